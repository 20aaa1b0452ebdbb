"""One JSON object -> text and metadata, whichever of the common schemas it follows.

schema.org NewsArticle (also as JSON-LD in pages), IPTC ninjs 1 and 2, the interfaces of news services, and plain
`{title, date, text, url}`. The tables name the keys in order of trust; the first that holds something wins.
"""

import html
import re
from typing import Any

from kg.article import byline, dates
from kg.article.build import Metadata
from kg.article.markup import paragraphs

Record = dict[str, Any]

_TITLE = ("headline", "title", "headlines", "webTitle", "name")
_TEXT = (
    "articleBody",
    "text",
    "body_text",
    "body",
    "content",
    "bodies",
    "article",
    "full_text",
    "fulltext",
    "maintext",
    "paragraphs",
)
_HTML = ("body_html", "body_xhtml", "bodyHtml", "content_html", "contentHtml", "html")
_PUBLISHED = (
    "datePublished", "date", "published", "publishedAt", "published_at", "publicationDate", "publication_date",
    "pubDate", "pub_date", "date_publish", "date_published", "webPublicationDate", "firstcreated", "firstCreated",
    "versioncreated", "versionCreated", "dateCreated", "created_at", "timestamp",
)  # fmt: skip
_URL = ("url", "link", "canonical_url", "webUrl", "web_url", "mainEntityOfPage", "href", "@id", "uri")
_AUTHORS = ("author", "authors", "byline", "bylines", "by", "creator")
_PUBLISHER = ("publisher", "source", "source_name", "sourceOrganization", "sitename", "copyrightholder", "provider")
_LANGUAGE = ("inLanguage", "language", "lang")

_NAMED = ("name", "value", "main", "original", "text", "rendered", "alternateName", "@value", "@id", "url")
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|ul|li|blockquote|section|article|span|a)\b[^<>]*>", re.IGNORECASE)


def text(record: Record) -> str:
    """Return the text of a record as paragraphs, "" where it has none; markup in it is read."""
    for key in (*_TEXT, *_HTML):
        words = "\n\n".join(_strings(record.get(key)))
        if words.strip():
            return _unmarked(words)
    return ""


def metadata(record: Record) -> Metadata:
    """Return what a record says about its article; a field of an unknown form counts as absent."""
    return Metadata(
        title=_unmarked(_first(record, _TITLE)),
        published=_published(record),
        url=next((url for key in _URL for url in _strings(record.get(key)) if re.match(r"https?://\S+$", url)), None),
        authors=_authors(record),
        publisher=html.unescape(_first(record, _PUBLISHER)) or None,
        language=_first(record, _LANGUAGE).partition(",")[0] or None,
    )


def identifier(record: Record) -> str | None:
    """Return the `id` of a record, where it has one."""
    value = record.get("id")
    return str(value) if isinstance(value, str | int) and str(value).strip() else None


def _first(record: Record, keys: tuple[str, ...]) -> str:
    return next((words.strip() for key in keys for words in _strings(record.get(key)) if words.strip()), "")


def _strings(value: object) -> list[str]:
    """Flatten a value: a string, an object with its words under a usual key, or a list of these."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        named = (_strings(value[key]) for key in _NAMED if value.get(key))
        return next((words for words in named if words), [])
    if isinstance(value, list):
        return [words for item in value if not isinstance(item, list) for words in _strings(item)]
    return []


def _published(record: Record) -> str | None:
    for key in _PUBLISHED:
        value = record.get(key)
        plain = (
            value if isinstance(value, int | float) and not isinstance(value, bool) else next(iter(_strings(value)), "")
        )
        if plain and (stamp := dates.parse(plain)):
            return stamp
    return None


def _authors(record: Record) -> tuple[str, ...]:
    """Return the names; "By A and B, Reuters" is taken apart, what cannot be is kept whole."""
    for key in _AUTHORS:
        words = [html.unescape(words).strip() for words in _strings(record.get(key))]
        found = [name for line in words if line for name in byline.names(line) or (line,)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _unmarked(words: str) -> str:
    """Turn HTML into paragraphs; text without tags stays as it is, its entities aside."""
    return "\n\n".join(paragraphs(words)) if _MARKUP.search(words) else html.unescape(words)
