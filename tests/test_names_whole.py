"""Names that are marked in parts, or with too much, as they stand whole: torn bodies, courts of a town, ranks, letters for a noun."""

import marked
import pytest
from parses import WORLD, resolved

from kg.find import mentions
from kg.terms import KG


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The {Organization Rail and} {Organization Norr Union} met .", ["Rail and Norr Union"]),
        ("The {Organization Norrvind} and {Organization Norr Union} met .", ["Norrvind", "Norr Union"]),
        ("The {Organization Armed Forces of the} {Organization Horvel Union} left .", ["Armed Forces of the Horvel Union"]),
        ("The {Organization Unity Party of} {Place! Norrvind} left .", ["Unity Party of Norrvind"]),
        ("The {Organization Storm Centre in} {Place! Norrvind} left .", ["Storm Centre", "Norrvind"]),
        ("The {Organization US} {Organization Justice Office} met .", ["US Justice Office"]),
        ("The {Organization Norrvind} {Organization Justice Office} met .", ["Norrvind", "Justice Office"]),
        ("The {Place Horvel and} {Place! Norrvind} fell .", ["Horvel", "Norrvind"]),
        ("In {Place Old} {Place Horvel House} it met .", ["Old Horvel House"]),
        ("In {Place New York} {Place Senate Hall} it met .", ["New York", "Senate Hall"]),
        ("The {Organization Athletics} {Place! Peru} president left .", ["Athletics Peru"]),
        ("The {Organization Norrvind} {Place! Peru} president left .", ["Norrvind", "Peru"]),
        ("{Person Ada} ( {Person Brenn ) Ruiz} left .", ["Ada ( Brenn) Ruiz"]),
        ("{Person Briton Kallum Horvel} left .", ["Briton", "Kallum Horvel"]),
        ("{Person Brit Horvel} left .", ["Brit Horvel"]),
        ("The {Organization Technical Working} Group met .", ["Technical Working Group"]),
        ("The {Organization Superior} Court Judge left .", ["Superior"]),
        ("It left the {Organization 1998 Norrvind Rovers} early .", ["Norrvind Rovers"]),
        ("The {Organization Horvel} high court met .", ["Horvel high court"]),
        ("The {Place! Horvel} supreme court met .", ["Horvel supreme court"]),
        ("The {Norp Peruvian} supreme court met .", ["Peruvian"]),
        ("{Person DSP} {Person Ada Ruiz} left .", ["Ada Ruiz"]),
        ("{Person DSP Ada Ruiz} left .", ["Ada Ruiz"]),
        ("{Person Commodore Norrvind} left .", ["Norrvind"]),
        ("{Person Dean Norrvind} left .", ["Dean Norrvind"]),
        ("It left {Person God} early .", []),
        ("{Person Datuk Seri} Dr {Person Ada Ruiz} left .", ["Ada Ruiz"]),
        ("Spokesman {Organization Sen} . {Person Ada Ruiz} left .", ["Ada Ruiz"]),
        ("{Organization NATO Spc} . {Person Ada Ruiz} left .", ["NATO", "Ada Ruiz"]),
        ("Judge {Person! Ruiz} left .", ["Ruiz"]),
        ('{Person Ada " Big Ace} " {Person Ruiz} left .', ['Ada " Big Ace " Ruiz']),
        ("They met the {Person Pope} , and the {Person Pope} left .", []),
        ("The {Organization NGOs} left .", []),
        ("The {Organization Brenn Corporation of Boston} grew .", ["Brenn Corporation", "Boston"]),
        ("The {Organization Brenn Corporation of Boston} ( {Organization BC} ) grew .", ["Brenn Corporation", "Boston", "BC"]),
        ("The {Organization Ports Corporation of Boston} ( {Organization PCB} ) grew .", ["Ports Corporation of Boston", "PCB"]),
    ],
)  # fmt: skip
def test_a_name_stands_whole(text: str, names: list[str]) -> None:
    found = mentions.find(marked.reading(text), WORLD)

    assert [m.text for m in found if not m.rule.startswith("actors/")] == names


