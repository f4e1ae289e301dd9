"""Houses whose two databases are files: one that is filled, and copies of it that both sides begin from."""
import os
import pathlib
import shutil
import sqlite3

from support.house import House
from support.pages import stamp

MAIN, KEYRING = "rechtspoor.db", "keyring.db"


class FileHouse:
    def __init__(self, folder, name):
        self.folder = pathlib.Path(folder) / name
        self.folder.mkdir()
        self.house = House(self.folder)

    def make(self):
        self.house.init()
        return self

    def copy(self, folder, name):
        copy = FileHouse(folder, name)
        copy.house.copy_from(self.house)
        os.sync()
        return copy

    def drop(self):
        self.house.stop()
        shutil.rmtree(self.folder)

    def ours(self, *words, timeout=3600):
        """What `rechtspoor-bench` found."""
        return self.house.run("rechtspoor-bench", *words, timeout=timeout).ended(0).json()

    def path(self, database):
        return self.house.home / database

    def open(self, database=MAIN):
        """As a program of the house has it: what is deleted is overwritten, a commit is on the disk."""
        connection = sqlite3.connect(self.path(database), isolation_level=None)
        for pragma in ("journal_mode = wal", "synchronous = full", "secure_delete = on", "temp_store = memory",
                       "cache_size = -200000"):
            connection.execute(f"pragma {pragma}")
        return connection

    def fill(self, script, database=MAIN):
        """Runs a script while nobody else has the file open, without waiting for the disk."""
        connection = sqlite3.connect(self.path(database), isolation_level=None)
        connection.executescript(
            "pragma journal_mode = delete; pragma journal_mode = off; pragma synchronous = off; "
            f"pragma cache_size = -1000000; pragma temp_store = memory; begin; {script}; commit; analyze; "
            "pragma journal_mode = wal;")
        connection.close()
        stamp(self.path(database))

    def change(self, statement):
        """Changes rows by SQL alone, while no program is at work. Returns how many."""
        connection = self.open()
        changed = connection.execute(statement).rowcount
        assert connection.execute("pragma wal_checkpoint(truncate)").fetchone()[0] == 0
        connection.close()
        stamp(self.path(MAIN))
        return changed

    def value(self, query, database=MAIN):
        connection = sqlite3.connect(self.path(database))
        found = connection.execute(query).fetchone()[0]
        connection.close()
        return found

    def count(self, table, database=MAIN):
        return self.value(f"select count(*) from {table}", database)

    def bytes(self):
        return sum(self.path(database).stat().st_size for database in (MAIN, KEYRING))
