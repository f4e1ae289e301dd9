"""An address book taken in, taken in again, given out, and what was given out taken in: rows a second, and memory."""
import os
import subprocess
import time

from support import programs

from .filehouse import FileHouse
from .figures import Figure

KVK = "12345678"
COLUMNS = (
    "Voornaam", "Tussenvoegsel", "Achternaam", "E-mail", "Telefoon", "Functie", "Afdeling", "Personeelsnummer", "Straat",
    "Huisnummer", "Postcode", "Plaats",
)
GIVEN = ("Jan", "Sofie", "Noor", "Kees", "Emma", "Daan", "Fatima", "Bram", "Lotte", "Sem")
SURNAMES = ("Vries", "Jansen", "Bakker", "Visser", "Smit", "Mulder", "Bos", "Peters", "Ünal")
JOBS = {
    "look": ("look at it, everybody new", ("import", "{list}", "--dry-run", "--quiet")),
    "take": ("take it in, everybody new", ("import", "{list}", "--yes", "--quiet")),
    "again": ("take it in again, nothing new", ("import", "{list}", "--yes", "--quiet")),
    "out": ("give it out", ("export", "-o", "{out}")),
    "back": ("take in what was given out", ("import", "{out}", "--yes", "--quiet")),
}


def run(folder, size):
    few, many, rounds = (2_000, 100_000, 1) if size == "full" else (40, 200, 1)
    figures = {
        job: Figure(
            f"{name}, {many:,} rows", "rows/s", COMPARED if job == "look" else "As above.", asked=0,
            against="sqlite3 .import")
        for job, (name, _) in JOBS.items()
    }
    peaks = {}
    for _ in range(rounds):
        for rows in (few, many):
            for job, (speed, peak) in measure(folder, rows).items():
                peaks[job, rows] = peak
                if rows == many:
                    figures[job].ours.append(speed)
        plain = imported(folder, many)
        for figure in figures.values():
            figure.plain.append(plain)
    for job, figure in figures.items():
        low, high = peaks[job, few], peaks[job, many]
        figure.remarks.append(
            f"Memory at its peak: {low / 1024:.0f} MB at {few:,} rows, {high / 1024:.0f} MB at {many:,}: "
            f"{(high - low) * 1024 / (many - few):.0f} bytes a row.")
    return list(figures.values())


COMPARED = (
    "Ours: one run of zakelijk on the database. A row is a person: two keys in the keyring, their evidence and sealed rows "
    "with what finds them, a letter, two entries of the log, held against everybody who is there. Against: the same file "
    "by sqlite3 .import into a table of twelve columns of text, which keeps each line and asks nothing.")


def measure(folder, rows):
    """By job: rows a second, and the peak of memory in KiB."""
    house = FileHouse(folder, f"contacts_{rows}").make()
    house.house.run("zakelijk", "org", "add", KVK, "--name", "Groot", "--kvk", KVK, "--yes").ended(0)
    places = {"list": address_book(house.folder / "list.csv", rows), "out": house.folder / "out.csv"}
    found = {}
    for job, (_, words) in JOBS.items():
        before = places["out"].read_bytes() if job == "back" else b""
        seconds, peak = timed(house.house, *(word.format(**places) for word in words), "--kvk", KVK)
        found[job] = (rows / seconds, peak)
        there = house.count("organisation_person")
        assert there == (0 if job == "look" else rows), (job, there)
        if job == "look":
            assert house.count("wrapped_key", "keyring.db") == 0, "what was only looked at left keys"
        if job == "back":
            house.house.run("zakelijk", "export", "-o", str(places["out"]), "--kvk", KVK, timeout=900).ended(0)
            assert places["out"].read_bytes() == before, "a file of ours came back otherwise"
    house.drop()
    return found


def timed(house, *words):
    began = time.monotonic()
    started = subprocess.Popen(
        programs.command("zakelijk", *words, env=house.environment()), env=house.environment(), cwd=house.elsewhere,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = started.stderr.read()
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0, said.decode()
    return time.monotonic() - began, used.ru_maxrss


def imported(folder, rows):
    """Rows a second by the program sqlite3."""
    book, database = folder / "plain.csv", folder / "plain.db"
    address_book(book, rows)
    columns = ", ".join(f"c{number} TEXT" for number in range(len(COLUMNS)))
    began = time.monotonic()
    subprocess.run(
        ["sqlite3", str(database), "-cmd", f"CREATE TABLE book ({columns})", "-cmd", ".mode csv", "-cmd", ".separator ;",
         f".import --skip 1 {book} book"], check=True)
    seconds = time.monotonic() - began
    counted = subprocess.run(
        ["sqlite3", str(database), "SELECT COUNT(*) FROM book"], check=True, capture_output=True, text=True)
    assert int(counted.stdout) == rows
    for made in (book, database):
        made.unlink()
    return rows / seconds


def address_book(path, rows):
    with path.open("w", encoding="utf-8") as book:
        book.write(";".join(COLUMNS) + "\n")
        for number in range(rows):
            between = "van der" if number % 3 == 0 else ""
            book.write(
                f"{GIVEN[number % 10]}{number};{between};{SURNAMES[number % 9]}{number};m{number}@groot.example;"
                f"06{10_000_000 + number};Functie {number % 40};Afdeling {number % 90};P{number:06};Stationsplein;"
                f"{number % 200 + 1};3511 ED;Utrecht\n")
    return path
