"""How the things of some articles belong together: the strongest links, so that they can be looked at."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Final

from kg.explore.values import Claim, Edge, Event, Network, Profile, Proposal, Ref

#: More nodes than these are a hairball.
MOST_NODES: Final = 24
MOST_EDGES: Final = 48
#: The most words that an edge shows.
_WORDS: Final = 3
_THINGS: Final = frozenset({"person", "organization", "country", "place", "unnamed", "source"})


@dataclass(frozen=True)
class Tie:
    """One way in which two things belong together."""

    source: Ref
    target: Ref
    words: str
    factual: bool


def network(ties: Iterable[Tie], around: Ref | None = None) -> Network:
    """Return the nodes with most ties, and the ties among them; `around` is always one, and those tied to it go first."""
    together: dict[tuple[Ref, Ref], list[Tie]] = defaultdict(list)
    for tie in ties:
        if tie.source != tie.target and {tie.source.kind, tie.target.kind} <= _THINGS:
            together[tie.source, tie.target].append(tie)
    weights: Counter[Ref] = Counter()
    for (source, target), found in together.items():
        near = 1000 if around in (source, target) else 0
        weights.update({source: len(found) + near, target: len(found) + near})
    ranked = sorted(weights, key=lambda ref: (-weights[ref], ref.label, ref.iri))
    nodes = ranked[:MOST_NODES]
    edges = [_edge(*ends, found) for ends, found in together.items() if set(ends) <= set(nodes)]

    def rank(edge: Edge) -> tuple[bool, int, Ref, Ref]:
        return around not in (edge.source, edge.target), -edge.weight, edge.source, edge.target

    strongest = sorted(edges, key=rank)[:MOST_EDGES]
    shown = {ref for edge in strongest for ref in (edge.source, edge.target)}
    kept = tuple(ref for ref in nodes if ref in shown)
    return Network(kept, tuple(strongest), len(ranked) - len(kept))


def _edge(source: Ref, target: Ref, ties: list[Tie]) -> Edge:
    words = [word for word, _ in Counter(tie.words for tie in ties).most_common(_WORDS)]
    return Edge(source, target, tuple(words), len(ties), any(tie.factual for tie in ties))


def ties(
    claims: Iterable[Claim], events: Iterable[Event], proposals: Iterable[Proposal], profiles: Iterable[Profile] = ()
) -> Iterator[Tie]:
    """Yield what ties things together: events from who does it to whom, claims from who speaks, offers, offices."""
    for event in events:
        sure = event.factuality == "actual"
        for source, target in product(event.actors, event.targets or event.places):
            yield Tie(source, target, event.type, sure)
        for index, source in enumerate(event.actors if not event.targets else ()):
            yield from (Tie(source, other, event.type, sure) for other in event.actors[index + 1 :])
    for claim in claims:
        yield from (Tie(*ends, f"{claim.act} to", True) for ends in product(claim.speakers, claim.addressees))
        yield from (Tie(*ends, "speaks of", True) for ends in product(claim.speakers, claim.about))
    for offer in proposals:
        yield from (Tie(*ends, "offers to", True) for ends in product(offer.proposed_by, offer.addressed_to))
        yield from (Tie(*ends, "conveys for", True) for ends in product(offer.conveyed_by, offer.proposed_by))
    for profile in profiles:
        me = profile.entity.ref
        yield from (Tie(me, of, role.ref.label, True) for role in profile.entity.roles for of in role.of)
        yield from (Tie(me, of, "belongs to", True) for of in profile.entity.affiliations)
