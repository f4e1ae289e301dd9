"""The audience: everybody who may be sent offers by e-mail, each with the legal basis."""
from . import people
from .benchhouse import BenchHouse
from .figures import Figure

# Lives of every kind, by what remains of a number when it is divided: nobody's fate hangs on another's.
SEED = """
CREATE TEMP TABLE seed AS
SELECT i, {today} - 1200 AS since,
  -- The last contact: for one in thirteen longer ago than 48 months.
  CASE WHEN i % 13 = 0 THEN {over} - i % 100 ELSE {today} - 1 - i % 1100 END AS contact,
  i % 10 <> 0 AS has_email, i % 23 = 0 AS has_second, i % 3 <> 0 AS has_address, i % 4 = 0 AS has_phone,
  -- An address given on asking something, or one recorded too long ago.
  i % 5 = 0 AS by_enquiry, i % 19 = 0 AS is_old, i % 17 = 0 AS is_international,
  i % 7 = 0 AS consents, i % 21 = 0 AS withdrew, i % 6 = 0 AS reads_news, i % 63 = 0 AS consents_again,
  i % 11 = 0 AS opted_out, i % 110 = 0 AS took_back, i % 33 = 0 AS lifted, i % 29 = 0 AS left_news,
  i % 50 = 0 AS objected, i % 200 <> 0 AS proved,
  i % 2 = 0 AS subscribes, i % 8 = 0 AS ended, i % 97 = 0 AS is_child, i % 500 = 0 AS is_restricted
FROM generate_series(0::bigint, {last}) i;
UPDATE seed SET since = contact - 900 WHERE contact < since;
"""

