"""The script that makes an old export a fresh one: it moves days, and nothing but days."""
import datetime
import pathlib
import re
import subprocess
import sys

import pytest

import shift_export

HERE = pathlib.Path(__file__).resolve().parent
FIXTURES = sorted((HERE.parent / "Travel" / "Fixtures").glob("*.csv"))
DAY = datetime.date(2028, 3, 1)


def days(data):
    found = list(shift_export.DATE.finditer(data))
    by_day = shift_export.day_first(found)
    return [shift_export.date(match, by_day) for match in found]


def without_dates(data):
    return re.sub(shift_export.DATE, rb"\1", data)


def test_there_are_exports_to_shift():
    assert len(FIXTURES) >= 5


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.stem)
def test_the_newest_row_falls_in_the_week_before_the_day(file):
    newest = max(filter(None, days(shift_export.shifted(file.read_bytes(), DAY))))
    assert DAY - datetime.timedelta(days=7) <= newest < DAY


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.stem)
def test_every_row_keeps_its_weekday_and_its_distance(file):
    before, after = days(file.read_bytes()), days(shift_export.shifted(file.read_bytes(), DAY))
    moves = {(b - a).days for a, b in zip(before, after, strict=True) if a and b}
    assert len(moves) == 1
    assert moves.pop() % 7 == 0


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.stem)
def test_all_else_stays_to_the_byte(file):
    data = file.read_bytes()
    assert without_dates(shift_export.shifted(data, DAY)) == without_dates(data)


@pytest.mark.parametrize("file", FIXTURES, ids=lambda file: file.stem)
def test_shifting_to_the_same_day_again_changes_nothing(file):
    once = shift_export.shifted(file.read_bytes(), DAY)
    assert shift_export.shifted(once, DAY) == once


def test_a_date_in_the_middle_of_a_row_is_not_a_row_s_day():
    data = b'"Datum";"Opmerkingen"\r\n"03-09-2026";"sinds 01-01-2020"\r\n'
    assert b"sinds 01-01-2020" in shift_export.shifted(data, DAY)


def test_months_may_come_first():
    data = b"Datum;Check in\n11/5/2026;15:44\n10/30/2026;08:59\n"
    assert shift_export.shifted(data, datetime.date(2026, 11, 20)) == b"Datum;Check in\n11/19/2026;15:44\n11/13/2026;08:59\n"


def script(*arguments):
    return subprocess.run([sys.executable, HERE / "shift_export.py", *arguments], capture_output=True, text=True)


@pytest.mark.parametrize("content, reason", [
    ("no export at all\n", "no dates found"),
    ("Datum\n13/1/2026\n1/13/2026\n", "contradict"),
])
def test_what_cannot_be_shifted_is_refused_and_nothing_written(tmp_path, content, reason):
    (tmp_path / "in.csv").write_text(content)
    answer = script(tmp_path / "in.csv", "2026-11-22", tmp_path / "out.csv")
    assert answer.returncode == 1
    assert reason in answer.stderr
    assert not (tmp_path / "out.csv").exists()
