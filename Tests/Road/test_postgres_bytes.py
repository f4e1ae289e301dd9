"""What a server's files hold after an erasure: heap, samples, journal, and a copy of the whole from before."""
import dataclasses
import random

import pytest

from support import mail, traces
from support.bytesearch import search
from support.opener import SEALED, Opener
from support.people import BRAM, NOOR, buy, customer_file, journeys
from support.postgres import Database, Postgres
from support.visitor import Visitor

CROWD = [
    dataclasses.replace(
        NOOR, number=str(70030000 + number), email=f"reiziger.{number}@voorbeeld.example",
        card=f"35280200000{number:05}", surname=f"Ooievaarsnest{number:02}", house_number=str(number + 20))
    for number in range(10)
]
#: The relationship, and what was sealed of it in the drawer that goes.
GOES = [table for table, (_, drawer) in SEALED.items() if drawer == "relationship"]


@pytest.fixture
def server(tmp_path):
    server = Postgres(tmp_path / "pg").start()
    # As servers are run: the test's own has these off, to be quick.
    server.restart(full_page_writes="on", autovacuum="on", autovacuum_naptime="1", wal_recycle="off")
    server.psql("postgres", "CREATE ROLE keeper LOGIN")
    yield server
    server.stop()


def rest(server):
    """All that is in memory goes to the files, with the samples that a planner takes."""
    for name in ("main", "keyring"):
        server.psql(name, "ANALYZE")
    server.psql("postgres", "CHECKPOINT")


@pytest.fixture
def lived_in(house, server):
    """A house whose rows came in any order and were changed since; programs come as somebody who is no superuser."""
    house.on(server, owner="keeper").run("rechtspoor", "init").ended(0)
    people = [NOOR, BRAM, *CROWD]
    house.run("rechtspoor", "customer", "import", customer_file(house, *people), "--json").ended(0)
    days = random.Random(7)
    for who in days.sample(people, len(people)):
        journeys(house, who)
    for who in days.sample(people * 2, 2 * len(people)):
        buy(house, who)
    # A later file of the same people: some of their rows are written anew.
    moved = [dataclasses.replace(who, street="Verhuisdreef") for who in people]
    again = customer_file(house, *days.sample(moved, len(moved)))
    house.run("rechtspoor", "customer", "import", again, "--json").ended(0)
    house.portal()
    return house


def number_of(house, who):
    """The customer's number: whose card opens."""
    opener = opener_of(house)
    for row in house.sql("SELECT customer_id FROM customer"):
        if any(fields and who.card in fields.values() for fields in opener.opened("card", row["customer_id"])):
            return row["customer_id"]
    raise AssertionError(f"nobody has the card of {who.surname}")


def opener_of(house, main=None, keyring=None):
    return Opener(
        main or house.databases["rechtspoor.db"], keyring or house.databases["keyring.db"], house.home / "keys")


def erase(house, *people):
    for who in people:
        assert Visitor(house).object(who.email).status == 200
    house.run("rechtspoor-scheduler", "once").ended(0)
    for who in people:
        notice, = house.mailbox.letters(to=who.email)
        link, = [link for link in mail.links(notice, "/confirm/")
                 if 'value="confirm"' in Visitor(house).get(link.removeprefix(house.url)).text]
        assert Visitor(house).press(link, "confirm").status == 200


def of_the_keyring(house, customer, trace):
    """What the keyring alone knows: the drawer's key, and customer and travel side by side."""
    reference = traces.travel_ref(house, customer)
    return {
        "key": trace["relationship key, wrapped"], "travel_ref": traces.written(house, reference),
        "link": traces.written(house, customer) + traces.written(house, reference)}


