"""Three portals and three schedulers of one house on a server: they share the work, whatever happens to one of them."""
import collections
import csv
import dataclasses
import datetime
import http.client
import io
import os
import random
import re
import threading
import time

import pytest

from support import mail
from support.client import reference
from support.machines import Anywhere, Machines, until
from support.people import NOOR, Person, customer_file
from support.postgres import Postgres
from support.relay import Relay
from support.visitor import Visitor

SECONDS = int(os.environ.get("RECHTSPOOR_TEST_SECONDS", "45"))
SEED = int(os.environ.get("RECHTSPOOR_TEST_SEED", "1"))


@pytest.fixture
def server(tmp_path):
    server = Postgres(tmp_path / "pg").start()
    yield server
    server.stop()


@pytest.fixture
def relay(tmp_path):
    relay = Relay(tmp_path / "relay")
    yield relay
    relay.stop()


@pytest.fixture
def machines(houses, server, relay):
    return Machines(houses, server, RECHTSPOOR_SMTP=relay.address)


@pytest.fixture
def two_portals(houses, server, relay):
    return Machines(houses, server, count=2, RECHTSPOOR_SMTP=relay.address).portals()


def invented(number, group):
    """A customer with an address, a card and a number that nobody else has."""
    digits = f"{group}{number:05d}"
    return Person(
        f"7{digits}", "Proef", f"Reiziger{digits}", f"reiziger.{digits}@voorbeeld.example", "Kadehofsingel",
        str(1 + number), "1011AB", "Amsterdam", with_check_digit(f"352801000{digits}"))


def with_check_digit(number):
    total = 0
    for place, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return number + str(-total % 10)


# Portals hold nothing: sessions, limits, forms and links are rows.

def confirm_link(letter, visitor):
    """The link whose page offers to confirm; the other one says "this was not me"."""
    for link in mail.links(letter, "/confirm/"):
        page = link.removeprefix("https://rechten.example")
        if 'value="confirm"' in visitor.get(page).text:
            return page
    raise AssertionError("no link of the letter confirms")


def test_a_session_and_a_form_of_one_portal_are_good_at_the_other(two_portals, relay):
    machines = two_portals
    machines.operator("customer", "import", customer_file(machines.houses[0], NOOR)).ended(0)
    here, there = (Visitor(house) for house in machines.houses)
    there.cookies = here.cookies
    # A form shown here is sent there.
    shown = here.get("/requests").text
    csrf = re.search(r'name="csrf" value="([^"]+)"', shown).group(1)
    assert there.post("/requests", {"csrf": csrf, "kind": "access", "email": NOOR.email}).status == 200
    machines.once(on=1)
    letter, = relay.letters(NOOR.email)
    link = mail.link(letter, "/confirm/").removeprefix("https://rechten.example")
    # Signed in there by a link looked at here; the session is good at both, and ends at both.
    assert here.get(link).status == 200
    assert there.press(link, "confirm").status == 303
    assert here.get("/me").status == 200 and there.get("/me").status == 200
    left = dict(here.cookies)
    assert here.submit("/me", action="/logout").status == 200
    there.cookies = left
    assert there.get("/me").status == 303


def test_a_link_is_good_once_among_all_portals(two_portals, relay, server):
    machines = two_portals
    machines.operator("customer", "import", customer_file(machines.houses[0], NOOR)).ended(0)
    here, there = (Visitor(house) for house in machines.houses)
    assert here.object(NOOR.email).status == 200
    machines.once()
    letter, = relay.letters(NOOR.email)
    link = confirm_link(letter, there)
    # Both pages are open; both buttons are pressed at the same moment.
    forms = []
    for visitor in (here, there):
        token = re.search(r'name="csrf" value="([^"]+)"', visitor.get(link).text).group(1)
        forms.append((visitor, {"csrf": token, "act": "confirm"}))
    gate, answers = threading.Barrier(2), []

    def press(visitor, fields):
        gate.wait()
        answers.append(visitor.post(link, fields).status)

    threads = [threading.Thread(target=press, args=form) for form in forms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers)[0] == 200 and sorted(answers)[1] in (404, 409, 410), answers
    assert here.get(link).status != 200 and there.get(link).status != 200
    events = server.rows("main", "SELECT event, COUNT(*) AS n FROM case_event GROUP BY event")
    assert {row["event"]: row["n"] for row in events}["erase"] == 1


