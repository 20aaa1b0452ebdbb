"""What stands in a text and is no prose: sub-headlines, clock times of a live page, captions, teasers, credits behind the last paragraph.

The words stay in the text, so that all offsets stay, and are kept apart from the prose, so that nothing is read out of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.article import byline, furniture
from kg.article.credit import is_credit
from kg.values import Span

_LINE = re.compile(r"\S[^\n]*")
_HEADING_WORDS = 9
_CAPITALS_WORDS = 14
_PROSE_WORDS = 8
_CLOCK = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?:\s?[apAP]\.?[mM]\.?)?|\d{1,2}\s?[apAP]\.?[mM]\.?)(?:\s[A-Z]{2,4})?(?:\s(?:ago|update))?",
    re.I,
)
_OPENS = re.compile(rf"(?:{_CLOCK.pattern}(?:\s?[:|–—-])?\s+)(?:[A-Z]{{2,}}(?:\s[A-Z]+)?:\s+)?(?=[\"'“‘]?[^\W_a-z])")
_LEAST_ENTRIES = 2
_ENDS = re.compile(r"[.!?…:;,][\"'”’)\]]*$")
_BEGINS = re.compile(r"[\"'“‘]?[^\W_a-z]")
_TURN = re.compile(r"[^\s:][^:]{0,40}:\s|[QA]\.\s")
#: What stands within a sentence for its own sake: what a link does, and the code of a share.
_WITHIN = re.compile(r",? ?[(\[]?opens (?:in )?(?:a )?new (?:tab|window)\b[)\]]?|\s\([A-Z\d]{1,6}\.[A-Z]{1,3}\)(?!\w)")
_CONTACT = re.compile(r"(?:media|press|news|investor)?\s?contacts?\b", re.IGNORECASE)
_NO_WORDS = re.compile(r"[\W_]+")
#: Lines above other articles, or above what the article is filed under; no stop ends those.
_LISTED = re.compile(
    r"\W*(?:related|recommended|more (?:on|from)|most (?:read|popular|viewed|shared)|latest|trending|(?:also|see) (?:read|see|also)"
    r"|read (?:next|also)|you (?:may|might)|explore more|topics|tags|keywords|editor['’]?s['’]? picks?)\b[^.!?]{0,40}|.*:",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Line:
    words: str
    span: Span

    @property
    def is_prose(self) -> bool:
        return len(self.words.split()) >= _PROSE_WORDS and bool(_ENDS.search(self.words))


def find(text: str, body: Span, headings: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Return the lines of the body that are no prose, in text order; `headings` are lines that are known for sub-headlines."""
    lines = list(_lines(text, body))
    apart = [*_found(lines, headings), *_clocks(lines)]
    within = (Span(*match.span()) for match in _WITHIN.finditer(text, body.start, body.end))
    return tuple(sorted((*apart, *(span for span in within if not any(span.touches(other) for other in apart)))))


def behind(text: str, body: Span) -> tuple[Span, ...]:
    """Return the lines behind the body that sign an article off; who is to be asked about a press release stays named."""
    return tuple(line.span for line in _lines(text, Span(body.end, len(text))) if not _CONTACT.match(line.words))


def known(text: str, body: Span, words: frozenset[str]) -> tuple[Span, ...]:
    """Return the lines of the body that are some known words, in text order."""
    return tuple(line.span for line in _lines(text, body) if line.words in words) if words else ()


def _lines(text: str, body: Span) -> Iterator[_Line]:
    for match in _LINE.finditer(text, body.start, body.end):
        words = match.group().rstrip()
        yield _Line(words, Span(match.start(), match.start() + len(words)))


def _found(lines: list[_Line], headings: frozenset[str]) -> Iterator[Span]:
    mixed = not is_capitals(" ".join(line.words for line in lines))
    before = listed = captioned = False
    for line, after in pairwise([*lines, None]):
        assert line is not None
        told = line.words in headings or (mixed and is_capitals(line.words) and _is_short(line, _CAPITALS_WORDS))
        between = before and after is not None and after.is_prose and _is_heading(line)
        teaser = listed and not _ENDS.search(line.words)  # below "Related coverage:"
        if told or between or teaser or captioned or is_furniture(line.words):
            yield line.span
            listed = teaser or (is_furniture(line.words) and bool(_LISTED.fullmatch(line.words)))
            captioned = is_credit(line.words) and line.words.endswith(",")  # "Image caption," and the words below
        else:
            before, listed, captioned = line.is_prose, False, False


def _clocks(lines: list[_Line]) -> list[Span]:
    """Return the clock times that the entries of a live page open with, and a flash behind them; one line alone is no such page."""
    opened = [(line, match) for line in lines if (match := _OPENS.match(line.words)) and match.end() < len(line.words)]
    found = [Span(line.span.start, line.span.start + len(match[0].rstrip())) for line, match in opened]
    return found if len(found) >= _LEAST_ENTRIES else []


def is_furniture(words: str) -> bool:
    """Say whether a line stands between paragraphs for its own sake: a teaser, a credit, a clock time, a byline."""
    marks = _CLOCK.fullmatch(words) or _NO_WORDS.fullmatch(words)
    return bool(marks) or furniture.is_furniture(words) or is_credit(words) or bool(byline.authors(words))


def _is_heading(line: _Line) -> bool:
    """Say whether a line between two paragraphs reads as a sub-headline: short, with no stop, and nobody's turn to speak."""
    return _is_short(line, _HEADING_WORDS) and bool(_BEGINS.match(line.words))


def _is_short(line: _Line, words: int) -> bool:
    return len(line.words.split()) <= words and not _ENDS.search(line.words) and not _TURN.match(line.words)


def is_capitals(words: str) -> bool:
    """Say whether words are set in capitals: two words or more, and hardly a small letter among them.

    >>> is_capitals("NO COMMENT YET"), is_capitals("NATO"), is_capitals("McDONALD WINS"), is_capitals("UN aid")
    (True, False, True, False)
    """
    letters = [letter for letter in words if letter.isalpha()]
    small = sum(letter.islower() for letter in letters)
    return len(words.split()) > 1 and len(letters) > 5 and 10 * small <= len(letters)
