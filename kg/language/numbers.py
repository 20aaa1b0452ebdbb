"""Numbers of things, amounts of money and percentages, with the bound that the text gives.

Dates, clock times, ages, lengths of time, scores, ranks and names ("Flight 93", "30-0") are no numbers of things.
"Hundreds", "a few" and "several" state no number and are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from rdflib import URIRef

from kg.language import money, numerals
from kg.language.money import Money
from kg.terms import KG
from kg.values import Span

_BOUNDS: Final = {
    KG.AtLeast: "at least|no fewer than|no less than|not less than|a minimum of|more than|over|upwards of|in excess of"
    "|above|exceeding|well over",
    KG.AtMost: "at most|no more than|not more than|a maximum of|up to|as many as|as much as|fewer than|less than|under"
    "|below",
    KG.About: "about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa|just over"
    "|just under",
}
_BOUND_OF: Final = {phrase: bound for bound, phrases in _BOUNDS.items() for phrase in phrases.split("|")}
_AFTER: Final = {"or more": KG.AtLeast, "or so": KG.About, "or fewer": KG.AtMost, "or less": KG.AtMost}
_NUMBER: Final = re.compile(
    # The bound and the sign are found backwards from the digits, as most numbers have neither.
    rf"(?:(?<![\w.,:/-])|(?=\d)(?:{money.BEHIND_SIGN}))(?P<numeral>{numerals.PATTERN})(?P<percent> ?%| per ?cent\b| ?pc\b"
    rf"| percentage points\b)?(?:{money.COIN})?(?P<after> (?:{money.any_of(_AFTER)})\b)?"
)
_SIGN: Final = re.compile(rf"(?<!\w)(?P<form>{money.SIGNS}) ?$")
_BOUND: Final = re.compile(rf"(?<![\w-])(?P<words>{money.any_of(_BOUND_OF)}) (?:the |a )?$", re.IGNORECASE)
_HIGH: Final = re.compile(
    rf" (?P<link>to|and) (?P<sign>{money.SIGNS})?{numerals.PATTERN}(?P<percent> ?%| per ?cent\b)?"
)
_LOW: Final = re.compile(
    rf"(?:(?<![\w.,:/-])(?P<sign>{money.SIGNS})?(?<![\w.,:/-]){numerals.PATTERN}(?P<percent> ?%| per ?cent)? to"
    r"|between \S+(?: [mbt]r?illion)? and) $",
    re.IGNORECASE,
)
#: What changes from one value to another, neither of which is a bound ("fell from 12% to 9%").
_CHANGE: Final = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|fell|fallen|fall|falls|falling|grew|grown|growth|dropped|drop|declined|decline|climbed|slid|slipped"
    r"|jumped|dipped|shrank|plunged|soared|increased?|increasing|decreased?|raised?|raising|lowered|lowering|cut|cutting|reduced?|reducing"
    r"|changed?|went|gone|up|down)\b[^.;]*\bfrom $",
    re.IGNORECASE,
)
_CHANGE_REACH: Final = 60
#: Scales of money only ("$101b", "$38 mil."): a flat may be 5b, and a sheet 10 mil.
_OF_MONEY: Final = re.compile(r"(?:b|bil|mil)$")
_BETWEEN: Final = re.compile(r"\bbetween $", re.IGNORECASE)
_REACH: Final = 32
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_UNITS_OF_TIME: Final = "(?:second|minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade)s?"
_STREET: Final = (  # a house number
    r"(?: [NSEW]\.?)?(?: (?:[A-Z][\w'’.]*|\d+(?:st|nd|rd|th))){1,3} (?:St|Street|Rd|Road|Ave|Avenue|Lane|Ln|Drive|Dr|Blvd|Boulevard|Way"
    r"|Square|Court|Place|Terrace|Crescent|Row|Close)\b"
)
_NO_NUMBER_AFTER: Final = re.compile(
    rf"[-–/:][\da-z]|[ -](?:thirds?|half|halves|quarters?|fifths?|tenths)\b|(?:st|nd|rd|th)\b|[A-Za-z]|['’]s\b"
    rf"|\.\d|[ -]{_UNITS_OF_TIME}\b|(?: or | to )\w+ {_UNITS_OF_TIME}\b|-{_UNITS_OF_TIME}"
    rf"| ?(?:a\.m|p\.m|am\b|pm\b)| (?:{_MONTH}(?!\w)|GMT|UTC|BST|EST|EDT|o['’]clock|years? old|century"
    rf"|local time)|-?(?:year|month)-old|{_STREET}"
)
_NO_NUMBER_BEFORE: Final = re.compile(
    rf"(?:\b{_MONTH} (?:the )?|(?i:\b(?:aged|age|ages|no\.|number|page|flight|flights|resolution|article"
    rf"|section|chapter|route|highway|channel|room"
    r"|windows|phase|group|category|class|type|level|stage|gate|terminal|version|act|volume|part|day|year|unit"
    r"|size|grade|round|lap|turn"
    r"|district|ward|precinct|pool|interstate|formula|apollo|proposition|amendment|reactor|line|top|under|g"
    r"|group of|week|episode|season"
    r"|magnitude) )|\b(?i:(?:s?he|who|turned|turning) (?:was |is )?)|\d[-–]|#)$"
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d$")
_YEAR_OF: Final = re.compile(
    r"(?:(?<!\w)(?:in|since|until|by|from|between|of|during|early|late|mid|after|before|and|the|for|to|year|a"
    r"|an|their|its|his|her)[ -]|['’]s |\(|, |^)$",
    re.IGNORECASE,
)
_COUNTABLE: Final = re.compile(r" (?:[a-z]+s\b|people\b|men\b|women\b|children\b|(?:[a-z-]+ ){1,2}[a-z]+s\b)")
_NAME: Final = re.compile(r"[a-z\d,;] (?:[A-Z][\w-]*|[A-Z]-?) $")
_NAMED: Final = re.compile(r"[A-Z][\w-]+, $")  # "Jean Charest, 48, won": an age
_NO_ONE: Final = re.compile(
    r"(?:(?<!\w)(?:no|any|some|every|this|each|the|another|which|other|a|only|new|as) |-)$", re.IGNORECASE
)
_ONE_AFTER: Final = re.compile(
    r"(?! (?:of|another|to|is|was|can|that|who|which|in|and|by|at|on|for|or|day|point|such|thing|way|more|has"
    r"|would|should|could|may|from|with"
    r"|side|final|last|hand)\b) [a-z]"
)


@dataclass(frozen=True)
class Number:
    """A stated number: `bound` is KG.Exactly, AtLeast, AtMost or About; `currency` is an ISO 4217 code, of money only.

    `span` holds its bound words, sign and scale too ("more than $6 billion"); 30% has the value 30, `percent` and its `unit` in words, and
    so has money whose currency may be that of several lands ("crowns").
    """

    value: Decimal
    bound: URIRef
    span: Span
    currency: str | None = None
    percent: bool = False
    unit: str | None = None

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.currency is not None or (self.unit is not None and not self.percent)


def find(text: str, within: Span | None = None) -> list[Number]:
    """Find the numbers of things, in the order of the text.

    >>> [(str(n.value), n.currency) for n in find("At least 27,585 people; about US$6 billion in 2008; 18 777s.")]
    [('27585', None), ('6000000000', 'USD'), ('18', None)]
    """
    region = within or Span(0, len(text))
    return list(_numbers(text, region))


def _numbers(text: str, region: Span) -> Iterator[Number]:
    currencies = Money(text)
    for match in _NUMBER.finditer(text, *region):
        start = _sign_start(text, match, region.start)
        is_coin = currencies.is_coin(match["coin"], match["land"])
        is_money = start < match.start() or is_coin
        if match["coin"] and not is_coin:
            continue  # "2020 Ruiz won"
        if is_money or match["percent"] or (_begins(text, match.start()) and _counts(text, match)):
            yield _number(text, match, start, region.start, currencies)


def _begins(text: str, start: int) -> bool:
    """Say whether a numeral begins a word: what only looks like a sign before it is part of a name ("N95")."""
    return not text[:start][-1:].isalpha()


def _before(text: str, start: int, floor: int) -> str:
    return text[max(floor, start - _REACH) : start]


def _sign_start(text: str, match: re.Match[str], floor: int) -> int:
    """Return where the currency sign before a numeral begins, or where the numeral does."""
    start = match.start()
    sign = _SIGN.search(_before(text, start, floor))
    if not sign or (sign["form"] in money.LETTERS and (sign.group()[-1] == " " or not _is_large(match))):
        return start
    return start - len(sign.group())


def _is_large(match: re.Match[str]) -> bool:
    """Say whether a numeral has a scale or a comma ("12m", "150,000")."""
    return not match["numeral"].isdigit()


def _number(text: str, match: re.Match[str], start: int, floor: int, currencies: Money) -> Number:
    """Put the value together with its currency and its bound."""
    sign, coin = text[start : match.start()].strip(), match["coin"]
    form = sign or coin
    currency = currencies.currency(form, None if sign else match["land"]) if form else None
    words = " ".join(word for word in (match["land"], coin) if word) if coin else sign
    bound = _BOUND.search(_before(text, start, floor))
    if bound and bound.group().endswith(" a ") and not text[start].isalpha():
        bound = None  # "a dispute over a 6 percent rise": the article is that of the noun, and no "a million"
    return Number(
        value=numerals.read(match["numeral"]),
        bound=_range_bound(text, match, start) or _bound(bound["words"] if bound else None, match["after"]),
        span=Span(start - len(bound.group()) if bound else start, match.end()),
        currency=currency,
        percent=bool(match["percent"]),
        unit=match["percent"].strip() if match["percent"] else (words or None) if not currency else None,
    )


def _range_bound(text: str, match: re.Match[str], start: int) -> URIRef | None:
    """Return the side of a range that a number is: "between 305 and 550", "ten to fifteen"; not of "fell 31% to $42 million"."""
    before = _before(text, start, 0)
    low = _LOW.search(before)
    if low and low.group().lower().startswith("between"):
        return KG.AtMost
    if low:
        is_one = _are_alike(low, start < match.start(), bool(match["percent"]))
        return KG.AtMost if is_one and not _changes(text, start - len(low.group())) else None
    high = _HIGH.match(text, match.end())
    if high and high["link"] == "to":
        is_one = _are_alike(match, bool(high["sign"]), bool(high["percent"]), signed=start < match.start())
        return KG.AtLeast if is_one and not _changes(text, start) else None
    return KG.AtLeast if high and _BETWEEN.search(before) else None


def _are_alike(low: re.Match[str], high_sign: bool, high_percent: bool, *, signed: bool | None = None) -> bool:
    """Say whether two numbers can be the ends of one range: a share with a share, money with money."""
    low_sign = bool(low["sign"]) if signed is None else signed
    return (high_percent or not low["percent"]) and (low_sign or not high_sign)


def _changes(text: str, start: int) -> bool:
    """Say whether the number that starts here is what something changed from."""
    return _CHANGE.search(text, max(0, start - _CHANGE_REACH), start) is not None


def _bound(before: str | None, after: str | None) -> URIRef:
    if after:
        return _AFTER[after.strip()]
    return _BOUND_OF[before.lower()] if before else KG.Exactly


def _counts(text: str, match: re.Match[str]) -> bool:
    """Say whether a bare numeral counts something: not a date, an age, a rank, a name or a score."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    if _NO_NUMBER_AFTER.match(text, match.end()) or _NO_NUMBER_BEFORE.search(before):
        return False
    numeral = match["numeral"]
    if (
        re.match(r"0\d", numeral)
        or _OF_MONEY.search(numeral)
        or (_NAMED.search(before) and text.startswith(",", match.end()))
    ):
        return False
    if numeral.lower() in ("one", "zero"):
        return not _NO_ONE.search(before) and _ONE_AFTER.match(text, match.end()) is not None
    countable = _COUNTABLE.match(text, match.end()) is not None
    if _YEAR.match(numeral):
        return countable and not _YEAR_OF.search(before)
    return countable or not _NAME.search(before)
