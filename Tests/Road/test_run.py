"""tools/run: from nothing to a portal that answers, and back, without losing a thing."""
import os
import re
import signal
import socket
import stat
import subprocess
import time

import pytest

from support.programs import ROOT

RUN = ROOT / "tools" / "run"


def tool(*arguments):
    return subprocess.run([RUN, *arguments], capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize("arguments", [["--port", "x"], ["--port", "70000"], ["--port"], ["--nonsense"]])
def test_what_it_does_not_understand_is_a_mistake_of_usage(arguments):
    answer = tool(*arguments)
    assert answer.returncode == 64
    assert "usage: tools/run" in answer.stderr


def test_a_port_in_use_is_said_before_anything_is_built(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        answer = tool("--home", tmp_path / "home", "--port", str(port))
    assert answer.returncode == 1
    assert f"Port {port} is in use" in answer.stderr
    assert not (tmp_path / "home").exists()


class Run:
    """tools/run in a group of its own, with its output in a file."""

    def __init__(self, house, name):
        self.log = house.logs / f"{name}.log"
        environment = {key: value for key, value in os.environ.items() if not key.startswith("RECHTSPOOR_")}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [RUN, "--home", house.home, "--port", str(house.port)], stdin=subprocess.DEVNULL, stdout=log,
                stderr=log, cwd=house.elsewhere, env=environment, start_new_session=True)
        self.house = house

    def await_address(self, seconds=600):
        end = time.monotonic() + seconds
        while f"http://127.0.0.1:{self.house.port}/" not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < end, self.log.read_text()
            time.sleep(0.2)
        return self

    def stop(self, by):
        self.process.send_signal(by)
        return self.process.wait(timeout=60)


@pytest.fixture
def run(house):
    started = []

    def start(name):
        started.append(Run(house, name))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.stop(signal.SIGTERM)


def test_a_first_start_shows_a_portal_and_a_later_start_keeps_the_data(house, run):
    first = run("first").await_address()
    assert house.status_of("/") == 200
    logins = house.home / "demo-logins.txt"
    assert stat.S_IMODE(logins.stat().st_mode) == 0o600
    assert str(logins) in first.log.read_text()
    assert first.stop(signal.SIGTERM) == 0
    assert house.status_of("/") is None, "the portal outlived tools/run"
    assert not re.search(r"Fatal error|Unhandled error", first.log.read_text())

    people = house.sql("SELECT customer_id FROM customer ORDER BY customer_id")
    kept = logins.read_bytes()
    assert people

    second = run("second").await_address()
    assert house.status_of("/") == 200
    assert second.stop(signal.SIGTERM) == 0
    assert house.sql("SELECT customer_id FROM customer ORDER BY customer_id") == people
    assert logins.read_bytes() == kept
