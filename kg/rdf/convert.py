"""Terms and triples of rdflib -> those of pyoxigraph in reading order, and back; literals stay as they are written."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import InputError
from kg.rdf.prefixes import bound
from kg.terms import KG, NIF

COLLECTIONS: Final[Mapping[URIRef, str]] = {
    KG.Country: "countries",
    KG.Organization: "organizations",
    KG.Person: "people",
    KG.UnnamedActor: "unnamedActors",
    KG.Place: "places",
    KG.Item: "items",
    KG.Role: "roles",
    KG.Event: "events",
    KG.Figure: "figures",
    KG.Proposal: "proposals",
    KG.Term: "terms",
    KG.Claim: "claims",
}
"""What an article holds, in reading order (who and where, what happened, what was proposed, what was said), and what JSON calls it."""

_RANKS: Final[Mapping[Node, int]] = {
    **{kind: rank for rank, kind in enumerate((KG.Article, *COLLECTIONS))},
    NIF.OffsetBasedString: len(COLLECTIONS) + 2,
    KG.Quotation: len(COLLECTIONS) + 2,
}
_LAST: Final = len(COLLECTIONS) + 1
_FIRST: Final[Mapping[Node, str]] = {RDF.type: "0", RDFS.label: "1"}
_STRING: Final = ox.NamedNode(str(XSD.string))


def ordered(graph: Graph) -> list[ox.Triple]:
    """Return the triples: subjects in reading order, `a` and the label first, numbers inside names by their value."""
    about: dict[Node, dict[Node, list[Node]]] = {}
    for s, p, o in graph:
        about.setdefault(s, {}).setdefault(p, []).append(o)
    sortable, named, predicate = cache(natural), cache(_named), cache(ox.NamedNode)

    def place(subject: Node) -> tuple[int, str, str]:
        kinds = (_RANKS.get(o, _LAST) for o in about[subject].get(RDF.type, ()))
        return min(kinds, default=_LAST), sortable(str(subject)), str(subject)

    def key(value: Node) -> tuple[str, ...]:
        return sortable(str(value)), str(value), _kind(value)

    found: list[ox.Triple] = []
    for s in sorted(about, key=place):
        subject = named(s)
        for p in sorted(about[s], key=lambda p: _FIRST.get(p, str(p))):
            values = about[s][p]
            ranked = sorted(values, key=key) if len(values) > 1 else values
            found += [
                ox.Triple(subject, predicate(str(p)), _literal(o) if isinstance(o, Literal) else named(o))
                for o in ranked
            ]
    return found


def to_graph(triples: Iterable[ox.Triple]) -> Graph:
    """Return triples as a graph of rdflib, literals unchanged; raise InputError for a triple inside a triple."""
    graph = Graph()
    for triple in triples:
        graph.add((from_ox(triple.subject), URIRef(triple.predicate.value), from_ox(triple.object)))
    return bound(graph)


def _kind(node: Node) -> str:
    """Return what tells apart two terms of one text."""
    return f"{node.datatype} {node.language}" if isinstance(node, Literal) else ""


def natural(text: str) -> str:
    """Return a sort key in which offset_9 stands before offset_10."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(8), text)


def _named(node: Node) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(str(node)) if isinstance(node, BNode) else ox.NamedNode(str(node))


def _literal(node: Literal) -> ox.Literal:
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None)


def from_ox(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return a term of pyoxigraph as one of rdflib, literals unchanged; raise InputError for a triple."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise InputError(f"{term}: a triple inside a triple is not supported")
    datatype = None if term.language or term.datatype == _STRING else URIRef(term.datatype.value)
    return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