# The evidence, and the standing that the house would fold of it.
EVIDENCE = """
INSERT INTO customer
SELECT pg_temp.person(i), since, CASE WHEN is_child THEN {today} + 400 END, 'nl' FROM seed ORDER BY i;
INSERT INTO contact_detail
SELECT pg_temp.person(i), k, kind, pg_temp.sealed(i || kind || k), 'subject', context, brand, 1, recorded
FROM (
  SELECT i, 1 AS k, 'name' AS kind, 'sale' AS context, 'ns' AS brand, contact AS recorded FROM seed
  UNION ALL
  SELECT i, 2, 'email', CASE WHEN by_enquiry THEN 'enquiry' ELSE 'sale' END,
    CASE WHEN is_international THEN 'nsInternational' ELSE 'ns' END, CASE WHEN is_old THEN {over} - 5 ELSE contact END
  FROM seed WHERE has_email
  UNION ALL SELECT i, 3, 'email', 'enquiry', 'ns', contact FROM seed WHERE has_second
  UNION ALL SELECT i, 4, 'address', 'sale', 'ns', contact FROM seed WHERE has_address
  UNION ALL SELECT i, 5, 'phone', 'sale', 'ns', contact FROM seed WHERE has_phone
) d ORDER BY i, k;
INSERT INTO contact_event
SELECT pg_temp.person(i), 30, 'purchase', 1, pg_temp.sealed(i || 'e'), contact, contact FROM seed ORDER BY i;
INSERT INTO agreement
SELECT pg_temp.person(i), 40, 'subscription', '2024', (SELECT version FROM statement_activation LIMIT 1), 'nl', since,
  CASE WHEN ended THEN contact END
FROM seed WHERE subscribes ORDER BY i;
INSERT INTO consent (customer_id, consent_id, name, source, statement_version, language, given_at, confirmed_at,
  withdrawn_at, withdrawn_day)
SELECT pg_temp.person(i), k, name, 'import', (SELECT version FROM statement_activation LIMIT 1), 'nl', at, at,
  withdrawn, CASE WHEN withdrawn IS NOT NULL THEN {today} - 100 END
FROM (
  SELECT i, 50 AS k, 'emailOffers' AS name, {before} AS at, CASE WHEN withdrew THEN {then} END AS withdrawn
  FROM seed WHERE consents
  UNION ALL SELECT i, 51, 'emailOffers', {later}, NULL FROM seed WHERE consents_again
  UNION ALL SELECT i, 52, 'newsletterEmail', {before}, NULL FROM seed WHERE reads_news
) c ORDER BY i, k;
INSERT INTO stop (customer_id, stop_id, act, scope, source, statement_version, language, at, proven_at, taken_back_at)
SELECT pg_temp.person(i), k, act, scope, 'portal', (SELECT version FROM statement_activation LIMIT 1), 'nl', {then},
  CASE WHEN proven THEN {then} END, CASE WHEN back THEN {later} END
FROM (
  SELECT i, 60 AS k, 'optOut' AS act, 'emailNS' AS scope, true AS proven, took_back AS back FROM seed WHERE opted_out
  UNION ALL SELECT i, 61, 'objection', 'everything', proved, false FROM seed WHERE objected
  UNION ALL SELECT i, 62, 'optOut', 'newsletter', true, false FROM seed WHERE left_news
) s ORDER BY i, k;
INSERT INTO lift (customer_id, lift_id, purpose, channel, brand, consent_id, at)
SELECT pg_temp.person(i), 70, 'marketingActions', 'email', 'ns', 50, {later} FROM seed WHERE lifted ORDER BY i;
INSERT INTO restriction
SELECT pg_temp.person(i), 80, 1, 'accuracy', {today} - 5, NULL FROM seed WHERE is_restricted ORDER BY i;
INSERT INTO standing (customer_id, fold, statement_digest, check_day)
SELECT pg_temp.person(i),
  '{{"agreements":{{' || CASE WHEN subscribes THEN '"subscription":{{'
    || CASE WHEN ended THEN '"ended":"' || pg_temp.written(contact) || '",' ELSE '' END
    || '"since":"' || pg_temp.written(since) || '"}}' ELSE '' END
  || '}},"consents":{{' || concat_ws(',',
    CASE WHEN consents_again THEN '"emailOffers":{{"given":{{"milliseconds":{later}}}}}'
      WHEN consents AND withdrew
      THEN '"emailOffers":{{"given":{{"milliseconds":{before}}},"withdrawn":{{"milliseconds":{then}}}}}'
      WHEN consents THEN '"emailOffers":{{"given":{{"milliseconds":{before}}}}}' END,
    CASE WHEN reads_news THEN '"newsletterEmail":{{"given":{{"milliseconds":{before}}}}}' END)
  || '}},"firstRecorded":"' || pg_temp.written(since) || '","hasOpenCase":false,"lastContact":"'
  || pg_temp.written(contact) || '","lifts":['
  || CASE WHEN lifted THEN '{{"at":{{"milliseconds":{later}}},"brand":"ns","channel":"email","purpose":"marketingActions"}}'
    ELSE '' END
  || ']' || CASE WHEN is_restricted THEN ',"restriction":{{"since":"' || pg_temp.written({today} - 5) || '"}}' ELSE '' END
  || ',"stops":[' || concat_ws(',',
    CASE WHEN opted_out AND NOT took_back
      THEN '{{"act":"optOut","at":{{"milliseconds":{then}}},"proven":true,"scope":"emailNS"}}' END,
    CASE WHEN objected THEN '{{"act":"objection","at":{{"milliseconds":{then}}},"proven":'
      || CASE WHEN proved THEN 'true' ELSE 'false' END || ',"scope":"everything"}}' END,
    CASE WHEN left_news THEN '{{"act":"optOut","at":{{"milliseconds":{then}}},"proven":true,"scope":"newsletter"}}' END)
  || ']' || CASE WHEN is_child THEN ',"under16Until":"' || pg_temp.written({today} + 400) || '"' ELSE '' END || '}}',
  (SELECT digest FROM statement_activation LIMIT 1), {today} + 100
FROM seed ORDER BY i;
"""

