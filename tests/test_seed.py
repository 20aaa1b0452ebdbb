"""The seed article from file to graph with the shipped pipeline: what a careful reader would not forgive to be missing."""

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import RDFS, SKOS
from rdflib.term import Node

import kg
from kg.find import relate
from kg.pipeline import Result
from kg.rdf import formats, law
from kg.terms import KG, NIF

SEED = Path(__file__).parent.parent / "seeds" / "netanyahu-ceasefire-2024.txt"
WD = "http://www.wikidata.org/entity/"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def result() -> Result:
    return kg.build(SEED)


@pytest.fixture(scope="module")
def graph(result: Result) -> Graph:
    return result.graph


def labels(graph: Graph, kind: URIRef) -> set[str]:
    return {str(graph.value(node, RDFS.label)) for node in graph.subjects(RDF.type, kind)}


def test_nothing_is_quarantined(result: Result) -> None:
    assert result.report.conforms
    assert len(result.report.accepted) > 500


def test_the_people_are_there_with_their_offices(graph: Graph) -> None:
    assert labels(graph, KG.Person) == {"Benjamin Netanyahu", "Antony Blinken", "Mahmoud Abbas"}
    assert {"prime minister", "Secretary of State", "president"} <= labels(graph, KG.Role)


def test_the_countries_carry_their_wikidata_ids(graph: Graph) -> None:
    israel = next(graph.subjects(KG.isoCode, Literal("IL")))

    assert labels(graph, KG.Country) >= {"Israel", "United States", "Qatar", "Egypt"}
    assert graph.value(israel, SKOS.exactMatch) == URIRef(WD + "Q801")


def test_every_passage_is_the_text_at_its_offsets(graph: Graph) -> None:
    text = SEED.read_text("utf-8")
    passages = list(graph.subject_objects(NIF.anchorOf))

    assert len(passages) > 50
    for passage, words in passages:
        begin, end = (int(str(graph.value(passage, p))) for p in (NIF.beginIndex, NIF.endIndex))
        assert text[begin:end] == str(words)


def test_nothing_said_is_asserted(graph: Graph) -> None:
    reported = set(graph.subjects(KG.reportedIn, None))

    assert reported
    assert not any((event, KG.factuality, KG.Actual) in graph for event in reported)


def test_the_graph_keeps_the_law(graph: Graph) -> None:
    assert law.problems(graph) == ()


def test_a_builder_that_asserts_what_is_said_breaks_the_law(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relate, "_reported", lambda event, *_: event)

    built = kg.build(SEED).graph

    shape = URIRef("https://w3id.org/newskg/shapes#Law-saidIsNotActual")
    broken = {problem.node for problem in law.problems(built) if problem.shape == shape}
    newly = set(built.subjects(KG.factuality, KG.Actual)) - set(graph.subjects(KG.factuality, KG.Actual))
    assert (
        broken <= newly
    )  # the law knows what is in claims; words in quotation marks that are nobody's are Reported beside it
    told = {str(built.value(event, RDFS.label)) for event in broken}
    assert {"Hamas: longstanding demand", "At least 27,585 Palestinians killed"} <= told


def test_the_death_toll_is_the_ministrys_word_and_a_lower_bound(graph: Graph) -> None:
    (figure,) = [f for f in graph.subjects(RDF.type, KG.Figure) if str(graph.value(f, KG.value)) == "27585"]

    assert graph.value(figure, KG.bound) == KG.AtLeast
    (event,) = graph.subjects(KG.figure, figure)
    (claim,) = graph.objects(event, KG.reportedIn)
    (speaker,) = graph.objects(claim, KG.speaker)
    assert str(graph.value(speaker, RDFS.label)) == "Gaza's Hamas-run health ministry"


def test_the_rejected_offer_answers_the_earlier_one(graph: Graph) -> None:
    answers = list(graph.subject_objects(KG.respondsTo))

    assert len(answers) == 1
    offer, earlier = answers[0]
    assert {str(graph.value(a, RDFS.label)) for a in graph.objects(offer, KG.proposedBy)} == {"Hamas"}
    assert graph.value(offer, KG.status) == KG.Rejected
    assert graph.value(earlier, KG.status) == KG.Countered


def test_no_term_of_an_offer_is_the_word_of_who_rejects_it(graph: Graph) -> None:
    (offer,) = graph.subjects(KG.status, KG.Rejected)
    terms = {str(graph.value(term, KG.text)) for term in graph.objects(offer, KG.hasTerm)}

    assert "Israel would withdraw its troops from the Gaza Strip" in terms
    assert not [term for term in terms if "victory" in term]


def test_every_format_gives_the_same_triples_in_both_parsers(graph: Graph) -> None:
    wanted = set(ox.parse(formats.render(graph, "nt"), format=ox.RdfFormat.N_TRIPLES))

    for name, syntax in (("turtle", ox.RdfFormat.TURTLE), ("json-ld", ox.RdfFormat.JSON_LD)):
        data = formats.render(graph, name)
        assert {q.triple for q in ox.parse(data, format=syntax)} == {q.triple for q in wanted}
        assert len(Graph().parse(data=data, format=name)) == len(graph)


def test_the_bytes_do_not_depend_on_the_hash_seed(graph: Graph) -> None:
    program = (
        "import sys, kg; from kg.rdf import formats;"
        f"sys.stdout.buffer.write(formats.render(kg.build({str(SEED)!r}).graph, 'turtle'))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1] == formats.render(graph, "turtle")


def test_the_offers_have_who_puts_them_to_whom_and_what_became_of_them(graph: Graph) -> None:
    def names(node: Node, link: URIRef) -> set[str]:
        return {str(graph.value(other, RDFS.label)) for other in graph.objects(node, link)}

    offers = [
        (*names(node, KG.proposedBy), *names(node, KG.addressedTo), *names(node, KG.conveyedBy), status)
        for node, status in graph.subject_objects(KG.status)
    ]
    assert ("U.S. and Israeli spy chiefs", "Hamas", "Qatari and Egyptian mediators", KG.Countered) in offers
    assert ("Hamas", KG.Rejected) in offers
    # what somebody pledges to do to another is a promise, and offered to nobody
    assert not any("Benjamin Netanyahu" in offer for offer in offers)
    assert (None, KG.speechAct, KG.Promise) in graph


def test_the_offer_keeps_what_it_would_bring(graph: Graph) -> None:
    offer = next(graph.subjects(KG.status, KG.Rejected))
    terms = {str(graph.value(term, KG.text)) for term in graph.objects(offer, KG.hasTerm)}

    for words in ("all hostages would go free", "Israel would withdraw its troops", "an agreement would be reached"):
        assert any(words in term for term in terms)


def test_a_quotation_keeps_all_its_sentences(graph: Graph) -> None:
    assert (None, KG.text, Literal("The day after is the day after Hamas. All of Hamas")) in graph
