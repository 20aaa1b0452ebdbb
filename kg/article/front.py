"""The front of an article: headline, credit, byline and date line before the prose, and a dateline at its start."""

import re
from dataclasses import dataclass, replace

from kg.article import byline, dates, wire
from kg.article.lines import Line, head
from kg.article.words import load
from kg.values import Span

_HEADLINE_LINES = 3
_FIELD_BREAK = re.compile(r"\s*[|·•]\s*")
_CREDIT_LEAD = re.compile(
    r"(?:file )?(?:photo(?:graph)?|image|picture|caption|credit)s?\s*(?::|by\b|credit\b|courtesy\b)", re.IGNORECASE
)
_CREDIT_TAIL = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]$")
_WORD = re.compile(r"[^\W\d_]+")
_CAPTION_WORDS = 40
_SIGN_OFF_LINES = 5
_SIGN_OFF = re.compile(
    r"[(\[]?(?:additional )?(?:reporting|writing|editing) (?:and \w+ )?by\b.*"
    r"|(?:©|copyright (?:©|\(c\)|\d{4})).*|-+ ?30 ?-+|#{3,}",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:for immediate release|(?:press|news|media) (?:release|statement)|embargoed (?:until|for)\b.*|\W*breaking(?: news)?\W*)[:.]?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Front:
    """What stands before the prose, as spans of the text; `body` is the rest."""

    body: Span
    headline: Span | None = None
    byline: Span | None = None
    credit: Span | None = None
    dateline: Span | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()


def find(text: str, headline: Span | None = None) -> Front:
    """Read the front of a text. A known headline is passed; else a first short line without a period is one."""
    rest = Span(headline.end if headline else 0, len(text))
    lines = head(text, rest.start)
    while len(lines) > 1 and _NOTICE.fullmatch(lines[0].text):
        lines = lines[1:]
    front = Front(body=_stripped(text, rest), headline=headline)
    count = 0
    if not headline and (count := _headline_lines(lines)):
        front = replace(front, headline=Span(lines[0].span.start, lines[count - 1].span.end))
    front = _elements(text, front, lines[count:])
    return _wire(text, replace(front, body=_without_sign_off(text, front.body)))


def _headline_lines(lines: list[Line]) -> int:
    """Return how many lines the headline takes; 0 where the text begins with prose, or with nothing after it."""
    if not lines or (_kind(lines[0].text) and not _names_a_series(lines[0].text)):
        return 0
    count = 1
    while count < len(lines) and not lines[count - 1].hard and not _kind(lines[count].text):
        count += 1
    whole = " ".join(line.text for line in lines[:count])
    is_prose = count > _HEADLINE_LINES or Line(whole, lines[0].span, hard=True).is_prose
    return 0 if is_prose or count == len(lines) else count


def _names_a_series(text: str) -> bool:
    """Tell "News in brief: April 2, 2007", at the very top, from a date line."""
    return dates.is_line(text) and not dates.is_line(text, allow_place=False)


def _elements(text: str, front: Front, lines: list[Line]) -> Front:
    """Add credit, byline and date line; what stands above the last of them is no prose, and the body begins below."""
    start = lines[0].span.start if lines else front.body.start
    for i, line in enumerate(lines):
        kinds = _kinds(line)
        if not kinds and (line.is_prose or not line.hard):
            break
        if kinds:
            front = _added(text, front, kinds)
            start = lines[i + 1].span.start if i + 1 < len(lines) else len(text)
    return replace(front, body=_stripped(text, Span(start, len(text))))


def _kinds(line: Line) -> dict[str, Span]:
    """Return the fields that a line holds: one, or several with bars between ("By Jane Doe | 7 Feb 2024")."""
    if line.is_prose or not _FIELD_BREAK.search(line.text):
        kind = _kind(line.text)
        return {kind: line.span} if kind else {}
    found: dict[str, Span] = {}
    at = 0
    for part in _FIELD_BREAK.split(line.text):
        at = line.text.index(part, at)
        if kind := _kind(part):
            found.setdefault(kind, Span(line.span.start + at, line.span.start + at + len(part)))
    return found


def _kind(text: str) -> str | None:
    if dates.is_line(text):
        return "dateline"
    if byline.authors(text):
        return "byline"
    return "credit" if _is_credit(text) else None


def _is_credit(text: str) -> bool:
    """Tell the caption or credit of a picture: it says so at its start, or ends with an agency in parentheses."""
    if len(text.split()) > _CAPTION_WORDS:
        return False
    tail = _CREDIT_TAIL.search(text)
    named = {word.lower() for word in _WORD.findall(tail[1])} if tail else set()
    return bool(_CREDIT_LEAD.match(text)) or not load("photo").isdisjoint(named)


def _added(text: str, front: Front, kinds: dict[str, Span]) -> Front:
    """Return the front with these fields; the first line of a kind wins, as "Updated:" follows "Published:"."""
    new = {kind: span for kind, span in kinds.items() if getattr(front, kind) is None}
    front = replace(front, **new)  # type: ignore[arg-type]  # the keys are "byline", "credit" and "dateline"
    if "dateline" in new:
        front = replace(front, published=dates.in_line(text[slice(*new["dateline"])]) or front.published)
    if "byline" in new:
        words = text[slice(*new["byline"])]
        front = replace(front, authors=byline.authors(words), published=front.published or dates.anywhere(words))
    return front


def _wire(text: str, front: Front) -> Front:
    """Cut a dateline off the prose ("CAIRO, March 3 (AP) - "); a full date in it is taken for that of publication."""
    found = wire.find(text[front.body.start : front.body.end])
    if not found:
        return front
    if not front.dateline:
        front = replace(front, dateline=Span(front.body.start, front.body.start + found.words))
    if found.published and not front.published:
        front = replace(front, published=found.published, inferred=("published",))
    return replace(front, body=Span(front.body.start + found.prose, front.body.end))


def _without_sign_off(text: str, body: Span) -> Span:
    """Leave out the last lines where they name desks and rights ("(Reporting by ...)")."""
    for _ in range(_SIGN_OFF_LINES):
        line = text.rfind("\n", body.start, body.end) + 1
        if not line or not _SIGN_OFF.fullmatch(text[line : body.end].strip()):
            break
        body = _stripped(text, Span(body.start, line))
    return body


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
