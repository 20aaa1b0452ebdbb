"""Offices of persons, by word order and by "is"."""

import pytest
from parses import VOCAB, parse, resolved
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.find import roles
from kg.find.entities import Entities
from kg.language.reading import Reading
from kg.values import Article, Role, Span

BEFORE = """
Israeli 3 amod ADJ
prime 3 amod ADJ
minister 4 nmod:desc NOUN
Ada 6 nsubj PROPN
Ruiz 4 flat PROPN
spoke 0 root VERB speak
# Norp 1 1
# Person 4 5
"""

AFTER = """
Ada 9 nsubj PROPN
Ruiz 1 flat PROPN
, 6 punct PUNCT
the 6 det DET
former 6 amod ADJ
mayor 1 appos NOUN
of 8 case ADP
Vigo 6 nmod PROPN
spoke 0 root VERB speak
# Person 1 2
# Place 8 8
"""

DIRECTOR = """
Ada 9 nsubj PROPN
Ruiz 1 flat PROPN
, 5 punct PUNCT
a 5 det DET
director 1 appos NOUN
in 7 case ADP
Vigo 5 nmod PROPN
, 5 punct PUNCT
told 0 root VERB tell VerbForm=Fin|Tense=Past
Zeta 9 obj PROPN
# Person 1 2
# Place 7 7
# Organization 10 10
"""

COPULA = """
Ada 6 nsubj PROPN
Ruiz 1 flat PROPN
is 6 cop AUX be
the 6 det DET
foreign 6 amod ADJ
minister 0 root NOUN
of 8 case ADP
Spain 6 nmod PROPN
. 6 punct PUNCT
# Person 1 2
# Place 8 8
"""

NEGATED = """
Ada 5 nsubj PROPN
Ruiz 1 flat PROPN
is 5 cop AUX be
no 5 det DET
lawyer 0 root NOUN
# Person 1 2
"""

ADDRESS = """
Dr. 2 nmod:desc PROPN
Ada 4 nsubj PROPN
Ruiz 2 flat PROPN
spoke 0 root VERB speak
# Person 2 3
"""

APPOINTER = """
Ada 3 nsubj PROPN
Ruiz 1 flat PROPN
named 0 root VERB name
the 5 det DET
mayor 3 obj NOUN
# Person 1 2
"""

POST = """
Ada 3 nsubj PROPN
Ruiz 1 flat PROPN
resigned 0 root VERB resign
from 6 case ADP
the 6 det DET
post 3 obl NOUN
of 8 case ADP
mayor 6 nmod NOUN
# Person 1 2
"""

OF_OWNED = """
Ada 9 nsubj PROPN
Ruiz 1 flat PROPN
, 1 punct PUNCT
head 1 appos NOUN
of 8 case ADP
France 8 nmod:poss PROPN
's 6 case PART
Airbus 4 nmod PROPN
spoke 0 root VERB speak
# Person 1 2
# Place 6 6
# Organization 8 8
"""

OF_STATE = """
U.S. 2 compound PROPN
Secretary 5 nmod:desc PROPN
of 4 case ADP
State 2 nmod PROPN
Ada 7 nsubj PROPN
Ruiz 5 flat PROPN
spoke 0 root VERB speak
# Place 1 1
# Person 5 6
"""


def found(rows: str) -> tuple[Reading, Entities, list[Role]]:
    reading = parse(rows)
    things = resolved(reading)
    return reading, things, list(roles.find(reading, things))


@pytest.mark.parametrize(
    ("rows", "label", "held_in"),
    [
        (BEFORE, "prime minister", "country-il"),
        (AFTER, "mayor", None),
        (POST, "mayor", None),
        (OF_OWNED, "head", "Q67"),
        (DIRECTOR, "director", None),
        (COPULA, "foreign minister", "country-es"),
        (OF_STATE, "Secretary of State", "country-us"),
    ],
)
def test_an_office_is_told_from_its_holder_and_its_country(rows: str, label: str, held_in: str | None) -> None:
    _, _, (role,) = found(rows)

    assert role.person.endswith("_person-ada-ruiz")
    assert (role.label, role.of) == (label, held_in)


@pytest.mark.parametrize("rows", [NEGATED, ADDRESS, APPOINTER])
def test_what_somebody_is_not_and_a_form_of_address_are_no_office(rows: str) -> None:
    assert found(rows)[2] == []


