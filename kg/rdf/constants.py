"""Write `kg/terms.py` from `ontology/*.ttl`: run `python -m kg.ontology` after a change there.

Constants in plain classes, not an ontology read on import: it costs no time, and mypy reports a name that is not there.
"""

from pathlib import Path

from rdflib import RDF, RDFS, SKOS, Graph, URIRef

from kg.rdf.resources import turtle_files

ONTOLOGY = "https://w3id.org/newskg/ontology#"
TYPES = "https://w3id.org/newskg/types#"

# Names of vocabularies that rdflib has no module for; only what the program itself writes or asks for.
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
NIF_NAMES = ("Context", "OffsetBasedString", "anchorOf", "beginIndex", "endIndex", "isString", "referenceContext")

HEAD = '''\
"""The names of the ontology as constants: `KG.Person`, `KGT.Attack`. Made by `python -m kg.ontology`; do not edit."""

# ruff: noqa: N815 - the names are the ontology's

from typing import Final

from rdflib import URIRef

EDTF: Final = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
"""The datatype of dates in the Extended Date/Time Format."""
'''


def read() -> Graph:
    """Return the whole ontology as one graph."""
    graph = Graph()
    for path in turtle_files("ontology"):
        graph.parse(path, format="turtle")
    return graph


def render_terms(graph: Graph) -> str:
    """Return the source of `kg/terms.py` for an ontology."""
    parts = [
        HEAD,
        _constants("KG", "Classes, properties and individuals.", ONTOLOGY, _local_names(graph, ONTOLOGY)),
        _constants("KGT", "Event types and kinds of figures.", TYPES, _local_names(graph, TYPES)),
        _constants("NIF", "What the graph uses of the NLP Interchange Format.", NIF, list(NIF_NAMES)),
        _tuple("EVENT_TYPES", "Every event type, sorted.", _narrower(graph, "EventType")),
        _tuple("FIGURE_KINDS", "Every kind of figure, sorted.", _narrower(graph, "FigureKind")),
        _standard_types(graph),
    ]
    return "\n\n".join(parts)


def local_name(iri: str) -> str:
    """Return what stands after the # of an IRI."""
    return iri.rpartition("#")[2]


def _local_names(graph: Graph, namespace: str) -> list[str]:
    subjects = {str(subject) for subject in graph.subjects(RDF.type)}
    return sorted(iri.removeprefix(namespace) for iri in subjects if iri.startswith(namespace))


def _constants(name: str, doc: str, namespace: str, local_names: list[str]) -> str:
    rows = [f'    {local}: Final = URIRef(_{name} + "{local}")\n' for local in local_names]
    return f'_{name}: Final = "{namespace}"\n\n\nclass {name}:\n    """{doc}"""\n\n{"".join(rows)}'


def _narrower(graph: Graph, top: str) -> list[str]:
    return sorted(str(concept).removeprefix(TYPES) for concept in graph.subjects(SKOS.broader, URIRef(TYPES + top)))


def _tuple(name: str, doc: str, local_names: list[str]) -> str:
    rows = "".join(f"    KGT.{local},\n" for local in local_names)
    return f'{name}: Final[tuple[URIRef, ...]] = (\n{rows})\n"""{doc}"""\n'


def _standard_types(graph: Graph) -> str:
    rows = "".join(
        f'    (KG.{local}, URIRef("{standard}")),\n'
        for local in _local_names(graph, ONTOLOGY)
        for standard in _superclasses_elsewhere(graph, URIRef(ONTOLOGY + local))
    )
    doc = "A class and a class of schema.org, PROV, NIF, ... that its instances also belong to; superclasses included."
    return f'STANDARD_TYPES: Final[tuple[tuple[URIRef, URIRef], ...]] = (\n{rows})\n"""{doc}"""\n'


def _superclasses_elsewhere(graph: Graph, term: URIRef) -> list[str]:
    ancestors = (str(ancestor) for ancestor in graph.transitive_objects(term, RDFS.subClassOf))
    return sorted(iri for iri in ancestors if not iri.startswith(ONTOLOGY))


if __name__ == "__main__":
    (Path(__file__).parent.parent / "terms.py").write_text(render_terms(read()), encoding="utf-8")