def test_limits_count_what_was_tried_at_every_portal(two_portals, server):
    machines = two_portals
    visitors = [Visitor(house) for house in machines.houses]
    statuses = []
    for number in range(22):
        visitor = visitors[number % 2]
        statuses.append(visitor.submit(
            "/login", action="/login", email=NOOR.email, password=f"geraden{number:04d}", way="password").status)
    assert 429 in statuses or statuses[-1] != 401, statuses
    tried = server.rows("main", "SELECT act, tries, failures FROM attempt WHERE act = 'loginPerNetwork'")
    assert len(tried) == 1 and tried[0]["tries"] == 22


# The battery: everything at once, while programs stand still and die.

@dataclasses.dataclass
class Acknowledged:
    """What somebody was told has been done."""

    objections: dict = dataclasses.field(default_factory=dict)  # reference -> who
    erased: dict = dataclasses.field(default_factory=dict)  # e-mail -> when
    bought: collections.Counter = dataclasses.field(default_factory=collections.Counter)  # card -> times
    subscribed: set = dataclasses.field(default_factory=set)
    refused: collections.Counter = dataclasses.field(default_factory=collections.Counter)


class Load:
    """People who do what people do, each thing at whichever portal answers."""

    def __init__(self, machines, relay, server, seed):
        self.machines, self.relay, self.server = machines, relay, server
        self.dice = random.Random(seed)
        self.told = Acknowledged()
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.objectors = [invented(number, 1) for number in range(600)]
        self.on_paper = [dataclasses.replace(invented(number, 2), email="") for number in range(60)]
        self.buyers = [invented(number, 3) for number in range(12)]
        self.next_objector, self.next_reader, self.next_household = iter(self.objectors), iter(range(10_000)), iter(
            self.on_paper)
        self.waiting = []  # addresses whose notice has yet to be answered
        self.faults = []

    def take_in(self):
        everybody = customer_file(self.machines.houses[0], *self.objectors, *self.on_paper, *self.buyers)
        taken = self.machines.operator("customer", "import", everybody, "--json", timeout=300).ended(0).json()
        assert taken["taken"] == len(self.objectors) + len(self.on_paper) + len(self.buyers), taken

    def start(self):
        acts = [self.object, self.object, self.confirm, self.confirm, self.subscribe, self.household]
        self.threads = [threading.Thread(target=self.repeat, args=(act,)) for act in acts]
        self.threads += [threading.Thread(target=self.repeat, args=(self.buy,))]
        for thread in self.threads:
            thread.start()

    def stop(self):
        self.over.set()
        for thread in self.threads:
            thread.join()
        assert not self.faults, self.faults[0]

    def repeat(self, act):
        while not self.over.is_set():
            try:
                act()
            except (OSError, http.client.HTTPException, AssertionError) as reason:
                # Not acknowledged: the portal is down, stands still, or asks to try again.
                with self.lock:
                    self.told.refused[type(reason).__name__] += 1
                time.sleep(0.2)
            except StopIteration:
                return
            except Exception as fault:
                self.faults.append(fault)
                raise

    def caller(self):
        return Anywhere(self.machines, dice=random.Random(self.dice.random()))

    def object(self):
        with self.lock:
            who = next(self.next_objector)
        answer = self.caller().object(who.email)
        assert answer.status == 200, answer.status
        with self.lock:
            self.told.objections[reference(answer.text)] = who.email
            self.waiting.append(who.email)

    def household(self):
        with self.lock:
            who = next(self.next_household)
        answer = self.caller().submit(
            "/objections", scope="everything", surname=who.surname, postcode=who.postcode,
            houseNumber=who.house_number)
        assert answer.status == 200, answer.status
        with self.lock:
            self.told.objections[reference(answer.text)] = who.surname
        time.sleep(1)

    def confirm(self):
        with self.lock:
            email = self.waiting.pop(0) if self.waiting else None
        letters = self.relay.letters(email) if email else []
        if not letters:
            if email:
                with self.lock:
                    self.waiting.append(email)
            time.sleep(0.2)
            return
        try:
            caller = self.caller()
            answer = caller.press(confirm_link(letters[0], caller), "confirm")
        except (OSError, http.client.HTTPException, AssertionError):
            with self.lock:
                self.waiting.append(email)
            raise
        if answer.status != 200:
            with self.lock:
                self.waiting.append(email)
            raise AssertionError(answer.status)
        with self.lock:
            self.told.erased[email] = time.monotonic()

    def subscribe(self):
        with self.lock:
            email = f"lezer.{next(self.next_reader)}@voorbeeld.example"
        assert self.caller().submit(
            "/subscriptions", action="/subscriptions", list="newsletter", email=email).status == 200
        end = time.monotonic() + 60
        while not self.relay.letters(email):
            if self.over.is_set() or time.monotonic() > end:
                return
            time.sleep(0.3)
        link = mail.link(self.relay.letters(email)[0], "/confirm/").removeprefix("https://rechten.example")
        assert self.caller().press(link, "confirm").status == 200
        with self.lock:
            self.told.subscribed.add(email)

    def buy(self):
        who = self.dice.choice(self.buyers)
        on = self.dice.randrange(3)
        done = self.machines.operator(
            "customer", "purchase", "--card", who.card, "--product", "Dagkaart", "--price", "12,50", on=on)
        assert done.code == 0, done.err
        with self.lock:
            self.told.bought[who.card] += 1


