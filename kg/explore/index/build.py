"""The index of a store, written."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.explore.index import rows
from kg.explore.index.rows import NAMELESS, Row
from kg.explore.index.unused import Unused

#: What this program writes; an index of another version is made anew.
VERSION: Final = "5"
#: The number of nodes after which progress is reported.
STEP: Final = 500
Told = Callable[[int, int], None]
"""Called with how many nodes are read, and how many there are."""


def build(store: ox.Store, target: Path, about: Mapping[str, str], unused: Iterable[Unused], told: Told) -> None:
    """Write the index of a store into a new file, which takes the place of an old one when it is whole."""
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    base = sqlite3.connect(part)
    try:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _sql("schema.sql"))
        _fill(base, store, told)
        for one in unused:
            row = (one.article, one.file, one.stage, one.reason, one.count)
            base.execute("INSERT INTO unused VALUES (?, ?, ?, ?, ?)", row)
            places = ((one.file, one.stage, one.reason, begin, end) for begin, end in one.places)
            base.executemany("INSERT INTO passage VALUES (?, ?, ?, ?, ?)", places)
        base.executescript(_sql("after.sql"))
        base.executemany("INSERT INTO about VALUES (?, ?)", {**about, "version": VERSION}.items())
        base.commit()
    finally:
        base.close()
    part.replace(target)


def _sql(name: str) -> str:
    return resources.files("kg.explore.index").joinpath(name).read_text("utf-8")


def _fill(base: sqlite3.Connection, store: ox.Store, told: Told) -> None:
    kinds = rows.nodes(store)
    numbers = {iri: number for number, iri in enumerate(kinds, 1)}
    claims: dict[int, int] = {}
    named: dict[int, set[str]] = {}
    for iri, kind in kinds.items():
        number = numbers[iri]
        if number % STEP == 1:
            told(number - 1, len(kinds))
        row = rows.read(store, iri, kind)
        links = [(role, numbers[target]) for role, target in row.links if target in numbers]
        base.executemany("INSERT INTO link VALUES (?, ?, ?)", ((number, role, target) for role, target in links))
        base.execute("INSERT INTO words (rowid, name, text) VALUES (?, ?, ?)", (number, row.name, row.text))
        base.execute(f"INSERT INTO item VALUES ({', '.join('?' * 18)})", _item(number, row, links))
        if kind == "claim":
            named[number] = {kinds[target] for role, target in row.links if role == "speaker" and target in kinds}
            claims.update((number, target) for role, target in links if role == "within")
    told(len(kinds), len(kinds))
    base.executemany(
        "UPDATE item SET root = ?, anonymous = ? WHERE id = ?",
        ((_root(claim, claims), int(speakers <= NAMELESS), claim) for claim, speakers in named.items()),
    )


def _item(number: int, row: Row, links: Iterable[tuple[str, int]]) -> tuple[object, ...]:
    articles = [target for role, target in links if role == "article"]
    return (
        *(number, row.iri, row.key, row.kind, row.label, articles[0] if len(articles) == 1 else None),
        *(None, row.type, row.manner, None, row.first, row.last, row.begin),
        *(row.value, row.unit, row.latitude, row.longitude, len(articles)),
    )


def _root(claim: int, within: Mapping[int, int]) -> int:
    """Return the outermost claim around a claim; a circle, which no graph should have, ends where it is met again."""
    seen = Counter({claim: 1})
    while (outer := within.get(claim)) is not None and not seen[outer]:
        claim = outer
        seen[claim] += 1
    return claim
