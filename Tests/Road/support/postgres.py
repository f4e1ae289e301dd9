"""A PostgreSQL of a test's own, by the script the Swift tests use too."""
import json
import subprocess
import urllib.parse

from .programs import ROOT


class Postgres:
    def __init__(self, folder, durable=False):
        self.folder = folder
        self.options = ["--durable"] if durable else []
        self.folder.mkdir()
        # Another user runs the server, and has to reach its folder.
        for parent in list(folder.parents)[:-1]:
            if parent.stat().st_uid == 0 and parent.stat().st_mode & 0o001 == 0:
                parent.chmod(parent.stat().st_mode | 0o011)
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [ROOT / "tools" / "postgres", *self.options, self.folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n", "tools/postgres did not start"
        return self

    def stop(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait(timeout=30)
            self.process = None

    def database(self, name):
        """A new database as a program wants it, and its address."""
        self.psql("postgres", f"CREATE DATABASE {name} TEMPLATE template0")
        return self.address(name)

    def address(self, name):
        return f"postgresql://rechtspoor@{urllib.parse.quote(str(self.folder), safe='')}/{name}"

    def psql(self, database, sql):
        done = subprocess.run(
            ["psql", "-h", self.folder, "-U", "rechtspoor", "-XqAt", "-v", "ON_ERROR_STOP=1", "-c", sql, database],
            capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def rows(self, database, query):
        return json.loads(self.psql(database, f"SELECT COALESCE(json_agg(r), '[]') FROM ({query}) r"))
