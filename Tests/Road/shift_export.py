#!/usr/bin/env python3
"""Moves the dates of a transaction export by whole weeks, byte for byte as the export writes them.

The newest row then falls in the seven days before DAY, so that a fixture of years ago is a fresh
export again. Everything else of the file stays as it is, the line ends and the encoding too.
"""
import argparse
import datetime
import re
import sys

# A date at the start of a line, after a weekday's name in the layout that begins with one.
DATE = re.compile(rb'^((?:\xef\xbb\xbf)?(?:"?[a-z]{2}"?[,;])?"?)(\d{1,2})([-/])(\d{1,2})\3(\d{4}|\d{2})(?=[",;\r\n]|$)', re.M)


def day_first(found):
    """Whether the file writes the day before the month; the same ground rules as the reader's."""
    slashes = [m for m in found if m[3] == b"/"]
    if not slashes:
        return True
    pairs = [(int(m[2]), int(m[4])) for m in slashes]
    first, second = any(a > 12 >= b for a, b in pairs), any(b > 12 >= a for a, b in pairs)
    if first and second:
        sys.exit("the dates contradict each other: some can only be day/month, others only month/day")
    if first or second:
        return first

    def ordered(reading):
        days = [day for day in (date(m, reading) for m in slashes) if day]
        return days in (sorted(days), sorted(days, reverse=True))

    return ordered(True) and not ordered(False)


def date(match, by_day):
    a, b, year = int(match[2]), int(match[4]), int(match[5])
    month, day = (b, a) if by_day or match[3] == b"-" else (a, b)
    try:
        return datetime.date(year + 2000 if len(match[5]) == 2 else year, month, day)
    except ValueError:
        return None


def shifted(data, before):
    found = list(DATE.finditer(data))
    by_day = day_first(found)
    days = [day for day in (date(m, by_day) for m in found) if day]
    if not days:
        sys.exit("no dates found: this is no transaction export")
    last = before - datetime.timedelta(days=1)
    weeks = (last - max(days)).days // 7
    # A file writes its days and months padded unless one of them shows that it does not.
    numbers = [n for m in found for n in (m[2], m[4])]
    padded = any(n.startswith(b"0") for n in numbers) or all(len(n) == 2 for n in numbers)

    def moved(match):
        day = date(match, by_day)
        if day is None:
            return match[0]
        day += datetime.timedelta(weeks=weeks)
        parts = [day.day, day.month] if by_day or match[3] == b"-" else [day.month, day.day]
        # One row may leave out the zero where the others write it.
        bare = not padded or len(match[2]) == 1 or len(match[4]) == 1
        year = b"%02d" % (day.year % 100) if len(match[5]) == 2 else b"%04d" % day.year
        return match[1] + match[3].join([(b"%d" if bare else b"%02d") % n for n in parts] + [year])

    return DATE.sub(moved, data)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("day", metavar="DAY", type=datetime.date.fromisoformat, help="YYYY-MM-DD")
    parser.add_argument("out", metavar="OUT")
    arguments = parser.parse_args()
    with open(arguments.file, "rb") as file:
        data = shifted(file.read(), arguments.day)
    with open(arguments.out, "wb") as out:
        out.write(data)


if __name__ == "__main__":
    main()
