"""A graph as a validator asks it: what a node says and what is said of it, each one look-up in a dictionary.

Shapes ask every node that they are about for its values, some ten thousand questions an article, and a store of rdflib
answers each through several generators.
"""

from collections import defaultdict
from collections.abc import Generator
from typing import Any, Self

from rdflib import Graph, URIRef
from rdflib.term import Node

Pairs = Generator[tuple[Node, Node], None, None]


class Facts(Graph):
    """A graph with its triples by subject, by predicate, and by both of what they say; what it is asked else it asks of the graph."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(bind_namespaces="none")
        self.namespace_manager = graph.namespace_manager
        self._whole = graph
        self._number = 0
        self._said: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
        self._pairs: dict[Node, list[tuple[Node, Node]]] = defaultdict(list)
        self._values: dict[tuple[Node, Node], list[Node]] = defaultdict(list)
        self._bearers: dict[tuple[Node, Node], list[Node]] = defaultdict(list)
        for triple in graph:
            self._know(triple)

    def _know(self, triple: tuple[Node, Node, Node]) -> None:
        s, p, o = triple
        self._number += 1
        self._said[s].append((p, o))
        self._pairs[p].append((s, o))
        self._values[s, p].append(o)
        self._bearers[p, o].append(s)

    def add(self, triple: Any) -> Self:
        """Add a triple, here and to the graph."""
        if triple not in self._whole:
            self._whole.add(triple)
            self._know(triple)
        return self

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Generator[Node, None, None]:
        """Yield what a subject says by a predicate."""
        known = subject is not None and isinstance(predicate, URIRef)  # no path, as rdflib also takes
        yield from self._values.get((subject, predicate), ()) if known else super().objects(subject, predicate, unique)

    def subjects(self, predicate: Any = None, object: Any = None, unique: bool = False) -> Generator[Node, None, None]:
        """Yield what says something by a predicate."""
        known = object is not None and isinstance(predicate, URIRef)
        yield from self._bearers.get((predicate, object), ()) if known else super().subjects(predicate, object, unique)

    def subject_objects(self, predicate: Any = None, unique: bool = False) -> Pairs:
        """Yield what says what by a predicate."""
        known = isinstance(predicate, URIRef)
        yield from self._pairs.get(predicate, ()) if known else super().subject_objects(predicate, unique)

    def predicate_objects(self, subject: Any = None, unique: bool = False) -> Pairs:
        """Yield all that a subject says."""
        yield from self._said.get(subject, ()) if subject is not None else super().predicate_objects(subject, unique)

    def triples(self, triple: Any) -> Generator[Any, None, None]:
        """Yield the triples of a pattern."""
        yield from self._whole.triples(triple)

    def __len__(self) -> int:
        return self._number
