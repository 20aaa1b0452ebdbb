"""The last lines of a text, which name desks, agencies, rights, contacts and tags, and are no prose."""

import re
from functools import cache

from kg.article import byline
from kg.article.words import load
from kg.values import Span

_MOST_LINES = 12
_END = re.compile(
    r"^[^\S\n]*(?:\W{0,3}ENDS?\W{0,3}|#(?: ?#){2,}|-+ ?30 ?-+|(?i:(?:media|press|news) contacts?:?))[^\S\n]*$",
    re.MULTILINE,
)
_LEAST_BEFORE = 0.4  # of the body; what stands behind an end mark are notes to editors
_REPORTED = re.compile(r"[(\[]?(?:additional )?reporting (?:and writing )?by\s+(?P<names>[^;.)\]]+)", re.IGNORECASE)


def without_sign_off(text: str, body: Span, known: tuple[str, ...] = ()) -> tuple[Span, tuple[str, ...]]:
    """Return the body without its last lines where these are a sign-off, and the authors that it names ("Reporting by ...").

    `known` are authors that something else names.
    """
    authors: tuple[str, ...] = ()
    marks = (mark.start() for mark in _END.finditer(text, body.start, body.end))
    end = next((mark for mark in marks if mark - body.start >= _LEAST_BEFORE * (body.end - body.start)), body.end)
    body = Span(body.start, body.start + len(text[body.start : end].rstrip()))
    for _ in range(_MOST_LINES):
        line = text.rfind("\n", body.start, body.end) + 1
        words = text[line : body.end].strip()
        signs = _patterns().fullmatch(words) or byline.tells_of(words, known)
        if not line or not signs:
            break
        reported = _REPORTED.match(words)
        authors = (byline.names(reported["names"]) if reported else ()) or authors
        body = Span(body.start, body.start + len(text[body.start : line].rstrip()))
    return body, authors


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(sorted(load("signoff"))), re.IGNORECASE)
