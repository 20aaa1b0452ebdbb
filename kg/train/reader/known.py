"""Open lists of the world -> the table of names that the network is told of: what may be called so, a person, a body, a place, else.

Only lists that know nothing of the news are read: a name must be no better known in what the network learns from than elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np

from kg.language.network.phrases import CLASSES, key
from kg.train.gazetteer.tables import zipped

WORLD = "gazetteers/world"
#: What the classes of titles are called in the lists.
CLASS = {"P": "Person", "O": "Organization", "L": "Place", "X": "Other"}
#: How a title's id must be known, so that its class is sure.
SURE = frozenset(["A", "B1", "F", "H"])
#: A source whose licence would bind the whole table: nothing is read that it alone tells.
BINDING = "csc"
#: A name of one word is looked for when running news writes it with a capital at least so often, where it is not the first word.
CAPITAL = 0.6
#: Where the table of words has how often a word has a capital, and how often it is met at all.
CAPITALS, SEEN = 10, -1
#: A place with so many people, or with an article of its own, is looked for.
POPULOUS = 15_000


def write(data: Path, out: Path) -> None:
    """Write `phrases.npz`: the keys of names, sorted, and what they may be, a bit for each class."""
    common = _common(out)
    bits: Counter[int] = Counter()
    for name, label in _names(data):
        if name.lower() not in common and not name.isdecimal():
            bits[key("".join(name.split()))] |= 1 << CLASSES.index(label)
    keys = sorted(bits)
    classes = np.array([bits[number] for number in keys], "uint8")
    np.savez_compressed(out / "phrases.npz", keys=np.array(keys, "uint32"), classes=classes)


def _common(out: Path) -> frozenset[str]:
    """Return the words that running news writes small more often than not."""
    with np.load(out / "words.npz") as table:
        capital = table["rows"][:, CAPITALS] * table["scale"][CAPITALS]
        seen = table["rows"][:, SEEN] > 0
    words = (out / "words.txt").read_text("utf-8").split("\n")
    return frozenset(word for word, share, there in zip(words, capital, seen, strict=True) if there and share < CAPITAL)


def _names(data: Path) -> Iterator[tuple[str, str]]:
    """Yield names, each with what is called so."""
    world = data / WORLD
    yield from _titled(zipped(world / "title_qid.tsv.gz"))
    people = [_all(row) for row in zipped(world / "people.tsv.gz")]
    politicians = [[row["label"]] for row in zipped(data / "gazetteers" / "politicians.tsv.gz")]
    bodies = [[*_all(row), row["acronym"]] for row in zipped(world / "organizations.tsv.gz")]
    places = [
        [row["name"]]
        for row in chain(zipped(world / "places.tsv.gz"), zipped(world / "airports.tsv.gz"))
        if _known(row)
    ]
    yield from ((name, "Person") for names in chain(people, politicians) for name in names if " " in name)
    yield from ((name, "Organization") for names in bodies for name in names if len(name) > 1)
    yield from ((name, "Place") for names in places for name in names)


def _titled(rows: Iterable[dict[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield titles of the encyclopedia without what sets them apart from others: "Mercury (planet)", "Paris, Texas"."""
    for row in rows:
        name = row["title"].split(" (", maxsplit=1)[0].split(", ", maxsplit=1)[0]
        if name and row["how"] in SURE and row["class"] in CLASS:
            yield name, CLASS[row["class"]]


def _known(place: dict[str, str]) -> bool:
    """Is a place or an airport known enough, and by a source that leaves the table free."""
    known = bool(place["title"]) or float(place.get("population") or 0) >= POPULOUS
    return known and place.get("sources") != BINDING


def _all(row: dict[str, str]) -> list[str]:
    return [name for name in (row["name"], *row["aliases"].split("|")) if name]
