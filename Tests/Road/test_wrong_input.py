"""What is not right is refused with a sentence that says what and where, and nothing changes."""
import shlex
import shutil
import sqlite3
import subprocess

import pytest

from support import programs
from support.copies import contents
from support.pages import stamp
from support.people import BRAM, NOOR, buy, customer_file, take_in, today

HEAD = "Datum;Check in;Vertrek;Check uit;Bestemming;Af;Bij;Transactie;Kl;Product;Prive/ Zakelijk;Opmerking\n"


def counts(house):
    tables = [row["name"] for row in house.sql("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return {table: house.sql(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"] for table in tables}


@pytest.fixture
def peopled(new_house):
    take_in(new_house, NOOR, BRAM)
    return new_house


def row(day=None, departure="Haarlem", start="09:58"):
    return f"{day or format(today(), '%d-%m-%Y')};{start};{departure};10:31;Alkmaar;€ 8,40;€ 0,00;Reis;2;;;\n"


def export(house, content, name="export.csv"):
    file = house.elsewhere / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def bring(house, file, card=NOOR.card, *more):
    return house.run("rechtspoor", "travel", "import", file, "--card", card, *more)


# --- Travel ---


@pytest.mark.parametrize("content", [
    b"", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"Naam;Adres\nNoor;Kade 1\n", b"PK\x03\x04 a spreadsheet, not its text",
], ids=["empty", "picture", "another table", "spreadsheet"])
def test_a_file_that_is_no_export_is_refused(peopled, content):
    before = counts(peopled)
    answer = bring(peopled, export(peopled, content)).ended(1)
    assert answer.err.strip() and answer.out == ""
    assert "fatal" not in answer.err.lower()
    assert counts(peopled) == before


def test_a_file_that_is_not_there_is_named(peopled):
    answer = bring(peopled, peopled.elsewhere / "nowhere.csv").ended(1)
    assert "nowhere.csv" in answer.err


def test_an_unknown_station_is_named_with_its_line_and_column(peopled):
    answer = bring(peopled, export(peopled, HEAD + row() + row(departure="Nergenshuizen")), NOOR.card, "--json").ended(0)
    problem, = answer.json()["problems"]
    assert (problem["line"], problem["field"], problem["reason"]) == (3, "Vertrek", "unknownStation")
    assert "Nergenshuizen" in answer.err and "line 3" in answer.err and problem["whatToDo"]


def test_a_date_that_does_not_exist_is_named_and_its_row_left_out(peopled):
    # A good row beside it: that one is taken in, this one is not.
    answer = bring(peopled, export(peopled, HEAD + row(day="31-02-2026") + row()), NOOR.card, "--json").ended(0)
    problem, = answer.json()["problems"]
    assert (problem["line"], problem["reason"], problem["rowKept"]) == (2, "badDate", False)
    assert "31-02-2026" in answer.err
    assert answer.json()["stored"] == 1


@pytest.mark.parametrize("card", ["3528019999999998", "12", "not a card"])
def test_a_card_nobody_has_is_refused(peopled, card):
    before = counts(peopled)
    answer = bring(peopled, export(peopled, HEAD + row()), card)
    assert answer.code in (1, 64)
    assert "card" in answer.err.lower()
    assert counts(peopled) == before


def test_the_same_file_twice_is_said_and_brings_nothing(peopled):
    file = export(peopled, HEAD + row())
    bring(peopled, file).ended(0)
    before = counts(peopled)
    answer = bring(peopled, file)
    assert "taken in before" in answer.err + answer.out
    assert counts(peopled) == before


def test_the_same_trips_in_another_file_are_counted_and_not_doubled(peopled):
    bring(peopled, export(peopled, HEAD + row())).ended(0)
    trips = peopled.sql("SELECT COUNT(*) AS n FROM raw_trip")
    report = bring(peopled, export(peopled, HEAD + row() + row(start="08:00"), "more.csv"), NOOR.card, "--json")
    assert report.ended(0).json()["alreadyHeld"] == 1
    assert peopled.sql("SELECT COUNT(*) AS n FROM raw_trip") == [{"n": trips[0]["n"] + 1}]


