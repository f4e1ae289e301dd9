"""An audience over very many people, on SQLite: everybody with a basis, and everybody else with a reason."""
import sqlite3
import time

from . import people as days
from .filehouse import KEYRING, MAIN, FileHouse
from .filepeople import CUSTOMER, moments
from .figures import Figure

# A number that looks drawn, from the person's and one for each fact: the same on both sides and on every machine.
DRAWN = "abs((i + {k}) * 2654435761 % 4294967291 * 40503 % 2147483647)"


def drawn(k, below):
    return f"({DRAWN.format(k=k * 7919)} % {below})"


# As in the plain question it is held against: 12 predicates about people, opt-outs, consents (the newest counts) and
# contacts. Region stands for the language, segment for the agreement, and control for the hold-out.
SEED = f"""
create temp table seed as
with recursive n (i) as (select 0 union all select i + 1 from n where i < {{last}})
select i, {drawn(1, 75)} as age, {drawn(2, 12)} as region, {drawn(3, 6)} as segment, {drawn(4, 100)} < 93 as active,
  {drawn(5, 100)} < 85 as email_ok, {{today}} - {drawn(6, 2200)} as purchase, {{today}} - {drawn(7, 2200)} as contact,
  {drawn(8, 1000)} < 4 as blocked, {drawn(9, 100)} as ctrl,
  {drawn(22, 100)} < 12 as opted_out, {drawn(20, 4)} as stop_channel,
  case when {drawn(33, 100)} < 45 then {drawn(31, 100)} < 70 end as consent
from n;
"""

# The evidence of a house, and the standing that it would fold of it.
PEOPLE = f"""
insert into customer
select {CUSTOMER}, contact - 900, case when age < 5 then {{today}} + 400 end, case when region < 6 then 'nl' else 'en' end
from seed;
insert into contact_detail
select {CUSTOMER}, 2, 'email', randomblob(96), 'subject', case when purchase >= {{today}} - 730 then 'sale' else 'enquiry' end,
  'ns', 1, max(contact, {{today}} - 1300) from seed where email_ok;
insert into agreement
select {CUSTOMER}, 40, 'subscription', '2024', (select version from statement_activation limit 1), 'nl', contact - 900, null
from seed where segment < 4 and active;
insert into contact_event select {CUSTOMER}, 30, 'purchase', 1, randomblob(96), contact, contact from seed;
insert into consent (customer_id, consent_id, name, source, statement_version, language, given_at, confirmed_at,
  withdrawn_at, withdrawn_day)
select {CUSTOMER}, 50, 'emailOffers', 'import', (select version from statement_activation limit 1), 'nl', {{before}},
  {{before}}, case when consent then null else {{then}} end, case when consent then null else {{today}} - 100 end
from seed where consent is not null;
insert into stop (customer_id, stop_id, act, scope, source, statement_version, language, at, proven_at, taken_back_at)
select {CUSTOMER}, 60, 'optOut', case stop_channel when 0 then 'everything' when 1 then 'emailNS' when 2 then 'post'
  else 'telephone' end, 'portal', (select version from statement_activation limit 1), 'nl', {{then}}, {{then}}, null
from seed where opted_out;
insert into restriction
select {CUSTOMER}, 80, 1, 'accuracy', {{today}} - 5, null from seed where blocked;
insert into standing (customer_id, fold, statement_digest, check_day)
select {CUSTOMER},
  '{{{{"agreements":{{{{' || case when segment < 4 and active
    then '"subscription":{{{{"since":"' || date((contact - 900) * 86400, 'unixepoch') || '"}}}}' else '' end
  || '}}}},"consents":{{{{' || case when consent is null then ''
    when consent then '"emailOffers":{{{{"given":{{{{"milliseconds":{{before}}}}}}}}}}'
    else '"emailOffers":{{{{"given":{{{{"milliseconds":{{before}}}}}},"withdrawn":{{{{"milliseconds":{{then}}}}}}}}}}' end
  || '}}}},"firstRecorded":"' || date((contact - 900) * 86400, 'unixepoch') || '","hasOpenCase":false,"lastContact":"'
  || date(contact * 86400, 'unixepoch') || '","lifts":[]' || case when blocked
    then ',"restriction":{{{{"since":"' || date(({{today}} - 5) * 86400, 'unixepoch') || '"}}}}' else '' end
  || ',"stops":[' || case when opted_out then '{{{{"act":"optOut","at":{{{{"milliseconds":{{then}}}}}},"proven":true,"scope":"'
    || case stop_channel when 0 then 'everything' when 1 then 'emailNS' when 2 then 'post' else 'telephone' end || '"}}}}'
    else '' end || ']' || case when age < 5
    then ',"under16Until":"' || date(({{today}} + 400) * 86400, 'unixepoch') || '"' else '' end || '}}}}',
  (select digest from statement_activation), {{today}} + 100
from seed;
"""

