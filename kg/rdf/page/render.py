"""The two pages: classes and properties with what must hold of them, and the types with the codebooks that they map to."""

import re
from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element

from rdflib import DCTERMS, OWL, RDFS, SKOS, URIRef

from kg.rdf import constants
from kg.rdf.page import turtle
from kg.rdf.page.markup import Child, document, element, joined
from kg.rdf.page.source import OURS, Rule, Source, within
from kg.terms import KG, KGT

INDEX: Final = "index.html"
TYPES: Final = "types.html"
_SCHEMES: Final = (constants.TYPES, "https://w3id.org/newskg/plover#", "https://w3id.org/newskg/cameo#")
_TRAITS: Final = {
    OWL.TransitiveProperty: "transitive",
    OWL.SymmetricProperty: "symmetric",
    OWL.FunctionalProperty: "at most one value",
}
Row = tuple[str, list[Child]]


def pages(source: Source) -> dict[str, str]:
    """Return the pages by the names of their files."""
    return {INDEX: _index(source), TYPES: _types(source)}


def _index(source: Source) -> str:
    ontology = URIRef(constants.ONTOLOGY.rstrip("#"))
    title, about = source.text(ontology, DCTERMS.title), source.text(ontology, DCTERMS.description)
    body = [
        _header(source, ontology, title, about),
        _contents(source),
        element("h2", "Classes", id="classes"),
        *(_class(source, term) for term in source.classes if not source.individuals(term)),
        element("h2", "Closed lists of values", id="values"),
        *(_values(source, term) for term in source.classes if source.individuals(term)),
        element("h2", "Properties", id="properties"),
        *(_property(source, term) for term in sorted(source.properties)),
        element("h2", "Properties of other vocabularies", id="others"),
        element("p", "The graphs use these as their own vocabularies define them.", class_="quiet"),
        *(_outside(source, term) for term in source.outside()),
    ]
    return document(title, about, body)


def _types(source: Source) -> str:
    scheme = URIRef(constants.TYPES.rstrip("#"))
    title = source.text(scheme, DCTERMS.title)
    about = source.text(KGT.EventType, SKOS.definition)
    body = [
        _header(source, scheme, title, "The concepts that events, terms and figures are typed with, as SKOS."),
        element("h2", "Event types", id="EventType"),
        element("p", about),
        _types_table(source, KGT.EventType, "type"),
        element("h2", "Kinds of figures", id="FigureKind"),
        element("p", source.text(KGT.FigureKind, SKOS.definition)),
        _types_table(source, KGT.FigureKind, "kind"),
        element("h2", "PLOVER and CAMEO", id="plover"),
        element(
            "p",
            "The types of PLOVER, those of ours that have them as a broader match, and the root codes of CAMEO that they stand for.",
        ),
        _codebooks(source),
    ]
    return document(title, about, body)


def _header(source: Source, scheme: URIRef, title: str, about: str) -> Element:
    version = source.text(scheme, OWL.versionInfo)
    is_index = scheme == URIRef(constants.ONTOLOGY.rstrip("#"))
    facts: list[Child] = [
        element("code", f"{scheme}#"),
        *([f"version {version}"] if version else []),
        *(_link(source, iri) for iri in source.linked(scheme, DCTERMS.license)),
        element("a", "Turtle", href="newskg.ttl" if is_index else "types.ttl"),
        element("a", "types of events and figures", href=TYPES) if is_index else element("a", "ontology", href=INDEX),
    ]
    return element(
        "header", element("h1", title), element("p", about), element("p", *joined(facts, " · "), class_="quiet")
    )


def _contents(source: Source) -> Element:
    lists = [term for term in source.classes if source.individuals(term)]
    parts: list[tuple[str, str, list[URIRef]]] = [
        ("classes", "Classes", [term for term in source.classes if term not in lists]),
        ("values", "Values", lists),
        ("properties", "Properties", sorted(source.properties)),
        ("others", "Of others", source.outside()),
    ]
    children: list[Child] = []
    for anchor, name, terms in parts:
        children.append(element("b", element("a", name, href=f"#{anchor}")))
        called = turtle.shorten if anchor == "others" else constants.local_name
        children.append(
            element("span", *joined([element("a", called(term), href=f"#{_anchor(term)}") for term in terms], " "))
        )
    return element("nav", *children)


