"""RDF -> what breaks the law of `shapes/law/`: what somebody said is asserted, a passage is not the text, a property is unknown.

The law looks at a graph as a whole, and so it costs more than `check`, which `kg build` does for each article. Its SPARQL is asked
once for all nodes, where a SHACL processor asks once for each node; the answer is the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from kg.rdf import formats
from kg.rdf.check import Problem, parsed, violations
from kg.rdf.facts import Facts
from kg.rdf.resources import turtle_files


@dataclass(frozen=True)
class Rule:
    """A shape whose constraint is a query: it selects the nodes that break it, as ?this."""

    shape: URIRef
    message: str
    query: str


def problems(graph: Graph) -> tuple[Problem, ...]:
    """Return what breaks the law in a graph, sorted by node; the graph itself is not changed."""
    core, rules = _law()
    store = ox.Store()
    store.bulk_load(formats.render(graph, "nt"), ox.RdfFormat.N_TRIPLES)
    found = [*violations(graph, core), *(problem for rule in rules for problem in _broken(rule, graph, core, store))]
    return tuple(sorted(found, key=Problem.order))


@cache
def _law() -> tuple[Facts, tuple[Rule, ...]]:
    """Return the shapes of the law without their queries, and the queries."""
    shapes = parsed(turtle_files("shapes/law"))
    rules = tuple(_rule(shapes, shape, body) for shape, body in sorted(shapes.subject_objects(SH.sparql)))
    shapes.remove((None, SH.sparql, None))
    return Facts(shapes), rules


def _rule(shapes: Graph, shape: Node, body: Node) -> Rule:
    declared = [d for prefixes in shapes.objects(body, SH.prefixes) for d in shapes.objects(prefixes, SH.declare)]
    prefixes = sorted(f"PREFIX {shapes.value(d, SH.prefix)}: <{shapes.value(d, SH.namespace)}>\n" for d in declared)
    query = "".join(prefixes) + str(shapes.value(body, SH.select))
    return Rule(URIRef(str(shape)), str(shapes.value(shape, SH.message)), query)


def _broken(rule: Rule, graph: Graph, shapes: Graph, store: ox.Store) -> Iterator[Problem]:
    targets = _targets(shapes, rule.shape, graph)
    answer = store.query(rule.query)
    assert isinstance(answer, ox.QuerySolutions)  # a shape's query is a SELECT
    names = {variable.value for variable in answer.variables}
    for row in answer:
        values = {name: formats.from_ox(term) for name in names if (term := row[name]) is not None}
        path = values.get("path")
        if values["this"] in targets:
            yield Problem(
                node=values["this"],
                message=rule.message,
                component=SH.SPARQLConstraintComponent,
                shape=rule.shape,
                path=path if isinstance(path, URIRef) else None,
                value=values.get("value"),
            )


def _targets(shapes: Graph, shape: URIRef, graph: Graph) -> set[Node]:
    """Return the nodes of a graph that a shape speaks of."""
    named = shapes.objects(shape, SH.targetClass)
    kinds = {below for kind in named for below in graph.transitive_subjects(RDFS.subClassOf, kind)}
    return {
        *(node for kind in kinds for node in graph.subjects(RDF.type, kind)),
        *(node for p in shapes.objects(shape, SH.targetSubjectsOf) for node in graph.subjects(p)),
        *(node for p in shapes.objects(shape, SH.targetObjectsOf) for node in graph.objects(None, p)),
    }
