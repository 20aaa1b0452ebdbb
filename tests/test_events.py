"""Events: who takes part, where, when, how long, how sure."""

from dataclasses import replace
from decimal import Decimal

import pytest
from parses import kept, parse, resolved

from kg.find import events
from kg.find.entities import Entities
from kg.find.events import times
from kg.language import tree
from kg.language.network.found import Findings
from kg.language.reader import Reader
from kg.language.reading import Reading
from kg.rdf import labels
from kg.terms import KG, KGT
from kg.values import Article, Entity, Event, Name, Span

ATTACKED = """
Israel 2 nsubj PROPN
attacked 0 root VERB attack VerbForm=Fin|Tense=Past
Hamas 2 obj PROPN
in 5 case ADP
Rafah 2 obl PROPN
on 7 case ADP
Monday 2 obl PROPN
. 2 punct PUNCT
# Place 1 1
# Organization 3 3
# Place 5 5
# event Attack 2 2
# actor 1 1 for event 2 2
# target 3 3 for event 2 2
# place 5 5 for event 2 2
"""

WAS_ARRESTED = """
Angela 4 nsubj:pass PROPN
Ruiz 1 flat PROPN
was 4 aux:pass AUX be
arrested 0 root VERB arrest VerbForm=Part|Tense=Past
by 6 case ADP
Interpol 4 obl:agent PROPN
in 8 case ADP
Madrid 4 obl PROPN
. 4 punct PUNCT
# Person 1 2
# Organization 6 6
# Place 8 8
# event Arrest 4 4
# target 1 2 for event 4 4
# actor 6 6 for event 4 4
# place 8 8 for event 4 4
"""

HELD_TALKS = """
Abbas 2 nsubj PROPN
held 0 root VERB hold VerbForm=Fin|Tense=Past
talks 2 obj NOUN talk
with 5 case ADP
Hamas 3 nmod PROPN
in 7 case ADP
Cairo 3 nmod PROPN
. 2 punct PUNCT
# Person 1 1
# Organization 5 5
# Place 7 7
# event Meeting 3 3
# actor 1 1 for event 3 3
# target 5 5 for event 3 3
# place 7 7 for event 3 3
"""

WANTS_TO_MEET = """
Abbas 2 nsubj PROPN
wants 0 root VERB want VerbForm=Fin|Tense=Pres
to 4 mark PART
meet 2 xcomp VERB meet VerbForm=Inf
Sharon 4 obj PROPN
. 2 punct PUNCT
# Person 1 1
# Person 5 5
# event Meeting 4 4
# actor 1 1 for event 4 4
# target 5 5 for event 4 4
"""

TRUCE = """
Israel 2 nsubj PROPN
declared 0 root VERB declare VerbForm=Fin|Tense=Past
a 6 det DET
ten-day 6 amod ADJ
Gaza 6 compound PROPN
truce 2 obj NOUN
. 2 punct PUNCT
# Place 1 1
# Place 5 5
# event Ceasefire 6 6
# actor 1 1 for event 6 6
# place 5 5 for event 6 6
"""

LASTED = """
The 2 det DET
talks 3 nsubj NOUN talk
lasted 0 root VERB last VerbForm=Fin|Tense=Past
two 5 nummod NUM
days 3 obl:unmarked NOUN day
. 3 punct PUNCT
# event Meeting 2 2
"""

FUTURE = """
The 2 det DET
summit 3 nsubj NOUN
opens 0 root VERB open VerbForm=Fin|Tense=Pres
on 5 case ADP
February 3 obl PROPN
20 5 nummod NUM
. 3 punct PUNCT
# event Meeting 2 2
"""


def found(rows: str) -> tuple[Reading, Entities, list[Event]]:
    reading = parse(rows)
    things = resolved(reading)
    return reading, things, kept(events.find(reading, things))


def named(things: Entities, names: tuple[Name, ...]) -> list[str]:
    return [things.get(name).name for name in names]


