"""The time expressions of English as a table of rules: a pattern and its reader.

At each place of the text the patterns are tried in the order of the table; the first that matches is read.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from kg.language import numerals
from kg.language.time import counted, readers
from kg.language.time.readers import Now, Reading

_MONTH: Final = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MON: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June|Jun\.?|July|Jul\.?|Aug(?:ust|\.)?"
    r"|Sep(?:tember|t\.?|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WD: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?![\d%]|[.:,]\d)"
_NTH: Final = rf"{_DAY}(?:st|nd|rd|th)?(?!\w)"
_Y: Final = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,:]\d|[-–]\d\d?(?!\d))"
_OF_YEAR: Final = rf"(?:,? (?:of )?(?P<year>{_Y})(?!\w)|,? (?:(?:of|in) )?(?P<rel>[Ll]ast|[Tt]his|[Nn]ext) year\b)"
_DAYS: Final = rf"(?P<day>{_NTH})(?: ?(?:[-–]|and|to|or) ?(?P<day2>{_NTH})(?! [a-z]+s\b))?"
_UNIT: Final = "(?P<unit>day|week|month|year|decade)s?"
_PARTS_OF_DAY: Final = "(?: (?:early |late )?(?:morning|afternoon|evening|night)\\b)?"
_SEASON: Final = "(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)"
_NUMBER: Final = rf"(?P<number>{numerals.PATTERN}|an?\b)"


_SIDE: Final = "(?:(?P<side>earlier|later) )?"
_WHICH: Final = "(?P<which>last|(?:this )?past|(?:this )?coming|this|next)"
_ABOUT: Final = (
    "(?:(?P<about>about|around|nearly|almost|some|roughly|approximately|just over|just under|over"
    "|more than|less than|at least) )?"
)
_HOLIDAY: Final = "|".join(name.replace(".", r"\.").replace("'", "['’]") for name in readers.HOLIDAYS)
_SUNDAY_PAPER: Final = (
    "Times|Telegraph|Mirror|Mail|Herald|Express|Business|Tribune|Independent|Post|People"
    "|World|Night Live|Night Football"
)


class Rule(NamedTuple):
    """A pattern and its reader; a `relative` rule says nothing without the article's date."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Now], Reading]
    relative: bool


def _rule(name: str, pattern: str, read: Callable[[re.Match[str], Now], Reading], *, relative: bool = False) -> Rule:
    return Rule(name, re.compile(pattern), read, relative)


