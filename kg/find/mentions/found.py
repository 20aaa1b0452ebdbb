"""A name that was found in a text, before it is known to be an entity."""

from dataclasses import dataclass

from kg.language import tree
from kg.language.reading import Reading
from kg.values import Span


@dataclass(frozen=True)
class Found:
    """A name: tokens [start, end), label, the rule that found it, and how likely the label is."""

    start: int
    end: int
    label: str
    rule: str
    chance: float = 1.0


def where(reading: Reading, found: Found) -> Span:
    """Return where a name stands; one letter without the dot that ends its sentence ("wrote on X.")."""
    span = tree.span(reading.doc[found.start : found.end])
    dotted = span.end - span.start == len("X.") and reading.text[span.end - 1] == "."
    return Span(span.start, span.end - 1) if dotted else span


def form(reading: Reading, found: Found) -> str:
    """Return the words of a name with straight apostrophes."""
    return reading.text[slice(*where(reading, found))].replace("’", "'")