# --- Customers and purchases ---


@pytest.mark.parametrize("content, word", [
    ("given;email\nNoor;a@voorbeeld.example\n", "surname"),
    ("surname;shoeSize\nNoor;38\n", "line 1, column 2"),
    ("", ""),
])
def test_a_file_of_customers_that_cannot_be_read_is_refused(new_house, content, word):
    before = counts(new_house)
    answer = new_house.run("rechtspoor", "customer", "import", export(new_house, content)).ended(1)
    assert word in answer.err and "line" in answer.err.lower()
    assert counts(new_house) == before


@pytest.mark.parametrize("column, value", [
    ("email", "no address"), ("postcode", "12AB"), ("card", "12"), ("since", "2026-02-31"), ("lastContact", "gisteren"),
])
def test_a_faulty_customer_is_reported_by_line_and_column_and_the_others_are_taken_in(new_house, column, value):
    file = customer_file(new_house, NOOR, BRAM)
    lines = file.read_text().splitlines()
    place = lines[0].split(";").index(column)
    cells = lines[1].split(";")
    cells[place] = value
    file.write_text("\n".join([lines[0], ";".join(cells), lines[2]]) + "\n")
    answer = new_house.run("rechtspoor", "customer", "import", file, "--json")
    assert answer.json()["faulty"] == 1 and answer.json()["taken"] == 1
    assert "line 2" in answer.err and column in answer.err
    assert new_house.sql("SELECT COUNT(*) AS n FROM customer") == [{"n": 1}]


def test_customers_twice_are_known_and_not_doubled(peopled):
    before = counts(peopled)
    answer = peopled.run("rechtspoor", "customer", "import", customer_file(peopled, NOOR, BRAM), "--json").ended(0)
    assert answer.json()["known"] == 2 and answer.json()["taken"] == 0
    after = counts(peopled)
    assert {**after, "audit_entry": 0} == {**before, "audit_entry": 0}


@pytest.mark.parametrize("words", [
    ("--card", "3528019999999998", "--price", "12,50"),
    ("--card", NOOR.card, "--price", "veel"),
    ("--card", NOOR.card, "--price", "12,50", "--day", "2026-02-31"),
    ("--card", NOOR.card, "--price", "12,50", "--vat", "veel"),
], ids=["card", "price", "day", "vat"])
def test_a_purchase_that_cannot_be_is_refused(peopled, words):
    before = counts(peopled)
    answer = peopled.run("rechtspoor", "customer", "purchase", "--product", "Dagkaart", *words)
    assert answer.code in (1, 64) and answer.err.strip()
    assert counts(peopled) == before


# --- The house ---

OPENERS = [("rechtspoor-scheduler", "once"), ("rechtspoor-portal",), ("rechtspoor", "audit", "verify"),
           ("rechtspoor", "checkpoint")]


@pytest.mark.parametrize("file", ["rechtspoor.db", "keyring.db"])
@pytest.mark.parametrize("opener", OPENERS, ids=" ".join)
def test_a_database_of_a_newer_program_is_refused(new_house, opener, file):
    database = sqlite3.connect(new_house.home / file)
    with database:
        database.execute("INSERT INTO schema_migration VALUES (99, 'tomorrow')")
    database.close()
    stamp(new_house.home / file)
    before = contents(new_house)
    answer = new_house.run(*opener).ended(1)
    assert "newer" in answer.err and "tomorrow" in answer.err
    assert contents(new_house) == before


@pytest.mark.parametrize("file", ["rechtspoor.db", "keyring.db"])
@pytest.mark.parametrize("opener", OPENERS, ids=" ".join)
def test_a_damaged_database_is_refused_with_a_sentence(new_house, opener, file):
    database = new_house.home / file
    for journal in new_house.home.glob(f"{file}-*"):
        journal.unlink()
    database.write_bytes(b"\xa5" * database.stat().st_size)
    before = database.read_bytes()
    answer = new_house.run(*opener).ended(1)
    assert file in answer.err and len(answer.err.strip().splitlines()) == 1, answer.err
    assert database.read_bytes() == before