RULES: Final = (
    _rule("iso", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", readers.iso),
    _rule("slashes", r"(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>\d{4})(?!\d)", readers.slashes),
    _rule(
        "september_11", r"9/11(?![/\d])|(?:September|Sept\.) 11(?= (?:terror(?:ist)? )?attacks\b)", readers.september_11
    ),
    _rule("holiday", rf"(?i:(?P<holiday>{_HOLIDAY})\b){_OF_YEAR}?", readers.holiday),
    _rule(
        "month_day", rf"(?:(?P<weekday>{_WD}),? (?:the )?)?(?P<month>{_MON}) {_DAYS}{_OF_YEAR}?", readers.month_and_day
    ),
    _rule(
        "day_month",
        rf"(?:(?P<weekday>{_WD}),? )?(?:the )?{_DAYS} (?:of )?(?P<month>{_MON})(?!\w){_OF_YEAR}?",
        readers.month_and_day,
    ),
    _rule("month_year", rf"(?P<month>{_MON}){_OF_YEAR}", readers.month),
    _rule("month", rf"(?P<month>{_MONTH})(?P<year>)(?P<rel>)\b", readers.month),
    _rule(
        "year_range", r"(?P<year>(?:1[5-9]|20)\d\d)[-–/](?P<year2>(?:1[5-9]|20)\d\d|\d\d)(?![\d-])", readers.year_range
    ),
    _rule("decade", r"['’]?(?P<decade>(?:1[5-9]|20)\d0|(?<=['’])[2-9]0)['’]?s\b", readers.decade),
    _rule("year", rf"(?P<year>{_Y})(?![\w])", readers.year),
    _rule(
        "century",
        rf"(?i:(?P<century>\d\d?(?:st|nd|rd|th)|{'|'.join(readers.CENTURIES)}) century\b)(?! BC)",
        readers.century,
    ),
    _rule("season", rf"{_SEASON}{_OF_YEAR}", readers.season),
    _rule("quarter", rf"(?P<nth>(?i:{'|'.join(readers.ORDINALS)})) (?P<part>quarter|half){_OF_YEAR}", readers.quarter),
    _rule(
        "near_day",
        "(?i:(?:earlier |later |late |early )?(?:the day before yesterday|the day after tomorrow|today|tonight|overnight"
        "|yesterday|tomorrow|"
        "this (?:morning|afternoon|evening)|last (?:night|evening))"
        f"{_PARTS_OF_DAY})\\b",
        readers.near_day,
        relative=True,
    ),
    _rule(
        "weekday",
        rf"(?:(?i:{_WHICH}) )?(?P<weekday>{_WD})\b{_PARTS_OF_DAY}(?! (?:{_SUNDAY_PAPER})\b)",
        readers.weekday,
        relative=True,
    ),
    _rule("weekend", f"(?i:(?:{_WHICH}|the) weekend\\b)", readers.weekend, relative=True),
    _rule("near_month", rf"(?i:{_WHICH}) (?P<month>{_MONTH})\b(?! \d)", readers.near_month, relative=True),
    _rule("near_season", rf"(?i:{_WHICH}) {_SEASON}\b", readers.near_season, relative=True),
    _rule(
        "later",
        rf"(?i:{_NUMBER} {_UNIT} (?P<side>later|earlier|before|afterwards)\b(?! than\b)"
        r"|the (?P<which>following|next|previous|same) (?P<unit2>day)\b)",
        counted.later,
        relative=True,
    ),
    _rule(
        "window",
        rf"(?i:(?:the|these|this) (?P<which>last|past|previous|next|coming) (?:{_NUMBER} )?(?:{_UNIT}"
        rf"|(?P<hours>hours))\b)(?! of\b)",
        counted.window,
        relative=True,
    ),
    _rule(
        "calendar_unit",
        rf"(?i:{_SIDE}{_WHICH} (?P<unit>week|month|year|decade|century)\b)",
        readers.calendar_unit,
        relative=True,
    ),
    _rule(
        "end_of_unit",
        r"(?i:(?:the )?(?P<nth>end|beginning|start|middle) of (?:the|this) (?P<unit>month|year)\b)(?! of\b)",
        readers.end_of_unit,
        relative=True,
    ),
    _rule("ago", rf"(?i:{_ABOUT}{_NUMBER} {_UNIT} (?P<ago>ago|from now)\b)", counted.ago, relative=True),
)
"""Longer and more certain patterns stand before those that match a part of them."""

_BY_NAME: Final = {rule.name: rule for rule in RULES}
_GROUP: Final = re.compile(r"\?P<\w+>")
_ANY: Final = re.compile(
    # No word goes on here, nor a price, a decimal or a compound; "mid-May" is the one compound that is a time.
    r"(?<![\w$€£.,])(?<!(?<![Mm]id)[-–])(?:"
    + "|".join(f"(?P<{rule.name}>{_GROUP.sub('?:', rule.pattern.pattern)})" for rule in RULES)
    + ")"
)


def scan(text: str, start: int, end: int) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield the rules that match in `text[start:end]`, from left to right without overlap, each with its match."""
    for hit in _ANY.finditer(text, start, end):
        rule = _BY_NAME[hit.lastgroup or ""]
        match = rule.pattern.match(text, hit.start(), end)
        if match:
            yield rule, match
