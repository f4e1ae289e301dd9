"""kill -9 at any moment of a campaign being sent: none is lost, and none comes twice but the one in flight.

RECHTSPOOR_TEST_ROUNDS kills, RECHTSPOOR_TEST_SEED chooses the moments, RECHTSPOOR_TEST_PEOPLE how many it goes to.
"""
import collections
import datetime
import os
import random

import pytest

from support import invariants, jobs, mail
from support.campaigns import SETTINGS, Marketers, sign
from support.people import customer_file
from support.postgres import Postgres
from support.relay import Relay
from support.rounds import ENGINES, SEED, rounds

ROUNDS = rounds(3)
PEOPLE = [jobs.somebody(number) for number in range(300, 300 + int(os.environ.get("RECHTSPOOR_TEST_PEOPLE", "60")))]

SEND = jobs.Job("send", "rechtspoor", lambda house: ["campaign", "send", "zee"])


@pytest.fixture(params=ENGINES)
def sending(request, house, tmp_path):
    server = Postgres(tmp_path / "pg").start() if request.param == "postgresql" else None
    if server:
        house.on(server)
    relay = Relay(tmp_path / "relay")
    house.settings = house.settings | SETTINGS | {"RECHTSPOOR_SMTP": relay.address}
    house.init()
    house.run("rechtspoor", "customer", "import", customer_file(house, *PEOPLE), timeout=3600).ended(0)
    sign(house)
    Marketers(house).release("zee")
    yield house, relay
    relay.stop()
    if server:
        server.stop()


def test_a_killed_sender_loses_nobody_and_repeats_the_one_in_flight(sending):
    house, relay = sending
    # Each goes on after the claims of the one before are over.
    start = datetime.datetime.now(datetime.timezone.utc)
    # About a hundred a second: each round may take its share of them, so that there is work left for the last.
    aim = jobs.Aim(random.Random(f"{SEED} send"), took=1.5 + 2 * len(PEOPLE) / 100 / ROUNDS)
    for number in range(ROUNDS):
        SEND.killed(house, aim, at=f"{start + datetime.timedelta(minutes=5 * number):%Y-%m-%d %H:%M:%S}")
    end = f"{start + datetime.timedelta(minutes=5 * ROUNDS):%Y-%m-%d %H:%M:%S}"
    result = house.run("rechtspoor", "campaign", "send", "zee", "--json", at=end, timeout=1200).ended(0).json()
    assert result["sent"] == len(PEOPLE) and result["waiting"] == 0, result
    got = collections.Counter(address for _, letter, _ in relay.deliveries() for address in mail.addresses(letter))
    assert set(got) == {who.email.lower() for who in PEOPLE}, f"seed {SEED}: somebody is missing: {house.folder}"
    twice = {address: count for address, count in got.items() if count > 1}
    assert sum(count - 1 for count in twice.values()) <= aim.hits, f"seed {SEED}: {twice}, {aim.hits} kills"
    names = collections.defaultdict(set)
    for name, letter, _ in relay.deliveries():
        for address in mail.addresses(letter):
            names[address].add(name)
    assert all(len(found) == 1 for found in names.values()), "a repeated message has another number"
    invariants.sound(house)
    invariants.chained(house, at=end)
    print(f"send: {ROUNDS} rounds, {aim.hits} killed at work, {len(PEOPLE)} people, {len(twice)} had one twice; none lost")
