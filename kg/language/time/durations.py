"""Durations, as stated: four and a half months stay 4.5 months."""

import re
from decimal import Decimal
from typing import Final

from kg.language import numerals
from kg.values import Duration, Span

_UNITS: Final = {
    "second": ("unitSecond", 1),
    "minute": ("unitMinute", 1),
    "hour": ("unitHour", 1),
    "day": ("unitDay", 1),
    "week": ("unitWeek", 1),
    "fortnight": ("unitWeek", 2),
    "month": ("unitMonth", 1),
    "year": ("unitYear", 1),
    "decade": ("unitYear", 10),
}
_UNIT: Final = f"(?P<unit>{'|'.join(_UNITS)})"
_BEFORE_ONE: Final = (
    "for|lasting|lasted|lasts?|within|in|over|after|nearly|almost|about|around|than|least|just"
    "|of|only|took|takes?|spent|spend|another|further|under"
)
_COUNTED: Final = re.compile(
    rf"(?<![\w$€£.,:-])(?P<number>{numerals.PATTERN})(?:(?P<hyphen>-)| (?:more |full |straight "
    rf"|consecutive )?){_UNIT}(?:s\b|\b)['’]?"
    r"(?P<half> and a half\b)?"
)
_ONE: Final = re.compile(
    rf"(?i:\b(?P<before>{_BEFORE_ONE}) )(?P<span>(?P<half>half )?(?:an?"
    rf"|one)(?P<more> half)? {_UNIT}\b(?P<plus> and a half\b)?)"
)
_LONG: Final = re.compile(rf"(?<![\w-]){_UNIT}-?long\b")
_NO_LENGTH: Final = re.compile(
    r"[ -](?:ago|later|earlier|old|olds|early|late|before|after|from now|anniversary|of age|prior)\b|['’]s"
)
_AGE: Final = re.compile(r"(?:aged|age of) $", re.IGNORECASE)


def durations(text: str, within: Span | None = None) -> list[Duration]:
    """Find the lengths of time with a stated number, in the order of the text; ages, rates and "two days ago" are none.

    >>> [(str(d.value), d.unit) for d in durations("a two-year ban after talks of four and a half months")]
    [('2', 'unitYear'), ('4.5', 'unitMonth')]
    """
    region = within or Span(0, len(text))
    found = [_counted(m) for m in _COUNTED.finditer(text, *region) if _is_length(text, m)]
    found += [_one(m) for m in _ONE.finditer(text, *region) if _is_length(text, m)]
    found += [_duration(Decimal(1), m["unit"], Span(*m.span())) for m in _LONG.finditer(text, *region)]
    return sorted(found, key=lambda duration: duration.span)


def _is_length(text: str, match: re.Match[str]) -> bool:
    return not _NO_LENGTH.match(text, match.end()) and not _AGE.search(text, max(0, match.start() - 8), match.start())


def _counted(match: re.Match[str]) -> Duration:
    extra = Decimal("0.5") if match["half"] else Decimal(0)
    return _duration(numerals.read(match["number"]) + extra, match["unit"], Span(*match.span()))


def _one(match: re.Match[str]) -> Duration:
    half = Decimal("0.5")
    value = half if match["half"] or match["more"] else 1 + (half if match["plus"] else 0)
    return _duration(Decimal(value), match["unit"], Span(*match.span("span")))


def _duration(number: Decimal, word: str, span: Span) -> Duration:
    unit, factor = _UNITS[word]
    return Duration(number * factor, unit, span)
