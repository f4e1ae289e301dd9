"""A full disk, at many fill levels: a job ends by itself and says why, and with room again it goes on as if nothing had been.

The home lies on a small disk in memory; mounting one takes root. RECHTSPOOR_TEST_ROUNDS levels for each job.
"""
import os
import random
import shutil
import subprocess

import pytest

from support import invariants, jobs
from support.bases import Base
from support.rounds import SEED, rounds

ROUNDS = rounds(1)
#: Free bytes, from none to more than any of the jobs needs.
MOST_FREE = 3 << 20


class SmallDisk:
    """A home on a disk of its own, with no more than so many bytes free."""

    def __init__(self, house, free):
        self.house, self.aside = house, house.folder / "aside"
        house.home.rename(self.aside)
        house.home.mkdir(mode=0o700)
        size = sum(file.stat().st_size for file in self.aside.rglob("*") if file.is_file())
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size + (8 << 20)},mode=700", "tmpfs", house.home],
            capture_output=True, text=True)
        if mounted.returncode != 0:
            house.home.rmdir()
            self.aside.rename(house.home)
            pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
        shutil.copytree(self.aside, house.home, dirs_exist_ok=True)
        self.filler = house.home / "filler"
        room = os.statvfs(house.home)
        with self.filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, room.f_bavail * room.f_frsize - free))

    def empty(self):
        self.filler.unlink()

    def unmount(self):
        subprocess.run(["umount", "-l", self.house.home], check=True)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return Base(tmp_path_factory.mktemp("disk") / "houses", people=100, objectors=jobs.OBJECTORS)


@pytest.mark.parametrize("job", jobs.JOBS, ids=lambda job: job.name)
def test_a_full_disk_stops_a_job_with_a_reason_and_breaks_nothing(base, job):
    dice = random.Random(f"{SEED} {job.name}")
    before = invariants.holdings(base.house)
    undisturbed = base.copy()
    job.whole(undisturbed)
    after, expected = invariants.holdings(undisturbed), invariants.counts(undisturbed)
    base.drop(undisturbed)
    refused = halfway = 0
    for number in range(ROUNDS):
        # Most levels near the full disk, where it runs out in the middle of something.
        free = 0 if number == 0 else int(MOST_FREE * dice.random() ** 3)
        house = base.copy()
        disk = SmallDisk(house, free)
        try:
            answer = house.run(job.program, *job.words(house), at=job.at, timeout=300)
            assert answer.code in (0, 1), f"{free} bytes free: ended with {answer.code}\n{answer.err}"
            if answer.code == 1:
                refused += 1
                assert "full" in answer.err or "No space" in answer.err or "space" in answer.err, answer.err
            disk.empty()
            halfway += jobs.check_stopped(house, job, before, after, expected)
            jobs.check_finished(house, job, expected)
        except BaseException:
            print(f"level {number} of {job.name}, seed {SEED}: {free} bytes free")
            raise
        finally:
            disk.unmount()
        base.drop(house)
    print(f"{job.name}: {ROUNDS} levels, {refused} refused, {halfway} of them with a part done; no violation")
    assert refused > 0
