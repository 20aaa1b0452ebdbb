"""Which Wikidata id a thing has, and what speaks for it."""

import pytest
from parses import parse, resolved

from kg.rdf import build
from kg.terms import KG
from kg.values import Entity, Findings


def resolve(rows: str, published: str | None = "2024-02-07") -> dict[str, Entity]:
    document = parse(rows, published)
    return {e.name: e for e in resolved(document).all}


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


NEW_YORK = """
They 2 nsubj PRON
left 0 root VERB leave
New 4 compound PROPN
York 2 obj PROPN
{0}Israel 2 obl PROPN
# Place 3 4
"""


@pytest.mark.parametrize(
    ("after", "qid"),
    [
        ("", None),
        ("state 2 obl NOUN\n", "Q1384"),
        ("last 2 obl ADJ\n", None),
    ],
)
def test_a_name_that_means_a_state_and_a_city_needs_the_next_word(after: str, qid: str | None) -> None:
    assert resolve(NEW_YORK.format(after))["New York"].wikidata == qid


@pytest.mark.parametrize(
    ("name", "other", "qid", "country"),
    [
        ("London", "Canada", "Q84", "GB"),  # London, Ontario
        ("London", "Ontario", None, None),
        ("Vienna", "Switzerland", "Q1741", "AT"),
        ("Vienna", "Virginia", None, None),
        ("Florida", "Israel", "Q812", "US"),
        ("Florida", "Uruguay", None, "UY"),
    ],
)
def test_a_small_namesake_is_meant_only_where_the_article_says_so(
    name: str, other: str, qid: str | None, country: str | None
) -> None:
    found = resolve(met(name, "Place", other))[name]

    assert (found.wikidata, found.country) == (qid, country)


def test_a_body_whose_name_tells_its_country_needs_no_other_mention_of_it() -> None:
    assert resolve(met("US Air Force", "Organization"))["US Air Force"].wikidata == "Q11223"


POS = {"the": "DET", "of": "ADP", ",": "PUNCT", "said": "VERB", "president": "NOUN", "society": "NOUN"}


@pytest.mark.parametrize(
    ("before", "after", "qid"),
    [
        ("the Prime Minister of Singapore , Mr.", "", "Q57643"),
        ("the Prime Minister of Singapore", "", "Q57643"),
        ("", ", Prime Minister of Singapore", "Q57643"),
        ("", ", president of the society of Singapore", None),
        ("", ", Prime Minister Goh", None),
        ("Singapore said", "", None),
    ],
)
def test_the_title_beside_a_name_is_evidence(before: str, after: str, qid: str | None) -> None:
    words = [*before.split(), "Lee", "Hsien", "Loong", *after.split()]
    at = len(before.split()) + 1
    rows = "".join(
        f"{w} {at if i + 1 != at else 0} {'dep' if i + 1 != at else 'root'} {POS.get(w, 'PROPN')}\n"
        for i, w in enumerate(words)
    )
    marks = [f"# Person {at} {at + 2}"]
    marks += [
        f"# {kind} {i} {i}" for i, w in enumerate(words, 1) if (kind := {"Singapore": "Place", "Goh": "Person"}.get(w))
    ]

    assert resolve(rows + "\n".join(marks), None)["Lee Hsien Loong"].wikidata == qid


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

    built = build.build(document.article, Findings((found,), ()))

    assert (found.kind, found.country) == (KG.Place, None)
    assert [str(years) for years in built.objects(None, KG.existed)] == [existed]
