"""Questions to the index: lists that are narrowed and cut into pages, counts, and what words are found in."""

import re
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.errors import StoreError

Parameters = list[str | int | float]

#: What may narrow a list by somebody or something, and the links that say so.
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "speaker": ("speaker",),
    "about": ("about", "actor", "target", "object", "place", "proposer", "receiver", "conveyor", "addressee", "part"),
    "who": ("actor", "target", "proposer", "receiver", "conveyor"),
    "place": ("place",),
    "source": ("source",),
}
#: The longest that a query may take, in seconds, and the number of SQLite steps between checks of it.
LIMIT: Final = 5.0
STEPS: Final = 10_000
#: The number of cached answers; an index never changes.
REMEMBERED: Final = 400
#: The most nodes of one name that are looked up.
NAMESAKES: Final = 2000
_WORD: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r'"([^"]*)"?|([^"]+)')
#: Events in the order in which they happened, what was said and counted the latest first; without a date last.
_ORDER: Final[Mapping[str, str]] = {
    "event": "first IS NULL, first, article, begin, id",
    "person": "articles DESC, label, id",
    "organization": "articles DESC, label, id",
    "country": "articles DESC, label, id",
    "place": "articles DESC, label, id",
}
_LATEST: Final = "first IS NULL, first DESC, article, begin, id"


@dataclass(frozen=True)
class Narrow:
    """What a list is narrowed to: nodes of a kind, and of those what all that is given holds for.

    `links` are names or keys of nodes by the groups above; `since` and `until` are days, within which a date must begin
    and end; `article` is the number of one.
    """

    kind: str
    type: str = ""
    manner: str = ""
    since: str = ""
    until: str = ""
    anonymous: bool | None = None
    article: int | None = None
    words: str = ""
    links: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Item:
    """A row of the index."""

    id: int
    iri: str
    kind: str
    label: str
    article: int | None
    type: str | None
    manner: str | None
    first: str | None
    last: str | None
    value: float | None
    unit: str | None
    latitude: float | None
    longitude: float | None
    articles: int


_COLUMNS: Final = "id, iri, kind, label, article, type, manner, first, last, value, unit, latitude, longitude, articles"


