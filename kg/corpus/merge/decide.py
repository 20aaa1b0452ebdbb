"""Facts -> which nodes are one thing: by Wikidata id, by an editor's word, else by name and what speaks for it.

Only nodes that share a name are compared, and each with the groups formed so far, so that a corpus takes time in
proportion to its size. Everything is done in an order that the facts give, whatever the order of the files.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from kg.corpus.merge.context import World
from kg.corpus.merge.evidence import Evidence, compare
from kg.corpus.merge.facts import Iri, Thing
from kg.corpus.merge.group import Group

Verdict = Literal["same", "different", "?"]

#: Two groups that both fit, and one not better than the other by so much, fit equally well.
MARGIN = 0.3
#: Nodes of one Wikidata id are one thing where their links are so probable; others are weighed.
SURE = 0.9


@dataclass(frozen=True)
class Decision:
    """What was decided of two nodes, and why. Both `different` and `?` leave them two; the second says that it is open."""

    verdict: Verdict
    node: Iri
    other: Iri
    evidence: str


@dataclass(frozen=True)
class Orders:
    """What an editor has decided: groups of nodes that are one, and from which others a node is kept apart."""

    same: tuple[frozenset[Iri], ...] = ()
    different: Mapping[Iri, frozenset[Iri]] = field(default_factory=dict)


@dataclass(frozen=True)
class Identity:
    """Which node stands for each, and the decisions that made it so."""

    canonical: dict[Iri, Iri]
    decisions: tuple[Decision, ...]


def decide(world: World, orders: Orders) -> Identity:
    """Decide which things of a corpus are one."""
    canonical: dict[Iri, Iri] = {}
    decisions: list[Decision] = []
    for block in _blocks(_given(world, orders)):
        groups = _settle(block, world, orders)
        for group in groups:
            canonical.update(dict.fromkeys((member.iri for member in group.members), _canonical(group.members)))
            decisions += _made(group)
        decisions += (_left(evidence, a, b) for evidence, a, b in _left_apart(groups, world, orders))
    return Identity(canonical, tuple(decisions))


def _given(world: World, orders: Orders) -> list[Group]:
    """Return the groups that need no weighing: an editor's, those of one Wikidata id or ISO code, and single nodes."""
    things = world.facts.things
    ordered = {iri: f"editor {number}" for number, iris in enumerate(orders.same) for iri in iris if iri in things}
    names = {iri: ordered.get(iri) or _id(thing, orders) for iri, thing in things.items()}
    # what has the id of a node that an editor has joined to others goes with it
    joined = {wikidata: name for iri, name in ordered.items() for wikidata in things[iri].wikidata}
    together: dict[str, list[Thing]] = defaultdict(list)
    for iri, name in names.items():
        together[joined.get(name, name)].append(things[iri])
    return [Group.of(those, world, _why(those, ordered)) for those in together.values()]


def _id(thing: Thing, orders: Orders) -> str:
    """Return what a node shares with all that are one with it by their ids; its own IRI where it is weighed, or kept apart by an editor."""
    weighed = thing.iri in orders.different or thing.probability < SURE
    return thing.iri if weighed else min(thing.wikidata, default=thing.iri)


def _why(things: list[Thing], ordered: Collection[Iri]) -> dict[Iri, str]:
    """Return what makes things one that need no weighing."""
    if len(things) == 1:
        return {}
    return {t.iri: "an editor's line" if t.iri in ordered else f"wikidata {min(t.wikidata)}" for t in things}


def _blocks(groups: list[Group]) -> Iterator[list[Group]]:
    """Yield the groups that names connect, each block on its own, and give each up once it is yielded."""
    first: dict[tuple[str, str], int] = {}
    root = list(range(len(groups)))
    for i, group in enumerate(groups):
        for key in group.thing.keys:
            root[_root(root, i)] = _root(root, first.setdefault((group.thing.kind, key), i))
    blocks: dict[int, list[Group]] = defaultdict(list)
    while groups:
        blocks[_root(root, len(groups) - 1)].append(groups.pop())
    while blocks:
        yield blocks.pop(next(iter(blocks)))


def _root(root: list[int], i: int) -> int:
    """Return the number that stands for a block, and shorten the way to it."""
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i


def _settle(block: list[Group], world: World, orders: Orders) -> list[Group]:
    """Join groups until none fits another, those that most is known of first."""
    before = len(block) + 1
    while 1 < len(block) < before:
        before = len(block)
        block = _joined(sorted(block, key=_knowledge), world, orders)
    return block


def _knowledge(group: Group) -> tuple[int, int, int, Iri]:
    thing = group.thing
    return -len(thing.wikidata), -len(thing.articles), -len(thing.offices), min(m.iri for m in group.members)


def _joined(block: list[Group], world: World, orders: Orders) -> list[Group]:
    found: list[Group] = []
    for group in block:
        home = _home(group, found, world, orders)
        if home is None:
            found.append(group)
        else:
            evidence, other = home
            other.absorb(group, evidence.words)
    return found


def _home(group: Group, others: list[Group], world: World, orders: Orders) -> tuple[Evidence, Group] | None:
    """Return the one group that this fits best; None when there is none, or another fits as well."""
    fits = [(e, other) for other in others if (e := _weigh(group, other, world, orders)) is not None and e.holds]
    fits.sort(key=lambda fit: -fit[0].score)
    if not fits or (len(fits) > 1 and fits[0][0].score - fits[1][0].score < MARGIN):
        return None
    return fits[0]


def _weigh(a: Group, b: Group, world: World, orders: Orders) -> Evidence | None:
    """Compare two groups; None when they share no name, or an editor keeps them apart."""
    if not a.thing.keys & b.thing.keys or a.thing.kind != b.thing.kind or _kept_apart(a, b, orders):
        return None
    return compare(a, b, world)


def _kept_apart(a: Group, b: Group, orders: Orders) -> bool:
    few, many = sorted((a.members, b.members), key=len)
    kept = [orders.different[member.iri] for member in few if member.iri in orders.different]
    return any(member.iri in those for those in kept for member in many)


def _canonical(members: Iterable[Thing]) -> Iri:
    """Return the node that stands for all: the one named by its Wikidata id or ISO code, else the first by IRI.

    It is one of the nodes, so nothing is named anew, and only the members decide which.
    """
    return min((m.kind != "Country" and not m.iri.endswith(tuple(m.wikidata)), m.iri) for m in members)[1]


def _made(group: Group) -> Iterator[Decision]:
    canonical = _canonical(group.members)
    own = group.why.get(canonical, "")
    for member in sorted(group.members, key=lambda m: m.iri):
        if member.iri != canonical:
            yield Decision("same", canonical, member.iri, group.why.get(member.iri) or own)


def _left_apart(groups: list[Group], world: World, orders: Orders) -> Iterator[tuple[Evidence, Group, Group]]:
    """Yield each group but the first with the one before it that it is nearest to, and what was found."""
    for i, group in enumerate(groups):
        weighed = [(e, other) for other in groups[:i] if (e := _weigh(group, other, world, orders)) is not None]
        if weighed:
            evidence, other = max(weighed, key=lambda pair: (pair[0].score, -len(pair[0].against)))
            yield evidence, other, group


def _left(evidence: Evidence, a: Group, b: Group) -> Decision:
    nodes = _canonical(a.members), _canonical(b.members)
    if evidence.against:
        return Decision("different", *nodes, "name, but " + " + ".join(evidence.against))
    return Decision("?", *nodes, evidence.words + ("; another fits as well" if evidence.holds else ": not enough"))
