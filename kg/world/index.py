"""The index of the world: two sorted tables on disk, one of names and one of things, mapped into memory and searched by halves.

Nothing is read when it is opened, and no more is kept than the last few thousand answers: the pages that are asked for are the
system's, shared by all processes.
"""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from pathlib import Path

from kg.world.gazetteer import Office, split
from kg.world.names import MIDDLE, index_key, initials_agree, sound_key

#: How a name is known: the thing's own, its title without what tells namesakes apart, another that a list has, or links alone.
LABEL, BASE, ALIAS, LINKED = "n", "b", "a", "l"
#: Ways that are no name of it: its initials, what sounds like it, what it is called in its own land ("Green Party").
INITIALS, SOUND, LOCAL = "i", "s", "c"
#: The number of answers that are cached.
KEPT = 4096
CLASSES = {"Pe": "Person", "Or": "Organization", "Pl": "Place", "Co": "Country", "Ot": "Other"}


class Table:
    """A file of lines, sorted by their bytes, each beginning with a key and a tab."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def find(self, key: str) -> list[str]:
        """Return the cells after a key; none where no line has it."""
        wanted, low, high = key.encode() + b"\t", 0, len(self._map)
        size = len(wanted)
        while low < high:  # the first line at or after the middle is compared
            start = self._map.rfind(b"\n", 0, (low + high) // 2) + 1
            if self._map[start : start + size] < wanted:
                low = self._line_end(start)
            else:
                high = start
        return self._line(low)[size:].decode().split("\t") if self._map[low : low + size] == wanted else []

    def __iter__(self) -> Iterator[str]:
        """Yield the lines."""
        at = 0
        while at < len(self._map):
            yield self._line(at).decode()
            at = self._line_end(at)

    def _line_end(self, start: int) -> int:
        return self._map.find(b"\n", start) + 1

    def _line(self, start: int) -> bytes:
        return self._map[start : self._map.find(b"\n", start)]


@dataclass(frozen=True)
class Sense:
    """A thing that a name may mean: by `count` links of Wikinews, and as `how` says (LABEL, BASE, ALIAS, LINKED)."""

    id: str
    count: int
    how: str


@dataclass(frozen=True)
class Thing:
    """What is known of a thing. `id` is a Wikidata id, or ":" and the title of its page in the English Wikipedia.

    `kind` is Person, Organization, Place, Country, Other or empty (unknown); `about` are words for what it is; `born`, `died` are years;
    `size` is a population; `links` counts the articles of Wikinews that link it, `near` are ids of what they link beside it. `source` is
    the row of a newsroom ("newsroom.tsv line 3"), empty for the index's own.
    """

    id: str
    kind: str
    title: str
    label: str
    countries: tuple[str, ...]
    about: frozenset[str]
    born: int | None
    died: int | None
    latitude: str
    longitude: str
    size: int
    links: int
    near: frozenset[str]
    held: str
    source: str = ""

    @property
    def qid(self) -> str | None:
        """Its Wikidata id, if it is known."""
        return self.id if self.id.startswith("Q") else None

    @property
    def name(self) -> str:
        """Its name, or the title of its page."""
        return self.label or self.title

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        """The offices that a person held, read from `held`: "title,from,to" separated by |."""
        return tuple(Office(*office.split(",")) for office in split(self.held))


class Index:
    """Names and things by their keys, in a folder with names.tsv and things.tsv."""

    def __init__(self, folder: Path) -> None:
        self._names = Table(folder / "names.tsv")
        self._things = Table(folder / "things.tsv")
        self._last_senses = lru_cache(KEPT)(self._senses)
        self._last_thing = lru_cache(KEPT)(self._thing)

    def senses(self, name: str) -> tuple[Sense, ...]:
        """Return what a name may mean, what is linked most first.

        >>> [sense.id for sense in shipped().senses("Kofi Annan")]
        ['Q1254']
        """
        return self._last_senses(name)

    def sounding(self, name: str) -> tuple[Sense, ...]:
        """Return the only person whose name sounds like one that nobody has."""
        key = "" if self.senses(name) else sound_key(name)
        return tuple(map(_sense, self._names.find(key))) if key else ()

    def thing(self, id: str) -> Thing | None:
        """Return what is known of an id."""
        return self._last_thing(id)

    def people(self, name: str) -> Iterator[Thing]:
        """Yield the people of a name who have a Wikidata id; initials between forename and surname may be left out."""
        forms = dict.fromkeys((name, MIDDLE.sub("", name)))
        senses = {s.id: s for form in forms for s in self.senses(form) if s.how != LINKED}
        for id in senses:
            thing = self.thing(id)
            if thing and thing.qid and thing.kind == "Person" and initials_agree(name, thing.name):
                yield thing

    def _senses(self, name: str) -> tuple[Sense, ...]:
        return tuple(map(_sense, self._names.find(index_key(name))))

    def _thing(self, id: str) -> Thing | None:
        cells = self._things.find(id)
        return _thing(id, cells) if cells else None


@cache
def shipped() -> Index:
    """Return the index of the package."""
    return Index(Path(str(files("kg").joinpath("world", "gazetteer", "index"))))


def _sense(cell: str) -> Sense:
    at = next(i for i, c in enumerate(cell) if not c.isdigit())
    return Sense(cell[at + 1 :], int(cell[:at] or 0), cell[at])


def _thing(id: str, cells: list[str]) -> Thing:
    kind, title, label, lands, about, born, died, lat, long, size, links, near, offices = [*cells, *[""] * 13][:13]
    return Thing(
        id=id,
        kind=CLASSES.get(kind, ""),
        title=title,
        label=label,
        countries=split(lands),
        about=frozenset(about.split()),
        born=int(born) if born else None,
        died=int(died) if died else None,
        latitude=lat,
        longitude=long,
        size=int(size or 0),
        links=int(links or 0),
        near=frozenset(split(near)),
        held=offices,
    )
