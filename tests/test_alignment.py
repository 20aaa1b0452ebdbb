"""What `--align` writes in the vocabularies of others: of events only what the article itself says."""

from dataclasses import replace
from decimal import Decimal

import pytest
import rdf_examples as example
from rdf_examples import ARTICLE, ENTITIES, FINDINGS
from rdflib import FOAF, ORG, PROV, RDF, RDFS, SDO, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf import build, constants, law
from kg.rdf.check import check
from kg.terms import KG, KGT, NIF, SEM
from kg.values import Claim, Event, Findings, Name, Statement, Time

# The example, with an event that is part of another, and a role in it.
PART: Event = replace(
    example.REJECTION,
    id="a_event-part",
    part_of=(example.REJECTION.id,),
    places=(example.TOLEDO,),
    targets=(example.FRONT,),
)
ALL = Findings(ENTITIES, (*FINDINGS.statements, PART))


def d(name: Name) -> URIRef:
    return URIRef(build.BASE + name)


def aligned(*statements: Statement) -> Graph:
    return build.build(ARTICLE, Findings(ENTITIES, statements), align=True)


ALIGNED, PLAIN = build.build(ARTICLE, ALL, align=True), build.build(ARTICLE, ALL)
ADDED = set(ALIGNED) - set(PLAIN)
FRIDAY = d("time-2024-05-03")


@pytest.mark.parametrize(
    ("node", "predicate", "values"),
    [
        (example.RUIZ, RDF.type, {SDO.Person, FOAF.Person, PROV.Agent}),
        (example.FRONT, RDF.type, {SDO.Organization, ORG.Organization, PROV.Agent}),
        (example.SPAIN, RDF.type, {SDO.Country, SDO.Place, PROV.Agent}),
        (ARTICLE.key, RDF.type, {SDO.NewsArticle, NIF.Context, PROV.Entity}),
        (example.RUIZ, ORG.hasMembership, {d(example.ROLE.id)}),
        (example.CLAIM.id, RDF.type, {SDO.Claim, PROV.Entity}),
        (example.CLAIM.id, PROV.wasAttributedTo, {d(example.HOSPITAL)}),
        (example.FIGURE.id, SDO.minValue, {Literal("12", datatype=XSD.decimal)}),
        (PART.id, RDF.type, {SDO.Event, SEM.Event}),
        (PART.id, SDO.actor, {d(example.RUIZ)}),
        (PART.id, SEM.hasActor, {d(example.RUIZ), d(example.FRONT)}),
        (PART.id, SDO.location, {d(example.TOLEDO)}),
        (PART.id, SEM.hasPlace, {d(example.TOLEDO)}),
        (PART.id, SEM.eventType, {KGT.Rejection}),
        (PART.id, SEM.subEventOf, {d(example.REJECTION.id)}),
        (PART.id, SDO.startDate, {Literal("2024-05-03", datatype=XSD.date)}),
        (PART.id, SEM.hasTime, {FRIDAY}),
        (PART.id, SEM.hasEarliestBeginTimeStamp, {Literal("2024-05-03", datatype=XSD.date)}),
        (FRIDAY.removeprefix(build.BASE), RDF.type, {SEM.Time}),
    ],
)
def test_what_others_call_it_is_said_too(node: Name, predicate: URIRef, values: set[Node]) -> None:
    assert {o for s, p, o in ADDED if (s, p) == (d(node), predicate)} == values


@pytest.mark.parametrize("factuality", [KG.Reported, KG.Planned, KG.Possible, KG.Negated])
def test_nothing_is_said_of_an_event_that_is_not_actual(factuality: URIRef) -> None:
    event = replace(PART, factuality=factuality, duration=example.MONTHS)

    graph = aligned(event)

    assert set(graph.objects(d(event.id), RDF.type)) == {KG.Event}
    assert {p for p in graph.predicates(d(event.id)) if not p.startswith(constants.ONTOLOGY)} == {RDF.type, RDFS.label}


def test_an_actual_event_is_no_part_of_one_that_is_only_planned() -> None:
    whole = replace(example.REJECTION, factuality=KG.Planned)

    assert list(aligned(PART, whole).subject_objects(SEM.subEventOf)) == []


@pytest.mark.parametrize(
    ("act", "is_one"),
    [
        (KG.Assert, True),
        (KG.Deny, True),
        (KG.Accuse, True),
        (KG.Promise, False),
        (KG.Demand, False),
        (KG.Warn, False),
        (KG.Propose, False),
        (KG.Ask, False),
    ],
)
def test_only_what_can_be_checked_is_a_claim_elsewhere(act: URIRef, is_one: bool) -> None:
    claim: Claim = replace(example.CLAIM, speech_act=act)

    assert ((d(claim.id), RDF.type, SDO.Claim) in aligned(claim)) is is_one


@pytest.mark.parametrize(
    ("bound", "predicate"),
    [(KG.Exactly, SDO.value), (KG.About, SDO.value), (KG.AtLeast, SDO.minValue), (KG.AtMost, SDO.maxValue)],
)
def test_a_number_goes_where_its_bound_says(bound: URIRef, predicate: URIRef) -> None:
    graph = aligned(replace(example.FIGURE, bound=bound, value=Decimal("4.5")))

    written = [(p, str(o)) for _, p, o in graph if p in (SDO.value, SDO.minValue, SDO.maxValue)]
    assert written == [(predicate, "4.5")]


@pytest.mark.parametrize(
    ("edtf", "start"),
    [
        ("2024-05-03", Literal("2024-05-03", datatype=XSD.date)),
        ("2024-05", Literal("2024-05", datatype=XSD.gYearMonth)),
        ("2024", Literal("2024", datatype=XSD.gYear)),
        ("2024-21", None),
        ("201X", None),
        ("2024~", None),
        ("2024-04-29/2024-05-03", None),
        ("../2024-05-03", None),
    ],
)
def test_a_date_keeps_its_precision_or_is_not_written(edtf: str, start: Literal | None) -> None:
    event = replace(example.REJECTION, time=Time(edtf, None, None, example.at("Friday"), "Friday"))

    graph = aligned(event)

    assert graph.value(d(event.id), SDO.startDate) == start
    [time] = graph.objects(d(event.id), SEM.hasTime)
    assert [str(stamp) for stamp in graph.objects(time, SEM.hasTimeStamp)] == [edtf]


def test_an_aligned_graph_conforms_and_keeps_the_law() -> None:
    report = check(ALIGNED)

    assert report.conforms
    assert law.problems(ALIGNED) == ()
    assert report.accepted_nodes == check(PLAIN).accepted_nodes


def test_a_time_goes_into_quarantine_with_the_last_of_its_events() -> None:
    one, both = (build.build(ARTICLE, ALL, align=True) for _ in range(2))
    one.remove((d(PART.id), KG.rule, None))
    for event in (PART, example.REJECTION):
        both.remove((d(event.id), KG.rule, None))

    assert (FRIDAY, RDF.type, SEM.Time) in check(one).accepted
    assert (FRIDAY, RDF.type, SEM.Time) not in check(both).accepted
    assert (FRIDAY, RDF.type, SEM.Time) in check(both).quarantined


def test_every_term_of_others_is_one_that_the_alignments_name() -> None:
    ours = (build.BASE, constants.ONTOLOGY, constants.TYPES)
    written = {
        term for triple in ADDED for term in triple if isinstance(term, URIRef) and not str(term).startswith(ours)
    }

    assert written - set(constants.read().all_nodes()) == {RDF.type, RDFS.label}
