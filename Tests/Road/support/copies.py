"""Copies of a database, made and put back while nothing runs, as an operator does with a backup."""
import hashlib
import shutil


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


def parts(house, name):
    return [house.home / (name + end) for end in ("", "-wal", "-shm") if (house.home / (name + end)).exists()]


def contents(folder):
    """What lies in a home, by digest; without what SQLite lays down merely to look."""
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*")) if file.is_file() and not file.name.endswith(("-wal", "-shm"))
    }