def test_after_an_erasure_the_files_tell_nothing(lived_in, server, tmp_path):
    house = lived_in
    noor, bram = number_of(house, NOOR), number_of(house, BRAM)
    trace, ring = traces.relationship(house, noor), {}
    for name, customer in (("noor", noor), ("bram", bram)):
        ring |= {f"{name}: {label}": needle for label, needle in of_the_keyring(
            house, customer, traces.relationship(house, customer)).items()}
    plain = {
        f"{who.number}: {label}": word for who in (NOOR, BRAM, CROWD[3]) for label, word in who.plain_words.items()}
    rest(server)
    before = search(server.data, trace | ring | plain)
    assert set(before.hits) == set(trace) | set(ring), "what is there is not seen, or a name lies open"
    assert any("pg_wal/" in place for places in before.hits.values() for place in places)
    # In the keyring's own files once each: no sample of a key or a link is kept beside it.
    keyring = server.folder_of("keyring")
    once = search(keyring, {label: needle for label, needle in ring.items() if not label.endswith("travel_ref")})
    assert {label: len(places) for label, places in once.hits.items()} == dict.fromkeys(once.hits, 1), once.hits
    old = server.base_backup()

    erase(house, NOOR, CROWD[0], CROWD[5])
    assert house.sql("SELECT 1 AS one FROM key_destruction") == []
    server.psql("postgres", "CHECKPOINT")
    after = search(keyring, ring)
    gone = {label for label in ring if label.startswith("noor")}
    assert not gone & set(after.hits), f"still in the keyring's files: {after.hits}"
    assert set(after.hits) == set(ring) - gone, "the search has gone blind"

    house.run("rechtspoor-scheduler", "once").ended(0)
    rest(server)
    after = search(server.data, ring | plain)
    assert not set(plain) & set(after.hits)
    # What is left of them is in the journal, and leaves with it.
    left = {place for label in gone for place in after.hits.get(label, []) if not label.endswith("travel_ref")}
    assert left and all(place.startswith("pg_wal/") for place in left), left
    server.psql("postgres", "SELECT pg_switch_wal()")
    server.psql("postgres", "CHECKPOINT")
    after = search(server.data, ring)
    left = {place for label in gone for place in after.hits.get(label, []) if not label.endswith("travel_ref")}
    assert not left, left
    assert set(ring) - gone <= set(after.hits)

    an_old_copy_tells_nothing(house, old, tmp_path, noor, bram)


def an_old_copy_tells_nothing(house, old, tmp_path, noor, bram):
    """The base backup of before, brought up as a server of its own and read with today's keyring."""
    second = Postgres.of_backup(old, tmp_path / "second")
    try:
        main, forgotten = Database(second, "main"), Database(second, "keyring")
        then, now = opener_of(house, main, forgotten), opener_of(house, main)
        held = [table for table in GOES if then.opened(table, noor)]
        assert {"purchase", "contact_event"} <= set(held)
        for table in held:
            assert all(then.opened(table, noor)), "the keyring of before opens it: so it was there"
            assert all(fields is None for fields in now.opened(table, noor)), table
            assert not now.opens_with_any_key(table, noor), table
        for table in ("product", "card", "contact_detail"):
            assert now.opened(table, noor) and all(now.opened(table, noor)), f"{table} stays, and opens"
        assert all(now.opened("purchase", bram))
        refs = {row["travel_ref"] for row in main.rows("SELECT DISTINCT travel_ref FROM month_counter")}
        links = {row["travel_ref"]: row["customer_id"] for row in house.sql(
            "SELECT customer_id, travel_ref FROM travel_link", database="keyring.db")}
        assert bram in links.values() and noor not in links.values()
        assert len(refs) == len(CROWD) + 2 and len(refs - set(links)) == 3, "somebody's travel still has an owner"

        # A name in the open would be found: here is one.
        second.psql("main", f"CREATE TABLE planted AS SELECT '{NOOR.surname}' AS words")
        second.psql("postgres", "CHECKPOINT")
        assert not search(second.folder_of("main"), {"planted": NOOR.surname}).nothing
    finally:
        second.stop()


def test_a_plain_vacuum_alone_would_not_do(server):
    """Why tables are written anew: the server takes a row out of sight, and leaves its bytes where they were."""
    server.database("witness")
    server.psql("witness", "CREATE TABLE key (id BIGINT PRIMARY KEY, wrapped BYTEA NOT NULL)")
    server.psql(
        "witness", "INSERT INTO key SELECT n, decode(md5(n::TEXT) || md5(n::TEXT), 'hex') FROM generate_series(1, 9) n")
    needle = bytes.fromhex(server.psql("witness", "SELECT encode(wrapped, 'hex') FROM key WHERE id = 9").strip())
    server.psql("witness", "DELETE FROM key WHERE id = 9")
    server.psql("witness", "VACUUM key")
    server.psql("postgres", "CHECKPOINT")
    assert not search(server.folder_of("witness"), {"key": needle}).nothing
    server.psql("witness", "VACUUM (FULL) key")
    server.psql("postgres", "CHECKPOINT")
    assert search(server.folder_of("witness"), {"key": needle}).nothing
