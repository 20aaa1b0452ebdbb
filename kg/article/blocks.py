"""A web page -> its blocks of text in order, and what its tags state: the day, the address, the language, the headline."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any

from kg.article import address, dates
from kg.article.build import Metadata
from kg.article.words import load

if TYPE_CHECKING:
    from lxml.etree import _Element

_SILENT = frozenset(("noscript", "script", "style", "template", "head", "svg"))
_ASIDE = frozenset(("aside", "nav", "footer", "figure", "figcaption"))
_CELLS = frozenset(("td", "th"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4"))
_PROSE_WORDS = 12
_BEGINNING = 16  # characters that blocks are looked up by
_CANDIDATES = 50
_PUBLISHED = (
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished",
    "date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "dc.date.created",
    "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "citation_publication_date", "parsely-pub-date", "sailthru.date", "article.published", "published_time",
    "published-date", "article:post_date", "cxenseparse:recs:publishtime", "originalpublicationdate", "bt:pubdate",
)  # fmt: skip
_CHANGED = ("modif", "updat", "upload")


@dataclass
class Block:
    """The words between two tags of blocks: with no line break, under `tag`, `linked` where all of them are a link."""

    words: str = ""
    tag: str = ""
    linked: bool = True
    aside: bool = False
    _pieces: list[str] = field(default_factory=list)

    def add(self, words: str, linked: bool) -> None:
        """Add words."""
        self._pieces.append(words)
        self.linked = self.linked and (linked or not words.strip())

    def end(self) -> None:
        """Join the words; there are no more."""
        self.words = " ".join("".join(self._pieces).split())


@dataclass(frozen=True)
class Page:
    """A page as its tags tell it."""

    blocks: tuple[Block, ...]
    headline: str
    stated: Metadata
    kind: str
    articles: int

    @cached_property
    def _by_beginning(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, block in enumerate(self.blocks):
            found.setdefault(block.words[:_BEGINNING], []).append(place)
        return found

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(block.words for block in self.blocks)

    def beginning(self, line: str) -> list[int]:
        """Return the places of the blocks that a line may begin with; none where the line is a block itself."""
        if line in self._words:
            return []
        begins = (self._by_beginning.get(line[:length], []) for length in range(_BEGINNING, 0, -1))
        places = (place for found in begins for place in found if line.startswith(self.blocks[place].words))
        return list(islice(places, _CANDIDATES))

    def beside(self) -> frozenset[str]:
        """Return the words that stand beside the article: captions, cells of tables, links that stand alone."""
        prose = {block.words for block in self.blocks if _is_prose(block.words) or block.tag == "h1"}
        plain = {block.words for block in self.blocks if not (block.aside or block.linked or block.tag in _CELLS)}
        return frozenset({block.words for block in self.blocks} - plain - prose | self._captions - plain)

    @property
    def _captions(self) -> frozenset[str]:
        return frozenset(block.words for block in self.blocks if block.aside)

    def headings_that_lead_away(self) -> int:
        """Count the headings that are links, as those of a list of articles are."""
        return sum(block.tag in _HEADINGS and block.linked and not block.aside for block in self.blocks)


def read(markup: str) -> Page:
    """Return the blocks of a page and what its tags state; a page that is no markup has neither."""
    # lxml, because the HTML parser of the standard library takes minutes for 100 kB of hostile tags
    from lxml import html

    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, default_doctype=False
    )
    root = html.document_fromstring(f"{markup}<p></p>".encode("utf-8", "replace"), parser=parser)
    blocks = tuple(block for block in _blocks(root) if block.words)
    metas = _metas(root)
    return Page(
        blocks=blocks,
        headline=next((block.words for block in blocks if block.tag == "h1" and not block.aside), ""),
        stated=Metadata(
            published=_published(root, metas),
            url=_address(root, metas),
            publisher=metas.get("og:site_name") or None,
            language=root.get("lang") or metas.get("og:locale") or metas.get("content-language") or None,
            inferred=("publisher",),
        ),
        kind=metas.get("og:type", ""),
        articles=sum(1 for _ in root.iter("article")),
    )


def _is_prose(words: str) -> bool:
    return len(words.split()) >= _PROSE_WORDS and words.rstrip("\"'”’)]")[-1:] in ".!?…"


def _blocks(root: "_Element") -> Iterator[Block]:
    """Yield the text between the tags of blocks."""
    from lxml import etree

    block, silent, linked, aside = Block(), 0, 0, 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        opens = event == "start"
        step = 1 if opens else -1
        silent += step * (element.tag in _SILENT)
        linked += step * (element.tag == "a")
        aside += step * (element.tag in _ASIDE)
        if element.tag in load("block"):
            block.end()
            yield block
            block = Block(tag=element.tag if opens else "", aside=aside > 0)
        words = element.text if opens else element.tail
        if words and not silent:
            block.add(words, linked > 0)
    block.end()
    yield block


def _metas(root: "_Element") -> dict[str, str]:
    """Return what the `meta` tags say, by their names in lower case; the first of a name wins."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := (meta.get(key) or "").strip().lower()):
                found.setdefault(name, content)
    return found


def _published(root: "_Element", metas: dict[str, str]) -> str | None:
    """Return the day of publication that a page states; a year alone, a caption or a copyright line states none."""
    stated = (dates.parse(metas[name]) for name in _PUBLISHED if name in metas)
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
        if element.tag == "p" and begun and len("".join(element.itertext()).split()) >= _PROSE_WORDS:
            return
        if element.tag == "time" and begun and not _is_aside(element) and not _is_changed(element):
            yield _moment(element)


def _moment(element: "_Element") -> str | None:
    return dates.parse(element.get("datetime") or element.get("content") or "".join(element.itertext()))


def _is_aside(element: "_Element") -> bool:
    return any(parent.tag in _ASIDE for parent in element.iterancestors())


def _is_changed(element: "_Element") -> bool:
    """Say whether a time is that of a change: its tag says so, or the words before it."""
    parent: Any = element.getparent()
    before = (element.getprevious().tail if element.getprevious() is not None else parent.text) or ""
    told = " ".join((element.get("itemprop") or "", element.get("class") or "", before, element.text or "")).lower()
    return any(word in told for word in _CHANGED)


def _address(root: "_Element", metas: dict[str, str]) -> str | None:
    links = (link.get("href") or "" for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower())
    return next((url for words in (*links, metas.get("og:url", "")) if (url := address.read(words))), None)