def test_an_office_that_is_over_has_no_date() -> None:
    assert found(AFTER)[2][0].as_of is None
    assert found(POST)[2][0].as_of is None
    assert found(BEFORE)[2][0].as_of == "2024-02-07"


def test_the_passage_of_a_role_holds_the_office_and_the_name() -> None:
    reading, _, (role,) = found(BEFORE)

    assert reading.article.words(role.evidence) == "prime minister Ada Ruiz"


STACKED = """
The 3 det DET
committee 3 compound NOUN
chairman 5 nmod:desc NOUN
Professor 5 nmod:desc ADJ
Ada 7 nsubj PROPN
Ruiz 5 flat PROPN
spoke 0 root VERB speak
# Person 5 6
"""

COORDINATED = """
Government 2 compound NOUN
spokesman 6 nmod:desc NOUN
and 5 cc CCONJ
Justice 5 compound PROPN
Minister 2 conj PROPN
Ada 8 nsubj PROPN
Ruiz 6 flat PROPN
spoke 0 root VERB speak
# Person 6 7
"""

AGED = """
Ada 9 nsubj PROPN
Ruiz 1 flat PROPN
( 4 punct PUNCT
71 1 dep NUM
) 4 punct PUNCT
, 8 punct PUNCT
the 8 det DET
mayor 1 appos NOUN
spoke 0 root VERB speak
# Person 1 2
"""

OF_ITS_OWN = """
Ada 8 nsubj PROPN
Ruiz 1 flat PROPN
, 4 punct PUNCT
president 1 appos NOUN
of 7 case ADP
a 7 det DET
chain 4 nmod NOUN
spoke 0 root VERB speak
# Person 1 2
"""

FIELD = """
External 2 amod ADJ
Affairs 3 compound PROPN
Minister 4 nmod:desc PROPN
Ada 6 nsubj PROPN
Ruiz 4 flat PROPN
spoke 0 root VERB speak
# Person 4 5
"""


RANKED = """
{first} 3 nmod:desc {pos}
{rank} 3 compound PROPN
Ada 5 nsubj PROPN
Ruiz 3 flat PROPN
spoke 0 root VERB speak
# Person 3 4
"""


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        (STACKED, ["Professor", "committee chairman"]),
        (COORDINATED, ["Justice Minister", "Government spokesman"]),
        (AGED, ["mayor"]),
        (OF_ITS_OWN, ["president"]),
        (FIELD, ["External Affairs Minister"]),
        (RANKED.format(first="Det", pos="PROPN", rank="Insp"), ["Det Insp"]),
        (RANKED.format(first="chief", pos="NOUN", rank="General"), ["General", "chief"]),
    ],
)
def test_the_words_around_a_name_tell_each_office_whole(rows: str, labels: list[str]) -> None:
    assert [role.label for role in found(rows)[2]] == labels


@pytest.mark.parametrize("words", [("ex", "president"), ("Secretary", "General"), ("acting", "president")])
def test_a_hyphen_joins_the_words_of_an_office(words: tuple[str, str]) -> None:
    doc = Doc(
        VOCAB,
        words=[words[0], "-", words[1], "Ada", "Ruiz", "spoke"],
        spaces=[False, False, True, True, True, False],
        heads=[2, 2, 3, 5, 3, 5],
        deps=["compound", "punct", "nmod:desc", "nsubj", "flat", "ROOT"],
        pos=["NOUN", "PUNCT", "NOUN", "PROPN", "PROPN", "VERB"],
    )
    doc.set_ents([Tokens(doc, 3, 5, label="Person")])
    reading = Reading(Article(doc.text, Span(0, len(doc.text))), doc)

    (role,) = roles.find(reading, resolved(reading))

    assert role.label == "-".join(words)


def test_a_plural_title_is_of_all_whom_it_lists() -> None:
    rows = """
Presidents 2 nmod:desc PROPN
Bush 7 nsubj PROPN
, 4 punct PUNCT
Putin 2 conj PROPN
and 6 cc CCONJ
Chirac 2 conj PROPN
met 0 root VERB meet
# Person 2 2
# Person 4 4
# Person 6 6
"""

    assert [role.label for role in found(rows)[2]] == ["Presidents"] * 3