@pytest.mark.parametrize(
    ("rows", "actors", "targets", "places"),
    [
        (ATTACKED, ["Israel"], ["Hamas"], ["Rafah"]),
        (WAS_ARRESTED, ["Interpol"], ["Angela Ruiz"], ["Madrid"]),
        (HELD_TALKS, ["Abbas"], ["Hamas"], ["Cairo"]),
        (WANTS_TO_MEET, ["Abbas"], ["Sharon"], []),
        (TRUCE, ["Israel"], [], ["Gaza"]),
    ],
)
def test_names_take_the_roles_that_the_reader_gives_them(
    rows: str, actors: list[str], targets: list[str], places: list[str]
) -> None:
    _, things, (event,) = found(rows)

    assert named(things, event.actors) == actors
    assert named(things, event.targets) == targets
    assert named(things, event.places) == places


def test_a_place_is_never_an_actor_or_a_target() -> None:
    _, things, (event,) = found(ATTACKED.replace("# Organization 3 3", "# Place 3 3").replace("Hamas", "Haifa"))

    assert "Haifa" not in named(things, (*event.actors, *event.targets))


def test_an_event_has_the_type_and_the_words_of_its_trigger() -> None:
    reading, _, (event,) = found(HELD_TALKS)

    assert event.type == KGT.Meeting
    assert [reading.article.words(t) for t in event.triggers] == ["talks"]
    assert [reading.article.words(e) for e in event.evidence] == ["Abbas held talks with Hamas in Cairo."]


def test_triggers_of_no_type_make_no_event() -> None:
    assert found(HELD_TALKS.replace("Meeting", "OtherEvent"))[2] == []


def test_a_time_of_the_clause_dates_the_event() -> None:
    _, _, (event,) = found(ATTACKED)

    assert event.time is not None
    assert event.time.edtf == "2024-02-05"


def test_without_a_time_an_event_has_no_date() -> None:
    assert found(WANTS_TO_MEET)[2][0].time is None


def test_what_lies_after_the_day_of_publication_is_planned() -> None:
    _, _, (event,) = found(FUTURE)

    assert event.time is not None
    assert event.time.edtf == "2024-02-20"
    assert event.factuality == KG.Planned


@pytest.mark.parametrize(("rows", "days"), [(TRUCE, 10), (LASTED, 2)])
def test_a_length_of_time_in_its_phrase_is_the_duration_of_an_event(rows: str, days: int) -> None:
    _, _, (event,) = found(rows)

    assert event.duration is not None
    assert (event.duration.value, event.duration.unit) == (Decimal(days), "unitDay")


@pytest.mark.model
def test_the_trained_pipeline_gives_events_of_plain_news(reader: Reader) -> None:
    text = "Minister resigns\n\nTransport Minister Angela Ruiz resigned on Monday. Police arrested two men in Madrid."
    reading = reader.read(Article(text, Span(0, len(text)), headline=Span(0, 16), published="2024-02-07"))
    things = resolved(reading)

    found = list(events.find(reading, things))
    things = replace(things, all=(*things.all, *(e for e in found if isinstance(e, Entity))))
    made = kept(found)

    assert {KGT.Resignation, KGT.Arrest} <= {e.type for e in made}
    assert any("Angela Ruiz" in named(things, e.actors) for e in made if e.type == KGT.Resignation)


LISTED = """
Colombia 6 nsubj PROPN
, 3 punct PUNCT
Ecuador 1 conj PROPN
and 5 cc CCONJ
gangs 1 conj NOUN gang
seized 0 root VERB seize VerbForm=Fin|Tense=Past
two 8 nummod NUM
buses 6 obj NOUN bus
and 10 cc CCONJ
these 8 conj PRON
. 6 punct PUNCT
# Place 1 1
# Place 3 3
# event Crime 6 6
# actor 1 5 for event 6 6
# target 7 10 for event 6 6
"""


