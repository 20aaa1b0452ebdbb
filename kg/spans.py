"""A range of an article's text, and what is read in one by itself: a time, a length of time."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

#: What is no word at the ends of a range.
PUNCTUATION = " \t\n\r.,;:–—-\"“”'‘’"


class Span(NamedTuple):
    """A half-open range of code points of the article's text."""

    start: int
    end: int

    def within(self, other: "Span") -> bool:
        """Say whether this range lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def touches(self, other: "Span") -> bool:
        """Say whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


def trim(text: str, span: Span, strip: str = PUNCTUATION) -> Span:
    """Return the range without the given characters at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(strip))
    return Span(start, start + len(words.strip(strip)))


@dataclass(frozen=True)
class Time:
    """A time expression, read: an EDTF string of the stated precision, and the first and last day it allows (ISO dates or None).

    `edtf` is None where the words alone are known: "yesterday" in an article without a day of publication.
    """

    edtf: str | None
    earliest: str | None
    latest: str | None
    span: Span
    text: str


@dataclass(frozen=True)
class Duration:
    """A length of time, as stated: 4.5 months stays 4.5 months. `unit` is a local name of OWL-Time ("unitMonth")."""

    value: Decimal
    unit: str
    span: Span
