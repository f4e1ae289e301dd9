"""Two databases on two servers, and whatever breaks between them: what is owed is done again, and nothing else."""
import dataclasses
import html
import threading
import time

import pytest

from support import mail, traces
from support.opener import Opener
from support.people import BRAM, NOOR, buy, customer_file, journeys
from support.postgres import Postgres
from support.visitor import Visitor

GATE = 4711


@pytest.fixture
def servers(tmp_path):
    main, ring = (Postgres(tmp_path / name).start() for name in ("main", "ring"))
    yield main, ring
    for server in (main, ring):
        server.stop()


@pytest.fixture
def apart(house, servers):
    """A house with its keyring on another server; Noor's objection waits for her yes."""
    house.on(*servers).run("rechtspoor", "init").ended(0)
    house.run("rechtspoor", "customer", "import", customer_file(house, NOOR, BRAM), "--json").ended(0)
    for who in (NOOR, BRAM):
        buy(house, who)
        journeys(house, who)
    house.opener = Opener(house.databases["rechtspoor.db"], house.databases["keyring.db"], house.home / "keys")
    house.portal()
    return house


@dataclasses.dataclass
class Waiting:
    """Noor, who has objected and has the link in hand."""

    house: object
    number: int
    travel_ref: int
    link: str

    @classmethod
    def at(cls, house):
        assert Visitor(house).object(NOOR.email).status == 200
        house.run("rechtspoor-scheduler", "once").ended(0)
        notice, = house.mailbox.letters(to=NOOR.email)
        link, = [link for link in mail.links(notice, "/confirm/")
                 if 'value="confirm"' in Visitor(house).get(link.removeprefix(house.url)).text]
        number = house.sql("SELECT customer_id FROM stop")[0]["customer_id"]
        return cls(house, number, traces.travel_ref(house, number), link)

    def opens(self):
        return bool(self.house.opener.opened("purchase", self.number)) and all(
            self.house.opener.opened("purchase", self.number))

    def is_untouched(self):
        """Nothing of the erasure is there, and everything opens."""
        assert self.opens() and traces.travel_ref(self.house, self.number) == self.travel_ref
        assert self.house.sql("SELECT 1 AS one FROM month_counter WHERE travel_ref = ?", self.travel_ref)
        assert not self.house.sql("SELECT 1 AS one FROM audit_entry WHERE action = 'erased'")
        return True

    def is_erased(self):
        """All of the erasure is there: rows, key, link, ledger, and nothing owed; the contract still opens."""
        house = self.house
        for table in ("purchase", "contact_event", "profile"):
            assert traces.count(house, table, "customer_id", self.number) == 0, table
        assert not house.sql("SELECT 1 AS one FROM month_counter WHERE travel_ref = ?", self.travel_ref)
        assert house.opener.key(self.number, "relationship") is None
        assert traces.travel_ref(house, self.number) is None
        assert not house.sql("SELECT 1 AS one FROM key_destruction")
        heads = [house.sql(f"SELECT MAX(sequence) AS n FROM {table}", database=database)
                 for table, database in (("ledger", "rechtspoor.db"), ("ledger_copy", "keyring.db"))]
        assert heads[0] == heads[1], "the keyring does not know of it"
        assert len(house.sql("SELECT 1 AS one FROM audit_entry WHERE action = 'erased'")) == 1, "once is enough"
        assert all(house.opener.opened("product", self.number)), "the contract no longer opens"
        others = house.sql("SELECT customer_id FROM purchase")
        assert others and all(all(house.opener.opened("purchase", row["customer_id"])) for row in others)
        house.run("rechtspoor", "audit", "verify").ended(0)
        return True


class Gate:
    """A door in one table of one database, through which nobody gets while this stands."""

    def __init__(self, server, database, table, event):
        self.server, self.database, self.table = server, database, table
        server.psql(database, f"""
            CREATE FUNCTION gate() RETURNS trigger AS $$
            BEGIN PERFORM pg_advisory_lock_shared({GATE}); RETURN NULL; END $$ LANGUAGE plpgsql;
            CREATE TRIGGER gate BEFORE {event} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION gate()""")
        self.keeper = server.psql_started(database)
        self.keeper.say(f"SELECT pg_advisory_lock({GATE})")

    def until_somebody_waits(self):
        end = time.monotonic() + 20
        while not self.server.rows("postgres", f"SELECT 1 FROM pg_locks WHERE objid = {GATE} AND NOT granted"):
            assert time.monotonic() < end, "nobody came to this point"
            time.sleep(0.02)

    def open(self):
        self.keeper.close()

    def take_away(self):
        self.server.psql(self.database, f"DROP TRIGGER gate ON {self.table}; DROP FUNCTION gate()")


