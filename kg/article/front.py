"""The front of an article: headline, credit, byline and date line before the prose, and a dateline at its start."""

import re
from dataclasses import dataclass, replace

from kg.article import byline, dates
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

_PLACE = r"(?:[^\W\d_a-z][\w.'’-]*)(?:\s(?:of\sthe\s|of\s|the\s|de\s|el\s|al\s|la\s)?[^\W\d_a-z][\w.'’-]*){0,5}"
_PLACES = rf"{_PLACE}(?:\s?[,/]\s?{_PLACE}){{0,2}}"
_MONTH_DAY = r",?\s[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,?\s\d{4})?|,?\s\d{1,2}\s[A-Z][a-z]{2,8}\.?(?:\s\d{4})?"
_AGENCY = r"\s?\([A-Z][\w .&/'’-]{1,40}\)|\s/[A-Z][\w -]{1,30}/"
_WIRE = re.compile(
    rf"(?P<words>{_PLACES}(?:(?:{_MONTH_DAY})(?:,?(?:{_AGENCY}))?|{_AGENCY}))(?:\s?(?:--|[–—:])\s?|\s?-\s)(?=[\"'“‘]?[^\W\d_a-z])"
)
_CAPITALS = re.compile(rf"(?P<words>(?=[A-Z]{{3}}){_PLACES})\s?(?:\s-|--|[–—])\s?(?=\S)")
_PLAIN = re.compile(rf"(?P<words>{_PLACES})\s(?:--|[–—])\s(?=[\"'“‘]?[^\W\d_a-z])(?![^.\n]*\s(?:--|[–—])\s)")


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
        front = replace(front, published=dates.in_line(text[slice(*new["dateline"])]))
    if "byline" in new:
        front = replace(front, authors=byline.authors(text[slice(*new["byline"])]))
    return front


def _wire(text: str, front: Front) -> Front:
    """Cut a dateline off the prose ("CAIRO, March 3 (AP) - "); a full date in it is taken for that of publication."""
    opening = text[front.body.start : min(front.body.end, front.body.start + 600)]
    match = next((found for form in (_WIRE, _CAPITALS, _PLAIN) if (found := form.match(opening))), None)
    if not match:
        return front
    words = Span(front.body.start, front.body.start + match.end("words"))
    body = Span(front.body.start + match.end(), front.body.end)
    if front.dateline:
        return replace(front, body=body)
    published = dates.anywhere(match["words"])
    return replace(front, body=body, dateline=words, published=published, inferred=("published",) if published else ())


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
