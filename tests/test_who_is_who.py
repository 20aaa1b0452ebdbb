"""Who is who: which names of short articles are one thing, of what kind it is, and what it is linked to, read with the shipped reader."""

# ruff: noqa: E501 - paragraphs stand in one line

import pytest
from said import Said, read

from kg.language.reader import Reader
from kg.terms import KG
from kg.values import Event, Role
from kg.world import World

WORLD = World()
pytestmark = pytest.mark.model


def things(said: Said, *kinds: object) -> dict[str, set[str]]:
    """Return the things of some kinds by name, each with its other names."""
    return {e.name: set(e.aliases) for e in said.found.entities if e.kind in kinds}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        # what somebody was born as, or is called besides
        (
            "The singer Roxy Lane, whose real name is Denise Abbott, was held in Lyon on Monday. Abbott left later.",
            {"Roxy Lane": {"Denise Abbott", "Abbott"}},
        ),
        (
            "Dora Lane died on Monday in Lyon. Born Dorota Lanska in Turku, she changed her name in 1961. She sang for fifty years.",
            {"Dora Lane": {"Dorota Lanska"}},
        ),
        (
            "The boxer Ivo Lem, known to his fans as Little Ivo, lost on Monday. Lem was tired.",
            {"Ivo Lem": {"Little Ivo", "Lem"}},
        ),
        (
            "Police held Omar Lind, known as Ton, on Monday. Lind said nothing.",
            {"Omar Lind": {"Ton", "Lind"}},
        ),
        (
            "Pavel Norr Dahl, better known by his stage name Lobo, met the press. Dahl was tired.",
            {"Pavel Norr Dahl": {"Lobo", "Dahl"}},
        ),
        (
            "The party met. Dahl, known by the nickname Lobo, spoke. Pavel Norr Dahl leads it.",
            {"Pavel Norr Dahl": {"Lobo", "Dahl"}},
        ),
        # honorifics in a row are nobody
        (
            "The motion was put by the second finance minister, Datuk Seri Dr Karim Osman. Deputy Speaker Datuk Halim Ruiz agreed.",
            {"Karim Osman": set(), "Halim Ruiz": set()},
        ),
        ("Mines Minister Ada Ruiz spoke on Monday. Min. Ruiz said it was late.", {"Ada Ruiz": {"Ruiz"}}),
        # one of a family is no other
        (
            "Sir Otto Hartwell, the voice of the choir, is to retire. Lady Hartwell said she would miss the mornings.",
            {"Otto Hartwell": set(), "Lady Hartwell": set()},
        ),
        # whom somebody plays is somebody else
        (
            "Ada Ruiz, best known for her role as Mary Lang, died on Monday.",
            {"Ada Ruiz": set(), "Mary Lang": set()},
        ),
    ],
)
def test_somebody_of_two_names_is_one(reader: Reader, body: str, people: dict[str, set[str]]) -> None:
    assert things(read(reader, WORLD, body), KG.Person) == people


