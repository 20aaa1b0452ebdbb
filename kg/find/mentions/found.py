"""A name that was found in a text, before it is known to be an entity."""

from dataclasses import dataclass

from kg.values import Document


@dataclass(frozen=True)
class Found:
    """A name: tokens [start, end), label, and the rule that found it."""

    start: int
    end: int
    label: str
    rule: str


def form(document: Document, found: Found) -> str:
    """Return the words of a name with straight apostrophes."""
    return document.doc[found.start : found.end].text.replace("’", "'")
