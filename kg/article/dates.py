"""Dates of publication, as records, pages and date lines state them; `kg.language.time` reads those inside the prose."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = (
    rf"{_WEEKDAY}(?:"
    rf"{_MONTH.format('m1')}(?:\s+|(?<=\.))(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+|\.)(?P<y1>\d{{4}})"
    rf"|(?:the\s+)?(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH.format('m2')},?[\s-]+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y4>\d{4})"
    r")"
)
_ZONE = r"(?:\s*\(?(?:GMT|UTC|[A-Z]{1,4}T|Z)(?:[+-]\d{1,2})?\)?)?"
_CLOCK = rf"(?:\d{{1,2}}[:.]\s?\d{{2}}(?::\d{{2}})?\s*(?:[ap]\.?m\.?)?|\d{{1,2}}\s*[ap]\.?m\.?){_ZONE}"
_LABEL = r"(?:(?:(?:first\s+|last\s+)?(?:publish(?:ed)?|posted|updated|modified|issued|released|date)(?:\s+(?:on|at))?\s*:?|on)\s*)?"
_PLACE = r"(?P<place>(?!(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,)(?-i:(?:[A-Z][\w.'’-]*\s?){1,4}[,:]\s+))?"
_BEHIND = (
    r"(?:,\s(?-i:[A-Z]{2,3}))?(?:[\s,;(–—-]+(?:and\s)?(?:last\s)?(?:updated|modified)\b.{0,60}"  # a land, a later day
    r"|\s(?-i:[A-Z][a-z]+(?:\s(?:and\s|&\s)?[A-Z][a-z]+){0,3})"  # the section of the paper
    r"|[\s|•·,-]*\d{1,2}\smin(?:ute)?s?(?:\sread)?)?"
)
_LINE = re.compile(
    rf"{_LABEL}{_PLACE}(?:{_CLOCK}[\s,]+)?{_DATE}(?:T?[\s,@·-]*(?:at\s+)?{_CLOCK})?{_BEHIND}\.?", re.IGNORECASE
)
_ANYWHERE = re.compile(rf"(?<!\w){_DATE}(?!\w)", re.IGNORECASE)
_HALF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_OLDEST = 1600  # the first newspapers; earlier years are placeholders such as 0001-01-01
_LONGEST_LINE = 120
_MILLISECONDS = 10**11  # seconds reach this number in the year 5138


def parse(value: str | int | float) -> str | None:
    """Return a stated date or date-time in ISO 8601, as precise as it was given; None where it is no whole day.

    Numbers are seconds or milliseconds since 1970. A day and month that could be swapped ("03/04/2024") are no date.

    >>> parse("Wed, 07 Feb 2024 10:30:00 GMT"), parse("7 Feb. 2024"), parse("February 2024")
    ('2024-02-07T10:30:00+00:00', '2024-02-07', None)
    """
    if isinstance(value, int | float):
        return _from_seconds(value)
    text = value.strip()
    return _from_iso(text) or _from_mail(text) or in_line(text)


def in_line(line: str) -> str | None:
    """Return the ISO date of a line that holds little else ("Published: Wednesday, 7 February 2024, 10:30 GMT")."""
    match = _line_match(line)
    return _day(match) if match else None


def is_line(line: str, allow_place: bool = True) -> bool:
    """Say whether a line is a date line, also one whose date cannot be told ("03/04/2024") or that names a place."""
    match = _line_match(line)
    return match is not None and (allow_place or not match["place"])


def anywhere(text: str) -> str | None:
    """Return the ISO date of the first full date in a short text."""
    match = _ANYWHERE.search(text)
    return _day(match) if match else None


def without(text: str) -> str:
    """Return a short text without its first full date, and without the comma before that."""
    return re.sub(rf"[\s,(|]*{_ANYWHERE.pattern}\)?", "", text, count=1, flags=re.IGNORECASE)


def _line_match(line: str) -> re.Match[str] | None:
    return _LINE.fullmatch(line.strip()) if len(line) <= _LONGEST_LINE else None


def _from_seconds(value: float) -> str | None:
    seconds = value / 1000 if abs(value) >= _MILLISECONDS else value
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (OverflowError, OSError, ValueError):
        return None


def _from_iso(text: str) -> str | None:
    """Accept what is ISO 8601 already; the compact form (20240207T103000Z) gets its separators. A week is no day."""
    if "W" in text:
        return None
    try:
        stamp = datetime.fromisoformat(text)
    except ValueError:
        return None
    if stamp.year < _OLDEST:
        return None
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d", text):
        return stamp.date().isoformat()
    text = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text)
    return text.replace(" ", "T", 1) if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d", text) else stamp.isoformat()


def _from_mail(text: str) -> str | None:
    """Read the form of e-mail and RSS, which always has a clock time, of 24 hours; without one the words are a plain date."""
    if ":" not in text or _HALF_DAY.search(text):
        return None
    try:
        stamp = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return stamp.isoformat() if stamp.year >= _OLDEST else None


def _day(match: re.Match[str]) -> str | None:
    part = match.groupdict()
    if part["y1"]:
        return _iso(int(part["y1"]), _month(part["m1"]), int(part["d1"]))
    if part["y2"]:
        return _iso(int(part["y2"]), _month(part["m2"]), int(part["d2"]))
    if part["y3"]:
        return _iso(int(part["y3"]), int(part["m3"]), int(part["d3"]))
    return _numeric(int(part["a"]), int(part["b"]), int(part["y4"]))


def _numeric(a: int, b: int, year: int) -> str | None:
    if a <= 12 and b <= 12 and a != b:
        return None  # American or European order: nothing tells
    return _iso(year, a, b) if b > 12 else _iso(year, b, a)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year >= _OLDEST else None
    except ValueError:
        return None
