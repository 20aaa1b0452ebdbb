"""Which Wikidata id a thing has, and what speaks for it."""

import re

import pytest
from parses import parse, resolved
from said import read

from kg.find.entities.linking import decision
from kg.language.reader import Reader
from kg.rdf import build
from kg.terms import KG
from kg.values import Entity, Findings
from kg.world import World


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
        ("Hamas", "Organization", "Palestine", "Q38799", r"country PS, \d+ of \d+ links of the name, named with .+"),
        ("Kofi Annan", "Person", "Iraq", "Q1254", r".*\d+ of \d+ links of the name.*"),
        ("Soviet Union", "Place", "Israel", "Q15180", r"name of a former state, 1922 to 1991"),
        ("Qatar", "Place", "Israel", "Q846", r"name of the country with code QA"),
    ],
)
def test_a_link_comes_with_its_evidence(name: str, label: str, other: str, qid: str, why: str) -> None:
    link = resolve(met(name, label, other))[name].link

    assert link is not None
    assert link.wikidata == qid
    assert re.fullmatch(why, link.why), link.why


@pytest.mark.parametrize(("name", "label"), [("Nowhere Front", "Organization"), ("Ada Unheardof", "Person")])
def test_what_nothing_knows_has_no_link(name: str, label: str) -> None:
    assert resolve(met(name, label))[name].link is None


SPELT_OUT = [
    ("CPD", "Carlton Police Department"),
    ("IOM", "Institute of Music"),
    ("ECB", "Eastfield Cricket Board"),
    ("WHO", "Westmoor Harbour Office"),
    ("IMF", "Inland Mountain Festival"),
    ("NATO", "National Association of Tea Operators"),
    ("FBI", "Fairview Bakers Initiative"),
    ("CIA", "Colby Institute of Arts"),
    ("EU", "Eastfield University"),
    ("UN", "Unity Network"),
    ("BBC", "Brookdale Boat Club"),
    ("ICC", "Ipsley Cycling Club"),
    ("AMA", "Ashby Music Academy"),
    ("GOP", "Greenfield Orchard Project"),
    ("PLO", "Penfold Lighthouse Office"),
    ("IRA", "Iverton Rowing Association"),
    ("ANC", "Alder Nursery Council"),
    ("OPEC", "Oakdale Parents Education Circle"),
    ("WTO", "Woodford Theatre Organisation"),
    ("NASA", "Northam Allotment Society Alliance"),
]


@pytest.mark.parametrize(("short", "full"), SPELT_OUT)
def test_a_long_form_in_the_article_that_disagrees_forbids_the_link(short: str, full: str) -> None:
    rows = met(short, "Organization") + "\n" + met(full, "Organization")

    assert [e.link for e in resolve(rows).values() if e.kind == KG.Organization] in ([None], [None, None])


@pytest.mark.model
def test_so_does_one_in_small_letters(reader: Reader) -> None:
    said = read(reader, World(), "The commissioner of railway safety (CRS) will look into the crash, CRS staff said.")

    assert [thing.link for thing in said.found.entities if thing.name == "CRS"] in ([], [None])


def test_a_long_form_that_agrees_does_not() -> None:
    rows = met("NATO", "Organization") + "\n" + met("North Atlantic Treaty Organization", "Organization")

    assert {e.wikidata for e in resolve(rows).values() if e.kind == KG.Organization} == {"Q7184"}


@pytest.mark.parametrize("name", ["Parliament", "House", "Treasury"])
def test_a_body_that_each_land_has_is_none_of_another_land(name: str) -> None:
    assert resolve(met(name, "Organization", "Kenya"))[name].link is None


def test_two_names_in_one_spell_out_neither() -> None:
    rows = met("US Navy", "Organization") + "\n" + met("Acme-US Navy", "Organization")

    assert {e.wikidata for e in resolve(rows).values() if e.kind == KG.Organization} == {"Q11220"}


@pytest.mark.parametrize(
    ("initials", "qid"),
    [
        ("AMA", "Q97167520"),  # the African Medicines Agency
        ("PCA", "Q1045198"),  # the Permanent Court of Arbitration
        ("CPD", "Q5152731"),  # the Commission on Population and Development
    ],
)
def test_initials_that_news_seldom_uses_are_no_evidence(initials: str, qid: str) -> None:
    assert resolve(met(initials, "Organization"))[initials].wikidata != qid


def test_what_lost_is_told_with_its_probability() -> None:
    rows = met("CIA", "Organization") + "\n" + met("Colby Institute of Arts", "Organization")

    rivals = [r for e in resolve(rows).values() for r in e.rivals]

    assert any(r.id == "Q37230" and "the article spells it out as 'Colby Institute of Arts'" in r.why for r in rivals)


def test_a_place_that_is_linked_lies_somewhere() -> None:
    found = resolve(met("Baghdad", "Place", "Iraq"))["Baghdad"]

    assert found.link is not None
    assert (found.country, round(found.link.latitude or 0), round(found.link.longitude or 0)) == ("IQ", 33, 44)


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


