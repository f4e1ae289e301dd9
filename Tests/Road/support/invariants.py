"""What holds of a house whatever has happened to its programs: read from its databases, with nothing of its programs."""
import collections
import datetime

from .sql import rows

#: By drawer, the tables whose sealed columns lie in it, and whose they are.
DRAWERS = {
    "person": (("contact_detail", "card", "product", "invoice", "account", "access_export"), "customer_id"),
    "relationship": (("purchase", "contact_event", "profile", "engagement", "preference"), "customer_id"),
    "extra": (("extra_benefit",), "customer_id"),
}
#: What an erasure takes from somebody, in one transaction or not at all.
RELATIONSHIP = ("purchase", "contact_event", "profile", "engagement", "preference", "extra_benefit")
COUNTED = (
    "customer", "contact_detail", "card", "product", "invoice", "agreement", "consent", "stop", "lift", *RELATIONSHIP,
    "customer_case", "lookup", "suppression")


def sound(house):
    """The engine's own opinion of its files; a server has no such question."""
    if house.databases:
        return
    for name in ("rechtspoor.db", "keyring.db"):
        assert [row["integrity_check"] for row in rows(house.home / name, "PRAGMA integrity_check")] == ["ok"], name
        assert rows(house.home / name, "PRAGMA foreign_key_check") == [], name


def chained(house, **options):
    """Log and ledger are whole; asking opens the house, which does again what a crash left undone."""
    answer = house.run("rechtspoor", "audit", "verify", "--json", **options)
    assert answer.code == 0 and answer.json()["whole"], (answer.out, answer.err)


def counts(house):
    return {table: house.sql(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"] for table in COUNTED}


def holdings(house):
    """customer -> how many rows of the relationship are held of them; nothing of those of whom there are none."""
    held = collections.Counter()
    for table in RELATIONSHIP:
        for row in house.sql(f"SELECT customer_id, COUNT(*) AS n FROM {table} GROUP BY customer_id"):
            held[row["customer_id"]] += row["n"]
    return held


def said(house, since):
    """How often the log says since a moment that somebody was erased, and how often the ledger does: older entries
    leave both, each at its own time (R15, R17)."""
    at = int(datetime.datetime.fromisoformat(since + "+00:00").timestamp() * 1000)
    return (
        house.sql("SELECT COUNT(*) AS n FROM audit_entry WHERE action = 'erased' AND at >= ?", at)[0]["n"],
        house.sql("SELECT COUNT(*) AS n FROM ledger WHERE kind = 'erased' AND at >= ?", at)[0]["n"])


def keys_and_rows(house):
    """Keys without a row, and rows without a key, each with its drawer; no destruction may be left to do."""
    assert house.sql("SELECT 1 AS one FROM key_destruction") == [], "keys are still ordered destroyed"
    held = {
        (row["owner_id"], row["compartment"])
        for row in house.sql("SELECT owner_id, compartment FROM wrapped_key", database="keyring.db")}
    used = set()
    for drawer, (tables, column) in DRAWERS.items():
        for table in tables:
            for row in house.sql(f"SELECT DISTINCT {column} AS owner FROM {table}"):
                used.add((row["owner"], drawer))
    used |= {(row["case_id"], "caseFile")
             for row in house.sql("SELECT case_id FROM rights_case WHERE closed_day IS NULL")}
    used |= {(row["letter_id"], "letter") for row in house.sql("SELECT letter_id FROM letter WHERE state = 'waiting'")}
    return held - used, used - held


def owners(house):
    """Whoever or whatever can have a key."""
    return {
        row["owner"] for query in (
            "SELECT customer_id AS owner FROM customer", "SELECT case_id AS owner FROM rights_case",
            "SELECT letter_id AS owner FROM letter")
        for row in house.sql(query)}


def nothing_overdue(house, **options):
    """No row is left that no purpose may hold any longer."""
    plan = house.run("rechtspoor-scheduler", "plan", "--json", timeout=300, **options).ended(0).json()
    assert plan["customers"] == 0 and not any(plan["rows"].values()), plan
