"""What is seen and not used leaves a Drop with the true reason, and its place."""

import pytest
from parses import parse, resolved

from kg.find import claims, events, extractors, figures, proposals
from kg.find.entities import linking
from kg.find.mentions import find, unused
from kg.language.reader import Reader
from kg.values import Drop
from kg.world import World

SOMEBODY = """
Nobodies 2 nsubj NOUN nobody
{verb} 0 root VERB {lemma} VerbForm=Fin|Tense=Past
loudly 2 advmod ADV
. 2 punct PUNCT
# cue Cue 2 2
"""

MARCH = """
A 3 det DET
protest 3 compound NOUN
march 4 nsubj NOUN
ended 0 root VERB end VerbForm=Fin|Tense=Past
. 4 punct PUNCT
# event {first} 2 2
# event {second} 3 3
"""

SPRINGFIELD = """
She 2 nsubj PRON
left 0 root VERB leave VerbForm=Fin|Tense=Past
{name} 2 obj PROPN
. 2 punct PUNCT
# {label} 3 3
"""

BOXES = """
He 2 nsubj PRON
carried 0 root VERB carry VerbForm=Fin|Tense=Past
12 4 nummod NUM
boxes 2 obj NOUN box
. 2 punct PUNCT
"""

PLAN = """
The 2 det DET
plan 3 nsubj NOUN
exists 0 root VERB exist VerbForm=Fin|Tense=Pres
. 3 punct PUNCT
"""


def dropped(rows: str) -> list[tuple[str, str, str]]:
    """Return stage, reason and words of what is not used of a parsed text."""
    reading = parse(rows)
    found = [d for d in extractors.find(reading, resolved(reading)) if isinstance(d, Drop)]
    return [(d.stage, d.reason, reading.article.words(d.span)) for d in found if d.span]


def test_a_cue_that_introduces_nothing_says_so() -> None:
    assert ("claims", claims.NO_WORDS, "said") in dropped(SOMEBODY.format(verb="said", lemma="say"))


def test_a_mark_that_no_rule_reads_says_so() -> None:
    rows = SOMEBODY.format(verb="said", lemma="say").replace("# cue Cue 2 2", "# cue Cue 3 3")

    assert ("claims", claims.NO_RULE, "loudly") in dropped(rows)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Protest", "Protest", [("events", events.MORE, "protest")]),
        ("Protest", "OtherEvent", [("events", events.NO_TYPE, "march")]),
        ("Attack", "Protest", []),
    ],
)
def test_a_trigger_that_tells_no_event_says_why(first: str, second: str, expected: list[object]) -> None:
    assert dropped(MARCH.format(first=first, second=second)) == expected


def test_a_number_of_plain_things_says_so() -> None:
    assert ("figures", figures.NO_KIND, "12") in dropped(BOXES)


def test_a_plan_of_which_nothing_is_told_says_so() -> None:
    assert ("proposals", proposals.UNTOLD, "The plan") in [(s, r, w) for s, r, w in dropped(PLAN)]


@pytest.mark.parametrize(
    ("name", "label", "reason"),
    [
        ("Olympics", "NamedEvent", unused.REASONS["NamedEvent"]),
        ("Hamlet", "Misc", unused.UNREFERRED),
        ("Catholics", "Norp", unused.UNREFERRED),
    ],
)
def test_a_name_that_becomes_no_entity_says_why(name: str, label: str, reason: str) -> None:
    reading = parse(SPRINGFIELD.format(name=name, label=label))

    drops = [*unused.unused(reading, find(reading, World())), *unused.unreferred(resolved(reading).all, ())]

    assert [(d.stage, d.reason) for d in drops] == [("names", reason)]


def test_an_item_to_which_something_refers_leaves_no_reason() -> None:
    things = resolved(parse(SPRINGFIELD.format(name="Hamlet", label="Misc"))).all

    assert list(unused.unreferred(things, things)) == []


def test_a_name_of_several_places_says_that_it_has_no_link() -> None:
    things = resolved(parse(SPRINGFIELD.format(name="Newcastle", label="Place")))

    assert {d.reason for d in things.drops} == {linking.SEVERAL}
    assert all(thing.wikidata is None for thing in things.all)


@pytest.mark.model
def test_a_quotation_that_nobody_says_leaves_its_trace(reader: Reader) -> None:
    import kg

    text = 'Yard closes\n\nThe yard closed on Monday. "We never thought that it would come to this, not in a hundred years." Rain fell.\n'

    drops = kg.build_text(text, reader=reader).drops

    assert claims.NOBODYS in {d.reason for d in drops if d.stage == "claims"}