def test_a_name_that_means_a_state_and_a_city_is_the_state_after_a_town() -> None:
    rows = """
    They 2 nsubj PRON
    left 0 root VERB leave
    Buffalo 2 obj PROPN
    , 5 punct PUNCT
    New 6 compound PROPN
    York 3 appos PROPN
    # Place 3 3
    # Place 5 6
    """
    assert resolve("\n".join(line.strip() for line in rows.splitlines()))["New York"].wikidata == "Q1384"


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


@pytest.mark.parametrize(
    ("name", "label", "page"),
    [
        ("Barcelona", "Place", "Barcelona"),
        ("Barcelona", "Organization", None),
        ("White House", "Organization", "White House"),
        ("Leeds", "Organization", None),
        ("Yorkshire", "Organization", None),
    ],
)
def test_a_body_is_no_town(name: str, label: str, page: str | None) -> None:
    link = resolve(met(name, label, "Spain"))[name].link

    assert (link and link.page) == page


@pytest.mark.parametrize(
    ("deed", "page"),
    [("", "Renault"), ("# event Meeting 2 2\n", "Renault"), ("# event Competition 2 2\n", "Renault F1")],
)
def test_a_company_is_its_team_only_where_there_is_a_contest(deed: str, page: str) -> None:
    link = resolve(met("Renault", "Organization", "France") + deed)["Renault"].link

    assert link is not None
    assert link.page == page


def test_a_body_whose_name_tells_its_country_needs_no_other_mention_of_it() -> None:
    assert resolve(met("US Air Force", "Organization"))["US Air Force"].wikidata == "Q11223"


POS = {"the": "DET", "of": "ADP", "and": "CCONJ", ",": "PUNCT", "said": "VERB", "president": "NOUN", "society": "NOUN"}


@pytest.mark.parametrize(
    ("before", "after", "qid"),
    [
        ("Singapore and the Minister of Defence , Mr.", "", "Q1984113"),
        ("Singapore and the Minister of Defence", "", "Q1984113"),
        ("Singapore and", ", Minister of Defence", "Q1984113"),
        ("Singapore and", ", president of the society of Defence", None),
        ("Singapore and", ", Prime Minister Goh", None),
        ("Singapore said", "", None),
    ],
)
def test_the_title_beside_a_name_is_evidence(before: str, after: str, qid: str | None) -> None:
    words = [*before.split(), "Ng", "Eng", "Hen", *after.split()]
    at = len(before.split()) + 1
    rows = "".join(
        f"{w} {at if i + 1 != at else 0} {'dep' if i + 1 != at else 'root'} {POS.get(w, 'PROPN')}\n"
        for i, w in enumerate(words)
    )
    marks = [f"# Person {at} {at + 2}"]
    marks += [
        f"# {kind} {i} {i}" for i, w in enumerate(words, 1) if (kind := {"Singapore": "Place", "Goh": "Person"}.get(w))
    ]

    assert resolve(rows + "\n".join(marks), None)["Ng Eng Hen"].wikidata == qid


@pytest.mark.parametrize(
    ("name", "label", "other", "page"),
    [
        ("Congress", "Organization", "Brazil", None),
        ("Congress", "Organization", "America", "United States Congress"),
        ("Valley", "Place", "Spain", None),
        ("John Doe", "Person", "Spain", None),
    ],
)
def test_what_anybody_or_any_body_is_called_means_none_of_another_land(
    name: str, label: str, other: str, page: str | None
) -> None:
    link = resolve(met(name, label, other))[name].link

    assert (link and link.page) == page


@pytest.mark.parametrize(("noun", "linked"), [("lawyer", False), ("senator", True)])
def test_somebody_of_another_trade_in_another_land_is_a_namesake(noun: str, linked: bool) -> None:
    rows = f"""
Paul 6 nsubj PROPN
Ryan 1 flat PROPN
, 1 punct PUNCT
a 5 det DET
{noun} 1 appos NOUN
visited 0 root VERB visit
Spain 6 obj PROPN
# Person 1 2
# Place 7 7
"""
    assert (resolve(rows, "2016-02-07")["Paul Ryan"].link is not None) is linked


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


def test_a_probability_is_that_of_the_features_that_have_a_weight() -> None:
    table = {"bias": -1.0, "share=all": 3.0}
    likely, unlikely = ("bias", "share=all", "unheard of"), ("bias",)

    assert decision.chances([()], [True], table) == [0.5]
    assert [round(p, 3) for p in decision.chances([likely, unlikely], [True, True], table)] == [0.844, 0.042]
    assert [round(p, 3) for p in decision.chances([likely, unlikely], [True, False], table)] == [0.881, 0.269]


def test_every_class_that_is_weighed_has_weights() -> None:
    assert set(decision.weights()) == {str(kind).rpartition("#")[2] for kind in decision.LINK}


def test_two_that_are_equally_likely_are_neither() -> None:
    found = resolve(met("Democratic Labour Party", "Organization"))["Democratic Labour Party"]

    assert found.link is None


def test_a_person_of_another_time_is_not_meant() -> None:
    assert resolve(met("Tony Blair", "Person", "Iraq"), "2004-05-01")["Tony Blair"].wikidata == "Q9545"
    assert resolve(met("Tony Blair", "Person", "Iraq"), "1939-05-01")["Tony Blair"].link is None
