"""Who goes on, and who only stands beside: coordinated verbs, those who watch, and names that are nearly alike, read with the shipped reader."""

# ruff: noqa: E501 - paragraphs stand in one line

import pytest
from said import read

from kg.language.reader import Reader
from kg.terms import KG
from kg.values import Event, Role
from kg.world import World

WORLD = World()
#: Where the body begins in the articles of `read`.
SHIFT = len("Town news\n\nWednesday, May 8, 2024\n\n")
pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("body", "claims"),
    [
        (
            "The trade minister, Ana Soto, said small growers would lose most, and offered to meet the exporters in May.",
            [("Ana Soto", "small growers would lose most"), ("Ana Soto", "to meet the exporters in May")],
        ),
        (
            "Deputy Ivo Lem alleged that the board had hidden the losses for years and demanded an inquiry by the auditors.",
            [
                ("Ivo Lem", "the board had hidden the losses for years"),
                ("Ivo Lem", "an inquiry by the auditors"),
            ],
        ),
        (
            "Ana Soto of the Tenants' League urged families to visit the office and ask for a refund.",
            [("Ana Soto", "families to visit the office and ask for a refund")],
        ),
        (
            "Mayor Ana Soto said she would not approve or deny the plan before May.",
            [("Ana Soto", "she would not approve or deny the plan before May")],
        ),
        # who a source is, is not what it says
        (
            "According to Carla Ruiz, a nurse at Vela Hospital in Peru, “the wards are full”.",
            [("Carla Ruiz", "the wards are full")],
        ),
        (
            "According to Ivo Lem, the head of the Soto Institute, the lake has fallen by two metres.",
            [("Ivo Lem", "the lake has fallen by two metres")],
        ),
        (
            "According to Carla Ruiz, mayor of Vela, and two guards, the bridge fell at noon.",
            [("Carla Ruiz and two guards", "the bridge fell at noon")],
        ),
        (
            "According to Ada Lind, owner of the farm, and three workers, the barn burned on Friday.",
            [("Ada Lind and three workers", "the barn burned on Friday")],
        ),
        (
            "According to Carla Ruiz, mayor of Vela, and Otto Brand, a guard, the bridge fell at noon.",
            [("Carla Ruiz and Otto Brand", "the bridge fell at noon")],
        ),
        (
            "According to the World Bank, the economy of Peru, the largest in the region, grew by 3%.",
            [("World Bank", "the economy of Peru, the largest in the region, grew by 3%")],
        ),
        # what is said may stand on both sides of who says it
        ("The bridge, Ivo Lem said, is old.", [("Ivo Lem", "The bridge … is old")]),
        (
            "Ivo Lem runs the port. It would, Lem said, be wrong to close it.",
            [("Ivo Lem", "It would … be wrong to close it")],
        ),
        ("Ivo Lem, according to his brother, fled to Peru.", [("brother", "Ivo Lem … fled to Peru")]),
        ("Peru, the envoy told reporters, has agreed to talks.", [("envoy", "Peru … has agreed to talks")]),
        (
            "The raid, police said on Monday, was planned in Lima, but nobody was charged.",
            [("police", "The raid … was planned in Lima")],
        ),
        ("The bridge fell at noon, Ivo Lem said, and two men died.", [("Ivo Lem", "The bridge fell at noon")]),
        # who is quoted by others has said it
        (
            "Ivo Lem was quoted by the agency as saying the reactor was safe.",
            [("Ivo Lem", "the reactor was safe")],
        ),
        # nor are several robbers one
        (
            "All robbers were arrested on Monday.¶The robber said he was sorry.",
            [("robber", "he was sorry")],
        ),
        # whoever closes a quotation has said it, whatever he does
        (
            "Carla Ruiz said the toll rose. “You raised it yourself last year,” Ivo Lem hit back.",
            [("Carla Ruiz", "the toll rose"), ("Ivo Lem", "You raised it yourself last year")],
        ),
        # who answers the court
        (
            "The inquest heard from nurse Carla Ruiz that nobody had locked the ward.",
            [("Carla Ruiz", "nobody had locked the ward")],
        ),
        ("The pier, says Carla Ruiz, has sunk.", [("Carla Ruiz", "The pier … has sunk")]),
        ("Ivo Lem would only say that he was tired.", [("Ivo Lem", "he was tired")]),
        # who is only asked says nothing by that
        (
            "Carla Ruiz, asked about the fire by a reporter, said the pier was safe.",
            [("Carla Ruiz", "the pier was safe")],
        ),
        (
            "The bill, passed 27-21 by the Lima Council on Friday, states that “nobody shall fell an oak in this town”.",
            [("bill", "nobody shall fell an oak in this town")],
        ),
        # whose deed stands in what another tells says so himself
        (
            "The Lima Post reported that the banker Ivo Lem refused to name the buyer, saying “It is none of your business.”",
            [
                ("Lima Post", "the banker Ivo Lem refused to name the buyer, saying “It is none of your business.”"),
                ("Ivo Lem", "It is none of your business"),
            ],
        ),
        (
            "Two men left, but a porter said he heard Ivo Lem shouting, “I have paid for this room twice.”",
            [
                ("porter", "he heard Ivo Lem shouting, “I have paid for this room twice.”"),
                ("Ivo Lem", "I have paid for this room twice"),
            ],
        ),
        (
            "Two men left, but a porter recalled Ivo Lem as saying, “I have paid for this room twice.”",
            [
                ("porter", "Ivo Lem as saying, “I have paid for this room twice.”"),
                ("Ivo Lem", "I have paid for this room twice"),
            ],
        ),
        (
            "Carla Ruiz, who left in May, said her aunt, whom she did not name, had told her to “burn all letters”.",
            [
                ("Carla Ruiz", "her aunt, whom she did not name, had told her to “burn all letters”"),
                ("aunt", "to “burn all letters”"),
            ],
        ),
        # what somebody does after he has spoken is not what he says
        (
            "Ivo Lem said the ferry would sail in June and left the pier.",
            [("Ivo Lem", "the ferry would sail in June")],
        ),
        ("Ivo Lem said the bridge was safe and left the room.", [("Ivo Lem", "the bridge was safe")]),
        ("Ivo Lem said he was tired and left the room.", [("Ivo Lem", "he was tired and left the room")]),
        # whose husband it is, is no man for that
        (
            "Mayor Otto Wren blamed the rain.¶Hadiza Sule, whose husband was among the dead, said the dam broke. “It took our house,” she said.",
            [("Otto Wren", "the rain"), ("Hadiza Sule", "the dam broke"), ("Hadiza Sule", "It took our house")],
        ),
        # nobody says what it would cost to say
        ("Mentioning the firm's name on the radio, in the eyes of the law, constitutes an advertisement.", []),
        ("What do growers say?¶Ivo Lem, who pleaded anonymity, said it was late.", [("Ivo Lem", "it was late")]),
    ],
)
def test_who_says_something_goes_on_and_whom_he_asks_has_not_asked(
    reader: Reader, body: str, claims: list[tuple[str, str]]
) -> None:
    assert [(who, words) for who, _, words in read(reader, WORLD, body).claims] == claims


