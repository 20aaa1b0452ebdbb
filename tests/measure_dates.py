"""Measure how dates are read, without the words around them: `python tests/measure_dates.py TIMENORM.tsv ... [--misses]`.

Each file has phrases as annotators normalized them (TIMEX3): "PHRASE <tab> DATE <tab> VALUE", in blocks whose first row is the day of
the article. Those count that are a day, week, month, quarter, season, year, decade or century; "now", "the past", sets and durations are
left out. A bare year or month is asked after "in", as prose has it. A value is right when it is the very same stretch of the calendar, to
the day; the annotators give "early May" the value of all of May, so that a part is right inside it. A phrase that is found only in part
is wrong.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kg.language import time
from kg.language.time import edtf
from kg.language.time.edtf import Period
from kg.values import Time

Row = tuple[str, str, str]
"""The day of the article, the phrase, its value."""

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
MONTH = re.compile(r"(\d{4})-(\d\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
QUARTER = re.compile(r"(\d{4})-Q([1-4])")
HALF = re.compile(r"(\d{4})-H([12])")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
PART = re.compile(r"\b(?:early|mid|middle|late|end|beginning|start)\b", re.IGNORECASE)
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def rows(path: Path) -> Iterator[Row]:
    """Yield the dates of a file, each with the day of its article."""
    day = ""
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) < 3:
            day = ""
        elif not day:
            day = cells[2][:10]
        elif cells[1] == "DATE":
            yield day, cells[0], cells[2]


def period(value: str) -> Period | None:
    """Return the stretch of the calendar that a value means; None where it means none."""
    try:
        return _period(value)
    except ValueError:
        return None


def _period(value: str) -> Period | None:  # noqa: C901, PLR0911 - one line for each form of a value
    if m := DAY.fullmatch(value):
        return edtf.day(date(*map(int, m.groups())))
    if m := MONTH.fullmatch(value):
        return edtf.month(date(int(m[1]), int(m[2]), 1))
    if m := WEEK.fullmatch(value):
        week = edtf.week(date.fromisocalendar(int(m[1]), int(m[2]), 1))
        return edtf.weekend(week.first) if m[3] and week.first else week
    if m := QUARTER.fullmatch(value):
        return edtf.quarter(int(m[1]), int(m[2]))
    if m := HALF.fullmatch(value):
        return edtf.half(int(m[1]), int(m[2]))
    if m := SEASON.fullmatch(value):
        return edtf.season(int(m[1]), SEASONS[m[2]])
    if re.fullmatch(r"\d{4}", value):
        return edtf.year(int(value))
    if re.fullmatch(r"\d{3}", value):
        return edtf.decade(int(value) * 10)
    return edtf.century(int(value) + 1) if re.fullmatch(r"\d{2}", value) else None


def read(row: Row) -> Time | None:
    """Return the phrase as it is read; None where it is not, or only in part."""
    day, phrase, _ = row
    found = time.find(phrase, day) or time.find(f"in {phrase}", day)
    return found[0] if len(found) == 1 and found[0].edtf is not None else None


def is_right(row: Row) -> bool:
    """Say whether the phrase is read as the annotators did."""
    found, wanted = read(row), period(row[2])
    if found is None or wanted is None or wanted.first is None or wanted.last is None:
        return False
    first, last = wanted.first.isoformat(), wanted.last.isoformat()
    if PART.search(row[1]) and found.earliest and found.latest:
        return first <= found.earliest <= found.latest <= last
    return (found.earliest, found.latest) == (first, last)


def main() -> int:
    """Count, and return 2 where there is nothing to count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true", help="list what was read otherwise, or not at all")
    args = parser.parse_args()
    for path in args.files:
        counted = [row for row in rows(path) if period(row[2]) is not None]
        if not counted:
            print(f"{path}: no dates in it", file=sys.stderr)
            return 2
        right = sum(map(is_right, counted))
        known = sum(read(row) is not None for row in counted)
        print(
            f"{path.name}: {right / len(counted):.3f} exact   {right}/{len(counted)}, of those that are read {right / known:.3f}"
        )
        if args.misses:
            for row in counted:
                if not is_right(row):
                    got = [t.edtf for t in time.find(row[1], row[0])]
                    print("  ".join([f"{row[0]} {date.fromisoformat(row[0]):%a}", row[1], row[2], str(got)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
