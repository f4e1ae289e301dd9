"""How many may be written to: counted from the terminal, and one fewer at once when somebody stops."""
import pytest

from support.people import BRAM, NOOR, take_in
from support.visitor import Visitor

OFFERS = ("audience", "--purpose", "marketingActions", "--channel", "email", "--brand", "ns")


def test_a_stop_without_proof_takes_its_person_out_at_once(new_house):
    take_in(new_house, NOOR, BRAM)
    before = new_house.run("rechtspoor", *OFFERS, "--json").ended(0).json()
    assert (before["people"], before["others"], before["byBasis"]) == (2, 0, {"legitimateInterest": 2})
    new_house.portal()
    assert Visitor(new_house).object(NOOR.email).status == 200
    after = new_house.run("rechtspoor", *OFFERS, "--json").ended(0).json()
    assert (after["people"], after["others"]) == (1, 1) and sum(after["byReason"].values()) == 1
    changed = new_house.run("rechtspoor", "audience", "diff", "--json").ended(0).json()
    assert changed["change"] == -1 and changed["changes"]["may:legitimateInterest"] == -1
    assert sum(count for answer, count in changed["changes"].items() if answer.startswith("not:")) == 1


def test_it_counts_everybody_and_names_nobody(demo_house):
    said = demo_house.run("rechtspoor", *OFFERS, "--json").ended(0)
    facts = said.json()
    people = demo_house.sql("SELECT COUNT(*) AS n FROM standing")[0]["n"]
    assert 0 < facts["people"] < people and facts["people"] + facts["others"] == people
    assert sum(facts["byReason"].values()) == facts["others"] and len(facts["byReason"]) > 3
    assert sum(facts["byBasis"].values()) == facts["people"] and facts["statement"] == "klantrelatie-2019"
    words = demo_house.run("rechtspoor", *OFFERS).ended(0)
    assert str(facts["people"]) in words.out and "@" not in words.out + words.err + said.out


@pytest.mark.parametrize("words", [
    ("audience",), ("audience", "--purpose", "nothing", "--channel", "email"),
    ("audience", "--purpose", "marketingActions", "--channel", "inHouse"),
])
def test_what_leads_to_nobody_is_refused(new_house, words):
    new_house.run("rechtspoor", *words).ended(64)
