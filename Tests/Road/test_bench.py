"""The benches work: they run, both sides do the same job, and every row is printed. How fast is never asked here."""
import json
import subprocess

from support.programs import ROOT

BENCH = ROOT / "tools" / "bench"


def bench(*words):
    return subprocess.run([BENCH, *words], capture_output=True, text=True, check=False)


def test_the_bench_on_postgresql_measures_each_job_on_both_sides():
    done = bench("postgres", "--size", "small", "--debug", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert [job["job"].split(" of ")[0].split(" over ")[0] for job in report["jobs"]] == [
        "portal page /me", "portal page /me/data", "one erasure", "sweep", "audience"]
    for job in report["jobs"]:
        assert job["ours"] > 0 and job["plain"] > 0 and job["ratio"] > 0, job
        assert len(job["oursRuns"]) == len(job["plainRuns"]) and job["compared"], job
        assert job["job"] in done.stderr, "the table to read has no such row"
    assert report["machine"] and "fsync" in report["durability"]


def test_the_benches_on_files_measure_each_job_on_both_sides():
    for name, jobs in (("sweep", ["sweep", "30 due", "the same", "weighing", "the night's", "another", "portal"]), ("erase", ["one"]),
                       ("contacts", ["look at", "take it in, everybody", "take it in again", "give it", "take in what"]),
                       ("unsubscribe", ["one-click by 1", "one-click by 8"])):
        done = bench(name, "--size", "small", "--debug", "--json")
        assert done.returncode == 0, done.stderr
        report = json.loads(done.stdout)
        assert len(report["jobs"]) == len(jobs)
        for job, begins in zip(report["jobs"], jobs):
            assert job["job"].startswith(begins) and job["ours"] > 0 and job["plain"] > 0, job
            assert job["compared"] and job["against"] and job["job"] in done.stderr, job
        assert "secure_delete" in report["durability"]


def test_without_a_name_the_benches_are_listed():
    done = bench()
    assert done.returncode == 0 and done.stdout.startswith("postgres"), done.stderr


def test_what_there_is_not_is_refused():
    for words in (("nergens",), ("postgres", "--only", "nergens"), ("postgres", "--size", "huge"),
                  ("erase", "--people", "5000"), ("sweep", "--people", "many")):
        done = bench(*words)
        assert done.returncode == 64 and "usage: tools/bench" in done.stderr and not done.stdout, done.stderr