def test_every_member_of_a_list_takes_part_and_what_is_no_known_thing_is_an_item() -> None:
    reading = parse(LISTED)
    things = resolved(reading)

    *new, event = events.find(reading, things)

    assert isinstance(event, Event)
    assert named(things, event.actors) == ["Colombia", "Ecuador", "gangs"]
    assert [(e.kind, e.name) for e in new if isinstance(e, Entity)] == [(KG.Item, "two buses")]
    assert event.targets == tuple(e.id for e in new if isinstance(e, Entity))


def test_whom_the_reader_relates_takes_part_however_likely_that_is() -> None:
    reading = parse(ATTACKED)
    doubtful = tuple(replace(role, found=replace(role.found, chance=0.3)) for role in reading.doc._.findings.roles)
    reading.doc._.findings = Findings(doubtful)

    things = resolved(reading)
    (event,) = kept(events.find(reading, things))

    assert (named(things, event.actors), named(things, event.targets)) == (["Israel"], ["Hamas"])


PROTEST_MARCH = """
Police 2 nsubj NOUN
stopped 0 root VERB stop VerbForm=Fin|Tense=Past
a 5 det DET
protest 5 compound NOUN
march 2 obj NOUN
. 2 punct PUNCT
# event Protest 4 4
# event {} 5 5
"""


@pytest.mark.parametrize(("head", "expected"), [("Protest", ["protest march"]), ("Ceremony", ["protest", "march"])])
def test_a_noun_before_a_trigger_of_its_type_tells_no_event_of_its_own(head: str, expected: list[str]) -> None:
    reading = parse(PROTEST_MARCH.format(head))
    things = resolved(reading)

    found = [reading.article.text[slice(*e.triggers[0])] for e in kept(events.find(reading, things))]

    assert found == expected


WIPED_OUT = """
Gangs 3 nsubj:pass NOUN gang
were 3 aux:pass AUX
wiped 0 root VERB wipe VerbForm=Part
out 3 compound:prt ADP
# event {}
"""


@pytest.mark.parametrize(("marked", "expected"), [("Withdrawal 4 4", []), ("Killing 3 4", ["wiped out"])])
def test_the_particle_of_a_verb_alone_tells_no_event(marked: str, expected: list[str]) -> None:
    reading = parse(WIPED_OUT.format(marked))
    things = resolved(reading)

    assert [reading.article.text[slice(*e.triggers[0])] for e in kept(events.find(reading, things))] == expected


FALKLANDS = """
Falklands 2 compound PROPN
War 3 nsubj PROPN
ended 0 root VERB end VerbForm=Fin|Tense=Past
# event MilitaryOperation 2 2
# {} 1 2
"""


@pytest.mark.parametrize(("mark", "name"), [("NamedEvent", "Falklands War"), ("Misc", None)])
def test_an_event_has_the_name_that_its_trigger_is_part_of(mark: str, name: str | None) -> None:
    reading = parse(FALKLANDS.format(mark))
    (event,) = kept(events.find(reading, resolved(reading)))

    assert event.name == name
    assert labels.event(event, "War") == (name or "War")


SHARED_DAY = """
Rebels 2 nsubj NOUN rebel
shot 0 root VERB shoot Tense=Past
guards 2 obj NOUN guard
and 5 cc CCONJ
left 2 conj VERB leave {tense}
on 7 case ADP
Monday 5 obl PROPN
{more}
. 2 punct PUNCT
# event Killing 2 2
"""


@pytest.mark.parametrize(
    ("tense", "more", "day"),
    [
        pytest.param("Tense=Past", "there 5 obl ADV", "2024-02-05", id="one subject, one tense, one day"),
        pytest.param("VerbForm=Inf", "there 5 obl ADV", None, id="another tense is another day"),
        pytest.param(
            "Tense=Past", "quickly 5 advmod ADV", None, id="what says more of the other verb keeps its day there"
        ),
    ],
)
def test_coordinated_verbs_share_the_day_at_their_end(tense: str, more: str, day: str | None) -> None:
    reading = parse(SHARED_DAY.format(tense=tense, more=more))

    found = times.of(reading, reading.doc.spans["events"][0])

    assert (found and found.edtf) == day


