"""What needs two kinds of statements to know: one event told twice, events inside claims, what is about what."""

from dataclasses import replace
from decimal import Decimal

import pytest
from parses import parse
from rdflib import URIRef

from kg.find import items, relate
from kg.find.entities import Entities
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Claim, Drop, Entity, Event, Figure, Proposal, Span, Statement, Time, name_of

STORY = """
Israel 2 nsubj PROPN
rejected 0 root VERB reject VerbForm=Fin|Tense=Past
the 4 det DET
offer 2 obj NOUN
after 6 case ADP
talks 2 obl NOUN talk
. 2 punct PUNCT

The 2 det DET
talks 3 nsubj NOUN talk
failed 0 root VERB fail VerbForm=Fin|Tense=Past
. 3 punct PUNCT

Further 2 amod ADJ
talks 3 nsubj NOUN talk
followed 0 root VERB follow VerbForm=Fin|Tense=Past
. 3 punct PUNCT

An 2 det DET
envoy 3 nsubj NOUN
said 0 root VERB say VerbForm=Fin|Tense=Past
12 5 nummod NUM
people 7 nsubj:pass NOUN
were 7 aux:pass AUX be
killed 3 ccomp VERB kill VerbForm=Part|Tense=Past
in 10 case ADP
the 10 det DET
attack 7 obl NOUN
. 3 punct PUNCT
"""
REJECTED, OFFER, TALKS, THE_TALKS, FURTHER_TALKS, TWELVE, KILLED, ATTACK = 1, 3, 5, 8, 12, 18, 21, 24
DOCUMENT = parse(STORY)
ISRAEL = Entity("country-il", KG.Country, "Israel", (), (Span(0, 6),), "names/model", country="IL")
EGYPT = replace(ISRAEL, id="country-eg", name="Egypt", country="EG", mentions=())
OTHERS = tuple(Entity(name, KG.Organization, name, (), (), "test") for name in ("vigo", "lugo"))
ENTITIES = Entities((ISRAEL, EGYPT, *OTHERS), {0: ISRAEL.id})


def span(first: int, last: int | None = None, reading: Reading = DOCUMENT) -> Span:
    return tree.span(reading.doc[first : (last or first) + 1])


def event(type_: URIRef, at: int, factuality: URIRef = KG.Actual, **roles: tuple[str, ...]) -> Event:
    where = span(at)
    name = name_of(DOCUMENT.article, "event", where)
    return Event(name, type_, (where,), factuality, (span(at),), "test", **roles)  # type: ignore[arg-type]


def claim(first: int, last: int) -> Claim:
    content = span(first, last)
    name = name_of(DOCUMENT.article, "claim", content)
    return Claim(name, (EGYPT.id,), (content,), KG.Indirect, KG.Assert, (content,), "test")


def events(*statements: Statement) -> list[Event]:
    found = relate.relate(DOCUMENT, ENTITIES, statements).statements
    return [s for s in found if isinstance(s, Event)]


def day(date: str) -> Time:
    return Time(date, date, date, Span(0, 1), date)


def test_a_definite_noun_means_the_event_told_before() -> None:
    (one,) = events(event(KGT.Meeting, TALKS), event(KGT.Meeting, THE_TALKS))

    assert one.triggers == (span(TALKS), span(THE_TALKS))


def test_another_one_is_another_event() -> None:
    assert len(events(event(KGT.Meeting, TALKS), event(KGT.Meeting, FURTHER_TALKS))) == 2


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ({"time": day("2024-02-05")}, {"time": day("2024-02-06")}),
        ({"places": (ISRAEL.id,)}, {"places": (EGYPT.id,)}),
        ({"actors": (ISRAEL.id,), "targets": ("vigo",)}, {"actors": (EGYPT.id,), "targets": ("lugo",)}),
        ({"factuality": KG.Negated}, {"factuality": KG.Actual}),
        ({"type": KGT.Visit}, {"type": KGT.Meeting}),
    ],
)
def test_what_tells_two_events_apart_keeps_them_apart(first: dict[str, object], again: dict[str, object]) -> None:
    one = replace(event(KGT.Meeting, TALKS), **first)  # type: ignore[arg-type]
    two = replace(event(KGT.Meeting, THE_TALKS), **again)  # type: ignore[arg-type]

    assert len(events(one, two)) == 2


