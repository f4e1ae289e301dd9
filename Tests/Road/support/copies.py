"""Copies of a database, made and put back while nothing runs, as an operator does with a backup."""
import hashlib
import shutil
import sqlite3


def keep(house, name, folder):
    """Lays a copy of a database aside, with what its journal still holds."""
    assert not house.running, "a copy is made while nothing runs"
    aside = house.folder / folder
    aside.mkdir(exist_ok=True)
    for part in parts(house, name):
        shutil.copy2(part, aside / part.name)
    return aside


def put_back(house, name, aside):
    assert not house.running
    for part in parts(house, name):
        part.unlink()
    for part in aside.glob(f"{name}*"):
        shutil.copy2(part, house.home / part.name)


def lose(house, *names):
    """The databases are gone for good; keys, ledger and checkpoints lie elsewhere, and are put back."""
    for name in names:
        if name in house.databases:
            database = house.databases[name]
            database.server.psql("postgres", f"DROP DATABASE {database.name} WITH (FORCE)")
            database.server.database(database.name, "OWNER rechtspoor")
        else:
            for file in house.home.glob(f"{name}*"):
                file.unlink()


def parts(house, name):
    return [house.home / (name + end) for end in ("", "-wal", "-shm") if (house.home / (name + end)).exists()]


def contents(house):
    """All a home says: every table of both databases, and every other file by digest.

    Not the databases' bytes: opening one moves what its journal holds, and changes nothing it says.
    """
    said = {
        str(file.relative_to(house.home)): digest(file.read_bytes())
        for file in sorted(house.home.rglob("*")) if file.is_file() and ".db" not in file.name
    }
    for name in ("rechtspoor.db", "keyring.db"):
        database = sqlite3.connect((house.home / name).resolve().as_uri() + "?mode=ro", uri=True)
        said[name] = digest("\n".join(database.iterdump()).encode())
        database.close()
    return said


def digest(content):
    return hashlib.sha256(content).hexdigest()
