"""The year of days and months that are given without one."""

from datetime import date, timedelta
from typing import Final

from kg.language.time import edtf
from kg.language.time.edtf import Period
from kg.language.time.readers import Now, Point

_YEARS: Final = (0, -1, 1, -2, 2, -3, 3, -4, 4)  # four years hold a 29 February
_LONG_PAST: Final = timedelta(270)
"""Hardly a date from further back goes without its year: the coming one is meant, unless a past tense says no."""


def resolve(point: Point, now: Now | None) -> Period | None:
    """Return the period of a point; None for a day that no calendar has, and without a year where `now` is unknown.

    Without a year it is the latest one not after the article, or the next one where the sentence looks ahead.
    """
    if point.year is not None:
        return _in_year(point, point.year)
    if now is None:
        return None
    candidates = [p for step in _YEARS if (p := _in_year(point, now.today.year + step))]
    if point.weekday is not None:
        candidates = [p for p in candidates if p.first and p.first.weekday() == point.weekday]
        return min(candidates, key=lambda p: _distance(p, now.today), default=None)
    return _nearest(candidates, now)


def _in_year(point: Point, year: int) -> Period | None:
    """Return the day, days or month in a year."""
    try:
        first = date(year, point.month, point.day or 1)
        last = date(year, point.month, point.last_day) if point.last_day else None
    except ValueError:
        return None
    if last:
        return edtf.days(first, last)
    return edtf.day(first) if point.day else edtf.month(first)


def _distance(period: Period, today: date) -> timedelta:
    return abs((period.first or today) - today)


def _nearest(candidates: list[Period], now: Now) -> Period | None:
    """Choose between the last one begun and the next one not over."""
    if now.planned:
        return min(candidates, key=lambda p: _distance(p, now.today), default=None)
    begun = max((p for p in candidates if p.first and p.first <= now.today), key=_start, default=None)
    coming = min((p for p in candidates if p.last and p.last >= now.today), key=_start, default=None)
    if now.future is True:
        return coming
    if now.future is None and begun and _distance(begun, now.today) > _LONG_PAST:
        return coming
    return begun


def _start(period: Period) -> date:
    return period.first or date.min
