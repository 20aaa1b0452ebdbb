"""Single readings combined to time expressions: intervals, parts, open-ended periods."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from kg.language.time import edtf
from kg.language.time.context import is_time, modifies_noun
from kg.language.time.edtf import Period
from kg.language.time.points import resolve
from kg.language.time.readers import Now, Point
from kg.language.time.rules import scan
from kg.language.time.tense import future, was_planned
from kg.values import Span, Time

_PARTS: Final = {
    "early": 0,
    "beginning": 0,
    "start": 0,
    "first": 0,
    "mid": 1,
    "middle": 1,
    "late": 2,
    "end": 2,
    "last": 2,
    "latter": 2,
    "later": 2,
    "final": 2,
}
_PART: Final = re.compile(
    r"(?<![\w-])(?:(?P<adverb>early|mid|late)(?: in |[- ])|(?:the )?(?:very )?(?:(?P<noun>beginning|start"
    r"|middle|end)"
    r"|(?P<days>first|last|final) (?:few )?(?:days?|weeks?)|(?P<half>early|latter|later) (?:part"
    r"|half)) of (?:the )?)$",
    re.IGNORECASE,
)
_RELATION: Final = re.compile(
    r"(?<![\w-])(?P<word>since|until|till|up to|by|before|prior to|after|around|circa)(?: the)? $", re.IGNORECASE
)
_FROM: Final = re.compile(r"(?<![\w-])(?P<word>from|between)(?: the)? $", re.IGNORECASE)
_UNTIL: Final = re.compile(r"(?<![\w-])(?P<word>until|till|for) $", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"(?<![\w-])(?:moved?|moving|postponed?|postponing|rescheduled?|shifted|shift|changed?|delayed?|adjourned|deferred|put (?:off|back)"
    r"|pushed (?:back|forward)|brought forward|switched)(?: [\w-]+){0,4}? $",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[.!?][\"'”’)]*\s")
_TO: Final = re.compile(r" ?(?P<word>[-–]|to|until|till|through|and) ?(?:the |in )?", re.IGNORECASE)
_REACH: Final = 40
_FIRST_YEAR, _LAST_YEAR = 1600, 2400  # outside are the empty dates of databases ("0001-01-01"), which are no dates


@dataclass(frozen=True)
class _Mark:
    """A place in the text with its reading, on the way to a `Time`."""

    start: int
    end: int
    reading: Period | Point | None  # None where nothing tells what the words mean
    now: Now | None
    part: int | None = None


def find(text: str, anchor: str | None, within: Span | None = None, *, ahead: bool = False) -> list[Time]:
    """Find the time expressions, resolved against `anchor`, the ISO date or date-time of publication, in text order.

    Without an anchor the relative ones ("yesterday", "Oct. 7") have their words alone. `ahead` reads them as what is to come, whatever
    the tense of the words around.

    >>> [(t.text, t.edtf) for t in find("Last week, since May 2003 and on Oct. 7.", "2024-02-07")]
    [('Last week', '2024-01-29/2024-02-04'), ('since May 2003', '2003-05/..'), ('Oct. 7', '2023-10-07')]
    >>> [(t.text, t.edtf) for t in find("on Oct. 7", None)]
    [('Oct. 7', None)]
    """
    region = within or Span(0, len(text))
    marks = list(_marks(text, _day(anchor), region, ahead=ahead))
    return [_time(text, span, period) for span, period in _joined(text, marks)]


def _day(anchor: str | None) -> date | None:
    """Return the day of an ISO date or date-time; None where it names none."""
    if anchor is None or len(anchor) < 10:
        return None
    day = date.fromisoformat(anchor[:10])
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None


def _marks(text: str, today: date | None, region: Span, *, ahead: bool) -> Iterator[_Mark]:
    """Yield the single expressions, each with the part of it that is meant ("early")."""
    previous, told = region.start, None
    for rule, match in scan(text, *region):
        if not is_time(rule.name, text, match, previous):
            continue
        now = _now(text, match, today, ahead=ahead) if today else None
        if now and told is not None and len(_SENTENCE.findall(text, previous, match.start())) <= 1:
            now = now._replace(told=told)
        relative = rule.relative or bool(match.groupdict().get("rel"))
        # Without an anchor only those rules are read that never look at the day.
        reading = None if relative and now is None else rule.read(match, now or Now(date.min, None))
        if reading is not None or (relative and now is None):
            mark = _with_part(text, _Mark(match.start(), match.end(), reading, now), previous)
            previous, told = match.end(), _resolved(mark)
            yield mark


def _now(text: str, match: re.Match[str], today: date, *, ahead: bool) -> Now:
    planned = was_planned(text, match.start())
    # "until Friday" is a Friday to come, whatever the tense: "the port is closed until Friday", "called a strike for Friday"
    before = _before(text, match.start())
    bound, past = _UNTIL.search(before), planned or " had " in before
    open_ = bound and not (bound["word"].lower() == "for" and (past or modifies_noun(text, match.end())))
    ahead = ahead or ("weekday" in match.groupdict() and bool(open_))
    return Now(today, ahead or future(text, match.start(), match.end()), planned)


def _before(text: str, start: int, floor: int = 0) -> str:
    """Return the few words before a place, not further back than `floor`."""
    return text[max(floor, start - _REACH) : start]


def _with_part(text: str, mark: _Mark, floor: int) -> _Mark:
    """Take "early", "mid-" or "the end of" into the mark."""
    found = _PART.search(_before(text, mark.start, floor))
    if not found:
        return mark
    word = next(word for word in found.groups() if word).lower()
    return replace(mark, start=mark.start - len(found.group()), part=_PARTS[word])


def _joined(text: str, marks: list[_Mark]) -> Iterator[tuple[Span, Period | None]]:
    """Yield the spans and periods, two neighbours as one where they are the ends of an interval."""
    waiting = list(reversed(marks))
    while waiting:
        mark = waiting.pop()
        interval = _interval(text, mark, waiting[-1]) if waiting else None
        if interval:
            waiting.pop()
            yield interval
            continue
        period = _resolved(mark)
        if period is not None:
            yield _related(text, mark, period)
        elif mark.now is None:
            yield Span(mark.start, mark.end), None


def _interval(text: str, a: _Mark, b: _Mark) -> tuple[Span, Period] | None:
    """Return the interval between two neighbours, if the words between and before them say that they are its ends."""
    link = _TO.fullmatch(text, a.end, b.start)
    if not link:
        return None
    opening = _FROM.search(_before(text, a.start))
    if opening and _MOVED.search(
        text[max(0, a.start - len(opening.group()) - _REACH) : a.start - len(opening.group())]
    ):
        return None  # "moved from Tuesday to Friday" is two days, of which the second is the new one
    first, last = _ends(a, b)
    if not first or not last or not first.first or not last.first or first.first >= last.first:
        return None
    adjacent = first.last is not None and first.last + timedelta(1) == last.first
    if not opening and not (adjacent if link["word"].lower() == "and" else _alike(a, b)):
        return None
    start = a.start - len(opening.group()) if opening else a.start
    return Span(start, b.end), edtf.join(first, last)


def _alike(a: _Mark, b: _Mark) -> bool:
    """Say whether two marks are of one kind, as the ends of an interval are when no "from" announces them."""
    return type(a.reading) is type(b.reading)


def _ends(a: _Mark, b: _Mark) -> tuple[Period | None, Period | None]:
    """Resolve both ends; the year of one serves the other ("from March to May 2010")."""
    if isinstance(a.reading, Point) and not a.reading.year and isinstance(b.reading, Point) and b.reading.year:
        year = b.reading.year - (_order(a.reading) > _order(b.reading))
        return _resolved(replace(a, reading=a.reading._replace(year=year))), _resolved(b)
    first = _resolved(a)
    if isinstance(b.reading, Point) and not b.reading.year and isinstance(a.reading, Point) and first and first.first:
        year = first.first.year + (_order(b.reading) <= _order(a.reading))
        return first, _resolved(replace(b, reading=b.reading._replace(year=year)))
    return first, _resolved(b)


def _order(point: Point) -> tuple[int, int]:
    """Return the place of a point in its year."""
    return point.month, point.day or 0


def _resolved(mark: _Mark) -> Period | None:
    """Return the period of a mark; None for a day that no calendar has, or one whose year nobody can tell."""
    period = resolve(mark.reading, mark.now) if isinstance(mark.reading, Point) else mark.reading
    return edtf.third(period, mark.part) if period and mark.part is not None else period


def _related(text: str, mark: _Mark, period: Period) -> tuple[Span, Period]:
    """Open a side of the period, where a preposition right before it does so."""
    span = Span(mark.start, mark.end)
    found = _RELATION.search(_before(text, mark.start))
    if not found or modifies_noun(text, mark.end):
        return span, period
    if found["word"].lower() in ("until", "till") and _MOVED.search(_before(text, mark.start - len(found.group()))):
        return span, period  # "postponed until Friday": on Friday
    wider = Span(mark.start - len(found.group()), mark.end)
    match found["word"].lower():
        case "since" | "after":
            return wider, edtf.since(period)
        case "until" | "till" | "up to" | "by":
            return wider, edtf.until(period)
        case "before" | "prior to":
            return wider, edtf.before(period)
    return wider, edtf.around(period)


def _time(text: str, span: Span, period: Period | None) -> Time:
    """Return the value for the later stages."""
    if period is None:
        return Time(None, None, None, span, text[span.start : span.end])
    first, last = (bound.isoformat() if bound else None for bound in (period.first, period.last))
    return Time(period.edtf, first, last, span, text[span.start : span.end])
