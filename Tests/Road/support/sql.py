"""Reads a database of the house as it lies there, and changes nothing."""
import pathlib
import sqlite3


def rows(database, query, *values):
    """The rows, each by name of column; of a file, or of a server's database."""
    if hasattr(database, "rows"):
        return database.rows(query, *values)
    address = pathlib.Path(database).resolve().as_uri() + "?mode=ro"
    connection = sqlite3.connect(address, uri=True, timeout=10)
    try:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(query, values)]
    finally:
        connection.close()