# The tables of plain SQL, clustered as its best question wants them; the rows are the same people's.
PLAIN = """
create table customer (id integer primary key, age int, region int, segment int, active int, email_ok int,
  last_purchase int, last_contact int, blocked int, ctrl int);
create table optout (customer_id int, channel int, ts int, primary key (customer_id, channel)) without rowid;
create table consent (customer_id int, seq int, purpose int, granted int, ts int, primary key (customer_id, seq)) without rowid;
create table contact (customer_id int, seq int, channel int, ts int, primary key (customer_id, seq)) without rowid;
insert into customer select i, age, region, segment, active, email_ok, purchase, contact, blocked, ctrl from seed;
insert into optout select i, stop_channel, {today} - 100 from seed where opted_out;
insert into consent select i, 0, 1, consent, {today} - 200 from seed where consent is not null;
create temp table k (k integer primary key);
insert into k values (0), (1), (2), (3);
insert into contact select i, k, (i + k) % 4, {today} - (i * 31 + k * 57) % 200 from seed cross join k
where (i * 17 + k * 29) % 100 < 40;
"""
WHERE = """c.active = 1 and c.blocked = 0 and c.age >= 5 and c.email_ok = 1 and c.region < 6 and c.segment < 4
  and c.last_contact >= {today} - 1461 and c.ctrl >= 5
  and not exists (select 1 from optout o where o.customer_id = c.id and o.channel in (0, 1))"""
JOINS = f"""select c.id, case when co.granted = 1 then 'consent' else 'soft-opt-in' end as basis from customer c
  left join (select customer_id, granted from (
    select customer_id, granted, row_number() over (partition by customer_id order by ts desc, seq desc) as rn
    from consent where purpose = 1) where rn = 1) co on co.customer_id = c.id
  left join (select customer_id, count(*) as n from contact where ts >= {{today}} - 30 group by customer_id) k
    on k.customer_id = c.id
  where {WHERE} and coalesce(k.n, 0) < 2
    and (co.granted = 1 or (co.granted is null and c.last_purchase >= {{today}} - 730))"""
NEWEST = "(select granted from consent x where x.customer_id = c.id and x.purpose = 1 order by ts desc, seq desc limit 1)"
PROBES = f"""select c.id, case when {NEWEST} = 1 then 'consent' else 'soft-opt-in' end as basis from customer c
  where {WHERE} and (select count(*) from contact k where k.customer_id = c.id and k.ts >= {{today}} - 30) < 2
    and coalesce({NEWEST}, case when c.last_purchase >= {{today}} - 730 then 1 else 0 end) = 1"""

COMPARED = (
    "offers by e-mail from NS to people with Dutch, a subscription and contact within 48 months, without the control group. "
    "Ours: Audience.find in process: every recipient with the ground received, and everybody else counted by reason. "
    "Plain: the quickest of two questions in SQLite that keep no reason and count the recipients by basis. The same people "
    "on both sides; plain SQL also leaves out who had two messages in thirty days, which the house asks when it sends, "
    "and the house keeps an address, a consent and a stop as evidence rows.")


