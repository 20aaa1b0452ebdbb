"""The turns of an interview, and words introduced by a line that ends in a colon: quotations without quotation marks.

An interview is a text some lines of which begin with who speaks ("Q:", "Ruiz:"), one of them at least twice. A line without such a
label between two of them goes on with the one before it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from kg.values import Span

_LABEL = re.compile(
    r"\s*(?:(?P<name>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.'’-]*){0,3}) ?:|\(\((?P<bracketed>[^()\n]{1,40})\)\)|(?P<letter>[QA])\.)\s+(?=\S)"
)
#: Labels of who asks and who answers in an interview that does not name them at each turn.
QUESTION, ANSWER = frozenset(["q", "question"]), frozenset(["a", "answer"])
#: Lines that lead to somebody's words: they end with a colon, and tell of saying.
_LEADS = re.compile(
    r"\b(?:said|says|wrote|writes|reads?|stated|added|posted|tweeted|declared|replied|responded|follows|statement|letter|message|post|"
    r"e-?mail)\b[^.?!\n]{0,80}:\s*$"
)
#: A line between two turns that tells of who speaks, and is nobody's words: "She looked out of the window.", "“No,” she said."
_NARRATED = re.compile(
    r"(?:He|She|[A-Z][\w'’-]+) (?:\w+ )?(?:paus|laugh|smil|sigh|nod|look|point|sh[ao]ok|lean|stop|st[ao]nd|stood|sat|took|drank|wip|glanc|"
    r"shrug|gestur|turn)\w*\b"
)
_REPORTED = re.compile(
    r"[,.?!][\"”'’] (?:(?:[Hh]e|[Ss]he|[A-Z][\w'’-]+) )?(?:said|says|added|adds|replie[sd]|explain(?:s|ed)|recall(?:s|ed))\b"
)
_QUOTED, _OWN = re.compile(r"[\"“][^\"“”\n]*[\"”]"), re.compile(r"\b(?:I|[Ww]e|me|us|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")
_QUOTED_LINE = re.compile(r"\s*>\s*(?=\S)")
#: A line below somebody's words that says whose they are: "— Vela Police (@velapolice) May 7, 2024"; a handle may lack below a quotation.
_SIGNED = re.compile(
    r"\s*(?:[—–]|--?)\s*(?P<name>[^\W\d_a-z][^\n()|@,.!?]{1,60}?)(?:\s+\((?P<handle>@\w+)\).*|,[^.!?]{1,60}|\s*)$"
)
_NO_PROSE = re.compile(r"\s*(?:[-*•·–—\"“‘'„«]|\d+[.)])")


@dataclass(frozen=True)
class Turn:
    """One turn: the label of who speaks (None: a line before it says so) and what is said."""

    label: Span | None
    words: Span


def find(text: str, within: Span, quoted: Collection[Span] = ()) -> list[Turn]:
    r"""Return the turns of an interview and the quoted lines without marks, in text order; none of them overlap.

    `quoted` are lines that are known for quotations.

    >>> text = "Q: Will you stay?\n\nA: We will.\n\nQ: Why?\n\nA: For the boats.\n"
    >>> [text[slice(*turn.words)] for turn in find(text, Span(0, len(text)))]
    ['Will you stay?', 'We will.', 'Why?', 'For the boats.']
    """
    lines = list(_lines(text, within))
    return _interview(text, lines) or _apart([*_signed(text, lines, quoted), *_introduced(text, lines)])


def _lines(text: str, within: Span) -> Iterator[Span]:
    for match in re.finditer(r"\S[^\n]*", text[within.start : within.end]):
        end = within.start + match.start() + len(match.group().rstrip())
        yield Span(within.start + match.start(), end)


def _interview(text: str, lines: list[Span]) -> list[Turn]:
    labels = [_LABEL.match(text, *line) for line in lines]
    names = [_name(label).casefold() for label in labels if label is not None]
    asked = bool(QUESTION & {*names}) and bool(ANSWER & {*names})
    repeated = len(names) >= 3 and max(map(names.count, names)) >= 2
    if len(set(names)) < 2 or not (asked or repeated):
        return []
    last = max(i for i, label in enumerate(labels) if label is not None)
    found: list[Turn] = []
    for label, line in zip(labels[: last + 1], lines, strict=False):
        if label is not None:
            found.append(Turn(Span(*_span(label)), Span(label.end(), line.end)))
        elif found and not _is_narrated(text[slice(*line)]):
            found.append(Turn(found[-1].label, line))
    return found


def _is_narrated(line: str) -> bool:
    """Say whether a line is the reporter's: it tells what somebody does or says, and outside of quotations nobody says "I" or "you"."""
    told = _NARRATED.match(line) or _REPORTED.search(line)
    return told is not None and _OWN.search(_QUOTED.sub("", line)) is None


def _name(label: re.Match[str]) -> str:
    return label["name"] or label["bracketed"] or label["letter"]


def _span(label: re.Match[str]) -> tuple[int, int]:
    return next(label.span(group) for group in ("name", "bracketed", "letter") if label[group])


def _signed(text: str, lines: list[Span], quoted: Collection[Span]) -> Iterator[Turn]:
    """Yield the lines that the line below them says the author of, as posts and block quotations end."""
    for number, line in enumerate(lines):
        signed = _SIGNED.match(text, *line)
        if not number or signed is None or not (signed["handle"] or lines[number - 1] in quoted):
            continue
        first = number - 1
        while first and lines[first] in quoted and lines[first - 1] in quoted:
            first -= 1
        yield from (Turn(Span(*signed.span("name")), words) for words in lines[first:number])


def _apart(found: list[Turn]) -> list[Turn]:
    """Return turns in text order, of those with the same words the first."""
    return sorted({turn.words: turn for turn in reversed(found)}.values(), key=lambda turn: turn.words)


def _introduced(text: str, lines: list[Span]) -> Iterator[Turn]:
    """Yield the lines that are marked as quoted (">"), and the paragraph after a line that leads to somebody's words."""
    for number, line in enumerate(lines):
        quoted = _QUOTED_LINE.match(text, *line)
        before = text[lines[number - 1].start : lines[number - 1].end] if number else ""
        if quoted is not None:
            yield Turn(None, Span(quoted.end(), line.end))
        elif _LEADS.search(before) and not _NO_PROSE.match(text, *line) and text[line.end - 1] in ".?!…":
            yield Turn(None, line)
