import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
import rdf_examples as example
from hypothesis import given
from hypothesis import strategies as st
from rdf_examples import ARTICLE, FINDINGS, TEXT, at
from rdflib import RDF, RDFS, SDO, SKOS, TIME, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.errors import InputError
from kg.rdf import build
from kg.rdf.check import check
from kg.terms import EDTF, KG, KGT, NIF
from kg.values import Article, Duration, Entity, Event, Findings, Name, Span, Time

BUILT = build.build(ARTICLE, FINDINGS)


def d(name: Name) -> URIRef:
    return URIRef(build.BASE + name)


def passage(words: str) -> URIRef:
    start, end = at(words)
    return d(f"{ARTICLE.key}_offset_{start}_{end}")


def plain(text: str) -> Literal:
    return Literal(text)


def typed(text: str, datatype: URIRef) -> Literal:
    return Literal(text, datatype=datatype, normalize=False)


DURATION = URIRef(str(BUILT.value(None, RDF.type, TIME.Duration)))
CONTENT = "At least 12 people were killed … in Toledo on Thursday"


@pytest.mark.parametrize(
    ("node", "predicate", "values"),
    [
        (ARTICLE.key, RDF.type, {KG.Article}),
        (ARTICLE.key, SDO.headline, {plain("Ruiz Rejects Truce Offer")}),
        (ARTICLE.key, SDO.datePublished, {typed("2024-05-03", XSD.date)}),
        (ARTICLE.key, SDO.url, {typed("https://news.example/ruiz?id=1&x=a b", XSD.anyURI)}),
        (ARTICLE.key, SDO.author, {plain("Ana Example")}),
        (ARTICLE.key, SDO.publisher, {plain("Example Wire")}),
        (ARTICLE.key, SDO.inLanguage, {plain("en")}),
        (ARTICLE.key, KG.inferred, {plain("language")}),
        (ARTICLE.key, NIF.isString, {plain(TEXT)}),
        (example.RUIZ, RDF.type, {KG.Person, KG.Actor}),
        (example.RUIZ, RDFS.label, {plain("Angela Ruiz")}),
        (example.RUIZ, SDO.name, {plain("Angela Ruiz")}),
        (example.RUIZ, SKOS.altLabel, {plain("Ruiz")}),
        (example.RUIZ, SKOS.exactMatch, set()),
        (example.RUIZ, KG.affiliation, {d("country-es")}),
        (example.RUIZ, KG.hasRole, {d(example.ROLE.id)}),
        (example.RUIZ, KG.evidence, {passage("Angela Ruiz"), passage("Ruiz")}),
        (example.RUIZ, KG.inArticle, {d(ARTICLE.key)}),
        (example.RUIZ, KG.rule, {plain("names/model")}),
        (example.SPAIN, RDF.type, {KG.Country, KG.Actor, KG.Place}),
        (example.SPAIN, KG.isoCode, {plain("ES")}),
        (example.SPAIN, SKOS.exactMatch, {URIRef("http://www.wikidata.org/entity/Q29")}),
        (example.TOLEDO, RDF.type, {KG.Place}),
        (example.TOLEDO, KG.inCountry, {d("country-es")}),
        (example.TOLEDO, KG.isoCode, set()),
        (example.HOSPITAL, RDF.type, {KG.UnnamedActor, KG.Actor}),
        (example.HOSPITAL, RDFS.label, {plain("a hospital")}),
        (example.HOSPITAL, SDO.name, set()),
        (example.ROLE.id, RDFS.label, {plain("prime minister")}),
        (example.ROLE.id, KG.roleIn, {d("country-es")}),
        (example.ROLE.id, KG.asOf, {typed("2024-05-03", XSD.date)}),
        (example.FIGURE.id, KG.measures, {KGT.Killed}),
        (example.FIGURE.id, KG.value, {typed("12", XSD.decimal)}),
        (example.FIGURE.id, KG.bound, {KG.AtLeast}),
        (example.FIGURE.id, KG.population, {plain("people")}),
        (example.FIGURE.id, RDFS.label, {plain("At least 12 people killed")}),
        (example.KILLING.id, RDFS.label, {plain("Killed (Toledo, 2024-05-02)")}),
        (example.KILLING.id, KG.eventType, {KGT.Killing}),
        (example.KILLING.id, KG.factuality, {KG.Reported}),
        (example.KILLING.id, KG.reportedIn, {d(example.CLAIM.id)}),
        (example.KILLING.id, KG.trigger, {passage("killed")}),
        (example.KILLING.id, KG.place, {d(example.TOLEDO)}),
        (example.KILLING.id, KG.figure, {d(example.FIGURE.id)}),
        (example.KILLING.id, KG.date, {typed("2024-05-02", EDTF)}),
        (example.KILLING.id, KG.earliest, {typed("2024-05-02", XSD.date)}),
        (example.KILLING.id, KG.latest, {typed("2024-05-02", XSD.date)}),
        (example.KILLING.id, KG.dateText, {plain("Thursday")}),
        (example.REJECTION.id, KG.actor, {d(example.RUIZ)}),
        (example.REJECTION.id, KG.object, {d(example.PROPOSAL.id)}),
        (example.REJECTION.id, KG.reportedIn, set()),
        (example.CLAIM.id, KG.speaker, {d(example.HOSPITAL)}),
        (example.CLAIM.id, KG.text, {plain(CONTENT)}),
        (example.CLAIM.id, KG.content, {passage("At least 12 people were killed"), passage("in Toledo on Thursday")}),
        (example.CLAIM.id, KG.mode, {KG.Indirect}),
        (example.CLAIM.id, KG.speechAct, {KG.Assert}),
        (example.CLAIM.id, KG.cue, {plain("said")}),
        (example.CLAIM.id, KG.about, {d(example.TOLEDO)}),
        (example.CLAIM.id, KG.states, {d(example.FIGURE.id), d(example.KILLING.id)}),
        (example.CLAIM.id, RDFS.label, {plain(f"a hospital: {CONTENT}")}),
        (example.PROPOSAL.id, KG.mention, {passage("the latest offer from the Harvest Front")}),
        (example.PROPOSAL.id, KG.status, {KG.Rejected}),
        (example.PROPOSAL.id, KG.statusEvent, {d(example.REJECTION.id)}),
        (example.PROPOSAL.id, KG.proposedBy, {d(example.FRONT)}),
        (example.PROPOSAL.id, KG.addressedTo, {d("country-es")}),
        (example.PROPOSAL.id, KG.hasTerm, {d(example.TERM.id)}),
        (example.TERM.id, KG.termType, {KGT.Ceasefire}),
        (example.TERM.id, KG.polarity, {KG.Positive}),
        (example.TERM.id, KG.text, {plain("a truce of four and a half months")}),
        (example.TERM.id, KG.duration, {DURATION}),
        (DURATION.removeprefix(build.BASE), TIME.numericDuration, {typed("4.5", XSD.decimal)}),
        (DURATION.removeprefix(build.BASE), TIME.unitType, {TIME.unitMonth}),
        (DURATION.removeprefix(build.BASE), RDFS.label, {plain("four and a half months")}),
    ],
)
def test_what_is_found_is_said(node: Name, predicate: URIRef, values: set[Node]) -> None:
    assert set(BUILT.objects(d(node), predicate)) == values


