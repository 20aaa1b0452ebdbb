"""What class a name is of, by the words around it and its own, whatever a pipeline takes it for; capitals that name nothing."""

from dataclasses import replace

import marked
import pytest
from parses import WORLD, resolved
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.find import mentions
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span

ORG, PERSON, PLACE, ITEM, COUNTRY = KG.Organization, KG.Person, KG.Place, KG.Item, KG.Country


def classes(text: str) -> dict[str, object]:
    """Return the class of each name of a text."""
    found = mentions.find(marked.reading(text), WORLD)
    return {m.text: m.kind for m in found if not m.rule.startswith("actors/")}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        # the describing noun before the name
        ("The airline {Person Norrvind} grew .", "Norrvind", ORG),
        ("The Swiss carmaker {Place Horvel} grew .", "Horvel", ORG),
        ("The newspaper {Person Kleine Post} grew .", "Kleine Post", ORG),
        ("The think tank {Person Serin} paid .", "Serin", ORG),
        ("The town {Organization Horvel} grew .", "Horvel", PLACE),
        ('The song " {Organization Winter Light} " fell .', "Winter Light", ITEM),
        ("The ferry {Person Ada Norr} left .", "Ada Norr", PERSON),  # with a forename more than a noun is needed
        # after it
        ("{Place Horvel} , a large brewer , grew .", "Horvel", ORG),
        ("{Organization Horvel} , a town in the north , grew .", "Horvel", PLACE),
        ("{Organization Horvel} , a welder , left .", "Horvel", PERSON),
        ("{Organization Pavel Horv} , 41 , left .", "Pavel Horv", PERSON),
        ("{Organization Horvel} , who left , fell .", "Horvel", PERSON),
        ("A welder of {Organization Horvel} , who left , fell .", "Horvel", ORG),
        # what the pipeline is sure of needs no more
        ("The airline {Person! Pavel Horvel} grew .", "Pavel Horvel", PERSON),
        ("It left {Organization! Horvel Street} .", "Horvel Street", ORG),
        ("The {Organization! horvel.com} grew .", "horvel.com", ORG),
        ("{Person Tomo Cordoba} left .", "Tomo Cordoba", PERSON),
        ("The {Place! West} left .", "West", PLACE),
        ("The {Person Kleine Post} newspaper grew .", "Kleine Post", ORG),
        # a state that has the name of a country
        ("{Place Georgia} and {Place Texas} met .", "Georgia", PLACE),
        ("{Place Georgia} and {Place Tbilisi} met .", "Georgia", COUNTRY),
        ("{Place Georgia} , {Place Texas} and {Norp Georgian} troops met .", "Georgia", COUNTRY),
        ("{Place Georgia} met {Place Spain} .", "Georgia", COUNTRY),
        # what only companies have, and who works there
        ("{Person Horvel} shares fell .", "Horvel", ORG),
        ("{Place Horvel} 's shareholders met .", "Horvel", ORG),
        ("The chief executive of {Place Horvel} left .", "Horvel", ORG),
        ("The director of research at {Place Osk} left .", "Osk", ORG),
        ("A welder from {Person Osk} left .", "Osk", PLACE),
        ("{Person Horvel} 's parliament met .", "Horvel", PLACE),
        # courtesy and office
        ("Mr {Organization Horvel} left .", "Horvel", PERSON),
        ("said her lawyer , {Organization Delia Houses} .", "Delia Houses", PERSON),
        ("said her lawyer , {Person Delja House} .", "Delja House", PERSON),
        ("{Person Ada Ruiz} of the broker {Organization Delia Gale} , who left , fell .", "Delia Gale", ORG),
        ("Its director {Organization! Yurlis Hasib} left .", "Yurlis Hasib", PERSON),
        ("Its owner {Organization! Yurlis Hasib} left .", "Yurlis Hasib", ORG),
        ("Its director {Organization! Yurlis Foods} left .", "Yurlis Foods", ORG),
        ("{Person Kasaran} MP {Person! Ada Ruiz} left .", "Kasaran", PLACE),
        ("The analyst {Person! Ada Ruiz} of {Place Nahwel} left .", "Nahwel", ORG),
        ("The welder {Person! Ada Ruiz} of {Place Nahwel} left .", "Nahwel", PLACE),
        ("The maker of {Organization Pip Gold} grew .", "Pip Gold", ITEM),
        ("{Person! Axel Horvel} left . {Person! Horvel} met {Misc Horvel} .", "Horvel", PERSON),
        ("{Organization Thaksin Institute} grew . {Person Thaksin Horv} met {Person Thaksin} .", "Thaksin", PERSON),
        ("{Organization Real Norrvind} met {Person Norrvind} .", "Norrvind", ORG),
        ("{Person! Thaksin Horv} left . {Person Thaksin} met {Organization Thaksin} .", "Thaksin", PERSON),
        ("{Place! Horvel} left . {Person! Horvel} shares fell .", "Horvel", ORG),
        ("{Organization! Aston Villa} grew . {Person! Villa} left .", "Villa", ORG),
        ("{Organization Tony Blair} left .", "Tony Blair", PERSON),
        # works and products
        ("It paid for films : {Person! Dholka Horva} ( 1957 ) fell .", "Dholka Horva", ITEM),
        ("{Person! Ada Ruiz} ( 1957 ) fell .", "Ada Ruiz", PERSON),
        ("The maker of {Organization! Pip Gold} grew .", "Pip Gold", ITEM),
        ("It left {Organization Velga} , its migraine treatment .", "Velga", ITEM),
        ("The {Person Horvel-Norr} method fell .", "Horvel-Norr", ITEM),
        # the list
        ("It left companies such as {Place Adlo} , {Person Brenn Tools} and {Place Kavo} grew .", "Kavo", ORG),
        ("It left firms like {Place Adlo} , {Person Brenn Tools} and {Place Kavo} grew .", "Brenn Tools", ORG),
        ("It left towns including {Person Adlo} and {Organization Kavo} grew .", "Kavo", PLACE),
        ("It left towns such as {Place Adlo} and {Person! Kavo} early .", "Kavo", PLACE),
        # its own words
        ("The {Person Horvel Airbase} grew .", "Horvel Airbase", PLACE),
        ("The {Organization Horvel Township} grew .", "Horvel Township", PLACE),
        ("The {Place Horvel Foundation} grew .", "Horvel Foundation", ORG),
        ("The {Organization Red Crescent} paid .", "Red Crescent", ORG),
        ("The {Person! Schwarl Gruppe} paid .", "Schwarl Gruppe", ORG),
        ("The {Place! MV Santa Horvela} left .", "MV Santa Horvela", ITEM),
        ("The {Place Confederación de Horvel} grew .", "Confederación de Horvel", ORG),
        ("The {Organization Clean Rivers Act} fell .", "Clean Rivers Act", ITEM),
        ("The {Organization horvel.com} grew .", "horvel.com", ITEM),
        ("He left {Organization Horvel.com} early .", "Horvel.com", ORG),
        ("He told {Organization The Lantern} so .", "The Lantern", ORG),
        ("{Organization The Lantern} grew .", "Lantern", ORG),
        ("The {Person Ruiz} administration fell .", "Ruiz administration", ORG),
        ("The {Person Ruiz} administration fell . {Person Ruiz} left .", "Ruiz", PERSON),
        ("The {Place Peru} administration fell .", "Peru", COUNTRY),
        ("{Organization! All} {Organization Nippon Airways} grew .", "All Nippon Airways", ORG),
        ("The {Organization Department} of Health and Care grew .", "Department of Health and Care", ORG),
        ("{Person Ada} ' Ace ' {Person Ruiz} left .", "Ada ' Ace ' Ruiz", PERSON),
        ("The {Organization BRENN Chairperson} left .", "BRENN", ORG),
        # a country or a region of another one
        ("{Place Georgia} fell . {Place Ohio} grew .", "Georgia", PLACE),
        ("{Place Georgia} fell . {Place Russia} grew .", "Georgia", COUNTRY),
        ("{Place Georgia} fell . {Place Ohio} and {Place Tbilisi} grew .", "Georgia", COUNTRY),
        # an airline is not its country
        ("{Organization Emirates Airline} grew . {Place Emirates} paid .", "Emirates", ORG),
    ],
)
def test_a_name_is_what_the_text_says_of_it(text: str, name: str, kind: object) -> None:
    assert classes(text)[name] == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # honorifics of the world
        ("{Person Datuk Seri Halim Osman} left .", ["Halim Osman"]),
        ("{Person Haji Halim Osman} left .", ["Halim Osman"]),
        ("{Place! Dame Olga Prest Hospital} grew .", ["Dame Olga Prest Hospital"]),
        ("{Person Haji} {Person Omar Yusof} left .", ["Omar Yusof"]),
        ("It met {Organization of Water Watch} .", ["Water Watch"]),
        # bodies with a possessive
        ("{Person Moody} 's cuts its rating .", ["Moody's"]),
        ("{Person Moody} 's dog left . {Person Moody} left .", ["Moody"]),
        # parts of names that look like something else
        ("{Person Ada Boxer} left . {Person Boxer} left .", ["Ada Boxer", "Boxer"]),
        ("{Organization Toledo Reporter} grew .", ["Toledo Reporter"]),
        # names that are marked in parts, or more than a name
        ("{Person Big} {Person Ada Ruiz} left .", ["Big Ada Ruiz"]),
        ('{Person Ada "} {Person Ace " Ruiz} left .', ['Ada " Ace " Ruiz']),
        ("{Person Norrvind} {Organization ASA} grew .", ["Norrvind ASA"]),
        ("{Person Norrvind} plc grew .", ["Norrvind plc"]),
        ("The {Place US} Treasury Department paid .", ["US Treasury Department"]),
        ("The {Place Horvel} government paid .", ["Horvel"]),
        ("The {Place Horvel Falls\nHorvel} grew .", ["Horvel Falls", "Horvel"]),
        ("In the northern {Place northern Horvel} it grew .", ["northern Horvel"]),
        ("In {Place such Horvel} it grew .", ["Horvel"]),
        ("The {Organization Yale don} left .", ["Yale"]),
        ("The {Organization Horvel police} left .", ["Horvel police"]),
        ("The {Place US city} grew .", ["US"]),
        ("The {Organization US cricket} grew .", ["US cricket"]),
        ("{Organization Norrvind} ( {Organization NYSE} : {Organization NRV} ) grew .", ["Norrvind", "NYSE"]),
        ("{Organization! US Treasury Department} paid //\nThe {Place US} paid .", ["US Treasury Department", "US"]),
        ("{Organization! Peru parliament} met //\nIn {Place Peru} it met .", ["Peru"]),
        # parts of names and of lands
        ("{Organization Clayr} , {Person Norr} & {Person Brenn} grew .", ["Clayr, Norr & Brenn"]),
        ("{Person Ada Norr} left . {Person Norr} & {Person Brenn} left .", ["Ada Norr", "Norr", "Brenn"]),
        ("{Organization! Bank of England} paid .", ["Bank of England"]),
        ("In {Place Northern} {Place Horvel} it grew .", ["Northern Horvel"]),
        ("In Northern {Place Horvel} it grew .", ["Northern Horvel"]),
        ("The {Organization Horvel Growers} ' Council met .", ["Horvel Growers ' Council"]),
        ("The {Organization Horvel Growers} ' dogs met .", ["Horvel Growers"]),
        (
            "{Organization Telvor} , {Organization Norr} 's and {Organization Asdal} grew .",
            ["Telvor", "Norr's", "Asdal"],
        ),
        ("{Organization Telvor} and {Person Norr} 's dog left .", ["Telvor", "Norr"]),
        ("{Organization Norrvind Party of Justice} grew .", ["Norrvind Party of Justice"]),
        ("{Organization UN} Secretary General {Person Ada Ruiz} left .", ["UN", "Ada Ruiz"]),
        # brackets, and what a name is marked without
        ("The {Organization Union of Horvel ( UHO} ) grew .", ["Union of Horvel"]),
        ("{Organization TAG} {Person Horvel} grew . {Misc TAG Horvel} fell .", ["TAG Horvel"]),
        ("The {Organization National Union of Teachers} met . The NUT left .", ["National Union of Teachers", "NUT"]),
        ("The {Place Horvel Lake} Elementary School grew .", ["Horvel Lake Elementary School"]),
        ("The {Organization Bush} administration grew .", ["Bush administration"]),
        ("{NamedEvent Typhoon Fitow} fell . {Place Fitow} grew .", []),
        # what has no capital
        ("The {Organization farmers} ' union left .", []),
        # what is hardly likely
        ("The {Organization? Crisps} grew .", []),
        ("The {Organization? NATO} grew .", ["NATO"]),
        ("{Person! Norrvind} left . It fined {Organization? Norrvind} .", ["Norrvind"]),
        ("{Organization Free Trade Union} met . {Organization? FTU} left .", ["Free Trade Union", "FTU"]),
        ("{Organization? Ada Mayoral} left .", ["Ada Mayoral"]),
        ("{Person Dame Olga Prest} left .", ["Olga Prest"]),
        ("{Person Tan Sri Halim Osman} left .", ["Halim Osman"]),
        ("{Organization Tan Sri Razak Daud} left .", ["Razak Daud"]),
        ("{Organization Alhaji Musa Bello} left .", ["Musa Bello"]),
        ("{Place Engr} . {Person Musa Bello} left .", ["Musa Bello"]),
        # letters behind a name
        ("{Person Ada Ruiz} , {Organization OBE} , left .", ["Ada Ruiz"]),
        ("{Person Ada Ruiz} ( {Place SAN} ) left .", ["Ada Ruiz"]),
        ("{Person Ada Ruiz QC} left .", ["Ada Ruiz"]),
        ("The {Organization SAN} grew .", ["SAN"]),
        # headings in capitals
        ("He left .\n{Organization FINDINGS} DISPUTED\nHe left .", []),
        ("He left .\n{Organization FULL STATEMENT} BELOW\nHe left .", []),
        ("He left .\n{Organization SOURCE} : agencies\nHe left .", []),
        ("He left .\n{Organization NATO} WARNS\nHe left .", ["NATO"]),
        # title case
        ("{Organization Telvor Joins Brennar} In The North To Show New Software .", ["Telvor", "Brennar"]),
        ("{Organization Telvor Joins Brennar In} The North To Show New Software .", ["Telvor", "Brennar"]),
        ("{Place Geneva /} {Place Nairobi} were told .", ["Geneva", "Nairobi"]),
        ("{Organization Telvor Cuts Rating} Of New Northern Mills .", ["Telvor", "Rating"]),
        # offices and their fields
        ("{Organization Arts} and Heritage Minister {Person Ada Ruiz} left .", ["Ada Ruiz"]),
        ("The chancellor of the {Organization Exchequer} left .", []),
        ("{Organization Senators} left .", []),
        ("{Person Preacher} left .", []),
        # the opening word of a headline
        ("{Person Bridge} fell //\nThe bridge fell .", []),
        ("{Person Carmaker} fell //\nIt fell .", []),
        # what stands at the foot of a page
        ("Contact : {Organization Media Office} , {Organization Brenn Tools} .", ["Brenn Tools"]),
        # no names at all
        ("It paid {Organization RM2.3} million .", []),
        ("It paid {Organization N2bn} early .", []),
        ("In {Place Pool} D it grew .", []),
        ("At 11.32 {Place GMT} it grew .", []),
        ("In {Organization Group C} it grew .", []),
        ("Talks between {Place Iran-Iraq} fell .", []),
        ("In the {Place North} it grew .", []),
        ("Write to {Organization press@brenn.example} , it said .", ["press@brenn.example"]),
    ],
)
def test_what_is_left_of_what_is_marked(text: str, names: list[str]) -> None:
    assert list(classes(text)) == names


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [("C", "CAT", ["C-CAT"]), ("C", "led", ["C"]), ("Norr", "Liberal", ["Norr"]), ("Six", "Party", [])],
)
def test_a_name_goes_on_over_a_hyphen(first: str, second: str, names: list[str]) -> None:
    words = ["Aid", "to", first, "-", second, "grew"]
    reading = marked.reading(" ".join(words))
    doc = Doc(
        reading.doc.vocab,
        words=words,
        spaces=[w not in (first, "-") for w in words],
        pos=["NOUN", "ADP", "PROPN", "PUNCT", "PROPN", "VERB"],
        heads=[5, 2, 0, 2, 2, 5],
        deps=["nsubj", "case", "nmod", "punct", "flat", "ROOT"],
    )
    doc.set_ents([Tokens(doc, 2, 3, label="Organization")])
    article = replace(reading.article, text=doc.text, body=Span(0, len(doc.text)))

    assert [m.text for m in mentions.find(Reading(article, doc), WORLD) if m.kind == ORG] == names


