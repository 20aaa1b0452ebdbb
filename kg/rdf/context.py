"""Write `ontology/context.jsonld` from the ontology and the shapes: run `python -m kg.rdf.context` after a change in either.

The context is one for all files. The ontology says what a property's values are, the shapes how many it may have: one
that may repeat is always a list in JSON. What belongs to an article stands inside it, under the name of its class.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from rdflib import OWL, PROV, RDF, RDFS, SDO, SH, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf.convert import COLLECTIONS
from kg.rdf.prefixes import PREFIXES, namespace
from kg.rdf.resources import folder, turtle_files
from kg.terms import KG, NIF

URL: Final = "https://w3id.org/newskg/context.jsonld"
"""Where the context is published. A file that refers to it is read with the one that ships; nothing is fetched."""

FILE: Final = "context.jsonld"
IRI, WORD = "@id", "@vocab"
ALIASES: Final[Mapping[str, Any]] = {
    "id": "@id",
    "type": {"@id": "@type", "@container": "@set"},
    "graph": "@graph",
}
#: Written as they are in JSON, so that they need no type in the context.
_PLAIN: Final = frozenset((XSD.string, XSD.integer, RDF.langString))
#: Properties of graphs that neither the ontology nor a shape speaks of, with what their values are.
_OTHERS: Final[Mapping[URIRef, str | None]] = {PROV.alternateOf: IRI, SDO.softwareVersion: None, SKOS.prefLabel: None}
#: A node has one of each, as it is written.
_ONE: Final = frozenset((RDFS.label, SDO.name, SDO.softwareVersion))
#: What is unnamed is in one article, which a shape says; other things are in many.
_MANY: Final = frozenset((KG.inArticle,))
#: Whose names are bare in JSON while they are free, the first first.
_BARE: Final = ("kg", "rdfs", "schema", "skos", "nif", "time", "prov")


@cache
def load() -> Mapping[str, Any]:
    """Return the content of the context that ships with the program."""
    content: Mapping[str, Any] = json.loads((folder("ontology") / FILE).read_bytes())["@context"]
    return content


def inlined(data: bytes) -> bytes:
    """Return a JSON-LD document with the published context in the place of its address; any other stays as it is."""
    pattern = rb'("@context":\s*\[?\s*)"' + re.escape(URL.encode()) + b'"'
    return re.sub(pattern, lambda found: found[1] + json.dumps(load()).encode(), data, count=1)


def render() -> str:
    """Return the context as a document, one term a line."""
    ontology, shapes = _read("ontology"), _read("shapes")
    terms = {"@version": 1.1, "@vocab": PREFIXES["kg"], **ALIASES, **PREFIXES}
    properties = dict(_keys(sorted(_properties(ontology, shapes))))
    terms |= {key: _term(ontology, shapes, iri) for key, iri in sorted(properties.items())}
    collections = {key: {"@reverse": _short(KG.inArticle), "@container": "@set"} for key in COLLECTIONS.values()}
    collections["passages"] = {"@reverse": _short(NIF.referenceContext), "@container": "@set"}
    if clash := sorted(terms.keys() & collections.keys()):
        raise ValueError(f"{clash}: is the name of a property and of what an article holds")
    rows = (f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in (terms | collections).items())
    return '{"@context": {\n' + ",\n".join(rows) + "\n}}\n"


def _read(name: Any) -> Graph:
    graph = Graph()
    for path in turtle_files(name):
        graph.parse(path, format="turtle")
    return graph


def _properties(ontology: Graph, shapes: Graph) -> set[URIRef]:
    """Return every property that a graph may use: those declared, and those that a shape speaks of."""
    declared = {p for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for p in ontology.subjects(RDF.type, kind)}
    found = {*declared, *shapes.objects(None, SH.path), *_OTHERS}
    return {
        term for term in found if isinstance(term, URIRef) and term != RDF.type and namespace(term) in PREFIXES.values()
    }


def _keys(properties: Iterable[URIRef]) -> Iterator[tuple[str, URIRef]]:
    """Yield the name of each property in JSON: the bare one for the vocabulary's own, and for others while it is free."""
    taken: set[str] = {*ALIASES, *PREFIXES}
    ranks = {PREFIXES[prefix]: rank for rank, prefix in enumerate(_BARE)}
    for iri in sorted(properties, key=lambda iri: (ranks.get(namespace(iri), len(ranks)), iri)):
        local = iri.removeprefix(namespace(iri))
        yield (_short(iri) if local in taken else local), iri
        taken.add(local)


def _term(ontology: Graph, shapes: Graph, iri: URIRef) -> str | dict[str, Any]:
    term: dict[str, Any] = {"@id": _short(iri)}
    if coercion := _coercion(ontology, shapes, iri):
        term["@type"] = coercion
    if not _single(shapes, iri):
        term["@container"] = "@set"
    if _allowed(shapes, iri) == PREFIXES["kgt"]:
        term |= {"@type": WORD, "@context": {"@vocab": PREFIXES["kgt"]}}
    return term if len(term) > 1 else str(term["@id"])


def _coercion(ontology: Graph, shapes: Graph, iri: URIRef) -> str | None:
    """Return what the values are: names of the vocabulary, IRIs, one datatype, or None for what JSON writes as it is."""
    if iri in _OTHERS:
        return _OTHERS[iri]
    allowed = _allowed(shapes, iri)
    if allowed == PREFIXES["kg"]:
        return WORD
    if allowed or (iri, RDF.type, OWL.ObjectProperty) in ontology:
        return IRI
    restricted = list(shapes.subjects(SH.path, iri))
    if any((shape, SH.nodeKind, SH.IRI) in shapes or (shape, SH["class"], None) in shapes for shape in restricted):
        return IRI
    ranges = sorted(
        str(kind) for kind in {*ontology.objects(iri, RDFS.range), *ontology.objects(iri, SDO.rangeIncludes)}
    )
    stated = sorted({datatype for shape in restricted for datatype in _datatypes(shapes, shape)})
    datatypes = [*stated, *map(URIRef, ranges)]
    return _short(datatypes[0]) if datatypes and datatypes[0] not in _PLAIN else None


def _allowed(shapes: Graph, iri: URIRef) -> str | None:
    """Return the namespace of the values that shapes list, if they list any, and all are IRIs of one."""
    lists = [first for shape in shapes.subjects(SH.path, iri) for first in shapes.objects(shape, SH["in"])]
    spaces = {namespace(value) for first in lists for value in shapes.items(first) if isinstance(value, URIRef)}
    return spaces.pop() if len(spaces) == 1 else None


def _datatypes(shapes: Graph, shape: Node) -> Iterator[URIRef]:
    """Yield the datatype that a shape demands, or the first that it allows."""
    yield from (kind for kind in shapes.objects(shape, SH.datatype) if isinstance(kind, URIRef))
    for options in shapes.objects(shape, SH["or"]):
        for option in list(shapes.items(options))[:1]:
            yield from _datatypes(shapes, option)


def _single(shapes: Graph, iri: URIRef) -> bool:
    """Say whether a shape allows one value at most."""
    restricted = shapes.subjects(SH.path, iri)
    return iri in _ONE or (iri not in _MANY and any((shape, SH.maxCount, Literal(1)) in shapes for shape in restricted))


def _short(iri: URIRef) -> str:
    space = namespace(iri)
    prefix = next(prefix for prefix, known in PREFIXES.items() if known == space)
    return f"{prefix}:{iri.removeprefix(space)}"


if __name__ == "__main__":
    (folder("ontology") / FILE).write_text(render(), encoding="utf-8")