@pytest.mark.parametrize(
    ("body", "bodies"),
    [
        # an acronym behind what the body was called
        (
            "The Harbour Safety Commission searched a ship in Turku on Monday. The commission (HASC) found drugs. HASC left.",
            {"Harbour Safety Commission": {"HASC"}},
        ),
        # bodies that lands have each for itself
        (
            "Peru's Interior Ministry signed the treaty on Monday. Chile's Interior Ministry did not. The Interior Ministry gave no reason.",
            {"Peru's Interior Ministry": set(), "Chile's Interior Ministry": set()},
        ),
        (
            "The Danish Maritime Agency blamed the crew on Monday. Finland's Maritime Agency blamed the weather.",
            {"Danish Maritime Agency": set(), "Finland's Maritime Agency": set()},
        ),
        # what lists a company is not the company
        (
            "Velda Pharma (Nasdaq: VLDP) bought Norrvind Labs on Monday.",
            {"Velda Pharma": set(), "Nasdaq": set(), "Norrvind Labs": set()},
        ),
        # a newspaper that is called like one of a nation, and the firm of a spokeswoman
        (
            "The Australian reports that the mine is closed. The mayor told The Australian it was sad.",
            {"The Australian": set()},
        ),
        (
            "A spokeswoman for the drug's manufacturer, Velda-Norrvind said it supported the decision.",
            {"Velda-Norrvind": set()},
        ),
        # for whom somebody works, whatever it is called like
        (
            "Their lawyer, Otto Goodhart of Perlin Goodhart, left. Perlin declined to say who pays it.",
            {"Perlin Goodhart": {"Perlin"}},
        ),
        # by a word that is of people elsewhere
        (
            "Norse Ocean Airways has ordered ten jets. Norse said they would come in 2026.",
            {"Norse Ocean Airways": {"Norse"}},
        ),
    ],
)
def test_a_body_is_one_and_no_other(reader: Reader, body: str, bodies: dict[str, set[str]]) -> None:
    assert things(read(reader, WORLD, body), KG.Organization) == bodies


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("Ferries were full on Monday, and the ferry Anna Lind stayed in port.", "Anna Lind", KG.Item),
        ("The boat, the Emma Clara, was found burning off Turku on Monday.", "Emma Clara", KG.Item),
        ("The towing vessel Miss Megan sank on Monday. The Miss Megan was old.", "Megan", KG.Item),
        ("The rebels left on Monday. Kinshasa thanked Brazzaville for its help.", "Kinshasa", KG.Place),
        ("The Thomas Fire burned 900 homes in Vigo on Monday.", "Thomas Fire", None),
        ("The drugstore operator Norrvind Inc (O:NRV) grew.", "O", None),
        ('The men shouted "Allahu Akbar" and fled.', "Allahu Akbar", None),
        ("The village is near Biu, where Boko Haram abducted 20 girls in April.", "Boko Haram", KG.Organization),
        ("The Duke of Cornwall wrote to the singer on Monday.", "Duke of Cornwall", KG.Person),
        ("The Duchess of Cornwall opened the school.", "Duchess of Cornwall", KG.Person),
        ("Doctors said on Monday that the singer had Lou Gehrig's disease.", "Lou Gehrig", None),
        ("The company makes Norrvir, a drug for the heart. Norrvir had sales of two million dollars.", "Norrvir", None),
        (
            "The Ada Voss Space Telescope found a new moon in May. Voss, launched in 2021, looked at it twice.",
            "Voss",
            KG.Item,
        ),
        (
            "The telescope is named after Ada Voss. Voss led the agency. The Ada Voss Telescope is new.",
            "Ada Voss",
            KG.Person,
        ),
        ("Flights between Turku and Velsholm were cancelled on Monday.", "Velsholm", KG.Place),
        ("The firm was founded by Sydney Hall and Chad Lund in 2009. Hall left.", "Sydney Hall", KG.Person),
    ],
)
def test_what_a_name_names(reader: Reader, body: str, name: str, kind: object) -> None:
    kinds = {e.kind for e in read(reader, WORLD, body).found.entities if name in (e.name, *e.aliases)} - {KG.Item}
    assert kinds == {kind} - {None, KG.Item}


@pytest.mark.parametrize(
    ("body", "name", "linked"),
    [
        # a name that bodies of many lands have
        ("Lima – The Labour Party left the Congress of Peru on Monday.", "Labour Party", False),
        ("London – The Labour Party lost in Leeds on Monday.", "Labour Party", True),
        ("Nairobi – Kenya's Constitutional Court met on Monday.", "Constitutional Court", False),
        (
            "Nairobi – The Central Bank of Kenya waits. The Central Bank kept its rates on Monday.",
            "Central Bank",
            False,
        ),
        # that of a land is not that of the world
        ("Moscow – Russia's Security Council met on Monday.", "Security Council", False),
        (
            "Russia vetoed the text in the Security Council on Monday, a diplomat of the United Nations said.",
            "Security Council",
            True,
        ),
        ("London – The Greens lost in Leeds on Monday.", "Greens", False),
        # a kind of body that each town has
        ("San Francisco – The Police Department found the car on Monday.", "Police Department", False),
        ("Moscow – The Australian reports that the mine is closed.", "The Australian", True),
        # a surname alone
        ("The captain praised Smith and Trott after the match in London on Monday.", "Smith", False),
        ("Canberra – Rudd left Australia on Monday, a day after the vote in Sydney.", "Rudd", True),
        ("The crash is rare, Inman said on Monday.", "Inman", False),
        # a body that its title tells from those of other lands
        ("The council met, the Office of the Prime Minister said on Monday.", "Office of the Prime Minister", False),
        ("Ottawa – Canada's cabinet met, the Office of the Prime Minister said.", "Office of the Prime Minister", True),
        # another age, another trade
        ("Police in Ohio held David Cameron, 34, on Monday.", "David Cameron", False),
        ("David Cameron, a plumber from Ohio, was hurt on Monday.", "David Cameron", False),
        ("Springfield, Ohio – Police Chief Robert Gates left the town hall on Monday.", "Robert Gates", False),
        ("London – The new mayor of London, Boris Johnson, left on Monday.", "Boris Johnson", True),
        ("Washington – Robert Gates, a former defense secretary, spoke on Monday.", "Robert Gates", True),
    ],
)
def test_a_namesake_is_not_linked(reader: Reader, body: str, name: str, linked: bool) -> None:
    found = read(reader, WORLD, body).found.entities
    assert any(e.link is not None for e in found if name in (e.name, *e.aliases)) is linked


