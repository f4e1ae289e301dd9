"""kill -9 at any moment of a sweep, an erasure, an import: afterwards nothing is there by half, and it goes on.

RECHTSPOOR_TEST_ROUNDS kills for each job and engine, RECHTSPOOR_TEST_SEED chooses the moments.
"""
import random

import pytest

from support import invariants, jobs
from support.rounds import SEED, rounds

ROUNDS = rounds(1)


@pytest.mark.parametrize("job", jobs.JOBS, ids=lambda job: job.name)
def test_whatever_is_killed_leaves_nothing_by_half(base, job):
    before = invariants.holdings(base.house)
    undisturbed = base.copy()
    aim = jobs.Aim(random.Random(f"{SEED} {job.name}"), took=job.whole(undisturbed))
    after, expected = invariants.holdings(undisturbed), invariants.counts(undisturbed)
    assert expected != invariants.counts(base.house), "the job changed nothing: nothing would be tried"
    base.drop(undisturbed)

    halfway = unused = 0
    for number in aim.rounds(ROUNDS):
        house = base.copy()
        try:
            job.killed(house, aim)
            halfway += jobs.check_stopped(house, job, before, after, expected)
            unused += jobs.check_finished(house, job, expected)
        except BaseException:
            print(f"round {number} of {job.name}, seed {SEED}: {house.folder}")
            raise
        base.drop(house)
    print(
        f"{job.name}: {number + 1} rounds, {aim.hits} killed at work, {halfway} of them with a part done; "
        f"no violation; {unused} keys of nobody")
