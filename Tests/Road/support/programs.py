"""The built programs, run as a person would run them."""
import dataclasses
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[3]
#: The programs as they are built for tests; a long battery may take those that people run: RECHTSPOOR_TEST_BUILD=release.
BUILT = ROOT / ".build" / os.environ.get("RECHTSPOOR_TEST_BUILD", "debug")
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


def command(name, *arguments, env):
    """The words to start a program with.

    Under faketime a shell comes first and becomes the program. The library adds a variable to the environment when
    it is first loaded, and Swift, which looks for its arguments just before that list, then finds none.
    """
    words = [str(path(name)), *map(str, arguments)]
    return ["/bin/sh", "-c", 'exec "$@"', "sh", *words] if "FAKETIME" in env else words


def run(name, *arguments, env, cwd, stdin="", timeout=120):
    started = subprocess.Popen(
        command(name, *arguments, env=env), env=env, cwd=cwd, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = started.communicate(stdin, timeout=timeout)
    except subprocess.TimeoutExpired:
        started.kill()
        started.communicate()
        raise
    finally:
        forget_faketime(started.pid)
    return Outcome(" ".join([name, *map(str, arguments)]), started.returncode, out, err)


def forget_faketime(pid):
    """Removes what faketime shared between the processes of a program that has ended."""
    for left in (f"faketime_shm_{pid}", f"sem.faketime_sem_{pid}"):
        pathlib.Path("/dev/shm", left).unlink(missing_ok=True)
