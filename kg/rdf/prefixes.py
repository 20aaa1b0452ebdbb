"""The prefixes of namespaces: one list for files, queries and graphs in memory."""

from collections.abc import Mapping
from typing import Final

from rdflib import RDF, Graph, Literal
from rdflib.term import Node

from kg.terms import KG

PREFIXES: Final[Mapping[str, str]] = {
    "d": "https://w3id.org/newskg/id/",
    "kg": "https://w3id.org/newskg/ontology#",
    "kgt": "https://w3id.org/newskg/types#",
    "kgs": "https://w3id.org/newskg/shapes#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
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
    "vann": "http://purl.org/vocab/vann/",
    "void": "http://rdfs.org/ns/void#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""What queries may use undeclared. In a file, `d` is the base of its own articles."""


def known(graph: Graph) -> dict[str, str]:
    """Return all prefixes; `d` is where the articles of the graph are."""
    bases = sorted(namespace(article) for article in graph.subjects(RDF.type, KG.Article))
    return {**PREFIXES, "d": bases[0]} if bases else dict(PREFIXES)


def used(graph: Graph) -> dict[str, str]:
    """Return the prefixes that the graph uses."""
    terms = {term for s, p, o in graph for term in (s, p, o.datatype if isinstance(o, Literal) else o) if term}
    namespaces = {namespace(term) for term in terms}
    # A base that begins another namespace would also abbreviate what belongs to that one.
    nested = {outer for outer in namespaces for inner in namespaces if inner != outer and inner.startswith(outer)}
    return {prefix: space for prefix, space in known(graph).items() if space in namespaces - nested}


def bound(graph: Graph) -> Graph:
    """Return the graph with all prefixes bound, so that rdflib writes and queries it with short names."""
    for prefix, space in known(graph).items():
        graph.bind(prefix, space, override=True, replace=True)
    return graph


def namespace(term: Node) -> str:
    """Return an IRI up to its last / or #."""
    iri = str(term)
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
