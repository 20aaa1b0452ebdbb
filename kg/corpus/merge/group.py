"""Nodes that are held to be one thing, and the articles around them, while groups are being joined."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from kg.corpus.merge.context import World
from kg.corpus.merge.facts import Iri, Thing


class Company:
    """The articles of a group of nodes, by the names that stand in them."""

    def __init__(self, world: World, articles: Iterable[Iri]) -> None:
        self.world = world
        self.articles = sorted(articles)

    @cached_property
    def named(self) -> dict[str, list[Iri]]:
        """The articles in which a name stands; most groups are never compared, and need it not."""
        return self._by_name(self.articles, defaultdict(list))

    def absorb(self, other: "Company") -> None:
        """Take over the articles of another group."""
        self._by_name(other.articles, self.named)
        self.articles += other.articles

    def shared(self, other: "Company", aside: set[str]) -> tuple[float, list[str]]:
        """Return how much the two most similar articles of two groups share, some names aside, and which names."""
        few, many = sorted((self, other), key=lambda company: len(company.articles))
        return max((few._nearest(article, many, aside) for article in few.articles), default=(0, []))

    def _nearest(self, article: Iri, many: "Company", aside: set[str]) -> tuple[float, list[str]]:
        sums: dict[Iri, float] = defaultdict(float)
        weights = {name: weight for name, weight in self.world.around.get(article, {}).items() if name not in aside}
        for name, weight in weights.items():
            for there in many.named.get(name, ()):
                if there != article:
                    sums[there] += weight
        if not sums:
            return 0, []
        nearest = max(sums, key=lambda there: (sums[there], there))
        both = [name for name in weights if name in self.world.around[nearest]]
        return sums[nearest], sorted(both, key=lambda name: (-weights[name], name))

    def _by_name(self, articles: Iterable[Iri], named: dict[str, list[Iri]]) -> dict[str, list[Iri]]:
        for article in articles:
            for name in self.world.around.get(article, {}):
                named[name].append(article)
        return named


@dataclass
class Group:
    """Nodes that are one thing, as one; `own` is what they stand for among the names of articles, `why` what joined each."""

    thing: Thing
    members: list[Thing]
    company: Company
    own: set[str]
    why: dict[Iri, str]

    @classmethod
    def of(cls, things: list[Thing], world: World, why: dict[Iri, str]) -> "Group":
        """Return things as a group."""
        thing = reduce(or_, things)
        return cls(thing, things, Company(world, thing.articles), world.referents(t.iri for t in things), why)

    def absorb(self, other: "Group", why: str) -> None:
        """Take over another group; what joined one of its members before stays its reason."""
        self.why |= {member.iri: other.why.get(member.iri, why) for member in other.members}
        self.members += other.members
        self.thing |= other.thing
        self.own |= other.own
        self.company.absorb(other.company)
