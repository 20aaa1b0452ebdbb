"""What texts say of names: where the links of Wikinews lead, and as what annotators mark them."""

import csv
import gzip
import json
from collections import Counter
from collections.abc import Collection, Iterable
from pathlib import Path

from kg.train.gazetteer.tables import SEPARATOR, Row, joined

#: A name also means a thing if at least this share of its links, and this many, lead there.
SHARE, SELDOM = 0.05, 2
#: Kinds of places that have their bare name only where no place of another kind bears it, the more important first.
MINOR = ("division", "town")

Links = dict[str, Counter[str]]


def anchors(corpora: Path) -> Links:
    """Return how often each link text of Wikinews leads to each Wikipedia title."""
    found: Links = {}
    with gzip.open(corpora / "wikinews" / "anchor_counts.tsv.gz", "rt", encoding="utf-8") as lines:
        for text, title, count in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            found.setdefault(text, Counter())[title.removeprefix("N:")] += int(count)
    return found


def marked_as(corpora: Path, kind: str) -> list[str]:
    """Return the names that annotators marked as one class in two articles or more, and in no more as another."""
    kinds: dict[str, Counter[str]] = {}
    with gzip.open(corpora / "newskg" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            for name, marked in {(e["name"], e["type"]) for e in json.loads(line)["entities"]}:
                kinds.setdefault(name, Counter())[marked] += 1
    return sorted(name for name, n in kinds.items() if n[kind] > 1 and 2 * n[kind] >= n.total())


def counted(rows: list[Row], links: Links, within: dict[str, str], others: Collection[str]) -> list[Row]:
    """Return places with how often their name is linked to them, and a row without country for a bare name that is no town's.

    The bare name ("Dublin") is a country's, else the major place's, else a division's, else a town's if links often name its state; else
    it is something that no list has ("Oxford", where only the town in Mississippi is listed). `within` has the codes of states and
    countries, `others` the names whose links lead to countries, or to what is no place.
    """
    bearers = {r["name"]: min(_rank(o) for o in same) for same in _by_name(rows) for r in same}
    stated = {(r["name"], r["country"]): _stated(r, links, within) for r in rows}
    found, unlisted = [], {}
    for row in rows:
        name, own = row["name"], stated[row["name"], row["country"]]
        bare = links.get(name, Counter())[name]
        its_own = _rank(row) == bearers[name] and not (_rank(row) and name in others)
        if its_own and row["kind"] == "town" and bare > max(2 * own, SELDOM):
            its_own, unlisted[name] = False, row | {"kind": "place", "country": "", "names": "", "count": str(bare)}
        found.append(row | {"count": str(own + bare * its_own)})
    return [*found, *unlisted.values()]


def with_senses(rows: list[Row], others: Iterable[Row], links: Links) -> list[Row]:
    """Return rows with those names of any row as aliases that the links say mean them too ("New York": the state, and the city)."""
    everything = [*rows, *others]
    names = {n for row in everything for n in names_of(row)}
    bearers = Counter(n for row in everything for n in names_of(row))
    more: dict[str, list[str]] = {}
    for name in sorted(names & links.keys()):
        titles = links[name]
        for title, count in titles.items():
            if title != name and count >= max(SELDOM, SHARE * titles.total()):
                more.setdefault(title, []).append(name)
    return [row | {"names": joined([*names_of(row), *_senses(row, more, bearers)], but=row["name"])} for row in rows]


def names_of(row: Row) -> list[str]:
    """Return all names of a row."""
    return [row["name"], *filter(None, row["names"].split(SEPARATOR))]


def _senses(row: Row, more: dict[str, list[str]], bearers: Counter[str]) -> list[str]:
    titles = [n for n in names_of(row) if bearers[n] == 1]
    return [name for title in titles for name in more.get(title, ())]


def _rank(row: Row) -> int:
    return MINOR.index(row["kind"]) + 1 if row["kind"] in MINOR else 0


def _by_name(rows: list[Row]) -> Iterable[list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["name"], []).append(row)
    return found.values()


def _stated(row: Row, links: Links, within: dict[str, str]) -> int:
    """Return how often the name is linked to "Town, State" of the country of the row."""
    parts = ((title.partition(", "), n) for title, n in links.get(row["name"], Counter()).items())
    return sum(n for (town, _, state), n in parts if town == row["name"] and within.get(state) == row["country"])