def test_a_joined_event_has_what_all_tellings_say() -> None:
    one = event(KGT.Meeting, TALKS, actors=(ISRAEL.id,))
    two = replace(event(KGT.Meeting, THE_TALKS, targets=(EGYPT.id,)), time=day("2024-02-05"))

    (joined,) = events(one, two)

    assert (joined.actors, joined.targets) == ((ISRAEL.id,), (EGYPT.id,))
    assert joined.time == day("2024-02-05")


def test_a_headline_means_the_event_of_the_body_that_its_people_take_part_in() -> None:
    headed = replace(DOCUMENT, article=replace(DOCUMENT.article, headline=span(0, OFFER)))
    statements = (
        event(KGT.Rejection, REJECTED, actors=(ISRAEL.id,)),
        event(KGT.Rejection, KILLED, KG.Planned, actors=(ISRAEL.id,)),
    )

    (told,) = relate.relate(headed, ENTITIES, statements).statements

    assert isinstance(told, Event)
    assert told.factuality == KG.Planned  # the body knows better than the headline's present tense


@pytest.mark.parametrize(
    ("said", "expected"), [(KG.Actual, KG.Reported), (KG.Planned, KG.Planned), (KG.Negated, KG.Negated)]
)
def test_an_event_inside_a_claim_is_never_actual(said: URIRef, expected: URIRef) -> None:
    words = claim(TWELVE, ATTACK)

    (told,) = events(words, event(KGT.Killing, KILLED, said))

    assert told.factuality == expected
    assert told.reported_in == (words.id,)


QUOTED = """
“ 3 punct PUNCT
We 3 nsubj PRON
attacked 0 root VERB attack VerbForm=Fin|Tense=Past
the 5 det DET
base 3 obj NOUN
at 7 case ADP
dawn 3 obl NOUN
. 3 punct PUNCT
” 3 punct PUNCT

The 4 det DET
“ 4 punct PUNCT
dawn 4 compound NOUN
attack 6 nsubj NOUN
” 4 punct PUNCT
failed 0 root VERB fail VerbForm=Fin|Tense=Past
. 6 punct PUNCT
"""
WE_ATTACKED, DAWN_ATTACK = 2, 12


def quoted(at: int, **other: object) -> Event:
    where = span(at, reading=parse(QUOTED))
    name = name_of(DOCUMENT.article, "event", where)
    return replace(Event(name, KGT.Attack, (where,), KG.Actual, (where,), "test"), **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "expected"), [(KG.Actual, KG.Reported), (KG.Possible, KG.Possible), (KG.Negated, KG.Negated)]
)
def test_what_a_quotation_says_is_not_actual_where_nobody_is_known_to_say_it(said: URIRef, expected: URIRef) -> None:
    (told,) = relate.relate(parse(QUOTED), ENTITIES, (quoted(WE_ATTACKED, factuality=said),)).statements

    assert isinstance(told, Event)
    assert told.factuality == expected
    assert told.reported_in == ()


def test_a_phrase_in_quotation_marks_is_the_articles_own() -> None:
    (told,) = relate.relate(parse(QUOTED), ENTITIES, (quoted(DAWN_ATTACK),)).statements

    assert isinstance(told, Event)
    assert told.factuality == KG.Actual


def test_what_a_quotation_tells_is_never_the_event_that_the_article_tells() -> None:
    said, told = relate.relate(parse(QUOTED), ENTITIES, (quoted(WE_ATTACKED), quoted(DAWN_ATTACK))).statements

    assert isinstance(said, Event)
    assert isinstance(told, Event)
    assert (said.factuality, told.factuality) == (KG.Reported, KG.Actual)


def test_a_claim_has_the_event_that_it_tells_and_not_that_of_a_quotation() -> None:
    words = Span(*span(9, 13, parse(QUOTED)))
    said = Claim("c", (EGYPT.id,), (words,), KG.Indirect, KG.Assert, (words,), "test")

    first, again, _ = relate.relate(
        parse(QUOTED), ENTITIES, (quoted(WE_ATTACKED), quoted(DAWN_ATTACK), said)
    ).statements

    assert isinstance(first, Event)
    assert isinstance(again, Event)
    assert (first.reported_in, again.reported_in) == ((), ("c",))


def test_the_findings_say_where_the_text_quotes_at_length() -> None:
    text = parse(QUOTED).article.text

    found = relate.relate(parse(QUOTED), ENTITIES, ()).quotations

    assert [text[start:end] for start, end in found] == ["We attacked the base at dawn."]


