"""The first lines of a plain text, and which of them belong to one paragraph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kg.values import Span

_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")
_PERIOD_END = re.compile(r"\.[\"'”’)\]]*$")
_ABBREVIATED_END = re.compile(r"(?:\b[A-Za-z]\.|\b(?:Inc|Jr|Sr|Co|Corp|Ltd|Bros|vs|etc)\.|\.\.\.)[\"'”’)\]]*$")
_HEAD_LINES = 20
_SHORTEST = 30  # characters; nobody breaks lines at a width below that
_LONG_LINE = 25


@dataclass(frozen=True)
class Line:
    """A line without the space around it. `hard` says that the paragraph ends here, and is not merely wrapped."""

    text: str
    span: Span
    hard: bool

    @property
    def is_prose(self) -> bool:
        """Say whether it is too long for a headline, or ends as a sentence does."""
        return len(self.text.split()) > _LONG_LINE or ends_sentence(self.text)


def head(text: str, start: int = 0) -> list[Line]:
    """Return the first lines that are not blank."""
    return list(islice(_lines(text, start), _HEAD_LINES))


def _lines(text: str, start: int) -> Iterator[Line]:
    for block in _BLOCK.finditer(text, start):
        found = list(islice(_LINE.finditer(text, block.start(), block.end()), _HEAD_LINES))
        stripped = [match.group().rstrip() for match in found]
        width = max(map(len, stripped))
        for i, (match, line) in enumerate(zip(found, stripped, strict=True)):
            after = stripped[i + 1] if i + 1 < len(stripped) else None
            span = Span(match.start(), match.start() + len(line))
            yield Line(line, span, after is None or _breaks_early(line, after, width))


def _breaks_early(line: str, after: str, width: int) -> bool:
    """Say whether somebody ended the line on purpose: the next word is no mere continuation and would have fitted."""
    if after[0].islower():
        return False
    return len(line) < _SHORTEST or len(line) + 1 + len(after.split(maxsplit=1)[0]) <= width


def ends_sentence(text: str) -> bool:
    """Say whether a text ends with the period of a sentence; that of an abbreviation does not count.

    >>> ends_sentence('He said: "We go on."'), ends_sentence("A new chief for Acme Inc.")
    (True, False)
    """
    return bool(_PERIOD_END.search(text)) and not _ABBREVIATED_END.search(text)
