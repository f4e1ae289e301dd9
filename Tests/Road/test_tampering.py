"""Somebody with the database in hand changes it: the log shows it, and a changed statement stops everything."""
import hashlib
import json
import shutil
import sqlite3

import pytest

from support.pages import stamp
from support.people import BRAM, NOOR, customer_file, take_in
from support.programs import ROOT

STATEMENT = ROOT / "Modules" / "Domain" / "Statement" / "Versions" / "klantrelatie-2026.json"


def change(house, script, values=(), table="audit_entry"):
    """As an intruder does: takes the triggers away, changes, and lays the triggers back."""
    database = sqlite3.connect(house.home / "rechtspoor.db", isolation_level=None)
    triggers = database.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", (table,)).fetchall()
    if table == "audit_entry":
        assert triggers, "the log is not append-only"
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    for statement in script:
        assert database.execute(statement, values).rowcount > 0, f"changed nothing: {statement}"
    for _, sql in triggers:
        database.execute(sql)
    database.close()
    stamp(house.home / "rechtspoor.db")


@pytest.fixture
def logged(new_house):
    """A house whose log has some lines, all vouched for by a checkpoint."""
    take_in(new_house, NOOR, BRAM)
    new_house.run("rechtspoor", "checkpoint").ended(0)
    report = new_house.run("rechtspoor", "audit", "verify", "--json").ended(0).json()
    assert report["whole"] is True and report["lines"] >= 5
    return new_house


def finds(house, *words):
    answer = house.run("rechtspoor", "audit", "verify").ended(1)
    assert "NOT WHOLE" in answer.out
    for word in words:
        assert word in answer.err, answer.err
    copy = house.run(
        "rechtspoor", "audit", "verify", "--json", "--database", house.home / "rechtspoor.db", "--checkpoints",
        house.home / "checkpoints", "--key", house.home / "keys" / "signing.pub").ended(1)
    assert copy.json()["whole"] is False and copy.json()["findings"]


@pytest.mark.parametrize("column, value", [
    ("action", "somethingElse"), ("actor", "nobody"), ("detail", "rows=0"), ("at", 1), ("reference", "NS-AAAA-AAAA-AA"),
])
def test_a_changed_line_is_found(logged, column, value):
    change(logged, [f"UPDATE audit_entry SET {column} = ? WHERE sequence = 3"], (value,))
    finds(logged, "line 3", "was changed")


def test_a_line_cannot_be_changed_in_passing(logged):
    database = sqlite3.connect(logged.home / "rechtspoor.db")
    for words in ("UPDATE audit_entry SET actor = 'x'", "DELETE FROM audit_entry"):
        with pytest.raises(sqlite3.Error):
            database.execute(words)
    database.close()
    logged.run("rechtspoor", "audit", "verify").ended(0)


def test_a_pair_in_another_order_is_found(logged):
    change(logged, [
        "UPDATE audit_entry SET sequence = 900003 WHERE sequence = 3",
        "UPDATE audit_entry SET sequence = 3 WHERE sequence = 4",
        "UPDATE audit_entry SET sequence = 4 WHERE sequence = 900003",
    ])
    finds(logged, "line 3", "hash of the line before")


def test_a_line_taken_out_is_found(logged):
    change(logged, ["DELETE FROM audit_entry WHERE sequence = 3"])
    finds(logged, "line 4", "missing")


@pytest.mark.parametrize("lines", [1, 3])
def test_a_tail_cut_off_is_found(logged, lines):
    change(logged, [
        f"DELETE FROM audit_entry WHERE sequence > (SELECT MAX(sequence) - {lines} FROM audit_entry)"])
    finds(logged, "tail was cut off")


def test_a_forged_checkpoint_vouches_for_nothing(logged):
    newest = sorted((logged.home / "checkpoints").glob("checkpoint-*.json"))[-1]
    content = newest.read_text()
    head = json.loads(content)
    signature = head["signature"]
    newest.write_text(content.replace(signature, ("A" if signature[0] != "A" else "B") + signature[1:]))
    finds(logged, "signature")


def test_a_year_marked_as_released_does_not_excuse_a_tail_cut_off(logged):
    """The mark lets the lines go (R15), so it alone must show: nothing signed says the year was released."""
    database = sqlite3.connect(logged.home / "rechtspoor.db", isolation_level=None)
    assert database.execute("UPDATE audit_segment SET released_at = 1").rowcount == 1
    assert database.execute(
        "DELETE FROM audit_entry WHERE sequence > (SELECT MAX(sequence) - 2 FROM audit_entry)").rowcount == 2
    database.close()
    stamp(logged.home / "rechtspoor.db")
    finds(logged, "marked as released", "tail was cut off")
    # Nor does it once a program was started over it, which takes a cut log for a copy that was put back.
    logged.run("rechtspoor-scheduler", "once")
    finds(logged, "marked as released")


@pytest.mark.parametrize("whole_folder", [True, False])
def test_a_log_without_checkpoints_is_not_called_whole(logged, whole_folder):
    if whole_folder:
        shutil.rmtree(logged.home / "checkpoints")
    else:
        for file in (logged.home / "checkpoints").glob("checkpoint-*.json"):
            file.unlink()
    answer = logged.run("rechtspoor", "audit", "verify").ended(1)
    assert "NOT WHOLE" in answer.out and "0 checkpoints" in answer.out and "there is none" in answer.err


