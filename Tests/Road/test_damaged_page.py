"""A page of the database that the disk has changed, met by a customer: a kind page, no change, and an alarm."""
import re
import sqlite3

import pytest

from support.people import NOOR, take_in
from support.visitor import Visitor


def page_of(house, table):
    """Where the page begins that an index or a table without rowids has its root on, and how long it is."""
    address = (house.home / "rechtspoor.db").resolve().as_uri() + "?mode=ro"
    connection = sqlite3.connect(address, uri=True)
    root, = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    size, = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    return (root - 1) * size, size


def flip(house, place):
    with (house.home / "rechtspoor.db").open("r+b") as file:
        file.seek(place)
        old = file.read(1)[0]
        file.seek(place)
        file.write(bytes([old ^ 1]))


@pytest.fixture
def damaged(new_house):
    house = new_house
    take_in(house, NOOR)
    house.run("rechtspoor-scheduler", "once").ended(0)
    assert not list(house.home.glob("rechtspoor.db-wal")), "the journal is not empty"
    begin, size = page_of(house, "lookup")
    place = begin + size // 2
    flip(house, place)
    house.portal()
    return house, place


def counted(house):
    return [
        house.sql(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"]
        for table in ("rights_case", "suppression", "audit_entry", "ledger", "letter", "stop")]


def test_a_page_that_is_damaged_is_answered_by_503_and_changes_nothing(damaged):
    house, place = damaged
    before = counted(house)
    for language, word in (("nl", "Probeer het"), ("en", "Try")):
        answer = Visitor(house, language).object(NOOR.email)
        assert answer.status == 503 and "<html" in answer.text, answer.text
        assert word in answer.text and NOOR.email not in answer.text
        assert not re.search(r"sqlite|corrupt|page \d", answer.text, re.IGNORECASE), answer.text
    assert counted(house) == before
    log = house.log_text()
    assert "incident" in log and "rechtspoor restore" in log and NOOR.email not in log
    # Pages that need nothing of it are shown as ever.
    assert Visitor(house).get("/").status == 200 and Visitor(house).get("/statement").status == 200
    # The daily look finds it too, and those who watch the house are told.
    refused = house.run("rechtspoor-scheduler", "once", timeout=120).ended(1)
    assert "put a copy back" in refused.err or "rechtspoor restore" in refused.err
    # Right again, nothing of the attempt is there: the objection is taken as if it were the first.
    house.stop()
    flip(house, place)
    assert counted(house)[:2] == before[:2]
    house.portal()
    assert Visitor(house).object(NOOR.email).status == 200
    assert counted(house)[0] == before[0] + 1 and counted(house)[1] > before[1]


def test_the_daily_look_raises_the_alarm(damaged):
    house, _ = damaged
    house.run("rechtspoor", "audit", "verify", timeout=120).ended(1)
    metrics = Visitor(house).get("/metrics").text
    assert re.search(r'rechtspoor_check_faults\{check="pages"\} [1-9]', metrics), metrics
    assert re.search(r"rechtspoor_alarms [1-9]", metrics), metrics