def test_a_paper_that_has_learnt_of_a_promise_has_promised_nothing(reader: Reader) -> None:
    body = "The Courier gathered that the ministry had raised its offer on Monday and promised to hire 40 nurses."

    promised = [who for who, act, _ in read(reader, WORLD, body).claims if act == "Promise"]

    assert "Courier" not in promised


@pytest.mark.parametrize(
    ("body", "trigger", "actors", "places"),
    [
        (
            "The Swedish ambassador, Ivo Lem, who watched the launch from the site, hailed the mission.",
            "launch",
            set(),
            set(),
        ),
        ("Ana Ruiz filmed the launch from a bridge.", "launch", set(), set()),
        # who tells of a death did not bring it about
        ("The death of Omar Vance was announced on Monday by his daughter, Eva Vance.", "death", set(), set()),
        ("Floods in Ghana and drought in Togo have ruined the harvest.", "Floods", set(), {"Ghana"}),
        ("Floods in Ghana and drought in Togo have ruined the harvest.", "drought", set(), {"Togo"}),
        (
            "Ivo Lem said Soto Bank would send its plan in June and rejected reports of a theft.",
            "rejected",
            {"Ivo Lem"},
            set(),
        ),
        ("Prosecutors on Monday arrested Ivo Lem, the head of Soto Steel.", "arrested", {"Prosecutors"}, set()),
        # "which" is no person, and a man who is named is one
        ("The army carried out a raid in March against Petar Soto, which killed 18 civilians.", "killed", set(), set()),
        (
            "A Peruvian man named Omar Vance was held in Lima, according to the army spokesman, Major Pavel Dahl. He attacked a guard on Friday.",
            "attacked",
            {"Omar Vance"},
            set(),
        ),
    ],
)
def test_an_event_has_those_who_take_part_in_it_and_its_own_place(
    reader: Reader, body: str, trigger: str, actors: set[str], places: set[str]
) -> None:
    found = read(reader, WORLD, body).found
    names = {thing.id: thing.name for thing in found.entities}
    events = [s for s in found.statements if isinstance(s, Event)]
    (event,) = [e for e in events if trigger in (body[t.start - SHIFT : t.end - SHIFT] for t in e.triggers)]

    assert ({names[n] for n in event.actors}, {names[n] for n in event.places}) == (actors, places)


