"""A web page -> its blocks of text in order, each with what its tags say of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, islice, takewhile
from typing import TYPE_CHECKING

from kg.article import beside
from kg.article.words import load

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = frozenset(("noscript", "script", "style", "template", "head", "svg"))
_CELLS = frozenset(("td", "th"))
_ITEMS = frozenset(("li", "dt", "dd", "td", "th"))
_STRONG = frozenset(("b", "strong"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STANDING = frozenset(("p", "li", "h2", "h3"))
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_STANDING_WORDS = 6
_PROSE_WORDS = 12
_HEADING_WORDS = 14
_BEGINNING = 16  # characters that blocks are looked up by
_CANDIDATES = 50
_HEADLINE_AMONG = 60  # blocks
_STOP = re.compile(r"[.!?…:;,][\"'”’)\]]*$|^[QA]\.\s|^[^\s:][^:]{0,40}:\s")
_DASHES = ("—", "–", "-")
_SEPARATOR = re.compile(r"\s+[|·•–—-]\s+|\s*[|»]\s*|:\s")


@dataclass
class Block:
    """The words between two tags of blocks, with no line break, under `tag`.

    `linked` and `strong` say that all of them are a link, or bold, `aside` that they stand beside the article, `quoted` in a block
    quotation. `story` numbers the outermost `article` elements; it is 0 outside of them.
    """

    words: str = ""
    tag: str = ""
    linked: bool = True
    strong: bool = True
    aside: bool = False
    quoted: bool = False
    story: int = 0
    _pieces: list[str] = field(default_factory=list)

    def add(self, words: str, linked: bool, strong: bool) -> None:
        """Add words."""
        self._pieces.append(words)
        self.linked = self.linked and (linked or not words.strip())
        self.strong = self.strong and (strong or not words.strip())

    def end(self) -> None:
        """Join the words; there are no more."""
        self.words = " ".join("".join(self._pieces).split())

    @property
    def is_prose(self) -> bool:
        """Say whether the words are a sentence, and not a few."""
        return len(self.words.split()) >= _PROSE_WORDS and self.words.rstrip("\"'”’)]")[-1:] in ".!?…"

    @property
    def may_stand(self) -> bool:
        """Say whether it may be a standfirst: by its tag, or as a sentence."""
        return self.tag in _STANDING or (self.tag == "div" and bool(_SENTENCE_END.search(self.words)))

    @property
    def is_item(self) -> bool:
        """Say whether it is a sentence in a list of the article."""
        return self.tag == "li" and not (self.aside or self.linked) and bool(_SENTENCE_END.search(self.words))

    @property
    def is_heading(self) -> bool:
        """Say whether the words head what follows: in a heading or all bold, short, with no stop, and nobody's turn to speak."""
        heads = self.tag in _HEADINGS or (self.strong and not self.linked and self.tag not in _ITEMS)
        return heads and len(self.words.split()) <= _HEADING_WORDS and not _STOP.search(self.words)