def test_an_event_told_in_both_voices_is_the_articles_own() -> None:
    (told,) = events(claim(THE_TALKS, THE_TALKS + 1), event(KGT.Meeting, TALKS), event(KGT.Meeting, THE_TALKS))

    assert told.factuality == KG.Actual
    assert told.reported_in == ()


def test_a_noun_that_tells_what_happened_does_not_come_back_to_what_a_verb_plans() -> None:
    ahead = event(KGT.Meeting, REJECTED, KG.Planned)

    found = events(ahead, event(KGT.Meeting, THE_TALKS))

    assert [e.factuality for e in found] == [KG.Planned, KG.Actual]


def test_what_is_only_planned_by_the_article_does_not_become_actual_by_a_claim() -> None:
    planned = event(KGT.Meeting, TALKS, KG.Planned)

    (told,) = events(claim(THE_TALKS, THE_TALKS + 1), planned, event(KGT.Meeting, THE_TALKS))

    assert told.factuality == KG.Planned
    assert told.reported_in == ()


def test_a_figure_belongs_to_the_event_that_governs_it() -> None:
    figure = Figure("f", KGT.Killed, Decimal(12), KG.Exactly, span(TWELVE, TWELVE + 1), "test")

    told = events(figure, event(KGT.Killing, KILLED), event(KGT.Attack, ATTACK))

    assert [(e.type, e.figures) for e in told] == [(KGT.Killing, ("f",)), (KGT.Attack, ())]


def test_an_event_told_in_a_phrase_with_in_is_part_of_the_other() -> None:
    killing, attack = events(event(KGT.Killing, KILLED), event(KGT.Attack, ATTACK))

    assert killing.part_of == (attack.id,)


def test_after_orders_two_events_that_happened() -> None:
    rejection, talks = events(event(KGT.Rejection, REJECTED), event(KGT.Meeting, TALKS))

    assert talks.before == (rejection.id,)
    assert rejection.before == ()


def test_after_orders_nothing_that_is_only_planned() -> None:
    told = events(event(KGT.Rejection, REJECTED, KG.Planned), event(KGT.Meeting, TALKS))

    assert [e.before for e in told] == [(), ()]


def test_a_rejection_is_about_the_proposal_and_gives_it_its_status() -> None:
    offer = Proposal("p", (span(OFFER),), KG.Rejected, (span(OFFER),), "test")

    found = relate.relate(DOCUMENT, ENTITIES, (offer, event(KGT.Rejection, REJECTED))).statements

    rejection, proposal = found
    assert isinstance(rejection, Event)
    assert isinstance(proposal, Proposal)
    assert rejection.objects == ("p",)
    assert proposal.status_event == rejection.id


def test_the_word_that_settles_a_proposal_tells_the_event_that_gives_it_its_status() -> None:
    offer = Proposal("p", (span(OFFER),), KG.Rejected, (span(OFFER),), "test", settled=(span(KILLED),))

    found = relate.relate(DOCUMENT, ENTITIES, (offer, event(KGT.Rejection, REJECTED), event(KGT.Killing, KILLED)))

    proposal = next(s for s in found.statements if isinstance(s, Proposal))
    killing = next(s for s in found.statements if isinstance(s, Event) and s.type == KGT.Killing)
    assert proposal.status_event == killing.id


def test_what_is_done_to_a_proposal_is_about_it_and_what_only_stands_beside_it_is_not() -> None:
    text = parse(
        """
Envoys 2 nsubj NOUN envoy
discussed 0 root VERB discuss VerbForm=Fin|Tense=Past
the 4 det DET
plan 2 obj NOUN
at 6 case ADP
talks 2 obl NOUN talk
on 9 case ADP
an 9 det DET
offer 6 nmod NOUN
before 12 case ADP
the 12 det DET
flight 2 obl NOUN
. 2 punct PUNCT
"""
    )
    plan, offer = (
        Proposal(text.doc[i].text, (span(i, i, text),), KG.Open, (span(i, i, text),), "test") for i in (3, 8)
    )
    told = (
        Event(text.doc[i].text, type_, (span(i, i, text),), KG.Actual, (span(0, 12, text),), "test")
        for i, type_ in ((1, KGT.Meeting), (5, KGT.Meeting), (11, KGT.Visit))
    )
    found = relate.relate(text, ENTITIES, (*told, plan, offer)).statements
    objects = {e.id: e.objects for e in found if isinstance(e, Event)}
    assert objects == {"discussed": ("plan",), "talks": ("offer",), "flight": ()}


