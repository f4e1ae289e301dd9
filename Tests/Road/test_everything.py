"""Somebody of whom everything is held stops: each kind of it goes, key by key and byte by byte."""
import datetime
import pathlib

import pytest

from support import mail, traces
from support.mailboxes import OWN_MAILBOX, mailbox_of
from support.opener import Opener
from support.people import today
from support.steps import letters_go
from support.visitor import Visitor

#: What somebody of the demonstration can have, and what a member of NS Extra has besides.
HELD = ("purchase", "contact_event", "profile", "preference", "extra_benefit")


@pytest.fixture
def member(demo_house):
    """The house, and a member of NS Extra in it of whom every kind of data is held, with a mailbox of their own."""
    wanted = " AND ".join(f"EXISTS (SELECT 1 FROM {table} t WHERE t.customer_id = c.customer_id)" for table in HELD)
    found = demo_house.sql(
        f"""SELECT c.customer_id FROM customer c WHERE {wanted}
            AND NOT EXISTS (SELECT 1 FROM stop s WHERE s.customer_id = c.customer_id)
            AND EXISTS (SELECT 1 FROM agreement a WHERE a.customer_id = c.customer_id AND a.name = 'subscription'
                        AND a.ended_day IS NULL)
            AND {OWN_MAILBOX}
            ORDER BY c.customer_id""")
    assert found, "the demonstration has nobody of whom everything is held"
    return demo_house, found[0]["customer_id"]


def opener(house, main=None):
    return Opener(main or house.home / "rechtspoor.db", house.home / "keyring.db", house.home / "keys")


def travels(house, card):
    """One journey by that card, in the layout of the consumer's export."""
    file = house.elsewhere / "own.csv"
    file.write_text(
        "Datum;Check in;Vertrek;Check uit;Bestemming;Af;Bij;Transactie;Kl;Product;Prive/ Zakelijk;Opmerking\n"
        f"{today() - datetime.timedelta(days=1):%d-%m-%Y};00:08;Haarlem;00:41;Alkmaar;€ 8,40;€ 0,00;Reis;2;;;\n")
    return house.run("rechtspoor", "travel", "import", file, "--card", card, "--json").ended(0).json()


def test_of_everything_held_for_the_relationship_nothing_is_left(member):
    house, customer = member
    before = opener(house)
    card = before.opened("card", customer)[0]["number"]
    email = mailbox_of(house, customer)
    assert travels(house, card)["stored"] == 1
    letters_go(house)
    trace = traces.relationship(house, customer)
    assert {label.split()[0] for label in trace} >= {*HELD, "raw_trip", "travel_intake", "travel_ref", "relationship", "extra"}
    assert set(house.bytesearch(trace).hits) == set(trace), "the search cannot see what is there"
    for table in HELD:
        assert all(before.opened(table, customer)), table
    aside = house.folder / "aside"
    aside.mkdir()
    for part in house.home.glob("rechtspoor.db*"):
        pathlib.Path(aside, part.name).write_bytes(part.read_bytes())

    house.portal()
    visitor = Visitor(house)
    assert visitor.object(email).status == 200
    house.run("rechtspoor-scheduler", "once").ended(0)
    notice = house.mailbox.letters(to=email)[-1]
    for link in mail.links(notice, "/confirm/"):
        if 'value="confirm"' in visitor.get(link.removeprefix(house.url)).text:
            assert visitor.press(link, "confirm").status == 200
            break
    assert house.stop() == {"rechtspoor-portal": 0}
    letters_go(house)

    for table in (*HELD, "engagement", "disclosure"):
        assert traces.count(house, table, "customer_id", customer) == 0, table
    left = house.bytesearch(trace)
    assert left.nothing, left.hits
    after = opener(house)
    assert after.key(customer, "relationship") is None and after.key(customer, "extra") is None
    assert all(after.opened("product", customer)), "the subscription opens as before"
    old = opener(house, aside / "rechtspoor.db")
    assert all(old.opened("product", customer))
    for table in HELD:
        assert not old.opens_with_any_key(table, customer), table
    house.run("rechtspoor", "audit", "verify").ended(0)
