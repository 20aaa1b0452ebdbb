"""A web page -> text and metadata, through trafilatura and the JSON-LD of the page."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.article import address, blocks, byline, fields, linked, microdata, prose, refused, stated
from kg.article.build import Metadata
from kg.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_JSON_LD = re.compile(r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>", re.IGNORECASE)
_CUT_OFF = 120  # words
_TAGS = tuple(
    (re.compile(rf"(</?)(?:{tags})(?=[\s>])", re.IGNORECASE), tag)
    for tags, tag in (("time", "span"), ("dl", "div"), ("dt|dd", "p"))
)
_TIMES = re.compile(
    r"</time>(?=\w|<(?:a|b|em|span|strong|time)\b)", re.IGNORECASE
)  # what stands behind one without a space is set apart by its style
_END_OF_SCRIPT = re.compile(r"</script", re.IGNORECASE)
_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)

logging.getLogger("trafilatura").addHandler(
    logging.NullHandler()
)  # else its warnings about odd pages reach standard error


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names in its first bytes."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def read(markup: str, source: str) -> tuple[str, Metadata]:
    """Return text and metadata of a page; what its JSON-LD states goes before its tags, and these before guesses.

    Raise InputError for a page that holds no article: a menu, a list of articles, a notice about cookies.
    """
    markup = _TIMES.sub(r"\g<0> ", markup)
    root = _root(markup)
    page = blocks.read(root, stated.titles(root))
    document = _extract(markup)
    found = str(getattr(document, "text", None) or "").split("\n")
    lines, warnings = prose.find(found, page)
    record = _linked_data(markup, page.headline, stated.canonical(root))
    _refuse(page, root, record, lines, source)
    text = "\n\n".join(lines)
    lines = [] if _same(text, fields.text(record)) else lines  # trafilatura took it from there, without its paragraphs
    if not lines or not prose.has_prose(text):
        text = fields.text(record)
    if not prose.has_prose(text):
        raise InputError(f"{source}: is a page without an article")
    if str(record.get("isAccessibleForFree")).lower() == "false" and len(text.split()) < _CUT_OFF and not warnings:
        warnings = ("is not free to read, and may be cut off",)
    about = fields.metadata(record).or_else(fields.metadata(microdata.record(root))).or_else(stated.read(root, page))
    about = about.or_else(_extracted(document))
    title = _title(about, page, lines)
    if lines:
        text = "\n\n".join(prose.with_standing(lines, page, about, title))
    return text, replace(
        about,
        title=title,
        url=stated.canonical(root) or about.url,
        authors=_people(about),
        headings=page.headings() - {title},
        quoted=page.quoted(),
        warnings=about.warnings + warnings,
    )


def _people(about: Metadata) -> tuple[str, ...]:
    """Return the authors that are not the publisher itself, which is nobody's byline."""
    own = (about.publisher or " ").casefold()
    return tuple(name for name in about.authors if not name.casefold().startswith(own))


def _root(markup: str) -> "_Element":
    # lxml, because the HTML parser of the standard library takes minutes for 100 kB of hostile tags
    from lxml import html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, default_doctype=False
    )
    return html.document_fromstring(f"{markup}<p></p>".encode("utf-8", "replace"), parser=parser)


def _extract(markup: str) -> object:
    """Return what trafilatura makes of a page; it takes the words of `time` out of their sentence, and drops lists of definitions."""
    from trafilatura import bare_extraction

    for pattern, tag in _TAGS:
        markup = pattern.sub(rf"\1{tag}", markup)
    return bare_extraction(markup, with_metadata=True, include_comments=False, include_tables=False)


def _title(about: Metadata, page: blocks.Page, lines: list[str]) -> str:
    """Return the headline that readers see before what search engines are told, and without the name of the site."""
    seen = page.headline
    if seen and (lines[:1] == [seen] or any(seen in title for title in (about.title, *page.titles))):
        return seen
    for mark in ("|", "-", "–", "—", "·"):
        title, found, site = about.title.rpartition(f" {mark} ")
        if found and about.publisher and site.casefold() == about.publisher.casefold():
            return title
    return about.title


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _refuse(page: blocks.Page, root: "_Element", record: fields.Record, lines: list[str], source: str) -> None:
    if refused.is_cookie_notice("\n".join(lines)):
        raise InputError(f"{source}: is a notice about cookies, not an article")
    if not record and refused.is_list(page, root, lines):
        raise InputError(f"{source}: is a list of articles, not an article")


def _extracted(document: object) -> Metadata:
    """Return trafilatura's metadata; authors come from patterns in the page, so they count as inferred.

    Its date is left alone: it may be that of a caption, of a copyright line, or the first day of a year.
    """

    def get(name: str) -> str:
        return getattr(document, name, None) or ""

    site = get("sitename")
    return Metadata(
        title=get("title"),
        url=address.read(get("url")),
        authors=tuple(name for part in get("author").split(";") for name in byline.people(part) if name not in site),
        publisher=site if site and not byline.is_address(site) else None,
        language=get("language") or None,
        inferred=("authors", "publisher"),
    )


def _linked_data(markup: str, headline: str, url: str | None) -> fields.Record:
    """Return the article of the page among its JSON-LD: the one of its address or headline, else the first.

    Blocks that do not parse are common and passed over.
    """
    found = linked.articles([linked.parse(block) for block in _scripts(markup)])
    named = (node for node in found if url in fields.addresses(node) or node.get("headline") == headline)
    return next(named, found[0] if found else {})


def _scripts(markup: str) -> Iterator[str]:
    for start in _JSON_LD.finditer(markup):
        end = _END_OF_SCRIPT.search(markup, start.end())
        if not end:
            return  # one pattern for both ends would look for this end again from every later start
        yield markup[start.end() : end.start()]