def test_every_passage_is_true() -> None:
    passages = list(BUILT.subjects(RDF.type, NIF.OffsetBasedString))

    assert passages
    for node in passages:
        start, end = (int(str(BUILT.value(node, index))) for index in (NIF.beginIndex, NIF.endIndex))
        assert str(BUILT.value(node, NIF.anchorOf)) == TEXT[start:end]
        assert node == d(f"{ARTICLE.key}_offset_{start}_{end}")


def test_every_node_but_a_passage_has_a_label_and_a_flat_name() -> None:
    nodes = set(BUILT.subjects(RDF.type)) - set(BUILT.subjects(RDF.type, NIF.OffsetBasedString))

    assert not any(isinstance(term, BNode) for triple in BUILT for term in triple)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", str(node).removeprefix(build.BASE)) for node in nodes)
    assert all(BUILT.value(node, RDFS.label) for node in nodes)


def test_every_link_leads_to_something_that_is_described() -> None:
    links = {o for _, _, o in BUILT if isinstance(o, URIRef) and o.startswith(build.BASE)}

    assert links <= set(BUILT.subjects(RDF.type))


def test_a_reference_to_what_was_not_found_is_left_out() -> None:
    missing = "a-000000000000_person-nobody"
    event = replace(example.REJECTION, actors=(missing,), targets=(example.FRONT, missing), reported_in=(missing,))
    role = replace(example.ROLE, person=missing, of=missing)

    built = build.build(ARTICLE, Findings(example.ENTITIES, (event, role)))

    assert d(missing) not in built.all_nodes()
    assert set(built.objects(d(event.id), KG.target)) == {d(example.FRONT)}
    assert d(example.PROPOSAL.id) not in built.all_nodes()


def test_a_place_in_a_country_that_the_article_does_not_name_points_at_none() -> None:
    place = Entity("Q5836", KG.Place, "Toledo", (), (at("Toledo"),), "names/model", country="ES")

    built = build.build(ARTICLE, Findings((place,), ()))

    assert list(built.objects(None, KG.inCountry)) == []


@pytest.mark.parametrize("span", [Span(-1, 3), Span(3, 3), Span(5, 3), Span(0, len(TEXT) + 1)])
def test_a_passage_outside_the_text_is_a_bug_and_raises(span: Span) -> None:
    entity = Entity("Q1", KG.Place, "Nowhere", (), (span,), "names/model")

    with pytest.raises(ValueError, match="is not within the text"):
        build.build(ARTICLE, Findings((entity,), ()))


def test_a_local_name_that_is_not_flat_raises() -> None:
    entity = Entity("person/ruiz", KG.Person, "Ruiz", (), (at("Ruiz"),), "names/model")

    with pytest.raises(ValueError, match="no local name"):
        build.build(ARTICLE, Findings((entity,), ()))


