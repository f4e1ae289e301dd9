"""What marketing may do and must not, in the real programs: NS Extra, carriers, the newer statement, why, and the record."""
import csv
import datetime
import html
import io
import re
import urllib.parse

import pytest

from support import mail
from support.client import Visitor, demo_logins
from support.colleague import Colleague
from support.opener import Opener
from support.programs import ROOT
from support.steps import letters_go
from support.visitor import Visitor as Guest

NEWER = ROOT / "Modules" / "Domain" / "Statement" / "Versions" / "klantrelatie-2026.json"


@pytest.fixture
def portal(demo_house):
    return demo_house.portal()


def signed_in(house, number=0):
    return Visitor(house).sign_in(demo_logins(house)[number])


def extra(visitor):
    """Whether this customer is in NS Extra, and what the page offers."""
    page = visitor.get("/me/extra").ended(200).text
    terms = re.search(r'name="terms" value="([^"]+)"', page)
    return 'value="leave"' in page, terms and terms.group(1)


def test_ns_extra_is_joined_and_left_with_one_click(portal):
    for number in range(len(demo_logins(portal))):
        visitor = signed_in(portal, number)
        inside, terms = extra(visitor)
        if inside or not terms:
            continue
        visitor.send("/me/extra", act="join", terms=terms).ended(200)
        if extra(visitor)[0]:
            break
    else:
        pytest.fail("nobody of the demonstration can join")
    assert portal.sql("SELECT COUNT(*) AS n FROM agreement WHERE name = 'nsExtra' AND ended_day IS NULL")[0]["n"] > 0
    visitor.send("/me/extra", act="leave").ended(200)
    assert not extra(visitor)[0]


def test_a_carrier_gets_who_said_yes_and_nobody_after_a_no(portal):
    """S36, S37: without an agreement nothing; then whoever said yes, and not who took it back a moment ago."""
    def feed():
        return portal.run("rechtspoor", "carrier", "feed", "Arriva", "--json")

    feed().ended(1)
    portal.run(
        "rechtspoor", "recipient", "add", "Arriva", "--role", "carriers", "--purpose", "carrierMessages", "--country",
        "NL", "--services", "service messages", "--agreement", "V-1", "--from", "2019-01-01", "--until", "2099-12-31",
        "--security", "annex 2", "--retention", "30 days", "--route", "letter", "--mailbox", "privacy@arriva.example",
    ).ended(0)
    before = feed().ended(0).json()["people"]
    login = demo_logins(portal)[0]
    visitor = Visitor(portal).sign_in(login)
    on = set(re.findall(r'name="keep" value="(\w+)" checked', visitor.get("/me/preferences").text))
    assert "carrierMessages" not in on

    def keep(lines):
        kept = [("csrf", visitor.token("/me/preferences"))] + [("keep", line) for line in sorted(lines)]
        visitor.ask("POST", "/me/preferences", urllib.parse.urlencode(kept)).ended(200)

    keep(on | {"carrierMessages"})
    assert feed().ended(0).json()["people"] == before, "asked for, and not yet confirmed"
    letters_go(portal)
    link = mail.links(portal.mailbox.letters(to=login[0])[-1], "/confirm/")[0]
    assert Guest(portal).press(link, "confirm").status == 200
    assert feed().ended(0).json()["people"] == before + 1
    keep(on)
    assert feed().ended(0).json()["people"] == before


def test_the_newer_statement_stops_at_once_whoever_has_not_said_yes(portal):
    """A9."""
    def by_basis(at=None):
        words = ("audience", "--purpose", "marketingActions", "--channel", "email", "--json")
        return portal.run("rechtspoor", *words, at=at).ended(0).json()["byBasis"]

    assert by_basis()["legitimateInterest"] > 0
    for role in ("dpo", "operator"):
        colleague = Colleague(portal, role, f"nieuwe-{role}")
        portal.run(
            "rechtspoor", "statement", "activate", NEWER, "--staff", colleague.login, stdin=colleague.secrets()
        ).ended(0)
    assert by_basis()["legitimateInterest"] > 0, "its first day is tomorrow"
    tomorrow = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)
    assert "legitimateInterest" not in by_basis(f"{tomorrow:%Y-%m-%d} 12:00:00")


def test_the_record_of_processing_says_the_same_in_three_forms(portal):
    data = portal.run("rechtspoor", "ropa", "--json").ended(0).json()["activities"]
    text = portal.run("rechtspoor", "ropa", "--csv").ended(0).out.lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    page = portal.run("rechtspoor", "ropa", "--html").ended(0).out
    assert {row["purpose"] for row in rows} == {activity["purpose"] for activity in data}
    for activity in data:
        assert html.escape(activity["name"], quote=False) in html.unescape(page), activity["name"]
        assert all(basis["dpv"].startswith("https://w3id.org/dpv") for basis in activity["bases"])


def test_a_colleague_with_a_case_is_told_why_somebody_may_be_written_to(portal):
    login = demo_logins(portal)[0]
    assert Guest(portal).object(login[0]).status == 200
    customer = portal.sql("SELECT customer_id FROM customer_case ORDER BY case_id")[-1]["customer_id"]
    case = portal.sql(
        """SELECT r.reference FROM case_reference r JOIN customer_case c ON c.case_id = r.case_id
           WHERE c.customer_id = ?""", customer)[0]["reference"]
    opener = Opener(portal.home / "rechtspoor.db", portal.home / "keyring.db", portal.home / "keys")
    card = opener.opened("card", customer)[0]["number"]
    agent = Colleague(portal, "agent", "nieuwe-agent")

    words = ("--purpose", "marketingActions", "--channel", "email", "--case", case, "--as", agent.login)
    said = portal.run("rechtspoor", "customer", "why", card, *words, stdin=agent.secrets()).ended(0).out
    assert len(said.split()) > 8 and "marketingActions" not in said, said
