"""Where names stand: trimmed, consistent over the article, corrected by the gazetteer; and phrases that describe an actor."""

from dataclasses import replace

import pytest
from parses import WORLD, parse

from kg.find import mentions
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span

TITLED = """
Prime 3 compound PROPN
Minister 3 nmod:desc PROPN
Ada 5 nsubj PROPN
Ruiz 3 flat PROPN
spoke 0 root VERB speak
. 5 punct PUNCT
# Person 1 4

Ruiz 2 nsubj PROPN
left 0 root VERB leave
"""

POSSESSIVE = """
Pemex 3 nmod:poss PROPN
's 1 case PART
plant 4 nsubj NOUN
closed 0 root VERB close
# Organization 1 2
"""

AIRLINE = """
Air 3 nsubj PROPN
Canada 1 flat PROPN
grew 0 root VERB grow
# Place 1 2
"""

STORM = """
Typhoon 3 nsubj PROPN
Fitow 1 flat PROPN
struck 0 root VERB strike
# Person 1 2
"""

DESCRIBED = """
A 2 det DET
source 7 nsubj NOUN
close 2 amod ADJ
to 6 case ADP
the 6 det DET
talks 3 obl NOUN talk
spoke 0 root VERB speak
"""

MINISTRY = """
The 4 det DET
Iranian 4 amod ADJ
foreign 4 amod ADJ
ministry 5 nsubj NOUN
agreed 0 root VERB agree
# Norp 2 2
"""


def texts(reading: Reading, kind: object) -> list[str]:
    return [m.text for m in mentions.find(reading, WORLD) if m.kind == kind]


def test_a_title_is_not_part_of_a_name_and_a_known_surname_is_found_again() -> None:
    assert texts(parse(TITLED), KG.Person) == ["Ada Ruiz", "Ruiz"]


def test_a_possessive_is_not_part_of_a_name() -> None:
    assert texts(parse(POSSESSIVE), KG.Organization) == ["Pemex"]


def test_the_gazetteer_knows_a_company_from_a_place() -> None:
    assert texts(parse(AIRLINE), KG.Organization) == ["Air Canada"]
    assert texts(parse(AIRLINE), KG.Country) == []


def test_a_storm_is_no_person() -> None:
    assert texts(parse(STORM), KG.Person) == []


@pytest.mark.parametrize(
    ("rows", "kind", "text"),
    [
        (DESCRIBED, KG.UnnamedActor, "source close to the talks"),
        (MINISTRY, KG.Organization, "Iranian foreign ministry"),
    ],
)
def test_a_phrase_describes_an_actor_without_its_article(rows: str, kind: object, text: str) -> None:
    assert text in texts(parse(rows), kind)


def test_an_adjective_of_a_country_is_a_mention_of_the_country() -> None:
    assert texts(parse(MINISTRY), KG.Country) == ["Iranian"]


def test_a_name_in_a_title_case_headline_needs_the_body_to_know_it() -> None:
    reading = parse(
        """
        Ruiz 2 nsubj PROPN
        Vows 0 root VERB vow
        Total 4 amod ADJ
        Victory 2 obj NOUN
        # Person 1 4

        ¶
        Ada 3 nsubj PROPN
        Ruiz 1 flat PROPN
        spoke 0 root VERB speak
        # Person 1 2
        """.replace("        ", "")
    )
    headline = Span(0, len("Ruiz Vows Total Victory"))
    reading = Reading(replace(reading.article, headline=headline), reading.doc)

    assert texts(reading, KG.Person) == ["Ruiz", "Ada Ruiz"]


def test_every_mention_is_the_words_at_its_place() -> None:
    for rows in (TITLED, POSSESSIVE, DESCRIBED, MINISTRY):
        reading = parse(rows)

        assert all(reading.article.words(m.span) == m.text for m in mentions.find(reading, WORLD))


BEFORE_A_NAME = """
{} 3 compound PROPN
{} 3 compound PROPN
{} 4 nsubj PROPN
lost 0 root VERB lose
# {} 1 3
"""


@pytest.mark.parametrize(
    ("words", "label", "name"),
    [
        (("Liberal", "Ted", "Baillieu"), "Person", "Ted Baillieu"),
        (("Conservative", "Ted", "Baillieu"), "Organization", "Ted Baillieu"),
        (("Swiss", "Tranquillo", "Barnetta"), "Person", "Swiss Tranquillo Barnetta"),
        (("Swiss", "David", "Barnetta"), "Person", "David Barnetta"),
        (("Mr.", "Ted", "Baillieu"), "Person", "Ted Baillieu"),
        (("Governor", "Ted", "Baillieu"), "Person", "Ted Baillieu"),
        (("Dean", "Ted", "Baillieu"), "Person", "Ted Baillieu"),
        (("King", ",", "Jr."), "Person", "King, Jr."),
        (("Governor", "Berg", "Jr."), "Person", "Berg Jr."),
    ],
)
def test_sides_and_titles_before_a_person_are_not_part_of_the_name(
    words: tuple[str, ...], label: str, name: str
) -> None:
    assert texts(parse(BEFORE_A_NAME.format(*words, label)), KG.Person) == [name]


