"""How the programs begin, end and refuse: codes 0, 1 and 64; data to stdout, talk to stderr."""
import base64
import hashlib
import os
import re
import shutil
import socket
import sqlite3
import stat
import time

import pytest

from support import programs

#: A program that opens the house, and one that also listens.
OPENERS = [("rechtspoor-scheduler", "once"), ("rechtspoor-portal",)]


def contents(folder):
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*")) if file.is_file() and not file.name.endswith(("-wal", "-shm"))
    }


# --- Words on the command line ---


@pytest.mark.parametrize("name", programs.NAMES)
def test_help_is_data_and_success(house, name):
    answer = house.run(name, "--help").ended(0)
    assert "USAGE" in answer.out.upper()
    assert answer.err == ""
    assert not house.home.exists(), "asking for help must not make a house"


@pytest.mark.parametrize("name", programs.NAMES)
def test_an_unknown_flag_is_a_mistake_of_usage(house, name):
    answer = house.run(name, "--no-such-flag").ended(64)
    assert "--no-such-flag" in answer.err
    assert answer.out == ""


@pytest.mark.parametrize("name", ["rechtspoor", "rechtspoor-scheduler", "zakelijk"])
def test_an_unknown_command_is_a_mistake_of_usage(house, name):
    answer = house.run(name, "no-such-command").ended(64)
    assert answer.err and answer.out == ""


@pytest.mark.parametrize("opener", OPENERS, ids=" ".join)
def test_without_a_house_a_program_says_how_one_is_made(house, opener):
    answer = house.run(*opener).ended(1)
    assert "rechtspoor init" in answer.err
    assert answer.out == ""


# --- init ---


