"""Files of RDF -> the named graphs that a store is to hold of them."""

import re
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
from rdflib import OWL, RDF, SDO

from kg.errors import InputError
from kg.rdf import formats
from kg.terms import KG

_TYPE, _ARTICLE = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(KG.Article))
_ONTOLOGY, _IDENTIFIER = ox.NamedNode(str(OWL.Ontology)), ox.NamedNode(str(SDO.identifier))

Graphs = dict[str, list[ox.Triple]]
"""Triples by the IRI of their graph."""


def read(path: Path, graph: str | None = None) -> Graphs:
    """Return the graphs in a file, whose suffix names its format; raise InputError when it is not valid RDF.

    Graphs with a name keep it. What has none is called `graph`, or what `name` says.
    """
    plain: list[ox.Triple] = []
    graphs: Graphs = {}
    for quad in _quads(path):
        where = quad.graph_name
        (graphs.setdefault(where.value, []) if isinstance(where, ox.NamedNode) else plain).append(quad.triple)
    if plain or not graphs:
        graphs.setdefault(graph or name(plain, path), []).extend(plain)
    return graphs


def name(triples: Sequence[ox.Triple], path: Path) -> str:
    """Return the name of a graph: its article's IRI, else its ontology's, else, if it has several articles, its file's.

    Raise InputError for a graph that has none of these.
    """
    articles, ontologies = _of_class(triples, _ARTICLE), _of_class(triples, _ONTOLOGY)
    if len(articles) > 1:
        base = articles[0][: max(articles[0].rfind("/"), articles[0].rfind("#")) + 1]
        return f"{base}graph-{re.sub(r'[^A-Za-z0-9_-]+', '-', path.stem)}"
    if articles or len(ontologies) == 1:
        return (articles or ontologies)[0]
    raise InputError(f"{path}: {'names no article' if triples else 'is empty'}; --graph says what to call such a graph")


def check(graph: str) -> None:
    """Raise InputError when the name of a graph is not an IRI."""
    try:
        ox.NamedNode(graph)
    except ValueError as error:
        raise InputError(f"{graph!r}: is not an IRI: {str(error).lower()}") from error


def identifier(triples: Sequence[ox.Triple], article: str) -> ox.Literal | None:
    """Return what the user calls an article, if the graph says."""
    node = ox.NamedNode(article)
    found = (t.object for t in triples if t.subject == node and t.predicate == _IDENTIFIER)
    return next((term for term in found if isinstance(term, ox.Literal)), None)


def _of_class(triples: Sequence[ox.Triple], kind: ox.NamedNode) -> list[str]:
    nodes = (t.subject for t in triples if t.predicate == _TYPE and t.object == kind)
    return sorted(node.value for node in nodes if isinstance(node, ox.NamedNode))


def _quads(path: Path) -> list[ox.Quad]:
    syntax = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if syntax is None:
        raise InputError(f"{path}: {path.suffix or 'no suffix'} is no format of RDF that is known")
    return formats.decode_quads(formats.read_bytes(path), syntax, str(path))
