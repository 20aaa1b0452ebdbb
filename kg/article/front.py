"""The front of an article: headline, credit, byline and date line before the prose, and a dateline at its start."""

import re
from dataclasses import dataclass, replace

from kg.article import above, byline, dates, furniture, wire
from kg.article.credit import is_agency, is_credit
from kg.article.lines import Line, head
from kg.article.signoff import without_sign_off
from kg.values import Span

_HEADLINE_LINES = 3
_JOB_WORDS = 6
#: The most words of a sentence that still belongs to the headline, and the most lines from there down to the byline.
_DECK_WORDS, _DECK_LINES = 45, 3
_FIELD_BREAK = re.compile(r"\s*[|·•]\s*|\s/\s(?=\d{1,2}[:.]\d|[A-Z][a-z]+\.? \d{1,2}, \d{4})")


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
    before = above.find(lines)
    lines = lines[before.lines :]
    headline = headline or before.subject
    front = Front(_stripped(text, rest), headline, dateline=before.dateline, published=before.published)
    count = 0
    if not headline and (count := _headline_lines(lines)):
        front = replace(front, headline=Span(lines[0].span.start, lines[count - 1].span.end))
    if front.headline and front.headline.start >= rest.start:
        front = replace(front, headline=above.headline(text, front.headline))
    front = _elements(text, front, lines[count:])
    body, authors = without_sign_off(text, front.body, front.authors)
    return _wire(text, replace(front, body=_stripped(text, body), authors=front.authors or authors))


def _headline_lines(lines: list[Line]) -> int:
    """Return how many lines the headline takes; 0 where the text begins with prose, or with nothing after it."""
    if not lines or (_kind(lines[0].text) and not _names_a_series(lines[0].text)):
        return 0
    count = 1
    while count < len(lines) and not lines[count - 1].hard and not _is_element(lines[count]):
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
        below = lines[i + 1] if i + 1 < len(lines) else None
        if not kinds and not front.byline and _is_signed(line, below):
            kinds = {"byline": line.span}
        beside = not kinds and (furniture.is_furniture(line.text) or (front.byline and _is_job(line.text)))
        beside = beside or (bool(below) and not line.is_prose and _is_caption(text, front, line))
        ends = line.hard or (below is not None and _is_element(below))
        if not kinds and not beside and (line.is_prose or not ends) and not (front.headline and _is_deck(lines, i)):
            break
        if kinds or (beside and start == line.span.start):
            front = _added(text, front, kinds)
            start = lines[i + 1].span.start if i + 1 < len(lines) else len(text)
    return replace(front, body=_stripped(text, Span(start, len(text))))


def _is_signed(line: Line, below: Line | None) -> bool:
    """Say whether a line names authors, whose job or paper stands on the line below."""
    return below is not None and _is_job(below.text) and byline.is_name(line.text)


def _is_caption(text: str, front: Front, line: Line) -> bool:
    """Say whether a line stands right below who took the picture that it tells of."""
    credit = front.credit
    return credit is not None and is_agency(text[slice(*credit)]) and not text[credit.end : line.span.start].strip()


def _is_element(line: Line) -> bool:
    """Say whether a line stands between headline and prose by what it says, and goes on with no line before it."""
    return bool(_kinds(line)) or furniture.is_furniture(line.text)


def _is_deck(lines: list[Line], at: int) -> bool:
    """Say whether a first line, though it is a sentence, stands above a byline or a date line, and so below the headline."""
    below = lines[at + 1 : at + 1 + _DECK_LINES]
    prose = next((i for i, line in enumerate(below) if line.is_prose), len(below))
    short = lines[at].hard and len(lines[at].text.split()) <= _DECK_WORDS
    return at == 0 and short and any({"byline", "dateline"} & set(_kinds(line)) for line in below[:prose])


def _is_job(text: str) -> bool:
    """Tell "Atlantic Wire Writer", below a byline, from the first line of the prose; an employer may stand behind the job."""
    job = not byline.without_job(text.partition(",")[0])
    return len(text.split()) <= _JOB_WORDS and (job or byline.is_employer(text))


def _kinds(line: Line) -> dict[str, Span]:
    """Return the fields that a line holds: one, or several with bars between ("By Jane Doe | 7 Feb 2024")."""
    if line.is_prose or not _FIELD_BREAK.search(line.text) or byline.is_signature(line.text):
        kind = _kind(line.text) or _signature(line.text)
        return {kind: line.span} if kind else {}
    found: dict[str, Span] = {}
    at = 0
    for part in _FIELD_BREAK.split(line.text):
        at = line.text.index(part, at)
        if kind := _kind(part) or _signature(part):
            found.setdefault(kind, Span(line.span.start + at, line.span.start + at + len(part)))
    return found


def _kind(text: str) -> str | None:
    if byline.authors(text):
        return "byline"  # asked first, as it may end with a date
    if dates.is_line(text):
        return "dateline"
    return "credit" if is_credit(text) else None


def _signature(text: str) -> str | None:
    return "byline" if byline.is_signature(text) else None


def _added(text: str, front: Front, kinds: dict[str, Span]) -> Front:
    """Return the front with these fields; the first line of a kind wins, as "Updated:" follows "Published:"."""
    new = {kind: span for kind, span in kinds.items() if getattr(front, kind) is None}
    front = replace(front, **new)  # type: ignore[arg-type]  # the keys are "byline", "credit" and "dateline"
    if "dateline" in new:
        front = replace(front, published=dates.in_line(text[slice(*new["dateline"])]) or front.published)
    if "byline" in new:
        words = text[slice(*new["byline"])]
        front = replace(
            front,
            authors=byline.authors(words) or byline.names(words),
            published=front.published or dates.anywhere(words),
        )
    return front


def _wire(text: str, front: Front) -> Front:
    """Cut a dateline off the prose ("CAIRO, March 3 (AP) - "); a full date in it is taken for that of publication."""
    found = wire.find(text[front.body.start : front.body.end])
    if not found and (deck := _deck(text, front.body)):
        front = replace(front, headline=front.headline or deck[0], body=deck[1])
        found = wire.find(text[slice(*front.body)])
    if not found:
        return front
    if not front.dateline:
        front = replace(front, dateline=Span(front.body.start, front.body.start + found.words))
    if found.published and not front.published:
        front = replace(front, published=found.published, inferred=("published",))
    return replace(front, body=Span(front.body.start + found.prose, front.body.end))


def _deck(text: str, body: Span) -> tuple[Span, Span] | None:
    """Return a first line that is no prose, and the body below, where a dateline begins that: the line belongs to the headline."""
    lines = head(text[: body.end], body.start)[:2]
    if len(lines) < 2 or lines[0].is_prose or not wire.find(text[lines[1].span.start : body.end]):
        return None
    return lines[0].span, Span(lines[1].span.start, body.end)


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
