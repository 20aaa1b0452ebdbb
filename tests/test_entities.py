"""Which names, phrases and pronouns are one thing."""

import pytest
from parses import parse

from kg import entities, mentions
from kg.entities import Entities, names
from kg.model import Document, Entity
from kg.terms import KG

FULL_THEN_SHORT = """
Ada 3 nsubj PROPN
Ruiz 1 flat PROPN
met 0 root VERB meet
Omar 3 obj PROPN
Said 4 flat PROPN
. 3 punct PUNCT
# Person 1 2
# Person 4 5

Ruiz 2 nsubj PROPN
left 0 root VERB leave
. 2 punct PUNCT
# Person 1 1

She 2 nsubj PRON
said 0 root VERB say
nothing 2 obj PRON
"""

ACRONYM = """
The 4 det DET
National 4 amod PROPN
Liberation 4 compound PROPN
Army 8 nsubj PROPN
( 6 punct PUNCT
ELN 4 appos PROPN
) 6 punct PUNCT
agreed 0 root VERB agree
. 8 punct PUNCT
# Organization 2 4
# Place 6 6

ELN 2 compound PROPN
fighters 3 nsubj NOUN fighter
left 0 root VERB leave
# Place 1 1
"""

COUNTRIES = """
Qatari 4 amod ADJ
and 3 cc CCONJ
Egyptian 1 conj ADJ
mediators 5 nsubj NOUN mediator
left 0 root VERB leave
Qatar 5 obj PROPN
# Norp 1 1
# Norp 3 3
# Place 6 6
"""

TWO_WOMEN = """
Ada 3 nsubj PROPN
Ruiz 1 flat PROPN
met 0 root VERB meet
her 5 nmod:poss PRON
friends 3 obj NOUN friend
# Person 1 2
"""


def resolve(rows: str) -> tuple[Document, Entities]:
    document = parse(rows)
    return document, entities.resolve(document, mentions.find(document))


def named(things: Entities, kind: object) -> list[Entity]:
    return [e for e in things.all if e.kind == kind]


def test_a_full_name_and_its_short_form_are_one_person() -> None:
    _, things = resolve(FULL_THEN_SHORT)

    assert [(p.name, p.aliases) for p in named(things, KG.Person)] == [("Ada Ruiz", ("Ruiz",)), ("Omar Said", ())]


def test_a_pronoun_stands_for_the_last_subject_of_its_gender() -> None:
    document, things = resolve(FULL_THEN_SHORT)
    she = next(t for t in document.doc if t.text == "She")

    assert things.at(she) == named(things, KG.Person)[0].id


def test_an_acronym_in_brackets_is_what_its_long_form_is() -> None:
    _, things = resolve(ACRONYM)

    assert [(o.name, o.aliases) for o in named(things, KG.Organization)] == [("National Liberation Army", ("ELN",))]
    assert named(things, KG.Place) == []


def test_adjective_and_noun_of_a_country_are_one_country_with_its_code() -> None:
    _, things = resolve(COUNTRIES)

    assert [(c.id, c.name, c.aliases, c.country) for c in named(things, KG.Country)] == [
        ("country-qa", "Qatar", ("Qatari",), "QA"),
        ("country-eg", "Egypt", ("Egyptian",), "EG"),
    ]


def test_an_unnamed_actor_belongs_to_the_countries_that_describe_it() -> None:
    _, things = resolve(COUNTRIES)

    (actor,) = named(things, KG.UnnamedActor)
    assert set(actor.affiliation) == {"country-qa", "country-eg"}


def test_a_possessive_may_stand_for_the_subject_of_its_own_clause() -> None:
    document, things = resolve(TWO_WOMEN)

    assert things.at(document.doc[3]) == named(things, KG.Person)[0].id


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("Ruiz", "Ada Ruiz", True),
        ("Ada", "Ada Ruiz", True),
        ("A. Ruiz", "Ada Ruiz", True),
        ("George Bush", "George W. Bush", True),
        ("Rodriguez Veltzé", "Eduardo Rodriguez Veltzé", True),
        ("Omar Ruiz", "Ada Ruiz", False),
        ("Bush", "George W. Busher", False),
    ],
)
def test_a_short_name_fits_a_full_one(short: str, full: str, same: bool) -> None:
    assert names._same_person(short, full) is same


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("BoA", "Bank of America", True),
        ("BCTF", "BC Teachers' Federation", False),
        ("Merrill", "Merrill Lynch", True),
        ("Supreme Court", "British Columbia Supreme Court", True),
        ("Bank", "World Bank", False),
        ("U.N.", "United Nations", True),
    ],
)
def test_a_short_form_fits_an_organization(short: str, full: str, same: bool) -> None:
    assert names._same_organization(short, full) is same


def test_local_names_are_the_same_in_every_run() -> None:
    first, second = resolve(FULL_THEN_SHORT)[1], resolve(FULL_THEN_SHORT)[1]

    assert [e.id for e in first.all] == [e.id for e in second.all]
    assert all(e.id.startswith("a-") for e in first.all)


QUOTED = """
Ada 3 nsubj PROPN
Ruiz 1 flat PROPN
said 0 root VERB say
: 3 punct PUNCT
" 7 punct PUNCT
Vera 7 nsubj PROPN
left 3 ccomp VERB leave
us 7 obj PRON
today 7 advmod ADV
" 7 punct PUNCT
# Person 1 2
# Person 6 6

She 2 nsubj PRON
added 0 root VERB add
nothing 2 obj PRON
"""


def test_a_pronoun_after_a_quotation_is_who_spoke_and_not_whom_she_spoke_of() -> None:
    document, things = resolve(QUOTED)
    she = next(t for t in document.doc if t.text == "She")

    assert things.get(things.at(she) or "").name == "Ada Ruiz"
