"""The built programs, run as a person would run them."""
import dataclasses
import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
BUILT = ROOT / ".build" / "debug"
NAMES = ("rechtspoor", "rechtspoor-portal", "rechtspoor-scheduler", "zakelijk")


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a program ended, and what it said."""

    command: str
    code: int
    out: str
    err: str

    def json(self):
        return json.loads(self.out)

    def ended(self, code):
        """Itself, if it ended so; otherwise the test fails with everything it said."""
        assert self.code == code, f"{self.command} ended with {self.code}, not {code}\nout: {self.out}\nerr: {self.err}"
        return self


def path(name):
    program = BUILT / name
    assert program.is_file(), f"{program} is not there. Build first: tools/build"
    return program


def run(name, *arguments, env, cwd, stdin="", timeout=120):
    words = [str(word) for word in arguments]
    done = subprocess.run(
        [path(name), *words], env=env, cwd=cwd, input=stdin, capture_output=True, text=True, timeout=timeout)
    return Outcome(" ".join([name, *words]), done.returncode, done.stdout, done.stderr)
