"""The reading of each kind of time expression, given its match and the day of the article.

A reader returns a `Period` when the words fix one, a `Point` when parts are still missing ("Oct. 7" has no year), and
None when the words say less than they seem to. The patterns are in `rules`.
"""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from kg.language.time import edtf
from kg.language.time.edtf import Period

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SUNDAY: Final = 6
ORDINALS: Final = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "final": -1,
    "last": -1,
}
CENTURIES: Final = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}
HOLIDAYS: Final = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "st patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "bastille day": (7, 14),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "halloween": (10, 31),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}
STEPS: Final = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}


class Now(NamedTuple):
    """What relative words count from: the article's day, and whether the sentence looks ahead (None: unknown).

    `planned` says that something had been due then: whether it has come, the sentence leaves open. `told` is the time that stands
    before in the sentence or in the one before it, from which "two days later" counts.
    """

    today: date
    future: bool | None
    planned: bool = False
    told: Period | None = None


class Point(NamedTuple):
    """A day or a month that may lack its year; `last_day` ends a range of days, `weekday` was stated beside it."""

    month: int
    year: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None


Reading = Period | Point | None


def iso(match: re.Match[str], _now: Now) -> Reading:
    """Read 2007-10-11."""
    return Point(int(match["month"]), int(match["year"]), int(match["day"]))


def slashes(match: re.Match[str], _now: Now) -> Reading:
    """Read 25/12/2007 and 12/25/2007, and leave out 7/4/2008, which is April or July."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    if one == two or (one > 12) != (two > 12):
        return Point(min(one, two), year, max(one, two))
    return None


def september_11(_match: re.Match[str], _now: Now) -> Reading:
    """Read 9/11, which means the attacks of 2001."""
    return edtf.day(date(2001, 9, 11))


def month_and_day(match: re.Match[str], now: Now) -> Reading:
    """Read "Oct. 7", "5-7 May 2006", "Sunday, May 31"; the year may be missing."""
    first, last = _digits(match["day"]), _digits(match["day2"] or match["day"])
    between = match.string[: match.start()].lower().endswith("between ")
    joined_by_and = match["day2"] is not None and " and " in match.group() and not between
    if last < first or (joined_by_and and last > first + 1):
        last = first
    weekday = WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
    return Point(_month_number(match["month"]), _year_of(match, now), first, last if last > first else None, weekday)


def month(match: re.Match[str], now: Now) -> Reading:
    """Read "March 2007", "March last year", "March"."""
    return Point(_month_number(match["month"]), _year_of(match, now))


def _digits(nth: str) -> int:
    return int(re.sub(r"\D", "", nth))


def _month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _year_of(match: re.Match[str], now: Now) -> int | None:
    """Return the stated year, or the one meant by "last year"."""
    if match["year"]:
        return int(match["year"])
    return now.today.year + STEPS[match["rel"].lower()] if match["rel"] else None


def year_range(match: re.Match[str], _now: Now) -> Reading:
    """Read 2003-2007 and 1992-95."""
    first = int(match["year"])
    last = int(match["year"][: 4 - len(match["year2"])] + match["year2"])
    return edtf.years(first, last) if first < last else None


def year(match: re.Match[str], _now: Now) -> Reading:
    """Read a year."""
    return edtf.year(int(match["year"]))


def decade(match: re.Match[str], _now: Now) -> Reading:
    """Read "1990s" and "'90s"."""
    digits = match["decade"]
    return edtf.decade(int(digits if len(digits) == 4 else "19" + digits))


def century(match: re.Match[str], _now: Now) -> Reading:
    """Read "19th century" and "twentieth century"."""
    return edtf.century(CENTURIES.get(match["century"].lower()) or _digits(match["century"]))


def season(match: re.Match[str], now: Now) -> Reading:
    """Read "spring 2011"."""
    year = _year_of(match, now)
    return edtf.season(year, match["season"].lower()) if year else None


def quarter(match: re.Match[str], now: Now) -> Reading:
    """Read "second quarter of 2024" and "first half of last year"."""
    year, number = _year_of(match, now), ORDINALS[match["nth"].lower()]
    if year is None:
        return None
    if match["part"] == "half":
        return edtf.half(year, number % 3) if number < 3 else None
    return edtf.quarter(year, number % 5)


def holiday(match: re.Match[str], now: Now) -> Reading:
    """Read a holiday with a fixed date."""
    month, day = HOLIDAYS[match["holiday"].lower().replace("’", "'")]
    return Point(month, _year_of(match, now), day)


def near_day(match: re.Match[str], now: Now) -> Reading:
    """Read "yesterday", "tonight", "last night" (which began on the day before), "overnight", "the day after tomorrow"."""
    words = match.group().lower()
    if words == "overnight":
        night = now.today - timedelta(not now.future)
        return edtf.days(night, night + timedelta(1))
    back = ("yesterday" in words) or words.startswith("last ")
    return edtf.day(now.today + timedelta((("tomorrow" in words) - back) * (1 + words.startswith("the day"))))


def weekday(match: re.Match[str], now: Now) -> Reading:
    """Read a weekday as the nearest in the sentence's direction; only "last" and "next" leave the article's day out.

    A day of this week that is over is "Monday"; "last Monday" is that of the week before. Sunday is over before the week begins.
    """
    wanted, which = WEEKDAYS.index(match["weekday"].lower()), (match["which"] or "").lower().removeprefix("this ")
    step = STEPS[which] if which else 0
    if step < 0 or (step == 0 and not _forward(which, now)):
        back = (now.today.weekday() - wanted) % 7
        this_week = which == "last" and wanted < now.today.weekday() < _SUNDAY
        return edtf.day(now.today - timedelta(back + 7 if this_week else back or (7 if step else 0)))
    ahead = (wanted - now.today.weekday()) % 7
    return edtf.day(now.today + timedelta(ahead or (7 if step else 0)))


def _forward(which: str, now: Now) -> bool:
    """Say whether to look ahead: "this Monday" does so unless the sentence is in the past."""
    return now.future is True or (which == "this" and now.future is None)


def weekend(match: re.Match[str], now: Now) -> Reading:
    """Read a weekend; "the weekend" is the last one begun, unless the sentence looks ahead."""
    which = (match["which"] or "the").lower().removeprefix("this ")
    here = edtf.weekend(now.today)
    begun = here.first is not None and here.first <= now.today
    if which in ("last", "past") or (which != "next" and not begun and not _forward(which, now)):
        return edtf.weekend(now.today - timedelta(7))
    return edtf.weekend(now.today + timedelta(7)) if which == "next" and begun else here


def calendar_unit(match: re.Match[str], now: Now) -> Reading:
    """Read "last week", "this year"; "earlier" and "later" keep the stated unit and bound it by the article's day."""
    period = unit_at(match["unit"].lower(), now.today, STEPS[match["which"].lower().removeprefix("this ")])
    match (match["side"] or "").lower():
        case "earlier" if match["which"].lower() == "this":
            return period._replace(last=now.today)
        case "later" if match["which"].lower() == "this":
            return period._replace(first=now.today)
    return period


