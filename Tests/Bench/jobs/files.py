"""Everything on SQLite: houses on files, one job after another, everything thrown away at the end."""
import importlib
import pathlib
import shutil
import tempfile

from .benchhouse import use_programs
from .figures import Report

DURABILITY = "SQLite with synchronous = FULL and secure_delete = ON, for both sides alike."


def run(bench, jobs, size, debug, people=None):
    built = "debug" if debug else "release"
    use_programs(built)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="rp-bench-"))
    try:
        figures = []
        for job in jobs:
            module = importlib.import_module(f".file{job}", __package__)
            figures += module.run(folder, size, people) if job in ("growth", "audience") else module.run(folder, size)
    finally:
        shutil.rmtree(folder)
    return Report(bench, size, built, DURABILITY, figures)
