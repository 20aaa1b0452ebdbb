"""What the pages are made from: the ontology, the shapes, and a graph that has the examples."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, SDO, SH, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.rdf import constants, formats
from kg.rdf.resources import turtle_files

ONTOLOGY: Final = turtle_files("ontology")[0].parent
EXAMPLES: Final = "examples"
SHAPES: Final = "https://w3id.org/newskg/shapes#"
OURS: Final = (constants.ONTOLOGY, constants.TYPES)


@dataclass(frozen=True)
class Rule:
    """A shape: its local name and what it says in words; `targets` are its classes, `path` its property."""

    name: str
    message: str
    targets: tuple[URIRef, ...]
    path: URIRef | None


@dataclass(frozen=True)
class Source:
    """The graphs, and the terms of our own in the order of the files."""

    ontology: Graph
    examples: Graph
    rules: tuple[Rule, ...]
    order: tuple[URIRef, ...]

    def of_kind(self, *kinds: URIRef, namespace: str = constants.ONTOLOGY) -> list[URIRef]:
        """Return the terms of a namespace that are of one of the kinds, in the order of the files."""
        return [t for t in self.order if within(t, namespace) and self.kinds(t) & set(kinds)]

    @property
    def classes(self) -> list[URIRef]:
        """Every class of ours."""
        return self.of_kind(OWL.Class)

    @property
    def properties(self) -> list[URIRef]:
        """Every property of ours."""
        return self.of_kind(OWL.ObjectProperty, OWL.DatatypeProperty)

    def kinds(self, term: Node) -> set[Node]:
        """Return the classes of a term."""
        return set(self.ontology.objects(term, RDF.type))

    def individuals(self, kind: URIRef) -> list[URIRef]:
        """Return the values of a closed list."""
        return [term for term in self.of_kind(OWL.NamedIndividual) if kind in self.kinds(term)]

    def concepts(self, top: URIRef) -> list[URIRef]:
        """Return the concepts below a top concept."""
        below = set(self.ontology.subjects(SKOS.broader, top))
        return [term for term in self.order if term in below]

    def domain(self, term: URIRef) -> list[URIRef]:
        """Return the classes whose instances have a property."""
        return self.linked(term, RDFS.domain, SDO.domainIncludes)

    def above(self, kind: URIRef) -> set[Node]:
        """Return a class and those above it."""
        return {term for term in self.ontology.transitive_objects(kind, RDFS.subClassOf) if term}

    def apart(self, kind: URIRef) -> list[URIRef]:
        """Return the classes whose instances are never instances of a class."""
        found = {URIRef(str(o)) for o in self.ontology.objects(kind, OWL.disjointWith)}
        for members in self.ontology.objects(None, OWL.members):
            group = {term for term in self.ontology.items(members) if isinstance(term, URIRef)}
            found |= group - {kind} if kind in group else set()
        return self.sorted(found)

    def sometimes(self, kind: URIRef) -> list[tuple[URIRef, URIRef, URIRef]]:
        """Return property, value and class elsewhere: an instance with the value is also of that class."""
        found = []
        for axiom, parts in self.ontology.subject_objects(OWL.intersectionOf):
            first, *conditions = self.ontology.items(parts)
            for condition in conditions if first == kind else []:
                on = self.ontology.value(condition, OWL.onProperty), self.ontology.value(condition, OWL.hasValue)
                found += [(*on, elsewhere) for elsewhere in self.ontology.objects(axiom, RDFS.subClassOf)]
        return sorted(row for row in map(_iris, found) if row)

    def below(self, kind: URIRef) -> list[URIRef]:
        """Return the classes right below a class."""
        return [term for term in self.classes if (term, RDFS.subClassOf, kind) in self.ontology]

    def properties_of(self, kind: URIRef) -> list[URIRef]:
        """Return the properties that instances of a class may have: ours by their domains, others by the shapes."""
        above = self.above(kind)
        ours = [p for p in sorted(self.properties) if above.intersection(self.domain(p))]
        named = {rule.path for rule in self.rules if rule.path and above.intersection(rule.targets)}
        return [*ours, *sorted(p for p in named if not within(p, *OURS))]

    def range(self, term: URIRef) -> list[URIRef]:
        """Return the classes of what a property leads to."""
        return self.linked(term, RDFS.range, SDO.rangeIncludes)

    def linked(self, term: Node, *predicates: URIRef) -> list[URIRef]:
        """Return the IRIs that a term has for some properties: ours in the order of the files, then others by name."""
        found = {o for predicate in predicates for o in self.ontology.objects(term, predicate)}
        return self.sorted(o for o in found if isinstance(o, URIRef))

    def sorted(self, terms: Iterable[URIRef]) -> list[URIRef]:
        """Return terms: ours in the order of the files, then others by name."""
        last = len(self.order)
        return sorted(terms, key=lambda term: (self._ranks.get(term, last), term))

    def text(self, term: Node, *predicates: URIRef) -> str:
        """Return the text that a term has for one of some properties; nothing where there is none."""
        texts = [str(o) for p in predicates for o in self.ontology.objects(term, p) if not isinstance(o, URIRef)]
        return min(texts, default="")

    def outside(self) -> list[URIRef]:
        """Return the properties of other vocabularies that the graphs use, by name."""
        used = {p for p in self.examples.predicates() if isinstance(p, URIRef)}
        used |= {rule.path for rule in self.rules if rule.path}
        return sorted(p for p in used if p != RDF.type and not within(p, *OURS))

    @cached_property
    def _ranks(self) -> dict[URIRef, int]:
        return {term: rank for rank, term in enumerate(self.order)}


def within(term: Node, *namespaces: str) -> bool:
    """Say whether a term is in one of some namespaces."""
    return str(term).startswith(namespaces)


def read() -> Source:
    """Read the ontology, the shapes and the examples that come with the program."""
    triples = [triple for path in turtle_files("ontology") for triple in ox.parse(path=path)]
    declared = [t.subject for t in triples if t.predicate.value == str(RDF.type)]
    subjects = dict.fromkeys(URIRef(subject.value) for subject in declared if isinstance(subject, ox.NamedNode))
    shapes = Graph()
    for path in turtle_files("shapes"):
        shapes.parse(path, format="turtle")
    examples = Graph()
    for path in sorted((ONTOLOGY / EXAMPLES).glob("*.ttl")):
        examples += formats.read(path)
    return Source(constants.read(), examples, tuple(_rules(shapes)), tuple(subjects))


def keep_examples(graph: Path) -> None:
    """Take the examples from a graph that kg built."""
    (ONTOLOGY / EXAMPLES / f"{graph.stem}.ttl").write_bytes(formats.render(formats.read(graph), "turtle"))


def _iris(terms: tuple[Node | None, ...]) -> tuple[URIRef, URIRef, URIRef] | tuple[()]:
    """Return three terms if they all are IRIs."""
    first, second, third = terms
    if isinstance(first, URIRef) and isinstance(second, URIRef) and isinstance(third, URIRef):
        return first, second, third
    return ()


def _rules(shapes: Graph) -> Iterable[Rule]:
    """Yield what the shapes with a name say, by name."""
    for name in sorted(str(s) for s in shapes.subjects(SH.message) if within(s, SHAPES)):
        shape = URIRef(name)
        path = shapes.value(shape, SH.path)
        inverse = shapes.value(path, SH.inversePath) if path else None
        found = inverse or path
        message = " ".join(sorted(str(text) for text in shapes.objects(shape, SH.message)))
        yield Rule(
            name=name.removeprefix(SHAPES),
            message=message,
            targets=tuple(sorted(t for t in shapes.objects(shape, SH.targetClass) if isinstance(t, URIRef))),
            path=found if isinstance(found, URIRef) else None,
        )
