"""Where the text quotes: the ranges between double quotation marks, straight or curly.

A paragraph that opens with a mark goes on with a quotation that the one before it left open, as newspapers set long quotations.
Marks around one or two words ("the so-called “caliphate”") are quotations too; what they are worth the caller decides. Single marks
quote where no apostrophe can be meant: around several words that end with a stop.
"""

import re
from collections.abc import Iterator

from kg.values import Span

MARK = re.compile(r"[\"“”„«»]|''|``")
OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»") | {"''"}
SINGLE = re.compile(r"(?<![^\s(\[:])['‘](?=[A-Z\[])([^'‘’\"“”\n]|['’](?=\w))+[.,?!]['’](?!\w)")
#: A stop that ends a sentence, and not an abbreviation ("Mr. Ruiz", "U.S. officials"), or the end of a paragraph: no cue beyond it
#: introduces a quotation.
STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[.!?]\s+(?=[A-Z\"“])|[;\n]")
#: A quotation shorter than this many words is a phrase in somebody's sentence, and no claim by itself.
FEWEST_WORDS = 3
#: From this many words on nothing in a quotation is the article's own, whether or not it says who speaks.
FEWEST_WORDS_SAID = 5


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
    single = (Span(m.start() + 1, m.end() - 1) for m in SINGLE.finditer(text, *within))
    return sorted([*found, *(s for s in single if is_long(text, s) and not any(s.touches(f) for f in found))])


def last_of(text: str, end: int, without: str) -> str:
    """Return the last character before an offset that is none of some; an empty string where there is none.

    >>> last_of('He said: "No.', 10, ' "')
    ':'
    """
    while end and text[end - 1] in without:
        end -= 1
    return text[end - 1] if end else ""


def is_long(text: str, quote: Span) -> bool:
    """Say whether a quotation is more than a phrase."""
    return len(text[quote.start : quote.end].split()) >= FEWEST_WORDS


def is_said(text: str, quote: Span) -> bool:
    """Say whether nothing in a quotation is the text's own word: it has five words or more.

    >>> text = 'The "so-called deal" fell. "We will not sign it now," read a note.'
    >>> [text[start:end] for start, end in find(text, Span(0, len(text))) if is_said(text, Span(start, end))]
    ['We will not sign it now,']
    """
    return len(re.findall(r"\w+", text[quote.start : quote.end])) >= FEWEST_WORDS_SAID


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
