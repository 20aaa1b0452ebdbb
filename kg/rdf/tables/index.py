"""The triples of a graph, laid out so that a column's path is a few look-ups.

Every term is a string here: whether it is an IRI or a text follows from the property.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, Graph

from kg.rdf.explain import SENTENCE_END
from kg.rdf.tables.schema import Step
from kg.terms import KG, NIF

Triple = tuple[str, str, str]
Order = tuple[str, int, str]

TYPE: Final = str(RDF.type)
LABEL: Final = str(RDFS.label)
EVIDENCE: Final = str(KG.evidence)
_BEGIN, _END, _CONTEXT = str(NIF.beginIndex), str(NIF.endIndex), str(NIF.referenceContext)
_NUMBER: Final = re.compile(r"[0-9]{1,15}")


@dataclass(frozen=True, order=True)
class Passage:
    """Words of an article: half-open offsets into its text."""

    article: str
    begin: int
    end: int


class Index:
    """The triples of one graph by subject, and by object where a path goes backwards."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._forward: dict[str, dict[str, dict[str, None]]] = {}  # a dict of values is a set that keeps its order
        self._backward: dict[str, dict[str, list[str]]] = {}
        self._bounds: dict[str, tuple[list[int], list[int]]] = {}
        self._orders: dict[str, Order] = {}
        self.extend(triples)

    def extend(self, triples: Iterable[Triple]) -> None:
        """Add triples; one that is there already changes nothing."""
        for subject, predicate, value in triples:
            self._forward.setdefault(subject, {}).setdefault(predicate, {})[value] = None
        self._backward.clear()
        self._bounds.clear()
        self._orders.clear()

    def subjects(self) -> Iterator[str]:
        """Yield every subject."""
        yield from self._forward

    def triples(self, subject: str) -> Iterator[Triple]:
        """Yield what is said of a subject."""
        for predicate, values in self._forward.get(subject, {}).items():
            yield from ((subject, predicate, value) for value in values)

    def values(self, subject: str, predicate: str) -> list[str]:
        """Return the values of a property, in no fixed order."""
        return list(self._forward.get(subject, {}).get(predicate, ()))

    def value(self, subject: str, predicate: str) -> str | None:
        """Return the value of a property; of several, the first in the order of their text."""
        return min(self._forward.get(subject, {}).get(predicate, ()), default=None)

    def follow(self, nodes: list[str], step: Step) -> list[str]:
        """Return the nodes that a step leads to, each once: node by node, and those of one node in the order of the text."""
        found = [end for node in nodes for end in self.ordered(self._ends(node, step))]
        return found if len(nodes) == 1 else list(dict.fromkeys(found))

    def ordered(self, nodes: list[str]) -> list[str]:
        """Return nodes in the order of the text."""
        return nodes if len(nodes) < 2 else sorted(nodes, key=self.order)

    def passage(self, node: str) -> Passage | None:
        """Return the passage that a node is, or None if it is not one or its offsets are not numbers."""
        begin, end, article = self.value(node, _BEGIN), self.value(node, _END), self.value(node, _CONTEXT)
        if begin is None or end is None or article is None:
            return None
        numbers = _NUMBER.fullmatch(begin) and _NUMBER.fullmatch(end)
        return Passage(article, int(begin), int(end)) if numbers else None

    def order(self, node: str) -> Order:
        """Return a sort key in the order of the text: article, where the node is first spoken of, its IRI."""
        if node not in self._orders:
            passages = filter(None, [self.passage(node), *map(self.passage, self.values(node, EVIDENCE))])
            first = min(passages, default=Passage("", -1, -1))
            self._orders[node] = first.article, first.begin, node
        return self._orders[node]

    def sentence(self, passage: Passage) -> str | None:
        """Return the sentences that a passage stands in, on one line; None without the article's text."""
        text = self.value(passage.article, str(NIF.isString))
        if text is None or not 0 <= passage.begin < passage.end <= len(text):
            return None
        starts, ends = self._sentences(passage.article, text)
        first = starts[bisect_right(starts, passage.begin) - 1]
        last = ends[min(bisect_left(ends, passage.end), len(ends) - 1)]
        return " ".join(text[first:last].split())

    def _sentences(self, article: str, text: str) -> tuple[list[int], list[int]]:
        """Return where the sentences of an article begin, and where they end."""
        if article not in self._bounds:
            gaps = [match.span() for match in SENTENCE_END.finditer(text)]
            self._bounds[article] = [0, *(end for _, end in gaps)], [*(begin for begin, _ in gaps), len(text)]
        return self._bounds[article]

    def _ends(self, node: str, step: Step) -> list[str]:
        if not step.back:
            return self.values(node, step.property)
        if step.property not in self._backward:
            inverse = self._backward.setdefault(step.property, {})
            for subject, properties in self._forward.items():
                for value in properties.get(step.property, ()):
                    inverse.setdefault(value, []).append(subject)
        return self._backward[step.property].get(node, [])


def of_oxigraph(triples: Iterable[ox.Triple]) -> Iterator[Triple]:
    """Yield the triples of a parsed file as text; a triple inside a triple has no place in a table."""
    for triple in triples:
        if not isinstance(triple.subject, ox.Triple) and not isinstance(triple.object, ox.Triple):
            yield triple.subject.value, triple.predicate.value, triple.object.value


def of_rdflib(graph: Graph) -> Iterator[Triple]:
    """Yield the triples of a graph of rdflib as text."""
    for subject, predicate, value in graph:
        yield str(subject), str(predicate), str(value)
