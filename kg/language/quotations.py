"""The quoted ranges of a text: between quotation marks, straight or curly, and the turns of an interview.

On which side of words a mark stands says what it does, and its form only where that is open: writers mix straight marks with curly
ones, and forget some. A paragraph that opens with a mark goes on with a quotation that the one before it left open, as newspapers
set long quotations; elsewhere a mark that is never closed reaches to the attribution, or to the end of its sentence, and no farther.
Marks around one or two words ("the so-called “caliphate”") are quotations too; what they are worth the caller decides. Single marks
quote where no apostrophe can be meant: around several words that end with a stop.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.language import turns
from kg.values import Span

MARK = re.compile(r"[\"“”„«»]|''|``")
OPENING = frozenset("“„«") | {"``"}
CLOSING = frozenset("”»") | {"''"}
SINGLE = re.compile(r"(?<![^\s(\[:])['‘](?=[A-Z\[])(?:[^'‘’\"“”\n]|['’](?=\w)|(?<=s)['’](?= [a-z]))+[.,?!…]['’](?!\w)")
#: A paragraph that opens with a single mark and holds none that closes.
SINGLE_OPEN = re.compile(r"['‘](?=[A-Z\[])(?:[^'‘’\"“”\n]|['’](?=\w)|(?<=s)['’](?= [a-z]))+")
#: A stop that ends a sentence, and not an abbreviation ("Mr. Ruiz", "U.S. officials"), or the end of a paragraph: no cue beyond it
#: introduces a quotation.
STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!\b[A-Z][a-z]{3})[.!?]\s+(?=[A-Z\"“])|[;\n]")
#: A quotation shorter than this many words is a phrase in somebody's sentence, and no claim by itself.
FEWEST_WORDS = 3
#: From this many words on nothing in a quotation is the article's own, whether or not it says who speaks.
FEWEST_WORDS_SAID = 5

#: A mark that opens or closes, single ones too, and which marks may be its partners.
_INNER = re.compile(r"(?P<opens>(?<![\w.,!?…])[\"“‘'](?=\w))|(?P<closes>(?<=[\w.,!?…])[\"”’'](?!\w))")
_PARTNERS = {'"': '"“”', "“": '"”', "”": '"“', "'": "'‘’", "‘": "'’", "’": "'‘"}
#: What may stand before words that a mark opens, and after words that one closes.
_BEFORE_OPEN, _AFTER_CLOSE = " \t\u00a0([{/", " \t\u00a0)]}.,;:?!"
#: Where an attribution begins in a quotation whose end was forgotten: "..., said Ruiz", "..., the mayor told reporters".
_ATTRIBUTION = re.compile(
    r"[,.?!] (?:(?:[\w.'’-]+ ){0,6}?)(?:said|says|told|tells|added|adds|explained|explains|insisted|warned|wrote|replied|stated)\b"
)
_SENTENCE_END = re.compile(r"[.?!…](?=\s+[A-Z\"“]|\s*$)")


@dataclass(frozen=True)
class _Mark:
    """A double quotation mark; `opens` and `closes` are both true where neither its place nor its form decides."""

    start: int
    end: int
    opens: bool
    closes: bool


def find(text: str, within: Span) -> list[Span]:
    """Return the quoted ranges inside a range, without their marks, in text order; no two overlap.

    >>> [str(s) for s in find('He said: "No. Never." Then he left.', Span(0, 35))]
    ['Span(start=10, end=20)']
    """
    told = [turn.words for turn in turns.find(text, within)]
    lines = list(_lines(text, within))
    marked = [s for s in _between_marks(text, lines) if not any(s.touches(t) for t in told)]
    found = [*told, *marked]
    single = [Span(m.start() + 1, m.end() - 1) for m in SINGLE.finditer(text, *within)]
    single += _left_open(text, lines)
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


def whole(text: str, passage: Span) -> Span:
    r"""Return a passage with the mark that belongs to one inside it: the one before it that opens, or the one behind it that closes.

    >>> text = "They reject a 'final' offer and a \x22last\x22 plan"
    >>> [text[slice(*whole(text, span))] for span in (Span(15, 27), Span(32, 39), Span(0, 11))]
    ["'final' offer", 'a "last"', 'They reject']
    """
    start, end = passage
    marks = list(_INNER.finditer(text, start, end))
    if marks and marks[0]["closes"] and start and text[start - 1] in _PARTNERS[marks[0].group()]:
        start -= 1
    if marks and marks[-1]["opens"] and end < len(text) and text[end] in _PARTNERS[marks[-1].group()]:
        end += 1
    return Span(start, end)


def is_left_open(text: str, quote: Span) -> bool:
    """Say whether a quotation reaches the end of its paragraph without a mark that closes it."""
    rest = text[quote.end : quote.end + 4].lstrip(" \t\u00a0")
    return not rest or rest[0] == "\n"


def _lines(text: str, within: Span) -> Iterator[Span]:
    """Yield the paragraphs of a range; lines that were only wrapped are one."""
    start = within.start
    for part in re.split(r"\n(?=\s*\n|\s*$)|(?<=[.?!:\"”’…])\n|\n(?=[\"“'‘])|\n\s*\n", text[within.start : within.end]):
        at = text.index(part, start)
        yield Span(at, at + len(part.rstrip()))
        start = at + len(part)


def _between_marks(text: str, lines: list[Span]) -> Iterator[Span]:
    filled = [line for line in lines if text[line.start : line.end].strip()]
    for number, line in enumerate(filled):
        follower = filled[number + 1] if number + 1 < len(filled) else None
        goes_on = follower is not None and _opens_with_mark(text, follower)
        yield from _in_line(text, line, goes_on=goes_on)


def _opens_with_mark(text: str, line: Span) -> bool:
    return MARK.match(text[line.start : line.end].lstrip()) is not None


def _in_line(text: str, line: Span, *, goes_on: bool) -> Iterator[Span]:
    """Yield the quotations of a paragraph; `goes_on` says that the next one opens with a mark."""
    opened: int | None = None
    inner, after = 0, line.start
    marks = list(_marks(text, line))
    for number, mark in enumerate(marks):
        if opened is None and mark.opens:
            opened, inner = mark.end, 0
        elif opened is None:
            yield from _without_opening(text, after, mark)
            after = mark.end
        elif mark.opens and not mark.closes:
            if _is_inner(marks[number + 1 :]):
                inner += 1
            else:  # the one before was never closed
                yield from _unclosed(text, Span(opened, mark.start), line)
                opened = mark.end
        elif inner:
            inner -= 1
        else:
            yield from [Span(opened, mark.start)] if mark.start > opened else []
            opened, after = None, mark.end
    opened = opened if opened is None else _past_space(text, opened, line)
    if opened is not None and opened < line.end and not text[opened].isspace():
        yield from [Span(opened, line.end)] if goes_on else _unclosed(text, Span(opened, line.end), line)


def _past_space(text: str, opened: int, line: Span) -> int:
    """Return where the words begin behind a mark that stands after a sentence, if a space has slipped between them."""
    words = text[opened : line.end]
    after_sentence = text[line.start : opened - 1].rstrip()[-1:] in (".", "?", "!")
    return opened + len(words) - len(words.lstrip()) if after_sentence else opened


def _marks(text: str, line: Span) -> Iterator[_Mark]:
    for match in MARK.finditer(text, line.start, line.end):
        if _is_inch(text, match.start()):
            continue
        sign, before, after = match.group(), _at(text, match.start() - 1, line), _at(text, match.end(), line)
        opens = (not before or before in _BEFORE_OPEN) and bool(after) and after not in " \t\u00a0"
        closes = bool(before) and before not in " \t\u00a0" and (not after or after in _AFTER_CLOSE)
        if opens == closes:
            opens, closes = sign not in CLOSING, sign not in OPENING
        yield _Mark(match.start(), match.end(), opens, closes)


def _at(text: str, at: int, line: Span) -> str:
    return text[at] if line.start <= at < line.end else ""


def _is_inner(rest: list[_Mark]) -> bool:
    """Say whether a quotation inside another one begins, by the marks that follow: both have to be closed."""
    return sum(m.closes and not m.opens for m in rest) >= sum(m.opens and not m.closes for m in rest) + 2


def _without_opening(text: str, start: int, mark: _Mark) -> Iterator[Span]:
    """Yield the sentence that a mark closes though none opened it ("We stay," said Ruiz, with the first mark forgotten)."""
    if text[mark.start - 1] not in ",.?!…":
        return
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start, mark.start - 1)]
    first = ends[-1] if ends else start
    while first < mark.start and text[first].isspace():
        first += 1
    if first < mark.start:
        yield Span(first, mark.start)


def _unclosed(text: str, rest: Span, line: Span) -> Iterator[Span]:
    """Yield as much of what follows a mark as it can quote where no mark closes it: see the head of this file."""
    said = _ATTRIBUTION.search(text, rest.start, rest.end)
    if said is not None:
        end = said.start() + 1
    elif not text[line.start : rest.start].strip(" \t\"“”„«»'`") and rest.end == line.end:
        end = rest.end
    else:
        stop = _SENTENCE_END.search(text, rest.start, rest.end)
        end = stop.end() if stop is not None else rest.end
    while end > rest.start and text[end - 1].isspace():
        end -= 1
    if end > rest.start:
        yield Span(rest.start, end)


def _left_open(text: str, lines: Iterable[Span]) -> Iterator[Span]:
    """Yield the paragraphs that open with a single mark, close none, and are followed by one that opens with a single mark."""
    filled = [line for line in lines if text[line.start : line.end].strip()]
    for line, follower in pairwise(filled):
        if SINGLE_OPEN.fullmatch(text, *line) and text[follower.start] == text[line.start]:
            yield Span(line.start + 1, line.end)


def _is_inch(text: str, at: int) -> bool:
    """Say whether a straight mark after a digit means inches or seconds."""
    return text[at] == '"' and at > 0 and text[at - 1].isdigit() and (at + 1 >= len(text) or text[at + 1] in " ,.)")
