"""Which Wikidata id a thing has, and what speaks for it."""

import pytest
from parses import parse

from kg import entities, graph, mentions
from kg.model import Entity, Findings
from kg.terms import KG


def resolve(rows: str, published: str | None = "2024-02-07") -> dict[str, Entity]:
    document = parse(rows, published)
    return {e.name: e for e in entities.resolve(document, mentions.find(document)).all}


def met(name: str, label: str, other: str = "Israel") -> str:
    """Return a sentence in which a name meets a country."""
    words = name.split()
    rest = "".join(f"{word} 1 flat PROPN\n" for word in words[1:])
    verb = len(words) + 1
    first = f"{words[0]} {verb} nsubj PROPN\n{rest}met 0 root VERB meet\n{other} {verb} obj PROPN\n"
    return f"{first}# {label} 1 {len(words)}\n# Place {verb + 1} {verb + 1}\n"


@pytest.mark.parametrize(
    ("name", "label", "other", "qid", "why"),
    [
        ("Benjamin Netanyahu", "Person", "Qatar", None, None),
        (
            "Hamas",
            "Organization",
            "Palestine",
            "Q38799",
            "name has one sense in PS, a country of the article, class Organization, gazetteer",
        ),
        ("Gaza Strip", "Place", "Israel", "Q39760", "name has one sense, class Place, gazetteer"),
        ("Soviet Union", "Place", "Israel", "Q15180", "name of a former state, 1922 to 1991"),
        ("Qatar", "Place", "Israel", "Q846", "name of the country with code QA"),
        ("Nowhere Front", "Organization", "Israel", None, None),
    ],
)
def test_a_link_comes_with_its_evidence(name: str, label: str, other: str, qid: str | None, why: str | None) -> None:
    found = resolve(met(name, label, other))[name]

    assert (found.wikidata, found.link_evidence) == (qid, why)


def test_two_names_of_one_id_are_one_thing() -> None:
    rows = """
Binyamin 3 nsubj PROPN
Netanyahu 1 flat PROPN
left 0 root VERB leave
Israel 3 obj PROPN
# Person 1 2
# Place 4 4

Benjamin 3 nsubj PROPN
Netanyahu 1 flat PROPN
left 0 root VERB leave
# Person 1 2
"""

    found = [e for e in resolve(rows, "2010-05-01").values() if e.kind == KG.Person]

    assert [(e.id, e.name, e.aliases) for e in found] == [("Q43723", "Binyamin Netanyahu", ("Benjamin Netanyahu",))]


@pytest.mark.parametrize(
    ("name", "existed"),
    [
        ("Soviet Union", "1922/1991"),
        ("USSR", "1922/1991"),
        ("Yugoslavia", "1918/2003"),
        ("Czechoslovakia", "1918/1992"),
        ("East Germany", "1949/1990"),
        ("Ottoman Empire", "1299/1922"),
        ("Roman Empire", "/0476"),
    ],
)
def test_a_state_that_is_no_more_is_a_place_with_its_years(name: str, existed: str) -> None:
    rows = met(name, "Organization")
    document = parse(rows)
    found = resolve(rows)[name]

    built = graph.build(document.article, Findings((found,), ()))

    assert (found.kind, found.country) == (KG.Place, None)
    assert [str(years) for years in built.objects(None, KG.existed)] == [existed]