@pytest.mark.parametrize("key", ["master", "lookup", "suppression", "audit", "ledger", "signing"])
def test_without_one_of_its_keys_nothing_opens(new_house, key):
    file = new_house.home / "keys" / key
    kept = file.read_bytes()
    file.unlink()
    before = contents(new_house)
    for opener in OPENERS:
        answer = new_house.run(*opener).ended(1)
        assert key in answer.err, (opener, answer.err)
    assert contents(new_house) == before
    file.write_bytes(kept)
    file.chmod(0o600)
    new_house.run("rechtspoor-scheduler", "once").ended(0)


def test_a_locked_database_refuses_a_purchase_and_keeps_what_is_there(peopled):
    before = counts(peopled)
    holder = sqlite3.connect(peopled.home / "rechtspoor.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        answer = peopled.run(
            "rechtspoor", "customer", "purchase", "--card", NOOR.card, "--product", "Dagkaart", "--price", "1,00").ended(1)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert "locked" in answer.err
    assert counts(peopled) == before
    buy(peopled, NOOR)


def test_a_full_disk_refuses_and_loses_nothing(peopled):
    """As full as a limit on the size of a file makes it: the journal cannot grow."""
    before = counts(peopled)
    file = export(peopled, HEAD + "".join(
        row(start=f"{hour:02}:{minute:02}") for hour in range(6, 10) for minute in range(0, 60, 2)))
    words = shlex.join([
        str(programs.path("rechtspoor")), "travel", "import", str(file), "--card", NOOR.card])
    kilobytes = max(part.stat().st_size for part in peopled.home.glob("*.db")) // 1024
    # The journal is a new file; the databases are already as large as they may become.
    answer = subprocess.run(
        ["/bin/bash", "-c", f"trap '' XFSZ; ulimit -f {max(kilobytes // 16, 8)}; exec {words}"],
        env=peopled.environment(), cwd=peopled.elsewhere, capture_output=True, text=True, timeout=60)
    assert answer.returncode == 1, (answer.returncode, answer.stdout, answer.stderr)
    assert "rechtspoor.db" in answer.stderr and ("room" in answer.stderr or "free space" in answer.stderr), answer.stderr
    assert counts(peopled) == before
    peopled.run("rechtspoor", "audit", "verify").ended(0)
    bring(peopled, file).ended(0)


def test_a_disk_without_room_is_said_and_nothing_is_lost(peopled, tmp_path):
    """A real file system of its own that is full to the last block."""
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", tmp_path], capture_output=True).returncode:
        pytest.skip("only root can mount a small disk; the limit on a file's size is tested above")
    try:
        shutil.copytree(peopled.home, tmp_path / "home")
        file = export(peopled, HEAD + row())
        small = {"RECHTSPOOR_HOME": str(tmp_path / "home")}
        with (tmp_path / "ballast").open("wb", buffering=0) as ballast:
            with pytest.raises(OSError):
                while True:
                    ballast.write(bytes(4096))
        answer = peopled.run("rechtspoor", "travel", "import", file, "--card", NOOR.card, **small).ended(1)
        assert ".db" in answer.err and ("room" in answer.err or "free space" in answer.err), answer.err
        (tmp_path / "ballast").unlink()
        peopled.run("rechtspoor", "audit", "verify", **small).ended(0)
        peopled.run("rechtspoor", "travel", "import", file, "--card", NOOR.card, **small).ended(0)
    finally:
        subprocess.run(["umount", "-l", tmp_path], check=True)


@pytest.mark.parametrize("kind, card", [("a department's", "4528010000000011"), ("an anonymous", "3528017777777770")])
def test_a_card_in_nobody_s_name_is_refused_with_the_reason(peopled, kind, card):
    """CBP 2012, S34: such a card stands in no register, and its travel comes in by no road."""
    before = counts(peopled)
    answer = bring(peopled, export(peopled, HEAD + row()), card).ended(1)
    assert card[-4:] in answer.err and card not in answer.err
    assert "anonymous cards and department cards" in answer.err and "nothing was stored" in answer.err
    assert counts(peopled) == before
