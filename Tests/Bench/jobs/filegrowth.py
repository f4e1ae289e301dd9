"""So many due people among few and among very many: the sweep is to cost what is due, not how many there are."""
from . import filepeople
from .filehouse import FileHouse
from .figures import Figure

EACH = sum(filepeople.ROWS.values())
# The day of those whose turn has not come yet; a round makes one lot due.
LATER = 900_000


def run(folder, size, people=None):
    due, few, many, rounds = (10_000, 100_000, 5_000_000, 3) if size == "full" else (30, 300, 1500, 1)
    many = people or many
    figure = Figure(
        f"{due:,} due of {many:,} people", "s", COMPARED.format(due=due, few=few, rounds=rounds),
        asked=round(1 / 1.3, 2), against=f"of {few:,}:")
    houses = [(fill(folder, name, count, due, rounds), runs)
              for name, count, runs in (("few", few, figure.plain), ("many", many, figure.ours))]
    # A first lot warms up what both have cold, and is not counted.
    for round_ in range(rounds + 1):
        for house, runs in houses:
            seconds = sweep(house, due, round_)
            if round_ > 0:
                runs.append(seconds)
    for house, _ in houses:
        figure.remarks.append(f"A house of {house.count('customer') + due * (rounds + 1):,}: {house.bytes() / 1e9:.1f} GB.")
        house.drop()
    return [figure]


COMPARED = (
    "the sweep's verb over {due:,} due people, spread evenly, who have " + str(EACH) + " rows each; {rounds} lots one "
    "after another in the same two houses, in turn. Against: the same among {few:,} people.")


def fill(folder, name, count, due, rounds):
    house = FileHouse(folder, name).make()
    lots = rounds + 1
    step = count // (due * lots)
    filepeople.fill(
        house, count,
        filepeople.seed(f"i % {step} = 0 and i < {step * due * lots}", f"{LATER} + i / {step} % {lots}", breadth=1))
    return house


def sweep(house, due, lot):
    today = filepeople.moments()["today"]
    made_due = house.change(f"update standing set check_day = {today} where check_day = {LATER + lot}")
    assert made_due == due, made_due
    found = house.ours("sweep")
    assert (found["people"], found["rows"]) == (due, due * EACH), found
    return found["seconds"]
