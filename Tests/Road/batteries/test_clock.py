"""A clock that is wrong: what it would erase too early stays, and what is due goes on the first day it is right.

RECHTSPOOR_TEST_ROUNDS leaps of a true clock over the four years of S49, each followed by a false one, on each engine.
"""
import calendar
import dataclasses
import datetime
import random
import zoneinfo

import pytest

from support.colleague import Colleague
from support.jobs import somebody
from support.people import take_in
from support.postgres import Postgres
from support.rounds import ENGINES, SEED, rounds

ROUNDS = rounds(3)
AMSTERDAM = zoneinfo.ZoneInfo("Europe/Amsterdam")
#: What the guard believes: machines of one house differ by less than five minutes, and nobody is away for two days.
BACK, AHEAD = datetime.timedelta(minutes=5), datetime.timedelta(days=2)
#: The years before the first leap hold a 29 February, and those after it another.
FIRST = datetime.datetime(2024, 1, 30, 9, tzinfo=datetime.timezone.utc)
BORN = [
    datetime.datetime(*day, tzinfo=datetime.timezone.utc)
    for day in ((2024, 2, 29, 11), (2024, 3, 31, 0, 30), (2024, 10, 26, 22, 30), (2024, 10, 27, 1, 30))]


def said(when):
    return f"{when:%Y-%m-%d %H:%M:%S}"


def end_day(when):
    """The day four years later, in Amsterdam, on which it is gone; a 29 February that is not there is a 28th (A2)."""
    day = when.astimezone(AMSTERDAM).date()
    year = day.year + 4
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))


class Clocked:
    """A house of which a calendar of our own says who must still be there."""

    def __init__(self, house, people, dice):
        self.house, self.ends, self.dice = house, {}, dice
        house.init(at=said(FIRST))
        self.dpo = Colleague(house, "dpo")
        days = BORN[:people] + [
            FIRST + datetime.timedelta(days=dice.uniform(1, 700)) for _ in range(people - len(BORN))]
        for number, when in enumerate(sorted(days)):
            who = dataclasses.replace(somebody(300 + number), subscription="")
            customer, = take_in(house, who, day=when.date(), at=said(when))
            self.ends[customer] = end_day(when)
        # The first scheduler there ever was believes its clock.
        self.worked = max(days)
        self.once(self.worked).ended(0)

    def once(self, when):
        return self.house.run("rechtspoor-scheduler", "once", at=said(when), timeout=300, RECHTSPOOR_SWEEP_SHARE="1")

    def accept(self, when):
        self.house.run(
            "rechtspoor-scheduler", "accept-clock", "--as", self.dpo.login, at=said(when),
            stdin=self.dpo.secrets(when.timestamp())).ended(0)
        self.worked = when

    def there(self):
        return {row["customer_id"] for row in self.house.sql("SELECT DISTINCT customer_id FROM purchase")}

    def due(self, when):
        day = when.astimezone(AMSTERDAM).date()
        return {customer for customer, end in self.ends.items() if end > day}

    def look(self, when):
        """Gives the house this clock; whether it was believed. Nobody goes who has a day left, nobody else stays."""
        before, gone = self.there(), when - self.worked
        answer = self.once(when)
        if -BACK <= gone <= AHEAD:
            answer.ended(0)
            self.worked = max(self.worked, when)
            wanted = before & self.due(when)
            assert self.there() == wanted, f"{said(when)}: {len(self.there())} are there, of {len(wanted)}"
            return True
        answer.ended(1)
        assert answer.out == "" and "accept-clock" in answer.err, answer.err
        assert self.there() == before, f"{said(when)}: erased under a clock that is not believed"
        return False


@pytest.fixture(params=ENGINES)
def clocked(house, request, tmp_path):
    server = None
    if request.param == "postgresql":
        server = Postgres(tmp_path / "pg").start()
        house.on(server)
    yield Clocked(house, len(BORN) + min(36, ROUNDS // 5), random.Random(f"{SEED} clock"))
    house.stop()
    if server:
        server.stop()


#: An hour, a day, a year, and the day at which a clock without a battery begins; and the nights in which one turns.
JUMPS = [
    datetime.timedelta(hours=1), datetime.timedelta(hours=-1), datetime.timedelta(days=1), datetime.timedelta(days=-1),
    datetime.timedelta(days=365), BACK * -1 - datetime.timedelta(seconds=30), AHEAD + datetime.timedelta(minutes=10),
    datetime.timedelta(minutes=4), None]


def turns(year):
    """In which an hour is missing, or there twice."""
    for month in (3, 10):
        sunday = max(week[calendar.SUNDAY] for week in calendar.monthcalendar(year, month))
        yield datetime.datetime(year, month, sunday, 0, 30, tzinfo=datetime.timezone.utc)
        yield datetime.datetime(year, month, sunday, 1, 30, tzinfo=datetime.timezone.utc)


def moments(clocked, dice):
    """True clocks, in order: the eve and the day of every end, the nights that turn, and any other."""
    days = sorted(clocked.ends.values())
    noon = datetime.time(12, tzinfo=datetime.timezone.utc)
    points = [
        datetime.datetime.combine(day, noon) + datetime.timedelta(days=more, hours=dice.uniform(-11, 9))
        for day in days for more in (-1, 0)]
    points += [night for year in range(days[0].year, days[-1].year + 1) for night in turns(year)]
    points = [point for point in points if point > clocked.worked]
    chosen = dice.sample(points, min(ROUNDS, len(points)))
    latest = max(points)
    chosen += [
        clocked.worked + (latest - clocked.worked) * dice.random() for _ in range(ROUNDS - len(chosen))]
    return sorted(chosen)


def test_nothing_goes_a_day_too_early_under_whatever_clock(clocked):
    dice, refused, believed = clocked.dice, 0, 0
    for number, truth in enumerate(moments(clocked, dice)):
        if not clocked.look(truth):
            clocked.accept(truth)
            assert clocked.look(truth)
        jump = JUMPS[number % len(JUMPS)] if ROUNDS >= len(JUMPS) else dice.choice(JUMPS[1:5])
        false = datetime.datetime(1970, 1, 1, 0, 10, tzinfo=datetime.timezone.utc) if jump is None else truth + jump
        if clocked.look(false):
            believed += 1
        else:
            refused += 1
            # The clock is right again, and still nobody has looked. A code is good once: another minute, another code.
            assert clocked.once(truth).code == 1
            clocked.accept(truth + datetime.timedelta(minutes=1))
    clocked.house.run("rechtspoor", "audit", "verify", at=said(clocked.worked)).ended(0)
    assert len(clocked.there()) < len(clocked.ends), "nobody's day came: nothing was tried"
    print(f"clock: {ROUNDS} leaps, then {refused} clocks refused and {believed} believed; no violation")
