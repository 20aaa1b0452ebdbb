"""JSON-LD as a web developer reads it, and the one context that all files share."""

import json
from typing import Any

import pyoxigraph as ox
import pytest
from rdf_examples import ARTICLE, FINDINGS
from rdflib import PROV, RDF, RDFS, Graph, Literal, URIRef

from kg.errors import InputError
from kg.rdf import build, context, formats, provenance
from kg.rdf.resources import folder
from kg.terms import KG

D = build.BASE
BUILT = build.build(ARTICLE, FINDINGS)
provenance.sign(BUILT, D, "abc")
DOCUMENT = json.loads(formats.render(BUILT, "json-ld"))
CONTEXT = DOCUMENT["@context"]


def lean(graph: Graph) -> Any:
    """Return a graph's document without the shared context."""
    document = json.loads(formats.render(graph, "json-ld"))
    del document["@context"]
    return document


def test_the_context_is_what_ontology_and_shapes_render() -> None:
    assert (folder("ontology") / context.FILE).read_text("utf-8") == context.render()


def test_an_article_is_one_object_with_what_it_holds_by_class() -> None:
    assert DOCUMENT["id"] == f"d:{ARTICLE.key}"
    assert DOCUMENT["headline"] == ARTICLE.title
    assert DOCUMENT["datePublished"] == "2024-05-03"
    assert [person["name"] for person in DOCUMENT["people"]] == ["Angela Ruiz"]
    assert {event["factuality"] for event in DOCUMENT["events"]} == {"Actual", "Reported"}
    assert {event["eventType"] for event in DOCUMENT["events"]} == {"Killing", "Rejection"}
    assert DOCUMENT["claims"][0]["mode"] == "Indirect"
    assert DOCUMENT["claims"][0]["speaker"][0] == DOCUMENT["unnamedActors"][0]["id"]
    assert [passage["beginIndex"] for passage in DOCUMENT["passages"]][:2] == [0, 48]
    assert "inArticle" not in json.dumps(DOCUMENT["claims"])


def test_what_belongs_to_no_article_stands_where_it_is_referred_to() -> None:
    assert DOCUMENT["terms"][0]["duration"]["numericDuration"] == "4.5"
    assert {agent["softwareVersion"] for agent in DOCUMENT["wasAttributedTo"]} >= {"abc"}
    assert "graph" not in DOCUMENT


def test_the_class_that_says_most_comes_first() -> None:
    assert DOCUMENT["people"][0]["type"] == ["Person", "Actor"]


def nodes(value: Any) -> list[dict[str, Any]]:
    """Return all nodes of a document, at any depth."""
    if isinstance(value, list):
        return [node for item in value for node in nodes(item)]
    if not isinstance(value, dict):
        return []
    return [value, *(node for key, item in value.items() if key != "@context" for node in nodes(item))]


def test_a_key_is_a_list_everywhere_or_nowhere_as_the_context_says() -> None:
    repeats = {key for key, term in CONTEXT.items() if isinstance(term, dict) and term.get("@container") == "@set"}
    found = {(key, isinstance(value, list)) for node in nodes(DOCUMENT) for key, value in node.items()}

    assert {key for key, is_list in found if is_list} <= repeats
    assert not {key for key, is_list in found if not is_list} & repeats
    assert {"evidence", "speaker", "altLabel", "type", "passages"} <= repeats


def test_every_key_is_a_term_of_the_context() -> None:
    assert {key for node in nodes(DOCUMENT) for key in node} - {"@context"} <= CONTEXT.keys()


def test_the_context_is_the_same_whatever_a_graph_holds() -> None:
    assert json.loads(formats.render(Graph(), "json-ld"))["@context"] == CONTEXT


def test_another_base_is_told_beside_the_shared_context() -> None:
    document = json.loads(formats.render(build.build(ARTICLE, FINDINGS, base="https://data.example/"), "json-ld"))

    assert document["@context"] == [CONTEXT, {"d": "https://data.example/"}]
    assert document["id"] == f"d:{ARTICLE.key}"


