"""Short articles as a newsroom has them, read whole: datelines, airlines, title case, clashes, relatives, clauses of others."""

# ruff: noqa: E501 - paragraphs stand in one line

import pytest
from said import read as said

from kg import pipeline
from kg.article import read_text
from kg.language.reader import Reader
from kg.terms import KG, KGT
from kg.values import Claim, Event, Findings, Role
from kg.world import World

WORLD = World()
pytestmark = pytest.mark.model


def read(reader: Reader, body: str, headline: str = "Town news") -> Findings:
    """Return what is found in a headline and a body, read as the pipeline reads them."""
    return pipeline.find(read_text(_text(body, headline)), reader, WORLD)


def _text(body: str, headline: str) -> str:
    paragraphs = body.replace("¶", "\n\n")
    return f"{headline}\n\nWednesday, May 8, 2024\n\n{paragraphs}\n"


def named(found: Findings, kind: object) -> set[str]:
    return {thing.name for thing in found.entities if thing.kind == kind}


def claims(found: Findings, body: str, headline: str = "Town news") -> list[tuple[str, str]]:
    """Return the speakers and the words of the claims."""
    text = _text(body, headline)
    names = {thing.id: thing.name for thing in found.entities}
    said = sorted((s for s in found.statements if isinstance(s, Claim)), key=lambda c: c.content)
    return [(" and ".join(names[n] for n in c.speakers), " … ".join(text[slice(*p)] for p in c.content)) for c in said]


DATELINES = [
    (
        "PORTO VELA, May 8 — Night buses will be free until autumn, Mayor Ines Calvo said today.",
        ("Ines Calvo", "Night buses will be free until autumn"),
        "Porto Vela",
    ),
    (
        "MARIBOR, May 7 – The old tram will run again, Transport Minister Olaf Brun said on Tuesday.",
        ("Olaf Brun", "The old tram will run again"),
        "Maribor",
    ),
    (
        "SARAJEVO (Reuters) - The miners who were trapped last week will be paid in full, Bosnia's energy minister said on Tuesday, after days of protest.",
        ("Bosnia's energy minister", "The miners who were trapped last week will be paid in full"),
        "Sarajevo",
    ),
    (
        "TUNIS (AP) — The bridge over the bay will be closed for a year, Tunisia's deputy transport minister said on Monday.",
        ("Tunisia's deputy transport minister", "The bridge over the bay will be closed for a year"),
        "Tunis",
    ),
    (
        "BRIDGETOWN, Barbados — Shops on the coast will stay shut until Friday, the trade minister said Tuesday, after a flood ruined their stock.",
        ("trade minister", "Shops on the coast will stay shut until Friday"),
        "Bridgetown",
    ),
    (
        "ACCRA, Ghana — Two clinics in the north have no water, the health minister said Monday.",
        ("health minister", "Two clinics in the north have no water"),
        "Accra",
    ),
    (
        "VIENNA/LAGOS, May 8 (Reuters) - The ban on the export of cocoa has been lifted, according to a World Bank report published on Wednesday.",
        ("World Bank report", "The ban on the export of cocoa has been lifted"),
        "Lagos",
    ),
    (
        "OSLO/RABAT, May 8 (AFP) - The fish quota has been halved, according to a United Nations report published on Monday.",
        ("United Nations report", "The fish quota has been halved"),
        "Rabat",
    ),
]


@pytest.mark.parametrize(("body", "claim", "place"), DATELINES, ids=[place for _, _, place in DATELINES])
def test_words_begin_behind_a_dateline_and_its_agency_says_nothing(
    reader: Reader, body: str, claim: tuple[str, str], place: str
) -> None:
    found = read(reader, body)

    assert claims(found, body) == [claim]
    assert place in named(found, KG.Place)
    agencies = {thing.id for thing in found.entities if thing.name in ("Reuters", "AP", "AFP")}
    assert not [e for e in found.statements if isinstance(e, Event) and agencies & {*e.actors, *e.targets}]


CLAUSES = [
    (
        "The nurses' guild left the talks, and its head, Vera Stahl, said she would speak to the governor on Monday.",
        ("Vera Stahl", "she would speak to the governor on Monday"),
        "left",
    ),
    (
        "The rowers' club thanked the jury, and its captain, Ida Holm, said she would visit the port on Friday.",
        ("Ida Holm", "she would visit the port on Friday"),
        "thanked",
    ),
    (
        "The diocese closed the abbey in May and the bishop, Otto Lang, said the bells would be melted.",
        ("Otto Lang", "the bells would be melted"),
        "closed",
    ),
    (
        "The army shut the south gate in March and the general, Omar Aziz Saad, said the wall would be moved.",
        ("Omar Aziz Saad", "the wall would be moved"),
        "shut",
    ),
]


@pytest.mark.parametrize(("body", "claim", "deed"), CLAUSES, ids=[body[:40] for body, _, _ in CLAUSES])
def test_the_clause_of_somebody_else_is_no_part_of_the_words(
    reader: Reader, body: str, claim: tuple[str, str], deed: str
) -> None:
    found = read(reader, body)

    assert claims(found, body) == [claim]
    assert deed not in claim[1]


