"""What comes before and after a day's sweep, held against the sweep's own time for a tenth of everybody."""
from . import filepeople
from .filehouse import FileHouse
from .figures import Figure


def run(folder, size):
    everybody = 1_000_000 if size == "full" else 2_000
    house = FileHouse(folder, "weighing").make()
    filepeople.fill(house, everybody, filepeople.seed("i % 20 = 0", breadth=1))
    weighed = house.ours("weigh")
    assert weighed["waiting"] == everybody // 20, weighed
    house.change("update standing set statement_digest = 'of before'")
    again = house.ours("weigh")
    assert again["waiting"] == everybody // 20, again
    swept = house.ours("sweep")
    house.drop()
    figures = [
        Figure(f"weighing {everybody // 20:,} due of {everybody:,}", "s", WEIGHING, 0, "their sweep",
               [weighed["weighing"]], [swept["seconds"]]),
        Figure(f"the night's forecast of {everybody:,}", "s", FORECAST, 0, "the sweep",
               [weighed["forecasting"]], [swept["seconds"]]),
        Figure(f"another statement for {everybody:,}", "s", ANOTHER, 0, "the sweep",
               [again["reexamining"]], [swept["seconds"]]),
    ]
    figures[0].remarks = [f"The next three days foreseen in {weighed['foreseeing']:.2f} s."]
    return figures


WEIGHING = "one person in twenty is due, more than may go without leave, so each of them is looked at before any goes."
FORECAST = "at most 100,000 people are looked at, and what expires when is kept for the pages."
ANOTHER = "everybody's day was worked out under another statement, and is worked out anew in chunks that erase nothing."
