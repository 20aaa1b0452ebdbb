"""What the tags of a web page state: the day, the address, the site, the language, the authors; and what its header tells readers."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from kg.article import address, byline, dates
from kg.article.beside import ASIDE
from kg.article.blocks import Page
from kg.article.build import Metadata

if TYPE_CHECKING:
    from lxml.etree import _Element

_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "citation_publication_date", "parsely-pub-date", "sailthru.date", "article.published", "published_time",
    "published-date", "article:post_date", "cxenseparse:recs:publishtime", "originalpublicationdate", "bt:pubdate",
)  # fmt: skip
_AUTHORS = (
    "author", "article:author", "og:article:author", "byl", "byline", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "citation_author", "article:author_name", "twitter:creator:name",
)  # fmt: skip
_CHANGED = ("modif", "updat", "upload")
_BREAK = re.compile(r"\s*[|·•]\s*|(?i:(?=\b(?:last )?(?:updated|modified)\b))")
_PROSE_WORDS = 12


def titles(root: "_Element") -> tuple[str, ...]:
    """Return what a page calls itself in its head."""
    named = metas(root)
    found = [named.get("og:title", ""), named.get("twitter:title", ""), *(_words(tag) for tag in root.iter("title"))]
    return tuple(dict.fromkeys(title for title in found if title))


def read(root: "_Element", page: Page) -> Metadata:
    """Return what the tags of a page state; where they state no day or author, those that stand below the headline."""
    named = metas(root)
    return Metadata(
        published=_published(root, named) or next(_days(page), None),
        url=_address(root, named),
        authors=_authors(named) or next(_bylines(page), ()),
        publisher=named.get("og:site_name") or None,
        language=root.get("lang") or named.get("og:locale") or named.get("content-language") or None,
        inferred=("publisher",),
    )


def metas(root: "_Element") -> dict[str, str]:
    """Return what the `meta` tags say, by their names in lower case; the first of a name wins."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := (meta.get(key) or "").strip().lower()):
                found.setdefault(name, content)
    return found


def canonical(root: "_Element") -> str | None:
    """Return the address that a page calls its own, whichever it was read under; that of a whole site is none."""
    links = (link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower())
    found = (address.read(urljoin(_base(root), link.strip())) for link in links if link.strip())
    return next((url for url in found if url and urlsplit(url).path.strip("/") + urlsplit(url).query), None)


def _base(root: "_Element") -> str:
    """Return the address that those within the page are relative to."""
    named = next((base.get("href") or "" for base in root.iter("base")), "")
    return str(urljoin(metas(root).get("og:url", ""), named))


def _address(root: "_Element", named: dict[str, str]) -> str | None:
    return canonical(root) or address.read(named.get("og:url", ""))


def _authors(named: dict[str, str]) -> tuple[str, ...]:
    return next((names for key in _AUTHORS if (names := byline.people(named.get(key, "")))), ())


def _bylines(page: Page) -> Iterator[tuple[str, ...]]:
    """Yield the authors that lines below the headline name."""
    for block in page.header():
        for part in _BREAK.split(block.words):
            if found := byline.authors(part):
                yield found


def _days(page: Page) -> Iterator[str]:
    """Yield the days on lines of their own below the headline; one of a change is none."""
    for block in page.header():
        for part in _BREAK.split(block.words):
            if not part.lower().startswith(("last", *_CHANGED)) and (day := dates.in_line(part)):
                yield day


def is_header(line: str) -> bool:
    """Say whether a line below the headline names the author or the day."""
    return any(
        dates.is_line(part) or dates.is_line(dates.without(part)) or byline.authors(part) for part in _BREAK.split(line)
    )


def _published(root: "_Element", named: dict[str, str]) -> str | None:
    """Return the day of publication that tags state; a year alone, a caption or a copyright line states none."""
    stated = (dates.parse(named[name]) for name in _PUBLISHED if name in named)
    marked = (_moment(element) for element in root.xpath("//*[@itemprop='datePublished']") if not _is_aside(element))
    return next((day for days in (stated, marked, _header_times(root)) for day in days if day), None)


def _header_times(root: "_Element") -> Iterator[str | None]:
    """Yield the days of the `time` tags between the headline and the first paragraph, or beside it in its header."""
    headline = next((h1 for h1 in root.iter("h1") if not _is_aside(h1)), None)
    if headline is None:
        return
    header = next((parent for parent in headline.iterancestors("header", "article")), headline)
    begun = False
    for element in root.iter("h1", "header", "article", "p", "time"):
        begun = begun or element is headline or element is header
        if element.tag == "p" and begun and len(_words(element).split()) >= _PROSE_WORDS:
            return
        if element.tag == "time" and begun and not _is_aside(element) and not _is_changed(element):
            yield _moment(element)


def _moment(element: "_Element") -> str | None:
    stated = element.get("datetime") or element.get("content")
    return dates.parse(stated) if stated else dates.parse(element.get("title") or "") or dates.parse(_words(element))


def _words(element: "_Element") -> str:
    return " ".join("".join(element.itertext()).split())


def _is_aside(element: "_Element") -> bool:
    return any(parent.tag in ASIDE for parent in element.iterancestors())


def _is_changed(element: "_Element") -> bool:
    """Say whether a time is that of a change: its tag says so, or the words before it."""
    parent: Any = element.getparent()
    before = (element.getprevious().tail if element.getprevious() is not None else parent.text) or ""
    told = " ".join((element.get("itemprop") or "", element.get("class") or "", before, element.text or "")).lower()
    return any(word in told for word in _CHANGED)
