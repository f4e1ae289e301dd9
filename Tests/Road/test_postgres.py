"""The same programs on a server: taken in, stopped, erased; and what is said when the server is not there."""
import time

import pytest

from support import mail
from support.people import BRAM, NOOR, customer_file
from support.postgres import Postgres
from support.visitor import Visitor


@pytest.fixture
def server(tmp_path):
    server = Postgres(tmp_path / "pg").start()
    yield server
    server.stop()


@pytest.fixture
def at_server(house, server):
    """A house whose two databases are on the server."""
    addresses = {"RECHTSPOOR_DATABASE": server.database("main"), "RECHTSPOOR_KEYRING": server.database("keyring")}
    house.run("rechtspoor", "init", **addresses).ended(0)
    return house, addresses


def count(server, table, database="main"):
    return server.rows(database, f"SELECT COUNT(*) AS n FROM {table}")[0]["n"]


def test_a_customer_stops_and_is_erased_on_the_server(at_server, server):
    house, addresses = at_server
    house.run("rechtspoor", "customer", "import", customer_file(house, NOOR, BRAM), "--json", **addresses).ended(0)
    for who in (NOOR, BRAM):
        house.run(
            "rechtspoor", "customer", "purchase", "--card", who.card, "--product", "Dagkaart", "--price", "12,50",
            **addresses).ended(0)
    assert not list(house.home.glob("*.db")), "a house on a server has no database of its own"
    assert count(server, "purchase") == 2

    house.portal(**addresses)
    visitor = Visitor(house)
    assert visitor.object(NOOR.email).status == 200
    house.run("rechtspoor-scheduler", "once", **addresses).ended(0)
    notice, = house.mailbox.letters(to=NOOR.email)
    assert count(server, "purchase") == 2, "nothing goes before it is proven"
    for link in mail.links(notice, "/confirm/"):
        if 'value="confirm"' in visitor.get(link.removeprefix(house.url)).text:
            assert visitor.press(link, "confirm").status == 200
            break
    house.run("rechtspoor-scheduler", "once", **addresses).ended(0)
    assert count(server, "purchase") == 1 and count(server, "customer") == 2
    assert count(server, "wrapped_key WHERE compartment = 'relationship'", "keyring") == 1
    house.run("rechtspoor", "audit", "verify", **addresses).ended(0)


def test_a_server_that_stops_is_said_kindly_and_the_portal_recovers_by_itself(at_server, server):
    house, addresses = at_server
    house.portal(**addresses)
    assert house.status_of("/health/ready") == 200
    server.stop()
    visitor = Visitor(house)
    assert house.status_of("/health/ready") == 503
    answer = visitor.object(NOOR.email)
    assert answer.status == 503 and "030" in answer.text, "a page that says whom to call"
    assert house.status_of("/health/live") == 200
    server.start()
    end = time.monotonic() + 20
    while house.status_of("/health/ready") != 200:
        assert time.monotonic() < end, "the portal did not find its server again"
        time.sleep(0.2)
    assert visitor.object(NOOR.email).status == 200
    assert count(server, "rights_case") == 1


def test_a_password_in_an_address_is_refused_and_not_repeated(at_server):
    house, addresses = at_server
    secret = "postgresql://rechtspoor:geheim@localhost/main"
    answer = house.run("rechtspoor-scheduler", "once", **addresses | {"RECHTSPOOR_DATABASE": secret}).ended(1)
    assert "RECHTSPOOR_DATABASE" in answer.err and "pass file" in answer.err and "geheim" not in answer.err


def test_a_second_house_in_the_same_databases_is_refused(at_server, houses):
    _, addresses = at_server
    other = houses()
    answer = other.run("rechtspoor", "init", **addresses).ended(1)
    assert "already is" in answer.err