@dataclass(frozen=True)
class Page:
    """A page as a row of blocks. `titles` are what it calls itself in its head, the site's name with it or not."""

    blocks: tuple[Block, ...]
    titles: tuple[str, ...] = ()

    @cached_property
    def headline(self) -> str:
        """The headline that readers see: a heading of the first rank, or else words that are the page's title; "" where there is none."""
        place = self._headline
        return "" if place is None else self.blocks[place].words

    @cached_property
    def _headline(self) -> int | None:
        first = [i for i, block in enumerate(self.blocks) if block.tag == "h1" and not block.aside]
        own = [i for i in first if not self.blocks[i].linked]  # one that is a link is the name of the site
        titled = [i for i in own if self._is_title(self.blocks[i].words)]
        places = range(min(_HEADLINE_AMONG, len(self.blocks)))
        named = [] if own else [i for i in places if self._may_be_headline(self.blocks[i])]
        return next(iter((*titled, *own, *named, *first)), None)

    def _may_be_headline(self, block: Block) -> bool:
        return len(block.words.split()) > 1 and not block.aside and not block.linked and self._is_title(block.words)

    def _is_title(self, words: str) -> bool:
        return any(title == words or words in _SEPARATOR.split(title) for title in self.titles)

    def header(self) -> list[Block]:
        """Return the blocks between the headline and the first paragraph: byline, day and so on; none where there is no headline."""
        found: list[Block] = []
        for block in self.blocks[self._headline + 1 :] if self._headline is not None else ():
            if block.is_prose and not block.aside:
                break
            found.append(block)
        return found

    def standing(self, lines: list[str]) -> list[str]:
        """Return the sentences between the headline and the first of some lines that are none of them: a standfirst, or key points."""
        first = len(self.blocks) if self._headline is None else self._headline + 1
        prose = {line for line in lines if len(line.split()) >= _PROSE_WORDS}
        above = takewhile(lambda block: block.words not in prose, self.blocks[first:])
        wanted = (block for block in above if block.may_stand and not (block.aside or block.linked))
        found = [block.words for block in wanted if len(block.words.split()) >= _STANDING_WORDS]
        return [words for words in dict.fromkeys(found) if words not in lines]

    def headings(self) -> frozenset[str]:
        """Return the words that head parts of the article; what stands next to the headline belongs to that."""
        first = -1 if self._headline is None else self._headline
        return frozenset(block.words for i, block in enumerate(self.blocks) if i > first + 1 and block.is_heading)

    def quoted(self) -> frozenset[str]:
        """Return the words that stand in block quotations, the name of who said them aside."""
        found = (block.words for block in self.blocks if block.quoted and not block.aside)
        return frozenset(words for words in found if not words.startswith(_DASHES))

    def beginning(self, line: str) -> list[int]:
        """Return the places of the blocks that a line may begin with; none where the line is a block itself."""
        if line in self.words:
            return []
        begins = (self._by_beginning.get(line[:length], []) for length in range(_BEGINNING, 0, -1))
        places = (place for found in begins for place in found if line.startswith(self.blocks[place].words))
        return list(islice(places, _CANDIDATES))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of each block."""
        return frozenset(block.words for block in self.blocks)

    @cached_property
    def _by_beginning(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, block in enumerate(self.blocks):
            found.setdefault(block.words[:_BEGINNING], []).append(place)
        return found

    def beside(self) -> frozenset[str]:
        """Return the words that stand beside the article: captions, cells of tables, links that stand alone, other articles."""
        other = [block for block in self.blocks if block.aside or self._is_of_another(block)]
        within = [block for block in self.blocks if not (block.aside or self._is_of_another(block))]
        prose = {block.words for block in within if block.is_prose or block.tag == "h1"}
        plain = {block.words for block in within if not (block.linked or block.tag in _CELLS)}
        return frozenset({block.words for block in within} - plain - prose | {block.words for block in other} - plain)

    @cached_property
    def places(self) -> dict[str, list[bool]]:
        """For the words of each block, in order, whether each place where they stand is beside the article, as a pull quote is."""
        found: dict[str, list[bool]] = {}
        for block in self.blocks:
            found.setdefault(block.words, []).append(block.aside)
        return found

    def lists(self) -> dict[tuple[str, str], list[str]]:
        """Return the lists of sentences, by the words of the blocks before and behind each."""
        runs = [(is_item, list(run)) for is_item, run in groupby(self.blocks, lambda block: block.is_item)]
        around = zip(runs, runs[1:], runs[2:], strict=False)
        return {
            (before[-1].words, after[0].words): [item.words for item in run]
            for (_, before), (is_item, run), (_, after) in around
            if is_item and all(len(item.words.split()) >= _STANDING_WORDS for item in run)
        }

    def _is_of_another(self, block: Block) -> bool:
        return bool(self._story) and block.story not in (0, self._story)

    @cached_property
    def _story(self) -> int:
        """The number of the article that holds both the headline and prose; 0 where there is none such."""
        story = 0 if self._headline is None else self.blocks[self._headline].story
        return story if any(block.is_prose and block.story == story and not block.aside for block in self.blocks) else 0

    def headings_that_lead_away(self) -> int:
        """Count the headings that are links, as those of a list of articles are."""
        return sum(block.tag in _HEADINGS and block.linked and not block.aside for block in self.blocks)


def read(root: "_Element", titles: tuple[str, ...]) -> Page:
    """Return the blocks of a parsed page."""
    return Page(tuple(block for block in _blocks(root) if block.words), titles)


def _blocks(root: "_Element") -> Iterator[Block]:
    """Yield the text between the tags of blocks."""
    from lxml import etree

    block, within, stories = Block(), dict.fromkeys(("silent", "linked", "strong", "story", "aside", "quoted"), 0), 0
    asides = beside.find(root)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        opens = event == "start"
        for name in (*_states(element), *(("aside",) if element in asides else ())):
            within[name] += 1 if opens else -1
        stories += opens and element.tag == "article" and within["story"] == 1
        if element.tag in load("block"):
            block.end()
            yield block
            block = Block(tag=element.tag if opens else "", aside=within["aside"] > 0)
            block.quoted = within["quoted"] > 0
            block.story = stories if within["story"] else 0
        piece = element.text if opens else element.tail
        if piece and not within["silent"]:
            block.add(piece, within["linked"] > 0, within["strong"] > 0)
    block.end()
    yield block


def _states(element: "_Element") -> Iterator[str]:
    if element.tag in _SILENT:
        yield "silent"
    elif element.tag == "a":
        yield "linked"
    elif element.tag in _STRONG:
        yield "strong"
    elif element.tag == "blockquote":
        yield "quoted"
    elif element.tag == "article":
        yield "story"
