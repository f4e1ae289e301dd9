"""One erasure: everything of one person with 2,000 rows, on files."""
import hashlib
import statistics
import time

from . import filepeople
from .filehouse import KEYRING, FileHouse
from .figures import Figure

# Rows of one person, over the tables of the relationship.
ROWS = {"purchase": 800, "contact_event": 600, "profile": 150, "preference": 150, "engagement": 296}
HEAVY = """
create temp table h as with recursive n (i) as (select 0 union all select i + 1 from n where i < {last}) select i from n;
create temp table m as with recursive n (k) as (select 1 union all select k + 1 from n where k < 800) select k from n;
insert into purchase select {customer}, 100 + k, randomblob(96), {contact} - k % 300, {contact} - k % 300
from h cross join m where k <= {purchase};
insert into contact_event select {customer}, 10000 + k, 'purchase', 1, randomblob(96), {contact} - k % 300, {contact}
from h cross join m where k <= {contact_event};
insert into profile select {customer}, 20000 + k, randomblob(96), {contact} from h cross join m where k <= {profile};
insert into preference
select {customer}, 30000 + k, randomblob(96), {contact} * 86400000, 'portal', {contact}
from h cross join m where k <= {preference};
insert into engagement
select {customer}, 40000 + k, 'email', 1, randomblob(96), {contact} from h cross join m where k <= {engagement};
"""
EACH = 2000


def run(folder, size):
    heavy, light, rounds = (100, 20_000, 3) if size == "full" else (4, 100, 1)
    home = FileHouse(folder, "erase").make()
    # The heavy ones lie among the others, all of whom are due: an erasure asks nobody whether it is their day.
    filepeople.fill(home, light, filepeople.seed(f"i < {heavy}"))
    contact = filepeople.moments()["over"] - 300
    home.fill(HEAVY.format(last=heavy - 1, customer=filepeople.CUSTOMER, contact=contact, **few()))
    figure = Figure(
        f"one erasure of {EACH:,} rows", "ms", COMPARED.format(people=heavy), asked=0.5, against="plain SQL")
    for round_ in range(rounds):
        for side in (ours, plain):
            house = home.copy(folder, f"erase_{side.__name__}_{round_}")
            (figure.ours if side is ours else figure.plain).append(side(house, heavy) * 1000)
            assert_gone(house, heavy, light)
            house.drop()
    home.drop()
    return [figure]


COMPARED = (
    "the median of {people} people erased one after another. Ours: examine, plan, erase in one transaction with ledger "
    "and audit entry, copy and mirror the ledger, destroy keys and travel link, empty both journals. Plain: Python's "
    "sqlite3 with the same settings deletes the same rows by owner and adds one row to an audit table in one "
    "transaction, keys and link in another, and empties both journals.")


def few():
    """What comes on top of what everybody has, so that it is 2,000 in all."""
    return {table: rows - filepeople.ROWS.get(table, 0) for table, rows in ROWS.items()}


def ours(house, heavy):
    house.ours("erase", str(filepeople.customer(heavy - 1)))  # A first one to warm up; not counted.
    found = house.ours("erase", *(str(filepeople.customer(i)) for i in range(heavy - 1)))
    assert found["rows"] == EACH * (heavy - 1), found
    return statistics.median(found["seconds"])


TABLES = {table: "customer_id" for table in (*ROWS, "contact_detail", "lookup", "standing", "customer")}
TABLES["month_counter"] = "travel_ref"


def plain(house, heavy):
    main, ring = house.open(), house.open(KEYRING)
    main.execute("create table plain_audit (id integer primary key, hash blob, body text)")
    head, seconds = b"", []
    for i in range(heavy):
        customer, traveller = filepeople.customer(i), filepeople.traveller(i)
        began = time.perf_counter()
        main.execute("begin immediate")
        for table, owner in TABLES.items():
            main.execute(f"delete from {table} where {owner} = ?", (traveller if owner == "travel_ref" else customer,))
        head = hashlib.sha256(head + b"erased").digest()
        main.execute("insert into plain_audit (hash, body) values (?, 'erased')", (head,))
        main.execute("commit")
        ring.execute("begin immediate")
        ring.execute("delete from wrapped_key where owner_id = ?", (customer,))
        ring.execute("delete from travel_link where customer_id = ?", (customer,))
        ring.execute("commit")
        for connection in (main, ring):
            assert connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0] == 0
        seconds.append(time.perf_counter() - began)
    main.close()
    ring.close()
    return statistics.median(seconds)


def assert_gone(house, heavy, light):
    last = filepeople.customer(heavy - 1)
    for table, owner in TABLES.items():
        if owner == "customer_id":
            assert house.count(f"{table} where {owner} <= {last}") == 0, table
    assert house.count("customer") == light - heavy
    assert house.count(f"wrapped_key where owner_id <= {last}", KEYRING) == 0
    assert house.count("travel_link", KEYRING) == light - heavy