def test_a_claim_is_about_what_its_words_name_and_states_its_events() -> None:
    words = claim(TWELVE, ATTACK)
    killing = event(KGT.Killing, KILLED)

    found = relate.relate(DOCUMENT, ENTITIES, (words, killing)).statements

    (about,) = [s for s in found if isinstance(s, Claim)]
    assert killing.id in about.about
    assert killing.id in about.states


def test_a_claim_inside_a_claim_is_embedded_in_the_smallest() -> None:
    outer, inner = claim(TWELVE, ATTACK), claim(KILLED, ATTACK)

    found = relate.relate(DOCUMENT, ENTITIES, (outer, inner)).statements

    assert [s.embedded_in for s in found if isinstance(s, Claim)] == [None, outer.id]


def test_repeated_mentions_of_an_event_are_counted_and_are_no_loss() -> None:
    found = relate.relate(DOCUMENT, ENTITIES, (event(KGT.Meeting, TALKS), event(KGT.Meeting, THE_TALKS)))

    assert (found.joined, found.drops) == (1, ())


def test_what_an_extractor_could_not_use_goes_through() -> None:
    drop = Drop("claims", "nobody was made out who says it", TALKS)

    assert relate.relate(DOCUMENT, ENTITIES, (drop,)).drops == (drop,)


def test_an_unnamed_actor_that_nothing_refers_to_is_left_out() -> None:
    unnamed = Entity("actor-1", KG.UnnamedActor, "an envoy", (), (span(14, 15),), "actors/noun")
    things = Entities((ISRAEL, unnamed), {})

    kept = relate.relate(DOCUMENT, things, (event(KGT.Meeting, TALKS),)).entities
    used = relate.relate(DOCUMENT, things, (event(KGT.Meeting, TALKS, actors=("actor-1",)),)).entities

    assert [e.id for e in kept] == [ISRAEL.id]
    assert [e.id for e in used] == [ISRAEL.id, "actor-1"]


BACKGROUND = """
Strike 2 nsubj NOUN strike
widens 0 root VERB widen VerbForm=Fin|Tense=Pres

{determiner} 2 det DET
strike 3 nsubj NOUN strike
failed 0 root VERB fail VerbForm=Fin|Tense=Past
. 3 punct PUNCT
"""


@pytest.mark.parametrize(
    ("determiner", "when", "number"),
    [("A", "2019-05-02", 2), ("A", "2024-02-06", 1), ("The", "2019-05-02", 1)],
    ids=["another one, years ago", "this one, yesterday", "the one that was told of"],
)
def test_one_of_long_ago_that_is_brought_up_anew_is_another(determiner: str, when: str, number: int) -> None:
    reading = parse(BACKGROUND.format(determiner=determiner))
    told = [
        Event(str(at), KGT.Protest, (tree.span([reading.doc[at]]),), KG.Actual, (), "test", time=time)
        for at, time in ((0, None), (3, day(when)))
    ]

    found = relate.relate(reading, ENTITIES, tuple(told)).statements

    assert len(found) == number


def denial(first: int, last: int) -> Claim:
    return replace(claim(first, last), speech_act=KG.Deny)


@pytest.mark.parametrize(("type_", "actors"), [(KGT.Meeting, (EGYPT.id,)), (KGT.Attack, ())], ids=["a meeting", "harm"])
def test_who_did_harm_the_article_says_and_no_claim(type_: URIRef, actors: tuple[str, ...]) -> None:
    (joined,) = events(
        claim(THE_TALKS, THE_TALKS + 1),
        event(type_, TALKS, targets=(ISRAEL.id,)),
        replace(event(type_, THE_TALKS, actors=(EGYPT.id,)), time=day("2024-02-05")),
    )

    assert (joined.actors, joined.targets, joined.time) == (actors, (ISRAEL.id,), day("2024-02-05"))


def test_what_only_claims_tell_has_what_they_all_say_but_not_a_denial() -> None:
    first, again, denied = (
        claim(TALKS, TALKS + 1),
        claim(THE_TALKS - 1, THE_TALKS + 1),
        denial(THE_TALKS - 1, THE_TALKS + 1),
    )
    told = event(KGT.Meeting, TALKS, actors=(ISRAEL.id,)), event(KGT.Meeting, THE_TALKS, targets=(EGYPT.id,))

    (said,) = events(first, again, *told)
    (disputed,) = events(first, denied, *told)

    assert (said.actors, said.targets) == ((ISRAEL.id,), (EGYPT.id,))
    assert (disputed.actors, disputed.targets) == ((ISRAEL.id,), ())