#: Where it breaks -> (which server, database, table, event, whether the erasure has committed by then).
POINTS = {
    "after the keys, before the rows": (0, "main", "ledger", "INSERT", False),
    "after the rows, before the ledger's copy": (1, "keyring", "ledger_copy", "INSERT", True),
    "after the copy, before the keys go": (1, "keyring", "wrapped_key", "DELETE", True),
    "after the keys went, before the order is struck out": (0, "main", "key_destruction", "DELETE", True),
}


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("broken", ["the program is killed", "the server falls"])
def test_an_erasure_that_breaks_is_finished_or_never_was(apart, servers, point, broken):
    house, (which, database, table, event, is_kept) = apart, POINTS[point]
    waiting = Waiting.at(house)
    assert waiting.is_untouched()
    gate = Gate(servers[which], database, table, event)
    said = []
    pressing = threading.Thread(target=lambda: said.append(answer_of(house, waiting.link)))
    pressing.start()
    gate.until_somebody_waits()
    if broken == "the program is killed":
        portal = house.running.pop("rechtspoor-portal")
        portal.kill()
        portal.wait()
        pressing.join()
        gate.open()
        assert said == [None]
    else:
        servers[which].stop()
        gate.open()
        pressing.join()
        servers[which].start()
        # What was kept is not called lost, and what was lost is not called kept.
        assert said[0].status == 503
        assert ("Waarschijnlijk is uw verzoek binnen" in html.unescape(said[0].text)) == is_kept
    gate.take_away()
    if not is_kept:
        assert waiting.is_untouched()
    else:
        assert traces.count(house, "purchase", "customer_id", waiting.number) == 0
        assert house.sql("SELECT 1 AS one FROM key_destruction"), "nothing would be owed"
    if broken == "the program is killed":
        house.portal()
    else:
        ready(house)
    if not is_kept:
        # The link is as good as before.
        assert answer_of(house, waiting.link).status == 200
    elif broken == "the server falls":
        house.run("rechtspoor-scheduler", "once").ended(0)
    assert waiting.is_erased()


def answer_of(house, link):
    try:
        return Visitor(house).press(link, "confirm")
    except OSError:
        return None


def ready(house):
    end = time.monotonic() + 30
    while house.status_of("/health/ready") != 200:
        assert time.monotonic() < end, "the portal did not find its server again"
        time.sleep(0.1)


@pytest.mark.parametrize("language, heading", [
    ("nl", "Wij zijn even niet bereikbaar"), ("en", "We cannot be reached for a moment")])
def test_without_its_keyring_the_house_serves_nobody_and_says_so(apart, servers, language, heading):
    house, (_, ring) = apart, servers
    ring.stop()
    assert house.status_of("/health/ready") == 503 and house.status_of("/health/live") == 200
    answer = Visitor(house, language).object(NOOR.email)
    assert answer.status == 503 and heading in html.unescape(answer.text) and "030" in answer.text
    for table in ("rights_case", "stop", "suppression", "letter"):
        assert not house.sql(f"SELECT 1 AS one FROM {table}"), f"half of it is there: {table}"
    ring.start()
    ready(house)
    assert Visitor(house, language).object(NOOR.email).status == 200
    assert len(house.sql("SELECT 1 AS one FROM rights_case")) == 1


def test_a_running_scheduler_pays_what_the_portal_owes(apart, servers):
    """Nobody starts anything anew: the copy and the destruction are made good within the minute."""
    house, (_, ring) = apart, servers
    waiting = Waiting.at(house)
    house.scheduler()
    gate = Gate(ring, "keyring", "ledger_copy", "INSERT")
    pressing = threading.Thread(target=answer_of, args=(house, waiting.link))
    pressing.start()
    gate.until_somebody_waits()
    ring.stop()
    gate.open()
    pressing.join()
    ring.start()
    gate.take_away()
    assert house.opener.key(waiting.number, "relationship") is not None
    # The mirror has it already: one witness is enough where the other cannot be reached.
    assert '"erased"' in (house.home / "ledger" / "ledger.jsonl").read_text()
    end = time.monotonic() + 70
    while house.sql("SELECT 1 AS one FROM key_destruction"):
        assert time.monotonic() < end, house.log_text()
        time.sleep(0.2)
    assert house.stop() == {"rechtspoor-portal": 0, "rechtspoor-scheduler": 0}
    assert waiting.is_erased()
