"""Which names, phrases and pronouns are one thing."""

import pytest
from parses import parse, resolved

from kg.find.entities import Entities
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Entity

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


def resolve(rows: str) -> tuple[Reading, Entities]:
    reading = parse(rows)
    return reading, resolved(reading)


def named(things: Entities, kind: object) -> list[Entity]:
    return [e for e in things.all if e.kind == kind]


def test_a_full_name_and_its_short_form_are_one_person() -> None:
    _, things = resolve(FULL_THEN_SHORT)

    assert [(p.name, p.aliases) for p in named(things, KG.Person)] == [("Ada Ruiz", ("Ruiz",)), ("Omar Said", ())]


def test_a_pronoun_stands_for_the_last_subject_of_its_gender() -> None:
    reading, things = resolve(FULL_THEN_SHORT)
    she = next(t for t in reading.doc if t.text == "She")

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
    reading, things = resolve(TWO_WOMEN)

    assert things.at(reading.doc[3]) == named(things, KG.Person)[0].id


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
    reading, things = resolve(QUOTED)
    she = next(t for t in reading.doc if t.text == "She")

    assert things.get(things.at(she) or "").name == "Ada Ruiz"


TWO_KINDS = """
Michael 3 nsubj PROPN
Bloomberg 1 flat PROPN
left 0 root VERB leave
Paris 3 obj PROPN
. 3 punct PUNCT
# Person 1 2
# Place 4 4

Bloomberg 2 nsubj PROPN
said 0 root VERB say
nothing 2 obj PRON
in 5 case ADP
Bloomberg 2 obl PROPN
# Organization 1 1
# Organization 5 5
"""


def test_a_surname_of_somebody_named_before_is_a_person_but_not_after_in() -> None:
    reading, things = resolve(TWO_KINDS)
    first, second = (things.at(t) for t in reading.doc[5:] if t.text == "Bloomberg")

    assert things.get(first or "").name == "Michael Bloomberg"
    assert second != first


ADDRESSED = """
Ada 3 nsubj PROPN
Ruiz 1 flat PROPN
met 0 root VERB meet
Omar 3 obj PROPN
. 3 punct PUNCT
# Person 1 2
# Person 4 4

Ms. 3 nsubj PROPN
Ruiz 1 flat PROPN
left 0 root VERB leave
# Person 1 2
"""


def test_a_form_of_address_is_no_part_of_a_name() -> None:
    _, things = resolve(ADDRESSED)

    assert [(p.name, p.aliases) for p in named(things, KG.Person)] == [("Ada Ruiz", ("Ruiz",)), ("Omar", ())]


FROM_A_BODY = """
Two 2 nummod NUM
officials 7 nsubj NOUN official Number=Plur
from 6 case ADP
the 6 det DET
State 6 compound PROPN
Department 2 nmod PROPN
left 0 root VERB leave
# Organization 5 6
"""


def test_unnamed_actors_belong_to_the_body_that_they_come_from() -> None:
    _, things = resolve(FROM_A_BODY)
    (body,) = named(things, KG.Organization)
    (actor,) = named(things, KG.UnnamedActor)

    assert actor.affiliation == (body.id,)


A_TEAM = """
Chelsea 3 nsubj PROPN
F.C. 1 flat PROPN
won 0 root VERB win
. 3 punct PUNCT
# Organization 1 2

Chelsea 2 nsubj PROPN
played 0 root VERB play
in 4 case ADP
Chelsea 2 obl PROPN
# Place 1 1
# Place 4 4
"""


