"""A copy of the database is put back: what people said since is in force again before anybody is served."""
import shutil

import pytest

from support.copies import contents, keep, put_back
from support.people import BRAM, NOOR, take_in
from support.steps import letters_go, newsletter, sign_in
from support.visitor import Visitor

OPENERS = [("rechtspoor-scheduler", "once"), ("rechtspoor-scheduler", "plan"), ("rechtspoor", "audit", "verify"),
           ("rechtspoor", "checkpoint")]


def in_force(house):
    """What people said, without the numbers of rows: a re-applied act gets a row of its own."""
    return {
        "stops": sorted(
            (row["customer_id"], row["act"], row["scope"])
            for row in house.sql("SELECT * FROM stop WHERE taken_back_at IS NULL")),
        "withdrawn": house.sql("SELECT customer_id, name FROM consent WHERE withdrawn_at IS NOT NULL ORDER BY 1, 2"),
        "suppressed": house.sql(
            "SELECT kind, digest, channel, brand, scope FROM suppression ORDER BY kind, digest, channel, brand, scope"),
    }


@pytest.fixture
def spoken(new_house):
    """A house whose copy is older than an objection and a withdrawal."""
    house = new_house
    house.noor, house.bram = take_in(house, NOOR, BRAM)
    house.portal()
    newsletter(house, NOOR)
    house.stop()
    house.old = keep(house, "rechtspoor.db", "old")
    keep(house, "keyring.db", "old")
    house.silent = in_force(house)

    house.portal()
    assert Visitor(house).object(BRAM.email).status == 200
    withdrawing = sign_in(house, NOOR)
    assert withdrawing.submit("/me/preferences", preset="serviceOnly").status == 200
    house.stop()
    letters_go(house)
    house.said = in_force(house)
    assert {row[0] for row in house.said["stops"]} >= {house.bram}
    assert house.said["withdrawn"] != house.silent["withdrawn"]
    assert house.said["suppressed"] != house.silent["suppressed"]
    return house


@pytest.mark.parametrize("witness", ["both witnesses", "mirror alone", "keyring alone"])
def test_a_copy_put_back_is_told_what_it_forgot_before_it_serves(spoken, witness):
    house = spoken
    put_back(house, "rechtspoor.db", house.old)
    if witness == "mirror alone":
        put_back(house, "keyring.db", house.old)
    if witness == "keyring alone":
        shutil.rmtree(house.home / "ledger")
        (house.home / "ledger").mkdir(mode=0o700)
    assert in_force(house) == house.silent, "the copy has forgotten nothing: this would prove nothing"

    house.portal()
    assert house.status_of("/") == 200
    assert in_force(house) == house.said
    log = house.log_text(last=10)
    assert log.index("re-applied") < log.rindex("The portal answers"), log
    house.stop()

    restored, = house.sql("SELECT * FROM audit_entry WHERE action = 'restored'")
    assert "lost=" in restored["detail"]
    house.run("rechtspoor", "audit", "verify").ended(0)
    letters_go(house)
    assert in_force(house) == house.said
    assert house.sql("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'restored'") == [{"n": 1}], "applied twice"


def test_without_any_witness_nothing_is_served(spoken):
    house = spoken
    put_back(house, "rechtspoor.db", house.old)
    put_back(house, "keyring.db", house.old)
    shutil.rmtree(house.home / "ledger")
    before, forgotten = contents(house), in_force(house)
    for words in [*OPENERS, ("rechtspoor-portal",)]:
        answer = house.run(*words).ended(1)
        sentence = answer.err.strip()
        if words == ("rechtspoor", "audit", "verify"):
            # It looks before it opens, and names every checkpoint the log falls short of.
            assert "its tail was cut off" in sentence
            continue
        assert len(sentence.splitlines()) == 1, sentence
        assert "checkpoint" in sentence and "Put back the newest keyring" in sentence
        assert answer.out == ""
    assert in_force(house) == forgotten
    assert contents(house) == before
    assert house.status_of("/") is None


def test_two_databases_of_different_houses_are_refused(spoken, houses):
    stranger = houses().init()
    stranger_copy = keep(stranger, "rechtspoor.db", "theirs")
    put_back(spoken, "rechtspoor.db", stranger_copy)
    answer = spoken.run("rechtspoor-scheduler", "once").ended(1)
    assert "key" in answer.err