def test_a_state_told_as_one_is_not_its_namesake(reader: Reader) -> None:
    said = read(reader, WORLD, "Washington – The Senate met on Monday. Washington state sent nobody.")
    assert "Washington state" not in set().union(*things(said, KG.Place).values())


@pytest.mark.parametrize(
    "body", ["Ada Ruiz left office on Monday.", "The mayor declared a state of emergency on Monday."]
)
def test_a_post_is_no_body(reader: Reader, body: str) -> None:
    assert not {"office", "state of emergency"} & set(things(read(reader, WORLD, body), KG.UnnamedActor))


def test_one_of_a_nation_is_not_the_nation(reader: Reader) -> None:
    said = read(reader, WORLD, "Rosa Lem won the race in Turku on Monday.", headline="Kenyan wins race in Finland")
    actors = {a for s in said.found.statements if isinstance(s, Event) for a in s.actors}
    assert "country-ke" not in actors


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        ("President Ada Ruiz will soon have to appoint a new prime minister.", {"President"}),
        ("Before naming a mayor, Ada Ruiz left on Monday.", set()),
    ],
)
def test_who_appoints_has_not_the_office(reader: Reader, body: str, titles: set[str]) -> None:
    roles = [s for s in read(reader, WORLD, body).found.statements if isinstance(s, Role)]

    assert {role.label for role in roles} == titles


def test_of_what_nation_somebody_is_is_told_by_his_own_words(reader: Reader) -> None:
    found = read(
        reader, WORLD, "Rebels killed 7 people in Gashi village, close to the Nigerian border with Niger."
    ).found.entities

    assert [e.affiliation for e in found if e.name == "7 people"] == [()]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (
            "The miners met the Engineering, Printing and Manufacturing Union on Monday.",
            "Engineering, Printing and Manufacturing Union",
        ),
        ("Lugo, Vigo and the Transport Workers Union met on Monday.", "Transport Workers Union"),
    ],
)
def test_a_body_has_all_its_fields_in_its_name(reader: Reader, body: str, name: str) -> None:
    assert name in things(read(reader, WORLD, body), KG.Organization)


@pytest.mark.parametrize(
    ("body", "linked"),
    [
        (
            "The Texas House passed the bill on Monday. The House will send it to the Senate, said state Rep. Ada Ruiz.",
            False,
        ),
        ("The House passed the bill on Monday. The Senate will vote on it, Ada Ruiz said in Washington.", True),
    ],
)
def test_the_chambers_of_a_state_are_not_those_of_the_federation(reader: Reader, body: str, linked: bool) -> None:
    found = read(reader, WORLD, body).found.entities

    assert any(e.link is not None for e in found if e.name in ("Senate", "House", "Texas House")) is linked


def test_who_leads_a_body_that_is_in_a_land_leads_the_body(reader: Reader) -> None:
    found = read(reader, WORLD, "Al-Qaeda in Iraq leader Abu Musab al-Zarqawi hid on Monday.").found
    names = {e.id: e.name for e in found.entities}
    roles = [s for s in found.statements if isinstance(s, Role)]

    assert [names.get(role.of) for role in roles if role.of] == ["Al-Qaeda"]
