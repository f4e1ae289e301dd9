"""kill -9 at any moment of a sweep, an erasure, an import: afterwards nothing is there by half, and it goes on.

RECHTSPOOR_TEST_ROUNDS kills for each job and engine, RECHTSPOOR_TEST_SEED chooses the moments.
"""
import random

import pytest

from support import invariants, jobs
from support.rounds import SEED, rounds

ROUNDS = rounds(1)


@pytest.mark.parametrize("job", jobs.JOBS, ids=lambda job: job.name)
def test_whatever_is_killed_leaves_nothing_by_half(base, job):
    dice = random.Random(f"{SEED} {job.name}")
    before = invariants.holdings(base.house)
    undisturbed = base.copy()
    took = job.whole(undisturbed)
    after, expected = invariants.holdings(undisturbed), invariants.counts(undisturbed)
    assert expected != invariants.counts(base.house), "the job changed nothing: nothing would be tried"
    base.drop(undisturbed)

    hit = halfway = unused = 0
    for number in range(ROUNDS):
        house = base.copy()
        try:
            at_work = job.killed_after(house, dice.uniform(0.1, took))
            hit += at_work
            # A machine that has less to do than before is through sooner.
            took = took if at_work else max(0.3, took * 0.8)
            halfway += jobs.check_stopped(house, job, before, after, expected)
            unused += jobs.check_finished(house, job, expected)
        except BaseException:
            print(f"round {number} of {job.name}, seed {SEED}: {house.folder}")
            raise
        base.drop(house)
    print(
        f"{job.name}: {ROUNDS} rounds, {hit} killed at work, {halfway} of them with a part done; no violation; "
        f"{unused} keys of nobody")
    assert hit > 0 or ROUNDS < 10, "it was always through before it was killed: nothing was tried"
