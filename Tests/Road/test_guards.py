"""The real scheduler under clocks that jump, and before a day that would end very many relationships."""
import datetime
import time
import xml.etree.ElementTree as ElementTree

import pytest

from support import mail
from support.colleague import Colleague
from support.people import BRAM, NOOR, take_in


def moment(**ahead):
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**ahead)


def said(when):
    return f"{when:%Y-%m-%d %H:%M:%S}"


def once(house, when=None, *words, **settings):
    return house.run("rechtspoor-scheduler", "once", *words, "--json", at=when and said(when), **settings)


def status(house, when=None):
    return house.run("rechtspoor-scheduler", "status", "--json", at=when and said(when)).ended(0).json()


@pytest.fixture
def worked(new_house):
    """A house in which a scheduler worked just now, and two colleagues."""
    once(new_house).ended(0)
    return new_house, Colleague(new_house, "dpo"), Colleague(new_house, "operator")


@pytest.mark.parametrize("jump", [
    {"hours": -1}, {"days": -1}, {"days": 365}, {"days": -365 * 56}], ids=["hour", "day", "year", "1970"])
def test_a_clock_that_jumped_stops_the_work_until_it_is_accepted(worked, jump):
    house, dpo, _ = worked
    people = take_in(house, NOOR)
    wrong = once(house, moment(**jump)).ended(1)
    assert wrong.out == "" and "accept-clock" in wrong.err
    # The clock is right again: still nobody looked.
    assert "accept-clock" in once(house).ended(1).err
    assert "gone back" in status(house)["clock"] or "two days" in status(house)["clock"]
    refused = house.run("rechtspoor-scheduler", "accept-clock", "--as", dpo.login, stdin="wrong\n000000\n").ended(1)
    assert "Nothing was recorded" in refused.err
    house.run("rechtspoor-scheduler", "accept-clock", "--as", dpo.login, stdin=dpo.secrets()).ended(0)
    assert "clock" not in status(house)
    once(house).ended(0)
    assert [row["customer_id"] for row in house.sql("SELECT customer_id FROM purchase")] == people
    acts = [row["action"] for row in house.sql("SELECT action FROM audit_entry WHERE action LIKE 'clock%'")]
    assert sorted(acts) == ["clockAccepted", "clockStopped"]
    house.run("rechtspoor", "audit", "verify").ended(0)


def test_a_small_jump_is_believed(worked):
    house, _, _ = worked
    once(house, moment(hours=1)).ended(0)
    once(house, moment(days=1, hours=1)).ended(0)
    assert "clock" not in status(house)


def test_a_daemon_under_a_wrong_clock_says_so_and_does_nothing(worked):
    house, _, _ = worked
    take_in(house, NOOR)
    before = house.sql("SELECT COUNT(*) AS n FROM audit_entry")[0]["n"]
    house.scheduler(at=said(moment(days=365 * 5)))
    end = time.monotonic() + 20
    while "not believed" not in house.log_text() and time.monotonic() < end:
        time.sleep(0.2)
    assert "not believed" in house.log_text() and "swept" not in house.log_text()
    assert house.stop() == {"rechtspoor-scheduler": 0}
    assert house.sql("SELECT COUNT(*) AS n FROM audit_entry")[0]["n"] == before + 1
    assert len(house.sql("SELECT customer_id FROM purchase")) == 1


