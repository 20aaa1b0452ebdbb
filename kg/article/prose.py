"""The lines that were found in a page -> those of its article, in order."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from kg.article import asides, blocks, furniture, stated
from kg.article.build import Metadata

MIN_WORDS = 15
"""A page with fewer words of prose is a menu, an error or an empty shell."""

_SHORT = 8
_SENTENCE_END = re.compile(r"\w[.!?…][\"'”’)\]]*(?:\s|$)")


def find(found: list[str], page: blocks.Page) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines without what the page puts between them, and a warning where a pay wall cuts them off."""
    beside = page.beside()
    lines = [part for line in found if line.strip() for part in _parted(_plain(line, page), page)]
    walls = [line for line in lines if furniture.is_pay_wall(line)]
    told = [line for line in lines if line not in walls and not furniture.is_furniture(line)]
    within = [line for line in _once(told, page) if line not in beside]
    lines = within if has_prose("\n".join(within)) else told  # a `nav` that nobody closed holds the whole page
    return lines, ("seems to be cut off by a pay wall",) if walls else ()


def with_standing(lines: list[str], page: blocks.Page, about: Metadata, title: str) -> list[str]:
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


def has_prose(text: str) -> bool:
    """Count the words of lines that hold a sentence; those of menus do not."""
    return sum(len(line.split()) for line in text.splitlines() if _SENTENCE_END.search(line)) >= MIN_WORDS


def _is_signature(line: str, known: set[str], publisher: str | None) -> bool:
    """Say whether a line names only an author, or the paper and a place."""
    return line.casefold() in known or bool(publisher and line.startswith(publisher) and len(line.split()) <= _SHORT)


def _plain(line: str, page: blocks.Page) -> str:
    """Return a line with single spaces, and without the mark that trafilatura sets before an item of a list."""
    line = " ".join(line.split())
    return line[2:] if line.startswith("- ") and line not in page.words else line


def _once(lines: list[str], page: blocks.Page) -> Iterator[str]:
    """Yield the lines without those that only say again, beside the article, what stands in it."""
    seen: Counter[str] = Counter()
    counts = Counter(lines)
    for line in lines:
        places = page.places[line] if counts[line] > 1 and line in page.places else []
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
