from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, Graph, URIRef

import kg.terms
from kg.rdf import constants
from kg.rdf.resources import turtle_files
from kg.terms import EVENT_TYPES, FIGURE_KINDS, KG, KGT

GRAPH = constants.read()
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


def ours(*kinds: URIRef) -> list[URIRef]:
    """Return the terms of our own namespaces that are of one of the kinds."""
    spaces = (constants.ONTOLOGY, constants.TYPES)
    subjects = {str(s) for kind in kinds for s in GRAPH.subjects(RDF.type, kind)}
    return [URIRef(iri) for iri in sorted(subjects) if iri.startswith(spaces)]


def test_terms_are_what_the_ontology_renders() -> None:
    assert Path(kg.terms.__file__).read_text(encoding="utf-8") == constants.render_terms(GRAPH)


def test_constants_carry_the_names_of_the_ontology() -> None:
    assert URIRef("https://w3id.org/newskg/ontology#Person") == KG.Person
    assert URIRef("https://w3id.org/newskg/types#MilitaryOperation") == KGT.MilitaryOperation


@pytest.mark.parametrize("path", [*turtle_files("ontology"), *turtle_files("shapes")], ids=lambda path: path.name)
def test_a_strict_parser_reads_the_same_number_of_triples_as_rdflib(path: Path) -> None:
    strict = list(ox.parse(path=path))

    assert len(strict) == len(Graph().parse(path)) > 0


@pytest.mark.parametrize("term", ours(OWL.Class, *PROPERTIES, OWL.NamedIndividual), ids=constants.local_name)
def test_every_term_has_one_label_and_one_comment(term: URIRef) -> None:
    assert len(list(GRAPH.objects(term, RDFS.label))) == 1
    assert len(list(GRAPH.objects(term, RDFS.comment))) == 1


@pytest.mark.parametrize("concept", ours(SKOS.Concept), ids=constants.local_name)
def test_every_concept_has_a_label_a_definition_and_its_scheme(concept: URIRef) -> None:
    scheme = URIRef("https://w3id.org/newskg/types")

    assert len(list(GRAPH.objects(concept, SKOS.prefLabel))) == 1
    assert len(list(GRAPH.objects(concept, SKOS.definition))) == 1
    assert (concept, SKOS.inScheme, scheme) in GRAPH


@pytest.mark.parametrize("term", ours(*PROPERTIES), ids=constants.local_name)
def test_every_property_says_what_it_is_of_and_what_its_values_are(term: URIRef) -> None:
    schema = "https://schema.org/"
    domains = [*GRAPH.objects(term, RDFS.domain), *GRAPH.objects(term, URIRef(schema + "domainIncludes"))]
    ranges = [*GRAPH.objects(term, RDFS.range), *GRAPH.objects(term, URIRef(schema + "rangeIncludes"))]

    assert domains
    assert ranges


@pytest.mark.parametrize("term", ours(*PROPERTIES), ids=constants.local_name)
def test_a_property_has_at_most_one_domain_and_range_that_a_reasoner_would_infer(term: URIRef) -> None:
    assert len(list(GRAPH.objects(term, RDFS.domain))) <= 1
    assert len(list(GRAPH.objects(term, RDFS.range))) <= 1


def test_nothing_points_at_a_term_that_is_not_defined() -> None:
    spaces = (constants.ONTOLOGY, constants.TYPES, "https://w3id.org/newskg/plover#", "https://w3id.org/newskg/cameo#")
    defined = set(GRAPH.subjects(RDF.type))
    used = {term for triple in GRAPH for term in triple if isinstance(term, URIRef) and str(term).startswith(spaces)}

    assert used - defined == set()


def test_shapes_use_only_terms_that_the_ontology_defines() -> None:
    shapes = Graph()
    for path in turtle_files("shapes"):
        shapes.parse(path)
    used = {term for triple in shapes for term in triple if isinstance(term, URIRef)}

    assert {term for term in used if str(term).startswith((constants.ONTOLOGY, constants.TYPES))} - set(
        GRAPH.subjects()
    ) == set()


def test_shapes_list_every_event_type_and_every_kind_of_figure() -> None:
    shapes = Graph()
    for path in turtle_files("shapes"):
        shapes.parse(path)
    lists = {shape: set(shapes.items(first)) for shape, first in shapes.subject_objects(SH["in"])}
    named = {constants.local_name(str(shape)): values for shape, values in lists.items()}

    assert named["Event-eventType"] == named["Term-termType"] == set(EVENT_TYPES)
    assert named["Figure-measures"] == set(FIGURE_KINDS)


def test_no_two_roots_of_cameo_share_a_code() -> None:
    codes = list(GRAPH.objects(None, SKOS.notation))

    assert len(codes) == len(set(codes)) == 18


@pytest.mark.parametrize(
    ("event_type", "codes"),
    [
        (KGT.Meeting, {"04"}),
        (KGT.Ceasefire, {"08"}),
        (KGT.Agreement, {"03", "05", "06"}),
        (KGT.Attack, {"18", "19", "20"}),
        (KGT.Election, set()),
    ],
)
def test_an_event_type_leads_to_the_codes_of_cameo(event_type: URIRef, codes: set[str]) -> None:
    path = SKOS.broadMatch / SKOS.relatedMatch / SKOS.notation

    assert {str(code) for code in GRAPH.objects(event_type, path)} == codes