def _class(source: Source, term: URIRef) -> Element:
    above, below = source.linked(term, RDFS.subClassOf), source.below(term)
    rows: list[Row] = [
        ("is a", _links(source, [iri for iri in above if within(iri, *OURS)])),
        ("aligned with", _links(source, [iri for iri in above if not within(iri, *OURS)])),
        ("at times", _at_times(source, term)),
        ("never also", _links(source, source.apart(term))),
        ("has", _links(source, source.properties_of(term))),
        ("leads to it", _links(source, [p for p in sorted(source.properties) if term in source.range(p)])),
        ("must hold", _rules([rule for rule in source.rules if term in rule.targets and not rule.path])),
        ("kinds of it", _links(source, below)),
        ("example", _example(turtle.of_class(source.examples, term, below), abstract=bool(below))),
    ]
    return _term(source, term, rows)


def _at_times(source: Source, term: URIRef) -> list[Child]:
    """Return the classes elsewhere that only some instances belong to, and which these are."""
    found = [
        element("li", _link(source, elsewhere), ", where ", _link(source, on), " is ", _link(source, value))
        for on, value, elsewhere in source.sometimes(term)
    ]
    return [element("ul", *found)] if found else []


def _values(source: Source, term: URIRef) -> Element:
    values = element(
        "ul",
        *(
            element(
                "li", element("code", turtle.shorten(value)), " ", source.text(value, RDFS.comment), id=_anchor(value)
            )
            for value in source.individuals(term)
        ),
    )
    return _term(source, term, [("values", [values])])


def _property(source: Source, term: URIRef) -> Element:
    above = source.linked(term, RDFS.subPropertyOf)
    links = OWL.ObjectProperty in source.kinds(term)
    below = [other for other in source.properties if (other, RDFS.subPropertyOf, term) in source.ontology]
    traits = [word for trait, word in _TRAITS.items() if trait in source.kinds(term)]
    rows: list[Row] = [
        ("is", [", ".join(["a link to a node" if links else "a value", *traits])]),
        ("on", _links(source, source.domain(term))),
        ("leads to" if links else "holds", _links(source, source.range(term))),
        ("kind of", _links(source, [iri for iri in above if within(iri, *OURS)])),
        ("aligned with", _links(source, [iri for iri in above if not within(iri, *OURS)])),
        ("near to", _links(source, source.linked(term, RDFS.seeAlso))),
        ("inverse of", _links(source, source.linked(term, OWL.inverseOf))),
        ("kinds of it", _links(source, below)),
        *_use(source, term, general=bool(below)),
    ]
    return _term(source, term, rows)


def _outside(source: Source, term: URIRef) -> Element:
    name = turtle.shorten(term)
    heading = element("h3", element("a", name, href=str(term)))
    return element("section", heading, _facts(_use(source, term)), class_="term", id=_anchor(term))


def _use(source: Source, term: URIRef, *, general: bool = False) -> list[Row]:
    """Return what must hold of a property, and an example; one that has kinds need not be used itself."""
    return [
        ("must hold", _rules([rule for rule in source.rules if rule.path == term])),
        ("example", _example(turtle.of_property(source.examples, term), abstract=general)),
    ]


def _term(source: Source, term: URIRef, rows: list[Row]) -> Element:
    label = source.text(term, RDFS.label)
    heading = element("h3", element("a", label, href=f"#{_anchor(term)}"), element("code", turtle.shorten(term)))
    about = element("p", source.text(term, RDFS.comment))
    return element("section", heading, about, _facts(rows), class_="term", id=_anchor(term))


def _facts(rows: list[Row]) -> Element:
    parts = [part for name, found in rows if found for part in (element("dt", name), element("dd", *found))]
    return element("dl", *parts)


def _rules(rules: Sequence[Rule]) -> list[Child]:
    """Return shapes in words; the anchor of a shape stands at the first place that shows it, which is its property or class."""
    if not rules:
        return []
    return [
        element(
            "ul",
            *(element("li", rule.message, " ", element("code", f"kgs:{rule.name}", class_="quiet")) for rule in rules),
        )
    ]


