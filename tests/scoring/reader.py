"""The questions that are asked of a graph."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rdflib import RDF, RDFS, Graph, URIRef
from rdflib.namespace import SKOS
from rdflib.term import Node

from kg.terms import NIF
from scoring.words import Span, plain, positions

_NAMES = (RDFS.label, URIRef("https://schema.org/name"), URIRef("http://schema.org/name"))
_FORMATS = {".ttl": "turtle", ".nt": "nt"}


@dataclass(frozen=True)
class Reader:
    """A graph together with the text of its article."""

    graph: Graph
    text: str

    @cached_property
    def _plain_text(self) -> str:
        return plain(self.text)

    def of(self, kind: URIRef) -> list[Node]:
        """Return the nodes of a class, sorted."""
        return sorted(set(self.graph.subjects(RDF.type, kind)), key=str)

    def values(self, node: Node, *properties: URIRef) -> list[Node]:
        """Return the values of some properties, sorted, each once."""
        return sorted({value for prop in properties for value in self.graph.objects(node, prop)}, key=str)

    def first(self, node: Node, prop: URIRef) -> str | None:
        """Return the first value of a property as a string."""
        return next((str(value) for value in self.values(node, prop)), None)

    def word(self, node: Node, prop: URIRef) -> str | None:
        """Return the local name of the first value of a property ("Actual")."""
        value = self.first(node, prop)
        return None if value is None else _local_name(value)

    def names(self, node: Node) -> frozenset[str]:
        """Return what a node is called; of the alternative names, those in the article (a long list must win nothing)."""
        names = {str(name) for prop in _NAMES for name in self.graph.objects(node, prop)}
        others = {str(name) for name in self.graph.objects(node, SKOS.altLabel)}
        names |= {name for name in others if plain(name) in self._plain_text}
        return frozenset(names or {str(node).rpartition("/")[2]})

    def span(self, passage: Node) -> Span | None:
        """Return the offsets of a passage."""
        begin, end = (self.graph.value(passage, prop) for prop in (NIF.beginIndex, NIF.endIndex))
        return None if begin is None or end is None else (int(str(begin)), int(str(end)))

    def spans(self, node: Node, prop: URIRef) -> list[Span]:
        """Return the offsets of the passages under a property."""
        return [span for passage in self.values(node, prop) if (span := self.span(passage))]

    def words(self, node: Node, prop: URIRef) -> frozenset[int]:
        """Return the positions of the words in the passages under a property."""
        return positions(self.text, *self.spans(node, prop))


def read(folder: Path, stem: str, text: str) -> Reader:
    """Read the graph of an article, STEM.ttl or STEM.nt; where there is none, an empty one."""
    path = find(folder, stem)
    return Reader(Graph().parse(path, format=_FORMATS[path.suffix]) if path else Graph(), text)


def find(folder: Path, stem: str) -> Path | None:
    """Return the file with the graph of an article."""
    return next((path for suffix in _FORMATS if (path := folder / f"{stem}{suffix}").exists()), None)


def _local_name(iri: str) -> str:
    return re.split("[#/]", iri)[-1]
