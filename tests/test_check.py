from dataclasses import replace

import pytest
import rdf_examples as example
from hypothesis import given, settings
from hypothesis import strategies as st
from rdf_examples import ARTICLE, ENTITIES, FINDINGS
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kg.rdf import build, formats
from kg.rdf.check import DEPENDENCY, Report, check
from kg.terms import KG, NIF
from kg.values import Claim, Findings, Name, Statement

TRIPLES = sorted(build.build(ARTICLE, FINDINGS))
ARTICLE_NODE = URIRef(build.BASE + ARTICLE.key)


def d(name: Name) -> URIRef:
    return URIRef(build.BASE + name)


def without_rule(*names: Name) -> Graph:
    """Return the example's graph with nodes that break a shape: nothing says which rule made them."""
    data = build.build(ARTICLE, FINDINGS)
    for name in names:
        data.remove((d(name), KG.rule, None))
    return data


def quarantined(report: Report) -> set[Node]:
    """Return the nodes in quarantine, passages and the report aside."""
    kinds = (NIF.OffsetBasedString, SH.ValidationReport, SH.ValidationResult)
    subjects = set(report.quarantined.subjects(RDF.type))
    return {s for s in subjects if not any((s, RDF.type, kind) in report.quarantined for kind in kinds)}


def test_a_graph_that_conforms_is_accepted_as_it_is() -> None:
    data = build.build(ARTICLE, FINDINGS)

    report = check(data)

    assert report.conforms
    assert report.accepted is data
    assert len(report.quarantined) == 0
    assert (report.accepted_nodes, report.quarantined_nodes) == (13, 0)


@pytest.mark.parametrize(
    ("broken", "gone"),
    [
        ([example.TOLEDO], [example.TOLEDO]),
        ([example.REJECTION.id], [example.REJECTION.id]),
        ([example.FIGURE.id], [example.FIGURE.id]),
        ([example.RUIZ], [example.RUIZ, example.ROLE.id]),
        ([example.PROPOSAL.id], [example.PROPOSAL.id, example.TERM.id, "duration"]),
        ([example.CLAIM.id], [example.CLAIM.id, example.KILLING.id, example.FIGURE.id]),
        ([example.HOSPITAL], [example.HOSPITAL, example.CLAIM.id, example.KILLING.id, example.FIGURE.id]),
    ],
    ids=["place", "event", "figure", "person and role", "proposal and terms", "claim and its content", "only speaker"],
)
def test_a_broken_node_goes_with_all_that_depends_on_it(broken: list[Name], gone: list[Name]) -> None:
    [duration] = build.build(ARTICLE, FINDINGS).objects(None, KG.duration)

    report = check(without_rule(*broken))

    assert quarantined(report) == {duration if name == "duration" else d(name) for name in gone}
    assert report.quarantined_nodes == len(gone)
    assert report.accepted_nodes == 13 - len(gone)


@pytest.mark.parametrize("broken", [example.RUIZ, example.CLAIM.id, example.HOSPITAL, example.PROPOSAL.id])
def test_what_is_accepted_conforms_and_points_at_nothing_in_quarantine(broken: Name) -> None:
    report = check(without_rule(broken))

    assert not report.conforms
    assert check(report.accepted).conforms
    assert not set(report.accepted.all_nodes()) & quarantined(report)


@pytest.mark.parametrize("broken", [example.RUIZ, example.CLAIM.id, example.PROPOSAL.id])
def test_nothing_is_lost(broken: Name) -> None:
    data = without_rule(broken)

    report = check(data)

    assert set(data) <= set(report.accepted) | set(report.quarantined)


@given(st.sets(st.sampled_from(TRIPLES), max_size=12))
@settings(max_examples=40, deadline=None)
def test_whatever_is_missing_the_rest_conforms_and_nothing_is_lost(missing: set[tuple[Node, Node, Node]]) -> None:
    data = Graph()
    for triple in TRIPLES:
        if triple not in missing:
            data.add(triple)

    report = check(data)

    assert check(report.accepted).conforms
    assert set(report.accepted) <= set(data) <= set(report.accepted) | set(report.quarantined)
    assert not set(report.accepted.all_nodes()) & {problem.node for problem in report.problems}


def test_the_graph_that_is_checked_does_not_change() -> None:
    data = without_rule(example.CLAIM.id)
    before = set(data)

    check(data)

    assert set(data) == before


