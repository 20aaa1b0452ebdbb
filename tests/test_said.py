"""What only claims say, as triples that the claims reify and nobody asserts."""

import pyoxigraph as ox
import pytest
from rdf_examples import ARTICLE, CLAIM, FIGURE, FINDINGS, KILLING, REJECTION
from rdflib import URIRef

from kg.rdf import build, formats
from kg.rdf.said import REIFIES
from kg.terms import KG

BUILT = build.build(ARTICLE, FINDINGS)
SAID = formats.Choices(claims_as_triples=True)
NESTING = [name for name, format in formats.FORMATS.items() if format.nests]


def node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def d(name: str) -> ox.NamedNode:
    return node(build.BASE + name)


@pytest.fixture
def store() -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in formats.decode(formats.render(BUILT, "turtle", SAID), "turtle"))
    return store


def test_a_killing_that_a_hospital_reports_is_asserted_by_nobody(store: ox.Store) -> None:
    place = ox.Triple(d(KILLING.id), node(str(KG.place)), d("Q5836"))

    assert ox.Quad(*place) not in store
    assert ox.Quad(d(CLAIM.id), REIFIES, place) in store


def test_a_figure_that_only_a_claim_states_is_asserted_by_nobody(store: ox.Store) -> None:
    asserted = {quad.predicate.value for quad in store.quads_for_pattern(d(FIGURE.id), None, None)}

    assert {str(KG.value), str(KG.bound), str(KG.measures)} & asserted == set()
    assert {str(KG.evidence), str(KG.inArticle)} <= asserted


def test_what_the_article_says_itself_stays(store: ox.Store) -> None:
    assert ox.Quad(d(REJECTION.id), node(str(KG.factuality)), node(str(KG.Actual))) in store
    assert list(store.quads_for_pattern(d(REJECTION.id), node(str(KG.actor)), None))
    assert not list(store.quads_for_pattern(None, REIFIES, ox.Triple(d(REJECTION.id), node(str(KG.actor)), d("x"))))


def test_what_was_said_can_be_asked_for(store: ox.Store) -> None:
    query = """
        SELECT ?who ?where { ?claim rdf:reifies <<( ?event kg:place ?place )>> ; kg:speaker/rdfs:label ?who .
                             ?place rdfs:label ?where }"""

    found = store.query(query, prefixes=dict(formats.PREFIXES))

    assert isinstance(found, ox.QuerySolutions)
    assert [(row["who"].value, row["where"].value) for row in found] == [("a hospital", "Toledo")]


@pytest.mark.parametrize("format", NESTING)
def test_nothing_is_lost_and_nothing_is_added(format: str) -> None:
    triples = formats.decode(formats.render(BUILT, format, SAID), format)

    plain = {t.object if t.predicate == REIFIES else t for t in triples}
    assert plain == set(formats.decode(formats.render(BUILT, format), format))
    assert len(triples) == len(BUILT)


def test_a_figure_of_an_event_of_the_article_stays() -> None:
    built = build.build(ARTICLE, FINDINGS)
    built.set((URIRef(build.BASE + KILLING.id), KG.factuality, KG.Actual))

    triples = formats.decode(formats.render(built, "nt", SAID), "nt")

    assert [t for t in triples if t.predicate == REIFIES] == []
