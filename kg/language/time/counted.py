"""Readers of times that count: "two days ago", "two days later", "the last two weeks"."""

import re
from datetime import date, timedelta
from typing import Final

from kg.language import numerals
from kg.language.time import edtf
from kg.language.time.edtf import Period
from kg.language.time.readers import STEPS, Now, Reading, unit_at


def ago(match: re.Match[str], now: Now) -> Reading:
    """Read "two days ago" in the precision of its unit; "about" or "more than" make it approximate."""
    number = numerals.read(match["number"])
    if number != int(number) or number > 500:
        return None
    period = _moved(now.today, match["unit"].lower(), int(number) * (-1 if match["ago"].lower() == "ago" else 1))
    return edtf.around(period) if match["about"] else period


def _moved(today: date, unit: str, number: int) -> Period:
    """Return the day, week, month or year that is a number of units away; a decade away is a year, approximately."""
    if unit == "day":
        return edtf.day(today + timedelta(number))
    if unit != "decade":
        return unit_at(unit, today, number)
    return edtf.around(edtf.year(today.year + 10 * number))


#: How long a time may be at most, in days, for others to count from it in a unit.
_FIXED: Final = {"day": 0, "week": 0, "month": 30, "year": 365}


def later(match: re.Match[str], now: Now) -> Reading:
    """Read "two days later", "a week earlier", "the following day" and "the same day", as counted from the time told before."""
    words = match.groupdict()
    unit = (words["unit"] or words["unit2"]).lower()
    number = numerals.read(words["number"]) if words["number"] else int(words["which"].lower() != "same")
    told = now.told
    if told is None or told.first is None or told.last is None or number != int(number) or number > 500:
        return None
    if (told.last - told.first).days > _FIXED.get(unit, -1):
        return None
    back = (words["side"] or words["which"]).lower() in ("earlier", "before", "previous")
    return _moved(told.first, unit, int(number) * (-1 if back else 1))


def window(match: re.Match[str], now: Now) -> Reading:
    """Read "the last two weeks" as ending on the article's day, "the next" as beginning there; hours fill days."""
    number, unit = numerals.read(match["number"] or "one"), (match["unit"] or "day").lower()
    if match["hours"]:
        number = -(-number // 24)
    ahead = STEPS[match["which"].lower()] > 0
    if number != int(number) or number > 500 or (ahead and now.future is False):
        return None
    return _stretch(now.today, unit, int(number) * (1 if ahead else -1))


def _stretch(today: date, unit: str, count: int) -> Period:
    """Return the interval between today and the day `count` units away, in a precision that suits the unit."""
    match unit:
        case "day" | "week":
            ends = sorted((today, today + timedelta(count * (7 if unit == "week" else 1))))
            return edtf.days(*ends)
        case "month":
            return edtf.months(*sorted((today, edtf.add_months(today, count))))
        case "year" if abs(count) == 1:
            return edtf.months(*sorted((today, edtf.add_months(today, 12 * count))))
    return edtf.years(*sorted((today.year, today.year + count * (10 if unit == "decade" else 1))))
