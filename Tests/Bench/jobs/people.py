"""Invented people by the hundred thousand, written by SQL in the house's own formats.

Sealed columns hold bytes of the right length that nothing opens: an erasure opens nothing. Standings are written as
the house folds them, and some are folded again by the house itself to see that they are.
"""
import datetime
import zoneinfo


def today():
    return datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")).date()


EPOCH = datetime.date(1970, 1, 1)


def number(day):
    return (day - EPOCH).days


def last_day_that_is_over(months, day):
    """The newest day from which so many months have run out by `day`: the same calendar as the house's."""
    candidate = day - datetime.timedelta(days=months * 30)
    while add_months(candidate, months) > day:
        candidate -= datetime.timedelta(days=1)
    while add_months(candidate + datetime.timedelta(days=1), months) <= day:
        candidate += datetime.timedelta(days=1)
    return candidate


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for length in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month + 1, length)
        except ValueError:
            continue


# What the scripts below begin with: numbers for people, bytes as if sealed, days as the fold writes them.
TOOLS = """
SET synchronous_commit = off;
SET work_mem = '256MB';
CREATE FUNCTION pg_temp.person(i BIGINT) RETURNS BIGINT IMMUTABLE LANGUAGE SQL AS
  $$ SELECT 1000000007 + i * 4000000007 $$;
CREATE FUNCTION pg_temp.traveller(i BIGINT) RETURNS BIGINT IMMUTABLE LANGUAGE SQL AS
  $$ SELECT 3000000019 + i * 5000000029 $$;
CREATE FUNCTION pg_temp.sealed(name TEXT) RETURNS BYTEA IMMUTABLE LANGUAGE SQL AS
  $$ SELECT sha512(convert_to(name, 'UTF8')) || sha256(convert_to(name, 'UTF8')) $$;
CREATE FUNCTION pg_temp.written(day BIGINT) RETURNS TEXT IMMUTABLE LANGUAGE SQL AS
  $$ SELECT to_char(DATE '1970-01-01' + day::int, 'YYYY-MM-DD') $$;
"""


def arithmetic(i):
    """The numbers the scripts give person `i`, and that person's travel."""
    return 1000000007 + i * 4000000007, 3000000019 + i * 5000000029


def fill(house, seed, keys):
    """Writes everything that follows from the table `seed` (script `seed`) into both databases."""
    house.script(TOOLS + seed + EVERYBODY)
    house.script(TOOLS + keys, house.keyring)
    for database in (house.main, house.keyring):
        house.sql("VACUUM ANALYZE", database)


# From `seed`: i, contact (day of the last contact), since (day of the first record), is_subscriber, is_due.
EVERYBODY = """
INSERT INTO customer SELECT pg_temp.person(i), since, NULL, 'nl' FROM seed ORDER BY i;
INSERT INTO agreement
SELECT pg_temp.person(i), 11, 'subscription', '2024', (SELECT version FROM statement_activation LIMIT 1), 'nl', since,
  NULL
FROM seed WHERE is_subscriber ORDER BY i;
INSERT INTO standing (customer_id, fold, statement_digest, check_day)
SELECT pg_temp.person(i),
  '{"agreements":{' || CASE WHEN is_subscriber
    THEN '"subscription":{"since":"' || pg_temp.written(since) || '"}' ELSE '' END
  || '},"consents":{},"firstRecorded":"' || pg_temp.written(since) || '","hasOpenCase":false,"lastContact":"'
  || pg_temp.written(contact) || '","lifts":[],"stops":[]}',
  (SELECT digest FROM statement_activation LIMIT 1),
  CASE WHEN is_due THEN contact + 1461 ELSE contact + 1400 END
FROM seed ORDER BY i;
INSERT INTO contact_detail
SELECT pg_temp.person(i), k, (ARRAY['name', 'email', 'phone', 'address'])[k], pg_temp.sealed(i || 'c' || k), 'subject',
  'sale', 'ns', 1, contact
FROM seed, generate_series(1, 4) k ORDER BY i, k;
INSERT INTO lookup
SELECT (ARRAY['-', 'email', 'phone', 'address'])[k], sha256(convert_to(i || 'l' || k, 'UTF8')), pg_temp.person(i), k
FROM seed, generate_series(2, 4) k ORDER BY 1, 2;
INSERT INTO purchase
SELECT pg_temp.person(i), 20 + k, pg_temp.sealed(i || 'p' || k), contact - k, contact - k
FROM seed, generate_series(1, purchases) k ORDER BY i, k;
INSERT INTO contact_event
SELECT pg_temp.person(i), 2000 + k, 'purchase', 1, pg_temp.sealed(i || 'e' || k), contact - k + 1, contact
FROM seed, generate_series(1, events) k ORDER BY i, k;
INSERT INTO profile
SELECT pg_temp.person(i), 4000 + k, pg_temp.sealed(i || 'f' || k), contact FROM seed, generate_series(1, profiles) k
ORDER BY i, k;
INSERT INTO preference
SELECT pg_temp.person(i), 5000 + k, pg_temp.sealed(i || 'v' || k), contact::bigint * 86400000, 'portal', contact
FROM seed, generate_series(1, preferences) k ORDER BY i, k;
INSERT INTO engagement
SELECT pg_temp.person(i), 6000 + k, 'email', 1, pg_temp.sealed(i || 'g' || k), contact
FROM seed, generate_series(1, engagements) k ORDER BY i, k;
INSERT INTO extra_benefit
SELECT pg_temp.person(i), 7000 + k, 'coupon', pg_temp.sealed(i || 'b' || k), contact, NULL
FROM seed, generate_series(1, benefits) k ORDER BY i, k;
INSERT INTO month_counter
SELECT pg_temp.traveller(i), month - k, '12', '3', '4', '[]', '[]', '0', '0', '4200'
FROM seed, generate_series(1, months) k ORDER BY i, k;
INSERT INTO raw_trip
SELECT pg_temp.traveller(i), month - 1 - k % 24, sha256(convert_to(i || 't' || k, 'UTF8')),
  '{"class":2,"from":"Asd","to":"Ut","product":"Dal"}', contact - k
FROM seed, generate_series(1, trips) k ORDER BY i, 2, 3;
"""

# One key for each drawer with something in it, and the link to the person's travel.
KEYS = """
INSERT INTO wrapped_key
SELECT pg_temp.person(i), drawer, substr(pg_temp.sealed(i || drawer), 1, 60),
  (SELECT value FROM house WHERE name = 'masterKey')
FROM generate_series(0, {last}) i, (VALUES {drawers}) AS d (drawer) ORDER BY 1, 2;
INSERT INTO travel_link SELECT pg_temp.person(i), pg_temp.traveller(i) FROM generate_series(0, {last}) i ORDER BY 1;
"""


def keys(last, *drawers):
    return KEYS.format(last=last, drawers=", ".join(f"('{drawer}')" for drawer in drawers))


def check_folds(house, people):
    """Has the house fold some of them anew: what was written is what it would have written."""
    found = house.ours("folds", *(str(arithmetic(i)[0]) for i in people))
    assert found["people"] == len(people) and not found["different"], found
