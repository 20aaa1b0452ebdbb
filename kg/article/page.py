"""A web page -> text and metadata, through trafilatura and the JSON-LD of the page."""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.article import address, asides, blocks, byline, fields, furniture, linked, microdata, refused, stated
from kg.article.build import Metadata
from kg.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

MIN_WORDS = 15
"""A page with fewer words of prose is a menu, an error or an empty shell."""

_JSON_LD = re.compile(r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>", re.IGNORECASE)
_CUT_OFF = 120  # words
_SHORT = 8
_TAGS = tuple(
    (re.compile(rf"(</?)(?:{tags})(?=[\s>])", re.IGNORECASE), tag)
    for tags, tag in (("time", "span"), ("dl", "div"), ("dt|dd", "p"))
)
_END_OF_SCRIPT = re.compile(r"</script", re.IGNORECASE)
_CHARSET = re.compile(
    rb"(?:<meta[^>]{0,300}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"\w[.!?…][\"'”’)\]]*(?:\s|$)")

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
    root = _root(markup)
    page = blocks.read(root, stated.titles(root))
    document = _extract(markup)
    found = str(getattr(document, "text", None) or "").split("\n")
    lines, warnings = _article_lines(found, page)
    record = _linked_data(markup, page.headline, stated.canonical(root))
    _refuse(page, root, record, lines, source)
    text = "\n\n".join(lines)
    lines = [] if _same(text, fields.text(record)) else lines  # trafilatura took it from there, without its paragraphs
    if not lines or not _has_prose(text):
        text = fields.text(record)
    if not _has_prose(text):
        raise InputError(f"{source}: is a page without an article")
    if str(record.get("isAccessibleForFree")).lower() == "false" and len(text.split()) < _CUT_OFF and not warnings:
        warnings = ("is not free to read, and may be cut off",)
    about = fields.metadata(record).or_else(fields.metadata(microdata.record(root))).or_else(stated.read(root, page))
    about = about.or_else(_extracted(document))
    title = _title(about, page, lines)
    if lines:
        text = "\n\n".join(_with_standing(lines, page, about, title))
    return text, replace(
        about,
        title=title,
        url=stated.canonical(root) or about.url,
        headings=page.headings() - {title},
        warnings=about.warnings + warnings,
    )


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
    title, _, site = about.title.rpartition(" ")
    for mark in ("|", "-", "–", "—", "·"):
        title, found, site = about.title.rpartition(f" {mark} ")
        if found and about.publisher and site.casefold() == about.publisher.casefold():
            return title
    return about.title


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()


def _with_standing(lines: list[str], page: blocks.Page, about: Metadata, title: str) -> list[str]:
    """Return the lines with what stands between the headline and the prose, as far as it is no signature."""
    count = next((i for i, line in enumerate(lines) if len(line.split()) > _SHORT and _SENTENCE_END.search(line)), 0)
    known = {name.casefold() for name in (*about.authors, about.publisher or "")}
    above = lines[:count]
    head = [title] if title in above else []
    above = above[above.index(title) + 1 :] if head else above  # without a kicker
    above = [line for line in above if not _is_signature(line, known, about.publisher)]
    more = [line for line in page.standing(lines) if not asides.is_furniture(line) and not stated.is_header(line)]
    rest = sorted(above, key=lambda line: not stated.is_header(line))
    return [*head, *rest, *more, *lines[count:]]  # a line above the day would be taken for a part of the headline


def _is_signature(line: str, known: set[str], publisher: str | None) -> bool:
    """Say whether a line names only an author, or the paper and a place."""
    return line.casefold() in known or bool(publisher and line.startswith(publisher) and len(line.split()) <= _SHORT)


def _article_lines(found: list[str], page: blocks.Page) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines without what the page puts between them, and a warning where a pay wall cuts them off."""
    beside = page.beside()
    lines = [part for line in found if line.strip() for part in _parted(_plain(line, page), page)]
    walls = [line for line in lines if furniture.is_pay_wall(line)]
    told = [line for line in lines if line not in walls and not furniture.is_furniture(line)]
    within = [line for line in _once(told, page) if line not in beside]
    lines = within if _has_prose("\n".join(within)) else told  # a `nav` that nobody closed holds the whole page
    return lines, ("seems to be cut off by a pay wall",) if walls else ()


def _plain(line: str, page: blocks.Page) -> str:
    """Return a line with single spaces, and without the mark that trafilatura sets before an item of a list."""
    line = " ".join(line.split())
    return line[2:] if line.startswith("- ") and line not in page.words else line


def _once(lines: list[str], page: blocks.Page) -> Iterator[str]:
    """Yield the lines without those that only say again, beside the article, what stands in it."""
    seen: Counter[str] = Counter()
    for line in lines:
        places = page.repeated(line) if lines.count(line) > 1 else []
        if not (any(places) and not all(places) and places[min(seen[line], len(places) - 1)]):
            yield line
        seen[line] += 1


def _parted(line: str, page: blocks.Page) -> Iterator[str]:
    """Yield the blocks of the page that were run together in a line: headings, times and the sentences after them."""
    for first in page.beginning(line):
        parts, at = [], 0
        for block in islice(page.blocks, first, None):
            if not line.startswith(block.words, at):
                break
            parts.append(block.words)
            at += len(block.words) + line.startswith(" ", at + len(block.words))
        if at >= len(line):
            yield from parts
            return
    yield line


def _refuse(page: blocks.Page, root: "_Element", record: fields.Record, lines: list[str], source: str) -> None:
    if refused.is_cookie_notice("\n".join(lines)):
        raise InputError(f"{source}: is a notice about cookies, not an article")
    if not record and refused.is_list(page, root, lines):
        raise InputError(f"{source}: is a list of articles, not an article")


def _has_prose(text: str) -> bool:
    """Count the words of lines that hold a sentence; those of menus do not."""
    return sum(len(line.split()) for line in text.splitlines() if _SENTENCE_END.search(line)) >= MIN_WORDS


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
