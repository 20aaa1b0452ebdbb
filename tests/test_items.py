"""Things that take part in events and are no actors: one node for each wording, kept where something refers to it."""

from pathlib import Path

import pytest
from parses import parse

from kg.find import items, relate
from kg.find.entities import Entities
from kg.language import tree
from kg.rdf import build, check, explain, formats, query, tables
from kg.terms import KG, KGT
from kg.values import Entity, Event, Findings, Statement, name_of

CRASH = """
The 3 det DET
burning 3 amod ADJ
bus 4 nsubj NOUN
crushed 0 root VERB crush VerbForm=Fin|Tense=Past
two 6 nummod NUM
bicycles 4 obj NOUN bicycle Number=Plur
. 4 punct PUNCT

A 3 det DET
burning 3 amod ADJ
bus 4 nsubj NOUN
burst 0 root VERB burst VerbForm=Fin|Tense=Past
. 4 punct PUNCT
"""
BUS, CRUSHED, BICYCLES, BUS_AGAIN = 2, 3, 5, 9
READING = parse(CRASH)


def item(at: int) -> Entity:
    return items.of(READING, READING.doc[at])


def found(*statements: Statement | Entity) -> Findings:
    return relate.relate(READING, Entities((), {}), statements)


def crash(**roles: tuple[str, ...]) -> Event:
    where = tree.span([READING.doc[CRUSHED]])
    name = name_of(READING.article, "event", where)
    return Event(name, KGT.Accident, (where,), KG.Actual, (where,), "test", **roles)  # type: ignore[arg-type]


def test_an_item_is_called_by_its_phrase_and_stands_in_it() -> None:
    bus = item(BUS)

    assert (bus.kind, bus.name, bus.rule) == (KG.Item, "burning bus", "items/phrase")
    assert [READING.article.words(span) for span in bus.mentions] == ["burning bus"]
    assert bus.id.endswith("_item-burning-bus")


def test_an_item_told_of_twice_in_the_same_words_is_one_with_both_passages() -> None:
    again = [item(BUS), item(BUS_AGAIN), item(BICYCLES)]

    bus, bicycles = found(crash(actors=(item(BUS).id,), targets=(item(BICYCLES).id,)), *reversed(again)).entities

    assert [READING.article.words(span) for span in bus.mentions] == ["burning bus", "burning bus"]
    assert bicycles.name == "two bicycles"


TOLD = """
A 3 det DET
draft 3 compound NOUN
bill 4 nsubj NOUN
passed 0 root VERB pass VerbForm=Fin|Tense=Past
. 4 punct PUNCT

The 2 det DET
bill 3 nsubj NOUN
failed 0 root VERB fail VerbForm=Fin|Tense=Past
. 3 punct PUNCT
"""


def test_a_bare_definite_noun_is_what_was_told_of_in_more_words() -> None:
    reading = parse(TOLD)

    first, again = (items.of(reading, reading.doc[i]) for i in (2, 6))

    assert first.id == again.id
    assert (again.name, reading.article.words(again.mentions[0])) == ("draft bill", "bill")


IS_A = """
It 5 nsubj PRON
was 5 cop AUX be
a 5 det DET
small 5 amod ADJ
ferry 0 root NOUN
. 5 punct PUNCT
"""
LED = """
Ruiz 2 nsubj PROPN
sailed 0 root VERB sail VerbForm=Fin|Tense=Past
in 7 case ADP
or 5 cc CCONJ
around 3 conj ADP
the 7 det DET
gulf 2 obl NOUN
. 2 punct PUNCT
"""


MARKED = """
They 2 nsubj PRON
reject 0 root VERB reject VerbForm=Fin|Tense=Pres
the 7 det DET
“ 5 punct PUNCT
final 7 amod ADJ
” 5 punct PUNCT
offer 2 obj NOUN
. 2 punct PUNCT
"""


@pytest.mark.parametrize(
    ("rows", "at", "name"),
    [(IS_A, 4, "small ferry"), (LED, 6, "gulf"), (MARKED, 6, "“final” offer")],
    ids=["what it is", "what leads on", "a mark that opens"],
)
def test_an_item_is_called_without_the_clause_around_it(rows: str, at: int, name: str) -> None:
    reading = parse(rows)

    assert items.of(reading, reading.doc[at]).name == name


NALO = """
Typhoon 3 nsubj PROPN
Nalo 3 nsubj PROPN
killed 0 root VERB kill VerbForm=Fin|Tense=Past
two 5 nummod NUM
vigilantes 3 obj NOUN vigilante Number=Plur
and 8 cc CCONJ
broke 3 conj VERB break VerbForm=Fin|Tense=Past
two 9 nummod NUM
servers 7 obj NOUN server Number=Plur
. 3 punct PUNCT
# NamedEvent 1 2
"""


def test_every_word_of_a_name_that_is_no_actor_stands_for_the_whole() -> None:
    reading = parse(NALO)

    assert {items.of(reading, reading.doc[i]).name for i in (0, 1)} == {"Typhoon Nalo"}


@pytest.mark.parametrize(("determiner", "name"), [("The", "Typhoon Nalo"), ("A", "typhoon")])
def test_a_plain_word_for_a_storm_means_the_only_one_that_is_named(determiner: str, name: str) -> None:
    reading = parse(f"{NALO}\n{determiner} 2 det DET\ntyphoon 3 nsubj NOUN\npassed 0 root VERB\n. 3 punct PUNCT")

    assert items.of(reading, reading.doc[11]).name == name


@pytest.mark.parametrize(("at", "kind"), [(4, KG.UnnamedActor), (8, KG.Item)])
def test_people_by_what_they_do_are_actors_and_no_items(at: int, kind: str) -> None:
    reading = parse(NALO)

    assert items.of(reading, reading.doc[at]).kind == kind


def test_of_two_things_told_of_before_a_bare_noun_is_neither() -> None:
    reading = parse(TOLD + "\n" + TOLD.replace("draft", "budget"))

    assert items.of(reading, reading.doc[15]).name == "bill"


@pytest.mark.parametrize(
    ("role", "kept"), [("actors", 1), ("targets", 1), ("objects", 1), ("places", 1), ("figures", 0)]
)
def test_an_item_is_kept_where_something_refers_to_it(role: str, kept: int) -> None:
    assert len(found(crash(**{role: (item(BUS).id,)}), item(BUS)).entities) == kept


def test_no_item_speaks() -> None:
    things = Entities((), {}).with_items([item(BUS)])

    assert things.acting([item(BUS).id]) == ()


def test_an_item_goes_through_graph_shapes_tables_and_explanation(tmp_path: Path) -> None:
    told = crash(actors=(item(BUS).id,), targets=(item(BICYCLES).id,), places=(item(BUS).id,))
    graph = build.build(READING.article, found(told, item(BUS), item(BICYCLES)))

    report = check.check(graph)
    made = tables.of_graph(report.accepted)

    assert report.conforms
    assert [(row["class"], row["name"], row["other_names"]) for row in made["entities"]] == [
        ("item", "burning bus", ()),
        ("item", "two bicycles", ()),
    ]
    assert {row["entity_id"] for row in made["mentions"]} == {item(BUS).id, item(BICYCLES).id}
    (event,) = made["events"]
    assert (event["actors"], event["targets"], event["places"]) == (
        ("burning bus",),
        ("two bicycles",),
        ("burning bus",),
    )
    assert event["actor_ids"] == (item(BUS).id,)
    file = tmp_path / "crash.ttl"
    file.write_bytes(formats.render(report.accepted, "turtle"))
    assert explain.explain(query.load([file]), "burning bus").classes == ("kg:Item",)