def test_what_would_end_too_much_waits_for_two_colleagues(worked):
    house, dpo, operator = worked
    take_in(house, NOOR, BRAM)
    none = {"RECHTSPOOR_SWEEP_SHARE": "0", "RECHTSPOOR_SWEEP_FLOOR": "1"}
    first = moment(days=365 * 5)
    once(house, first, **none).ended(1)
    house.run("rechtspoor-scheduler", "accept-clock", "--as", dpo.login, at=said(first),
              stdin=dpo.secrets(first.timestamp())).ended(0)
    # An account that nobody used for two years would count as well: this one is used.
    again = house.run("rechtspoor-scheduler", "accept-clock", "--as", operator.login, at=said(first),
                      stdin=operator.secrets(first.timestamp())).ended(1)
    assert "nothing to accept" in again.err
    plan = house.run("rechtspoor-scheduler", "plan", "--json", at=said(first), **none).ended(0).json()
    swept = once(house, first, **none).ended(0).json()
    assert swept["waiting"] == 2 and swept["digest"] == plan["digest"]
    [(rule, people)] = plan["waits"].items()
    assert people == 2 and len(house.sql("SELECT customer_id FROM purchase")) == 2
    # Nobody does anything about it for two days.
    once(house, first + datetime.timedelta(hours=47), **none).ended(0)
    assert house.mailbox.letters(to="privacy@rechtspoor.example") == []
    later = first + datetime.timedelta(hours=49)
    once(house, later, **none).ended(0)
    letter, = house.mailbox.letters(to="privacy@rechtspoor.example")
    assert f"Regel {rule}: 2 mensen" in mail.text(letter)
    [wait] = status(house, later)["waits"]
    assert wait["rule"] == rule and wait["people"] == 2 and wait["escalated"]

    def release(who, after, **other):
        when = later + datetime.timedelta(seconds=after)
        given = {"rule": rule, "day": wait["day"], "ceiling": 2} | other
        words = [word for name, value in given.items() for word in (f"--{name}", value)]
        return house.run("rechtspoor-scheduler", "release", *words, "--as", who.login, at=said(when),
                         stdin=who.secrets(when.timestamp()))

    for number, (wrong, why) in enumerate([
            ({"day": f"{first:%Y-%m-%d}"}, "not of"), ({"rule": "R99"}, "Nothing waits"),
            ({"ceiling": 1}, "would not let")]):
        refused = release(dpo, 60 + 60 * number, **wrong).ended(1)
        assert why in refused.err and "Nothing was recorded" in refused.err
    release(dpo, 300).ended(0)
    assert "another colleague" in release(dpo, 400).ended(1).err
    assert len(house.sql("SELECT customer_id FROM purchase")) == 2
    release(operator, 420).ended(0)
    # The day was done, and is open again for whichever scheduler comes.
    house.scheduler(at=said(later + datetime.timedelta(seconds=430)), **none)
    end = time.monotonic() + 20
    while house.sql("SELECT customer_id FROM purchase") and time.monotonic() < end:
        time.sleep(0.3)
    assert house.sql("SELECT customer_id FROM purchase") == [], house.log_text()
    assert house.stop() == {"rechtspoor-scheduler": 0}
    house.run("rechtspoor", "audit", "verify").ended(0)


def test_a_plan_and_a_forecast_are_tables_and_a_drawing(worked):
    house, dpo, _ = worked
    take_in(house, NOOR)
    drawing = house.elsewhere / "forecast.svg"
    forecast = house.run("rechtspoor-scheduler", "forecast", "--csv", "--svg", drawing).ended(0).out.splitlines()
    assert forecast[0] == "month,category,rows,rule"
    assert any(",transactions,1,R" in line for line in forecast)
    assert ElementTree.parse(drawing).getroot().tag.endswith("svg")
    ahead = moment(days=365 * 5)
    plan = house.run("rechtspoor-scheduler", "plan", "--as-of", f"{ahead:%Y-%m-%d}", "--csv").ended(0).out.splitlines()
    assert plan[0] == "rule,category,month,rows" and any(",transactions," in line for line in plan)
    held = house.run("rechtspoor", "hold", "place", "--customer", NOOR.number, "--reason", "claim", "--owner", "legal",
                     "--until", f"{ahead:%Y-%m-%d}", "--as", dpo.login, "--json", stdin=dpo.secrets()).ended(0).json()
    assert [hold["hold"] for hold in house.run("rechtspoor", "hold", "list", "--json").json()] == [held["hold"]]
