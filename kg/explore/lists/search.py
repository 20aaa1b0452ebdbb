"""Search over everything: names, headlines and texts, what was said, what happened, what was offered and counted."""

import re
from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index, matching
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
#: So many of each kind are shown where all kinds are, and where one is.
FEW: Final = 5
SIZE: Final = 30
#: So many characters are shown around the first word that was found.
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
    size, skip = (SIZE, (asked.page - 1) * SIZE) if kind else (FEW, 0)
    groups = tuple(
        Group(name, title, more, counts[name], _hits(index, words, name, size, skip))
        for name, title, more in KINDS
        if counts.get(name) and kind in ("", name)
    )
    total = sum(counts.get(name, 0) for name, *_ in KINDS)
    return SearchPage(words, groups, kind, total, Paged(asked.page, SIZE, counts.get(kind, 0)))


def _hits(index: Index, words: str, kind: str, most: int, skip: int) -> tuple[Hit, ...]:
    """Return the best of one kind: words in a name count most, then how often they come, then in how many articles."""
    rows = index.select(
        "SELECT item.iri, item.label, item.articles, words.name, words.text FROM words JOIN item ON item.id = words.rowid"
        " WHERE words MATCH ? AND item.kind = ?"
        " ORDER BY CASE WHEN item.kind IN ('person', 'organization', 'country', 'place') THEN -item.articles ELSE 0 END,"
        " bm25(words, 10.0, 1.0), item.id LIMIT ? OFFSET ?",
        [matching(words), kind, most, skip],
    )
    named = kind in ("person", "organization", "country", "place")
    return tuple(
        Hit(
            Ref(str(iri), " ".join(str(label).split()), kind),  # type: ignore[arg-type]  # a Kind
            pieces(str(name if named else text) or str(name), words),
            int(str(articles)),
        )
        for iri, label, articles, name, text in rows
    )


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