def unit_at(unit: str, today: date, step: int) -> Period:
    """Return the week, month, year, decade or century that lies `step` units from today's."""
    match unit:
        case "week":
            return edtf.week(today + timedelta(7 * step))
        case "month":
            return edtf.month(edtf.add_months(today, step))
        case "year":
            return edtf.year(today.year + step)
        case "decade":
            return edtf.decade(today.year + 10 * step)
    return edtf.century(today.year // 100 + 1 + step)


def end_of_unit(match: re.Match[str], now: Now) -> Reading:
    """Read "the end of the year" as a third of the article's year."""
    part = {"beginning": 0, "start": 0, "middle": 1, "end": 2}[match["nth"].lower()]
    return edtf.third(unit_at(match["unit"].lower(), now.today, 0), part)


def near_month(match: re.Match[str], now: Now) -> Reading:
    """Read "last June", "next March" as the nearest before or after the article's month; "this May" is of its year."""
    month, which = _month_number(match["month"]), match["which"].lower().removeprefix("this ")
    if which == "this":
        return Point(month, now.today.year)
    back = STEPS[which] < 0
    return Point(month, now.today.year - (back and month >= now.today.month) + (not back and month <= now.today.month))


def near_season(match: re.Match[str], now: Now) -> Reading:
    """Read "last summer": the last one that is over; "this" and "next" count by the calendar year."""
    name, which = match["season"].lower(), match["which"].lower().removeprefix("this ")
    season, step = edtf.season(now.today.year, name), STEPS[which]
    if step < 0 and season.last and season.last < now.today:
        return season
    return edtf.season(now.today.year + step, name)
