"""Runs the benches by name and prints what they found. Started by tools/bench, which builds the programs."""
import argparse
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
# The houses and servers of the road tests are the bench's too.
sys.path[:0] = [str(HERE), str(HERE.parent / "Road")]

BENCHES = {
    "postgres": "portal page, one erasure, sweep and audience on PostgreSQL, each against plain SQL",
    "sweep": "the sweep on SQLite against plain deletions, among few and very many people, and beside the portal",
    "audience": "an audience of 5,000,000 people on SQLite, with reasons, against plain questions",
    "erase": "one erasure of 2,000 rows on SQLite against plain deletions",
    "contacts": "an address book of 100,000 rows in, again and out on SQLite, beside sqlite3 .import",
    "unsubscribe": "one-click ways out a second on SQLite, beside what the disk can keep",
}
JOBS = {
    "postgres": ("page", "erasure", "sweep", "audience"),
    "sweep": ("rows", "growth", "weighing", "portal"),
    "audience": ("audience",),
    "erase": ("erase",),
    "contacts": ("contacts",),
    "unsubscribe": ("unsubscribe",),
}


def main():
    if len(sys.argv) == 1:
        for name, what in BENCHES.items():
            print(f"{name:10} {what}")
        return
    arguments = read_arguments()
    if arguments.check:
        return
    jobs = arguments.only or JOBS[arguments.name]
    if arguments.name == "postgres":
        from jobs import postgres

        report = postgres.run(jobs, arguments.size, arguments.debug)
    else:
        from jobs import files

        report = files.run(arguments.name, jobs, arguments.size, arguments.debug, arguments.people)
    if arguments.json:
        print(report.text(), file=sys.stderr)
        print(json.dumps(report.data(), indent=2))
    else:
        print(report.text())


def read_arguments():
    parser = argparse.ArgumentParser(prog="tools/bench", add_help=False, usage=argparse.SUPPRESS)
    parser.add_argument("name")
    parser.add_argument("--size", choices=["small", "full"], default="full")
    parser.add_argument("--only", action="append")
    parser.add_argument("--people", type=int)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--debug", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("-h", "--help", action="store_true")
    parser.error = misuse
    arguments = parser.parse_args()
    if arguments.name not in BENCHES:
        misuse(f"there is no bench '{arguments.name}'; there are: {', '.join(BENCHES)}")
    if arguments.people is not None and (arguments.name not in ("sweep", "audience") or arguments.people < 1000):
        misuse("--people is a number from 1000, for the benches sweep and audience alone")
    if unknown := set(arguments.only or ()) - set(JOBS[arguments.name]):
        misuse(f"{arguments.name} has no job '{min(unknown)}'; it has: {', '.join(JOBS[arguments.name])}")
    return arguments


def misuse(message):
    print(f"tools/bench: {message}", file=sys.stderr)
    sys.exit(64)


if __name__ == "__main__":
    main()
