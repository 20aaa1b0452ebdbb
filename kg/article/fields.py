"""One JSON object -> text and metadata, whichever of the common schemas it follows.

schema.org NewsArticle (also as JSON-LD in pages), IPTC ninjs 1 and 2, the interfaces of news services, and plain
`{id, title, date, text, url}`. The tables name the keys in order of trust; the first that holds something wins, and
upper case, spaces and `_` in a key don't matter.
"""

import html
import re
from typing import Any

from kg.article import address, byline, dates
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
    "publish_date", "versioncreated", "versionCreated", "contentcreated", "contentCreated", "dateCreated",
    "created_at", "timestamp",
)  # fmt: skip
_URL = ("url", "link", "canonical_url", "webUrl", "web_url", "mainEntityOfPage", "href", "@id", "uri")
_AUTHORS = ("author", "authors", "byline", "bylines", "by", "creator")
_PUBLISHER = ("publisher", "source", "source_name", "sourceOrganization", "sitename", "copyrightholder", "provider")
_LANGUAGE = ("inLanguage", "language", "lang")
_OWN_NAME = ("id", "_id", "article_id", "document_id", "doc_id", "uid", "uuid", "guid")
_IDENTIFIER = (*_OWN_NAME, "identifier", "uri")

_NAMED = ("name", "value", "main", "original", "text", "rendered", "alternateName", "@value")
_ADDRESSED = ("url", "@id", "@value", "value")
_MARKUP = re.compile(r"</?(?:p|div|br|h[1-6]|ul|li|blockquote|section|article|span|a)\b[^<>]*>", re.IGNORECASE)


def usual(record: Record) -> Record:
    """Return a record under the usual spelling of its keys; a key that has it already goes before others.

    >>> usual({"Title": "Talks", "PUBLISHED AT": "2024-02-07"})
    {'title': 'Talks', 'publishedAt': '2024-02-07'}
    """
    spelled: Record = {}
    for key, value in sorted(record.items(), key=lambda item: item[0] in _USUAL.values()):
        spelled[_USUAL.get(_plain(key), key)] = value
    return {key: spelled[key] for key in dict.fromkeys(_USUAL.get(_plain(key), key) for key in record)}


def names_articles(record: Record) -> bool:
    """Say whether the keys of a record are those of an article: one for the text, one for the title, day or address."""
    return any(key in record for key in (*_TEXT, *_HTML)) and any(
        key in record for key in (*_TITLE, *_PUBLISHED, *_URL)
    )


def text(record: Record) -> str:
    """Return the text of a record as paragraphs, "" where it has none; markup in it is read."""
    for key in (*_TEXT, *_HTML):
        words = "\n\n".join(_strings(record.get(key)))
        if words.strip():
            return _unmarked(words)
    return ""


def metadata(record: Record) -> Metadata:
    """Return what a record says about its article; a field of an unknown form counts as absent."""
    published, unread = _published(record)
    return Metadata(
        title=_unmarked(_first(record, _TITLE)),
        published=published,
        unread_date=unread,
        url=next(iter(addresses(record)), None),
        authors=_authors(record),
        publisher=_publisher(record),
        language=_first(record, _LANGUAGE).partition(",")[0] or None,
        identifier=next((name for key in _IDENTIFIER if (name := _identifier(record.get(key)))), None),
    )


def own_name(record: Record) -> str | None:
    """Return the `id` of a record, or its other names for that, where it has one: what its output is called by."""
    return next((name for key in _OWN_NAME if (name := _identifier(record.get(key)))), None)


def _identifier(value: object) -> str | None:
    """Return an id as its owner writes it; MongoDB wraps it as `{"$oid": "..."}`, schema.org as `{"value": "..."}`."""
    if isinstance(value, dict):
        value = value.get("$oid") or value.get("value")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(str(value).split()) or None


def _first(record: Record, keys: tuple[str, ...]) -> str:
    return next((words.strip() for key in keys for words in _strings(record.get(key)) if words.strip()), "")


def _strings(value: object, keys: tuple[str, ...] = _NAMED) -> list[str]:
    """Flatten a value: a string, an object with its words under one of the keys, or a list of these."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        named = (_strings(value[key], keys) for key in keys if value.get(key))
        return next((words for words in named if words), [])
    if isinstance(value, list):
        return [words for item in value if not isinstance(item, list) for words in _strings(item, keys)]
    return []


def addresses(record: Record) -> list[str]:
    """Return the addresses that a record gives its article, in order of trust."""
    words = (words for key in _URL for words in _strings(record.get(key), _ADDRESSED))
    return [url for found in words if (url := address.read(found))]


def _published(record: Record) -> tuple[str | None, str]:
    """Return the date, or else the first words that stand for one and cannot be read."""
    unread = ""
    for key in _PUBLISHED:
        value = record.get(key)
        plain = (
            value if isinstance(value, int | float) and not isinstance(value, bool) else next(iter(_strings(value)), "")
        )
        if plain and (stamp := dates.parse(plain)):
            return stamp, ""
        unread = unread or str(plain).strip()
    return None, unread


def _authors(record: Record) -> tuple[str, ...]:
    """Return the names; "By A and B, Reuters" is taken apart, what cannot be is kept whole; desks and addresses are no names."""
    for key in _AUTHORS:
        words = [html.unescape(words).strip() for words in _strings(record.get(key))]
        found = [name for line in words if line for name in byline.people(line)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def _publisher(record: Record) -> str | None:
    found = (html.unescape(words).strip() for key in _PUBLISHER for words in _strings(record.get(key)))
    return next((words for words in found if words and not byline.is_address(words)), None)


def _unmarked(words: str) -> str:
    """Turn HTML into paragraphs; text without tags stays as it is, its entities aside."""
    return "\n\n".join(paragraphs(words)) if _MARKUP.search(words) else html.unescape(words)


def _plain(key: str) -> str:
    return re.sub(r"[\W_]+", "", key).lower() or key


_USUAL = {
    _plain(key): key
    for key in reversed((*_TITLE, *_TEXT, *_HTML, *_PUBLISHED, *_URL, *_AUTHORS, *_PUBLISHER, *_LANGUAGE, *_IDENTIFIER))
    if not key.startswith(("@", "_"))
}