class Havoc:
    """Every ten seconds one program is killed and started again, and another stands still for a while."""

    def __init__(self, machines, seed):
        self.machines, self.dice = machines, random.Random(seed)
        self.killed, self.paused = collections.Counter(), collections.Counter()

    def rage(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() + 10 <= end:
            next_blow = time.monotonic() + 10
            still, dead = self.dice.sample(self.machines.programs(), 2)
            self.machines.pause(*still)
            self.paused[still[1]] += 1
            time.sleep(self.dice.uniform(0, 4))
            self.machines.kill(*dead)
            self.killed[dead[1]] += 1
            time.sleep(0.5)
            self.machines.start(*dead)
            time.sleep(self.dice.uniform(3, 5))
            self.machines.resume(*still)
            time.sleep(max(0.0, next_blow - time.monotonic()))
        time.sleep(max(0.0, end - time.monotonic()))


def waiting_letters(server):
    return server.rows("main", "SELECT COUNT(*) AS n FROM letter WHERE state = 'waiting'")[0]["n"]


def test_programs_that_die_and_stand_still_lose_nothing_and_do_nothing_twice(machines, relay, server):
    load, havoc = Load(machines, relay, server, SEED), Havoc(machines, SEED)
    load.take_in()
    machines.portals().schedulers()
    time.sleep(2)
    load.start()
    havoc.rage(SECONDS)
    load.stop()
    # Everything settles: nothing is taken in any more, and the letters of the killed are found.
    until(lambda: waiting_letters(server) == 0, 150, lambda: f"{waiting_letters(server)} letters wait\n" + "\n".join(
        house.log_text(20) for house in machines.houses))
    machines.stop()
    silent = silence(machines, server, havoc)

    told = load.told
    errors = [line for house in machines.houses for line in house.log_text(10**6).splitlines() if " error " in line]
    deliveries = relay.deliveries()
    of_letter = collections.defaultdict(list)
    for message_id, _, content in deliveries:
        of_letter[message_id].append(content)
    again = {name: copies for name, copies in of_letter.items() if len(copies) > 1}
    print(
        f"\n{SECONDS} s, seed {SEED}: {len(told.objections)} objections, {len(told.erased)} erased, "
        f"{sum(told.bought.values())} purchases, {len(told.subscribed)} sign-ups acknowledged; "
        f"{dict(told.refused)} not acknowledged; {len(of_letter)} letters in {len(deliveries)} deliveries, "
        f"{len(again)} twice; killed {dict(havoc.killed)}, paused {dict(havoc.paused)}; "
        f"{silent} silent cases three days later; {len(errors)} errors in the logs")
    assert told.objections and told.erased and told.bought and told.subscribed

    # No acknowledged request is lost.
    known = {row["reference"] for row in server.rows("main", "SELECT reference FROM case_reference")}
    assert set(told.objections) <= known
    # Every case went each step once, and whoever was told of an erasure got it whole.
    twice = server.rows(
        "main", "SELECT case_id, event, COUNT(*) AS n FROM case_event GROUP BY case_id, event HAVING COUNT(*) > 1")
    assert twice == []
    erased = server.rows(
        "main", """
        SELECT c.case_id, c.certificate_signature IS NOT NULL AS signed, r.reference,
          (SELECT COUNT(*) FROM case_event e WHERE e.case_id = c.case_id AND e.event IN ('sendLetter', 'complete')) AS ends,
          (SELECT COUNT(*) FROM letter l WHERE l.case_id = c.case_id AND l.kind = 'objectionConfirmed') AS answers
        FROM rights_case c JOIN case_reference r ON r.case_id = c.case_id
        WHERE EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.case_id AND e.event = 'erase')""")
    assert all(row["signed"] and row["ends"] == 2 and row["answers"] == 1 for row in erased), erased
    by_email = {email: name for name, email in told.objections.items()}
    assert {by_email[email] for email in told.erased} <= {row["reference"] for row in erased}
    # Each letter went out, once; only what was in somebody's hands at a kill may have come twice, as the same letter.
    sent = server.rows("main", "SELECT letter_id, route, batch FROM letter WHERE state = 'sent'")
    mailed = {f"<{row['letter_id']}@rechtspoor.example>" for row in sent if row["route"] == "email"}
    assert set(of_letter) == mailed
    assert server.rows("main", "SELECT COUNT(*) AS n FROM letter WHERE state <> 'sent'")[0]["n"] == 0
    assert sum(len(copies) - 1 for copies in again.values()) <= havoc.killed["rechtspoor-scheduler"]
    assert all(len(set(copies)) == 1 for copies in again.values()), "the same bytes under the same Message-ID"
    printed = printed_letters(machines)
    assert printed.keys() == {str(row["letter_id"]) for row in sent if row["route"] == "print"} and printed
    assert all(len(batches) == 1 for batches in printed.values())
    # Each purchase is there once.
    cards = {row["customer_id"]: row["n"] for row in server.rows(
        "main", "SELECT customer_id, COUNT(*) AS n FROM purchase GROUP BY customer_id")}
    assert sum(cards.values()) == sum(told.bought.values())
    assert sorted(cards.values()) == sorted(told.bought.values())
    # Keys are gone when they should be, and every machine can vouch for the log.
    assert server.rows("main", "SELECT COUNT(*) AS n FROM key_destruction")[0]["n"] == 0
    held = server.rows("keyring", "SELECT owner_id FROM wrapped_key WHERE compartment = 'letter'")
    # A key of a transaction that was never kept seals nothing.
    assert not {row["owner_id"] for row in held} & {row["letter_id"] for row in sent}
    assert server.rows("main", "SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'restored'")[0]["n"] == 0
    for machine in range(3):
        machines.operator("audit", "verify", on=machine, timeout=300).ended(0)


def silence(machines, server, havoc):
    """Three days later those whom nobody contradicted are erased, by whichever scheduler is alive."""
    later = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=73)
    at = later.strftime("%Y-%m-%d %H:%M:%S")
    due = f"acts_at IS NOT NULL AND acts_at <= {int(later.timestamp() * 1000)}"

    def left():
        return server.rows("main", f"SELECT COUNT(*) AS n FROM rights_case WHERE {due}")[0]["n"]

    silent = left()
    # One that had stood still for three days would ask a colleague first.
    machines.once(at=(later - datetime.timedelta(hours=37)).strftime("%Y-%m-%d %H:%M:%S"))
    machines.schedulers(at=at)
    until(lambda: left() < max(1, silent), 60, lambda: f"{left()} silent cases wait")
    machines.kill(machines.houses[0], "rechtspoor-scheduler")
    havoc.killed["rechtspoor-scheduler"] += 1
    until(lambda: left() + waiting_letters(server) == 0, 150, lambda: f"{left()} silent cases wait")
    machines.stop()
    machines.once(at=at)
    return silent


def printed_letters(machines):
    """Letter -> the batches with a record in which it stands."""
    found = collections.defaultdict(set)
    for house in machines.houses:
        for record in (house.folder / "home-print").glob("print-*.json"):
            text = record.with_suffix(".csv").read_text(encoding="utf-8")
            for row in csv.DictReader(io.StringIO(text, newline="")):
                found[row["letter"]].add(record.stem)
    return found