def test_passages_go_with_the_last_node_that_needs_them() -> None:
    report = check(without_rule(example.TOLEDO))
    toledo, rejected = (d(f"{ARTICLE.key}_offset_{s}_{e}") for s, e in (example.at("Toledo"), example.at("rejected")))

    assert (toledo, None, None) in report.quarantined
    assert (toledo, None, None) not in report.accepted
    assert (rejected, None, None) in report.accepted


def test_a_passage_that_both_need_is_in_both() -> None:
    shared = replace(example.TERM, id="a_term-2", content=example.PROPOSAL.mentions)
    data = build.build(ARTICLE, Findings(ENTITIES, (*FINDINGS.statements, shared)))

    report = check(data)

    [passage] = data.objects(d(example.PROPOSAL.id), KG.mention)
    assert quarantined(report) == {d("a_term-2")}
    assert (passage, RDF.type, NIF.OffsetBasedString) in report.accepted
    assert (passage, RDF.type, NIF.OffsetBasedString) in report.quarantined


def test_a_claim_inside_a_claim_in_quarantine_does_not_stand_alone() -> None:
    inner = replace(example.CLAIM, id="a_claim-2", embedded_in=example.CLAIM.id, states=())
    data = build.build(ARTICLE, Findings(ENTITIES, (example.CLAIM, inner, example.FIGURE)))
    data.remove((d(example.CLAIM.id), KG.rule, None))

    assert d("a_claim-2") in quarantined(check(data))


def test_an_event_that_another_claim_still_reports_stays() -> None:
    other: Claim = replace(example.CLAIM, id="a_claim-2")
    event = replace(example.KILLING, reported_in=(example.CLAIM.id, other.id))
    statements: tuple[Statement, ...] = (example.CLAIM, other, event, example.FIGURE)
    data = build.build(ARTICLE, Findings(ENTITIES, statements))
    data.remove((d(example.CLAIM.id), KG.rule, None))

    report = check(data)

    assert quarantined(report) == {d(example.CLAIM.id)}
    assert set(report.accepted.objects(d(event.id), KG.reportedIn)) == {d(other.id)}


def test_what_somebody_said_is_never_accepted_as_actual() -> None:
    event = replace(example.KILLING, factuality=KG.Actual)
    data = build.build(ARTICLE, Findings(ENTITIES, (example.CLAIM, event, example.FIGURE)))

    report = check(data)

    assert d(event.id) in quarantined(report)
    assert list(report.accepted.subjects(KG.factuality, KG.Actual)) == []


def test_a_broken_article_takes_everything_with_it() -> None:
    data = build.build(ARTICLE, FINDINGS)
    data.remove((ARTICLE_NODE, KG.sha256, None))

    report = check(data)

    assert len(report.accepted) == 0
    assert report.quarantined_nodes == 13


def test_problems_say_in_words_what_is_wrong_and_where() -> None:
    problems = check(without_rule(example.CLAIM.id)).problems
    by_node = {problem.node: problem for problem in problems}

    assert by_node[d(example.CLAIM.id)].message == "Every node names the rule or model that made it."
    assert by_node[d(example.CLAIM.id)].path == KG.rule
    assert by_node[d(example.KILLING.id)].component == DEPENDENCY
    assert by_node[d(example.KILLING.id)].value == d(example.CLAIM.id)


def test_the_quarantine_holds_a_shacl_report_without_blank_nodes() -> None:
    report = check(without_rule(example.CLAIM.id))
    told = report.quarantined
    [node] = told.subjects(RDF.type, SH.ValidationReport)

    assert node == URIRef(f"{ARTICLE_NODE}_report")
    assert (node, SH.conforms, Literal(False)) in told
    assert {told.value(result, SH.focusNode) for result in told.objects(node, SH.result)} == quarantined(report)
    assert all(told.value(result, SH.resultMessage) for result in told.objects(node, SH.result))
    assert not any(isinstance(term, BNode) for triple in told for term in triple)


def test_the_same_graph_gives_the_same_report() -> None:
    first, second = (check(without_rule(example.HOSPITAL, example.RUIZ)) for _ in range(2))

    assert first.problems == second.problems
    assert formats.render(first.quarantined, "turtle") == formats.render(second.quarantined, "turtle")


def test_a_graph_without_an_article_can_be_checked() -> None:
    data = Graph()
    data.add((d("Q1"), RDF.type, KG.Place))

    report = check(data)

    assert quarantined(report) == {d("Q1")}
    assert len(report.accepted) == 0
