"""Claims with what stands inside them."""

from collections.abc import Iterable, Iterator
from typing import Final

from kg.explore.values import Claim
from kg.explore.views.nodes import Nodes
from kg.terms import KG

#: What those did who made a claim, by its act of speech: of one or of many ("sources").
VERBS: Final = {
    "assert": "said",
    "deny": "denied",
    "promise": "promised",
    "demand": "demanded",
    "accuse": "accused",
    "warn": "warned",
    "propose": "proposed",
    "ask": "asked",
}


def claim(nodes: Nodes, iri: str, above: frozenset[str] = frozenset()) -> Claim:
    """Return a claim and the claims inside it; `above` are those that it stands in itself."""
    around = above | {iri}
    inside = (inner for inner in nodes.starts(iri, KG.embeddedIn) if inner not in around)
    return Claim(
        ref=nodes.ref(iri),
        speakers=nodes.refs(iri, KG.speaker),
        act=VERBS.get(nodes.word(iri, KG.speechAct), VERBS["assert"]),
        mode=nodes.word(iri, KG.mode),
        text=nodes.value(iri, KG.text),
        cue=nodes.value(iri, KG.cue),
        addressees=nodes.refs(iri, KG.addressee),
        about=nodes.refs(iri, KG.about),
        states=nodes.refs(iri, KG.states),
        within=nodes.refs(iri, KG.embeddedIn),
        nested=tuple(claim(nodes, inner, around) for inner in inside),
        against=nodes.refs(iri, KG.contradicts),
        same=nodes.refs(iri, KG.sameClaimAs),
        when=nodes.when(iri),
        rules=nodes.values(iri, KG.rule),
        passages=nodes.passages(iri, KG.content) or nodes.passages(iri, KG.evidence),
    )


def outermost(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims that stand in no other of these; of those that stand in each other, the first."""
    found = list(claims)
    shown: list[Claim] = []
    inside: set[str] = set()
    for one in [*(one for one in found if not one.within), *found]:
        if one.ref.iri not in inside:
            shown.append(one)
            inside.update(_all(one))
    places = {one.ref.iri: at for at, one in enumerate(found)}
    return tuple(sorted(shown, key=lambda one: places[one.ref.iri]))


def _all(one: Claim) -> Iterator[str]:
    yield one.ref.iri
    for inner in one.nested:
        yield from _all(inner)
