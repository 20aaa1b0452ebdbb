"""The two numbers of a vote, for and against: "by 66 votes to 34", "voted 52-48", "a vote of 220 to 180"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Figure, Span, name_of

_NUMBER: Final = r"\d{1,3}(?:,\d{3})*|\d+"
_VOTE: Final = re.compile(
    r"(?<![\w-])(?:(?:by|in|on|with) an? (?:[\w-]+ ){0,2}?(?:vote|margin|majority)(?: of)?|vot(?:ed|es?|ing)(?: of| by)?"
    r"|(?:passed|approved|adopted|rejected|defeated|carried|backed)(?: \w+){0,4}? by|(?:passed|approved|adopted|rejected"
    r"|(?:was|were|been|being) defeated))"
    rf" (?P<for>{_NUMBER})(?: votes?)?(?: ?[-–] ?| to | against )(?P<against>{_NUMBER})(?![\d%,.-]\d|%| per ?cent)",
    re.IGNORECASE,
)
_TALLY: Final = re.compile(
    rf"(?<![\w.,-])(?P<for>{_NUMBER}) votes? (?:to|against) (?P<against>{_NUMBER})(?![\d%]| per ?cent)", re.IGNORECASE
)
_SIDES: Final = (("for", "in favour"), ("against", "against"))


def find(reading: Reading) -> Iterator[Figure]:
    """Yield the numbers of the votes for and against; scores of matches and spans of years are none."""
    text, body = reading.text, reading.article.body
    seen: set[Span] = set()
    for match in (*_VOTE.finditer(text, *body), *_TALLY.finditer(text, *body)):
        for side, population in _SIDES:
            span = Span(*match.span(side))
            if span not in seen:
                seen.add(span)
                yield _figure(reading, span, population)


def _figure(reading: Reading, span: Span, population: str) -> Figure:
    value = Decimal(reading.text[span.start : span.end].replace(",", ""))
    name = name_of(reading.article, "figure", span, also="vote")
    return Figure(name, KGT.Votes, value, KG.Exactly, span, "figures/vote", population=population)
