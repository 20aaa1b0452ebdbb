"""Write `shapes/Generated.ttl` and `shapes/law/Closed.ttl`: run `python -m kg.rdf.generated` after a change in `ontology/` or `shapes/`.

These shapes only say in SHACL what stands elsewhere: the lists of types, how a date in EDTF looks, which class has which property.
"""

from collections.abc import Iterable, Iterator
from textwrap import fill

from rdflib import RDF, RDFS, SH, TIME, Graph, URIRef
from rdflib.term import Node

from kg.rdf import constants
from kg.rdf.resources import turtle_files
from kg.terms import KG

LISTS, CLOSED = "Generated", "Closed"
NODES = URIRef("https://w3id.org/newskg/shapes#Core-label")
"""The shape whose targets are all classes of nodes."""

PREFIXES = {
    "kg": constants.ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "kgs": "https://w3id.org/newskg/shapes#",
    "kgt": constants.TYPES,
    "nif": constants.NIF,
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sem": constants.SEM,
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

HEAD = """\
# Made by `python -m kg.rdf.generated` from ontology/ and the other shapes; do not edit.

<https://w3id.org/newskg/shapes/{file}> a owl:Ontology ;
    dcterms:title "newskg shapes: {title}"@en ;
    dcterms:creator "newskg contributors" ;
    dcterms:issued "2026-11-26"^^xsd:date ;
    dcterms:license <https://spdx.org/licenses/MIT> ;
    vann:preferredNamespacePrefix "kgs" ;
    vann:preferredNamespaceUri "https://w3id.org/newskg/shapes#" ;
    owl:versionIRI <https://w3id.org/newskg/shapes/{file}/0.1.0> ;
    owl:versionInfo "0.1.0" .
"""


def read() -> Graph:
    """Return the shapes that are written by hand as one graph."""
    graph = Graph()
    for path in turtle_files("shapes"):
        if path.stem != LISTS:
            graph.parse(path, format="turtle")
    return graph


def render_lists(graph: Graph) -> str:
    """Return `shapes/Generated.ttl` for an ontology."""
    types, kinds = constants.narrower(graph, "EventType"), constants.narrower(graph, "FigureKind")
    parts = [
        _head(LISTS, "dates and lists of types"),
        _date(),
        _list("Event-eventType", types, 1, "An event has one type of the list of event types."),
        _list("Term-termType", types, 0, "A term has at most one type, of the list of event types."),
        _list("Figure-measures", kinds, 1, "A figure measures one thing of the list of kinds."),
    ]
    return "\n".join(parts)


def render_closed(graph: Graph, shapes: Graph) -> str:
    """Return `shapes/law/Closed.ttl` for an ontology and the shapes that are written by hand."""
    return "\n".join([_head(CLOSED, "no property that the ontology does not know"), *_closed(graph, shapes)])


def _head(file: str, title: str) -> str:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    return prefixes + "\n" + HEAD.format(file=file, title=title)


def edtf_forms() -> tuple[str, ...]:
    """Return patterns of what a date may look like: level 0 and 1 of EDTF, with the sets and seasons of level 2.

    >>> import re
    >>> [bool(re.fullmatch("|".join(edtf_forms()), date)) for date in ("2024-05", "2023/..", "May 2024")]
    [True, True, False]
    """
    month, day = "(0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|XX)", "([0-2][0-9]|3[01]|XX)"  # months from 21 on are seasons
    date = f"-?[0-9]{{2}}[0-9X]{{2}}(-{month}(-{day})?)?[?~%]?"  # 201X is a decade, 20XX a century
    moment = "[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](Z|[+-][0-9]{2}:[0-9]{2})?"
    interval = rf"{date}/({date}|\.\.)?|(\.\.)?/{date}"  # an end that is .. is open, one that is nothing is not known
    members = rf"(\.\.)?{date}((,|\.\.){date})*(\.\.)?"
    return date, moment, interval, rf"\{{{members}\}}", rf"\[{members}\]"  # {..} is all of a set, [..] one of it


def _shape(name: str, kind: str, file: str, *rows: str) -> str:
    defined = f"rdfs:isDefinedBy <https://w3id.org/newskg/shapes/{file}>"
    return " ;\n    ".join([f"kgs:{name} a sh:{kind}", defined, *rows]) + " .\n"


def _date() -> str:
    pattern = "|".join(edtf_forms()).replace("\\", "\\\\")
    return _shape(
        "Date-date",
        "PropertyShape",
        LISTS,
        "sh:targetSubjectsOf kg:date",
        "sh:path kg:date",
        "sh:maxCount 1",
        "sh:datatype edtf:EDTF",
        f'sh:pattern "^({pattern})$"',
        'sh:message "A node has at most one date, and it is written in the Extended Date/Time Format."',
    )


def _list(name: str, concepts: Iterable[str], least: int, message: str) -> str:
    kind, path = name.split("-")
    return _shape(
        name,
        "PropertyShape",
        LISTS,
        f"sh:targetClass kg:{kind}",
        f"sh:path kg:{path}",
        f"sh:minCount {least}",
        "sh:maxCount 1",
        f"sh:in {_items(f'kgt:{concept}' for concept in concepts)}",
        f'sh:message "{message}"',
    )


def _closed(graph: Graph, shapes: Graph) -> Iterator[str]:
    """Yield a shape for each class of nodes, for durations and for passages: what else is said of one is a mistake."""
    for kind in sorted(shapes.objects(NODES, SH.targetClass), key=str):
        name, label = constants.local_name(str(kind)), str(graph.value(kind, RDFS.label))
        yield _closed_shape(name, label, [f"sh:targetClass {_name(kind)}"], _properties(graph, shapes, kind))
    target = ["sh:targetObjectsOf kg:duration"]
    yield _closed_shape("Duration", "duration", target, _properties(graph, shapes, TIME.Duration) | {RDFS.label})
    target = ["sh:targetClass kg:Quotation", "sh:targetObjectsOf kg:evidence, kg:trigger, kg:mention, kg:content"]
    yield _closed_shape("Passage", "passage", target, _properties(graph, shapes, KG.Quotation))


def _closed_shape(name: str, label: str, target: Iterable[str], properties: Iterable[Node]) -> str:
    a = "An" if label[0] in "aeiou" else "A"
    return _shape(
        f"{name}-closed",
        "NodeShape",
        CLOSED,
        *target,
        "sh:closed true",
        f"sh:ignoredProperties {_items(sorted(map(_name, {RDF.type, *properties})))}",
        f'sh:message "{a} {label} has only the properties that the ontology gives it."',
    )


def _properties(graph: Graph, shapes: Graph, kind: Node) -> set[Node]:
    """Return what may be said of the instances of a class: by the ontology, by a shape, and by others with `--align`."""
    kinds = {*graph.transitive_objects(kind, RDFS.subClassOf), *graph.transitive_subjects(RDFS.subClassOf, kind)}
    ours = {p for p in graph.subjects(RDF.type, None) if kinds & constants.domains(graph, p)}
    named = {path for shape in _shapes_of(shapes, kinds) for path in shapes.objects(shape, SH.path)}
    aligned = {theirs for p, theirs in constants.above(graph) if p in ours}
    if kind in (KG.Event, KG.Figure):  # of these two, --align also writes what is only near
        aligned |= {theirs for p in ours for theirs in graph.objects(p, RDFS.seeAlso)}
    return {p for p in ours | named | aligned if isinstance(p, URIRef)}


def _shapes_of(shapes: Graph, kinds: Iterable[Node | None]) -> Iterator[Node]:
    for kind in kinds:
        yield from shapes.subjects(SH.targetClass, kind)
    if TIME.Duration in kinds:
        yield from shapes.subjects(SH.targetObjectsOf, KG.duration)


def _name(term: Node) -> str:
    """Return an IRI as prefix:name."""
    prefix = max(
        (p for p, namespace in PREFIXES.items() if str(term).startswith(namespace)), key=lambda p: len(PREFIXES[p])
    )
    return f"{prefix}:{str(term).removeprefix(PREFIXES[prefix])}"


def _items(names: Iterable[str]) -> str:
    rows = fill(" ".join(names), 110, initial_indent=" " * 8, subsequent_indent=" " * 8, break_on_hyphens=False)
    return f"(\n{rows} )"


if __name__ == "__main__":
    folder = turtle_files("shapes")[0].parent
    (folder / f"{LISTS}.ttl").write_text(render_lists(constants.read()), encoding="utf-8")
    (folder / "law" / f"{CLOSED}.ttl").write_text(render_closed(constants.read(), read()), encoding="utf-8")
