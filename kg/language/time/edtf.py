"""Periods of the calendar with their EDTF strings (ISO 8601-2), exactly as precise as stated.

A `Period` holds the string and the first and last day that it allows; None is an open side.
"""

import re
from calendar import monthrange
from datetime import MINYEAR, date, timedelta
from typing import Final, NamedTuple

SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRDS_OF_YEAR: Final = ((1, 4), (5, 8), (9, 12))
_THIRDS_OF_DECADE: Final = ((0, 3), (4, 6), (7, 9))
_THIRDS_OF_CENTURY: Final = ((0, 33), (34, 66), (67, 99))
_SEASON: Final = re.compile(r"^\d{4}-2[1-4]$")
_PLAIN: Final = re.compile(r"\d{4}(-\d\d){0,2}")


class Period(NamedTuple):
    """An EDTF string and its bounds."""

    edtf: str
    first: date | None
    last: date | None


def day(of: date) -> Period:
    """Return one day."""
    return Period(of.isoformat(), of, of)


def days(first: date, last: date) -> Period:
    """Return an interval of days.

    >>> days(date(2024, 1, 29), date(2024, 2, 4)).edtf
    '2024-01-29/2024-02-04'
    """
    return Period(f"{first}/{last}", first, last)


def week(of: date) -> Period:
    """Return the week of a day, Monday to Sunday (ISO 8601)."""
    monday = of - timedelta(of.weekday())
    return days(monday, monday + timedelta(6))


def weekend(of: date) -> Period:
    """Return the Saturday and Sunday of a day's week."""
    saturday = of + timedelta(5 - of.weekday())
    return days(saturday, saturday + timedelta(1))


def month(of: date) -> Period:
    """Return the month of a day."""
    return Period(of.isoformat()[:7], of.replace(day=1), of.replace(day=monthrange(of.year, of.month)[1]))


def months(first: date, last: date) -> Period:
    """Return an interval of months.

    >>> months(date(2024, 4, 1), date(2024, 6, 1)).last
    datetime.date(2024, 6, 30)
    """
    return join(month(first), month(last))


def year(of: int) -> Period:
    """Return a calendar year."""
    return Period(f"{of:04}", date(of, 1, 1), date(of, 12, 31))


def years(first: int, last: int) -> Period:
    """Return an interval of years."""
    return join(year(first), year(last))


def decade(of: int) -> Period:
    """Return the decade of a year.

    >>> decade(1994).edtf
    '199X'
    """
    start = of // 10 * 10
    return Period(f"{of // 10:03}X", date(start, 1, 1), date(start + 9, 12, 31))


def century(number: int) -> Period:
    """Return a century by its number: the 19th is 18XX, as EDTF writes it, 1800 to 1899."""
    start = (number - 1) * 100
    return Period(f"{number - 1:02}XX", date(max(start, MINYEAR), 1, 1), date(start + 99, 12, 31))


def season(of: int, name: str) -> Period:
    """Return a season; its bounds hold the meteorological and the astronomical one of the northern half of the earth.

    "Winter 2011" may be the one that begins or the one that ends in 2011, so its bounds hold both.
    """
    code = SEASONS[name]
    if code == SEASONS["winter"]:
        return Period(f"{of:04}-{code}", date(of - 1, 12, 1), date(of + 1, 3, 21))
    start = 3 * (code - 20)
    return Period(f"{of:04}-{code}", date(of, start, 1), date(of, start + 3, 23))


def quarter(of: int, number: int) -> Period:
    """Return the first to fourth quarter of a year, as an interval of months."""
    return months(date(of, 3 * number - 2, 1), date(of, 3 * number, 1))


def half(of: int, number: int) -> Period:
    """Return the first or second half of a year, as an interval of months."""
    return months(date(of, 6 * number - 5, 1), date(of, 6 * number, 1))


def third(period: Period, number: int) -> Period:
    """Return the early (0), middle (1) or late (2) third of a month, year, decade or century; others stay whole.

    >>> third(year(1987), 2).edtf, third(decade(1990), 0).edtf
    ('1987-09/1987-12', '1990/1993')
    """
    start = period.first
    if start is None:
        return period
    match re.sub(r"\d", "0", period.edtf):
        case "0000-00" if period.last:
            ends = ((1, 10), (11, 20), (21, period.last.day))[number]
            return days(start.replace(day=ends[0]), start.replace(day=ends[1]))
        case "0000":
            return months(*(start.replace(month=m) for m in _THIRDS_OF_YEAR[number]))
        case "000X":
            return years(*(start.year + n for n in _THIRDS_OF_DECADE[number]))
        case "00XX":
            return years(*(start.year + n for n in _THIRDS_OF_CENTURY[number]))
    return period


def join(first: Period, last: Period) -> Period:
    """Return the interval from the start of one period to the end of another; each side keeps its own precision."""
    return Period(f"{_edge(first, 0)}/{_edge(last, -1)}", first.first, last.last)


def since(period: Period) -> Period:
    """Return the period and all that follows."""
    return Period(f"{_edge(period, 0)}/..", period.first, None)


def until(period: Period) -> Period:
    """Return the period and all that precedes it."""
    return Period(f"../{_edge(period, -1)}", None, period.last)


def before(period: Period) -> Period:
    """Return what precedes the period, without the period itself.

    >>> before(year(2001)).edtf, before(day(date(2023, 3, 1))).edtf
    ('../2000', '../2023-02-28')
    """
    if period.first is None:
        return period
    eve = period.first - timedelta(1)
    return Period(f"../{eve.isoformat()[: len(_edge(period, 0))]}", None, eve)


def around(period: Period) -> Period:
    """Return the period as approximate; its bounds are wider by its own length on both sides.

    >>> around(year(1950))
    Period(edtf='1950~', first=datetime.date(1949, 1, 1), last=datetime.date(1951, 12, 31))
    """
    if period.first is None or period.last is None or not _PLAIN.fullmatch(period.edtf):
        return period
    length = period.last - period.first + timedelta(1)
    return Period(period.edtf + "~", (period.first - length), (period.last + length))


def add_months(to: date, number: int) -> date:
    """Move a day by months; the day of the month is cut to the length of the new month.

    >>> add_months(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    index = to.year * 12 + to.month - 1 + number
    year_, month_ = divmod(index, 12)
    return date(year_, month_ + 1, min(to.day, monthrange(year_, month_ + 1)[1]))


def _edge(period: Period, side: int) -> str:
    """Return the EDTF of one side; a decade or season, which no interval of level 1 holds, becomes year or month."""
    text = period.edtf.split("/")[side]
    bound = period.first if side == 0 else period.last
    if bound is None or (_PLAIN.fullmatch(text.rstrip("~")) and not _SEASON.search(text)):
        return text
    return bound.isoformat()[: 4 if "X" in text else 7]
