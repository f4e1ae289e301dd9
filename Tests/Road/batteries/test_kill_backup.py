"""kill -9 at any moment of a backup and of a restore: what bears a name is whole, and nobody comes back.

RECHTSPOOR_TEST_ROUNDS kills of each on each engine, RECHTSPOOR_TEST_SEED chooses the moments.
"""
import datetime
import itertools
import random
import shutil

import pytest

from support import invariants, jobs
from support.copies import lose
from support.rounds import SEED, rounds

ROUNDS = rounds(3)


def backups(house):
    return house.folder / "backups"


BACKUP = jobs.Job("backup", "rechtspoor", lambda house: ["backup", backups(house)])
RESTORE = jobs.Job("restore", "rechtspoor", lambda house: ["restore", backups(house), "--yes"])
#: Proves the objections by silence, so that there is something to do again after a restore.
ERASURE = jobs.JOBS[1]


@pytest.fixture
def clock():
    """Minutes that follow one another, after the erasure: copies and checkpoints are told apart by their time."""
    first = datetime.datetime.fromisoformat(ERASURE.at)
    return (f"{first + datetime.timedelta(minutes=10 + number):%Y-%m-%d %H:%M:%S}" for number in itertools.count())


def findings(house, clock):
    """What is wrong with the copies."""
    return house.run("rechtspoor", "backup", "verify", backups(house), "--json", at=next(clock)).json()["findings"]


#: Said of copies between which it was killed: the keyring's turn was still to come, or the older one's to go.
MAY_BE_SAID = ("it is newer than the copy of the keyring", "is an older copy of the keyring")


def test_a_killed_backup_leaves_only_whole_copies(base, clock):
    house = base.copy()
    ERASURE.whole(house)
    aim = jobs.Aim(random.Random(f"{SEED} backup"), took=BACKUP.whole(house, at=next(clock)))
    first = backups(house).rename(house.folder / "first")
    halfway = 0
    for number in aim.rounds(ROUNDS):
        shutil.copytree(first, backups(house))
        BACKUP.killed(house, aim, at=next(clock))
        halfway += any(path.name.startswith("passing-") for path in backups(house).iterdir())
        names = sorted(path.name for path in backups(house).iterdir())
        wrong = [finding for finding in findings(house, clock) if not any(said in finding for said in MAY_BE_SAID)]
        assert wrong == [], f"round {number}, seed {SEED}: {house.folder}: {names}"
        BACKUP.whole(house, at=next(clock))
        assert findings(house, clock) == [], f"round {number}, seed {SEED}: the next one: {house.folder}: {names}"
        assert not [path for path in backups(house).iterdir() if path.name.startswith("passing-")]
        shutil.rmtree(backups(house))
    base.drop(house)
    print(f"backup: {number + 1} rounds, {aim.hits} killed at work, {halfway} of them with a copy begun; no violation")


def stopped(house):
    """Who has said no to what, and is not asked again."""
    said = {
        (row["customer_id"], row["scope"])
        for row in house.sql("SELECT customer_id, scope FROM stop WHERE taken_back_at IS NULL")}
    return said, house.sql("SELECT COUNT(*) AS n FROM suppression")[0]["n"]


def test_a_killed_restore_brings_nobody_back(base, clock):
    house = base.copy()
    before = invariants.holdings(house)
    BACKUP.whole(house)  # now, days before the silence proves anything
    ERASURE.whole(house)
    after, no = invariants.holdings(house), stopped(house)
    assert sum(before.values()) > sum(after.values()), "nobody was erased after the backup: nothing would be tried"
    lose(house, "rechtspoor.db", "keyring.db")
    aim = jobs.Aim(random.Random(f"{SEED} restore"), took=RESTORE.whole(house, at=next(clock)))
    halfway = 0
    for number in aim.rounds(ROUNDS):
        where = f"round {number}, seed {SEED}: {house.folder}"
        lose(house, "rechtspoor.db", "keyring.db")
        RESTORE.killed(house, aim, at=next(clock))
        opened = house.run("rechtspoor", "checkpoint", at=next(clock))
        if opened.code != 0:
            halfway += 1
            # A server's database is there and empty; a file is not there.
            assert "There is no" in opened.err or "never made ready" in opened.err, f"{where}: {opened.err}"
            RESTORE.whole(house, at=next(clock))
        assert invariants.holdings(house) == after, f"{where}: somebody's data are back"
        assert stopped(house) == no, f"{where}: somebody's no is forgotten"
        invariants.sound(house)
        invariants.chained(house, at=next(clock))
        _, unreadable = invariants.keys_and_rows(house)
        assert not unreadable, f"{where}: rows whose key is gone: {unreadable}"
        assert not list(house.home.glob("*.restoring")), where
    base.drop(house)
    print(f"restore: {number + 1} rounds, {aim.hits} killed at work, {halfway} of them before it served; no violation")
