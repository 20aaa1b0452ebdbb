"""RDF -> Turtle, JSON-LD, N-Triples, and back; the same triples give the same bytes.

rdflib holds the graph, pyoxigraph writes and reads it: rdflib's writers follow the hash seed, and its parsers accept
invalid Turtle and fetch remote contexts.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import InputError
from kg.rdf.jsonld import compact
from kg.terms import KG, NIF

PREFIXES: Final[Mapping[str, str]] = {
    "d": "https://w3id.org/newskg/id/",
    "kg": "https://w3id.org/newskg/ontology#",
    "kgt": "https://w3id.org/newskg/types#",
    "kgs": "https://w3id.org/newskg/shapes#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""What queries may use undeclared. In a file, `d` is the base of its own articles."""

# Subjects in reading order: the article, who and where, what happened, what was proposed, what was said, the passages.
_ORDER: Final = (
    KG.Article,
    KG.Country,
    KG.Organization,
    KG.Person,
    KG.UnnamedActor,
    KG.Place,
    KG.Role,
    KG.Event,
    KG.Figure,
    KG.Proposal,
    KG.Term,
    KG.Claim,
)
_RANKS: Final[Mapping[Node, int]] = {
    **{kind: rank for rank, kind in enumerate(_ORDER)},
    NIF.OffsetBasedString: len(_ORDER) + 1,
}
_FIRST: Final[Mapping[Node, str]] = {RDF.type: "0", RDFS.label: "1"}
_STRING: Final = ox.NamedNode(str(XSD.string))


@dataclass(frozen=True)
class Format:
    """A serialization: the suffix of its files, its reader, and its writer of ordered triples."""

    suffix: str
    syntax: ox.RdfFormat
    write: Callable[[list[ox.Triple], Mapping[str, str]], bytes]


def render(graph: Graph, format: str) -> bytes:
    """Return a graph in a format of `FORMATS`; raise ValueError for an IRI that is none.

    Blank nodes keep their labels, so only a graph without them gives the same bytes each time.
    """
    triples = _ordered(graph)
    return FORMATS[format].write(triples, _prefixes(graph))


def parse(path: Path) -> list[ox.Triple]:
    """Return the triples of a file, whose suffix names its format; raise InputError when it is not valid RDF."""
    for name, format in FORMATS.items():
        if path.suffix == format.suffix:
            return decode(_bytes(path), name, str(path))
    raise InputError(f"{path}: not one of {', '.join(format.suffix for format in FORMATS.values())}")


def decode(data: bytes, format: str, source: str = "<data>") -> list[ox.Triple]:
    """Return the triples in a document; raise InputError when it is not valid RDF. No context is ever fetched."""
    try:
        return [quad.triple for quad in ox.parse(data, format=FORMATS[format].syntax)]
    except SyntaxError as error:
        raise InputError(f"{source}: {error.msg}") from error


def read(path: Path) -> Graph:
    """Return the graph in a file; raise InputError when it is not valid RDF."""
    return to_graph(parse(path))


def to_graph(triples: Iterable[ox.Triple]) -> Graph:
    """Return triples as a graph of rdflib, literals unchanged."""
    graph = Graph()
    for triple in triples:
        graph.add((_from_ox(triple.subject), URIRef(triple.predicate.value), _from_ox(triple.object)))
    return graph


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


def _turtle(triples: list[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items())
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes)) or b""
    # pyoxigraph lists the prefixes in no fixed order. Only subjects begin a line: line ends in strings are escaped.
    body = re.sub(rb"^@prefix .*\n", b"", text, flags=re.MULTILINE)
    return head.encode() + re.sub(rb"^(?=[^\t\n])", b"\n", body, flags=re.MULTILINE)


def _json_ld(triples: list[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    return compact(triples, prefixes, PREFIXES["kg"])


def _n_triples(triples: list[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


FORMATS: Final[Mapping[str, Format]] = {
    "turtle": Format(".ttl", ox.RdfFormat.TURTLE, _turtle),
    "json-ld": Format(".jsonld", ox.RdfFormat.JSON_LD, _json_ld),
    "nt": Format(".nt", ox.RdfFormat.N_TRIPLES, _n_triples),
}
"""The formats by name, the default first."""


def _ordered(graph: Graph) -> list[ox.Triple]:
    """Return the triples: subjects in reading order, `a` and the label first, numbers inside names by their value."""
    last = len(_ORDER)
    ranks = {s: min(_RANKS.get(kind, last) for kind in graph.objects(s, RDF.type)) for s in graph.subjects(RDF.type)}
    natural = cache(_natural)

    def key(triple: tuple[Node, Node, Node]) -> tuple[int | str, ...]:
        s, p, o = triple
        return ranks.get(s, last), natural(str(s)), str(s), _FIRST.get(p, str(p)), natural(str(o)), str(o), _kind(o)

    return [ox.Triple(_subject(s), ox.NamedNode(str(p)), _object(o)) for s, p, o in sorted(graph, key=key)]


def _kind(node: Node) -> str:
    """Return what tells apart two terms of one text."""
    return f"{node.datatype} {node.language}" if isinstance(node, Literal) else ""


def _natural(text: str) -> str:
    """Return a sort key in which offset_9 stands before offset_10."""
    return re.sub(r"\d+", lambda digits: digits[0].zfill(8), text)


def _subject(node: Node) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(str(node)) if isinstance(node, BNode) else ox.NamedNode(str(node))


def _object(node: Node) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if not isinstance(node, Literal):
        return _subject(node)
    if node.language:
        return ox.Literal(str(node), language=node.language)
    return ox.Literal(str(node), datatype=ox.NamedNode(str(node.datatype)) if node.datatype else None)


def _from_ox(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    if isinstance(term, ox.Triple):
        raise InputError(f"{term}: a triple inside a triple is not supported")
    datatype = None if term.language or term.datatype == _STRING else URIRef(term.datatype.value)
    return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def _prefixes(graph: Graph) -> dict[str, str]:
    """Return the prefixes that the graph uses; `d` is where its articles are."""
    bases = sorted(_namespace(article) for article in graph.subjects(RDF.type, KG.Article))
    known = {**PREFIXES, "d": bases[0]} if bases else PREFIXES
    used = {_namespace(term) for triple in graph for term in triple}
    # A base that begins another namespace would also abbreviate what belongs to that one.
    nested = {outer for outer in used for inner in used if inner != outer and inner.startswith(outer)}
    return {prefix: namespace for prefix, namespace in known.items() if namespace in used - nested}


def _namespace(term: Node) -> str:
    """Return an IRI up to its last / or #; of a literal, that of its datatype."""
    iri = str((term.datatype or "") if isinstance(term, Literal) else term)
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