def test_init_asks_nothing_and_keeps_its_secrets_to_itself(house):
    house.run("rechtspoor", "init").ended(0)
    for name in ("rechtspoor.db", "keyring.db", "keys", "exports", "checkpoints", "ledger"):
        assert (house.home / name).exists(), name
    for folder in (house.home, house.home / "keys"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
    for key in ("master", "lookup", "suppression", "audit", "ledger", "signing"):
        assert stat.S_IMODE((house.home / "keys" / key).stat().st_mode) == 0o600, key


def test_init_twice_is_refused_and_changes_nothing(new_house):
    before = contents(new_house.home)
    answer = new_house.run("rechtspoor", "init").ended(1)
    assert str(new_house.home) in answer.err
    assert "nothing was changed" in answer.err
    assert contents(new_house.home) == before


def test_init_killed_on_the_way_goes_on_the_next_time(houses):
    """At twenty moments, spread over how long it takes: whatever stands there then, the next one finishes it."""
    began = time.monotonic()
    houses().init()
    whole = time.monotonic() - began
    unfinished = 0
    for step in range(20):
        house = houses()
        making = house.start("rechtspoor", "init")
        time.sleep(whole * step / 20)
        making.kill()
        making.wait()
        answer = house.run("rechtspoor", "init")
        if answer.code == 1:
            assert "already is a house" in answer.err
        else:
            assert answer.ended(0)
            unfinished += 1
        house.run("rechtspoor-scheduler", "once").ended(0)
        house.run("rechtspoor", "audit", "verify").ended(0)
        made = house.sql("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'houseMade'")
        assert made == [{"n": 1}] and len(house.sql("SELECT version FROM statement_activation")) == 1
    assert unfinished >= 10


def test_a_keyring_without_its_database_is_no_place_for_a_new_house(demo_house):
    for part in demo_house.home.glob("rechtspoor.db*"):
        part.unlink()
    before = contents(demo_house.home)
    answer = demo_house.run("rechtspoor", "init").ended(1)
    assert "put that one back" in answer.err
    left = contents(demo_house.home)
    assert {name: left[name] for name in before} == before


def test_a_new_house_begins_with_a_statement_and_a_chained_log(new_house):
    versions = new_house.sql("SELECT version FROM statement_activation")
    assert len(versions) == 1
    actions = [row["action"] for row in new_house.sql("SELECT action FROM audit_entry ORDER BY sequence")]
    assert len(actions) >= 2
    assert list((new_house.home / "checkpoints").glob("checkpoint-*.json"))


# --- Key files ---


@pytest.mark.parametrize("opener", OPENERS, ids=" ".join)
def test_a_missing_key_file_is_named(new_house, opener):
    (new_house.home / "keys" / "lookup").unlink()
    answer = new_house.run(*opener).ended(1)
    assert "lookup" in answer.err and "missing" in answer.err and str(new_house.home / "keys") in answer.err


@pytest.mark.parametrize("key", ["master", "lookup", "suppression", "audit", "ledger", "signing"])
def test_another_house_s_key_is_refused(new_house, houses, key):
    stranger = houses().init()
    shutil.copy2(stranger.home / "keys" / key, new_house.home / "keys" / key)
    answer = new_house.run("rechtspoor-scheduler", "once").ended(1)
    assert f"keys/{key} is not the key this house was made with" in answer.err


@pytest.mark.parametrize("opener", OPENERS, ids=" ".join)
def test_a_key_others_can_read_is_refused_with_the_command_that_mends_it(new_house, opener):
    key = new_house.home / "keys" / "audit"
    key.chmod(0o644)
    answer = new_house.run(*opener).ended(1)
    mend, = re.findall(r"chmod 600 (\S+)", answer.err)
    assert mend == str(key)
    key.chmod(0o600)
    new_house.run("rechtspoor-scheduler", "once").ended(0)


def test_a_damaged_key_is_refused_with_its_line_and_never_shown(new_house):
    key = new_house.home / "keys" / "master"
    secret = key.read_text().split()[1]
    key.write_text(f"not a key\n{key.read_text()}")
    answer = new_house.run("rechtspoor-scheduler", "once").ended(1)
    assert "keys/master" in answer.err and "line 1" in answer.err
    assert secret not in answer.err + answer.out


def test_a_key_that_does_not_fit_its_id_is_refused(new_house):
    key = new_house.home / "keys" / "ledger"
    key.write_text(f"{key.read_text().split()[0]} {base64.b64encode(os.urandom(32)).decode()}\n")
    assert "keys/ledger" in new_house.run("rechtspoor-scheduler", "once").ended(1).err


# --- Databases ---


def test_a_locked_database_is_said_to_be_locked(new_house):
    holder = sqlite3.connect(new_house.home / "rechtspoor.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        answer = new_house.run("rechtspoor-scheduler", "once").ended(1)
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert "rechtspoor.db is locked" in answer.err
    new_house.run("rechtspoor-scheduler", "once").ended(0)


def test_the_database_of_another_program_is_left_alone(new_house):
    file = new_house.home / "rechtspoor.db"
    for part in new_house.home.glob("rechtspoor.db*"):
        part.unlink()
    with sqlite3.connect(file) as stranger:
        stranger.execute("PRAGMA application_id = 1")
        stranger.execute("CREATE TABLE theirs (a INTEGER)")
    before = file.read_bytes()
    answer = new_house.run("rechtspoor-scheduler", "once").ended(1)
    assert "another program" in answer.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("lost", ["rechtspoor.db", "keyring.db"])
def test_half_a_house_is_not_opened(new_house, lost):
    for part in new_house.home.glob(f"{lost}*"):
        part.unlink()
    answer = new_house.run("rechtspoor-scheduler", "once").ended(1)
    assert lost in answer.err
    assert not (new_house.home / lost).exists()


# --- Settings ---


@pytest.mark.parametrize("setting, value", [
    ("RECHTSPOOR_LISTEN", "nowhere"),
    ("RECHTSPOOR_DATABASE", "rechtspoor.db"),
    ("RECHTSPOOR_PUBLIC_URL", "gopher://here"),
    ("RECHTSPOOR_SMTP", "carrier-pigeon"),
    ("RECHTSPOOR_SENDER", "nobody"),
])
def test_a_setting_that_cannot_be_used_is_named(new_house, setting, value):
    answer = new_house.run("rechtspoor-scheduler", "once", **{setting: value}).ended(1)
    assert setting in answer.err


def test_letters_may_not_lie_in_the_home(new_house):
    answer = new_house.run("rechtspoor-scheduler", "once", RECHTSPOOR_SMTP=f"file:{new_house.home}/mail").ended(1)
    assert "RECHTSPOOR_SMTP" in answer.err and "outside" in answer.err


def test_a_password_of_the_mail_relay_does_not_belong_in_a_setting(new_house):
    answer = new_house.run(
        "rechtspoor-scheduler", "once", RECHTSPOOR_SMTP="smtps://user:hunter2@relay.example").ended(1)
    assert "RECHTSPOOR_SMTP" in answer.err
    assert "hunter2" not in answer.err


# --- What keeps running ---


def test_a_port_in_use_is_named(new_house):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", new_house.port))
        taken.listen()
        answer = new_house.run("rechtspoor-portal").ended(1)
    assert str(new_house.port) in answer.err


def test_portal_and_scheduler_start_and_end_when_asked(new_house):
    new_house.scheduler().portal()
    assert new_house.status_of("/health/live") == 200
    assert new_house.status_of("/health/ready") == 200
    assert new_house.stop() == {"rechtspoor-portal": 0, "rechtspoor-scheduler": 0}
    assert new_house.status_of("/health/live") is None


def test_a_plan_is_one_object_of_data(new_house):
    answer = new_house.run("rechtspoor-scheduler", "plan", "--json").ended(0)
    assert {"asOf", "customers", "rows", "rules", "digest"} <= set(answer.json())


def test_the_portal_too_can_be_started_on_another_day(new_house):
    new_house.portal(at="2031-05-05 12:00:00")
    assert new_house.stop() == {"rechtspoor-portal": 0}


def test_a_program_believes_the_clock_it_is_given(new_house):
    answer = new_house.run("rechtspoor-scheduler", "plan", "--json", at="2031-05-05 12:00:00").ended(0)
    assert answer.json()["asOf"] == "2031-05-05"
