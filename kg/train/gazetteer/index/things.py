"""Things of the world, each once, whatever list names it: a register that is filled source by source, the surest first."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.train.gazetteer.index.titles import Titles

#: How a name is known to be one of a thing, the surest first: its own, its title without what tells namesakes apart, another.
LABEL, BASE, ALIAS = "n", "b", "a"
#: The most words that describe what a thing is about.
WORDS = 8
DULL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "its",
        "his",
        "her",
        "other",
        "name",
        "based",
        "former",
        "also",
        "de",
        "la",
    ]
)


@dataclass
class Thing:
    """A person, body, place or something else. `id` is the Wikidata id, or ":" and the Wikipedia title where no id is known.

    `names` says how each name is known, `about` are words for what it is ("singer", "bank"), `size` is its population.
    """

    id: str
    label: str
    kind: str = ""
    title: str = ""
    countries: tuple[str, ...] = ()
    born: str = ""
    died: str = ""
    latitude: str = ""
    longitude: str = ""
    size: int = 0
    offices: str = ""
    about: dict[str, None] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def called(self, how: str, names: Iterable[str]) -> None:
        """Add names that are known in one way; the surest way counts."""
        for name in names:
            if (name and how < self.names.get(name, "~")) or RANK[how] < RANK.get(self.names.get(name, ""), 9):
                self.names[name] = how


RANK = {LABEL: 0, BASE: 1, ALIAS: 2}


class Register:
    """All things by id. What a later source says of a thing fills what earlier ones leave open."""

    def __init__(self, titles: Titles) -> None:
        self.titles = titles
        self.things: dict[str, Thing] = {}

    def add(self, qid: str, label: str, kind: str, title: str = "", **facts: object) -> Thing | None:
        """Return the thing of an id, or of a title whose id may be known, with what a source says of it; None without either."""
        key = qid or (self.titles.id(title) if title else "")
        if not key:
            return None
        thing = self.things.setdefault(key, Thing(key, label))
        thing.kind = thing.kind or kind
        thing.title = thing.title or title or self.titles.of(key)
        for name, value in facts.items():
            if value and not getattr(thing, name):
                setattr(thing, name, value)
        thing.called(LABEL, (label,))
        if thing.title:
            base = bare(thing.title)
            thing.called(LABEL if base == thing.title else BASE, (base,))
            thing.called(LABEL, (thing.title,))
        return thing

    def about(self, thing: Thing, text: str) -> None:
        """Add the words of a description."""
        for word in re.findall(r"[a-z]{3,}", text.lower()):
            if word not in DULL and len(thing.about) < WORDS:
                thing.about[word] = None


def bare(title: str) -> str:
    """Return a title without what tells its namesakes apart.

    >>> bare("Jack Straw (politician)"), bare("Dayton, Ohio"), bare("Baghdad")
    ('Jack Straw', 'Dayton', 'Baghdad')
    """
    return re.sub(r" \([^()]*\)$", "", title).partition(", ")[0]