def test_a_published_context_is_referred_to_and_never_fetched() -> None:
    ours = formats.render(BUILT, "json-ld", formats.Choices(context=context.URL))
    theirs = formats.render(BUILT, "json-ld", formats.Choices(context="https://data.example/context.jsonld"))

    assert ours.startswith(b'{\n "@context": "https://w3id.org/newskg/context.jsonld",\n "id":')
    assert set(formats.to_graph(formats.decode(ours, "json-ld"))) == set(BUILT)
    with pytest.raises(InputError, match="context"):
        formats.decode(theirs, "json-ld")


def test_an_address_in_a_text_is_no_context() -> None:
    built = Graph()
    built.add((URIRef(D + "a"), RDFS.label, Literal(f'"@context": "{context.URL}"')))

    assert set(formats.to_graph(formats.decode(formats.render(built, "json-ld"), "json-ld"))) == set(built)


def test_many_graphs_are_a_list_of_articles_each_with_its_own_base() -> None:
    other = build.build(ARTICLE, FINDINGS, base="https://data.example/")

    data = b"".join(formats.render_all([(None, BUILT), (None, other)], "json-ld"))

    first, second = json.loads(data)["graph"]
    assert (first["headline"], second["headline"]) == (ARTICLE.title, ARTICLE.title)
    assert second["@context"] == {"d": "https://data.example/"}
    assert set(formats.to_graph(formats.decode(data, "json-ld"))) == {*BUILT, *other}


def test_what_several_articles_share_stands_beside_them() -> None:
    built = Graph()
    for article in "ab":
        built.add((URIRef(D + article), RDF.type, KG.Article))
        built.add((URIRef(D + "x"), KG.inArticle, URIRef(D + article)))
    built.add((URIRef(D + "x"), RDF.type, KG.Person))
    built.add((URIRef(D + "x"), PROV.alternateOf, URIRef(D + "y")))

    assert lean(built) == {
        "graph": [
            {"id": "d:a", "type": ["Article"]},
            {"id": "d:b", "type": ["Article"]},
            {"id": "d:x", "type": ["Person"], "alternateOf": ["d:y"], "inArticle": ["d:a", "d:b"]},
        ]
    }


def test_what_does_not_fit_the_context_is_written_out() -> None:
    built = Graph()
    node = URIRef(D + "a")
    for predicate, value in (
        (URIRef("https://schema.org/about"), URIRef(D + "b")),
        (KG.speaker, Literal("somebody")),
        (KG.date, Literal("soon")),
        (KG.mode, Literal("Direct")),
        (RDFS.label, Literal("x", lang="en")),
        (RDFS.label, Literal("y")),
    ):
        built.add((node, predicate, value))

    assert lean(built) == {
        "id": "d:a",
        "label": [{"@value": "x", "@language": "en"}, "y"],
        "schema:about": {"id": "d:b"},
        "date": {"@value": "soon"},
        "mode": {"@value": "Direct"},
        "speaker": [{"@value": "somebody"}],
    }


def test_an_iri_that_looks_like_a_short_name_stays_itself() -> None:
    built = Graph()
    built.add((URIRef("time:out"), KG.speaker, URIRef("org:x")))
    built.add((URIRef(D + "a"), URIRef("http://www.w3.org/2006/time#unitType"), URIRef("wd:Q1")))

    for triples in (
        formats.decode(formats.render(built, "json-ld"), "json-ld"),
        [quad.triple for quad in ox.parse(formats.render(built, "turtle"), format=ox.RdfFormat.TURTLE)],
    ):
        assert set(formats.to_graph(triples)) == set(built)


def test_a_triple_inside_a_triple_is_refused() -> None:
    with pytest.raises(InputError, match="json-ld: has no triples inside triples"):
        formats.render(BUILT, "json-ld", formats.Choices(claims_as_triples=True))
