"""Which row of one build is which of the other: by its key, else by the passages that both speak of.

A key holds a hash of class and passages, so it changes when a passage does; the thing is the same, and changed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.rdf.tables import Row, Tables
from kg.rdf.tables.index import Passage

TABLES: Final = ("entities", "roles", "claims", "events", "figures", "proposals", "terms")
"""The tables whose rows are matched by passages; articles have their own way, and the links of the others follow them."""

SHARE: Final = 0.5
"""How much of the shorter of two passages must lie within the other for them to speak of one thing."""

_SPAN = re.compile(r"([0-9]+)-([0-9]+)")


@dataclass(frozen=True)
class Matching:
    """The keys of the old build and those that they have in the new one."""

    keys: Mapping[str, str]

    def new(self, key: str) -> str:
        """Return the key of a thing in the new build; of one that is gone, its old key, with the new key of its article."""
        article, _, rest = key.partition("_")
        return self.keys.get(key) or "_".join(filter(None, [self.keys.get(article, article), rest]))


def match(old: Tables, new: Tables) -> Matching:
    """Return which keys stand for the same."""
    articles = _articles(old, new)
    keys = dict(articles)
    for name in TABLES:
        keys.update(_by_passages(_passages(old, name, articles), _passages(new, name, {})))
    return Matching(keys)


def _articles(old: Tables, new: Tables) -> dict[str, str]:
    """Match articles by key; the others by their text, and by the user's id: an article that gets an address has a new key."""
    keys = {row["id"]: row["id"] for row in new["articles"]}
    found = {key: key for key in map(_key, old["articles"]) if key in keys}
    for column in ("sha256", "identifier"):
        free = {row[column]: _key(row) for row in new["articles"] if row[column] and _key(row) not in found.values()}
        for row in old["articles"]:
            if _key(row) not in found and row[column] in free:
                found[_key(row)] = free.pop(row[column])
    return found


def _by_passages(old: Mapping[str, list[Passage]], new: Mapping[str, list[Passage]]) -> dict[str, str]:
    """Match by key, then those that are left by how much of their passages they share, the best first."""
    found = {key: key for key in old.keys() & new.keys()}
    left, right = ({k: v for k, v in side.items() if k not in found} for side in (old, new))
    taken: set[str] = set()
    for _, _, a, b in sorted(_scores(left, right), key=lambda score: (-score[0], score[1:])):
        if a not in found and b not in taken:
            found[a] = b
            taken.add(b)
    return found


def _scores(
    old: Mapping[str, list[Passage]], new: Mapping[str, list[Passage]]
) -> Iterator[tuple[float, int, str, str]]:
    """Yield pairs that share enough: their characters in common by those of both, where the first begins, their keys."""
    by_article: dict[str, list[str]] = defaultdict(list)
    for key, passages in new.items():
        for article in {passage.article for passage in passages}:
            by_article[article].append(key)
    for a, passages in old.items():
        near = {key for passage in passages for key in by_article[passage.article]}
        for b in near:
            ours, theirs = _characters(passages), _characters(new[b])
            common = len(ours & theirs)
            if common and common >= SHARE * min(len(ours), len(theirs)):
                yield common / len(ours | theirs), min(passages).begin, a, b


def _characters(passages: Iterable[Passage]) -> set[tuple[str, int]]:
    return {(passage.article, at) for passage in passages for at in range(passage.begin, passage.end)}


def _passages(tables: Tables, name: str, articles: Mapping[str, str]) -> dict[str, list[Passage]]:
    """Return the passages of each row, in the articles of the new build."""
    if name == "entities":
        found: dict[str, list[Passage]] = {_key(row): [] for row in tables[name]}
        for row in tables["mentions"]:
            found[str(row["entity_id"])] += _of(row, articles)
        return found
    return {_key(row): _of(row, articles) for row in tables[name]}


def _of(row: Row, articles: Mapping[str, str]) -> list[Passage]:
    article = str(row["article_id"])
    spans = row.get("passages") or row.get("evidence") or (f"{row['begin']}-{row['end']}",)
    bounds = filter(None, map(_SPAN.fullmatch, spans if isinstance(spans, tuple) else ()))
    return [Passage(articles.get(article, article), int(m[1]), int(m[2])) for m in bounds]


def _key(row: Row) -> str:
    return str(row["id"])
