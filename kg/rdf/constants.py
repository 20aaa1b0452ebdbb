"""Write `kg/terms.py` from `ontology/*.ttl`: run `python -m kg.rdf.constants` after a change there.

Constants in plain classes, not an ontology read on import: it costs no time, and mypy reports a name that is not there.
"""

from collections.abc import Iterable
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.rdf.resources import turtle_files

ONTOLOGY = "https://w3id.org/newskg/ontology#"
TYPES = "https://w3id.org/newskg/types#"

# Names of vocabularies that rdflib has no module for; only what the program itself writes or asks for.
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
NIF_NAMES = ("Context", "OffsetBasedString", "anchorOf", "beginIndex", "endIndex", "isString", "referenceContext")
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"

HEAD = '''\
"""The names of the ontology as constants: `KG.Person`, `KGT.Attack`. Made by `python -m kg.rdf.constants`; do not edit."""

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
        _constants("SEM", "What the graph uses of the Simple Event Model.", SEM, _local_names(graph, SEM)),
        _tuple("EVENT_TYPES", "Every event type, sorted.", narrower(graph, "EventType")),
        _tuple("FIGURE_KINDS", "Every kind of figure, sorted.", narrower(graph, "FigureKind")),
        _standard_types(graph),
        _standard_types_of_some(graph),
        _pairs("STANDARD_PROPERTIES", "A property and one of others that holds with it.", above(graph)),
        _pairs("EVENT_PROPERTIES", "The same, of events that are actual and no others.", _of_one_form(graph)),
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


def narrower(graph: Graph, top: str) -> list[str]:
    """Return the local names of the concepts below a top concept, sorted."""
    return sorted(str(concept).removeprefix(TYPES) for concept in graph.subjects(SKOS.broader, URIRef(TYPES + top)))


def _tuple(name: str, doc: str, local_names: list[str]) -> str:
    rows = "".join(f"    KGT.{local},\n" for local in local_names)
    return f'{name}: Final[tuple[URIRef, ...]] = (\n{rows})\n"""{doc}"""\n'


def _standard_types(graph: Graph) -> str:
    classes = (URIRef(ONTOLOGY + local) for local in _local_names(graph, ONTOLOGY))
    pairs = ((kind, standard) for kind in classes for standard in _superclasses_elsewhere(graph, kind))
    doc = "A class and a class of schema.org, PROV, NIF, ... that its instances also belong to; superclasses included."
    return _pairs("STANDARD_TYPES", doc, pairs)


def _superclasses_elsewhere(graph: Graph, term: Node) -> list[str]:
    ancestors = (str(ancestor) for ancestor in graph.transitive_objects(term, RDFS.subClassOf))
    return sorted(iri for iri in ancestors if not iri.startswith(ONTOLOGY))


def _standard_types_of_some(graph: Graph) -> str:
    """Render the axioms that say: what is of this class and has this value of this property is of that class elsewhere."""
    rows = []
    for axiom, parts in graph.subject_objects(OWL.intersectionOf):
        kind, restriction = graph.items(parts)
        condition = graph.value(restriction, OWL.onProperty), graph.value(restriction, OWL.hasValue)
        names = ", ".join(f"KG.{local_name(str(term))}" for term in (kind, *condition))
        rows += [f'    ({names}, URIRef("{iri}")),\n' for iri in map(str, graph.objects(axiom, RDFS.subClassOf))]
    doc = "A class, a property, its value, and the class elsewhere of those instances that have the value."
    name = "STANDARD_TYPES_OF_SOME: Final[tuple[tuple[URIRef, URIRef, URIRef, URIRef], ...]]"
    return f'{name} = (\n{"".join(sorted(rows))})\n"""{doc}"""\n'


def _pairs(name: str, doc: str, pairs: Iterable[tuple[Node, Node | str]]) -> str:
    rows = (f'    (KG.{local_name(str(ours))}, URIRef("{theirs}")),\n' for ours, theirs in pairs)
    return f'{name}: Final[tuple[tuple[URIRef, URIRef], ...]] = (\n{"".join(rows)})\n"""{doc}"""\n'


def above(graph: Graph) -> list[tuple[Node, Node]]:
    """Return the properties of ours and those of others that they are below."""
    pairs = graph.subject_objects(RDFS.subPropertyOf)
    return sorted((ours, theirs) for ours, theirs in pairs if not str(theirs).startswith(ONTOLOGY))


def _of_one_form(graph: Graph) -> list[tuple[Node, Node]]:
    """Return the near properties that take the same values; only a date is written in another way."""
    return [(ours, theirs) for ours, theirs in near(graph) if ours != URIRef(ONTOLOGY + "date")]


def near(graph: Graph) -> list[tuple[Node, Node]]:
    """Return the properties of events and those of others that are near to them, and not above."""
    event = URIRef(ONTOLOGY + "Event")
    return sorted((p, o) for p, o in graph.subject_objects(RDFS.seeAlso) if event in domains(graph, p))


def domains(graph: Graph, term: Node) -> set[Node]:
    """Return the classes whose instances have a property."""
    return {*graph.objects(term, RDFS.domain), *graph.objects(term, SDO.domainIncludes)}


if __name__ == "__main__":
    (Path(__file__).parent.parent / "terms.py").write_text(render_terms(read()), encoding="utf-8")
