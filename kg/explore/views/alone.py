"""The graph of one article out of a store of many, so that its page looks up no more than is said in it."""

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, SDO, SKOS, URIRef

from kg.terms import KG, NIF

_DEFAULT: Final = ox.DefaultGraph()
#: What is said of a thing that many articles name, without the passages and statements that lead to it.
_SHARED: Final = (
    *(RDF.type, RDFS.label, SDO.name, SKOS.altLabel, SKOS.exactMatch, SDO.sameAs, SDO.latitude, SDO.longitude),
    *(KG.inCountry, KG.isoCode, KG.linkEvidence, KG.existed, KG.affiliation, KG.rule),
)


def alone(store: ox.Store, article: str) -> ox.Store:
    """Return the graph of an article in the default graph of a store of its own: its named graph, else what stands in it."""
    found = ox.Store()
    node = ox.NamedNode(article)
    named = store.contains_named_graph(node)
    found.extend(ox.Quad(*quad.triple) for quad in (_of_graph(store, node) if named else _standing(store, node)))
    return found


def _of_graph(store: ox.Store, graph: ox.NamedNode) -> Iterable[ox.Quad]:
    return store.quads_for_pattern(None, None, None, graph)


def _standing(store: ox.Store, article: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield what is said of an article, of its passages, of all that rests on these, and of what that leads to."""
    own = f"{article.value}_"
    yield from _of(store, article)
    nodes: set[ox.NamedNode] = set()
    for passage in _subjects(store, NIF.referenceContext, article):
        yield from _of(store, passage)
        for quad in store.quads_for_pattern(None, None, passage, _DEFAULT):
            yield quad
            nodes |= {quad.subject} if isinstance(quad.subject, ox.NamedNode) else set()
    nodes |= set(_subjects(store, KG.inArticle, article))
    for node in nodes:
        if node.value.startswith(own):
            yield from _of(store, node)
        elif node != article:
            yield from _shared(store, node, own)


def _shared(store: ox.Store, node: ox.NamedNode, own: str) -> Iterator[ox.Quad]:
    """Yield what is said of a thing that other articles name as well."""
    for predicate in _SHARED:
        yield from store.quads_for_pattern(node, ox.NamedNode(str(predicate)), None, _DEFAULT)
    for quad in store.quads_for_pattern(node, ox.NamedNode(str(KG.hasRole)), None, _DEFAULT):
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(own):
            yield quad
    yield ox.Quad(node, ox.NamedNode(str(KG.inArticle)), ox.NamedNode(own.removesuffix("_")))


def _of(store: ox.Store, node: ox.NamedNode) -> Iterable[ox.Quad]:
    return store.quads_for_pattern(node, None, None, _DEFAULT)


def _subjects(store: ox.Store, predicate: URIRef, node: ox.NamedNode) -> list[ox.NamedNode]:
    quads = store.quads_for_pattern(None, ox.NamedNode(str(predicate)), node, _DEFAULT)
    return [quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)]