def test_a_title_that_may_be_a_forename_stays_before_a_single_word() -> None:
    rows = """
    Dean 2 compound PROPN
    Peart 3 nsubj PROPN
    lost 0 root VERB lose
    # Person 1 2
    """

    assert texts(parse(rows.replace("    ", "")), KG.Person) == ["Dean Peart"]


def test_a_body_named_after_a_nation_keeps_its_whole_name() -> None:
    rows = BEFORE_A_NAME.format("Australian", "Christian", "Lobby", "Organization")

    assert texts(parse(rows), KG.Organization) == ["Australian Christian Lobby"]


TREATY = """
The 4 det DET
Free 3 amod ADJ
Trade 4 compound PROPN
Agreement 8 nsubj PROPN
( 6 punct PUNCT
FTA 4 appos PROPN
) 6 punct PUNCT
holds 0 root VERB hold
# Misc 2 4
# Organization 6 6

FTA 2 nsubj PROPN
matters 0 root VERB matter
# Organization 1 1
"""


def test_an_acronym_is_what_its_long_form_is() -> None:
    found = mentions.find(parse(TREATY), WORLD)

    assert [(m.text, m.kind) for m in found] == [("Free Trade Agreement", KG.Item), ("FTA", KG.Item), ("FTA", KG.Item)]


TOWN = """
Zorvik 2 nsubj PROPN
fell 0 root VERB fall
# Person 1 1

They 2 nsubj PRON they
met 0 root VERB meet
in 4 case ADP
{} 2 obl PROPN
# Place 4 4
"""


def test_where_a_name_stands_decides_what_it_is_in_all_the_article() -> None:
    assert texts(parse(TOWN.format("Zorvik")), KG.Place) == ["Zorvik", "Zorvik"]
    assert texts(parse(TOWN.format("Zorvik")), KG.Person) == []


CAPITAL = """
They 2 nsubj PRON they
met 0 root VERB meet
in 4 case ADP
{} 2 obl PROPN
, 6 punct PUNCT
{} 4 appos PROPN
# Place 4 4
# Place 6 6
"""


@pytest.mark.parametrize(
    ("town", "land", "names"),
    [("Washington", "D.C.", ["Washington, D.C."]), ("Houston", "Texas", ["Houston", "Texas"])],
)
def test_two_places_are_one_only_where_the_gazetteer_has_one_of_that_name(
    town: str, land: str, names: list[str]
) -> None:
    assert texts(parse(CAPITAL.format(town, land)), KG.Place) == names


@pytest.mark.parametrize("last", ["and", "in", "of"])
def test_a_name_does_not_end_with_a_small_word(last: str) -> None:
    rows = f"""
    Zorvik 3 compound PROPN
    Protection 4 nsubj PROPN
    {last} 2 dep ADP
    grew 0 root VERB grow
    # Organization 1 3
    """

    assert texts(parse(rows.replace("    ", "")), KG.Organization) == ["Zorvik Protection"]


BELIEVERS = """
{} 2 nsubj PROPN
visited 0 root VERB visit
Bono 2 obj PROPN
# Norp 1 1
"""


@pytest.mark.parametrize("word", ["Muslims", "Christians", "Jews", "Democrats", "Republicans", "Conservatives"])
def test_people_of_a_faith_or_a_party_are_an_item(word: str) -> None:
    assert texts(parse(BELIEVERS.format(word)), KG.Item) == [word]


def test_a_group_that_speaks_is_described() -> None:
    rows = """
Democrats 2 nsubj PROPN
said 0 root VERB say VerbForm=Fin
nothing 4 nsubj PRON
changed 2 ccomp VERB change VerbForm=Fin
# Norp 1 1
# cue Cue 2 2
# cue Source 1 1
"""

    assert texts(parse(rows), KG.UnnamedActor) == ["Democrats"]


@pytest.mark.parametrize("word", ["Israelis", "Spaniard", "Palestinians", "Qatari"])
def test_a_nationality_word_is_a_mention_of_its_country(word: str) -> None:
    assert texts(parse(BELIEVERS.format(word)), KG.Country) == [word]


SPLIT_COUNTRY = """
Antigua 5 nsubj PROPN
and 3 cc CCONJ
Barbuda 1 conj PROPN
's 1 case PART
voters 6 nsubj NOUN voter
chose 0 root VERB choose
# Place 1 1
# Place 3 3
"""


def test_a_country_that_the_pipeline_splits_is_one_mention() -> None:
    assert texts(parse(SPLIT_COUNTRY), KG.Country) == ["Antigua and Barbuda"]


CENTRAL_BANK = """
Bank 6 nsubj PROPN
of 5 case ADP
Papua 5 compound PROPN
New 5 amod PROPN
Guinea 1 nmod PROPN
met 0 root VERB meet
# Organization 1 5
"""


def test_a_country_in_the_name_of_a_body_is_not_a_mention_of_its_own() -> None:
    assert texts(parse(CENTRAL_BANK), KG.Organization) == ["Bank of Papua New Guinea"]
    assert texts(parse(CENTRAL_BANK), KG.Country) == []