@pytest.mark.parametrize(
    ("body", "words", "type_"),
    [
        ("Shares of Soto Mobile ended 8.3% lower at 412 on Friday.", "ended", None),
        (
            "The rocket carrying the satellite blasted off at 8:31 a.m. from the Kuru launch site.",
            "blasted off",
            "Launch",
        ),
        ("Three race meetings at Carlisle drew large crowds.", "meetings", "Competition"),
    ],
)
def test_prices_that_end_lower_close_nothing_and_a_rocket_that_blasts_off_attacks_nobody(
    reader: Reader, body: str, words: str, type_: str | None
) -> None:
    events = [s for s in read(reader, WORLD, body).found.statements if isinstance(s, Event)]
    types = [
        str(e.type).rpartition("#")[2]
        for e in events
        for t in e.triggers
        if body[t.start - SHIFT : t.end - SHIFT] == words
    ]

    assert types == ([type_] if type_ else [])


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        (
            "The Indian company Soto Biotech will stop making the drug in May. That leaves a maker in Seoul.¶The South Korean firm said it hoped to make more.",
            "South Korean firm",
        ),
        (
            "The central bank barred Soto Rural Bank on Friday from taking new clients.¶Lawyers for Ivo Lem were there. The bank said it would appeal.",
            "Soto Rural Bank",
        ),
        (
            "The Federal Reserve raised its key rate on Wednesday.¶Ivo Lem, president of the Federal Reserve Bank of Toledo, was against it.¶The Fed said prices were still rising.",
            "Federal Reserve",
        ),
        ("Energy Minister German Haluska was late.¶Haluska said the plant was safe.", "German Haluska"),
        (
            "Banks are closed, according to two brokers.",
            "two brokers",
        ),
    ],
)
def test_a_short_name_or_a_description_means_nothing_that_is_only_nearly_called_so(
    reader: Reader, body: str, speaker: str
) -> None:
    assert speaker in {who for who, _, _ in read(reader, WORLD, body).claims}


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        ("Furniture chain Norby's has collapsed. Norby's was slow to sell online.", "Norby's", KG.Organization),
        (
            "The union refused the Federal Government's offer, and Nigerian nurses left.",
            "Federal Government",
            KG.Organization,
        ),
    ],
)
def test_a_shop_keeps_its_possessive_and_a_government_of_no_land_is_that_of_none(
    reader: Reader, body: str, name: str, kind: object
) -> None:
    things = [t for t in read(reader, WORLD, body).found.entities if t.name == name]

    assert [(t.kind, t.link) for t in things] == [(kind, None)]


def test_whoever_has_an_office_with_the_president_is_no_president(reader: Reader) -> None:
    body = "The unions met the Chief of Staff to the President, Hon. Ivo Lem, at the villa on Monday."

    assert not [s for s in read(reader, WORLD, body).found.statements if isinstance(s, Role) and s.label == "President"]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("Two race meetings at Carlisle were cancelled.", "Two race meetings at Carlisle did not take place"),
        ("Three attacks were prevented by the army.", "Three attacks did not take place"),
        ("An attack on the port was averted.", "no attack on the port"),
    ],
)
def test_what_was_averted_did_not_take_place_and_its_label_says_so(reader: Reader, body: str, label: str) -> None:
    assert label in {s.told for s in read(reader, WORLD, body).found.statements if isinstance(s, Event)}


def test_what_somebody_would_not_count_has_happened(reader: Reader) -> None:
    told = read(reader, WORLD, "A spokeswoman for the ministry would not say how many had died.").events

    assert ("died", "Negated") not in told