STRUCK = """
The 3 det DET
old 3 amod ADJ
ferry 4 nsubj NOUN
struck 0 root VERB strike VerbForm=Fin|Tense=Past
{} 4 obj {}
of 7 case ADP
them 5 nmod PRON
. 4 punct PUNCT
# event Accident 4 4
# actor 1 2 for event 4 4
# target 5 5 for event 4 4
"""


@pytest.mark.parametrize(
    ("word", "pos", "called"),
    [
        pytest.param("28", "NUM", "28 of them", id="a number"),
        pytest.param("hundreds", "NOUN hundred", "hundreds of them", id="a noun that counts"),
        pytest.param("most", "ADJ", "most of them", id="a part of something"),
        pytest.param("buses", "NOUN bus", "buses of them", id="a noun"),
        pytest.param("28%", "NUM", None, id="a share is a figure"),
        pytest.param("percent", "NOUN", "percent of them", id="a share of somebody"),
    ],
)
def test_what_takes_part_is_called_by_its_noun_or_by_how_many_it_is(word: str, pos: str, called: str | None) -> None:
    reading = parse(STRUCK.format(word, pos))
    found = {e.id: e.name for e in events.find(reading, resolved(reading)) if isinstance(e, Entity)}

    (event,) = kept(events.find(reading, resolved(reading)))

    assert [found[name] for name in event.actors] == ["old ferry"]  # the reader's passage ends before the noun
    assert [found[name] for name in event.targets] == ([called] if called else [])


KILLED_AND_HURT = """
Bombs 2 nsubj NOUN bomb
killed 0 root VERB kill VerbForm=Fin|Tense=Past
guards 2 obj NOUN guard
and 5 cc CCONJ
hurt 2 conj VERB hurt VerbForm=Fin|Tense=Past
nurses 5 obj NOUN nurse
. 2 punct PUNCT
# event Killing 2 2
# target 3 3 for event 2 2
# target 6 6 for event 2 2
"""

CONDEMNED = """
The 2 det DET
killings 4 nsubj:pass NOUN killing
were 4 aux:pass AUX be
{} 0 root VERB {} VerbForm=Part|Tense=Past
by 6 case ADP
Lugo 4 obl:agent PROPN
. 4 punct PUNCT
# Organization 6 6
# event Killing 2 2
# actor 6 6 for event 2 2
"""

RELATIVE = """
The 2 det DET
{} 6 nsubj:pass NOUN
of 4 case ADP
Ruiz 2 nmod PROPN
was 6 aux:pass AUX be
shot 0 root VERB shoot VerbForm=Part|Tense=Past
. 6 punct PUNCT
# Person 4 4
# event Attack 6 6
# target 4 4 for event 6 6
"""

AFTER_ARRIVING = """
Ruiz 2 nsubj PROPN
met 0 root VERB meet VerbForm=Fin|Tense=Past
Lugo 2 obj PROPN
after 5 mark SCONJ
arriving 2 advcl VERB arrive VerbForm=Ger
. 2 punct PUNCT
# Person 1 1
# Person 3 3
# event Visit 5 5
# actor 3 3 for event 5 5
"""

ALONG_WITH = """
Ruiz 2 nsubj PROPN
voted 0 root VERB vote VerbForm=Fin|Tense=Past
along 2 advmod ADP
with 5 case ADP
Lugo 2 obl PROPN
. 2 punct PUNCT
# Person 1 1
# Person 5 5
# event Election 2 2
# actor 1 1 for event 2 2
# target 5 5 for event 2 2
"""


def test_who_does_something_along_with_another_does_it() -> None:
    _, things, (event,) = found(ALONG_WITH)

    assert (named(things, event.actors), event.targets) == (["Ruiz", "Lugo"], ())


LUGO_PROVINCE = """
Gangs 2 nsubj NOUN gang
fought 0 root VERB fight VerbForm=Fin|Tense=Past
in 5 case ADP
Lugo 5 compound PROPN
province 2 obl NOUN
. 2 punct PUNCT
# Place 4 4
# event Attack 2 2
# place 4 5 for event 2 2
"""


