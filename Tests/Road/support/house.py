"""A house of its own for one test: home, letters, port and programs, with nothing of the real one."""
import glob
import os
import pathlib
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

from . import programs
from .bytesearch import search
from .mail import Mailbox
from .postgres import Database
from .sql import rows


class House:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.home = self.folder / "home"
        self.logs = self.folder / "logs"
        self.elsewhere = self.folder / "elsewhere"
        self.mailbox = Mailbox(self.folder / "mail")
        self.port = free_port()
        self.running = {}
        #: Settings of every program, and the databases that are not in the home.
        self.settings, self.databases = {}, {}
        for made in (self.logs, self.elsewhere):
            made.mkdir()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def environment(self, at=None, **settings):
        """Nothing of the tester's own settings; `at` ("2026-11-22 14:32:00", UTC) is where time begins."""
        env = {
            "PATH": os.environ["PATH"], "HOME": str(self.elsewhere), "LANG": "C.UTF-8", "TZ": "UTC",
            "SWIFT_BACKTRACE": "enable=no", "NO_COLOR": "1", "RECHTSPOOR_HOME": str(self.home),
            "RECHTSPOOR_LISTEN": f"127.0.0.1:{self.port}", "RECHTSPOOR_SMTP": f"file:{self.mailbox.folder}",
        }
        if "LD_LIBRARY_PATH" in os.environ:
            env["LD_LIBRARY_PATH"] = os.environ["LD_LIBRARY_PATH"]
        if at is not None:
            # Without the wrapper `faketime`, which would stand between a signal and the program.
            env |= {"LD_PRELOAD": faketime(), "FAKETIME": f"@{at}", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        return env | self.settings | settings

    def on(self, server, keyring_server=None, owner="rechtspoor"):
        """From now on with its two databases on a server, or on two; they belong to `owner`, as whom programs come."""
        ring = keyring_server or server
        server.database("main", f"OWNER {owner}")
        ring.database("keyring", f"OWNER {owner}")
        self.settings = {
            "RECHTSPOOR_DATABASE": server.address("main", owner), "RECHTSPOOR_KEYRING": ring.address("keyring", owner)}
        self.databases = {"rechtspoor.db": Database(server, "main"), "keyring.db": Database(ring, "keyring")}
        return self

    # What a person types.

    def run(self, program, *arguments, at=None, stdin="", timeout=120, **settings):
        return programs.run(
            program, *arguments, env=self.environment(at, **settings), cwd=self.elsewhere, stdin=stdin, timeout=timeout)

    def init(self, **options):
        self.run("rechtspoor", "init", **options).ended(0)
        return self

    def demo(self, **options):
        self.run("rechtspoor", "demo", timeout=600, **options).ended(0)
        return self

    # What keeps running.

    def start(self, program, *arguments, at=None, **settings):
        env = self.environment(at, **settings)
        with (self.logs / f"{program}.log").open("ab") as log:
            self.running[program] = subprocess.Popen(
                programs.command(program, *arguments, env=env), env=env, cwd=self.elsewhere,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        return self.running[program]

    def portal(self, **options):
        """Starts the portal and returns when it is ready."""
        process = self.start("rechtspoor-portal", **options)
        self.await_ready(process)
        return self

    def scheduler(self, **options):
        """Starts the scheduler and returns when it says so: before, it would not yet hear a signal."""
        process = self.start("rechtspoor-scheduler", "run", **options)
        end = time.monotonic() + 30
        while "started" not in (self.logs / "rechtspoor-scheduler.log").read_text():
            assert process.poll() is None, f"the scheduler ended with {process.returncode}\n{self.log_text()}"
            assert time.monotonic() < end, f"the scheduler did not start in 30 s\n{self.log_text()}"
            time.sleep(0.1)
        return self

    def await_ready(self, process, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert process.poll() is None, f"the portal ended with {process.returncode}\n{self.log_text()}"
            if self.status_of("/health/ready") == 200:
                return
            time.sleep(0.1)
        raise AssertionError(f"the portal was not ready in {seconds} s\n{self.log_text()}")

    def stop(self, program=None):
        """Asks to end, as an operator does, and returns the exit codes."""
        names = [program] if program else list(self.running)
        stopped = [(name, self.running.pop(name)) for name in names]
        for _, process in stopped:
            if process.poll() is None:
                process.terminate()
        codes = {}
        for name, process in stopped:
            try:
                codes[name] = process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                codes[name] = process.wait()
            programs.forget_faketime(process.pid)
        return codes

    # What can be seen from outside.

    def status_of(self, page):
        try:
            with urllib.request.urlopen(self.url + page, timeout=5) as answer:
                return answer.status
        except urllib.error.HTTPError as answer:
            return answer.code
        except OSError:
            return None

    def sql(self, query, *values, database="rechtspoor.db"):
        return rows(self.databases.get(database, self.home / database), query, *values)

    def bytesearch(self, needles, folder=None):
        return search(folder or self.home, needles)

    def log_text(self, last=60):
        parts = []
        for log in sorted(self.logs.glob("*.log")):
            lines = log.read_text(errors="replace").splitlines()[-last:]
            parts.append("\n".join([f"--- {log.name}", *lines]))
        return "\n".join(parts)

    def copy_from(self, other):
        """Takes over another house's home and letters; only while its programs are down."""
        assert not other.running and not self.home.exists()
        shutil.copytree(other.home, self.home)
        if other.mailbox.folder.exists():
            shutil.copytree(other.mailbox.folder, self.mailbox.folder)
        return self


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def faketime():
    found = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
    assert found, "faketime is not installed. Run: tools/install --tests"
    return found[0]
