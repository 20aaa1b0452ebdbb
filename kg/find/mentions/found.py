"""A name that was found in a text, before it is known to be an entity."""

from dataclasses import dataclass

from kg.language.reading import Reading


@dataclass(frozen=True)
class Found:
    """A name: tokens [start, end), label, the rule that found it, and how likely the label is."""

    start: int
    end: int
    label: str
    rule: str
    chance: float = 1.0


def form(reading: Reading, found: Found) -> str:
    """Return the words of a name with straight apostrophes."""
    first, last = reading.doc[found.start], reading.doc[found.end - 1]
    return reading.text[first.idx : last.idx + len(last)].replace("’", "'")
