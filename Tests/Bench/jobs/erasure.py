"""One erasure: everything of one person with 2,000 rows, travel included, and its evidence."""
import statistics

from . import people
from .benchhouse import BenchHouse
from .figures import Figure

# 2,000 rows of one person over the tables of the relationship.
ROWS = {
    "contact_detail": 4, "purchase": 500, "contact_event": 400, "profile": 60, "preference": 60, "engagement": 300,
    "extra_benefit": 76, "month_counter": 100, "raw_trip": 500,
}
OF_TRAVELLER = ("month_counter", "raw_trip")

# The first people have 2,000 rows and are due; the others stand about them with 24 each.
SEED = """
CREATE TEMP TABLE seed AS
SELECT i, i < {heavy} AS is_due, i >= {heavy} AS is_subscriber,
  CASE WHEN i < {heavy} THEN {over} - 20 ELSE {today} - 10 - i % 300 END AS contact,
  CASE WHEN i < {heavy} THEN {over} - 900 ELSE {today} - 900 END AS since,
  CASE WHEN i < {heavy} THEN {month} ELSE {now} END AS month,
  {columns}
FROM generate_series(0::bigint, {last}) i;
"""
COLUMNS = {
    "purchase": "purchases", "contact_event": "events", "profile": "profiles", "preference": "preferences",
    "engagement": "engagements", "extra_benefit": "benefits", "month_counter": "months", "raw_trip": "trips",
}
FEW = {"purchase": 6, "contact_event": 4, "profile": 1, "preference": 1, "engagement": 2, "extra_benefit": 0,
       "month_counter": 6, "raw_trip": 0}


def run(server, folder, size):
    erased, others, rounds = (60, 20_000, 3) if size == "full" else (4, 50, 1)
    home = fill(server, folder, erased, others)
    figure = Figure("one erasure of 2,000 rows", "ms", COMPARED.format(people=erased))
    for round_ in range(rounds):
        for side in (ours, plain):
            house = home.copy(folder, f"erasure_{side.__name__}_{round_}")
            median = side(house, erased)
            assert_gone(house, erased)
            (figure.ours if side is ours else figure.plain).append(median * 1000)
            house.drop()
    home.drop()
    return [figure]


COMPARED = (
    "the median of {people} people erased one after another. Ours: examine, plan, erase in one transaction with ledger "
    "and audit entry, then copy and mirror the ledger and destroy keys and travel link. Plain: one pgbench transaction "
    "for each person that deletes the same rows by owner, their lookups, standing and person, and inserts one ledger "
    "and one audit row; plus one in the keyring's database that deletes keys and link.")


def fill(server, folder, heavy, others):
    home = BenchHouse(server, folder, "erasure").make()
    day = people.today()
    over = people.last_day_that_is_over(48, day)
    seed = SEED.format(
        heavy=heavy, last=heavy + others - 1, today=people.number(day), over=people.number(over),
        # Counters begin to run when their month is over.
        month=over.year * 12 + over.month - 3, now=day.year * 12 + day.month - 1,
        columns=", ".join(
            f"CASE WHEN i < {heavy} THEN {ROWS[table]} ELSE {FEW[table]} END AS {name}"
            for table, name in COLUMNS.items()))
    people.fill(home, seed, people.keys(heavy + others - 1, "person", "relationship", "extra"))
    people.check_folds(home, [0, heavy - 1, heavy, heavy + others - 1])
    assert sum(rows_of(home, 0).values()) == 2000
    return home


def rows_of(house, i):
    customer, traveller = people.arithmetic(i)
    return {
        table: house.count(
            f"{table} WHERE travel_ref = {traveller}" if table in OF_TRAVELLER
            else f"{table} WHERE customer_id = {customer}")
        for table in ROWS}


def ours(house, erased):
    house.ours("erase", str(people.arithmetic(erased - 1)[0]))  # A first one to warm up; not counted.
    found = house.ours("erase", *(str(people.arithmetic(i)[0]) for i in range(erased - 1)))
    assert found["rows"] == 2000 * (erased - 1), found
    return statistics.median(found["seconds"])


def plain(house, erased):
    main = house.house.elsewhere / "erase.sql"
    main.write_text(PLAIN_MAIN)
    ring = house.house.elsewhere / "forget.sql"
    ring.write_text(PLAIN_KEYRING)
    options = ("-c", "1", "-t", str(erased), "-D", "n=-1")
    _, rows = house.pgbench([main], *options)
    _, keys = house.pgbench([ring], *options, database=house.keyring)
    assert len(rows) == len(keys) == erased
    return statistics.median(a + b for a, b in zip(rows, keys))


DELETES = "\n".join(
    f"DELETE FROM {table} WHERE travel_ref = :traveller;" if table in OF_TRAVELLER
    else f"DELETE FROM {table} WHERE customer_id = :customer;"
    for table in [*ROWS, "lookup", "standing", "customer"])
NEXT = """\\set n :n + 1
\\set customer 1000000007 + :n * 4000000007
\\set traveller 3000000019 + :n * 5000000029
"""
HEX = "'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'"
PLAIN_MAIN = NEXT + f"""BEGIN;
{DELETES}
INSERT INTO ledger VALUES (1000 + :n, 1790000000000, 'erased', {HEX}, '{{"rules":"R1,R2"}}', {HEX});
INSERT INTO audit_entry VALUES (2026, 15, 1000 + :n, 1790000000000, 'scheduler', 'erased', {HEX}, '',
  'categories=transactions; rules=R1,R2; spine=forgotten', {HEX}, {HEX});
COMMIT;
"""
PLAIN_KEYRING = NEXT + """BEGIN;
DELETE FROM wrapped_key WHERE owner_id = :customer;
DELETE FROM travel_link WHERE customer_id = :customer;
COMMIT;
"""


def assert_gone(house, erased):
    """Both sides have done the job: nobody of them is left, the others are, and the evidence is there."""
    last = people.arithmetic(erased - 1)[0]
    assert house.count(f"customer WHERE customer_id <= {last}") == 0
    assert house.count(f"purchase WHERE customer_id <= {last}") == 0 and house.count("customer") > 0
    assert sum(rows_of(house, 0).values()) == 0
    assert house.count(f"wrapped_key WHERE owner_id <= {last}", house.keyring) == 0
    assert house.count(f"travel_link WHERE customer_id <= {last}", house.keyring) == 0
    assert house.count("ledger WHERE kind = 'erased'") == erased
    assert house.count("audit_entry WHERE action = 'erased'") == erased
