"""The foot of a newsletter: a mail program's one press stops it, a look changes nothing, an old link still works."""
import re

import pytest

from support import mail
from support.client import Visitor, demo_logins
from support.steps import letters_go

ONE_CLICK = {
    "urlencoded": ("List-Unsubscribe=One-Click", "application/x-www-form-urlencoded"),
    "multipart": (
        '--b0undary\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b0undary--\r\n',
        "multipart/form-data; boundary=b0undary"),
}


@pytest.fixture
def subscribed(demo_house):
    """The demonstration with its one unsubscribe link: whose it is, and where it leads."""
    house = demo_house.portal()
    line, = [row for row in (house.home / "demo-logins.txt").read_text().splitlines() if row.startswith("unsubscribe ")]
    house.link = "/unsubscribe/" + re.search(r"/unsubscribe/(\S+)", line)[1]
    house.owner = house.sql(
        "SELECT owner_id FROM one_time_link WHERE purpose = 'unsubscribe'")[0]["owner_id"]
    house.email = demo_logins(house)[3][0]
    return house


def stops(house):
    return house.sql(
        "SELECT scope, source, proven_at, taken_back_at FROM stop WHERE customer_id = ? ORDER BY at", house.owner)


def traces(house):
    return stops(house), house.sql("SELECT * FROM suppression"), house.sql("SELECT * FROM rights_case"), house.sql(
        "SELECT * FROM one_time_link")


def press(house, way, link=None):
    body, kind = ONE_CLICK[way]
    return Visitor(house).ask("POST", link or house.link, body, content_type=kind)


@pytest.mark.parametrize("way", ONE_CLICK)
def test_one_press_without_cookies_stops_and_leads_nowhere_else(subscribed, way):
    house = subscribed
    before = house.sql("SELECT COUNT(*) AS n FROM purchase WHERE customer_id = ?", house.owner)
    answer = press(house, way).ended(200)
    assert answer.headers["Location"] is None
    assert stops(house) == [{"scope": "emailNS", "source": "oneClick", "proven_at": None, "taken_back_at": None}]
    press(house, way).ended(200)
    assert len(stops(house)) == 1, "twice is once"
    assert house.sql("SELECT COUNT(*) AS n FROM purchase WHERE customer_id = ?", house.owner) == before
    letters_go(house)
    letter, = house.mailbox.letters(to=house.email)
    assert "List-Unsubscribe" not in letter, "a notice is no advertising"
    assert mail.link(letter, "/confirm/")


def test_looking_changes_nothing(subscribed):
    house = subscribed
    before = traces(house)
    for method in ("GET", "HEAD"):
        for _ in range(5):
            Visitor(house).ask(method, house.link, user_agent="Mozilla/5.0 (compatible; mail scanner)").ended(200)
    assert traces(house) == before


def test_a_link_with_one_bit_changed_is_nobodys(subscribed):
    house = subscribed
    token = house.link.rsplit("/", 1)[1]
    flipped = house.link[:-len(token)] + chr(ord(token[0]) ^ 1) + token[1:]
    before = traces(house)
    Visitor(house).get(flipped).ended(410)
    for way in ONE_CLICK:
        assert press(house, way, flipped).status == 410
    # What stops can do nothing else: it signs nobody in and confirms nothing (T6).
    Visitor(house).get("/confirm/" + token).ended(410)
    assert traces(house) == before


def test_an_old_link_still_unsubscribes_after_subscribing_again(subscribed):
    house = subscribed
    press(house, "urlencoded").ended(200)
    letters_go(house)
    visitor = Visitor(house)
    visitor.send("/subscriptions", list="newsletter", email=house.email).ended(200)
    letters_go(house)
    asked, = house.mailbox.letters(to=house.email, subject="Bevestig uw aanmelding")
    link = mail.link(asked, "/confirm/")
    visitor.send("/confirm/" + link.rsplit("/", 1)[1], act="confirm").ended(200)
    silenced = "SELECT scope FROM suppression WHERE source IN ('footer', 'oneClick')"
    assert house.sql(silenced) == []
    assert house.sql("SELECT COUNT(*) AS n FROM lift WHERE customer_id = ?", house.owner) != [{"n": 0}]
    press(house, "multipart").ended(200)
    assert [stop["scope"] for stop in stops(house)] == ["emailNS", "emailNS"]
    assert {row["scope"] for row in house.sql(silenced)} == {"emailNS"}


def test_the_page_offers_less_and_more_and_takes_back_only_what_it_stopped(subscribed):
    house = subscribed
    visitor = Visitor(house)
    done = visitor.send(house.link).ended(200)
    assert "Er is nog niets gewist" in done.text and 'value="newsletterOnly"' in done.text
    less = visitor.send(house.link, act="newsletterOnly").ended(200)
    assert "krijgt u de nieuwsbrief per e-mail niet meer" in less.text
    taken, kept = stops(house)
    assert taken["scope"] == "emailNS" and taken["taken_back_at"] is not None
    assert kept["scope"] == "newsletter" and kept["taken_back_at"] is None
    more = visitor.send(house.link, act="everything").ended(200)
    assert "sturen wij u geen reclame meer" in more.text
    assert house.sql(
        "SELECT COUNT(*) AS n FROM suppression WHERE scope = 'everything' AND source = 'footer'") != [{"n": 0}]
