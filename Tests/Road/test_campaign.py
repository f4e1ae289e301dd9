"""A campaign from its file to the mailboxes, by the real programs and a real mail server."""
import re

import pytest

from support import mail
from support.campaigns import SETTINGS, Marketers, campaign_file, sign
from support.jobs import somebody
from support.people import customer_file
from support.relay import Relay
from support.visitor import Visitor

PEOPLE = [somebody(number) for number in range(200, 230)]


@pytest.fixture
def relay(tmp_path):
    relay = Relay(tmp_path / "relay")
    yield relay
    relay.stop()


@pytest.fixture
def sending(new_house, relay):
    new_house.settings = SETTINGS | {"RECHTSPOOR_SMTP": relay.address}
    new_house.run("rechtspoor", "customer", "import", customer_file(new_house, *PEOPLE)).ended(0)
    return new_house


def test_a_campaign_goes_to_whom_it_may_and_to_nobody_else(sending, relay):
    house, marketers = sending, Marketers(sending)
    # What is wrong with a draft is said with its line, and nothing is entered.
    wrong = campaign_file(house, "wrong", purpose="marketingAction", kind="ours")
    said = marketers.act(["draft", wrong], marketers.writer).ended(1).err
    assert "line 2: purpose is 'marketingAction'; write" in said and "line 4: kind is 'ours'" in said, said
    assert house.run("rechtspoor", "campaign", "list", "--json").ended(0).json() == []
    # Written by the one; not hers to release; released by the other.
    said = marketers.act(["draft", campaign_file(house, "zee")], marketers.writer).ended(0).err
    assert "not ready: " in said and "the company that delivers our e-mail" in said, said
    preview = house.run("rechtspoor", "campaign", "preview", "zee", "--language", "en").ended(0).out
    assert "Dear Noor de Vries," in preview and "https://rechten.nl/why/zee" in preview
    refused = house.run("rechtspoor", "campaign", "send", "zee").ended(1)
    assert "a second colleague releases it first" in refused.err
    sign(house)
    marketers.act(["release", "zee", "--draft", marketers.read("zee")], marketers.second).ended(0)
    counted = house.run("rechtspoor", "audience", "--campaign", "zee", "--json").ended(0).json()
    assert counted["people"] == len(PEOPLE) and counted["byBasis"] == {"legitimateInterest": len(PEOPLE)}, counted
    # Three say no in the time between.
    house.portal()
    for who in PEOPLE[:3]:
        assert Visitor(house).object(who.email).status == 200
    house.stop()
    result = house.run("rechtspoor", "campaign", "send", "zee", "--json").ended(0).json()
    assert result["state"] == "finished" and result["sent"] == len(PEOPLE) - 3 and result["waiting"] == 0, result
    assert {line["why"] for line in result["lines"] if line["state"] == "sent"} == {"legitimateInterest"}
    delivered = relay.deliveries()
    got = sorted(address for _, letter, _ in delivered for address in mail.addresses(letter))
    assert got == sorted(who.email.lower() for who in PEOPLE[3:])
    for number, letter, content in delivered:
        assert not letter.defects and letter["from"].addresses[0].addr_spec == "service@rechten.nl"
        assert letter["reply-to"].addresses[0].addr_spec == "service@rechten.nl"
        assert letter["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
        ways = re.findall(r"<([^>]+)>", str(letter["list-unsubscribe"]))
        assert ways[0].startswith("https://rechten.nl/unsubscribe/") and ways[1].startswith("mailto:service@rechten.nl")
        assert letter.get_content_type() == "text/plain" and letter.get_content_charset() == "utf-8"
        assert max(len(line) for line in content.split(b"\r\n")) <= 998 and number.endswith("@rechten.nl>")
        # Nothing in it counts or follows: no picture, and of the links one alone is the person's own (A12).
        own = [link for link in mail.links(letter) if "/unsubscribe/" in link]
        assert len(own) == 1 and set(mail.links(letter)) - set(own) == {
            "https://rechten.nl/why/zee", "https://rechten.nl/objections"}
    # Again, and by the scheduler: nobody has it twice.
    assert house.run("rechtspoor", "campaign", "send", "zee", "--json").ended(0).json()["sent"] == len(PEOPLE) - 3
    house.run("rechtspoor-scheduler", "once").ended(0)
    assert len([1 for _, letter, _ in relay.deliveries() if letter["subject"] == "Met de trein naar zee"]) == len(PEOPLE) - 3
    house.run("rechtspoor", "audit", "verify").ended(0)


def test_a_colleague_gets_the_test_and_nobody_else(sending, relay):
    marketers = Marketers(sending)
    marketers.act(["draft", campaign_file(sending, "zee")], marketers.writer).ended(0)
    marketers.act(["test", "zee", "--language", "en"], marketers.second).ended(0)
    (_, letter, _), = relay.deliveries()
    assert mail.addresses(letter) == {marketers.second.login} and letter["subject"] == "[test] By train to the sea"


def test_an_address_nobody_has_is_remembered_as_unusable(sending, tmp_path):
    sign(sending)
    Marketers(sending).release("zee")
    strict = Relay(tmp_path / "strict", "--answer", "RCPT=550 5.1.1 no such user")
    try:
        result = sending.run(
            "rechtspoor", "campaign", "send", "zee", "--json", RECHTSPOOR_SMTP=strict.address).ended(0).json()
    finally:
        strict.stop()
    assert [(line["state"], line["why"], line["messages"]) for line in result["lines"]] == [
        ("failed", "refused:5.1.1", len(PEOPLE))]
    assert sending.sql("SELECT COUNT(*) AS n FROM unusable_address WHERE why = 'bounced'")[0]["n"] == len(PEOPLE)
