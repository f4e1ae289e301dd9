"""A PostgreSQL of a test's own, by the script the Swift tests use too."""
import json
import pathlib
import shutil
import subprocess
import urllib.parse

from .programs import ROOT


class Postgres:
    """Superuser is `rechtspoor`, who is let in by the socket in `folder`; whatever else is a test's to set."""

    def __init__(self, folder, durable=False):
        self.folder = pathlib.Path(folder)
        self.options = ["--durable"] if durable else []
        self.port = 5432
        self.folder.mkdir()
        # Another user runs the server, and has to reach its folder.
        for parent in list(self.folder.parents)[:-1]:
            if parent.stat().st_uid == 0 and parent.stat().st_mode & 0o001 == 0:
                parent.chmod(parent.stat().st_mode | 0o011)
        self.process = None

    @property
    def data(self):
        return self.folder / "data"

    def start(self):
        self.process = subprocess.Popen(
            [ROOT / "tools" / "postgres", *self.options, self.folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "ready\n", f"tools/postgres did not start\n{self.log()}"
        return self

    def stop(self):
        """At once, as a machine that loses its power: what was not committed is gone."""
        if self.process:
            self.process.stdin.close()
            self.process.wait(timeout=30)
            self.process = None

    def restart(self, **settings):
        """With these settings from now on."""
        self.set(**settings)
        self.stop()
        # It is in the name of the socket too.
        self.port = settings.get("port", self.port)
        return self.start()

    def set(self, **settings):
        for name, value in settings.items():
            self.psql("postgres", f"ALTER SYSTEM SET {name} = '{value}'")
        self.psql("postgres", "SELECT pg_reload_conf()")

    def let_in(self, *lines):
        """The first lines of pg_hba.conf, before those that let everybody in."""
        file = self.data / "pg_hba.conf"
        file.write_text("\n".join([*lines, file.read_text()]))
        self.psql("postgres", "SELECT pg_reload_conf()")

    def own(self, file):
        """Gives a file to the user who runs the server, and to nobody else."""
        if file.stat().st_uid == 0:
            shutil.chown(file, "nobody", "nogroup")
        file.chmod(0o600)

    def log(self):
        file = self.data / "server.log"
        return file.read_text(errors="replace") if file.exists() else ""

    # Databases.

    def database(self, name, options=""):
        """A new database as a program wants it, and its address."""
        self.psql("postgres", f"CREATE DATABASE {name} TEMPLATE template0 {options}")
        return self.address(name)

    def address(self, name, user="rechtspoor", **options):
        """By the socket, and without a password."""
        if self.port != 5432:
            options |= {"port": self.port}
        return self._address(user, urllib.parse.quote(str(self.folder), safe=""), name, options)

    def network_address(self, name, user="rechtspoor", **options):
        """By the network, where the server was told to listen."""
        return self._address(user, f"127.0.0.1:{self.port}", name, options)

    @staticmethod
    def _address(user, host, name, options):
        asked = "?" + urllib.parse.urlencode(options) if options else ""
        return f"postgresql://{user}@{host}/{name}{asked}"

    def psql(self, database, sql):
        return self.psql_started(database, sql).ended()

    def psql_started(self, database, sql=None):
        """A session that stays: `sql` given, it runs that and ends."""
        return Session(self, database, sql)

    def rows(self, database, query):
        return json.loads(self.psql(database, f"SELECT COALESCE(json_agg(r), '[]') FROM ({query}) r"))

    def folder_of(self, database):
        """Where the server keeps that database's own files."""
        oid = self.psql("postgres", f"SELECT oid FROM pg_database WHERE datname = '{database}'").strip()
        return self.data / "base" / oid

    # Copies.

    def base_backup(self):
        """A copy of the whole server as it is now, as an operator makes one."""
        copy = self.folder.with_name(self.folder.name + "-backup")
        subprocess.run(
            ["pg_basebackup", "-h", self.folder, "-p", str(self.port), "-U", "rechtspoor", "-D", copy, "-c", "fast"],
            check=True, capture_output=True)
        return copy

    @classmethod
    def of_backup(cls, copy, folder):
        """A second server, from a copy of the first."""
        server = cls(folder)
        shutil.copytree(copy, server.data)
        with (server.data / "postgresql.conf").open("a") as settings:
            settings.write(f"unix_socket_directories = '{server.folder}'\n")
        for file in [server.data, *server.data.rglob("*")]:
            shutil.chown(file, "nobody", "nogroup")
        return server.start()


class Session:
    """One `psql`, which may be left waiting while a test looks at what others do."""

    def __init__(self, server, database, sql=None):
        words = ["psql", "-h", server.folder, "-p", str(server.port), "-U", "rechtspoor", "-XqAt",
                 "-v", "ON_ERROR_STOP=1", database]
        if sql is not None:
            words[-1:-1] = ["-c", sql]
        self.process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def ended(self):
        out, err = self.process.communicate(timeout=60)
        assert self.process.returncode == 0, err
        return out

    def say(self, sql):
        """Runs `sql`, and returns when it was carried out."""
        self.process.stdin.write(f"{sql};\n\\echo done\n")
        self.process.stdin.flush()
        said = []
        while (line := self.process.stdout.readline()) != "done\n":
            assert line, self.process.stderr.read()
            said.append(line)
        return "".join(said)

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()
        self.process.stderr.close()


class Database:
    """One database of a server, read as `sql.rows` reads a file."""

    def __init__(self, server, name):
        self.server, self.name = server, name

    def rows(self, query, *values):
        parts = query.split("?")
        assert len(parts) == len(values) + 1, query
        literals = [f"'{value}'" if isinstance(value, str) else str(int(value)) for value in values] + [""]
        found = self.server.rows(self.name, "".join(part + value for part, value in zip(parts, literals)))
        return [{name: plain(value) for name, value in row.items()} for row in found]


def plain(value):
    """Bytes come as text, in the server's own writing."""
    return bytes.fromhex(value[2:]) if isinstance(value, str) and value.startswith("\\x") else value