def test_a_paragraph_that_is_a_quotation_goes_on_with_who_was_reported(reader: Reader) -> None:
    body = (
        "Head nurse Vera Stahl said the ward had been “left to rot” by its owners. ¶ "
        "“The managers quit because they were afraid, and guards beat a cook on Sunday.” ¶ The owners did not answer."
    )
    found = read(reader, body)

    assert [who for who, _ in claims(found, body)] == ["Vera Stahl", "Vera Stahl"]
    assert KG.Actual not in {e.factuality for e in found.statements if isinstance(e, Event)}


@pytest.mark.parametrize(
    ("body", "bodies", "places"),
    [
        (
            "Norrvind Opens Plant With Airbus In Silicon Valley To Build New Engines For Large Planes",
            {"Norrvind", "Airbus"},
            {"Silicon Valley"},
        ),
        (
            "Velda Sues Microsoft Over the Use of Its Patents in the New Version of the Office Suite",
            {"Velda", "Microsoft"},
            set(),
        ),
    ],
)
def test_capitals_of_title_case_hide_no_name_and_make_none(
    reader: Reader, body: str, bodies: set[str], places: set[str]
) -> None:
    found = read(reader, body, "Plant opens by the lake")

    assert named(found, KG.Organization) == bodies
    assert named(found, KG.Place) == places


@pytest.mark.parametrize(
    ("body", "airline", "person"),
    [
        (
            "Kuwait Airways bought 12 Boeing jets on Monday. Kuwait Airways President Omar Saad told reporters that the carrier would hire 400 pilots.",
            "Kuwait Airways",
            "Omar Saad",
        ),
        (
            "Emirates Airline leased six Airbus planes on Friday. Emirates President Paul Kerr said the carrier would open a school.",
            "Emirates Airline",
            "Paul Kerr",
        ),
    ],
)
def test_an_airline_is_not_the_country_of_its_name(reader: Reader, body: str, airline: str, person: str) -> None:
    found = read(reader, body)
    names = {thing.id: thing.name for thing in found.entities}

    assert airline in named(found, KG.Organization)
    assert not named(found, KG.Country)
    assert {(names[s.person], s.of and names[s.of]) for s in found.statements if isinstance(s, Role)} == {
        (person, airline)
    }


@pytest.mark.parametrize(
    ("headline", "body", "name"),
    [
        (
            "Backers killed in riot",
            "Three pro-Okoro marchers were killed in clashes with police in Kumasi on Sunday. Okoro condemned the deaths.",
            "Okoro",
        ),
        (
            "Fans hurt in brawl",
            "Two anti-Brandt protesters were killed in clashes with soldiers in Graz on Monday. Brandt condemned the deaths.",
            "Brandt",
        ),
    ],
)
def test_who_is_backed_or_fought_has_no_part_in_the_death(reader: Reader, headline: str, body: str, name: str) -> None:
    found = read(reader, body, headline)
    names = {thing.id: thing.name for thing in found.entities}
    killings = [s for s in found.statements if isinstance(s, Event) and s.type in (KGT.Killing, KGT.Death)]

    assert killings
    assert name not in {names[n] for e in killings for n in (*e.actors, *e.targets)}


@pytest.mark.parametrize(
    ("headline", "body", "hurt"),
    [
        (
            "Son of ex-mayor attacked",
            "The son of former Italian minister Carlo Riva, Marco Riva, was attacked in Turin, where he works as a dentist.",
            "Marco Riva",
        ),
        (
            "Daughter of ex-president attacked",
            "The daughter of former Chilean president Pablo Soler, Ana Soler, was attacked in Arica, where she works as a judge.",
            "Ana Soler",
        ),
    ],
)
def test_of_a_parent_and_a_child_the_child_is_attacked(reader: Reader, headline: str, body: str, hurt: str) -> None:
    found = read(reader, body, headline)
    names = {thing.id: thing.name for thing in found.entities}
    attacks = [s for s in found.statements if isinstance(s, Event) and s.type == KGT.Attack]

    assert {names[n] for e in attacks for n in e.targets if " " in names[n] and names[n][0].isupper()} == {hurt}
    assert not [e for e in attacks if e.actors]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("Peru will give 5 million U.S. dollars (about 4 million euros) to the town.", {"Peru"}),
        ("Jane Doe\nPolitical correspondent\n\nA mill burnt down in Lugo on Monday, and nobody was hurt.", {"Lugo"}),
        (
            "The missile hit a barracks in Kharkiv, Kharkiv Oblast Governor Oleh Bondar said.",
            {"Kharkiv", "Kharkiv Oblast"},
        ),
    ],
)
def test_each_place_is_where_the_text_names_one(reader: Reader, body: str, names: set[str]) -> None:
    places = {e.name for e in said(reader, WORLD, body).found.entities if e.kind in (KG.Place, KG.Country)}

    assert places - {"Ukraine"} == names
