"""RSS and Atom -> records: each entry is an article, with its text if the feed has it, else with what it tells of it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from kg.article.fields import Record
from kg.article.records import Entry
from kg.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATOM, _RSS = "{http://www.w3.org/2005/Atom}", "{http://purl.org/rss/1.0/}"
_DC, _CONTENT = "{http://purl.org/dc/elements/1.1/}", "{http://purl.org/rss/1.0/modules/content/}"
_ENTRIES: Final = ("item", f"{_RSS}item", f"{_ATOM}entry")
#: The elements of an entry, and the fields of a record that they are; "text" goes before "content", which may be a teaser.
_FIELDS: Final = {
    "title": "title", f"{_ATOM}title": "title", f"{_CONTENT}encoded": "text", f"{_ATOM}content": "text",
    "description": "content", f"{_ATOM}summary": "content", "link": "link", "guid": "guid", f"{_ATOM}id": "id",
    "pubDate": "pubDate", f"{_DC}date": "date", f"{_ATOM}published": "published", f"{_ATOM}updated": "versionCreated",
    "author": "author", f"{_DC}creator": "creator", "source": "source", f"{_DC}publisher": "publisher",
}  # fmt: skip
_TEASER: Final = 80  # words
_BEGIN: Final = re.compile(r"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)


def is_feed(text: str) -> bool:
    """Say whether a text begins as a feed does."""
    return _BEGIN.match(text) is not None


def entries(data: bytes, source: str) -> Iterator[Entry | InputError]:
    """Yield the entries of a feed; numbers count them from 1."""
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        yield InputError(f"{source}: is broken XML: {error.msg}")
        return
    found = list(root.iter(*_ENTRIES))
    if not found:
        yield InputError(f"{source}: is a feed without entries")
    for number, entry in enumerate(found, 1):
        record = _record(entry)
        warnings = () if _is_whole(record) else ("is what a feed tells of an article, not the article itself",)
        yield Entry(record, f"{source}, record {number}", number, warnings=warnings)


def _record(entry: "_Element") -> Record:
    record: Record = {}
    for element in entry.iterchildren("*"):
        if field := _FIELDS.get(element.tag.removeprefix(_RSS)):
            record.setdefault(field, _words(element))
        elif element.tag == f"{_ATOM}link" and element.get("rel", "alternate") == "alternate":
            record.setdefault("link", element.get("href"))
        elif element.tag == f"{_ATOM}author":
            record.setdefault("author", []).append(element.findtext(f"{_ATOM}name"))
    return record


def _is_whole(record: Record) -> bool:
    """Say whether an entry may be the article itself: it has a text, or tells as much as a short one."""
    return "text" in record or len(str(record.get("content", "")).split()) > _TEASER


def _words(element: "_Element") -> str:
    """Return what an element holds: text, which may be escaped markup, or markup as it is."""
    from lxml import etree

    inner = "".join(etree.tostring(child, encoding="unicode", method="html") for child in element)
    return inner or element.text or ""