def test_a_province_is_the_place_whose_name_stands_before_it() -> None:
    _, things, (event,) = found(LUGO_PROVINCE)

    assert named(things, event.places) == ["Lugo"]


PARK = """
The 2 det DET
park 6 nsubj NOUN
announced 2 acl VERB announce VerbForm=Part|Tense=Past
by 5 case ADP
Ruiz 3 obl:agent PROPN
opened 0 root VERB open VerbForm=Fin|Tense=Past
in 8 case ADP
Vigo 6 obl PROPN
, 10 punct PUNCT
Galicia 8 nmod:unmarked PROPN
. 6 punct PUNCT
# Person 5 5
# Place 8 8
# Place 10 10
# event Launch 6 6
# actor 5 5 for event 6 6
# place 8 10 for event 6 6
"""


def test_who_is_told_of_beside_does_not_act_and_a_place_brings_what_it_lies_in() -> None:
    _, things, (event,) = found(PARK)

    assert "Ruiz" not in [n and things.find(n) and things.get(n).name for n in event.actors]
    assert named(things, event.places) == ["Vigo", "Galicia"]


HER = """
Her 2 nmod:poss PRON
{} 3 {} NOUN
{} 0 root {}
# event {} {} {}
{}
"""


@pytest.mark.parametrize(
    ("rows", "takes_part"),
    [
        pytest.param(
            HER.format("motion", "nsubj", "failed", "VERB", "Rejection", 3, 3, "# actor 1 1 for event 3 3"),
            "motion",
            id="whose",
        ),
        pytest.param(HER.format("request", "nsubj", "failed", "VERB", "Demand", 2, 2, ""), "unnamed", id="whose act"),
    ],
)
def test_a_possessive_tells_whose_motion_takes_part_and_whose_act_a_noun_tells(rows: str, takes_part: str) -> None:
    reading = parse(rows)
    things = resolved(reading)
    her = replace(
        things, by_token={**things.by_token, 0: "her"}, spare=(Entity("her", KG.Person, "unnamed", (), (), "test"),)
    )
    made = list(events.find(reading, her))
    new = {e.id: e.name for e in made if isinstance(e, Entity)}

    (event,) = kept(made)

    assert [new.get(n, "unnamed") for n in event.actors] == [takes_part]


THEM = """
Rebels 2 nsubj NOUN rebel
freed 0 root VERB free VerbForm=Fin|Tense=Past
{} 2 obj PRON
. 2 punct PUNCT
# event Release 2 2
# target 3 3 for event 2 2
"""

NO_NURSE = """
No 2 det DET
nurses 4 nsubj:pass NOUN nurse
were 4 aux:pass AUX be
hurt 0 root VERB hurt VerbForm=Part|Tense=Past
. 4 punct PUNCT
# event Injury 4 4
# target 1 2 for event 4 4
"""


@pytest.mark.parametrize(
    ("rows", "takes_part"),
    [
        pytest.param(KILLED_AND_HURT, ["Bombs", "guards"], id="the wounded are not the killed"),
        pytest.param(CONDEMNED.format("condemned", "condemn"), [], id="who condemns a killing has not killed"),
        pytest.param(CONDEMNED.format("ordered", "order"), ["Lugo"], id="who orders it may have"),
        pytest.param(RELATIVE.format("son"), ["son of Ruiz"], id="a relative is somebody else"),
        pytest.param(RELATIVE.format("shooting"), ["Ruiz"], id="other nouns leave it to the reader"),
        pytest.param(AFTER_ARRIVING, ["Ruiz"], id="who arrives is the subject of the clause, not whom he meets"),
        pytest.param(NO_NURSE, [], id="nobody takes part"),
    ],
)
def test_who_has_a_part_in_another_act_takes_no_part_in_this_one(rows: str, takes_part: list[str]) -> None:
    reading = parse(rows)
    things = resolved(reading)
    found = list(events.find(reading, things))
    new = {e.id: e for e in found if isinstance(e, Entity)}

    (event,) = kept(found)

    assert [(new.get(n) or things.get(n)).name for n in (*event.actors, *event.targets)] == takes_part


