"""RDF and shapes -> Report: what conforms, and what goes to quarantine with all that depends on it.

A node that breaks a shape leaves the graph together with every link to it. What then breaks a shape in turn leaves too,
until the rest conforms. Nothing is lost: the quarantine graph has all that was taken out, its passages, and the reasons
as a SHACL report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyshacl
from rdflib import PROV, RDF, RDFS, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.facts import Facts
from kg.rdf.prefixes import bound
from kg.rdf.resources import turtle_files
from kg.slugs import digest
from kg.terms import KG, NIF, SEM

DEPENDENCY: Final = URIRef("https://w3id.org/newskg/shapes#DependencyConstraintComponent")
"""Stands in the report where no shape is broken, but what the node needs is gone."""

CONTEXTS: Final = (KG.reportedIn, KG.embeddedIn)
"""Without one of these, their subject would say that something is so where the article says that somebody said it."""

PARTS: Final = (KG.hasRole, KG.hasTerm, KG.figure, KG.states, KG.duration, SEM.hasTime)
"""An object that loses all of these belongs to nothing any more."""


@dataclass(frozen=True)
class Problem:
    """Why a node is in quarantine: a broken shape, in words, or the loss of what it depends on.

    `path` and `value` are those of the SHACL result, where it has them; the value of a dependency is what was needed.
    """

    node: Node
    message: str
    component: Node
    shape: Node | None = None
    path: URIRef | None = None
    value: Node | None = None

    def order(self) -> tuple[str, ...]:
        """Return a key to sort by, the node first."""
        return str(self.node), self.message, str(self.component), str(self.path), str(self.value)


@dataclass(frozen=True)
class Report:
    """What became of a graph. The counts are of nodes other than articles, passages and programs."""

    accepted: Graph
    quarantined: Graph
    problems: tuple[Problem, ...]
    accepted_nodes: int
    quarantined_nodes: int

    @property
    def conforms(self) -> bool:
        """Say whether nothing broke a shape."""
        return not self.problems


def check(graph: Graph) -> Report:
    """Divide a graph into what conforms to the shapes and what does not; the graph itself is not changed."""
    gone: set[Node] = set()
    problems: list[Problem] = []
    accepted = graph
    while broken := violations(accepted, _shapes()):
        gone.update(problem.node for problem in broken)
        problems += broken
        problems += _dependents(graph, gone)
        accepted = _without(graph, gone)
    if not problems:
        return Report(bound(graph), Graph(), (), len(_nodes(graph)), 0)
    accepted = _without(accepted, _unused(accepted))
    told = tuple(sorted(problems, key=Problem.order))
    quarantined = _quarantine(graph, accepted, told)
    return Report(bound(accepted), bound(quarantined), told, len(_nodes(accepted)), len(_nodes(graph) & gone))


def violations(graph: Graph, shapes: Facts) -> list[Problem]:
    """Return what breaks a shape, in no order; a graph without blank nodes keeps the names of its nodes."""
    conforms, results, _ = pyshacl.validate(Facts(graph), shacl_graph=shapes)
    return [] if conforms else [_problem(results, result) for result in results.objects(None, SH.result)]


def parsed(paths: Iterable[Path]) -> Graph:
    """Return shapes for the validator, which looks at all their triples each time: without documentation."""
    shapes = Graph()
    for path in paths:
        shapes.parse(path, format="turtle")
    shapes.remove((None, RDFS.isDefinedBy, None))
    return shapes


@cache
def _shapes() -> Facts:
    return Facts(parsed(turtle_files("shapes")))


def _problem(results: Graph, result: Node) -> Problem:
    path = results.value(result, SH.resultPath)
    return Problem(
        node=next(results.objects(result, SH.focusNode)),
        message=str(results.value(result, SH.resultMessage)),
        component=next(results.objects(result, SH.sourceConstraintComponent)),
        shape=results.value(result, SH.sourceShape),
        path=path if isinstance(path, URIRef) else None,
        value=results.value(result, SH.value),
    )


def _dependents(graph: Graph, gone: set[Node]) -> list[Problem]:
    """Add to `gone` all that cannot stand without what is in it, and return why."""
    found: list[Problem] = []
    while new := {problem.node: problem for problem in sorted(_stranded(graph, gone), key=Problem.order)}:
        gone.update(new)
        found += new.values()
    return found


def _stranded(graph: Graph, gone: set[Node]) -> Iterator[Problem]:
    for predicate in CONTEXTS:
        for node, needed in graph.subject_objects(predicate):
            if needed in gone and node not in gone and gone.issuperset(graph.objects(node, predicate)):
                yield _dependency(node, needed)
    for predicate in PARTS:
        for whole, node in graph.subject_objects(predicate):
            if whole in gone and node not in gone and gone.issuperset(_wholes(graph, node)):
                yield _dependency(node, whole)


def _wholes(graph: Graph, part: Node) -> Iterator[Node]:
    return (whole for predicate in PARTS for whole in graph.subjects(predicate, part))


def _dependency(node: Node, needed: Node) -> Problem:
    return Problem(node, "It depends on what is in quarantine.", DEPENDENCY, value=needed)


def _without(graph: Graph, gone: set[Node]) -> Graph:
    """Return a graph without the nodes and without every link to them."""
    rest = Graph()
    for s, p, o in graph:
        if s not in gone and o not in gone:
            rest.add((s, p, o))
    return rest


def _passages(graph: Graph) -> set[Node]:
    return set(graph.subjects(RDF.type, NIF.OffsetBasedString))


def _unused(graph: Graph) -> set[Node]:
    """Return the passages, and the programs, that nothing refers to any more; a quotation needs no reference."""
    unused = (_passages(graph) | set(graph.subjects(RDF.type, PROV.SoftwareAgent))) - set(graph.objects())
    return unused - set(graph.subjects(RDF.type, KG.Quotation))


def _nodes(graph: Graph) -> set[Node]:
    """Return what a graph describes: not articles, passages and programs, nor the times that only `--align` writes."""
    aside = (KG.Article, NIF.OffsetBasedString, PROV.SoftwareAgent, SEM.Time)
    return set(graph.subjects(RDF.type)) - {node for kind in aside for node in graph.subjects(RDF.type, kind)}


def _quarantine(graph: Graph, accepted: Graph, problems: Iterable[Problem]) -> Graph:
    """Return what was taken out, with the passages that it links to and the reasons."""
    out = Graph()
    for triple in graph:
        if triple not in accepted:
            out.add(triple)
    for passage in _passages(graph).intersection(out.objects()):
        for p, o in graph.predicate_objects(passage):
            out.add((passage, p, o))
    _tell(out, _report_name(graph), problems)
    return out


def _report_name(graph: Graph) -> URIRef:
    article = min(map(str, graph.subjects(RDF.type, KG.Article)), default="https://w3id.org/newskg/id/no-article")
    return URIRef(article + "_report")


def _tell(out: Graph, report: URIRef, problems: Iterable[Problem]) -> None:
    """Write problems as a SHACL report whose nodes all have names."""
    out.add((report, RDF.type, SH.ValidationReport))
    out.add((report, SH.conforms, Literal("false", datatype=XSD.boolean)))
    for problem in problems:
        result = URIRef(f"{report}-{digest(' '.join(problem.order()))}")
        out.add((report, SH.result, result))
        out.add((result, RDF.type, SH.ValidationResult))
        out.add((result, SH.resultSeverity, SH.Violation))
        out.add((result, SH.resultMessage, Literal(problem.message)))
        _add_known(out, result, SH.focusNode, problem.node)
        _add_known(out, result, SH.sourceConstraintComponent, problem.component)
        _add_known(out, result, SH.sourceShape, problem.shape)
        _add_known(out, result, SH.resultPath, problem.path)
        _add_known(out, result, SH.value, problem.value)


def _add_known(out: Graph, result: URIRef, predicate: URIRef, value: Node | None) -> None:
    if value is not None:
        out.add((result, predicate, value))