def test_a_place_that_acts_is_the_body_that_the_article_calls_by_it() -> None:
    reading, things = resolve(A_TEAM)
    acting, around = (things.at(t) for t in reading.doc[3:] if t.text == "Chelsea")

    assert things.get(acting or "").name == "Chelsea F.C."
    assert things.get(around or "").kind == KG.Place


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("aka", [["Ada Ruiz", "Little Lola"]]),
        ("also known as", [["Ada Ruiz", "Little Lola"]]),
        ("known locally as the", [["Ada Ruiz", "Little Lola"]]),
        ("with", [["Ada Ruiz"], ["Little Lola"]]),
        ("called", [["Ada Ruiz"], ["Little Lola"]]),
    ],
)
def test_another_name_that_the_text_gives_a_person_is_an_alias(words: str, people: list[list[str]]) -> None:
    between = words.split()
    rows = ["Ada 5 nsubj PROPN", "Ruiz 1 flat PROPN", "( 1 punct PUNCT"]
    rows += [f"{word} 1 dep ADV" for word in between]
    n = len(rows) + 1
    rows += [f"Little {n + 1} compound PROPN", "Lola 1 appos PROPN", ") 1 punct PUNCT", "left 0 root VERB leave"]
    rows[0] = f"Ada {n + 3} nsubj PROPN"
    _, things = resolve("\n".join([*rows, "# Person 1 2", f"# Person {n} {n + 1}", ""]))

    assert [sorted([e.name, *e.aliases]) for e in named(things, KG.Person)] == people


LOOSE_TITLES = """
Managing 2 amod ADJ
director 5 nsubj NOUN
Piet 2 dep PROPN
Zorn 3 flat PROPN
met 0 root VERB meet VerbForm=Fin
Ada 5 obj PROPN
Ruiz 6 flat PROPN
, 10 punct PUNCT
a 10 det DET
campaigner 5 dep NOUN
. 5 punct PUNCT
# Person 3 4
# Person 6 7
"""


def test_a_title_beside_a_name_stands_for_its_holder_wherever_a_parse_hangs_it() -> None:
    reading = parse(LOOSE_TITLES)

    things = resolved(reading)

    director, zorn, ruiz, campaigner = (things.at(reading.doc[i]) for i in (1, 2, 5, 9))
    assert (director, campaigner) == (zorn, ruiz)
    assert {thing.kind for thing in things.all} == {KG.Person}


SORTED = """
The 3 det DET
teachers 3 compound NOUN teacher Number=Plur
union {union} NOUN
NTU {name} PROPN
met 0 root VERB meet VerbForm=Fin
Ruiz 5 obj PROPN
. 5 punct PUNCT
# Organization 4 4
# Person 6 6
"""


@pytest.mark.parametrize(
    ("union", "name"),
    [
        ("5 nsubj", "3 appos"),
        ("4 compound", "5 nsubj"),
        ("5 nsubj", "5 nsubj"),  # a parse with two subjects
    ],
)
def test_the_noun_before_a_name_that_says_what_it_is_stands_for_it(union: str, name: str) -> None:
    reading = parse(SORTED.format(union=union, name=name))

    things = resolved(reading)

    assert things.at(reading.doc[2]) == things.at(reading.doc[3])
    assert sorted(thing.name for thing in things.all) == ["NTU", "Ruiz"]


def test_the_noun_before_a_name_of_another_clause_does_not_stand_for_it() -> None:
    reading = parse(
        "Ruiz 2 nsubj PROPN\ntold 0 root VERB tell\nthe 4 det DET\nunion 2 obj NOUN\nNTU 6 nsubj PROPN\n"
        "closed 2 ccomp VERB close VerbForm=Fin\n# Person 1 1\n# Organization 5 5"
    )

    things = resolved(reading)

    assert things.at(reading.doc[3]) != things.at(reading.doc[4])


@pytest.mark.parametrize("and_", ["3 cc", "4 cc"])
def test_a_description_has_both_nations_before_its_noun_wherever_a_parse_hangs_the_and(and_: str) -> None:
    reading = parse(
        f"Spanish 4 amod ADJ\nand {and_} CCONJ\nFrench 1 conj ADJ\nenvoys 5 nsubj NOUN envoy Number=Plur\n"
        "met 0 root VERB meet VerbForm=Fin\n# Norp 1 1\n# Norp 3 3"
    )

    assert "Spanish and French envoys" in [thing.name for thing in resolved(reading).all]
