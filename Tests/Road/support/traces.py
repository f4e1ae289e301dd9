"""What a house holds of one person, written down as it lies in the files, to look for afterwards."""
import sqlite3
import sys

#: What the relationship is kept with, and nothing else needs.
RELATIONSHIP = ("purchase", "contact_event", "profile", "engagement", "preference", "extra_benefit", "disclosure")
TRAVEL = ("raw_trip", "month_counter", "travel_intake")
ROW_ID = {
    "purchase": "purchase_id", "contact_event": "event_id", "profile": "profile_id", "engagement": "engagement_id",
    "preference": "preference_id", "extra_benefit": "benefit_id", "disclosure": "disclosure_id",
}


def written(house, number):
    """As it lies in the files. SQLite writes a number in eight bytes once it is large, and ours are drawn large; one in
    65,536 is small enough for six. PostgreSQL writes what the machine does."""
    assert abs(number) >= 1 << 31, f"{number} is too small to be looked for by its bytes"
    if house.databases:
        return number.to_bytes(8, sys.byteorder, signed=True)
    return number.to_bytes(8 if abs(number) >= 1 << 47 else 6, "big", signed=True)


def travel_ref(house, customer):
    found = house.sql("SELECT travel_ref FROM travel_link WHERE customer_id = ?", customer, database="keyring.db")
    return found[0]["travel_ref"] if found else None


def relationship(house, customer):
    """label -> bytes of every relationship row, of its number, and of the link to the person's travel."""
    needles = {}
    for table in RELATIONSHIP:
        for row in house.sql(f"SELECT * FROM {table} WHERE customer_id = ?", customer):
            number = row[ROW_ID[table]]
            needles[f"{table} {number}: number"] = written(house, number)
            if "sealed" in row:
                needles[f"{table} {number}: sealed"] = row["sealed"]
    reference = travel_ref(house, customer)
    if reference is not None:
        needles["travel_ref"] = written(house, reference)
        for table, column in (("raw_trip", "trip_key"), ("travel_intake", "file_digest")):
            for row in house.sql(f"SELECT {column} AS bytes FROM {table} WHERE travel_ref = ?", reference):
                needles[f"{table} {row['bytes'].hex()[:12]}: {column}"] = row["bytes"]
    for key in house.sql(
            "SELECT compartment, wrapped FROM wrapped_key WHERE owner_id = ? AND compartment IN ('relationship', 'extra')",
            customer, database="keyring.db"):
        needles[f"{key['compartment']} key, wrapped"] = key["wrapped"]
    return needles


def tables_of(house, column):
    tables = [row["name"] for row in house.sql("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    return sorted(
        table for table in tables
        if any(row["name"] == column for row in house.sql(f"PRAGMA table_info({table})")))


def dump(house, customer):
    """Every row of one person, table by table, to the byte."""
    reference = travel_ref(house, customer)
    found = {table: rows_of(house, table, "customer_id", customer) for table in tables_of(house, "customer_id")}
    found |= {table: rows_of(house, table, "travel_ref", reference) for table in TRAVEL}
    found["keys"] = [
        tuple(row.values()) for row in house.sql(
            "SELECT * FROM wrapped_key WHERE owner_id = ? ORDER BY compartment", customer, database="keyring.db")]
    return found


def rows_of(house, table, column, value):
    return sorted(
        (tuple(row.values()) for row in house.sql(f"SELECT * FROM {table} WHERE {column} = ?", value)), key=repr)


def count(house, table, column, value):
    return house.sql(f"SELECT COUNT(*) AS n FROM {table} WHERE {column} = ?", value)[0]["n"]


def plant(database, text):
    """Writes a row with `text` into a copy of a database, to show that a search of it can find."""
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE planted (words TEXT)")
        connection.execute("INSERT INTO planted VALUES (?)", (text,))
    connection.close()