@pytest.mark.parametrize(
    ("first", "second", "names"), [("Intel", "based", ["Intel"]), ("Rome", "based", []), ("Adlo", "based", [])]
)
def test_a_body_that_is_known_is_named_before_a_hyphen(first: str, second: str, names: list[str]) -> None:
    reading = marked.reading(f"Aid to {first} - {second} firms grew .")
    doc = Doc(reading.doc.vocab, words=[t.text for t in reading.doc], spaces=[t.text not in (first, "-") for t in reading.doc],
              pos=[t.pos_ for t in reading.doc], heads=[t.head.i for t in reading.doc], deps=[t.dep_ for t in reading.doc])  # fmt: skip
    article = replace(reading.article, text=doc.text, body=Span(0, len(doc.text)))

    assert [m.text for m in mentions.find(Reading(article, doc), WORLD) if m.kind == ORG] == names


def test_what_has_an_address_of_the_web_is_no_body() -> None:
    assert classes("Write to {Organization press@brenn.example} , it said .") == {"press@brenn.example": ITEM}


@pytest.mark.parametrize("place", ["LISBON", "PORT VILA"])
def test_the_place_of_a_dateline_is_a_place(place: str) -> None:
    text = f"{{Organization {place}}} ( {{Place PA}} ) — Ferries left ."
    reading = marked.reading(text)
    start = reading.text.index("Ferries")
    article = replace(reading.article, body=Span(start, len(reading.text)), dateline=Span(0, start - 2))

    kinds = {m.text: m.kind for m in mentions.find(replace(reading, article=article), WORLD)}

    assert (kinds[place], kinds["PA"]) == (PLACE, ORG)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The {Organization Banco Ruro} ( {Organization Bank of Ruro} ) grew .", 1),
        ('The " {Organization Horvel - Brenn Mission} " ( {Organization HBM} ) grew .', 1),
        ("{Organization Amity} , also known as {Organization Old Friends} , left .", 1),
        ("{Organization Amity} ( now the {Organization Brenn Force} ) left .", 1),
        ("{Organization Amity} ( of {Organization Brenn} ) left .", 2),
        ("{Organization Amity} , formerly {Organization Old Friends} , left .", 1),
        ('{Organization Amity} , known as " The {Organization Old Friends} " , left .', 1),
        ("{Organization Amity} was renamed {Organization Old Friends} .", 1),
        ("{Organization Amity} changed its name to {Organization Old Friends} .", 1),
        ("{Organization Amity} renamed {Organization Old Friends} .", 2),
        ("{Organization Amity} and {Organization Brenn} left .", 2),
        ("The {Organization Horvel Union} ( {Organization BRK} or {Organization BRU} ) left .", 2),
        ("The {Organization LTTE} left . The {Organization Tamil Tigers} fell .", 1),
    ],
)
def test_a_body_whose_name_is_told_once_more_is_one(text: str, bodies: int) -> None:
    things = resolved(marked.reading(text))

    assert len([e for e in things.all if e.kind == KG.Organization]) == bodies


def test_the_country_before_an_acronym_in_brackets_is_not_what_it_stands_for() -> None:
    assert classes("The {Organization! Mission} in {Place! Peru} ( {Organization! BRENN} ) grew .")["BRENN"] == ORG