class Index:
    """An index that is there; each thread reads it through a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._lock = threading.Lock()
        self._known: dict[tuple[str, tuple[str | int | float, ...]], list[tuple[object, ...]]] = {}

    def select(self, sql: str, parameters: Iterable[str | int | float] = ()) -> list[tuple[object, ...]]:
        """Return the rows of a query, those of the last queries without asking again. Raise StoreError when it takes too long."""
        asked = sql, tuple(parameters)
        with self._lock:
            known = self._known.pop(asked, None)
        rows = self._rows(*asked) if known is None else known
        with self._lock:
            self._known[asked] = rows
            while len(self._known) > REMEMBERED:
                del self._known[next(iter(self._known))]
        return rows

    def _rows(self, sql: str, parameters: tuple[str | int | float, ...]) -> list[tuple[object, ...]]:
        base, end = self._base(), time.monotonic() + LIMIT
        base.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            return base.execute(sql, parameters).fetchall()
        except sqlite3.OperationalError as error:
            raise StoreError(f"{self._path}: {error}") from error

    def _base(self) -> sqlite3.Connection:
        base: sqlite3.Connection | None = getattr(self._local, "base", None)
        if base is None:
            base = sqlite3.connect(f"file:{self._path}?mode=ro&immutable=1", uri=True)
            base.executescript("PRAGMA query_only = ON; PRAGMA mmap_size = 268435456;")
            self._local.base = base
        return base

    def items(self, narrow: Narrow, most: int, skip: int = 0) -> list[Item]:
        """Return a page of the nodes that are left, in the order of their kind."""
        where, parameters = self.where(narrow)
        order = _ORDER.get(narrow.kind, _LATEST)
        sql = f"SELECT {_COLUMNS} FROM item WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?"
        return [Item(*row) for row in self.select(sql, [*parameters, most, skip])]  # type: ignore[arg-type]

    def roots(self, narrow: Narrow, most: int, skip: int = 0) -> list[tuple[int, str]]:
        """Return a page of the outermost claims around the claims that are left."""
        where, parameters = self.where(narrow)
        sql = f"SELECT id, iri FROM item WHERE id IN (SELECT root FROM item WHERE {where}) ORDER BY {_LATEST} LIMIT ? OFFSET ?"
        return [(int(str(number)), str(iri)) for number, iri in self.select(sql, [*parameters, most, skip])]

    def iris(self, narrow: Narrow, within: Iterable[int]) -> frozenset[str]:
        """Return which of the claims that are left stand in some others."""
        where, parameters = self.where(narrow)
        numbers = ", ".join(map(str, within))
        return frozenset(
            str(iri)
            for (iri,) in self.select(f"SELECT iri FROM item WHERE {where} AND root IN ({numbers})", parameters)
        )

    def count(self, narrow: Narrow, what: str = "*") -> int:
        """Return how many nodes are left."""
        where, parameters = self.where(narrow)
        return int(str(self.select(f"SELECT count({what}) FROM item WHERE {where}", parameters)[0][0]))

    def tally(self, narrow: Narrow, column: str) -> list[tuple[str, int]]:
        """Return the values of a column among the nodes that are left, the most frequent first."""
        where, parameters = self.where(narrow)
        sql = (
            f"SELECT {column}, count(*) FROM item WHERE {where} AND {column} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        )
        return [(str(value), int(str(count))) for value, count in self.select(sql, parameters)]

    def tally_kinds(self, words: str) -> list[tuple[str, int]]:
        """Return how many nodes there are of each kind, all or those in which some words are."""
        where = "WHERE id IN (SELECT rowid FROM words WHERE words MATCH ?)" if words else ""
        sql = f"SELECT kind, count(*) FROM item {where} GROUP BY kind ORDER BY kind"
        return [(str(kind), int(str(count))) for kind, count in self.select(sql, [matching(words)] if words else [])]

    def find(self, key: str) -> Item | None:
        """Return the node of a key; of several with one key, which only different bases allow, the first."""
        found = self.select(f"SELECT {_COLUMNS} FROM item WHERE key = ? ORDER BY id LIMIT 1", [key])
        return Item(*found[0]) if found else None  # type: ignore[arg-type]

    def get(self, numbers: Iterable[int]) -> dict[int, Item]:
        """Return nodes by their numbers."""
        listed = ", ".join(map(str, numbers))
        return {
            int(str(row[0])): Item(*row)  # type: ignore[arg-type]
            for row in self.select(f"SELECT {_COLUMNS} FROM item WHERE id IN ({listed})")
        }

    def where(self, narrow: Narrow) -> tuple[str, Parameters]:
        """Return the condition of SQL for what a list is narrowed to; every value is a parameter."""
        needed: list[tuple[str, tuple[str | int, ...]]] = [
            (condition, (value,)) for condition, value in _plain(narrow) if value is not None
        ]
        if narrow.since or narrow.until:
            needed.append(("first IS NOT NULL", ()))
        if narrow.words:
            needed.append(("id IN (SELECT rowid FROM words WHERE words MATCH ?)", (matching(narrow.words),)))
        for group, value in narrow.links.items():
            condition, *given = self._linked(group, value)
            needed.append((condition, tuple(given)))
        return " AND ".join(condition for condition, _ in needed), [value for _, values in needed for value in values]

    def _linked(self, group: str, value: str) -> tuple[str, *tuple[str | int, ...]]:
        """Return the condition that a link leads to a node: that of a key, or any of a name. A place lies in its country."""
        roles = ", ".join(f"'{role}'" for role in GROUPS[group])
        node = self.find(value)
        targets = "SELECT ?" if node else f"SELECT rowid FROM words WHERE words MATCH ? LIMIT {NAMESAKES}"
        given: str | int = node.id if node else matching(value, "name")
        condition = f"id IN (SELECT source FROM link WHERE role IN ({roles}) AND target IN ({targets}))"
        if group != "place":
            return condition, given
        inside = f"SELECT source FROM link WHERE role = 'country' AND target IN ({targets})"
        wider = f"id IN (SELECT source FROM link WHERE role IN ({roles}) AND target IN ({inside}))"
        return f"({condition} OR {wider})", given, given


def _plain(narrow: Narrow) -> Iterator[tuple[str, str | int | None]]:
    """Yield conditions with one value each; None where it is not asked for."""
    yield "kind = ?", narrow.kind
    yield "type = ?", narrow.type or None
    yield "manner = ?", narrow.manner or None
    yield "coalesce(last, first) >= ?", narrow.since or None
    yield "first <= ?", narrow.until or None
    yield "anonymous = ?", None if narrow.anonymous is None else int(narrow.anonymous)
    yield "article = ?", narrow.article


def matching(words: str, column: str = "") -> str:
    """Return what SQLite is to look for: all the words, the last perhaps only begun; in double quotes, as they stand.

    >>> matching('Ruiz "at least" ceasef'), matching("U.S.", "name"), matching("-")
    ('"ruiz" "at least" "ceasef" *', 'name : ("u" "s" *)', '""')
    """
    found: list[str] = []
    for quoted, plain in _QUOTED.findall(words.lower()):
        each = _WORD.findall(quoted or plain)
        found += [" ".join(each)] if quoted and each else each
    if not found:
        return '""'
    asked = " ".join(f'"{text}"' for text in found) + ("" if words.rstrip().endswith('"') else " *")
    return f"{column} : ({asked})" if column else asked