def _example(text: str, *, abstract: bool = False) -> list[Child]:
    """Return Turtle with its comments set apart; what has kinds of it needs no example of its own."""
    if not text:
        return [] if abstract else [element("span", "none in the seed article", class_="quiet")]
    parts: list[Child] = []
    for line in text.splitlines(keepends=True):
        code, hash_, note = line.partition("  # ")
        parts += [code, element("i", hash_ + note)] if hash_ else [line]
    return [element("pre", *parts)]


def _links(source: Source, terms: Sequence[URIRef]) -> list[Child]:
    return joined([_link(source, term) for term in terms])


def _link(source: Source, term: URIRef) -> Element:
    """Return a link to a term: to its place on these pages, else to where its own vocabulary is."""
    return element("a", turtle.shorten(term).strip("<>"), href=_address(source, term))


def _address(source: Source, term: URIRef) -> str:
    if within(term, *_SCHEMES):
        return f"{TYPES}#{constants.local_name(term)}"
    return f"#{_anchor(term)}" if term in source.order and within(term, constants.ONTOLOGY) else str(term)


def _anchor(term: URIRef) -> str:
    """Return the local name of a term of ours, which its IRI ends in; of others prefix and name."""
    if within(term, *OURS):
        return constants.local_name(term)
    return re.sub(r"\W+", "-", turtle.shorten(term).strip("<>"))


def _types_table(source: Source, top: URIRef, kind: str) -> Element:
    head = (kind, "meaning", "other words", "in PLOVER", "in the seed article")
    return _table(head, [(_anchor(concept), _concept(source, concept)) for concept in source.concepts(top)])


def _table(head: Sequence[str], rows: Sequence[tuple[str, Sequence[list[Child]]]]) -> Element:
    """Return a table whose rows have an anchor; each cell also names its column, for where there is no room for a head."""
    body = [
        element(
            "tr",
            *(element("td", *cell, **{"data-column": name}) for name, cell in zip(head, cells, strict=True)),
            id=anchor,
        )
        for anchor, cells in rows
    ]
    names = element("tr", *(element("th", name) for name in head))
    return element("div", element("table", element("thead", names), element("tbody", *body)), class_="wide")


def _concept(source: Source, concept: URIRef) -> list[list[Child]]:
    label = element("a", source.text(concept, SKOS.prefLabel), href=f"#{_anchor(concept)}")
    words = sorted(str(o) for o in source.ontology.objects(concept, SKOS.altLabel))
    return [
        [label, " ", element("code", _anchor(concept))],
        [source.text(concept, SKOS.definition)],
        [", ".join(words)],
        _links(source, source.linked(concept, SKOS.broadMatch)),
        [_in_the_seed(source, concept)],
    ]


def _in_the_seed(source: Source, concept: URIRef) -> str:
    """Return the label of an event, a figure or a term of a type."""
    typed = sorted(
        str(s) for p in (KG.eventType, KG.measures, KG.termType) for s in source.examples.subjects(p, concept)
    )
    found = (source.examples.value(URIRef(node), RDFS.label) for node in typed)
    return next((str(label) for label in found if label), "")


def _codebooks(source: Source) -> Element:
    ours = source.concepts(KGT.EventType)
    rows: list[tuple[str, list[list[Child]]]] = []
    for term in source.of_kind(SKOS.Concept, namespace=_SCHEMES[1]):
        matched = [concept for concept in ours if term in source.linked(concept, SKOS.broadMatch)]
        roots = ", ".join(_root(source, root) for root in source.linked(term, SKOS.relatedMatch))
        name = constants.local_name(term)
        rows.append((name, [[element("code", name)], _links(source, matched), [roots]]))
    return _table(("PLOVER", "ours", "CAMEO"), rows)


def _root(source: Source, root: URIRef) -> str:
    """Return the code and the name of a root code of CAMEO."""
    return " ".join(filter(None, [source.text(root, SKOS.notation), source.text(root, SKOS.prefLabel)]))
