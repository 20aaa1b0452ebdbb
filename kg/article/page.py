"""A web page -> text and metadata, through trafilatura and the JSON-LD of the page."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from kg.article import address, blocks, byline, fields, furniture, linked
from kg.article.build import Metadata
from kg.article.words import load
from kg.errors import InputError

MIN_WORDS = 15
"""A page with fewer words of prose is a menu, an error or an empty shell."""

_JSON_LD = re.compile(r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>", re.IGNORECASE)
_CUT_OFF = 120  # words
_TIME = re.compile(r"(</?)time(?=[\s>])", re.IGNORECASE)
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
    from trafilatura import bare_extraction

    record = _linked_data(markup)
    page = blocks.read(markup)
    # trafilatura takes the words of `time` out of their sentence
    document = bare_extraction(
        _TIME.sub(r"\1span", markup), with_metadata=True, include_comments=False, include_tables=False
    )
    found = str(getattr(document, "text", None) or "").split("\n")
    lines, warnings = _article_lines(found, page)
    _refuse(page, record, lines, source)
    text = "\n\n".join(lines)
    if not _has_prose(text):
        text = fields.text(record)
    if not _has_prose(text):
        raise InputError(f"{source}: is a page without an article")
    if str(record.get("isAccessibleForFree")).lower() == "false" and len(text.split()) < _CUT_OFF and not warnings:
        warnings = ("is not free to read, and may be cut off",)
    about = fields.metadata(record).or_else(page.stated).or_else(_extracted(document))
    if lines and lines[0] == page.headline:
        about = replace(about, title=page.headline)  # what readers see goes before what search engines are told
    return text, replace(about, warnings=about.warnings + warnings)


def _article_lines(found: list[str], page: blocks.Page) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines without what the page puts between them, and a warning where a pay wall cuts them off."""
    beside = page.beside()
    lines = [part for line in found if line.strip() for part in _parted(" ".join(line.split()), page)]
    walls = [line for line in lines if furniture.is_pay_wall(line)]
    told = [line for line in lines if line not in walls and not furniture.is_furniture(line)]
    within = [line for line in told if line not in beside]
    lines = within if _has_prose("\n".join(within)) else told  # a `nav` that nobody closed holds the whole page
    return lines, ("seems to be cut off by a pay wall",) if walls else ()


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


def _refuse(page: blocks.Page, record: fields.Record, lines: list[str], source: str) -> None:
    if furniture.is_cookie_notice("\n".join(lines)):
        raise InputError(f"{source}: is a notice about cookies, not an article")
    if not record and furniture.is_list(page, lines):
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

    return Metadata(
        title=get("title"),
        url=address.read(get("url")),
        authors=tuple(name for part in get("author").split(";") for name in _people(part.strip())),
        publisher=get("sitename") or None,
        language=get("language") or None,
        inferred=("authors", "publisher"),
    )


def _people(words: str) -> tuple[str, ...]:
    """Return the names in a line of authors; one that ends in a job, as "Harbour Herald Editor-at-large", is none."""
    if not words or words.lower().split()[-1] in load("job"):
        return ()
    return byline.names(words) or (words,)


def _linked_data(markup: str) -> fields.Record:
    """Return the first article among the JSON-LD of a page; blocks that do not parse are common and passed over."""
    values = []
    for block in _scripts(markup):
        try:
            values.append(json.loads(block, strict=False))
        except (ValueError, RecursionError):
            continue
    return next(iter(linked.articles(values)), {})


def _scripts(markup: str) -> Iterator[str]:
    for start in _JSON_LD.finditer(markup):
        end = _END_OF_SCRIPT.search(markup, start.end())
        if not end:
            return  # one pattern for both ends would look for this end again from every later start
        yield markup[start.end() : end.start()]
