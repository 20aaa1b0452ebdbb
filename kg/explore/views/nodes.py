"""The nodes of a store, as pages name and quote them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, URIRef

from kg.explore import called
from kg.explore.values import Kind, Passage, Ref, When
from kg.explore.views import dates
from kg.rdf.explain import SENTENCE_END, shorten
from kg.rdf.labels import spelled
from kg.terms import KG, NIF

#: What a node is, by its classes; a country is a place as well, a source an unnamed actor: the first says it.
KINDS: Final[tuple[tuple[str, Kind], ...]] = (
    (str(KG.Article), "article"),
    (str(KG.Person), "person"),
    (str(KG.Organization), "organization"),
    (str(KG.Country), "country"),
    (str(KG.AnonymousSource), "source"),
    (str(KG.UnnamedActor), "unnamed"),
    (str(KG.Item), "item"),
    (str(KG.Place), "place"),
    (str(KG.Role), "role"),
    (str(KG.Event), "event"),
    (str(KG.Figure), "figure"),
    (str(KG.Proposal), "proposal"),
    (str(KG.Term), "term"),
    (str(KG.Claim), "claim"),
)
_NUMBER: Final = re.compile(r"[0-9]{1,15}")
_PASSAGE: Final = re.compile(r"(.+)_offset_([0-9]{1,15})_([0-9]{1,15})")
_LAST: Final = ("~", 0)
#: A store has in its default graph what all its graphs hold.
_GRAPH: Final = ox.DefaultGraph()
#: The number of passages that are read to find where a node is first mentioned.
_FIRST: Final = 50


class Nodes:
    """What the default graph of a store says of its nodes; made for one page, it remembers what it looked up.

    `most` values of a property are read, all without it: a country may have passages in thousands of articles.
    """

    def __init__(self, store: ox.Store, most: int | None = None) -> None:
        self.store = store
        self._most = most
        self._refs: dict[str, Ref] = {}
        self._places: dict[str, tuple[str, int]] = {}
        self._sentences: dict[str, tuple[str, list[int], list[int]]] = {}

    def values(self, iri: str, predicate: URIRef) -> tuple[str, ...]:
        """Return the values of a property, IRIs and literals alike, in the order of their text."""
        return tuple(sorted(_text(quad.object) for quad in self._quads(iri, predicate)))

    def value(self, iri: str, predicate: URIRef) -> str:
        """Return the first value of a property in the order of their text; empty where there is none."""
        return min(self.values(iri, predicate), default="")

    def word(self, iri: str, predicate: URIRef) -> str:
        """Return the name of a concept that a property has, as words: "military operation"."""
        found = self.value(iri, predicate)
        return spelled(URIRef(found)) if found else ""

    def ends(self, iri: str, predicate: URIRef) -> tuple[str, ...]:
        """Return the nodes that a property leads to, in the order in which the articles speak of them."""
        found = (quad.object.value for quad in self._quads(iri, predicate) if isinstance(quad.object, ox.NamedNode))
        return self.ordered(found)

    def starts(self, iri: str, predicate: URIRef) -> tuple[str, ...]:
        """Return the nodes from which a property leads to this one, in the order of the articles."""
        return self.ordered(self._starts(iri, predicate))

    def refs(self, iri: str, predicate: URIRef) -> tuple[Ref, ...]:
        """Return the nodes of `ends`, named; what only has an IRI from outside is left out."""
        return tuple(self.ref(end) for end in self.ends(iri, predicate) if self.known(end))

    def back(self, iri: str, predicate: URIRef) -> tuple[Ref, ...]:
        """Return the nodes of `starts`, named."""
        return tuple(map(self.ref, self.starts(iri, predicate)))

    def ref(self, iri: str) -> Ref:
        """Return a node with its label and its kind."""
        if iri not in self._refs:
            self._refs[iri] = Ref(iri, called.label(self.store, iri) or shorten(iri), self._kind(iri))
        return self._refs[iri]

    def known(self, iri: str) -> bool:
        """Return whether anything is said of a node."""
        return any(self.store.quads_for_pattern(ox.NamedNode(iri), None, None, _GRAPH))

    def of_class(self, kind: URIRef, article: str = "") -> tuple[str, ...]:
        """Return the nodes of a class, all or those of one article, in the order of the articles."""
        if not article:
            return self.starts(str(kind), RDF.type)
        here = self._starts(article, KG.inArticle)
        return self.ordered(iri for iri in here if str(kind) in self.values(iri, RDF.type))

    def when(self, iri: str) -> When:
        """Return the date of an event, claim or proposal."""
        date, text = self.value(iri, KG.date), self.value(iri, KG.dateText)
        return dates.when(date, text, self.value(iri, KG.earliest), self.value(iri, KG.latest))

    def passages(self, iri: str, predicate: URIRef) -> tuple[Passage, ...]:
        """Return the passages that a property leads to, in the order of the text; what is none is left out."""
        return tuple(passage for end in self.ends(iri, predicate) if (passage := self.passage(end)))

    def passage(self, iri: str) -> Passage | None:
        """Return a passage in its sentence, its words alone where the text is not there; None for what is no passage."""
        bounds = self._bounds(iri)
        if bounds is None:
            return None
        article, begin, end = bounds
        text, starts, ends = self._text_of(article)
        if not begin < end <= len(text):
            return Passage(self.ref(article), begin, end, "", self.value(iri, NIF.anchorOf), "")
        first = starts[bisect_right(starts, begin) - 1]
        last = max(end, ends[min(bisect_left(ends, end), len(ends) - 1)])
        return Passage(self.ref(article), begin, end, text[first:begin], text[begin:end], text[end:last].rstrip())

    def ordered(self, nodes: Iterable[str]) -> tuple[str, ...]:
        """Return nodes, each once, in the order in which the articles speak of them."""
        found = tuple(dict.fromkeys(nodes))
        return found if len(found) < 2 else tuple(sorted(found, key=lambda iri: (*self._place(iri), iri)))

    def _place(self, iri: str) -> tuple[str, int]:
        """Return where a node is first spoken of: the article and the offset."""
        if iri not in self._places:
            found = filter(None, map(self._bounds, (iri, *self._evidence(iri))))
            self._places[iri] = min(((article, begin) for article, begin, _ in found), default=_LAST)
        return self._places[iri]

    def _evidence(self, iri: str) -> Iterator[str]:
        quads = islice(self._quads(iri, KG.evidence), _FIRST)
        yield from (quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode))

    def _bounds(self, iri: str) -> tuple[str, int, int] | None:
        """Return the article, begin and end of a passage, which its name tells as well as what is said of it."""
        named = _PASSAGE.fullmatch(iri)
        if named:
            return named[1], int(named[2]), int(named[3])
        begin, end = self.value(iri, NIF.beginIndex), self.value(iri, NIF.endIndex)
        article = self.value(iri, NIF.referenceContext)
        numbers = _NUMBER.fullmatch(begin) and _NUMBER.fullmatch(end)
        return (article, int(begin), int(end)) if numbers and article else None

    def _text_of(self, article: str) -> tuple[str, list[int], list[int]]:
        """Return the text of an article, and where its sentences begin and end."""
        if article not in self._sentences:
            text = self.value(article, NIF.isString)
            gaps = [match.span() for match in SENTENCE_END.finditer(text)]
            starts, ends = [0, *(end for _, end in gaps)], [*(begin for begin, _ in gaps), len(text)]
            self._sentences[article] = text, starts, ends
        return self._sentences[article]

    def _kind(self, iri: str) -> Kind:
        classes = self.values(iri, RDF.type)
        return next((kind for name, kind in KINDS if name in classes), "other")

    def _quads(self, iri: str, predicate: URIRef) -> Iterator[ox.Quad]:
        quads = self.store.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(str(predicate)), None, _GRAPH)
        return islice(quads, self._most)

    def _starts(self, iri: str, predicate: URIRef) -> Iterator[str]:
        quads = self.store.quads_for_pattern(None, ox.NamedNode(str(predicate)), ox.NamedNode(iri), _GRAPH)
        nodes = (quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))
        return islice(nodes, self._most)


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
