import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdf_examples

from kg.errors import QueryError
from kg.rdf import build, explain, formats, query
from kg.values import Findings, Link

CLAIM = rdf_examples.CLAIM.id


@pytest.fixture(scope="module")
def store(example: Path) -> ox.Store:
    return query.load([example])


@pytest.mark.parametrize("name", ["country-es", "d:country-es", "https://w3id.org/newskg/id/country-es"])
def test_a_node_is_found_by_its_iri_in_any_form(store: ox.Store, name: str) -> None:
    found = explain.explain(store, name)

    assert (found.label, found.rules) == ("Spain", ("names/gazetteer",))
    assert "kg:Country" in found.classes


def test_a_passage_stands_in_its_sentence(store: ox.Store) -> None:
    text = explain.render(explain.explain(store, CLAIM))

    assert "  At least 12 people were killed [[in Toledo on Thursday]], a hospital said.\n" in text
    assert "made by claims/verb" in text


def test_links_are_told_in_both_directions(store: ox.Store) -> None:
    found = explain.explain(store, CLAIM)

    assert ("kg:speaker", "a hospital") in [(link.predicate, link.text) for link in found.links]
    assert [link.predicate for link in found.backlinks] == ["kg:reportedIn"]


def test_a_passage_itself_can_be_explained(store: ox.Store) -> None:
    span = rdf_examples.at("Angela Ruiz")

    [passage] = explain.explain(store, f"{rdf_examples.ARTICLE.key}_offset_{span.start}_{span.end}").passages

    assert passage.words == "Angela Ruiz"
    assert passage.before.endswith("Spanish prime minister ")


def test_without_the_text_the_words_stand_alone(store: ox.Store) -> None:
    bare = ox.Store()
    bare.extend(quad for quad in store if not quad.predicate.value.endswith("isString"))

    passages = explain.explain(bare, CLAIM).passages

    assert [(p.before, p.words, p.after) for p in passages][-1] == ("", "in Toledo on Thursday", "")


@pytest.mark.parametrize("name", ["nobody", "d:nobody", "https://example.com/x", "not an: IRI"])
def test_an_unknown_node_is_one_clear_error(store: ox.Store, name: str) -> None:
    with pytest.raises(QueryError, match=r"^explain: "):
        explain.explain(store, name)


def test_a_name_that_may_mean_two_nodes_names_both() -> None:
    store = ox.Store()
    store.load("<http://a/x> <http://b> 1 . <http://c#x> <http://b> 1 .", format=ox.RdfFormat.TURTLE)

    with pytest.raises(QueryError, match=re.escape("x may be any of http://a/x, http://c#x")):
        explain.explain(store, "x")


@pytest.mark.parametrize("name", ["Angela Ruiz", "ruiz", "ANGELA", "minister"])
def test_a_node_is_found_by_label_alias_or_words_of_them(store: ox.Store, name: str) -> None:
    found = explain.explain(store, name)

    assert found.label in ("Angela Ruiz", "prime minister")


def test_nodes_that_share_a_word_are_named_with_their_labels(store: ox.Store) -> None:
    with pytest.raises(
        QueryError, match=r"^explain: killed may be any of d:\S+ \(.*\), d:\S+ \(Killed \(Toledo, 2024-05-02\)\), "
    ):
        explain.explain(store, "killed")


def test_who_is_called_so_comes_before_what_tells_of_them() -> None:
    store = ox.Store()
    store.load(
        """@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
        <http://a/ada> rdfs:label "Ada Ruiz" ; schema:name "Ada Ruiz" . <http://a/claim> rdfs:label "Ada Ruiz: the dam held" .""",
        format=ox.RdfFormat.TURTLE,
    )

    assert explain.explain(store, "Ruiz").iri == "http://a/ada"
    assert explain.explain(store, "dam").iri == "http://a/claim"


def test_a_link_to_wikidata_is_told_with_its_evidence() -> None:
    entity = replace(rdf_examples.ENTITIES[0], link=Link("office 'king' held on 2024-05-03", "Q9001"))
    built = build.build(rdf_examples.ARTICLE, Findings((entity,), ()))
    store = ox.Store()
    store.load(formats.render(built, "nt"), format=ox.RdfFormat.N_TRIPLES)

    text = explain.render(explain.explain(store, rdf_examples.RUIZ))

    assert "  linked to wd:Q9001: office 'king' held on 2024-05-03\n" in text
    assert "exactMatch" not in text


def test_what_a_name_may_mean_as_well_is_told_with_why_it_lost() -> None:
    lost = (
        Link("country FR", "Q9002", name="Angela Ruiz", probability=Decimal("0.12")),
        Link("name", page="Angela Ruiz (singer)", name="Angela Ruiz", probability=Decimal("0.31")),
    )
    link = Link("office 'king'", "Q9001", "Angela Ruiz (queen)", probability=Decimal("0.97"))
    entity = replace(rdf_examples.ENTITIES[0], link=link, rivals=lost)
    store = ox.Store()
    built = build.build(rdf_examples.ARTICLE, Findings((entity,), ()))
    store.load(formats.render(built, "nt"), format=ox.RdfFormat.N_TRIPLES)

    text = explain.render(explain.explain(store, rdf_examples.RUIZ))

    page = "https://en.wikipedia.org/wiki/Angela_Ruiz_(queen)"
    assert f"  linked to wd:Q9001, {page} (probability 0.97): office 'king'\n" in text
    told = [line for line in text.splitlines() if line.startswith("  not linked to ")]
    assert told == [
        "  not linked to Angela Ruiz (singer) (0.31) Angela Ruiz: name",
        "  not linked to Q9002 (0.12) Angela Ruiz: country FR",
    ]


def test_a_link_of_an_older_graph_is_told_without(store: ox.Store) -> None:
    assert "  linked to wd:Q29\n" in explain.render(explain.explain(store, "country-es"))
