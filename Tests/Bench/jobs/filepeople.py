"""Invented people for a house on files, written by SQL in the house's own formats.

Sealed columns hold bytes of the right length that nothing opens: an erasure opens nothing. Standings are written as
the house folds them, and some are folded again by the house itself to see that they are.
"""
from . import people
from .filehouse import KEYRING

# Numbers of travellers come in an order of their own, as random ones do.
CUSTOMER = "(i * 40000000007 + 1000000007)"
TRAVELLER = "(i * 1000003 % 5000011 * 50000000021 + 3000000019)"

# What a person has, in rows; the spine, two keys and the link come on top.
ROWS = {"contact_detail": 3, "purchase": 3, "contact_event": 2, "profile": 1, "month_counter": 1}
LOOKUPS = 2

# From `seed`: i, contact (day of the last contact), since (of the first record), check_day, month (after the counter's),
# and breadth: 3 for all of `ROWS`, 1 for a person with less of most things.
EVERYBODY = f"""
create temp table k (k integer primary key);
insert into k values (1), (2), (3);
insert into customer select {CUSTOMER}, since, null, 'nl' from seed;
insert into standing (customer_id, fold, statement_digest, check_day)
select {CUSTOMER},
  '{{"agreements":{{}},"consents":{{}},"firstRecorded":"' || date(since * 86400, 'unixepoch')
    || '","hasOpenCase":false,"lastContact":"' || date(contact * 86400, 'unixepoch') || '","lifts":[],"stops":[]}}',
  (select digest from statement_activation), check_day
from seed;
insert into contact_detail
select {CUSTOMER}, k, case k when 1 then 'name' when 2 then 'email' else 'address' end, randomblob(96), 'subject',
  'sale', 'ns', 1, contact
from seed cross join k where k <= max(2, breadth);
insert into lookup
select case k when 2 then 'email' else 'address' end, randomblob(32), {CUSTOMER}, k
from seed cross join k where k between 2 and max(2, breadth) order by 1, 2;
insert into purchase select {CUSTOMER}, 20 + k, randomblob(96), contact - k, contact - k
from seed cross join k where k <= breadth;
insert into contact_event
select {CUSTOMER}, 30 + k, 'purchase', 1, randomblob(96), contact - k + 1, contact
from seed cross join k where k <= min(2, breadth);
insert into profile select {CUSTOMER}, 41, randomblob(96), contact from seed;
insert into month_counter
select {TRAVELLER}, month - 1, '12', '3', '4', '[]', '[]', '0', '0', '4200' from seed order by 1;
"""
KEYS = f"""
insert into wrapped_key
select {CUSTOMER}, drawer, randomblob(60), (select value from house where name = 'masterKey')
from seed cross join (select 'person' as drawer union all select 'relationship');
insert into travel_link select {CUSTOMER}, {TRAVELLER} from seed;
"""


def fill(house, count, columns):
    """`count` people; `columns` say of each i what `EVERYBODY` asks of `seed`."""
    numbers = f"with recursive n (i) as (select 0 union all select i + 1 from n where i < {count - 1}) "
    house.fill(f"create temp table seed as {numbers} select i, {columns} from n; {EVERYBODY}")
    house.fill(f"create temp table seed as {numbers} select i from n; {KEYS}", KEYRING)
    customers = [customer(i) for i in range(0, count, max(1, count // 200))]
    found = house.ours("folds", *map(str, customers))
    assert found["people"] == len(customers) and not found["different"], found


def customer(i):
    return i * 40000000007 + 1000000007


def traveller(i):
    return i * 1000003 % 5000011 * 50000000021 + 3000000019


def moments():
    """Days as numbers: today, the newest that lies 48 months back, and the months of both."""
    day = people.today()
    over = people.last_day_that_is_over(48, day)
    return {
        "today": people.number(day), "over": people.number(over), "now": day.year * 12 + day.month - 1,
        "then": over.year * 12 + over.month - 3}


def seed(is_due, check_day="{today}", breadth=3):
    """Who is due had their last contact more than 48 months ago; the others one within the last three years, and as
    much data as `breadth` says."""
    return f"""
      case when {is_due} then {{over}} - i % 300 else {{today}} - 10 - i % 1000 end as contact,
      case when {is_due} then {{over}} - 900 else {{today}} - 1400 end as since,
      case when {is_due} then {check_day} else {{today}} + 100 + i % 365 end as check_day,
      case when {is_due} then {{then}} - 12 else {{now}} end as month,
      case when {is_due} then 3 else {breadth} end as breadth
    """.format(**moments())