def run(folder, size, people=None):
    count = people or (5_000_000 if size == "full" else 20_000)
    rounds = 3 if size == "full" else 1
    told = moments() | {"last": count - 1}
    number = told["today"]
    told |= {"before": (number - 300) * 86_400_000, "then": (number - 100) * 86_400_000}
    plain = plain_tables(folder, told)
    house = FileHouse(folder, "audience").make()
    house.fill((SEED + PEOPLE).format(**told))
    house.fill("select 1", KEYRING)
    figures = [Figure(f"audience of {count:,}, with reasons, against probes", "s", COMPARED, asked=0.5),
               Figure("the same against joins", "s", "as above", asked=0.5)]
    first = house.ours("audience", "--selecting", "--rounds", "1", timeout=7200)
    analyse(house)
    for _ in range(rounds):
        found = house.ours("audience", "--selecting", "--rounds", "1", timeout=7200)
        for figure, question in zip(figures, (PROBES, JOINS)):
            figure.ours += found["seconds"]
            figure.plain.append(timed(plain, question.format(**told)))
    last = house.ours("audience", "--selecting", "--rounds", "1", "--objecting", str(someone(house)), timeout=7200)
    assert found["people"] + sum(found["byReason"].values()) == count, found
    assert last["afterObjection"] == {"may:" + next(iter(b for b in last["afterObjection"] if b[:3] == "may"))[4:]: -1,
                                      "not:objected": 1}, last
    figures[0].remarks = [
        f"{found['people']:,} recipients: {found['byBasis']}; everybody else: {found['byReason']}.",
        f"Working out all {first['workedOut']:,} ahead, once: {first['workingOutSeconds']:.0f} s. "
        f"One objection and the next audience, which has one fewer: {last['afterObjectionSeconds']:.2f} s.",
        duckdb(plain, told, rounds)]
    house.drop()
    return figures


def plain_tables(folder, told):
    path = f"{folder}/plain.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -1000000; pragma temp_store = memory; begin;"
        + (SEED + PLAIN).format(**told) + "; commit; analyze;")
    connection.close()
    return path


def timed(path, question):
    connection = sqlite3.connect(path)
    connection.executescript("pragma cache_size = -1000000; pragma mmap_size = 4000000000; pragma temp_store = memory;")
    counted = f"select count(*), sum(case when basis = 'consent' then 1 else 0 end) from ({question})"
    took = []
    for _ in range(2):
        began = time.perf_counter()
        connection.execute(counted).fetchone()
        took.append(time.perf_counter() - began)
    connection.close()
    return min(took)


def analyse(house):
    connection = house.open()
    connection.execute("analyze standing")
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.close()
    from support.pages import stamp

    stamp(house.path(MAIN))


def someone(house):
    """Somebody who is among the recipients: with everything that is asked for."""
    return house.value(
        "select s.customer_id from standing s join customer c using (customer_id) join contact_detail d using (customer_id) "
        "join agreement a using (customer_id) where c.language = 'nl' and c.under16_until is null and d.context = 'sale' "
        "and not exists (select 1 from stop t where t.customer_id = s.customer_id) "
        "and not exists (select 1 from restriction r where r.customer_id = s.customer_id) "
        "and not exists (select 1 from consent n where n.customer_id = s.customer_id) "
        f"and s.fold like '%\"lastContact\":\"{days.today().year}%' and s.customer_id % 1000003 % 100 > 50 limit 1")


def duckdb(path, told, rounds):
    """The same question on one thread, where that program is at hand."""
    try:
        import duckdb as duck
    except ImportError:
        return "DuckDB is not installed here, so it was not asked: pip install duckdb."
    connection = duck.connect()
    connection.execute(f"install sqlite; load sqlite; attach '{path}' as p (type sqlite)")
    for table in ("customer", "optout", "consent", "contact"):
        connection.execute(f"create table {table} as select * from p.{table}")
    connection.execute("set threads = 1")
    counted = f"select count(*), sum(case when basis = 'consent' then 1 else 0 end) from ({JOINS.format(**told)})"
    took = []
    for _ in range(rounds + 1):
        began = time.perf_counter()
        connection.execute(counted).fetchone()
        took.append(time.perf_counter() - began)
    return f"DuckDB {duck.__version__} on one thread, of its own tables of the same rows: {min(took):.2f} s."