def test_an_acronym_behind_a_place_is_its_own_only_by_its_initials() -> None:
    things = resolved(marked.reading("The group of {Place! Horvel} ( {Organization! BRN} ) grew ."))

    assert {e.name: e.kind for e in things.all if e.kind != KG.UnnamedActor} == {
        "Horvel": KG.Place,
        "BRN": KG.Organization,
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It met at {Organization! Brenn College} , {Person! Horvel} , early .", KG.Place),
        ("After {Organization! Brenn College} fell , {Person! Horvel} , who left , paid .", KG.Person),
        ("It met at {Organization! Brenn Foods} , {Person! Horvel} , early .", KG.Person),
    ],
)
def test_a_school_is_told_with_its_town(text: str, kind: object) -> None:
    assert {m.text: m.kind for m in mentions.find(marked.reading(text), WORLD)}["Horvel"] == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{Organization! HC} met . The {Organization! Horvel} high court left .", ("Horvel high court", "HC")),
        ("{Organization! Horvel HC} met . The {Organization! Horvel High Court} left .", ("Horvel High Court", "Horvel HC")),
    ],
)  # fmt: skip
def test_a_high_court_is_called_by_its_letters(text: str, names: tuple[str, ...]) -> None:
    (court,) = (e for e in resolved(marked.reading(text)).all if e.kind == KG.Organization)

    assert (court.name, *court.aliases) == names


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("{Organization! Norrvind.com} grew . {Organization! Norrvind} paid .", 1),
        ("{Person! Thavsin Horv} left . {Person! Thasvin} paid .", 1),
        ("{Person! Terj Brod-Larsen} left . {Person! Brod-Larson} paid .", 1),
        ("{Person! Martin Horv} left . {Person! Martina} paid .", 2),
        ("{Person! Martin Horv Jr.} left . {Person! Horv} paid .", 1),
        ("{Person! Martin Horv Jr.} left . The elder {Person! Horv} paid .", 2),
        ("{Person! Martin Brenn Horv} , son of {Person! Brenn Horv} , left .", 2),
        ("{Person! Martin Brenn Horv} , rival of the fans , left . {Person! Brenn Horv} paid .", 1),
        (
            "{Person! Martha Horv} left . {Person! Martha} paid . {Person! Martha Brenn} fell . {Person! Martha Ann Horv} grew .",
            2,
        ),
        ("{Person! Halvrod Horv} left . {Organization Halvrod} paid .", 1),
        ("In {Organization! Gallopers} it grew . It left in {Organization! Gallopers} early .", 1),
    ],
)
def test_names_that_differ_by_a_slip_or_an_ending_are_of_one_thing(text: str, things: int) -> None:
    found = [e for e in resolved(marked.reading(text)).all if e.kind != KG.UnnamedActor]

    assert len(found) == things


def test_a_surname_is_that_of_a_son_and_no_company() -> None:
    text = "{Person! Ada Horvel Jr.} met {Organization! Horvel Foods} . {Person! Horvel} left ."

    things = resolved(marked.reading(text)).all

    assert {e.name: e.aliases for e in things} == {"Ada Horvel Jr.": ("Horvel",), "Horvel Foods": ()}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It fell on {Place Boston} , {Person! Horvel} , {Place Toledo} and {Place Leeds} early .", KG.Place),
        (
            "{Person! Ada Horvel} left {Place Boston} . {Place Leeds} , {Person! Horvel} and {Place Toledo} fell .",
            KG.Person,
        ),
        ("{Person! Ada Ruiz} , {Person! Horvel} and {Place Boston} were told .", KG.Person),
    ],
)
def test_one_word_in_a_list_of_places_is_a_place(text: str, kind: object) -> None:
    assert {m.text: m.kind for m in mentions.find(marked.reading(text), WORLD)}["Horvel"] == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Talks with {Person Batasuna} fell .", KG.Organization),
        ("Talks with {Person Obama} fell .", KG.Person),
        ("The {Person! Halvrod Energi} grew .", KG.Organization),
        ("The firm {Person! Steorv} grew .", KG.Organization),
        ("The firm {Person! Ruiz} grew .", KG.Person),
        ("The firm {Person! Babat Ogunde} grew .", KG.Person),
    ],
)
def test_what_is_taken_for_somebody_may_be_a_body_all_the_same(text: str, kind: object) -> None:
    (found,) = (m for m in mentions.find(marked.reading(text), WORLD) if not m.rule.startswith("actors/"))

    assert found.kind == kind