DENIED = """
Egypt 2 nsubj PROPN
denied 0 root VERB deny VerbForm=Fin|Tense=Past
that 6 mark SCONJ
it 6 nsubj PRON
had 6 aux AUX have
shelled 2 ccomp VERB shell VerbForm=Part|Tense=Past
the 8 det DET
port 6 obj NOUN
in 11 case ADP
the 11 det DET
war 6 obl NOUN
. 2 punct PUNCT
"""


@pytest.mark.parametrize(("at", "polarity"), [(5, KG.Negative), (10, None)], ids=["what is denied", "what is known"])
def test_what_a_denial_says_is_negative_and_what_it_takes_for_granted_is_not(at: int, polarity: URIRef | None) -> None:
    reading = parse(DENIED)
    words = span(3, 11, reading)
    said = Claim("c", (EGYPT.id,), (words,), KG.Indirect, KG.Deny, (span(0, 11, reading),), "test", cue="denied")
    told = Event("e", KGT.Attack, (span(at, reading=reading),), KG.Actual, (), "test")

    found = relate.relate(reading, ENTITIES, (said, told)).statements

    assert [(e.factuality, e.polarity) for e in found if isinstance(e, Event)] == [(KG.Reported, polarity)]


def test_an_act_that_is_a_saying_is_about_its_claim() -> None:
    reading = parse(DENIED)
    said = Claim(
        "c", (EGYPT.id,), (span(3, 11, reading),), KG.Indirect, KG.Deny, (span(0, 11, reading),), "test", cue="denied"
    )
    told = Event("e", KGT.Rejection, (span(1, reading=reading),), KG.Actual, (), "test")

    found = relate.relate(reading, ENTITIES, (said, told)).statements

    assert [e.objects for e in found if isinstance(e, Event)] == [("c",)]


QUITS = """
Chairwoman 2 nsubj NOUN
resigns 0 root VERB resign VerbForm=Fin|Tense=Pres

Trustees 2 nsubj NOUN trustee
resigned 0 root VERB resign VerbForm=Fin|Tense=Past
. 2 punct PUNCT
"""


def test_others_who_resign_do_not_resign_together() -> None:
    reading = parse(QUITS)
    people = [
        Entity(f"actor-{at}", KG.UnnamedActor, reading.doc[at].text, (), (span(at, reading=reading),), "actors/noun")
        for at in (0, 2)
    ]
    told = [
        Event(str(at), KGT.Resignation, (span(at, reading=reading),), KG.Actual, (), "test", actors=(person.id,))
        for at, person in zip((1, 3), people, strict=True)
    ]

    found = relate.relate(reading, Entities(tuple(people), {}), tuple(told)).statements

    assert len(found) == 2


LOST = """
Vigo 2 nsubj PROPN
beat 0 root VERB beat VerbForm=Fin|Tense=Past
Lugo 2 obj PROPN

{}
only 3 amod ADJ
defeat 4 nsubj NOUN defeat
hurt 0 root VERB hurt VerbForm=Fin|Tense=Past
. 4 punct PUNCT
"""


@pytest.mark.parametrize(("whose", "number"), [("Vigo 3 nmod:poss PROPN", 2), ("the 3 det DET", 1)])
def test_who_won_is_not_who_lost(whose: str, number: int) -> None:
    reading = parse(LOST.format(whose))
    told = tuple(
        Event(str(at), KGT.Competition, (span(at, reading=reading),), KG.Actual, (), "test", actors=("vigo",))
        for at in (1, 5)
    )

    assert len(relate.relate(reading, ENTITIES, told).statements) == number


MATCH = """
Vigo 2 nsubj PROPN
beat 0 root VERB beat VerbForm=Fin|Tense=Past
Lugo 2 obj PROPN

Ruiz 2 nsubj PROPN
scored 0 root VERB score VerbForm=Fin|Tense=Past
. 2 punct PUNCT

Vigo 2 nsubj PROPN
won 0 root VERB win VerbForm=Fin|Tense=Past
the 4 det DET
match 2 obj NOUN
. 2 punct PUNCT
"""


def test_a_match_is_one_event_and_a_goal_in_it_another() -> None:
    reading = parse(MATCH)
    told = tuple(
        Event(
            str(at),
            KGT.Competition,
            (span(at, reading=reading),),
            KG.Actual,
            (),
            "test",
            actors=("vigo",),
            targets=("lugo",),
        )
        for at in (1, 4, 7)
    )

    found = [s for s in relate.relate(reading, Entities(OTHERS, {}), told).statements if isinstance(s, Event)]

    assert [len(e.triggers) for e in found] == [2, 1]


