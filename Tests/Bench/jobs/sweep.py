"""The sweep: everybody whose day has come, among people whose day has not."""
from . import people
from .benchhouse import BenchHouse
from .erasure import HEX
from .figures import Figure

# Every fourth person is due: their last contact is more than 48 months ago, and no agreement runs.
SEED = """
CREATE TEMP TABLE seed AS
SELECT i, i % 4 = 0 AS is_due, i % 4 <> 0 AND i % 2 = 0 AS is_subscriber,
  CASE WHEN i % 4 = 0 THEN {over} - i % 300 ELSE {today} - 10 - i % 300 END AS contact,
  CASE WHEN i % 4 = 0 THEN {over} - 900 ELSE {today} - 900 END AS since,
  CASE WHEN i % 4 = 0 THEN {month} - 12 ELSE {now} END AS month,
  3 AS purchases, 2 AS events, 1 AS profiles, 1 AS preferences, 0 AS engagements, 0 AS benefits, 1 AS months, 0 AS trips
FROM generate_series(0::bigint, {last}) i;
"""
ROWS_EACH = 12
TABLES = ("contact_detail", "purchase", "contact_event", "profile", "preference", "month_counter")
CHUNK = 1000


def run(server, folder, size):
    due, rounds = (100_000, 3) if size == "full" else (300, 1)
    home = fill(server, folder, due * 4)
    figure = Figure(f"sweep of {due:,} due people", "s", COMPARED.format(all=due * 4, chunk=CHUNK))
    for round_ in range(rounds):
        for side in (ours, plain):
            house = home.copy(folder, f"sweep_{side.__name__}_{round_}")
            (figure.ours if side is ours else figure.plain).append(side(house, due))
            assert_swept(house, due)
            house.drop()
    home.drop()
    figure.remarks = [f"Ours: {due / min(figure.ours):,.0f} people and {due * ROWS_EACH / min(figure.ours):,.0f} rows/s."]
    return [figure]


COMPARED = (
    "{all:,} people, one in four due, each with 12 rows in six tables, lookups, keys and a travel link. Ours: the "
    "sweep's verb, with a ledger and an audit entry for each person. Plain: psql, one transaction for each {chunk} "
    "people, which deletes the same rows by lists of owners, and their lookups, standings and persons, and inserts as "
    "many ledger and audit rows; then the same for keys and links in the keyring's database.")


def fill(server, folder, everybody):
    home = BenchHouse(server, folder, "sweep").make()
    day = people.today()
    over = people.last_day_that_is_over(48, day)
    seed = SEED.format(
        last=everybody - 1, today=people.number(day), over=people.number(over),
        month=over.year * 12 + over.month - 3, now=day.year * 12 + day.month - 1)
    people.fill(home, seed, people.keys(everybody - 1, "person", "relationship"))
    people.check_folds(home, range(0, everybody, everybody // 100))
    return home


def ours(house, due):
    found = house.ours("sweep")
    assert (found["people"], found["rows"]) == (due, due * ROWS_EACH), found
    return found["seconds"]


def plain(house, due):
    owners = [people.arithmetic(i) for i in range(0, due * 4, 4)]
    main, ring = [], []
    for start in range(0, due, CHUNK):
        chunk = owners[start:start + CHUNK]
        lists = [f"'{{{','.join(str(owner[side]) for owner in chunk)}}}'::bigint[]" for side in (0, 1)]
        main.append(main_transaction(start, len(chunk), *lists))
        ring.append(keyring_transaction(lists[0]))
    return house.timed_script("".join(main)) + house.timed_script("".join(ring), house.keyring)


def main_transaction(start, count, customers, travellers):
    deletes = "".join(
        f"DELETE FROM {table} WHERE "
        + (f"travel_ref = ANY({travellers});\n" if table == "month_counter" else f"customer_id = ANY({customers});\n")
        for table in [*TABLES, "lookup", "standing", "customer"])
    return f"""BEGIN;
{deletes}
INSERT INTO ledger SELECT 1000 + k, 1790000000000, 'erased', {HEX}, '{{"rules":"R1,R2"}}', {HEX}
FROM generate_series({start}, {start + count - 1}) k;
INSERT INTO audit_entry SELECT 2026, 15, 1000 + k, 1790000000000, 'scheduler', 'erased', {HEX}, '',
  'categories=transactions; rules=R1,R2; spine=forgotten', {HEX}, {HEX}
FROM generate_series({start}, {start + count - 1}) k;
COMMIT;
"""


def keyring_transaction(customers):
    return f"""BEGIN;
DELETE FROM wrapped_key WHERE owner_id = ANY({customers});
DELETE FROM travel_link WHERE customer_id = ANY({customers});
COMMIT;
"""


def assert_swept(house, due):
    """Both sides have done the whole job, and no more."""
    assert house.count("customer") == house.count("standing") == due * 3
    for table, each in (("contact_detail", 4), ("purchase", 3), ("contact_event", 2), ("month_counter", 1)):
        assert house.count(table) == due * 3 * each, table
    assert house.count("lookup") == due * 3 * 3
    assert house.count("wrapped_key", house.keyring) == due * 3 * 2
    assert house.count("travel_link", house.keyring) == due * 3
    assert house.count("ledger WHERE kind = 'erased'") == due
    assert house.count("audit_entry WHERE action = 'erased'") == due
