"""Examples: a few lines of Turtle about one node, with the labels of what it links to as comments."""

from collections.abc import Iterable
from textwrap import shorten as shorten_text
from typing import Final

from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf import formats, labels
from kg.terms import EDTF, NIF

VALUES: Final = 2
"""How many values of a property an example shows."""

NOTE: Final = 56
"""Characters of a comment."""

_PREFIXES: Final = {
    **formats.PREFIXES,
    "cameo": "https://w3id.org/newskg/cameo#",
    "dcterms": "http://purl.org/dc/terms/",
    "plover": "https://w3id.org/newskg/plover#",
    "vann": "http://purl.org/vocab/vann/",
}
_FIRST: Final = {str(RDF.type): 0, str(RDFS.label): 1}


def shorten(term: Node) -> str:
    """Return an IRI as prefix:name where a prefix is known, else in angle brackets.

    >>> shorten(URIRef("https://w3id.org/newskg/ontology#Claim"))
    'kg:Claim'
    """
    for prefix, namespace in _PREFIXES.items():
        if str(term).startswith(namespace) and str(term) != namespace:
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return f"<{term}>"


def of_class(graph: Graph, kind: URIRef, below: Iterable[URIRef] = ()) -> str:
    """Return the instance of a class, and of none `below` it, of which most is said; nothing where there is none."""
    others = {node for other in below for node in graph.subjects(RDF.type, other)}
    instances = sorted(str(node) for node in set(graph.subjects(RDF.type, kind)) - others)
    if not instances:
        return ""
    best = max(map(URIRef, instances), key=lambda node: len(set(graph.predicates(node))))
    return _block(graph, best, sorted(set(graph.predicates(best)), key=lambda p: (_FIRST.get(str(p), 2), shorten(p))))


def of_property(graph: Graph, property: URIRef) -> str:
    """Return a node that has a property, and what it has there; nothing where there is none."""
    subject = min(map(str, graph.subjects(property)), default="")
    return _block(graph, URIRef(subject), [property]) if subject else ""


def _block(graph: Graph, subject: Node, predicates: Iterable[Node]) -> str:
    rows = [row for predicate in predicates for row in _rows(graph, subject, predicate)]
    lines = [f"{text} {'.' if row is rows[-1] else ';'}{_comment(note)}" for row in rows for text, note in [row]]
    label = graph.value(subject, RDFS.label) or graph.value(subject, NIF.anchorOf)
    title = f"{shorten(subject)}{_comment(str(label)) if label and len(rows) == 1 else ''}"
    return "\n".join([title, *(f"    {line}" for line in lines)])


def _rows(graph: Graph, subject: Node, predicate: Node) -> Iterable[tuple[str, str]]:
    """Yield a property with its values, the links with what they are called: one link in a line, and all texts in one."""
    name = "a" if predicate == RDF.type else shorten(predicate)
    values = sorted(graph.objects(subject, predicate), key=lambda o: (str(o).zfill(len(str(o)) + 8), str(o)))
    shown, left = values[:VALUES], len(values) - VALUES
    yield f"{name} {' , '.join(map(_value, shown))}", _note(graph, shown, left)


def _note(graph: Graph, values: list[Node], left: int) -> str:
    """Return what the values are called, and how many more there are."""
    called = [graph.value(value, RDFS.label) or graph.value(value, NIF.anchorOf) for value in values]
    told = "; ".join(labels.one_line(str(label)) for label in called if label)
    return ", ".join(filter(None, [shorten_text(told, NOTE, placeholder=" …"), f"and {left} more" if left > 0 else ""]))


def _value(value: Node) -> str:
    if not isinstance(value, Literal):
        return shorten(value)
    text = labels.shortened(labels.one_line(str(value))).replace("\\", "\\\\").replace('"', '\\"')
    datatype = "edtf:EDTF" if value.datatype == EDTF else shorten(value.datatype) if value.datatype else ""
    return f'"{text}"' + (f"^^{datatype}" if datatype else f"@{value.language}" if value.language else "")


def _comment(note: str) -> str:
    return f"  # {note}" if note else ""
