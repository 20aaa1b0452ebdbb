"""What surrounds a thing: the other names of its articles, each worth more the fewer articles share it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.corpus.merge import known, names
from kg.corpus.merge.facts import Facts, Iri, Thing

#: What a name shared by two articles is worth at most. Countries are in every other article.
WORTH = {"Person": 1.0, "Organization": 0.7, "Place": 0.6, "Country": 0.4}
#: A forename or surname alone, or a body that each country has: what it names is only guessed.
VAGUE = 0.4
#: Added to the number of articles when rarity is computed, as if so many more had none of the names; it smooths a small corpus.
BACKGROUND = 1000
#: A name worth less than this is in too many articles to count; it also bounds what is compared.
LEAST = 0.05


@dataclass(frozen=True)
class World:
    """What articles name: each node by its `referent`, the same for nodes that seem to be one.

    `around` has the referents of each article with their worth, `called` a name for each, `lands` those that are countries.
    """

    facts: Facts
    referent: dict[Iri, str]
    around: dict[Iri, dict[str, float]]
    called: dict[str, str]
    lands: frozenset[str]
    forenames: Counter[str]
    surnames: Counter[str]

    def referents(self, iris: Iterable[Iri]) -> set[str]:
        """Return what nodes stand for; one that the graphs don't describe means itself."""
        return {self.referent.get(iri, iri) for iri in iris}

    def name(self, referents: Iterable[str]) -> str:
        """Return the name of one of them."""
        return min(self.called.get(name, name) for name in referents)

    def namesakes(self, key: str) -> float:
        """Return how many others of a person's name to expect, if forenames went with surnames by chance."""
        forename, *_, surname = key.split()
        pairs = (self.forenames[forename] - 1) * (self.surnames[surname] - 1)
        return pairs / (self.forenames.total() + BACKGROUND)


def world(facts: Facts) -> World:
    """Return the things of a corpus with the names around them."""
    linked = _linked(facts)
    referent = {iri: _referent(thing, linked) for iri, thing in facts.things.items()}
    called: dict[str, Counter[str]] = defaultdict(Counter)
    worth: dict[str, float] = {}
    held: dict[Iri, set[str]] = defaultdict(set)
    for iri, thing in facts.things.items():
        name = referent[iri]
        called[name][thing.name] += len(thing.articles)
        worth[name] = max(worth.get(name, 0), _worth(thing))
        for article in thing.articles:
            held[article].add(name)
    counts = Counter(name for those in held.values() for name in those)
    weights = {name: worth[name] * _rarity(count, len(held)) for name, count in counts.items()}
    around = {a: {n: weights[n] for n in sorted(those) if weights[n] >= LEAST} for a, those in held.items()}
    people = {key for thing in facts.things.values() if thing.kind == "Person" for key in thing.keys}
    return World(
        facts,
        referent,
        around,
        {name: max(counts, key=lambda n: (counts[n], n)) for name, counts in called.items()},
        frozenset(referent[iri] for iri, thing in facts.things.items() if thing.kind == "Country"),
        Counter(key.split()[0] for key in people),
        Counter(key.split()[-1] for key in people),
    )


def _linked(facts: Facts) -> dict[tuple[str, str], str]:
    """Return what the corpus itself links a name to, where that is one entity of Wikidata."""
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing in facts.things.values():
        for key in thing.keys:
            ids[thing.kind, key] |= thing.wikidata
    return {key: min(found) for key, found in ids.items() if len(found) == 1}


def _referent(thing: Thing, linked: dict[tuple[str, str], str]) -> str:
    """Return the Wikidata id, known or guessed from the name, or class and name: good enough to compare articles by."""
    if thing.wikidata:
        return min(thing.wikidata)
    found = {linked[thing.kind, key] for key in thing.keys if (thing.kind, key) in linked}
    return min(found) if len(found) == 1 else f"{thing.kind} {min(thing.keys, default=names.other(thing.name))}"


def _worth(thing: Thing) -> float:
    if thing.kind == "Organization" and known.is_medium(thing.name):
        return 0  # every article cites some agency or newspaper
    vague = not thing.keys or (thing.kind == "Organization" and names.is_generic(thing.name))
    return VAGUE if vague else WORTH[thing.kind]


def _rarity(count: int, articles: int) -> float:
    """Return 1 for a name of one article, falling to 0 for one in all of a large corpus."""
    return math.log((articles + BACKGROUND) / count) / math.log(articles + BACKGROUND)
