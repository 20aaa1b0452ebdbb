"""A graph -> the same with the classes and properties of schema.org, SEM, PROV, ORG, FOAF and NIF, as `ontology/alignments.ttl` says.

A reader takes a schema:Event for something that happened. So only actual events become one, with their people, places and
times; nothing is written about an event that somebody only said, plans or denies.
"""

import re
from collections.abc import Iterator
from typing import Final

from rdflib import RDF, RDFS, SDO, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.prefixes import namespace
from kg.slugs import digest
from kg.terms import (
    EVENT_PROPERTIES,
    KG,
    SEM,
    STANDARD_PROPERTIES,
    STANDARD_TYPES,
    STANDARD_TYPES_OF_SOME,
)

Triple = tuple[Node, Node, Node]

#: Where the number of a figure goes by its bound. An approximate one is still the value of the text.
VALUES: Final = {
    KG.Exactly: SDO.value,
    KG.About: SDO.value,
    KG.AtLeast: SDO.minValue,
    KG.AtMost: SDO.maxValue,
}
#: The dates that schema.org takes, by their length: a year, a month, a day. A season, a decade or an interval is none of them.
DATES: Final = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
DATE: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")


def align(graph: Graph) -> None:
    """Add to a graph what its nodes are in the vocabularies of others."""
    for triple in [*_types(graph), *_properties(graph), *_events(graph), *_numbers(graph)]:
        graph.add(triple)


def _types(graph: Graph) -> Iterator[Triple]:
    for kind, standard in STANDARD_TYPES:
        yield from ((node, RDF.type, standard) for node in graph.subjects(RDF.type, kind))
    for kind, predicate, value, standard in STANDARD_TYPES_OF_SOME:
        having = graph.subjects(predicate, value)
        yield from ((node, RDF.type, standard) for node in having if (node, RDF.type, kind) in graph)


def _properties(graph: Graph) -> Iterator[Triple]:
    for ours, theirs in STANDARD_PROPERTIES:
        yield from ((node, theirs, value) for node, value in graph.subject_objects(ours))


def _events(graph: Graph) -> Iterator[Triple]:
    """Yield what is said of actual events; a part only when its whole is actual too."""
    actual = set(graph.subjects(KG.factuality, KG.Actual))
    told = set(graph.subjects(RDF.type, KG.Event))
    for event in actual & told:
        for ours, theirs in EVENT_PROPERTIES:
            values = graph.objects(event, ours)
            yield from ((event, theirs, value) for value in values if value in actual or value not in told)
        for date in graph.objects(event, KG.date):
            yield from _time(event, date)


def _time(event: Node, date: Node) -> Iterator[Triple]:
    """Yield the time of SEM, a node that all events of one date share, and the day, month or year of schema.org."""
    text = str(date)
    is_plain = DATE.fullmatch(text) is not None
    time = URIRef(f"{namespace(event)}time-{text if is_plain else digest(text)}")
    yield event, SEM.hasTime, time
    yield time, RDF.type, SEM.Time
    yield time, RDFS.label, Literal(text)
    yield time, SEM.hasTimeStamp, date
    if is_plain:
        yield event, SDO.startDate, Literal(text, datatype=DATES[len(text)], normalize=False)


def _numbers(graph: Graph) -> Iterator[Triple]:
    for bound, standard in VALUES.items():
        for figure in graph.subjects(KG.bound, bound):
            yield from ((figure, standard, value) for value in graph.objects(figure, KG.value))
