"""Connections cut and a server stopped under the portal's hands: what was answered was kept, and nothing by half."""
import collections
import dataclasses
import html
import itertools
import re
import threading
import time

import pytest

from support import mail
from support.people import NOOR, customer_file
from support.postgres import Postgres
from support.visitor import Visitor

REFERENCE = re.compile(r"NS-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{2}")
#: Headings of the two pages that may be shown instead of an answer.
KIND = {
    "nl": {"Wij zijn even niet bereikbaar", "Misschien is het gelukt"},
    "en": {"We cannot be reached for a moment", "Perhaps it has worked"},
}
ENDS_IN = {"nl": "Bel ons", "en": "Call us"}


def somebody(number):
    return dataclasses.replace(
        NOOR, number=str(70020000 + number), email=f"iemand{number}@voorbeeld.example", card=f"35280100000{number:05}",
        surname=f"Reiziger{number:02}", house_number=str(number + 1))


@pytest.fixture
def server(tmp_path):
    server = Postgres(tmp_path / "pg").start()
    yield server
    server.stop()


@pytest.fixture
def busy_house(house, server):
    house.on(server).run("rechtspoor", "init").ended(0)
    house.known = [somebody(number) for number in range(24)]
    house.run("rechtspoor", "customer", "import", customer_file(house, *house.known), "--json").ended(0)
    for who in house.known:
        house.run("rechtspoor", "customer", "purchase", "--card", who.card, "--product", "Dagkaart", "--price",
                  "12,50").ended(0)
    house.portal()
    return house


class Cutter:
    """Ends every connection of the programs for as long as it is entered: each tenth of a second at first, and then
    less and less often, so that on the slowest machine something still gets through."""

    def __init__(self, server):
        self.server, self.cut, self.over = server, 0, threading.Event()

    def __enter__(self):
        self.session = self.server.psql_started("postgres")
        self.thread = threading.Thread(target=self._cut)
        self.thread.start()
        return self

    def _cut(self):
        pause = 0.1
        while not self.over.wait(pause):
            pause = min(pause * 1.03, 1.5)
            said = self.session.say(
                "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'rechtspoor'")
            self.cut += int(said)

    def __exit__(self, *_):
        self.over.set()
        self.thread.join()
        self.session.close()


