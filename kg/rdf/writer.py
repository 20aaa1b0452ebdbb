"""The graph of one article in the making: what every node has, links that lead somewhere, passages that are true."""

import re
from collections.abc import Iterable
from typing import Final

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf import labels, literals
from kg.terms import KG, NIF
from kg.values import Article, Findings, Name, Span, Term

GAP: Final = " … "  # between the pieces of a text

_FLAT = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_SUPERCLASSES = {
    KG.Person: (KG.Actor,),
    KG.Organization: (KG.Actor,),
    KG.UnnamedActor: (KG.Actor,),
    KG.AnonymousSource: (KG.UnnamedActor, KG.Actor),
    KG.Country: (KG.Actor, KG.Place),
}


class Writer:
    """The graph in the making, with what every statement needs: the article, the base, the names that exist."""

    def __init__(self, article: Article, findings: Findings, base: str) -> None:
        self.graph = Graph(bind_namespaces="none")  # ours are bound at the end
        self._written: dict[Span, URIRef] = {}
        self.article = article
        self.base = base
        self.entities = {entity.id: entity.name for entity in findings.entities}
        self.terms = {s.id: s.content for s in findings.statements if isinstance(s, Term)}
        self.known = {*self.entities, *(statement.id for statement in findings.statements)}

    def iri(self, name: Name) -> URIRef:
        """Return the IRI of a local name."""
        if not _FLAT.fullmatch(name):
            raise ValueError(f"{name!r} is no local name")
        return URIRef(self.base + name)

    def add(self, node: URIRef, predicate: URIRef, *values: Node) -> None:
        """Write a triple for each value."""
        for value in values:
            self.graph.add((node, predicate, value))

    def say(self, node: URIRef, predicate: URIRef, *texts: str | None) -> None:
        """Write plain strings; None and the empty string say nothing."""
        self.add(node, predicate, *(Literal(text) for text in texts if text))

    def link(self, node: URIRef, predicate: URIRef, names: Iterable[Name | None]) -> None:
        """Write links to the things that exist."""
        self.add(node, predicate, *(self.iri(name) for name in names if name in self.known))

    def show(self, node: URIRef, predicate: URIRef, spans: Iterable[Span]) -> None:
        """Write passages and the links to them."""
        for span in spans:
            self.add(node, predicate, self.passage(span))

    def start(self, name: Name, kind: URIRef, label: str) -> URIRef:
        """Write what every node has, and return it."""
        node = self.iri(name)
        self.add(node, RDF.type, kind, *_SUPERCLASSES.get(kind, ()))
        self.say(node, RDFS.label, labels.one_line(label))
        return node

    def found(self, node: URIRef, rule: str, evidence: Iterable[Span]) -> None:
        """Write why a node is in the graph."""
        self.add(node, KG.inArticle, self.iri(self.article.key))
        self.say(node, KG.rule, rule)
        self.show(node, KG.evidence, evidence)

    def words(self, spans: Iterable[Span]) -> str:
        """Return the words of passages, in the order of the text."""
        return GAP.join(self.article.words(span) for span in sorted(spans))

    def names(self, names: Iterable[Name]) -> list[str]:
        """Return what the things are called that exist."""
        return [self.entities[name] for name in names if name in self.entities]

    def passage(self, span: Span) -> URIRef:
        """Write a passage, and return it."""
        if span in self._written:
            return self._written[span]
        start, end = span
        if not 0 <= start < end <= len(self.article.text):
            raise ValueError(f"passage {start}-{end} is not within the text of {self.article.source}")
        node = self.iri(f"{self.article.key}_offset_{start}_{end}")
        self.add(node, RDF.type, NIF.OffsetBasedString)
        self.add(node, NIF.referenceContext, self.iri(self.article.key))
        self.add(node, NIF.beginIndex, literals.integer(start))
        self.add(node, NIF.endIndex, literals.integer(end))
        self.say(node, NIF.anchorOf, self.article.words(span))
        return self._written.setdefault(span, node)