@pytest.mark.parametrize(("pronoun", "targets"), [("them", 0), ("themselves", 1)])
def test_whom_a_verb_hits_is_not_who_does_it(pronoun: str, targets: int) -> None:
    reading = parse(THEM.format(pronoun))
    things = resolved(reading)
    both = replace(things, by_token={**things.by_token, 2: things.by_token[0]})  # whatever the pronoun is taken for

    (event,) = kept(events.find(reading, both))

    assert len(event.targets) == targets


DATE_LINE = """
Published 0 root VERB publish
3 1 nummod NUM
June 2 nmod PROPN
¶
# event Publication 1 1

Council 2 nsubj NOUN
voted 0 root VERB vote VerbForm=Fin|Tense=Past
. 2 punct PUNCT
# event Election 2 2
"""


def test_a_date_line_tells_no_event_and_takes_part_in_none() -> None:
    reading = parse(DATE_LINE)
    line = tree.span(reading.doc[:3])
    article = replace(reading.article, dateline=line, body=Span(line.end + 2, len(reading.text)))
    reading = Reading(article, reading.doc)

    (event,) = kept(events.find(reading, resolved(reading)))

    assert event.type == KGT.Election


VOTED = """
Ruiz 2 nsubj PROPN
{} 0 root VERB vote VerbForm=Fin|Tense={}
in 4 case ADP
March 2 obl PROPN
2024 4 nummod NUM
# event Election 2 2
"""


def test_a_day_to_come_is_not_that_of_a_verb_in_the_past() -> None:
    past, future = VOTED.format("voted", "Past"), VOTED.format("votes", "Pres")

    found = [
        [(e.time and e.time.edtf, e.factuality) for e in kept(events.find(reading, resolved(reading)))]
        for reading in map(parse, (past, future))
    ]

    assert found == [[(None, KG.Actual)], [("2024-03", KG.Planned)]]


UNRELATED = """
The 2 det DET
rebels 3 nsubj NOUN rebel Number=Plur
killed 0 root VERB kill VerbForm=Fin|Tense=Past
Ruiz 3 obj PROPN
and 6 cc CCONJ
burned 3 conj VERB burn VerbForm=Fin|Tense=Past
ferries 6 obj NOUN ferry Number=Plur
. 3 punct PUNCT
# Person 4 4
# event {type} {at} {at}
{related}
"""


@pytest.mark.parametrize(
    ("type_", "at", "related", "actors"),
    [
        ("Killing", 3, "", ["rebels"]),
        ("Attack", 6, "", ["rebels"]),
        ("Killing", 3, "# actor 4 4 for event 3 3", ["Ruiz"]),  # whom the reader knows stays alone
    ],
)
def test_the_subject_acts_where_the_reader_relates_nobody(type_: str, at: int, related: str, actors: list[str]) -> None:
    reading = parse(UNRELATED.format(type=type_, at=at, related=related))
    things = resolved(reading)

    (event,) = kept(events.find(reading, things))

    assert named(things, event.actors) == actors


@pytest.mark.parametrize("verb", [4, 6])
def test_who_is_described_as_doing_something_does_it_and_what_follows(verb: int) -> None:
    reading = parse(
        "Officials 2 nsubj NOUN official Number=Plur\ndescribed 0 root VERB describe VerbForm=Fin|Tense=Past\nZeta 2 obj PROPN\n"
        "as 5 mark ADP\nleaving 2 advcl VERB leave VerbForm=Ger\n, 7 punct PUNCT\ntaking 2 advcl VERB take VerbForm=Ger\n"
        "ships 7 obj NOUN ship Number=Plur\n# Organization 3 3"
    )

    subject = tree.subject(reading.doc[verb])

    assert subject is not None
    assert subject.text == "Zeta"