def side_by_side(work, items, hands=6):
    """Does `work` on each item, by several hands at once; raises what any of them raised."""
    waiting, done, faults = collections.deque(items), [], []

    def run():
        while waiting and not faults:
            try:
                item = waiting.popleft()
            except IndexError:
                return
            try:
                done.append((item, work(item)))
            except BaseException as fault:
                faults.append(fault)

    threads = [threading.Thread(target=run) for _ in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return done


def answered(answer, language):
    """The reference on the page, or None for a page that says kindly that it did not work; nothing else may come."""
    text = html.unescape(answer.text)
    if answer.status == 200:
        return REFERENCE.search(text).group(0)
    heading = re.sub(r"<[^>]+>", "", re.search(r"<h1[^>]*>(.*?)</h1>", text, re.S).group(1)).strip()
    assert answer.status == 503 and heading in KIND[language], (answer.status, heading)
    assert ENDS_IN[language] in text and "030" in text, "a page that says whom to call"
    return None


def object_as(house):
    def work(item):
        number, email = item
        language = ("nl", "en")[number % 2]
        return answered(Visitor(house, language).object(email), language)
    return work


def cases(house):
    """reference -> all there is of the case: state of its story, lines of the log, letters, marks in the ledger."""
    found = {}
    for row in house.sql(
            "SELECT r.reference, r.case_id FROM case_reference r JOIN rights_case c ON c.case_id = r.case_id"):
        case = row["case_id"]
        found[row["reference"]] = (
            tuple(e["event"] for e in house.sql(
                "SELECT event FROM case_event WHERE case_id = ? ORDER BY sequence", case)),
            tuple(sorted(a["action"] for a in house.sql(
                "SELECT action FROM audit_entry WHERE reference = ?", row["reference"]))),
            tuple(sorted(m["kind"] for m in house.sql("SELECT kind FROM letter WHERE case_id = ?", case))),
            len(house.sql("SELECT 1 AS one FROM restriction WHERE case_id = ?", case)),
        )
    return found


def ledger(house):
    rows = house.sql("SELECT sequence, kind FROM ledger ORDER BY sequence")
    assert [row["sequence"] for row in rows] == list(range(1, len(rows) + 1)), "the ledger has a gap"
    return collections.Counter(row["kind"] for row in rows)


def until_ready(house):
    end = time.monotonic() + 30
    while house.status_of("/health/ready") != 200:
        assert time.monotonic() < end, "the portal did not find its server again"
        time.sleep(0.1)


def test_objections_while_connections_are_cut_and_the_server_falls(busy_house, server):
    house = busy_house
    work = object_as(house)
    # What a case looks like when nothing goes wrong: of an address nobody has, and of somebody's.
    began = ledger(house)
    reference = work((0, "vreemd@voorbeeld.example"))
    stranger, of_stranger = cases(house)[reference], ledger(house) - began
    reference = work((0, house.known[0].email))
    friend = cases(house)[reference]
    of_friend = ledger(house) - began - of_stranger
    assert stranger != friend and of_stranger["suppressed"] > 0 and of_friend["restricted"] == 1

    # Some three strangers come for each person we know, a dozen at a time: how often a cut falls in is a matter of how
    # fast the machine is, so they go on coming until it has happened often enough.
    strangers = ((number, f"vreemd{number}@voorbeeld.example") for number in itertools.count())
    known = ((number, who.email) for number, who in enumerate(house.known[1:]))

    def dozen():
        return [*itertools.islice(strangers, 9), *itertools.islice(known, 3)]

    outcomes = []
    with Cutter(server) as cutter:
        for rounds in range(1, 31):
            outcomes += side_by_side(work, dozen())
            if rounds >= 3 and cutter.cut > 50:
                break
    assert cutter.cut > 50, "hardly a connection was cut"
    until_ready(house)

    def fall():
        for _ in range(3):
            time.sleep(0.4)
            server.stop()
            time.sleep(0.4)
            server.start()

    falling = threading.Thread(target=fall)
    falling.start()
    while falling.is_alive():
        outcomes += side_by_side(work, dozen())
    falling.join()
    until_ready(house)

    references = [reference for _, reference in outcomes if reference]
    assert len(references) >= 10 and len(set(references)) == len(references)
    found = cases(house)
    assert set(references) <= set(found), "something answered was lost"
    shapes = collections.Counter(found.values())
    assert set(shapes) == {stranger, friend}, "a case is there by half"
    expected = began
    for shape, marks in ((stranger, of_stranger), (friend, of_friend)):
        for _ in range(shapes[shape]):
            expected = expected + marks
    assert ledger(house) == expected, "case and ledger do not go together"
    assert len(house.sql("SELECT 1 AS one FROM suppression")) == expected["suppressed"]

    # By itself it goes on, and whoever was turned away is served.
    for visit, reference in outcomes:
        if reference is None:
            assert work(visit) is not None
            break
    else:
        pytest.fail("nobody was turned away: nothing was tried")
    assert house.stop() == {"rechtspoor-portal": 0}
    house.run("rechtspoor-scheduler", "once").ended(0)
    assert house.sql("SELECT MAX(sequence) AS n FROM ledger_copy", database="keyring.db") == house.sql(
        "SELECT MAX(sequence) AS n FROM ledger")
    house.run("rechtspoor", "audit", "verify").ended(0)


def test_erasures_while_connections_are_cut_are_whole_or_not_at_all(busy_house, server):
    house = busy_house
    people = house.known[:16]
    side_by_side(object_as(house), [(0, who.email) for who in people])
    house.run("rechtspoor-scheduler", "once").ended(0)
    links = {}
    for who in people:
        notice, = house.mailbox.letters(to=who.email)
        links[who] = [link for link in mail.links(notice, "/confirm/")
                      if 'value="confirm"' in Visitor(house).get(link.removeprefix(house.url)).text][0]

    def confirm(who):
        page = links[who].removeprefix(house.url)
        visitor = Visitor(house)
        # Looking asks the database too, and may have to wait for it.
        while (shown := visitor.get(page)).status != 200:
            answered(shown, "nl")
        return answered(visitor.fill_in(shown, page, act="confirm"), "nl")

    with Cutter(server) as cutter:
        outcomes = dict(side_by_side(confirm, people))
    assert cutter.cut > 20
    until_ready(house)
    assert house.stop() == {"rechtspoor-portal": 0}
    house.run("rechtspoor-scheduler", "once").ended(0)

    found = cases(house)
    for who, reference in outcomes.items():
        if reference:
            events, lines, letters, _ = found[reference]
            assert {"prove", "erase"} <= set(events) and "erased" in lines and "objectionConfirmed" in letters
    erased = {ref: shape for ref, shape in found.items() if "erase" in shape[0]}
    waiting = {ref: shape for ref, shape in found.items() if "erase" not in shape[0]}
    assert len({(shape[0], shape[1], shape[2]) for shape in erased.values()}) == 1, "an erasure is there by half"
    assert len(set(waiting.values())) <= 1
    purchases = house.sql("SELECT customer_id FROM purchase")
    keys = house.sql("SELECT owner_id FROM wrapped_key WHERE compartment = 'relationship'", database="keyring.db")
    assert len(purchases) == len(house.known) - len(erased)
    assert {row["owner_id"] for row in keys} == {row["customer_id"] for row in purchases}, "a key too many or too few"
    assert house.sql("SELECT 1 AS one FROM key_destruction") == []
    assert ledger(house)["erased"] == len(erased)
    for who in people:
        letters = [mail_["subject"] for mail_ in house.mailbox.letters(to=who.email)]
        assert len(letters) == len(set(letters)), f"a letter was carried twice: {letters}"
    house.run("rechtspoor", "audit", "verify").ended(0)
