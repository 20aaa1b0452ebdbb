"""A web page -> text and metadata, through trafilatura and the JSON-LD of the page."""

import json
import logging
import re
from collections.abc import Iterator

from kg.article import byline, dates, fields
from kg.article.build import Metadata
from kg.errors import InputError

MIN_WORDS = 15
"""A page with fewer words of prose is a menu, an error or an empty shell."""

_JSON_LD = re.compile(r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>", re.IGNORECASE)
_END_OF_SCRIPT = re.compile(r"</script", re.IGNORECASE)
_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"\w[.!?…][\"'”’)\]]*(?:\s|$)")
_ARTICLE_TYPE = re.compile(r"(?:.*Article|.*BlogPosting|Report)$")

logging.getLogger("trafilatura").addHandler(
    logging.NullHandler()
)  # else its warnings about odd pages reach standard error


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names in its first bytes."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def read(markup: str, source: str) -> tuple[str, Metadata]:
    """Return text and metadata of a page; what its JSON-LD states goes before what trafilatura finds."""
    from trafilatura import bare_extraction

    record = _linked_data(markup)
    document = bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=False)
    found = str(getattr(document, "text", None) or "").split("\n")
    text = "\n\n".join(line.strip() for line in found if line.strip())
    if not _has_prose(text):
        text = fields.text(record)
    if not _has_prose(text):
        raise InputError(f"{source}: is a page without an article")
    return text, fields.metadata(record).or_else(_extracted(document))


def _has_prose(text: str) -> bool:
    """Count the words of lines that hold a sentence; those of menus do not."""
    return sum(len(line.split()) for line in text.splitlines() if _SENTENCE_END.search(line)) >= MIN_WORDS


def _extracted(document: object) -> Metadata:
    """Return trafilatura's metadata; dates and authors come from patterns in the page, so they count as inferred."""

    def get(name: str) -> str:
        return getattr(document, name, None) or ""

    people = tuple(
        name
        for part in get("author").split(";")
        if part.strip()
        for name in byline.names(part.strip()) or (part.strip(),)
    )
    return Metadata(
        title=get("title"),
        published=dates.parse(get("date")),
        url=get("url") or None,
        authors=people,
        publisher=get("sitename") or None,
        language=get("language") or None,
        inferred=("published", "authors", "publisher"),
    )


def _linked_data(markup: str) -> fields.Record:
    """Return the first article among the JSON-LD of a page; blocks that do not parse are common and passed over."""
    for block in _scripts(markup):
        try:
            value = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue
        if record := next(_articles(value), None):
            return record
    return {}


def _scripts(markup: str) -> Iterator[str]:
    for start in _JSON_LD.finditer(markup):
        end = _END_OF_SCRIPT.search(markup, start.end())
        if not end:
            return  # one pattern for both ends would look for this end again from every later start
        yield markup[start.end() : end.start()]


def _articles(value: object) -> Iterator[fields.Record]:
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield from _articles(item)
    elif isinstance(value, dict):
        types = value.get("@type")
        if any(
            isinstance(name, str) and _ARTICLE_TYPE.match(name)
            for name in (types if isinstance(types, list) else [types])
        ):
            yield value
        yield from _articles(value.get("@graph"))
