"""What stands above the headline of a text: notices of press releases, slugs of wire services, heads of e-mails and pages."""

import re
from dataclasses import dataclass, replace

from kg.article import byline, dates
from kg.article.lines import Line
from kg.article.words import load
from kg.values import Span

_NOTICE = re.compile(
    r"(?:for immediate release|(?:press|news|media) (?:release|statement)|embargoed (?:until|for)\b.*"
    r"|\W*breaking(?: news)?\W*|(?:news )?(?:urgent|flash|alert|snap))[:.]?",
    re.IGNORECASE,
)
_SLUG = re.compile(r"[A-Z]{2,}[A-Z0-9]*[-/][A-Z0-9/-]*[A-Z0-9](?:\s?\([^()a-z]*\))?")
_CODE = re.compile(
    r"[A-Z]{1,4}\d{2,6}|(?:[a-z]\s){0,3}(?:BC-[A-Z]|(?:AM|PM|BZ|SP)-[A-Z]\w*-[A-Z]).*"
)  # of lines from a wire service
_RUNNING_HEAD = re.compile(r"\S.*\s{5,}\d{1,3}|\d{1,3}\s{5,}\S.*")
_WIDE = re.compile(r"\s{5,}|\s+[•|·]\s+")
_PATH = re.compile(r"\s*[/|>»›·•]\s*")  # between the sections that lead to a page
_TO_EDITORS = re.compile(r"\((?:adds|updates|recasts|corrects|repeats|eds)\b[^()]*\)|eds: .*", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:(?:media|press|news|investor)\s)?(?:contacts?|enquiries|inquiries)\s*(?::.*)?", re.IGNORECASE
)
_REACHED = re.compile(
    r"(?:tel|phone|mobile|cell|e-?mail|web|fax)\b.*|\+?[\d\s().-]{7,}|\S+@\S+\.\S+|(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
_FIELD = re.compile(r"(?P<name>from|sent|to|cc|bcc|subject|date|reply-to)\s*:\s+(?P<value>\S.*)", re.IGNORECASE)
_FORWARDED = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_KIND = re.compile(
    r"(?:(?:UPDATE|WRAPUP|CORRECTED|CORRECTION|REFILE|RPT|EXCLUSIVE|BRIEF|FACTBOX|ANALYSIS|FOCUS|TIMELINE|URGENT|ADVISORY)(?:\s?\d+)?\s?-\s?)+(?=\S)"
)


@dataclass(frozen=True)
class Above:
    """How many lines stand above the headline, and what the head of an e-mail among them says: subject and day."""

    lines: int = 0
    subject: Span | None = None
    dateline: Span | None = None
    published: str | None = None


def find(lines: list[Line]) -> Above:
    """Return what stands above the headline; a text of nothing else has none."""
    mail = _mail(lines)
    if mail.lines:
        return mail
    count, day = 0, Above()
    while count < len(lines) and (size := _notice(lines[count:]) or _day(lines[count:])):
        day = day if _notice(lines[count:]) else _dated(lines[count])
        count += size
    return replace(day, lines=count) if count < len(lines) else Above()


def headline(text: str, span: Span) -> Span:
    """Return a headline without what it says of itself ("UPDATE 2-", "Fwd: ")."""
    words = text[span.start : span.end]
    match = _KIND.match(words) or _FORWARDED.match(words)
    return Span(span.start + match.end(), span.end) if match and match.end() < len(words) else span


def plain_subject(words: str) -> str:
    """Return the subject of an e-mail without "Re:" and "Fwd:"."""
    return _FORWARDED.sub("", words, count=1)


def _notice(lines: list[Line]) -> int:
    """Return how many lines the first notice takes."""
    words = lines[0].text
    if any(form.fullmatch(words) for form in (_NOTICE, _SLUG, _CODE, _RUNNING_HEAD, _TO_EDITORS)):
        return 1
    if _is_section(words) and len(lines) > 1 and not _is_field(lines[1]) and " " in lines[1].text:
        return 1
    if not _CONTACT.fullmatch(words):
        return 0
    return 1 + next((i for i, line in enumerate(lines[1:]) if not _REACHED.fullmatch(line.text)), len(lines) - 1)


def _is_section(words: str) -> bool:
    """Tell the part of a paper, or the path to a page ("Home / World / Europe")."""
    first, *others = _PATH.split(words.casefold())
    return (first == "home" and bool(others)) or all(part in load("section") for part in (first, *others))


def _day(lines: list[Line]) -> int:
    """Return 1 where a day stands above the headline, alone or beside the name of the paper."""
    below = lines[1] if len(lines) > 1 else None
    return int(
        below is not None and not below.is_prose and not _is_field(below) and _dated(lines[0]).dateline is not None
    )


def _dated(line: Line) -> Above:
    day = next((part for part in _WIDE.split(line.text) if dates.is_line(part, allow_place=False)), "")
    return Above(dateline=line.span, published=dates.in_line(day)) if day else Above()


def _is_field(line: Line) -> bool:
    return dates.is_line(line.text) or bool(byline.authors(line.text)) or byline.is_signature(line.text)


def _mail(lines: list[Line]) -> Above:
    """Read the head of an e-mail, as programs write it above a message that is passed on."""
    fields = [match for line in lines if (match := _FIELD.fullmatch(line.text))]
    count = next((i for i, line in enumerate(lines) if not _FIELD.fullmatch(line.text)), len(lines))
    named = {match["name"].lower(): (match, line) for match, line in zip(fields[:count], lines[:count], strict=True)}
    if "subject" not in named or not {"from", "date", "sent"} & named.keys():
        return Above()
    spans = {name: Span(line.span.start + match.start("value"), line.span.end) for name, (match, line) in named.items()}
    day = named.get("date") or named.get("sent")
    published = dates.parse(day[0]["value"]) if day else None
    return Above(count, spans["subject"], spans.get("date") or spans.get("sent"), published)
