"""The bench on PostgreSQL: a server of its own, one job after another, everything thrown away at the end."""
import importlib
import pathlib
import shutil
import tempfile

from support.postgres import Postgres

from .benchhouse import use_programs
from .figures import Report

DURABILITY = "PostgreSQL with fsync, full_page_writes and synchronous_commit on, autovacuum every 10 s, for both sides alike."


def run(jobs, size, debug):
    built = "debug" if debug else "release"
    use_programs(built)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rp-bench-"))
    server = Postgres(folder / "pg", durable=True).start()
    try:
        figures = []
        for job in jobs:
            figures += importlib.import_module(f".{job}", __package__).run(server, folder, size)
    finally:
        server.stop()
        shutil.rmtree(folder)
    return Report("postgres", size, built, DURABILITY, figures)
