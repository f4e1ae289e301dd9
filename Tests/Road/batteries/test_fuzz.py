"""The functions that scrub a page and give it its checksum, built with AddressSanitizer and fed pages as no database has them."""
import os
import random
import sqlite3
import subprocess

from support.programs import ROOT

ROUNDS = int(os.environ.get("RECHTSPOOR_TEST_ROUNDS", "20000"))
SEED = int(os.environ.get("RECHTSPOOR_TEST_SEED", "1"))
SCRUB = ROOT / "Modules" / "Foreign" / "CSQLiteScrub"


def driver(folder):
    program = folder / "scrub_page"
    subprocess.run(
        ["clang", "-O1", "-g", "-fuse-ld=lld", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-Wall",
         "-Wextra", "-Werror", f"-I{SCRUB}/include", f"-I{SCRUB}", ROOT / "Tests" / "Fuzz" / "scrub_page.c",
         SCRUB / "page.c", SCRUB / "checksum.c", "-lz", "-o", program], check=True, timeout=120)
    return program


def database(folder, page_size):
    """Tables with and without a rowid, an index, long values, and a history of deletions in random order."""
    dice, file = random.Random(page_size), folder / f"{page_size}.db"
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA page_size = {page_size}")
    connection.executescript("""
        CREATE TABLE a (number INTEGER PRIMARY KEY, bytes BLOB, words TEXT); CREATE INDEX a_by_words ON a (words);
        CREATE TABLE b (digest BLOB PRIMARY KEY, words TEXT) WITHOUT ROWID;""")
    for _ in range(2000):
        connection.execute(
            "INSERT INTO a VALUES (?, ?, ?)",
            (dice.getrandbits(40), dice.randbytes(dice.choice([5, 30, 300, 3000])), str(dice.random())))
        connection.execute("INSERT INTO b VALUES (?, ?)", (dice.randbytes(16), "x" * dice.randrange(60)))
    connection.execute("DELETE FROM a WHERE number % 3 = 0")
    connection.execute("DELETE FROM b WHERE substr(digest, 1, 1) < x'50'")
    connection.commit()
    connection.close()
    return file


def feed(program, rounds, *databases, **settings):
    return subprocess.run(
        [program, str(rounds), str(SEED), *databases], capture_output=True, text=True, timeout=3600, **settings)


def test_no_page_makes_it_read_or_write_outside_or_lose_a_byte(tmp_path):
    answer = feed(driver(tmp_path), ROUNDS, *(database(tmp_path, size) for size in (512, 4096, 65536)))
    assert answer.returncode == 0, answer.stderr[-4000:]
    print(answer.stdout.strip())
    assert "no fault" in answer.stdout
