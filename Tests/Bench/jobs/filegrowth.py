"""So many due people among few and among very many: the sweep is to cost what is due, not how many there are.

Plain SQL is put to the same test: what it takes longer for among very many is the disk's, for nobody's rows share a page
with another's there.
"""
import time

from . import filepeople, filerows
from .filehouse import FileHouse
from .figures import Figure

EACH = sum(filepeople.ROWS.values())
# The day of those whose turn has not come yet; a round makes one lot due.
LATER = 900_000


def run(folder, size, people=None):
    due, few, many, rounds = (10_000, 100_000, 5_000_000, 3) if size == "full" else (30, 300, 1500, 1)
    many = people or many
    lots = 2 * (rounds + 1)
    told = {"due": due, "few": few, "rounds": rounds}
    swept = Figure(
        f"{due:,} due of {many:,} people", "s", COMPARED.format(**told), asked=round(1 / 1.3, 2), against=f"of {few:,}:")
    deleted = Figure(
        f"the same in plain SQL, of {many:,}", "s", PLAIN.format(**told), asked=0, against=f"of {few:,}:")
    houses = [fill(folder, name, count, due, lots) for name, count in (("few", few), ("many", many))]
    for house in houses:
        swept.remarks.append(f"A house of {house.count('customer'):,}: {house.bytes() / 1e9:.1f} GB.")
    # A first lot each warms up what both have cold, and is not counted. Plain SQL comes last: it leaves no checksums.
    for figure, side, first in ((swept, sweep, 0), (deleted, plain, rounds + 1)):
        for lot in range(first, first + rounds + 1):
            for house, runs in zip(houses, (figure.plain, figure.ours)):
                seconds = side(house, due, lot, lots)
                if lot > first:
                    runs.append(seconds)
    for house in houses:
        house.drop()
    return [swept, deleted]


COMPARED = (
    "the sweep's verb over {due:,} due people, spread evenly, who have " + str(EACH) + " rows each; {rounds} lots one "
    "after another in the same two houses, in turn. Against: the same among {few:,} people.")
PLAIN = (
    "as many people of the same houses, spread as evenly, deleted by Python's sqlite3 as in the job rows. What is less "
    "than 1 here is what pages cost that nobody shares.")


def fill(folder, name, count, due, lots):
    house = FileHouse(folder, name).make()
    step = count // (due * lots)
    house.step = step
    filepeople.fill(
        house, count,
        filepeople.seed(f"i % {step} = 0 and i < {step * due * lots}", f"{LATER} + i / {step} % {lots}", breadth=1))
    return house


def sweep(house, due, lot, lots):
    today = filepeople.moments()["today"]
    made_due = house.change(f"update standing set check_day = {today} where check_day = {LATER + lot}")
    assert made_due == due, made_due
    found = house.ours("sweep")
    assert (found["people"], found["rows"]) == (due, due * EACH), found
    return found["seconds"]


def plain(house, due, lot, lots):
    numbers = range(house.step * lot, house.step * due * lots, house.step * lots)
    assert len(numbers) == due
    before = house.count("customer")
    seconds = filerows.delete_all(house, [(filepeople.customer(i), filepeople.traveller(i)) for i in numbers])
    assert house.count("customer") == before - due
    return seconds