@pytest.mark.parametrize(
    "base", ["", "id/", "https://x.example/id", "https://x.example/ id/", "https://x.example/<a>/", "x"]
)
def test_a_base_that_begins_no_iri_is_refused(base: str) -> None:
    with pytest.raises(InputError, match="is not an absolute IRI that ends in / or #"):
        build.build(ARTICLE, FINDINGS, base=base)


@pytest.mark.parametrize("base", ["https://x.example/id/", "http://x.example/news#"])
def test_the_base_is_the_users_choice(base: str) -> None:
    built = build.build(ARTICLE, FINDINGS, base=base)

    assert all(str(subject).startswith(base) for subject in built.subjects())
    assert len(built) == len(BUILT)


def test_the_text_can_be_left_out() -> None:
    built = build.build(ARTICLE, FINDINGS, with_text=False)

    assert set(BUILT) - set(built) == {(d(ARTICLE.key), NIF.isString, Literal(TEXT))}


def test_what_is_quoted_is_marked_as_a_quotation() -> None:
    built = build.build(ARTICLE, replace(FINDINGS, quotations=(at("Friday rejected the latest offer"),)))

    assert set(built) - set(BUILT) >= {(passage("Friday rejected the latest offer"), RDF.type, KG.Quotation)}
    assert check(built).conforms


@pytest.mark.parametrize(
    ("published", "value"),
    [
        ("2024-05-03", typed("2024-05-03", XSD.date)),
        ("2024-05-03T10:30:00+00:00", typed("2024-05-03T10:30:00Z", XSD.dateTime)),
        ("2024-05-03T10:30Z", typed("2024-05-03T10:30:00Z", XSD.dateTime)),
        ("2024-05-03T10:30:00.25+02:00", typed("2024-05-03T10:30:00+02:00", XSD.dateTime)),
    ],
)
def test_a_time_of_publication_keeps_its_precision(published: str, value: Literal) -> None:
    built = build.build(replace(ARTICLE, published=published), Findings((), ()))

    assert list(built.objects(None, SDO.datePublished)) == [value]


@pytest.mark.parametrize(
    ("value", "digits"),
    [("27585", "27585"), ("1E+6", "1000000"), ("4.50", "4.5"), ("0.0", "0"), ("-2.10", "-2.1"), ("1000", "1000")],
)
def test_numbers_are_canonical(value: str, digits: str) -> None:
    figure = replace(example.FIGURE, value=Decimal(value))

    built = build.build(ARTICLE, Findings((), (figure,)))

    assert list(built.objects(None, KG.value)) == [typed(digits, XSD.decimal)]


def test_a_time_without_bounds_writes_none() -> None:
    event = replace(example.REJECTION, time=Time("../2024", None, None, at("Friday"), "Friday"))

    built = build.build(ARTICLE, Findings((), (event,)))

    assert list(built.objects(None, KG.date)) == [typed("../2024", EDTF)]
    assert list(built.subject_objects(KG.earliest)) == []


def test_two_lengths_in_one_phrase_are_two_durations() -> None:
    lengths = [Duration(Decimal(value), "unitDay", at("Friday")) for value in (2, 3)]
    events = [replace(example.REJECTION, id=f"a_event-{i}", duration=length) for i, length in enumerate(lengths)]

    built = build.build(ARTICLE, Findings((), tuple(events)))

    assert len(set(built.subjects(RDF.type, TIME.Duration))) == 2


def test_a_long_label_is_cut_between_words() -> None:
    claim = replace(example.CLAIM, speakers=(), content=(at(TEXT[26:226]),))

    label = str(build.build(ARTICLE, Findings((), (claim,))).value(d(claim.id), RDFS.label))

    assert label == "TOLEDO, May 3, 2024 - Spanish prime minister Angela Ruiz on Friday rejected …"


def test_an_article_with_nothing_in_it_is_a_graph_of_itself() -> None:
    built = build.build(Article("-", Span(0, 1)), Findings((), ()))

    assert set(built.subjects()) == {d(Article("-", Span(0, 1)).key)}


@st.composite
def texts_with_passages(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(min_size=2))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2)))
    return text, [Span(*pair) for pair in pairwise(cuts)]


@given(texts_with_passages())
def test_whatever_the_text_its_passages_are_true(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    event = Event("a_event-1", KGT.Attack, tuple(spans), KG.Actual, tuple(spans), "events/verb")

    built = build.build(Article(text, Span(0, len(text))), Findings((), (event,)))

    assert {str(o) for o in built.objects(None, NIF.anchorOf)} == {text[span.start : span.end] for span in spans}
    assert isinstance(built, Graph)


def test_the_id_that_its_owner_gives_an_article_is_kept() -> None:
    article = replace(ARTICLE, identifier="2024/7")

    graph = build.build(article, Findings((), ()))

    assert list(graph.objects(None, SDO.identifier)) == [Literal("2024/7")]
