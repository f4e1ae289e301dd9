"""What a disk can do to a database file: whoever asks is told, or gets the answer they got before.

RECHTSPOOR_TEST_ROUNDS changed bytes, a tenth as many files cut off, and journals that are lost or another's.
"""
import collections
import datetime
import os
import random
import shutil

import pytest

from support.bases import Base
from support.copies import parts
from support.people import BRAM, NOOR, customer_file
from support.visitor import Visitor

ROUNDS = int(os.environ.get("RECHTSPOOR_TEST_ROUNDS", "4"))
SEED = int(os.environ.get("RECHTSPOOR_TEST_SEED", "1"))
DATABASES = ("rechtspoor.db", "keyring.db")
DUE = str(datetime.date.today() + datetime.timedelta(days=49 * 31))
#: Whose time has come, and whether everything that was written down is whole.
QUESTIONS = [
    ("rechtspoor-scheduler", "plan", "--as-of", DUE, "--json"),
    ("rechtspoor", "audit", "verify", "--json"),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    base = Base(tmp_path_factory.mktemp("corrupt") / "houses", people=100)
    for name in DATABASES:
        assert [part.name for part in parts(base.house, name)] == [name], "the journal is not empty"
    return base


@pytest.fixture(scope="module")
def right(base):
    return answers_of(base)


def ask(house):
    return [house.run(*words, timeout=300) for words in QUESTIONS]


def answers_of(base):
    reference = base.copy()
    answers = [answer.ended(0).out for answer in ask(reference)]
    base.drop(reference)
    return answers


class Tally:
    """What was done to a copy, and what its programs said then."""

    def __init__(self, base, right):
        self.base, self.right, self.found, self.silent = base, right, collections.Counter(), []

    def try_out(self, spoil):
        house = self.base.copy()
        where = spoil(house)
        answers = ask(house)
        assert all(answer.code in (0, 1) for answer in answers), (where, answers)
        refused = [answer for answer in answers if answer.code == 1]
        assert all(answer.err.strip() for answer in refused), (where, "refused without a word")
        other = [
            (words[:3], answer.out) for words, answer, right in zip(QUESTIONS, answers, self.right)
            if answer.code == 0 and answer.out != right]
        if other:
            self.silent.append((where, other))
        self.found["another answer" if other else "noticed" if refused else "harmless"] += 1
        # The plan alone, and what reads everything.
        self.found["refused by the plan"] += answers[0].code
        self.base.drop(house)
        return where, answers


def flip(house, dice):
    files = [house.home / name for name in DATABASES]
    place = dice.randrange(sum(file.stat().st_size for file in files))
    file = files[0] if place < files[0].stat().st_size else files[1]
    place -= 0 if file is files[0] else files[0].stat().st_size
    with file.open("r+b") as handle:
        handle.seek(place)
        old = handle.read(1)[0]
        handle.seek(place)
        handle.write(bytes([old ^ (1 << dice.randrange(8))]))
    return f"{file.name}@{place}"


def test_a_changed_byte_is_noticed(base, right):
    dice, tally = random.Random(SEED), Tally(base, right)
    for _ in range(ROUNDS):
        tally.try_out(lambda house: flip(house, dice))
    print(f"{ROUNDS} bytes changed: {dict(tally.found)}")
    assert tally.silent == []
    # Every page is read: what nobody notices was in a free one, which was written anew before.
    assert tally.found["harmless"] <= max(1, ROUNDS // 20)


def test_a_file_cut_off_is_noticed(base, right):
    dice, tally = random.Random(SEED), Tally(base, right)

    def cut(house):
        file = house.home / dice.choice(DATABASES)
        length = dice.randrange(file.stat().st_size)
        # Half of them where a page ends, as a file system is likely to.
        length -= length % 4096 if dice.random() < 0.5 else 0
        os.truncate(file, length)
        return f"{file.name} of {length} bytes"

    rounds = max(2, ROUNDS // 10)
    for _ in range(rounds):
        where, answers = tally.try_out(cut)
        assert answers[1].code == 1, f"{where}: nothing was said"
    print(f"{rounds} files cut off: {dict(tally.found)}")
    assert tally.silent == []


# --- The journal ---


@pytest.fixture(scope="module")
def unsettled(tmp_path_factory):
    """Two houses whose programs were killed, with what was written last in the journals alone."""
    made = []
    for number, who in enumerate((NOOR, BRAM)):
        base = Base(tmp_path_factory.mktemp("journal") / f"houses-{number}", people=100)
        house = base.house
        house.portal()
        house.run("rechtspoor", "customer", "import", customer_file(house, who)).ended(0)
        assert Visitor(house).object(who.email).status == 200
        process = house.running.pop("rechtspoor-portal")
        process.kill()
        process.wait()
        for name in DATABASES:
            assert (house.home / f"{name}-wal").stat().st_size > 0, f"{name} has an empty journal"
        made.append(base)
    return made


def without_journal(house, name, ends=("-wal",)):
    for end in ends:
        (house.home / f"{name}{end}").unlink()
    return f"{name} without {' and '.join(ends)}"


def with_journal_of(other, house, name, ends=("-wal",)):
    for end in ("-wal", "-shm"):
        (house.home / f"{name}{end}").unlink()
    for end in ends:
        shutil.copy2(other.home / f"{name}{end}", house.home / f"{name}{end}")
    return f"{name} with another's {' and '.join(ends)}"


@pytest.mark.parametrize("name", DATABASES)
def test_a_lost_journal_is_noticed(unsettled, name):
    base, _ = unsettled
    tally = Tally(base, answers_of(base))
    where, answers = tally.try_out(lambda house: without_journal(house, name))
    print(f"{where}: {dict(tally.found)}")
    assert all(answer.code == 1 and f"{name}-wal is gone" in answer.err for answer in answers), answers


def test_without_a_trace_of_the_journal_it_is_an_old_copy_and_what_people_said_comes_back(unsettled):
    """Nobody can tell it from a copy put back; the ledger is what both are for."""
    base, _ = unsettled
    query = "SELECT kind, digest, channel, brand, scope FROM suppression ORDER BY 1, 2, 3, 4, 5"
    whole, house = base.copy(), base.copy()
    said = whole.sql(query)
    without_journal(house, "rechtspoor.db", ("-wal", "-shm"))
    assert said != house.sql(query), "the journal held nothing: this would prove nothing"
    house.run("rechtspoor-scheduler", "once", timeout=300).ended(0)
    assert house.sql(query) == said
    base.drop(whole)
    base.drop(house)


@pytest.mark.parametrize("ends", [("-wal",), ("-wal", "-shm")], ids=" and ".join)
@pytest.mark.parametrize("name", DATABASES)
def test_the_journal_of_another_database(unsettled, name, ends):
    base, other = unsettled
    tally = Tally(base, answers_of(base))
    where, answers = tally.try_out(lambda house: with_journal_of(other.house, house, name, ends))
    print(f"{where}: {dict(tally.found)}; {[answer.err.strip() for answer in answers]}")
    assert tally.silent == []


def bend_journal(house, name, dice):
    """One bit of one byte of the journal, wherever it lies: its header, a frame's, or a page's."""
    file = house.home / f"{name}-wal"
    place = dice.randrange(file.stat().st_size)
    with file.open("r+b") as handle:
        handle.seek(place)
        old = handle.read(1)[0]
        handle.seek(place)
        handle.write(bytes([old ^ (1 << dice.randrange(8))]))
    return f"{file.name}@{place}"


SAID = {
    "suppression": "SELECT kind, digest, channel, brand, scope FROM suppression ORDER BY 1, 2, 3, 4, 5",
    "ledger": "SELECT sequence, mac FROM ledger ORDER BY 1",
}


@pytest.mark.parametrize("name", DATABASES)
def test_a_changed_byte_of_a_journal(unsettled, name):
    """SQLite's own sums end a journal before the first frame that does not hold: what came after is an old copy.

    What narrowed comes back from the ledger, and is said: by the program that opens the house, and by `audit verify`.
    """
    base, _ = unsettled
    whole = base.copy()
    said = {what: whole.sql(query) for what, query in SAID.items()}
    right = [answer.ended(0) for answer in ask(whole)]
    restorations = right[1].json()["restorations"]
    dice, found = random.Random(f"{SEED} journal {name}"), collections.Counter()
    for _ in range(ROUNDS):
        house = base.copy()
        where = bend_journal(house, name, dice)
        answers = ask(house)
        assert all(answer.code in (0, 1) for answer in answers), (where, answers)
        if any(answer.code == 1 for answer in answers):
            assert all(answer.err.strip() for answer in answers if answer.code == 1), (where, "refused without a word")
            found["refused"] += 1
        else:
            # Whatever was lost, nobody who was stopped is stopped no longer, and no entry of the ledger is another one.
            for what, query in SAID.items():
                assert house.sql(query)[:len(said[what])] == said[what], f"{where}: {what} says something else"
            if answers[1].json()["restorations"] > restorations:
                assert "restored copy" in answers[0].err, f"{where}: put right without a word"
                found["put right and said"] += 1
            else:
                assert answers[0].out == right[0].out, f"{where}: another answer, and nothing was said"
                found["the same answer"] += 1
        base.drop(house)
    print(f"{ROUNDS} bytes of {name}-wal changed: {dict(found)}")
    base.drop(whole)
