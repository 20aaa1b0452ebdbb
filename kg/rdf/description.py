"""A build as a data set: how many of what it holds, in VoID, and what a catalogue asks for, in DCAT and PROV.

Only this description has times: when the first and the last file were written. The graph of an article has none.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final

import pyoxigraph as ox
from rdflib import DCAT, DCTERMS, PROV, RDF, RDFS, SDO, VOID, XSD, Graph, Literal, URIRef

from kg.errors import InputError
from kg.rdf.convert import to_graph
from kg.rdf.prefixes import PREFIXES, bound, namespace
from kg.terms import KG

MEDIA: Final = "https://www.iana.org/assignments/media-types/"
LANGUAGES: Final = "http://id.loc.gov/vocabulary/iso639-1/"
TITLE: Final = "Knowledge graph of news articles"
ABOUT: Final = (
    "Who did what, who said what and who proposed what in news articles, each with the exact passage that says so."
)
_TYPE, _ARTICLE = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(KG.Article))
_ATTRIBUTED, _AGENT = ox.NamedNode(str(PROV.wasAttributedTo)), ox.NamedNode(str(PROV.SoftwareAgent))
_PUBLISHED, _LANGUAGE = ox.NamedNode(str(SDO.datePublished)), ox.NamedNode(str(SDO.inLanguage))


@dataclass(frozen=True)
class About:
    """What only the owner of the articles knows of the data set; `license`, `publisher` and `url` are IRIs."""

    title: str = TITLE
    license: str | None = None
    publisher: str | None = None
    url: str | None = None


@dataclass
class Counts:
    """What many graphs hold together. A thing that several name counts once, a triple of several graphs for each."""

    triples: int = 0
    subjects: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    predicates: Counter[str] = field(default_factory=Counter)
    classes: dict[str, set[str]] = field(default_factory=dict)
    agents: set[ox.Triple] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    languages: set[str] = field(default_factory=set)
    sizes: Counter[str] = field(default_factory=Counter)
    times: set[datetime] = field(default_factory=set)

    def add(self, triples: Iterable[ox.Triple]) -> None:
        """Count the triples of one graph."""
        own = set(triples)
        programs = {t.subject for t in own if t.predicate == _TYPE and t.object == _AGENT}
        articles = {t.subject for t in own if t.predicate == _TYPE and t.object == _ARTICLE}
        self.triples += len(own)
        for t in own:
            self.subjects.add(str(t.subject))
            self.objects.add(str(t.object))
            self.predicates[t.predicate.value] += 1
            if t.predicate == _TYPE and isinstance(t.object, ox.NamedNode):
                self.classes.setdefault(t.object.value, set()).add(str(t.subject))
            if t.subject in programs:
                self.agents.add(t)
            if t.subject in articles and isinstance(t.object, ox.Literal):
                if t.predicate == _PUBLISHED:
                    self.days.add(t.object.value)
                elif t.predicate == _LANGUAGE:
                    self.languages.add(t.object.value[:2])

    def file(self, media: str, size: int, written: datetime) -> None:
        """Count a file: its media type, its bytes, and when it was written, in UTC."""
        self.sizes[media] += size
        self.times.add(written)

    @property
    def articles(self) -> list[str]:
        """The IRIs of the articles, sorted."""
        return sorted(iri.strip("<>") for iri in self.classes.get(str(KG.Article), ()))


def describe(counts: Counts, about: About) -> Graph:
    """Return the description; the data set is named after its articles, so the same articles give the same name."""
    base = namespace(URIRef(counts.articles[0])) if counts.articles else PREFIXES["d"]
    name = sha256("\n".join(counts.articles).encode()).hexdigest()[:12]
    dataset = URIRef(f"{base}dataset-{name}")
    graph = Graph()
    _catalogue(graph, dataset, counts, about)
    _statistics(graph, dataset, counts)
    _activity(graph, dataset, counts)
    return bound(graph)


def _catalogue(graph: Graph, dataset: URIRef, counts: Counts, about: About) -> None:
    _say(graph, dataset, RDF.type, DCAT.Dataset, VOID.Dataset, PROV.Entity)
    for predicate in (RDFS.label, DCTERMS.title):
        _say(graph, dataset, predicate, Literal(about.title, lang="en"))
    _say(graph, dataset, DCTERMS.description, Literal(ABOUT, lang="en"))
    _say(graph, dataset, DCTERMS.identifier, Literal(str(dataset)))
    _say(graph, dataset, DCTERMS.conformsTo, URIRef(KG.Article.rpartition("#")[0]), URIRef(PREFIXES["kgs"].rstrip("#")))
    _say(graph, dataset, DCTERMS.license, *_iris(about.license))
    _say(graph, dataset, DCTERMS.publisher, *_iris(about.publisher))
    _say(graph, dataset, DCAT.landingPage, *_iris(about.url))
    _say(graph, dataset, DCTERMS.language, *(URIRef(LANGUAGES + code) for code in counts.languages))
    if counts.days:
        period = _part(dataset, "period")
        _say(graph, dataset, DCTERMS.temporal, period)
        _say(graph, period, RDF.type, DCTERMS.PeriodOfTime)
        for predicate, moment in ((DCAT.startDate, min(counts.days)), (DCAT.endDate, max(counts.days))):
            _say(graph, period, predicate, Literal(moment[:10], datatype=XSD.date))
    for media, size in sorted(counts.sizes.items()):
        distribution = _part(dataset, media.rpartition("/")[2])
        _say(graph, dataset, DCAT.distribution, distribution)
        _say(graph, distribution, RDF.type, DCAT.Distribution)
        _say(graph, distribution, DCTERMS.title, Literal(f"{about.title}, {media}", lang="en"))
        _say(graph, distribution, DCAT.mediaType, URIRef(MEDIA + media))
        _say(graph, distribution, DCAT.byteSize, Literal(str(size), datatype=XSD.nonNegativeInteger, normalize=False))
        _say(graph, distribution, DCAT.accessURL, *_iris(about.url))
        _say(graph, distribution, DCTERMS.license, *_iris(about.license))


def _statistics(graph: Graph, dataset: URIRef, counts: Counts) -> None:
    for predicate, count in (
        (VOID.triples, counts.triples),
        (VOID.entities, len(counts.subjects)),
        (VOID.distinctSubjects, len(counts.subjects)),
        (VOID.distinctObjects, len(counts.objects)),
        (VOID.properties, len(counts.predicates)),
        (VOID.classes, len(counts.classes)),
        (VOID.documents, len(counts.articles)),
    ):
        _say(graph, dataset, predicate, _number(count))
    _say(graph, dataset, VOID.exampleResource, *_iris(*counts.articles[:1]))
    _say(graph, dataset, VOID.uriSpace, Literal(dataset.rpartition("dataset-")[0]))
    spaces = {namespace(URIRef(iri)) for iri in (*counts.predicates, *counts.classes)}
    _say(graph, dataset, VOID.vocabulary, *map(URIRef, sorted(spaces)))
    for kind, things in sorted(counts.classes.items()):
        part = _part(dataset, f"class-{_short(kind)}")
        _say(graph, dataset, VOID.classPartition, part)
        _say(graph, part, VOID["class"], URIRef(kind))
        _say(graph, part, VOID.entities, _number(len(things)))
    for iri, count in sorted(counts.predicates.items()):
        part = _part(dataset, f"property-{_short(iri)}")
        _say(graph, dataset, VOID.propertyPartition, part)
        _say(graph, part, VOID.property, URIRef(iri))
        _say(graph, part, VOID.triples, _number(count))


def _activity(graph: Graph, dataset: URIRef, counts: Counts) -> None:
    activity = _part(dataset, "activity")
    _say(graph, dataset, PROV.wasGeneratedBy, activity)
    _say(graph, activity, RDF.type, PROV.Activity)
    _say(graph, activity, RDFS.label, Literal("build", lang="en"))
    if counts.times:
        first, last = min(counts.times), max(counts.times)
        _say(graph, activity, PROV.startedAtTime, _moment(first))
        _say(graph, activity, PROV.endedAtTime, _moment(last))
        _say(graph, dataset, DCTERMS.modified, _moment(last))
    agents = to_graph(counts.agents)
    for agent in set(agents.subjects()):
        graph.add((activity, PROV.wasAssociatedWith, agent))
        graph.add((dataset, PROV.wasAttributedTo, agent))
    graph += agents


def _say(graph: Graph, node: URIRef, predicate: URIRef, *values: URIRef | Literal) -> None:
    for value in values:
        graph.add((node, predicate, value))


def _iris(*iris: str | None) -> list[URIRef]:
    """Return the IRIs that are given; raise InputError for an invalid one."""
    for iri in filter(None, iris):
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise InputError(f"{iri!r}: is not an IRI: {str(error).lower()}") from error
    return [URIRef(iri) for iri in iris if iri]


def _part(dataset: URIRef, name: str) -> URIRef:
    return URIRef(f"{dataset}-{name}")


def _short(iri: str) -> str:
    """Return a name for an IRI that is flat, and no other's: that of its namespace with its own."""
    space = namespace(URIRef(iri))
    known = [prefix for prefix, other in PREFIXES.items() if other == space]
    return f"{known[0] if known else sha256(space.encode()).hexdigest()[:6]}-{iri.removeprefix(space)}"


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=XSD.integer, normalize=False)


def _moment(time: datetime) -> Literal:
    return Literal(f"{time:%Y-%m-%dT%H:%M:%SZ}", datatype=XSD.dateTime, normalize=False)
