"""Backups by the real programs: made while the house goes on, and put back with what people said since."""
import datetime
import random
import shutil

import pytest

from support import traces
from support.copies import lose
from support.jobs import Aim, Job
from support.people import BRAM, NOOR, buy, take_in, today
from support.postgres import Postgres
from support.steps import letters_go, sign_in
from support.visitor import Visitor


@pytest.fixture(params=["files", "server"])
def lived_in(house, request, tmp_path):
    """Two customers, one of whom will object to everything, signed in; on files and on a server."""
    house.backups = house.folder / "backups"
    server = None
    if request.param == "server":
        server = Postgres(tmp_path / "pg").start()
        house.on(server)
    house.init()
    house.noor, house.bram = take_in(house, NOOR, BRAM)
    yield house
    house.stop()
    if server:
        server.stop()


def backup(house, *more):
    return house.run("rechtspoor", "backup", house.backups, *more)


def verified(house):
    return house.run("rechtspoor", "backup", "verify", house.backups, "--json").ended(0).json()


def restore(house, *more):
    return house.run("rechtspoor", "restore", house.backups, "--yes", "--json", *more)


def object_to_everything(house, who):
    visitor = sign_in(house, who)
    assert visitor.submit("/objections", action="/objections", scope="everything").status in (200, 303)


def purchases(house, customer):
    return house.sql("SELECT COUNT(*) AS n FROM purchase WHERE customer_id = ?", customer)[0]["n"]


def test_a_backup_put_back_brings_nobody_back(lived_in):
    house = lived_in
    made = backup(house, "--json").ended(0).json()
    assert sorted(path.name for path in house.backups.iterdir()) == [made["generation"], made["keyring"], "lock"]
    found = verified(house)
    assert found["sound"] and found["findings"] == [] and found["lines"] > 0

    needles = traces.relationship(house, house.noor)
    house.portal()
    object_to_everything(house, NOOR)
    assert Visitor(house).object(BRAM.email).status == 200
    house.stop()
    letters_go(house)
    assert purchases(house, house.noor) == 0 and purchases(house, house.bram) == 1

    refused = restore(house).ended(1)
    assert "There already is a house" in refused.err
    lose(house, "rechtspoor.db", "keyring.db")
    for lost in ("ledger", "checkpoints"):
        (house.home / lost).rename(house.folder / lost)
        refused = restore(house).ended(1)
        assert "Put" in refused.err and "Nothing was changed" in refused.err, refused.err
        assert not list(house.home.glob("*.db*"))
        (house.folder / lost).rename(house.home / lost)

    done = restore(house).ended(0).json()
    assert done["generation"] == made["generation"] and done["reapplied"] > 3 and not done["keyringKept"]
    assert purchases(house, house.noor) == 0 and purchases(house, house.bram) == 1
    stops = house.sql("SELECT customer_id, scope FROM stop WHERE taken_back_at IS NULL")
    assert {(row["customer_id"], row["scope"]) for row in stops} == {
        (house.noor, "everything"), (house.bram, "everything")}
    assert {row["kind"] for row in house.sql("SELECT kind FROM suppression")} >= {"email"}
    house.run("rechtspoor", "audit", "verify").ended(0)
    if not house.databases:
        assert house.bytesearch(needles).nothing
        assert house.bytesearch(needles, house.backups).hits, "what was looked for is in the backup, or this proves nothing"
    backup(house).ended(0)
    verified(house)
    house.portal()
    assert house.status_of("/") == 200