HEADED = """
Gunmen 2 nsubj NOUN gunman
{} 0 root VERB {} VerbForm=Fin|Tense=Pres
farmers 2 obj NOUN farmer

¶
Masked 2 amod ADJ
gunmen 3 nsubj NOUN gunman
shot 0 root VERB shoot VerbForm=Fin|Tense=Past
six 5 nummod NUM
villagers 3 obj NOUN villager
. 3 punct PUNCT
"""


def test_a_headline_tells_the_event_of_the_lead_in_other_words() -> None:
    reading = parse(HEADED.format("slay", "slay"))
    reading = replace(reading, article=replace(reading.article, headline=span(0, 2, reading)))
    things = [items.of(reading, reading.doc[i]) for i in (0, 2, 5, 8)]
    told = [
        Event(
            str(at), KGT.Killing, (span(at, reading=reading),), KG.Actual, (), "test", actors=(a.id,), targets=(b.id,)
        )
        for at, a, b in ((1, things[0], things[1]), (6, things[2], things[3]))
    ]

    (one,) = (s for s in relate.relate(reading, Entities((), {}), (*things, *told)).statements if isinstance(s, Event))

    assert one.actors == (things[2].id,)  # "Gunmen" above are the masked gunmen below
    assert one.targets == (things[1].id, things[3].id)


OF_ITS_YEAR = """
Flooding 2 nsubj NOUN flooding
shut 0 root VERB shut VerbForm=Fin|Tense=Past
ports 2 obj NOUN port
. 2 punct PUNCT

{noun} 4 nsubj NOUN {noun}
in 3 case ADP
1996 1 nmod NUM
hurt 0 root VERB hurt VerbForm=Fin|Tense=Past
farms 4 obj NOUN farm
. 4 punct PUNCT
"""


@pytest.mark.parametrize("published", ["2024-02-07", None])
def test_a_noun_with_a_year_of_long_ago_is_another_than_one_without(published: str | None) -> None:
    reading = parse(OF_ITS_YEAR.format(noun="flooding"), published)
    told = [Event(str(at), KGT.Disaster, (tree.span([reading.doc[at]]),), KG.Actual, (), "test") for at in (0, 4)]

    assert len(relate.relate(reading, ENTITIES, tuple(told)).statements) == 2


OWN_WORD = """
War 2 nsubj NOUN war
began 0 root VERB begin VerbForm=Fin|Tense=Past
. 2 punct PUNCT

Gangs 2 nsubj NOUN gang
fled 0 root VERB flee VerbForm=Fin|Tense=Past
. 2 punct PUNCT

The 2 det DET
war 3 nsubj NOUN war
ended 0 root VERB end VerbForm=Fin|Tense=Past
. 3 punct PUNCT
"""


def test_a_definite_noun_means_the_event_of_its_own_word_first() -> None:
    reading = parse(OWN_WORD)
    told = [
        Event(str(at), KGT.MilitaryOperation, (tree.span([reading.doc[at]]),), KG.Actual, (), "test")
        for at in (0, 4, 7)
    ]

    found = [e for e in relate.relate(reading, ENTITIES, tuple(told)).statements if isinstance(e, Event)]

    assert [[reading.article.words(t) for t in e.triggers] for e in found] == [["War", "war"], ["fled"]]


BLAMED = """
Lugo 3 nsubj:pass PROPN
was 3 aux:pass AUX be
accused 0 root VERB accuse VerbForm=Part
of 6 case ADP
a 6 det DET
raid 3 obl NOUN raid
. 3 punct PUNCT

The 2 det DET
raid 3 nsubj NOUN raid
failed 0 root VERB fail VerbForm=Fin|Tense=Past
. 3 punct PUNCT
"""


def test_who_is_accused_of_what_happened_has_not_done_it() -> None:
    reading = parse(BLAMED)
    told = [
        Event(str(at), KGT.Attack, (tree.span([reading.doc[at]]),), factuality, (), "test", actors=actors)
        for at, factuality, actors in ((5, KG.Reported, ("lugo",)), (8, KG.Actual, ()))
    ]

    (raid,) = (e for e in relate.relate(reading, ENTITIES, tuple(told)).statements if isinstance(e, Event))

    assert (raid.factuality, raid.actors) == (KG.Actual, ())
