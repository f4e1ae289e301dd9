"""A terminal where things are wrong: a folder that cannot be written, a full disk, a report of another file."""
import re
import subprocess

import pytest

from support import programs
from support.booker import Booker

HEADER = "line;outcome;name;handles;fields;column;typed;problem;decision"


@pytest.fixture
def booker(demo_house):
    return Booker(demo_house)


def file(booker, name, *lines):
    path = booker.house.elsewhere / name
    path.write_text("\n".join(lines) + "\n")
    return path


def test_a_login_that_cannot_be_kept_is_not_made(demo_house):
    booker = Booker(demo_house)
    before = booker.json("devices")["devices"]
    for place in ("/proc/nope/session.json", "/dev/null/session.json"):
        done = booker.run(
            "login", "--login", booker.login[0], ZAKELIJK_SESSION=place, RECHTSPOOR_PASSWORD_FILE=str(booker.secret)).ended(1)
        assert "cannot be written to, so the sign-in cannot be kept" in done.err and "NSCocoa" not in done.err
    assert [device["handle"] for device in booker.json("devices")["devices"]] == [device["handle"] for device in before]


@pytest.mark.parametrize("words", [("contact", "list", "--csv"), ("contact", "list", "--json"), ("contact", "list"), ("export",)])
def test_a_full_disk_is_told_and_nothing_falls_over(booker, words):
    env = booker.house.environment(ZAKELIJK_SESSION=str(booker.session))
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            programs.command("zakelijk", *words, env=env), env=env, stdin=subprocess.DEVNULL, stdout=full,
            stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 1 and "cannot be written" in done.stderr and "Fatal" not in done.stderr


def test_a_report_never_takes_the_place_of_the_list_or_of_what_was_chosen(booker):
    book = file(booker, "lijst.csv", "Voornaam;Achternaam", "Jan;Ander")
    chosen = file(booker, "keuze.csv", HEADER)
    (booker.house.elsewhere / "anders.csv").symlink_to(book)
    for report in (book, "./lijst.csv", booker.house.elsewhere / "anders.csv"):
        said = booker.run("import", book, "--dry-run", "--report", report).ended(64).err
        assert "would overwrite it" in said
    booker.run("import", book, "--dry-run", "--decisions", chosen, "--report", chosen).ended(64)
    assert book.read_text() == "Voornaam;Achternaam\nJan;Ander\n" and chosen.read_text() == HEADER + "\n"


def test_a_choice_of_another_file_or_that_is_none_is_refused_with_its_line(booker):
    known = next(contact for contact in booker.contacts() if contact["roles"] == ["cardholder"])
    book = file(booker, "lijst.csv", "Voornaam;Achternaam", f"{known['given']};{' '.join([known['middle'], known['surname']]).strip()}")
    report = booker.house.elsewhere / "rapport.csv"
    booker.run("import", book, "--dry-run", "--report", report).ended(0)
    lines = report.read_text().splitlines()
    assert len(lines) == 2 and ",perhaps," in lines[1], lines

    def choose(line):
        chosen = file(booker, "keuze.csv", lines[0], line)
        return booker.run("import", book, "--dry-run", "--decisions", chosen)

    assert "line 2: 'onzin' is no choice" in choose(lines[1] + "onzin").ended(1).err
    assert "no row of this file begins there" in choose(lines[1].replace("2,", "77,", 1) + "new").ended(1).err
    assert "somebody else than the report" in choose(re.sub(r"perhaps,[^,]*,", "perhaps,Iemand Anders,", lines[1]) + "new").ended(1).err
    assert choose(lines[1] + "new").ended(0).err.rstrip().endswith("Nothing was changed (--dry-run).")


def test_a_list_is_read_from_what_is_sent_in_and_columns_are_what_one_says(booker):
    text = "Werkkracht;Postbusje\nKees Kaart;kees@bruggenbouw.example\n"
    env = {"ZAKELIJK_SESSION": str(booker.session)}
    without = booker.house.run("zakelijk", "import", "-", "--yes", stdin=text, **env).ended(1)
    assert "No column with a name or e-mail address was found" in without.err
    booker.house.run(
        "zakelijk", "import", "-", "--yes", "--map", "Werkkracht=fullName", "--map", "Postbusje=email", stdin=text,
        **env).ended(0)
    kees, = booker.json("contact", "list", "--search", "Kees Kaart")["contacts"]
    assert kees["surname"] == "Kaart" and kees["emails"] == ["kees@bruggenbouw.example"]
    # Remembered for these columns.
    again = booker.house.run("zakelijk", "import", "-", "--yes", "--json", stdin=text, **env).ended(0).json()
    assert again["same"] == 1 and again["added"] == 0


def test_whoever_wants_silence_hears_nothing_of_what_went_well(booker):
    person = next(contact for contact in booker.contacts() if contact["roles"] == ["cardholder"])
    issued = booker.json("card", "issue", "--department", "Balie")["cards"][0]["number"]
    for words in (("card", "block", issued), ("undo", "--yes"), ("card", "replace", issued, "--yes"),
                  ("contact", "edit", person["handle"], "--department", "Inkoop"), ("undo", "--yes")):
        done = booker.run(*words, "-q").ended(0)
        assert done.out == "" and done.err == "", words
    nobodys = booker.run("card", "issue", "--department", "", "-q").ended(1)
    assert "a person's or a department's" in nobodys.err and booker.json("card", "list")["cards"][-1]["department"] == "Balie"


def test_whoever_left_is_no_colleague_of_ours(booker):
    house = booker.house
    number = house.sql("SELECT kvk_number FROM organisation ORDER BY name")
    next_one = next(contact for contact in booker.contacts() if contact["roles"] == ["cardholder"] and contact["emails"])
    own = next(contact for contact in booker.contacts() if booker.login[0] in contact["emails"])
    booker.run("contact", "edit", next_one["handle"], "--department", "Inkoop").ended(0)
    booker.run("contact", "offboard", own["handle"], "--successor", next_one["handle"], "--yes").ended(0)
    told = [house.run("zakelijk", "history", "--kvk", row["kvk_number"], NO_COLOR="1").ended(0).out for row in number]
    line = next(line for text in told for line in text.splitlines() if "edited" in line)
    assert "NS Zakelijk" not in line
    house.run("rechtspoor-scheduler", "once").ended(0)
    letters = [mail["subject"] for mail in house.mailbox.letters(to=next_one["emails"][0])]
    assert any("U houdt de contacten van" in subject for subject in letters), letters