# The best question over the evidence that we could write: what the statement of 2019 says of offers by e-mail from
# NS. Where one address needs the consent and another does not, the consent is named, as the house names it.
PLAIN = """
WITH consents AS (
  SELECT DISTINCT ON (customer_id) customer_id, withdrawn_at FROM consent
  WHERE name = 'emailOffers' ORDER BY customer_id, confirmed_at DESC
), addresses AS (
  SELECT d.customer_id, bool_or(soft) AS has_soft, bool_or(NOT soft AND c.customer_id IS NOT NULL) AS has_consent
  FROM (
    SELECT customer_id, source = 'subject' AND opt_out_offered = 1 AND context IN ('sale', 'account') AS soft
    FROM contact_detail WHERE kind = 'email' AND brand = 'ns' AND recorded_day > {over}
  ) d
  LEFT JOIN consents c ON c.customer_id = d.customer_id AND c.withdrawn_at IS NULL
  GROUP BY d.customer_id
), contacts AS (
  SELECT customer_id, MAX(happened_day) AS last FROM contact_event
  WHERE own_act = 1 AND kind IN ('purchase', 'renewal', 'change', 'termination', 'inboundPhone', 'inboundChat',
    'inboundMail', 'inboundLetter', 'counter', 'login', 'extraAction', 'signUp')
  GROUP BY customer_id
)
SELECT a.customer_id, CASE WHEN a.has_consent THEN 'consent' ELSE 'legitimateInterest' END AS basis
FROM addresses a
JOIN customer p ON p.customer_id = a.customer_id
LEFT JOIN contacts e ON e.customer_id = a.customer_id
WHERE (a.has_soft OR a.has_consent)
  AND (p.under16_until IS NULL OR p.under16_until <= {today})
  AND COALESCE(e.last, p.first_recorded) > {over}
  AND NOT EXISTS (
    SELECT 1 FROM stop s
    WHERE s.customer_id = a.customer_id AND s.taken_back_at IS NULL AND s.scope IN ('emailNS', 'everything')
      AND s.act IN ('optOut', 'objection', 'withdrawal')
      AND NOT EXISTS (
        SELECT 1 FROM lift l
        WHERE l.customer_id = s.customer_id AND l.at > s.at AND l.purpose = 'marketingActions' AND l.channel = 'email'
          AND l.brand = 'ns'))
  AND NOT EXISTS (
    SELECT 1 FROM restriction r
    WHERE r.customer_id = a.customer_id AND r.since_day <= {today} AND (r.until_day IS NULL OR r.until_day > {today}))
  AND NOT EXISTS (
    SELECT 1 FROM hold h
    WHERE h.customer_id = a.customer_id AND h.since_day <= {today} AND (h.until_day IS NULL OR h.until_day > {today}))
"""


def run(server, folder, size):
    count, rounds = (1_000_000, 3) if size == "full" else (2_000, 1)
    home = fill(server, folder, count)
    figure = Figure(f"audience over {count:,} people", "s", COMPARED)
    expected = plain_answer(home)
    first = home.ours("audience", "--rounds", "1")
    figure.remarks = [
        f"{first['people']:,} may be written to. Working out all {first['workedOut']:,} ahead, once: "
        f"{first['workingOutSeconds']:.1f} s; afterwards only who changed, or whose day has come."]
    home.sql("VACUUM ANALYZE standing")
    for _ in range(rounds):
        found = home.ours("audience", "--rounds", "2")
        assert (found["people"], found["byBasis"]) == (sum(expected.values()), expected), (found, expected)
        figure.ours += found["seconds"]
        figure.plain += [home.statement_seconds(plain_question()) for _ in range(2)]
    home.drop()
    return [figure]


COMPARED = (
    "everybody who may be sent offers by e-mail from NS, each with the basis. Ours: Audience.find in process, all rows "
    "received. Plain: psql's own time for one question over contact details, consents, stops, liftings, restrictions "
    "and contacts that gives the same people with the same basis, all rows received; counts by basis are compared.")


def moments():
    day = people.today()
    number = people.number(day)
    return {
        "today": number, "over": people.number(people.last_day_that_is_over(48, day)),
        "before": (number - 300) * 86_400_000, "then": (number - 100) * 86_400_000, "later": (number - 20) * 86_400_000,
    }


def fill(server, folder, count):
    home = BenchHouse(server, folder, "audience").make()
    home.script(people.TOOLS + (SEED + EVIDENCE).format(last=count - 1, **moments()))
    home.sql("VACUUM ANALYZE")
    people.check_folds(home, range(0, count, max(1, count // 1500)))
    return home


def plain_question():
    return PLAIN.format(**moments())


def plain_answer(house):
    said = house.sql(f"SELECT basis, COUNT(*) FROM ({plain_question()}) answer GROUP BY basis")
    return {basis: int(count) for basis, count in (line.split("|") for line in said.splitlines())}
