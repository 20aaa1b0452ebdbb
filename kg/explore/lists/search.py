"""Search over everything: names, headlines and texts, what was said, what happened, what was offered and counted."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index, matching
from kg.explore.lists import asked as asking
from kg.explore.lists.asked import Asked, Paged
from kg.explore.values import Ref

#: What is searched, in the order of the page: a kind, what it is called, and the list where more of it is.
KINDS: Final = (
    ("person", "People", "things"),
    ("organization", "Organizations", "things"),
    ("country", "Countries", "things"),
    ("place", "Places", "things"),
    ("article", "Articles", "articles"),
    ("claim", "Said", "claims"),
    ("event", "Happened", "events"),
    ("proposal", "Offered", "proposals"),
    ("figure", "Figures", "figures"),
)
#: What is found by its names alone.
NAMED: Final = frozenset({"person", "organization", "country", "place"})
#: Words that are found more often than that are not weighed: they say nothing.
RANKED: Final = 5000
#: The most hits of each kind that are shown: among all kinds, and of one kind alone.
FEW: Final = 5
SIZE: Final = 30
#: The number of characters shown around the first word that was found.
AROUND: Final = 180


@dataclass(frozen=True)
class Hit:
    """A node in which the words were found: pieces of its text, each with whether it is one of the words."""

    ref: Ref
    pieces: tuple[tuple[str, bool], ...]
    articles: int


@dataclass(frozen=True)
class Group:
    """The nodes of one kind; `total` is how many there are."""

    kind: str
    title: str
    more: str
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class SearchPage:
    """What was found."""

    words: str
    groups: tuple[Group, ...]
    kind: str
    total: int
    paged: Paged


def page(index: Index, asked: Asked) -> SearchPage:
    """Return where the words that are asked for are found."""
    words = asked.text("q")
    kind = asked.text("kind") if asked.text("kind") in {name for name, *_ in KINDS} else ""
    counts = dict(index.tally_kinds(words)) if words else {}
    total = sum(counts.get(name, 0) for name, *_ in KINDS)
    paged = asking.paged(asked, SIZE, counts.get(kind, 0))
    size, skip = (SIZE, paged.skip) if kind else (FEW, 0)
    hits = _hits(index, words, _Part(kind, size, skip, ranked=total <= RANKED)) if total else {}
    groups = tuple(
        Group(name, title, more, counts.get(name, 0), tuple(hits[name]))
        for name, title, more in KINDS
        if hits.get(name)
    )
    return SearchPage(words, groups, kind, total, paged)


@dataclass(frozen=True)
class _Part:
    """Which hits are shown: of one kind or all, so many of each, and whether words are weighed."""

    kind: str
    size: int
    skip: int
    ranked: bool


def _hits(index: Index, words: str, part: _Part) -> dict[str, list[Hit]]:
    """Return the best of each kind: of names those of most articles, of texts those where the words weigh most."""
    score = "bm25(words, 10.0, 1.0)" if part.ranked else "0"
    rows = index.select(
        f"WITH found AS MATERIALIZED (SELECT rowid AS id, {score} AS score FROM words WHERE words MATCH ?), placed AS ("
        " SELECT item.id, item.kind, item.iri, item.label, item.articles, row_number() OVER (PARTITION BY item.kind ORDER BY"
        " CASE WHEN item.kind IN ('person', 'organization', 'country', 'place') THEN -item.articles ELSE 0 END, score, item.id)"
        " AS place FROM found JOIN item ON item.id = found.id WHERE ? IN ('', item.kind))"
        " SELECT placed.kind, placed.iri, placed.label, placed.articles, words.name, words.text FROM placed"
        " JOIN words ON words.rowid = placed.id WHERE place > ? AND place <= ? ORDER BY placed.kind, place",
        [matching(words), part.kind, part.skip, part.skip + part.size],
    )
    hits: dict[str, list[Hit]] = defaultdict(list)
    for kind, iri, label, articles, name, text in rows:
        shown = str(name) if kind in NAMED else str(text or name)
        ref = Ref(str(iri), " ".join(str(label).split()), str(kind))  # type: ignore[arg-type]  # a Kind
        hits[str(kind)].append(Hit(ref, pieces(shown, words), int(str(articles))))
    return hits


def pieces(text: str, words: str) -> tuple[tuple[str, bool], ...]:
    """Return the part of a text around the first of some words, in pieces: those that are the words, and the others.

    >>> pieces("Ada Ruiz met the envoy", "ruiz env")
    (('Ada ', False), ('Ruiz', True), (' met the ', False), ('env', True), ('oy', False))
    """
    text = " ".join(text.split())
    wanted = sorted(set(re.findall(r"\w+", words)), key=len, reverse=True)
    found = re.compile(rf"\b({'|'.join(map(re.escape, wanted))})", re.IGNORECASE) if wanted else re.compile(r"(?!)")
    first = found.search(text)
    begin = max(0, (first.start() if first else 0) - AROUND // 3)
    begin = text.find(" ", begin) + 1 if begin else 0
    shown = text[begin : begin + AROUND]
    if begin + AROUND < len(text):
        shown = shown.rpartition(" ")[0] + " …"
    parts = found.split(("… " if begin else "") + shown)
    return tuple((part, index % 2 == 1) for index, part in enumerate(parts) if part)
