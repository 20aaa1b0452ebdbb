"""The nodes of a store -> the rows of the index."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib import RDFS, SDO, SKOS
from rdflib.namespace import RDF

from kg.explore import called
from kg.explore.values import Ref
from kg.terms import KG, NIF

Facts = dict[str, list[ox.NamedNode | ox.Literal]]
"""What a store says of a node: values by the IRI of the property."""

_DEFAULT: Final = ox.DefaultGraph()
_TYPE: Final = ox.NamedNode(str(RDF.type))
#: Classes, what pages call them, and which come first where a node has two: a country is also a place.
KINDS: Final[Mapping[str, str]] = {
    str(KG.Article): "article",
    str(KG.Person): "person",
    str(KG.Organization): "organization",
    str(KG.Country): "country",
    str(KG.Place): "place",
    str(KG.AnonymousSource): "source",
    str(KG.UnnamedActor): "unnamed",
    str(KG.Item): "item",
    str(KG.Claim): "claim",
    str(KG.Event): "event",
    str(KG.Figure): "figure",
    str(KG.Proposal): "proposal",
    str(KG.Term): "term",
    str(KG.Role): "role",
}
#: Nobody who is of these kinds has a name.
NAMELESS: Final = frozenset({"source", "unnamed"})
#: Links that lists ask for, and what they are called there.
ROLES: Final[Mapping[str, str]] = {
    str(KG.speaker): "speaker",
    str(KG.about): "about",
    str(KG.addressee): "addressee",
    str(KG.actor): "actor",
    str(KG.target): "target",
    str(KG.object): "object",
    str(KG.place): "place",
    str(KG.figure): "figure",
    str(KG.states): "states",
    str(KG.reportedIn): "reported",
    str(KG.embeddedIn): "within",
    str(KG.contradicts): "against",
    str(KG.proposedBy): "proposer",
    str(KG.addressedTo): "receiver",
    str(KG.conveyedBy): "conveyor",
    str(KG.respondsTo): "answers",
    str(KG.hasTerm): "term",
    str(KG.statusEvent): "outcome",
    str(KG.hasRole): "role",
    str(KG.roleIn): "office",
    str(KG.affiliation): "member",
    str(KG.inCountry): "country",
    str(KG.inArticle): "article",
}
_SORTED: Final = {
    "claim": (str(KG.speechAct), str(KG.mode)),
    "event": (str(KG.eventType), str(KG.factuality)),
    "figure": (str(KG.measures), str(KG.bound)),
    "proposal": (str(KG.status), ""),
}
_OFFSETS: Final = re.compile(r"_offset_(\d+)_\d+$")
_PASSAGES: Final = (str(KG.content), str(KG.trigger), str(KG.mention), str(KG.evidence))


@dataclass(frozen=True)
class Row:
    """A row of the table `item`, but for what is known only when all are read: the article, the root and the weight."""

    iri: str
    kind: str
    label: str
    type: str | None
    manner: str | None
    first: str | None
    last: str | None
    begin: int | None
    value: float | None
    unit: str | None
    latitude: float | None
    longitude: float | None
    links: tuple[tuple[str, str], ...]
    name: str
    text: str

    @property
    def key(self) -> str:
        """The last part of the IRI, as pages have it."""
        return Ref(self.iri, "", "other").key


def nodes(store: ox.Store) -> dict[str, str]:
    """Return the kind of each node that a page shows, articles first."""
    found: dict[str, str] = {}
    for kind, name in KINDS.items():
        quads = store.quads_for_pattern(None, _TYPE, ox.NamedNode(kind), _DEFAULT)
        for iri in sorted(q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode)):
            found.setdefault(iri, name)
    return found


def facts(store: ox.Store, iri: str) -> Facts:
    """Return what a store says of a node."""
    found: Facts = {}
    for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, _DEFAULT):
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            found.setdefault(quad.predicate.value, []).append(quad.object)
    return found


def read(store: ox.Store, iri: str, kind: str) -> Row:
    """Return the row of a node."""
    known = facts(store, iri)
    type_, manner = _SORTED.get(kind, ("", ""))
    published = _one(known, str(SDO.datePublished))
    return Row(
        iri=iri,
        kind=kind,
        label=called.label(store, iri) or iri,
        type=_local(_one(known, type_)),
        manner=_local(_one(known, manner)),
        first=published or _one(known, str(KG.earliest)),
        last=published or _one(known, str(KG.latest)),
        begin=_begin(known),
        value=_number(_one(known, str(KG.value))),
        unit=_one(known, str(KG.unit)),
        latitude=_number(_one(known, str(SDO.latitude))),
        longitude=_number(_one(known, str(SDO.longitude))),
        links=tuple((role, o.value) for p, role in ROLES.items() for o in known.get(p, ())),
        name=" · ".join(_names(known)),
        text=" ".join(_words(store, known, kind)),
    )


def _names(known: Facts) -> Iterable[str]:
    """Return what a node is called."""
    predicates = (RDFS.label, SDO.name, SKOS.altLabel, SDO.identifier)
    return dict.fromkeys(o.value for p in predicates for o in known.get(str(p), ()))


def _words(store: ox.Store, known: Facts, kind: str) -> Iterator[str]:
    """Yield the words by which a node is found, besides its names: its text, or its sentences."""
    if kind in ("claim", "term"):
        yield from _values(known, str(KG.text))
    elif kind == "article":
        yield from _values(known, str(NIF.isString))
    elif kind in ("event", "figure", "proposal"):
        passages = [o for o in known.get(str(KG.evidence), ()) if isinstance(o, ox.NamedNode)]
        yield from _at(store, passages, str(NIF.anchorOf))
        yield from _at(store, known.get(str(KG.hasTerm), ()), str(KG.text))
    elif kind == "person":
        yield from _at(store, known.get(str(KG.hasRole), ()), str(RDFS.label))


def _at(store: ox.Store, iris: Iterable[ox.NamedNode | ox.Literal], predicate: str) -> Iterator[str]:
    """Yield the values of a property of several nodes."""
    for node in iris:
        if isinstance(node, ox.NamedNode):
            for quad in store.quads_for_pattern(node, ox.NamedNode(predicate), None, _DEFAULT):
                if isinstance(quad.object, ox.Literal):
                    yield quad.object.value


def _values(known: Facts, predicate: str) -> list[str]:
    return [o.value for o in known.get(predicate, ())]


def _one(known: Facts, predicate: str) -> str | None:
    """Return the first value of a property in the order of their text."""
    return min(_values(known, predicate), default=None)


def _local(iri: str | None) -> str | None:
    return re.split("[/#]", iri)[-1] if iri else None


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _begin(known: Facts) -> int | None:
    """Return where the words of a node begin, by the names of its passages."""
    for predicate in _PASSAGES:
        found = [int(m[1]) for o in known.get(predicate, ()) if (m := _OFFSETS.search(o.value))]
        if found:
            return min(found)
    return None
