"""Where the text quotes: the ranges between double quotation marks, straight or curly.

A paragraph that opens with a mark goes on with a quotation that the one before it left open, as newspapers set long quotations.
Marks around one or two words ("the so-called “caliphate”") are quotations too; what they are worth the caller decides.
"""

import re
from collections.abc import Iterator

from kg.model import Span

MARK = re.compile(r"[\"“”„«»]|''|``")
OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»") | {"''"}


def find(text: str, within: Span) -> list[Span]:
    """Return the quoted ranges inside a range, without their marks, in text order.

    >>> [str(s) for s in find('He said: "No. Never." Then he left.', Span(0, 35))]
    ['Span(start=10, end=20)']
    """
    found: list[Span] = []
    start = within.start
    for line in text[within.start : within.end].split("\n"):
        found += _in_line(text, Span(start, start + len(line)))
        start += len(line) + 1
    return found


def _in_line(text: str, line: Span) -> Iterator[Span]:
    opened: int | None = None
    for mark in MARK.finditer(text, line.start, line.end):
        sign = mark.group()
        if opened is None and sign not in CLOSING and not _is_inch(text, mark.start()):
            opened = mark.end()
        elif opened is not None and sign not in OPENING:
            if mark.start() > opened:
                yield Span(opened, mark.start())
            opened = None
    if opened is not None and opened < line.end and not text[opened].isspace():
        yield Span(opened, line.end)  # left open: it goes on in the next paragraph, or the mark was forgotten


def _is_inch(text: str, at: int) -> bool:
    """Say whether a straight mark after a digit means inches or seconds."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit() and (at + 1 >= len(text) or text[at + 1] in " ,.)")
