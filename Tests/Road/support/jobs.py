"""What a house does of itself and at somebody's word, and what must hold when it was stopped in the middle of it."""
import dataclasses
import datetime
import subprocess
import time

from . import invariants, programs
from .people import NOOR, customer_file


def somebody(number):
    return dataclasses.replace(
        NOOR, number=str(70030000 + number), email=f"reiziger{number}@voorbeeld.example",
        card=f"35280100001{number:05}", surname=f"Reiziger{number:03}", house_number=str(number + 1))


OBJECTORS = [somebody(number) for number in range(12)]
NEWCOMERS = [somebody(number) for number in range(100, 160)]


def days_on(days, hour="10:00:00"):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    return moment.strftime(f"%Y-%m-%d {hour}")


class Job:
    """One command of a person or of the house, and the moment at which it is given."""

    def __init__(self, name, program, words, days=None):
        self.name, self.program, self.words = name, program, words
        self.at = None if days is None else days_on(days)
        #: Whoever was killed holds its part of the sweep for a minute; then it is anybody's.
        self.later = None if days is None else days_on(days, "10:05:00")

    def whole(self, house, at=None):
        """Returns how many seconds it took."""
        began = time.monotonic()
        house.run(self.program, *self.words(house), at=at or self.at, timeout=300).ended(0)
        return time.monotonic() - began

    def killed(self, house, aim, at=None):
        """Is killed at the moment that is aimed at, unless it is through by then; the aim learns from either."""
        seconds, began = aim.moment(), time.monotonic()
        env = house.environment(at or self.at)
        process = subprocess.Popen(
            programs.command(self.program, *self.words(house), env=env), env=env, cwd=house.elsewhere,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=seconds)
            aim.missed(time.monotonic() - began)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            aim.hits += 1
        finally:
            programs.forget_faketime(process.pid)


class Aim:
    """At which moments a job is killed, so that it comes while it is at work.

    `took`: how many seconds the job took undisturbed. Whenever it is through before its moment it has shown what it
    takes now, with warm files and less to do than the first time: later moments lie within that.
    """

    #: How many more rounds there are as long as none came in the middle.
    PATIENCE = 20

    def __init__(self, dice, took):
        self.dice, self.took, self.hits = dice, took, 0

    def moment(self):
        return self.dice.uniform(0.05, 1) * self.took

    def missed(self, seconds):
        self.took = min(self.took, seconds)

    def rounds(self, asked, enough=lambda: True):
        """The numbers of so many rounds, and of as many more as it takes to come once while it is at work."""
        number = 0
        while number < asked or self.hits == 0 or not enough():
            assert number < asked + self.PATIENCE, "it was never killed in the middle: nothing was tried"
            yield number
            number += 1


JOBS = [
    Job("sweep", "rechtspoor-scheduler", lambda house: ["once"], days=49 * 31),
    Job("erasure", "rechtspoor-scheduler", lambda house: ["once"], days=4),
    Job("import", "rechtspoor", lambda house: ["customer", "import", customer_file(house, *NEWCOMERS)]),
]


def check_stopped(house, job, before, after, expected):
    """Right after it was stopped; returns whether a part of the work was done by then."""
    invariants.sound(house)
    invariants.chained(house, at=job.at)
    held = invariants.holdings(house)
    if job.name != "import":
        for customer in set(before) | set(held):
            assert held[customer] in (before[customer], after[customer]), f"{customer} is erased by half"
        # Each erasure is in the log, in the ledger, and done; none without the others.
        in_log, in_ledger = invariants.said(house, since=job.at)
        assert in_log == in_ledger, "log and ledger do not say the same"
        erased = sum(held[customer] != before[customer] for customer in before)
        assert erased <= in_log, "somebody was erased and the log does not say so"
    _, unreadable = invariants.keys_and_rows(house)
    assert not unreadable, f"rows whose key is gone: {unreadable}"
    return held != before and invariants.counts(house) != expected


def check_finished(house, job, expected):
    """Given once more, the job ends as if nothing had been. Returns how many keys are left that open nothing.

    A key is kept before the first row under it: whoever is killed in between leaves one of somebody, or of a letter,
    whom there never was.
    """
    job.whole(house, at=job.later)
    invariants.sound(house)
    found = invariants.counts(house)
    different = {table: (found[table], expected[table]) for table in expected if found[table] != expected[table]}
    assert not different, f"it does not end as it does undisturbed: {different}"
    if job.name != "import":
        invariants.nothing_overdue(house, at=job.later)
    house.run("rechtspoor-scheduler", "once", at=job.later, timeout=300).ended(0)
    unused, unreadable = invariants.keys_and_rows(house)
    assert not unreadable, f"rows whose key is gone: {unreadable}"
    known = invariants.owners(house)
    kept = {(owner, drawer) for owner, drawer in unused if owner in known}
    assert not kept, f"an emptied drawer kept its key: {kept}"
    invariants.chained(house, at=job.later)
    return len(unused)
