"""The groups of phrases that may name a proposal, each with the terms that they may have, weighed."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.find.proposals import clear, groupfeatures, groups, nearby, terms, weighing
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import namings
from kg.find.proposals.scene import Scene
from kg.find.proposals.terms import Told
from kg.values import Span


@dataclass(frozen=True)
class Candidate:
    """Phrases that may name one proposal, what may be its terms, all and those likely enough, and what speaks for it.

    `clear` says that they name one beyond doubt, `likely` how likely they do, from 0 to 1.
    """

    group: Group
    told: tuple[Told, ...]
    terms: tuple[Told, ...]
    features: tuple[str, ...]
    clear: bool
    likely: float

    @property
    def chance(self) -> float | None:
        """How likely a reader takes one of the phrases for the name of a proposal; nothing where no reader looked."""
        return _chance(self.group)

    @property
    def holds(self) -> bool:
        """Whether that is likely enough."""
        named = any(n.how == "noun" for n in self.group)
        return self.likely >= weighing.BARS["noun" if named else "verb"]


def find(scene: Scene) -> Iterator[Candidate]:
    """Yield the candidates of an article in text order, without pacts that are only named as what another would bring about."""
    found = list(_all(scene))
    yield from (c for c in found if not any(_is_inside(c, other) for other in found))


def _is_inside(one: Candidate, other: Candidate) -> bool:
    """Say whether a candidate is named inside the terms and phrases of a likelier one, and nowhere else ("an offer for a ceasefire")."""
    if one is other or one.likely >= other.likely or not other.holds or "pact" not in one.group[0].noun.families:
        return False
    return all(any(n.span.within(s) for s in _spans(other)) for n in one.group)


def _spans(candidate: Candidate) -> list[Span]:
    """Return the terms, and the passages from each phrase to the end of what it may bring about."""
    return [
        *(t.where for t in candidate.terms),
        *(n.span for n in candidate.group),
        *(t.where for n in candidate.group for t in n.told),
    ]


def _all(scene: Scene) -> Iterator[Candidate]:
    reading = scene.reading
    named = groups.grouped(namings(scene))
    sentences = [frozenset(reading.sentence[n.head.i] for n in group) for group in named]
    for i, group in enumerate(named):
        others = frozenset(s for j, own in enumerate(sentences) if j != i for s in own) - sentences[i]
        told = _told(scene, group, others)
        kept = terms.chosen(told)
        own = tuple(groupfeatures.of(reading, scene.entities, group, kept, named))
        is_clear = clear.is_clear(reading, group, kept)
        likely = weighing.likely(scene.tables[weighing.PROPOSALS], own, _chance(group), clear=is_clear)
        yield Candidate(group, tuple(told), tuple(kept), own, is_clear, likely)


def _chance(group: Group) -> float | None:
    return max((n.chance for n in group if n.chance is not None), default=None)


def _told(scene: Scene, group: Group, others: frozenset[int]) -> list[Told]:
    """Return what may be the terms, each once; a headline's only where the body tells none."""
    found = [t for n in group if not n.in_headline for t in n.told]
    taken = {t.content.head.i for t in found} | {t.content.over.i for t in found if t.content.over is not None}
    for n in group:
        more = (c for c in nearby.of_naming(scene, n, others) if c.head.i not in taken)
        found += terms.told(scene, n.head, n.noun, more)
    if not any(t.likely >= weighing.TERM for t in found):
        found += [t for n in group if n.in_headline for t in n.told]
    best: dict[tuple[int, int], Told] = {}
    for t in found:
        if t.where not in best or best[t.where].likely < t.likely:
            best[t.where] = t
    return sorted(best.values(), key=lambda t: t.where)
