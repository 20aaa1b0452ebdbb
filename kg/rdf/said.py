"""What only a claim says -> triples of RDF 1.2 that the claim reifies, and that nobody asserts.

In the plain form of a graph an event that somebody reported is described like any other, and its factuality says that it
is no more than reported; a query that does not ask for the factuality takes it for a fact. In this form it finds nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, URIRef

from kg.terms import KG

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def _node(iri: URIRef) -> ox.NamedNode:
    return ox.NamedNode(str(iri))


REIFIES: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies")

#: What is the graph's own knowledge of an event or figure, and not what the claim says: that somebody speaks of it, and where.
ABOUT_THE_NODE: Final = frozenset(
    map(
        _node,
        (
            RDF.type,
            RDFS.label,
            KG.inArticle,
            KG.evidence,
            KG.trigger,
            KG.rule,
            KG.factuality,
            KG.polarity,
            KG.reportedIn,
        ),
    )
)

_TYPE, _EVENT, _FIGURE = _node(RDF.type), _node(KG.Event), _node(KG.Figure)
_REPORTED_IN, _STATES, _HAS_FIGURE = _node(KG.reportedIn), _node(KG.states), _node(KG.figure)
_FACTUALITY, _ACTUAL = _node(KG.factuality), _node(KG.Actual)


def reify(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return triples, grouped by subject, with what only claims say moved into triple terms of these claims.

    What the article says itself stays: an event that is actual, a figure of one.
    """
    rows = list(triples)
    sayers = _sayers(rows)
    told: dict[Term, list[ox.Triple]] = defaultdict(list)
    kept: list[ox.Triple] = []
    for row in rows:
        claims = sayers.get(row.subject, ()) if row.predicate not in ABOUT_THE_NODE else ()
        for claim in claims:
            told[claim].append(ox.Triple(claim, REIFIES, row))
        if not claims:
            kept.append(row)
    return [row for subject, own in groupby(kept, lambda row: row.subject) for row in (*own, *told.get(subject, ()))]


def _sayers(rows: list[ox.Triple]) -> dict[Term, list[ox.NamedNode]]:
    """Return the claims that say each event or figure that nothing but claims says, in order."""
    types = {row.subject for row in rows if row.predicate == _TYPE and row.object in (_EVENT, _FIGURE)}
    facts = {row.subject for row in rows if row.predicate == _FACTUALITY and row.object == _ACTUAL}
    said: dict[Term, set[Term]] = defaultdict(set)
    for row in rows:
        if row.predicate == _STATES:
            said[row.object].add(row.subject)
        elif row.predicate == _REPORTED_IN:
            said[row.subject].add(row.object)
    events = {node for node in said if node in types} - facts
    # The article itself states the figure of an event that it states, whoever else gives the number.
    own = {row.object for row in rows if row.predicate == _HAS_FIGURE and row.subject not in events}
    here = {row.subject for row in rows}
    told = {node: _named(claims & here) for node, claims in said.items() if node in events - own}
    return {node: claims for node, claims in told.items() if claims}


def _named(nodes: Iterable[Term]) -> list[ox.NamedNode]:
    return sorted((node for node in nodes if isinstance(node, ox.NamedNode)), key=str)
