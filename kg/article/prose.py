"""The lines that were found in a page -> those of its article, in order."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, zip_longest

from kg.article import asides, blocks, byline, furniture, stated
from kg.article.build import Metadata

MIN_WORDS = 15
"""A page with fewer words of prose is a menu, an error or an empty shell."""

_SHORT = 8
_BY = re.compile(r"by:?\s+", re.IGNORECASE)
_HEADER = 4  # lines
_DATELINE = re.compile(r"\w\)? ?(?:—|–|--)$")
_SENTENCE_END = re.compile(r"\w[.!?…][\"'”’)\]]*(?:\s|$)")


def find(found: list[str], page: blocks.Page) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines without what the page puts between them, and a warning where a pay wall cuts them off."""
    beside = page.beside()
    lines = [part for line in found if line.strip() for part in _parted(_plain(line, page), page)]
    walls = [line for line in lines if furniture.is_pay_wall(line)]
    told = [line for line in lines if line not in walls and not furniture.is_furniture(line)]
    within = [line for line in _once(told, page) if line not in beside]
    lines = within if has_prose("\n".join(within)) else told  # a `nav` that nobody closed holds the whole page
    lines = _with_items(_in_order(lines, page), page)
    return lines, ("seems to be cut off by a pay wall",) if walls else ()


def _joined(lines: list[str]) -> list[str]:
    """Return the lines with a dateline that stands on one of its own, with its dash, at the beginning of the next."""
    at = next((i for i, line in enumerate(lines[:-1]) if len(line.split()) <= _SHORT and _DATELINE.search(line)), None)
    return lines if at is None else [*lines[:at], f"{lines[at]} {lines[at + 1]}", *lines[at + 2 :]]


def _in_order(lines: list[str], page: blocks.Page) -> list[str]:
    """Return the lines in the order of the page; one that is no block of it, or several, follows the one before it."""
    places = {words: i for i, words in enumerate(page.places) if len(page.places[words]) == 1}
    at, keys = -1, []
    for line in lines:
        at = places.get(line, at)
        keys.append(at)
    return [line for _, line in sorted(zip(keys, lines, strict=True), key=lambda pair: pair[0])]


def _with_items(lines: list[str], page: blocks.Page) -> list[str]:
    """Return the lines with the sentences of lists that stand between two of them, which were left out."""
    items = page.lists()
    around = zip_longest(lines, lines[1:], fillvalue="")
    return [words for line, after in around for words in (line, *items.get((line, after), ()))]


def with_standing(lines: list[str], page: blocks.Page, about: Metadata, title: str) -> list[str]:
    """Return the lines with what stands between the headline and the prose, as far as it is no signature."""
    more = [line for line in page.standing(lines) if not asides.is_furniture(line) and not stated.is_header(line)]
    lines = _joined(lines)
    count = next((i for i, line in enumerate(lines) if len(line.split()) > _SHORT and _SENTENCE_END.search(line)), 0)
    known = {name.casefold() for name in (*about.authors, about.publisher or "")}
    low = [line for line in lines[count + 1 : count + _HEADER] if stated.is_header(line)]  # below a first sentence
    above = [*lines[:count], *low]
    head = [title] if title in above else []
    above = above[above.index(title) + 1 :] if head else above  # without a kicker
    above = [line for line in above if not _is_signature(line, known, about.publisher)]
    below = [line for line in lines[count:] if line not in low]
    below = [line for i, line in enumerate(below) if i >= _HEADER or not _is_signature(line, known, about.publisher)]
    below = _without_author([*more, *below], about.authors)
    rest = sorted(above, key=lambda line: not stated.is_header(line))
    return [*head, *rest, *below]  # a line above the day would be taken for a part of the headline


def _without_author(lines: list[str], authors: tuple[str, ...]) -> list[str]:
    """Return the lines without those near the top and at the end that tell of the author, or name a job."""
    last = next((i for i in range(len(lines), 0, -1) if not _tells_of(lines[i - 1], authors)), 0)
    return [line for i, line in enumerate(lines[:last]) if i >= _HEADER or not _tells_of(line, authors)]


def _tells_of(line: str, authors: tuple[str, ...]) -> bool:
    """Say whether a line is about the author ("Jane Doe covers the courts."), or only names a job."""
    return byline.tells_of(line, authors) or (bool(authors) and _is_job(line))


def _is_job(line: str) -> bool:
    return len(line.split()) <= _SHORT and not byline.without_job(line.partition(",")[0])


def has_prose(text: str) -> bool:
    """Count the words of lines that hold a sentence; those of menus do not."""
    return sum(len(line.split()) for line in text.splitlines() if _SENTENCE_END.search(line)) >= MIN_WORDS


def _is_signature(line: str, known: set[str], publisher: str | None) -> bool:
    """Say whether a line names only an author, or the paper and a place."""
    words = _BY.sub("", line)
    of_paper = bool(publisher and words.casefold().startswith(publisher.casefold()) and len(line.split()) <= _SHORT)
    return words.casefold() in known or of_paper or (bool(known) and _is_job(line))


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
