"""How long a battery runs, and on what: from the environment, as tools/battery sets it."""
import os

SEED = int(os.environ.get("RECHTSPOOR_TEST_SEED", "1"))
ENGINES = os.environ.get("RECHTSPOOR_TEST_ENGINE", "sqlite postgresql").split()


def rounds(short):
    """As many as were asked for, or so many where all the tests are run."""
    return int(os.environ.get("RECHTSPOOR_TEST_ROUNDS", short))