def test_without_the_ledger_a_copy_laid_in_by_hand_is_served_by_nobody(new_house):
    house = new_house
    house.backups = house.folder / "backups"
    house.noor, house.bram = take_in(house, NOOR, BRAM)
    backup(house).ended(0)
    house.portal()
    object_to_everything(house, NOOR)
    house.stop()
    letters_go(house)
    lose(house, "rechtspoor.db", "keyring.db")
    shutil.rmtree(house.home / "ledger")
    for copy in house.backups.glob("*/*.db"):
        shutil.copy(copy, house.home)
    for words in (("rechtspoor-portal",), ("rechtspoor-scheduler", "once"), ("rechtspoor", "checkpoint")):
        refused = house.run(*words).ended(1)
        assert "without the ledger" in refused.err and "Put back" in refused.err, refused.err
    assert purchases(house, house.noor) == 1, "nothing was changed"


def test_the_scheduler_removes_what_is_too_old(new_house):
    house = new_house
    house.backups = house.folder / "backups"
    setting = {"RECHTSPOOR_BACKUP": str(house.backups)}
    old = house.run("rechtspoor", "backup", "--json", **setting).ended(0).json()["generation"]
    ago = today() - datetime.timedelta(days=36)
    (house.backups / old).rename(house.backups / f"generation-{ago}T043000.000Z")
    new = house.run("rechtspoor", "backup", "--json", **setting).ended(0).json()
    assert new["expired"] == [f"generation-{ago}T043000.000Z"]
    (house.backups / new["generation"]).rename(house.backups / f"generation-{ago}T043000.000Z")
    house.run("rechtspoor-scheduler", "once", **setting).ended(0)
    assert sorted(path.name for path in house.backups.iterdir()) == [new["keyring"], "lock"]
    inside = house.run("rechtspoor", "backup", house.home / "backups").ended(1)
    assert "outside RECHTSPOOR_HOME" in inside.err


#: How often a rotation is killed.
ROUNDS = 5


@pytest.mark.parametrize("key", ["master", "lookup"])
def test_a_rotation_killed_in_the_middle_goes_on(demo_house, key):
    house = demo_house
    begun = "SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'keyRotationBegun'"
    job = Job("rotation", "rechtspoor", lambda house: ["keys", "rotate", key])
    aim = Aim(random.Random(2), took=job.whole(house))
    for _ in aim.rounds(ROUNDS, enough=lambda: house.sql(begun)[0]["n"] > 1):
        job.killed(house, aim)
        house.run("rechtspoor", "checkpoint").ended(0)
    house.run("rechtspoor", "keys", "rotate", key).ended(0)
    lines = (house.home / "keys" / key).read_text().splitlines()
    if key == "master":
        ids = {row["master_id"] for row in house.sql("SELECT DISTINCT master_id FROM wrapped_key", database="keyring.db")}
        assert len(lines) == 1 and ids == {lines[0].split()[0]}
    house.run("rechtspoor", "audit", "verify").ended(0)
    card = house.sql("SELECT customer_id FROM lookup WHERE kind = 'card' LIMIT 1")
    assert card
    house.portal()
    login = next(
        line.split() for line in (house.home / "demo-logins.txt").read_text().splitlines() if line.startswith("booker"))
    secret = house.elsewhere / "password"
    secret.write_text(login[2])
    secret.chmod(0o600)
    house.run("zakelijk", "login", "--login", login[1], RECHTSPOOR_PASSWORD_FILE=str(secret)).ended(0)


def test_a_customer_is_found_by_card_and_address_after_a_rotation(new_house):
    house = new_house
    house.noor, house.bram = take_in(house, NOOR, BRAM)
    house.portal()
    before = {row["digest"] for row in house.sql("SELECT digest FROM lookup")}
    for key in ("lookup", "master"):
        house.run("rechtspoor", "keys", "rotate", key).ended(0)
    assert before.isdisjoint({row["digest"] for row in house.sql("SELECT digest FROM lookup")})
    # The portal runs on since before, and finds and reads all the same.
    assert Visitor(house).object(BRAM.email).status == 200
    assert {row["customer_id"] for row in house.sql("SELECT customer_id FROM stop")} == {house.bram}
    letters_go(house)
    assert house.mailbox.letters(to=BRAM.email)
    buy(house, NOOR)
    assert purchases(house, house.noor) == 2
