"""A booker's day in a real terminal, narrow and wide, in colour and without, and interrupted."""
import pathlib
import re
import subprocess

import pytest

from support import programs
from support.booker import Booker
from support.terminal import Terminal


def at(house, booker, columns, **settings):
    """A terminal with the programs on its path, signed in as the booker."""
    env = house.environment(ZAKELIJK_SESSION=str(booker.session), TERM="screen-256color", **settings)
    env["PATH"] = f"{pathlib.Path(programs.path('zakelijk')).parent}:{env['PATH']}"
    env = {name: value for name, value in env.items() if name != "NO_COLOR" or value}
    return Terminal(house.elsewhere, env, columns)


@pytest.mark.parametrize("columns", [80, 200])
def test_a_day_at_a_terminal_fits_its_width(demo_house, columns):
    demo_house.portal()
    booker = Booker(demo_house, server=True)
    terminal = at(demo_house, booker, columns)
    try:
        listed = terminal.type("zakelijk contact list")
        assert listed[0].split()[:2] == ["HANDLE", "NAME"] or "13 people" in listed[0]
        assert all(len(line) <= columns for line in listed)
        assert any("…" in line for line in listed), "addresses are masked where somebody may look over a shoulder"
        handle = next(line.split()[0] for line in listed if "cardholder" in line)
        # Asked, and not answered with yes: nothing happens.
        terminal.type(f"zakelijk cardholder deactivate {handle}", until="Take")
        assert any("Nothing was changed" in line for line in terminal.answer("n", "Enter"))
        assert len(booker.contacts()) == 13
        terminal.type(f"zakelijk cardholder deactivate {handle}", until="Take")
        told = " ".join(terminal.answer("y", "Enter"))
        assert "There was no card that still worked." in told
        assert len(booker.contacts()) == 12
        piped = terminal.type("zakelijk contact list -q | cut -c1-30")
        assert "HANDLE" not in piped[0] and len(piped) == 12, "a program gets rows and no header"
    finally:
        terminal.close()


@pytest.mark.parametrize("server", [False, True])
def test_whoever_waits_for_a_long_import_is_told_how_far_it_is(demo_house, server):
    if server:
        demo_house.portal()
    booker = Booker(demo_house, server=server)
    book = demo_house.elsewhere / "groot.csv"
    rows = [f"Kees;Kaart{number};k{number}@bruggenbouw.example" for number in range(4000)]
    book.write_text("\n".join(["Voornaam;Achternaam;E-mail", *rows]) + "\n")
    terminal = at(demo_house, booker, 100)
    try:
        terminal.type(f"zakelijk import {book} --yes -q", until=re.compile(r"\[=+ *\] +[1-9]\d* % Taking it in, \d+ s"))
        end = terminal.answer(until="READY>", wait=120)
        assert not any("%" in line for line in end), "the bar goes when it is done"
        assert len(booker.contacts()) == 4013
    finally:
        terminal.close()


def test_colour_is_there_and_goes_with_no_color(demo_house):
    booker = Booker(demo_house)
    handle = next(c["handle"] for c in booker.contacts() if c["roles"] == ["cardholder"])
    edit = f"zakelijk contact edit {handle} --department Inkoop --dry-run"
    painted = {}
    for setting in ("", "1"):
        terminal = at(demo_house, booker, 100 + len(setting), NO_COLOR=setting)
        try:
            terminal.type(edit)
            painted[setting] = any(re.search(r"\x1b\[32m", line) for line in terminal.screen(colour=True))
        finally:
            terminal.close()
    assert painted == {"": True, "1": False}


def test_the_manual_is_a_page_that_man_reads_and_names_every_command(demo_house):
    page = demo_house.run("zakelijk", "manual").ended(0).out
    help_text = demo_house.run("zakelijk", "--help").ended(0).out
    commands = re.findall(r"^  (\w+)(?:,| {2,})", help_text.split("SUBCOMMANDS:")[1], re.M)
    assert len(commands) > 12
    for command in commands:
        assert f"zakelijk {command}" in page, command
    ready = subprocess.run(["preconv", "-e", "utf-8"], input=page, capture_output=True, text=True, check=True).stdout
    shown = subprocess.run(
        ["nroff", "-man", "-Tutf8", "-ww"], input=ready, capture_output=True, text=True, timeout=60, check=True)
    words = " ".join(re.sub(".\x08", "", shown.stdout).split())
    assert not shown.stderr and "zakelijk contact offboard" in words


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_completion(demo_house, shell):
    script = demo_house.run("zakelijk", "completion", shell).ended(0).out
    assert "offboard" in script and "deactivate" in script
