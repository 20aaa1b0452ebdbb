"""The ontology is sound, the shapes cover it, and what is generated from it is up to date."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SH, SKOS, TIME, XSD, Graph, Namespace, URIRef

import kg.terms
from kg import __version__
from kg.rdf import constants, generated
from kg.rdf.resources import turtle_files
from kg.terms import EVENT_PROPERTIES, EVENT_TYPES, FIGURE_KINDS, KG, KGT, SEM, STANDARD_TYPES_OF_SOME

VANN = Namespace("http://purl.org/vocab/vann/preferredNamespace")
FILES = [*turtle_files("ontology"), *turtle_files("shapes"), *turtle_files("shapes/law")]
GRAPH, SHAPES = constants.read(), Graph()
for file in (*turtle_files("shapes"), *turtle_files("shapes/law")):
    SHAPES.parse(file)
BOTH = GRAPH + SHAPES
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


def ours(*kinds: URIRef) -> list[URIRef]:
    """Return the terms of our own namespaces that are of one of the kinds."""
    spaces = (constants.ONTOLOGY, constants.TYPES)
    subjects = {str(s) for kind in kinds for s in GRAPH.subjects(RDF.type, kind)}
    return [URIRef(iri) for iri in sorted(subjects) if iri.startswith(spaces)]


ALL = ours(OWL.Class, *PROPERTIES, OWL.NamedIndividual, SKOS.Concept)


def test_terms_are_what_the_ontology_renders() -> None:
    assert Path(kg.terms.__file__).read_text(encoding="utf-8") == constants.render_terms(GRAPH)


def test_constants_carry_the_names_of_the_ontology() -> None:
    assert URIRef("https://w3id.org/newskg/ontology#Person") == KG.Person
    assert URIRef("https://w3id.org/newskg/types#MilitaryOperation") == KGT.MilitaryOperation


def test_the_generated_shapes_are_what_the_ontology_renders() -> None:
    folder = turtle_files("shapes")[0].parent

    assert (folder / "Generated.ttl").read_text("utf-8") == generated.render_lists(GRAPH)
    assert (folder / "law" / "Closed.ttl").read_text("utf-8") == generated.render_closed(GRAPH, generated.read())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_strict_parser_reads_the_same_number_of_triples_as_rdflib(path: Path) -> None:
    strict = list(ox.parse(path=path))

    assert len(strict) == len(Graph().parse(path)) > 0


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_has_a_header_that_says_what_it_is_and_whose(path: Path) -> None:
    graph = Graph().parse(path)
    headers = list(graph.subjects(RDF.type, OWL.Ontology))

    assert headers
    for header in headers:
        assert str(graph.value(header, OWL.versionInfo)) == __version__
        assert str(graph.value(header, OWL.versionIRI)) == f"{header}/{__version__}"
        assert graph.value(header, DCTERMS.license) == URIRef("https://spdx.org/licenses/MIT")
        assert graph.value(header, DCTERMS.creator)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(graph.value(header, DCTERMS.issued)))
        assert {title.language for title in graph.objects(header, DCTERMS.title)} == {"en"}
        prefix, namespace = (str(graph.value(header, VANN[name])) for name in ("Prefix", "Uri"))
        assert (
            any(str(term).startswith(namespace) for term in graph.subjects(RDFS.isDefinedBy))
            or path.stem == "alignments"
        )
        assert f"@prefix {prefix}: <{namespace}> ." in path.read_text("utf-8")


@pytest.mark.parametrize("term", [*ALL, *SHAPES.subjects(SH.message)], ids=constants.local_name)
def test_every_term_and_every_shape_says_where_it_is_defined(term: URIRef) -> None:
    [header] = BOTH.objects(term, RDFS.isDefinedBy)

    assert (header, RDF.type, OWL.Ontology) in BOTH


@pytest.mark.parametrize("term", ours(OWL.Class, *PROPERTIES, OWL.NamedIndividual), ids=constants.local_name)
def test_every_term_has_one_label_and_one_comment(term: URIRef) -> None:
    [label], [comment] = (list(GRAPH.objects(term, predicate)) for predicate in (RDFS.label, RDFS.comment))

    assert (label.language, comment.language) == ("en", "en")
    assert re.fullmatch(r"[A-Z].{5,}[.]", str(comment))


@pytest.mark.parametrize(
    "kinds", [(OWL.Class,), PROPERTIES, (SKOS.Concept,)], ids=["classes", "properties", "concepts"]
)
def test_no_two_terms_of_a_kind_share_a_label(kinds: tuple[URIRef, ...]) -> None:
    labels = [
        str(label) for term in ours(*kinds) for p in (RDFS.label, SKOS.prefLabel) for label in GRAPH.objects(term, p)
    ]

    assert sorted(labels) == sorted(set(labels))


def test_no_two_properties_differ_only_in_case() -> None:
    names = [constants.local_name(term).lower() for term in ours(*PROPERTIES)]

    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("term", ALL, ids=constants.local_name)
def test_a_term_is_of_one_kind_and_its_name_shows_which(term: URIRef) -> None:
    kinds = set(GRAPH.objects(term, RDF.type)) & {OWL.Class, *PROPERTIES, OWL.NamedIndividual, SKOS.Concept}

    assert len(kinds) == 1
    assert constants.local_name(term)[0].islower() == bool(kinds & set(PROPERTIES))


@pytest.mark.parametrize("term", ours(OWL.NamedIndividual), ids=constants.local_name)
def test_a_value_belongs_to_one_list(term: URIRef) -> None:
    [kind] = set(GRAPH.objects(term, RDF.type)) - {OWL.NamedIndividual}

    assert (kind, RDF.type, OWL.Class) in GRAPH


@pytest.mark.parametrize("term", ours(*PROPERTIES), ids=constants.local_name)
def test_the_values_of_a_property_are_of_its_kind(term: URIRef) -> None:
    ranges = {*GRAPH.objects(term, RDFS.range), *GRAPH.objects(term, SDO.rangeIncludes)}
    is_datatype = {str(r).startswith((str(XSD), "http://id.loc.gov/")) for r in ranges}

    assert is_datatype == {(term, RDF.type, OWL.DatatypeProperty) in GRAPH}


def test_no_class_is_below_two_that_are_disjoint() -> None:
    below = {kind: set(GRAPH.transitive_objects(kind, RDFS.subClassOf)) for kind in ours(OWL.Class)}
    groups = [set(GRAPH.items(members)) for members in GRAPH.objects(None, OWL.members)]

    assert len(groups) == 3
    assert [(kind, group & above) for kind, above in below.items() for group in groups if len(group & above) > 1] == []


def test_an_actor_of_one_class_is_of_no_other() -> None:
    groups = [set(GRAPH.items(members)) for members in GRAPH.objects(None, OWL.members)]

    assert {KG.Person, KG.Organization, KG.UnnamedActor, KG.Place} in groups
    assert all({KG.Event, KG.Claim, KG.Article, KG.Item} <= group for group in groups if KG.Event in group)


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
    used = {term for triple in SHAPES for term in triple if isinstance(term, URIRef)}

    assert {term for term in used if str(term).startswith((constants.ONTOLOGY, constants.TYPES))} - set(
        GRAPH.subjects()
    ) == set()


@pytest.mark.parametrize("term", ours(*PROPERTIES), ids=constants.local_name)
def test_every_property_is_looked_at_by_a_shape_of_its_own(term: URIRef) -> None:
    looked_at = {o for p in (SH.path, SH.inversePath, SH.targetObjectsOf) for o in SHAPES.objects(None, p)}

    assert term in looked_at or term == KG.participant  # which only its sub-properties are written for


@pytest.mark.parametrize("term", ours(*PROPERTIES), ids=constants.local_name)
def test_every_property_may_stand_where_its_domain_says(term: URIRef) -> None:
    closed = {s: set(SHAPES.items(first)) for s, first in SHAPES.subject_objects(SH.ignoredProperties)}
    allowed = {kind for s, names in closed.items() if term in names for kind in SHAPES.objects(s, SH.targetClass)}
    wanted = {
        k for domain in constants.domains(GRAPH, term) for k in GRAPH.transitive_subjects(RDFS.subClassOf, domain)
    }

    # An abstract class and one that a closed class stands for are closed by no shape of their own.
    assert wanted - allowed - {KG.Actor, KG.AnonymousSource, TIME.Duration} == set()


def test_every_constant_is_declared() -> None:
    for names, namespace in ((KG, constants.ONTOLOGY), (KGT, constants.TYPES)):
        constant = {value for name, value in vars(names).items() if not name.startswith("_")}
        assert constant == {term for term in ALL if str(term).startswith(namespace)}
    assert {value for name, value in vars(SEM).items() if not name.startswith("_")} <= set(GRAPH.subjects(RDF.type))


def test_a_closed_list_of_values_stands_in_the_shapes_as_in_the_ontology() -> None:
    for shape, first in SHAPES.subject_objects(SH["in"]):
        ranges = [*GRAPH.objects(SHAPES.value(shape, SH.path), RDFS.range)]
        values = {value for kind in ranges for value in GRAPH.subjects(RDF.type, kind) if kind != SKOS.Concept}
        told = set(SHAPES.items(first))
        is_narrower = "NotActual" in str(shape)
        assert told == values - {KG.Actual} if is_narrower else told == values or not values


def test_what_asserts_is_left_to_events_that_are_actual() -> None:
    events = {str(term) for term in (SDO.Event, SEM.Event)}
    above = {str(kind) for kind in GRAPH.transitive_objects(KG.Event, RDFS.subClassOf)}

    assert not events & above
    assert {(standard, value) for kind, _, value, standard in STANDARD_TYPES_OF_SOME if kind == KG.Event} == {
        (SDO.Event, KG.Actual),
        (SEM.Event, KG.Actual),
    }
    assert {ours for ours, _ in EVENT_PROPERTIES} & {ours for ours, _ in constants.above(GRAPH)} == set()


def test_others_terms_are_not_ours_to_define() -> None:
    for name in ("author", "publisher", "url"):
        assert (URIRef(SDO + name), None, None) not in GRAPH
    assert (KG.evidence, RDFS.subPropertyOf, None) not in GRAPH
    assert not [s for s in GRAPH.subjects(RDFS.label) if not str(s).startswith((constants.ONTOLOGY, constants.TYPES))]


def test_shapes_list_every_event_type_and_every_kind_of_figure() -> None:
    lists = {shape: set(SHAPES.items(first)) for shape, first in SHAPES.subject_objects(SH["in"])}
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