def test_a_house_made_before_learns_its_signing_key_from_a_checkpoint_alone(logged, houses):
    change(logged, ["DELETE FROM house WHERE name = 'signingKey'"], table="house")
    own = (logged.home / "keys" / "signing").read_text()
    stranger = houses().init()
    shutil.copy2(stranger.home / "keys" / "signing", logged.home / "keys" / "signing")
    answer = logged.run("rechtspoor-scheduler", "once").ended(1)
    assert "keys/signing has signed none" in answer.err
    assert not logged.sql("SELECT value FROM house WHERE name = 'signingKey'")
    (logged.home / "keys" / "signing").write_text(own)
    logged.run("rechtspoor-scheduler", "once").ended(0)
    row, = logged.sql("SELECT value FROM house WHERE name = 'signingKey'")
    assert row["value"] == own.split()[0]


# --- The statement ---


def check(house, text):
    file = house.elsewhere / "statement.json"
    file.write_text(text)
    return house.run("rechtspoor", "statement", "check", file)


def test_the_shipped_statement_passes(house):
    check(house, STATEMENT.read_text()).ended(0)


def without(category, node):
    """The statement, or a part of it, in which no purpose holds that category."""
    if isinstance(node, dict):
        kept = {key: without(category, value) for key, value in node.items()}
        if "holds" in kept:
            kept["holds"] = [hold for hold in kept["holds"] if hold["categories"]]
        return kept
    if isinstance(node, list):
        return [without(category, item) for item in node if item != category]
    return node


@pytest.mark.parametrize("category", ["customerProfile", "rawTrip", "export"])
def test_a_category_nobody_claims_is_refused_with_its_name_and_line(house, category):
    text = json.dumps(without(category, json.loads(STATEMENT.read_text())), indent=2)
    table = next(number for number, line in enumerate(text.split("\n"), 1) if '"purposes"' in line)
    answer = check(house, text).ended(1)
    fault, = [line for line in answer.err.splitlines() if f"no purpose holds the category '{category}'" in line]
    assert f"line {table}," in fault, fault


def test_a_category_that_does_not_exist_is_named_with_its_own_line(house):
    lines = STATEMENT.read_text().split("\n")
    number = next(index for index, line in enumerate(lines, 1) if '"transactions"' in line)
    lines[number - 1] = lines[number - 1].replace('"transactions"', '"shoeSize"')
    answer = check(house, "\n".join(lines)).ended(1)
    fault = next(line for line in answer.err.splitlines() if "shoeSize" in line)
    assert f"line {number}," in fault, fault


@pytest.fixture
def everybody(new_house):
    """A house, and every command line that opens it: each must be stopped by what is wrong with the statement."""
    password = new_house.elsewhere / "password"
    password.touch(mode=0o600)
    password.write_text("correct horse battery staple\n")
    session = new_house.elsewhere / "session"
    session.touch(mode=0o600)
    session.write_text(json.dumps({"token": "A" * 43}))
    customers = customer_file(new_house, NOOR)
    journeys = new_house.elsewhere / "journeys.csv"
    journeys.write_text("Datum;Check in;Vertrek;Check uit;Bestemming;Af;Bij;Transactie;Kl;Product;Prive/ Zakelijk;Opmerking\n")
    secrets = {"RECHTSPOOR_PASSWORD_FILE": str(password), "ZAKELIJK_SESSION": str(session)}
    commands = [
        ("rechtspoor-portal",), ("rechtspoor-scheduler", "once"), ("rechtspoor-scheduler", "plan"),
        ("rechtspoor-scheduler", "run"), ("rechtspoor", "checkpoint"), ("rechtspoor", "statement", "show"),
        ("rechtspoor", "audit", "verify"),
        ("rechtspoor", "customer", "import", customers),
        ("rechtspoor", "customer", "purchase", "--card", NOOR.card, "--product", "Dagkaart", "--price", "1,00"),
        ("rechtspoor", "travel", "import", journeys, "--card", NOOR.card),
        ("zakelijk", "login", "--login", "iemand@voorbeeld.example"), ("zakelijk", "contact", "list"),
        ("zakelijk", "contact", "show", "K-1"), ("zakelijk", "contact", "list", "--kvk", "00000011"),
    ]
    return new_house, lambda: {words: new_house.run(*words, **secrets) for words in commands}


def all_stopped(answers, sentence):
    for words, answer in answers.items():
        assert answer.code == 1 and sentence in answer.err, (words, answer)
        assert answer.out == "", (words, answer)


def test_a_statement_changed_in_the_database_stops_every_program(everybody):
    house, ask = everybody
    source = bytes(house.sql("SELECT source FROM statement_activation")[0]["source"])
    longer = source.replace(b"P48M", b"P99M")
    assert longer != source
    change(house, ["UPDATE statement_activation SET source = ?"], (longer,), table="statement_activation")
    all_stopped(ask(), "digest differs")


def test_a_statement_put_in_force_with_a_category_nobody_claims_stops_every_program(everybody):
    """Its digest is right, as somebody with the database in hand would see to: what it says is not."""
    house, ask = everybody
    source = bytes(house.sql("SELECT source FROM statement_activation")[0]["source"])
    poorer = json.dumps(without("customerProfile", json.loads(source)), indent=2).encode()
    change(
        house, ["UPDATE statement_activation SET source = ?1, digest = ?2"],
        (poorer, hashlib.sha256(poorer).hexdigest()), table="statement_activation")
    all_stopped(ask(), "no purpose holds the category 'customerProfile'")
