"""Houses on the bench's server: one that is filled, and copies of it that both sides begin from."""
import json
import pathlib
import re
import subprocess
import time

from support import programs
from support.house import House


class BenchHouse:
    """A house whose two databases are on the bench's server."""

    def __init__(self, server, folder, name):
        self.server, self.name = server, name
        folder = pathlib.Path(folder) / name
        folder.mkdir()
        self.house = House(folder)
        self.main, self.keyring = f"{name}_main", f"{name}_keyring"

    @property
    def addresses(self):
        return {
            "RECHTSPOOR_DATABASE": self.server.address(self.main),
            "RECHTSPOOR_KEYRING": self.server.address(self.keyring),
        }

    def make(self, *words):
        """A new house, by `rechtspoor init` or what else is said."""
        for database in (self.main, self.keyring):
            self.server.database(database)
        self.house.run("rechtspoor", *(words or ("init",)), timeout=900, **self.addresses).ended(0)
        return self

    def copy(self, folder, name):
        """The same bytes again, home and all: the ledger's mirror must fit the database."""
        copy = BenchHouse(self.server, folder, name)
        copy.house.copy_from(self.house)
        for mine, its in ((self.main, copy.main), (self.keyring, copy.keyring)):
            self.server.psql("postgres", f"CREATE DATABASE {its} TEMPLATE {mine} STRATEGY FILE_COPY")
        self.server.psql("postgres", "CHECKPOINT")
        return copy

    def drop(self):
        self.house.stop()
        for database in (self.main, self.keyring):
            self.server.psql("postgres", f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def ours(self, *words, timeout=3600):
        """What `rechtspoor-bench` found."""
        return self.house.run("rechtspoor-bench", *words, timeout=timeout, **self.addresses).ended(0).json()

    def sql(self, text, database=None):
        return self.server.psql(database or self.main, text)

    def script(self, text, database=None):
        """Runs a script through psql; returns what it said."""
        done = subprocess.run(
            ["psql", "-h", self.server.folder, "-U", "rechtspoor", "-XqAt", "-v", "ON_ERROR_STOP=1",
             database or self.main], input=text, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def timed_script(self, text, database=None):
        began = time.perf_counter()
        self.script(text, database)
        return time.perf_counter() - began

    def statement_seconds(self, query):
        """What psql's own clock says of one question, its answer fetched and thrown away."""
        said = self.script(f"\\timing on\n\\o /dev/null\n{query};\n\\o\n")
        return float(re.findall(r"Time: ([\d.]+) ms", said)[-1]) / 1000

    def pgbench(self, scripts, *options, database=None):
        """What pgbench said, and the latencies it logged of every transaction, in seconds."""
        log = self.house.elsewhere / "pgbench"
        for old in self.house.elsewhere.glob("pgbench.*"):
            old.unlink()
        files = [word for script in scripts for word in ("-f", str(script))]
        done = subprocess.run(
            ["pgbench", "-h", self.server.folder, "-U", "rechtspoor", "-n", "-M", "prepared", "-l", "--log-prefix",
             str(log), *options, *files, database or self.main], capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "ERROR" not in done.stderr, done.stderr[-2000:]
        latencies = [
            int(line.split()[2]) / 1e6
            for file in self.house.elsewhere.glob("pgbench.*") for line in file.read_text().splitlines()]
        return done.stdout, latencies

    def count(self, table, database=None):
        return int(self.sql(f"SELECT COUNT(*) FROM {table}", database))


def use_programs(built):
    """Which build the houses run: .build/release or .build/debug."""
    programs.BUILT = programs.ROOT / ".build" / built
