"""The sweep on files against the same deletions in plain SQL, half of everybody being due and lying among the others."""
import time

from . import filepeople
from .filehouse import KEYRING, FileHouse
from .figures import Figure

CHUNK = 1000
EACH = sum(filepeople.ROWS.values())


def run(folder, size):
    due, rounds = (100_000, 3) if size == "full" else (300, 1)
    home = FileHouse(folder, "sweep").make()
    filepeople.fill(home, due * 2, filepeople.seed("i % 2 = 0"))
    figure = Figure(
        f"sweep of {due * EACH:,} rows of {due:,} people", "s", COMPARED.format(all=due * 2, each=EACH, chunk=CHUNK),
        asked=0.5)
    for round_ in range(rounds):
        for side in (ours, plain):
            house = home.copy(folder, f"sweep_{side.__name__}_{round_}")
            (figure.ours if side is ours else figure.plain).append(side(house, due))
            assert_swept(house, due)
            house.drop()
    home.drop()
    figure.remarks = [f"Ours: {due * EACH / min(figure.ours):,.0f} rows/s; plain: {due * EACH / min(figure.plain):,.0f}."]
    return [figure]


COMPARED = (
    "{all:,} people, every other one due, each with {each} rows in five tables. Ours: the sweep's verb, which decides, "
    "and leaves a ledger entry, its two copies and an audit entry for each person; keys destroyed, journals emptied. "
    "Plain: Python's sqlite3 with the same settings deletes the same rows, lookups, standings, spines, keys and links, "
    "{chunk} people in a transaction, and empties the journals; it decides nothing and leaves no evidence.")


def ours(house, due):
    found = house.ours("sweep")
    assert (found["people"], found["rows"]) == (due, due * EACH), found
    return found["seconds"]


def plain(house, due):
    return delete_all(house, [(filepeople.customer(i), filepeople.traveller(i)) for i in range(0, due * 2, 2)])


def delete_all(house, owners):
    """How many seconds it takes to delete all that these people have."""
    main, ring = house.open(), house.open(KEYRING)
    began = time.perf_counter()
    for start in range(0, len(owners), CHUNK):
        delete(main, owners[start:start + CHUNK], TABLES)
    for start in range(0, len(owners), CHUNK):
        delete(ring, owners[start:start + CHUNK], RING)
    for connection in (main, ring):
        assert connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0] == 0
    took = time.perf_counter() - began
    main.close()
    ring.close()
    return took


TABLES = {table: "customer_id" for table in (*filepeople.ROWS, "lookup", "standing", "customer")}
TABLES["month_counter"] = "travel_ref"
RING = {"wrapped_key": "owner_id", "travel_link": "customer_id"}


def delete(connection, owners, tables):
    connection.execute("begin immediate")
    connection.execute("create temp table if not exists gone (customer integer primary key, traveller integer)")
    connection.execute("delete from gone")
    connection.executemany("insert into gone values (?, ?)", owners)
    for table, owner in tables.items():
        named = "traveller" if owner == "travel_ref" else "customer"
        connection.execute(f"delete from {table} where {owner} in (select {named} from gone)")
    connection.execute("commit")


def assert_swept(house, due):
    """Both sides have done the whole job, and no more."""
    assert house.count("customer") == house.count("standing") == due
    for table, each in filepeople.ROWS.items():
        assert house.count(table) == due * each, table
    assert house.count("lookup") == due * filepeople.LOOKUPS
    assert house.count("wrapped_key", KEYRING) == due * 2 and house.count("travel_link", KEYRING) == due
