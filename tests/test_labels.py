"""What events, figures and proposals are called where people read: who did what to whom, in the article's words, in one short line."""

from dataclasses import replace
from decimal import Decimal

import pytest
from parses import kept, parse, resolved

from kg.find import events, headlines
from kg.rdf import labels
from kg.terms import KG, KGT
from kg.values import Entity, Event, Figure, Span, Time

KILLED = """
Rebels 2 nsubj NOUN rebel Number=Plur
killed 0 root VERB kill Tense=Past|VerbForm=Fin
two 4 nummod NUM
guards 2 obj NOUN guard Number=Plur
. 2 punct PUNCT
# event Killing 2 2
"""

ARRESTED = """
Five 2 nummod NUM
dockers 4 nsubj:pass NOUN docker Number=Plur
were 4 aux:pass AUX be
arrested 0 root VERB arrest Tense=Past|VerbForm=Part
by 6 case ADP
police 4 obl:agent NOUN
. 4 punct PUNCT
# event Arrest 4 4
"""

TO_SIGN = """
Spain 2 nsubj PROPN
agreed 0 root VERB agree Tense=Past|VerbForm=Fin
to 4 mark PART
sign 2 xcomp VERB sign VerbForm=Inf
the 6 det DET
treaty 4 obj NOUN
. 2 punct PUNCT
# event Agreement 4 4
# Country 1 1
"""

DENIED = """
Zeta 4 nsubj PROPN
did 4 aux AUX do
not 4 advmod PART
attack 0 root VERB attack VerbForm=Inf
Orion 4 obj PROPN
. 4 punct PUNCT
# event Attack 4 4
# Organization 1 1
# Organization 5 5
"""

THOUGHT = """
Seals 3 nsubj:pass NOUN seal Number=Plur
were 3 aux:pass AUX be
thought 0 root VERB think Tense=Past|VerbForm=Part
to 6 mark PART
have 6 aux AUX
reached 3 xcomp VERB reach Tense=Past|VerbForm=Part
Zeta 6 obj PROPN
. 3 punct PUNCT
# event Discovery 6 6
# Place 7 7
"""

HER_MOTION = """
Ruiz 3 nmod:poss PROPN
's 1 case PART
motion 4 nsubj NOUN
failed 0 root VERB fail Tense=Past|VerbForm=Fin
. 4 punct PUNCT
# event Rejection 4 4
# Person 1 1
# actor 1 1 for event 4 4
"""

FAR_OBJECT = """
Substitutes 5 obj NOUN substitute Number=Plur
scored 0 root VERB score Tense=Past|VerbForm=Fin
as 5 mark SCONJ
Zeta 5 nsubj PROPN
beat 2 advcl VERB beat Tense=Past|VerbForm=Fin
Orion 5 obj PROPN
. 2 punct PUNCT
# event Competition 5 5
# Organization 4 4
# Organization 6 6
"""

TARGET_AFTER = """
Zeta 2 nsubj PROPN
attacked 0 root VERB attack Tense=Past|VerbForm=Fin
Orion 2 dep PROPN
. 2 punct PUNCT
# event Attack 2 2
# target 3 3 for event 2 2
# Organization 1 1
# Organization 3 3
"""

OFFENSIVE = """
Zeta 3 nmod:poss PROPN
's 1 case PART
offensive 7 nsubj NOUN
in 5 case ADP
Toledo 3 nmod PROPN
has 7 aux AUX have
ended 0 root VERB end Tense=Past|VerbForm=Part
# event MilitaryOperation 3 3
# Organization 1 1
# Place 5 5
"""

LISTED = """
Zeta 6 nsubj PROPN
, 3 punct PUNCT
Orion 1 conj PROPN
and 5 cc CCONJ
Spain 1 conj PROPN
met 0 root VERB meet Tense=Past|VerbForm=Fin
. 6 punct PUNCT
# event Meeting 6 6
# Organization 1 1
# Organization 3 3
# Country 5 5
"""

#: A parse with another subject than the reader's: one of the clause before.
OTHER_SUBJECT = """
Officials 2 nsubj NOUN official Number=Plur
described 0 root VERB describe Tense=Past|VerbForm=Fin
Zeta 2 obj PROPN
as 5 mark ADP
seeking 2 advcl VERB seek VerbForm=Ger
to 7 mark PART
leave 5 xcomp VERB leave VerbForm=Inf
Toledo 7 obj PROPN
. 2 punct PUNCT
# event Withdrawal 7 7
# Organization 3 3
# Place 8 8
# actor 3 3 for event 7 7
"""

OFFERED = """
Zeta 2 nsubj PROPN
offered 0 root VERB offer Tense=Past|VerbForm=Fin
to 4 mark PART
rebuild 2 xcomp VERB rebuild VerbForm=Inf
the 6 det DET
bridge 4 obj NOUN
. 2 punct PUNCT
# event Demand 2 2
# Organization 1 1
"""

HEAD_OF = """
Its 3 nmod:poss PRON
finance 3 compound NOUN
director 8 nsubj NOUN
, 5 punct PUNCT
Ada 3 appos PROPN
Ruiz 5 flat PROPN
, 5 punct PUNCT
resigned 0 root VERB resign Tense=Past|VerbForm=Fin
. 8 punct PUNCT
# event Resignation 8 8
# Person 5 6
"""

ASKED_NOT = """
Zeta 2 nsubj PROPN
agreed 0 root VERB agree Tense=Past|VerbForm=Fin
not 5 advmod PART
to 5 mark PART
close 2 xcomp VERB close VerbForm=Inf
ports 5 obj NOUN port Number=Plur
. 2 punct PUNCT
# event Agreement 2 2
# Organization 1 1
"""

ITS_OFFENSIVE = """
Zeta 2 nsubj PROPN
began 0 root VERB begin Tense=Past|VerbForm=Fin
its 4 nmod:poss PRON
offensive 2 obj NOUN
. 2 punct PUNCT
# event MilitaryOperation 4 4
# Organization 1 1
# actor 1 1 for event 4 4
"""


CHARGED = """
Ada 4 nsubj:pass PROPN
Ruiz 1 flat PROPN
was 4 aux:pass AUX be
charged 0 root VERB charge Tense=Past|VerbForm=Part
with 6 case ADP
fraud 4 obl NOUN
. 4 punct PUNCT
# event Trial 4 4
# Person 1 2
"""

LEFT_DEAD = """
The 2 det DET
blast 3 nsubj NOUN
left 0 root VERB leave Tense=Past|VerbForm=Fin
two 5 nummod NUM
guards 3 obj NOUN guard Number=Plur
dead 3 xcomp ADJ
. 3 punct PUNCT
# event Killing 6 6
"""

WILL_SELL = """
Zeta 3 nsubj PROPN
will 3 aux AUX
close 0 root VERB close VerbForm=Inf
ports 3 obj NOUN port Number=Plur
and 6 cc CCONJ
sell 3 conj VERB sell VerbForm=Inf
ships 6 obj NOUN ship Number=Plur
. 3 punct PUNCT
# event Transaction 6 6
# Organization 1 1
"""

FAILED_TO = TO_SIGN.replace("agreed", "failed").replace("agree ", "fail ")

CANCELLED = """
Zeta 2 nsubj PROPN
cancelled 0 root VERB cancel Tense=Past|VerbForm=Fin
talks 2 obj NOUN talk Number=Plur
with 5 case ADP
Orion 3 nmod PROPN
. 2 punct PUNCT
# event Meeting 3 3
# Organization 1 1
# Organization 5 5
"""

NO_ONE = """
No 2 det DET no
one 4 nsubj:pass PRON
was 4 aux:pass AUX be
hurt 0 root VERB hurt VerbForm=Part
. 4 punct PUNCT
# event Injury 4 4
"""

NOT_ALL = """
Not 2 advmod PART
everyone 3 nsubj PRON
agreed 0 root VERB agree VerbForm=Fin|Tense=Past
# event Agreement 3 3
"""

NEW_FIRM = """
The 4 det DET
recently 3 advmod ADV
founded 4 amod VERB found VerbForm=Part
firm 5 nsubj NOUN
grew 0 root VERB grow Tense=Past|VerbForm=Fin
. 5 punct PUNCT
# event Launch 3 3
"""


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (CHARGED, "Ada Ruiz charged with fraud"),
        (LEFT_DEAD, "two guards dead"),
        (WILL_SELL, "Zeta will sell ships"),
        (FAILED_TO, "Spain not to sign treaty"),
        (CANCELLED, "no talks with Orion"),
        (NO_ONE, "No one was hurt"),
        (NOT_ALL, "not everyone agreed"),
        (NEW_FIRM, "recently founded firm"),
        (KILLED, "Rebels killed two guards"),
        (ARRESTED, "Five dockers arrested by police"),
        (TO_SIGN, "Spain to sign treaty"),
        (DENIED, "Zeta did not attack Orion"),
        (TARGET_AFTER, "Zeta attacked Orion"),
        (
            DENIED.replace("did 4 aux AUX do", "wo 4 aux AUX will").replace("not 4", "n't 4"),
            "Zeta will not attack Orion",
        ),
        (OFFENSIVE, "Zeta's offensive in Toledo"),
        (LISTED, "Zeta, Orion and others met"),
        (OTHER_SUBJECT, "Zeta to leave Toledo"),
        (OFFERED, "Zeta offered to rebuild the bridge"),
        (HEAD_OF, "Ada Ruiz resigned"),
        (ASKED_NOT, "Zeta agreed not to close ports"),
        (ITS_OFFENSIVE, "Zeta: offensive"),
        (THOUGHT, "Seals reached Zeta"),
        (HER_MOTION, "Ruiz's motion failed"),
        (FAR_OBJECT, "Zeta beat Orion"),
    ],
)
def test_an_event_is_told_as_a_headline_has_it(rows: str, told: str) -> None:
    reading = parse(rows)
    things = resolved(reading)

    found = list(events.find(reading, things))
    things = things.with_items(thing for thing in found if isinstance(thing, Entity))

    assert [headlines.of(reading, things, event) for event in kept(found)] == [told]


def test_of_several_tellings_the_one_that_says_most_is_the_label() -> None:
    reading = parse("Two 2 nummod NUM\nkillings 3 nsubj NOUN killing\nfollowed 0 root VERB follow\n# event Killing 2 2\n"
                    + "\n" + KILLED.strip())  # fmt: skip
    things = resolved(reading)
    one, other = kept(events.find(reading, things))

    both = replace(one, triggers=(*one.triggers, *other.triggers))

    assert headlines.of(reading, things, both) == "Rebels killed two guards"


def test_of_two_nouns_the_one_that_says_who_acts_is_the_label() -> None:
    reading = parse(
        "The 2 det DET\nwar 3 nsubj NOUN\nended 0 root VERB end Tense=Past|VerbForm=Fin\n# event MilitaryOperation 2 2\n\n"
        + ITS_OFFENSIVE.strip()
    )
    things = resolved(reading)
    one, other = kept(events.find(reading, things))

    both = replace(one, actors=other.actors, triggers=(*one.triggers, *other.triggers))

    assert headlines.of(reading, things, both) == "Zeta: offensive"


EVENT = Event(
    "d_event-1", KGT.Killing, (Span(0, 6),), KG.Actual, (Span(0, 6),), "events/model", told="rebels killed two guards"
)
SUMMER = Time("2023-22", "2023-06-01", "2023-08-31", Span(0, 6), "last summer")
MONDAY = Time("2024-02-05", "2024-02-05", "2024-02-05", Span(0, 6), "Monday")


@pytest.mark.parametrize(
    ("event", "places", "label"),
    [
        (EVENT, [], "Rebels killed two guards"),
        (EVENT, ["Vigo", "Spain"], "Rebels killed two guards (Vigo)"),
        (replace(EVENT, time=MONDAY), ["Vigo"], "Rebels killed two guards (Vigo, 2024-02-05)"),
        (replace(EVENT, time=replace(MONDAY, edtf="../2024-02-05")), [], "Rebels killed two guards (Monday)"),
        (replace(EVENT, time=SUMMER), [], "Rebels killed two guards (last summer)"),
        (replace(EVENT, told="strike in Vigo"), ["Vigo"], "Strike in Vigo"),
        (replace(EVENT, name="Falklands War"), [], "Falklands War"),
        (replace(EVENT, told=None), [], "Killed"),
    ],
)
def test_the_label_of_an_event_adds_the_place_and_the_day(event: Event, places: list[str], label: str) -> None:
    assert labels.event(event, "killed", places) == label


def test_a_label_has_ninety_characters_at_most() -> None:
    long = replace(EVENT, told=" ".join(["word"] * 40), time=MONDAY)

    label = labels.event(long, "killed", ["Vigo"])

    assert len(label) <= 90
    assert label.endswith("… (Vigo, 2024-02-05)")


@pytest.mark.parametrize(
    ("measures", "words", "label"),
    [
        (KGT.Killed, "at least 12 people", "At least 12 people killed"),
        (KGT.Money, "$4.5 billion", "$4.5 billion"),
        (KGT.Votes, "259 votes", "259 votes"),
        (KGT.Votes, "71", "71 votes"),
        (KGT.Displaced, "some 2,000 farmers", "Some 2,000 farmers displaced"),
    ],
)
def test_a_figure_is_called_by_its_number_as_the_text_has_it(measures: object, words: str, label: str) -> None:
    figure = Figure("d_figure-1", measures, Decimal(12), KG.AtLeast, Span(0, 5), "figures/number")  # type: ignore[arg-type]

    assert labels.figure(figure, words) == label


@pytest.mark.parametrize(
    ("by", "to", "words", "terms", "label"),
    [
        (["Zeta"], ["Orion"], "an offer", ["buy its ships"], "Zeta to Orion: an offer (buy its ships)"),
        (["Zeta"], [], "the bill", [], "Zeta: the bill"),
        ([], ["Spain"], "a plan", [], "To Spain: a plan"),
        (["A", "B", "C"], ["Spain"], "proposed a truce", ["a truce"], "A, B and others to Spain: proposed a truce"),
        ([], [], "a motion", [], "A motion"),
    ],
)
def test_a_proposal_is_called_by_who_offers_what_to_whom(
    by: list[str], to: list[str], words: str, terms: list[str], label: str
) -> None:
    assert labels.proposal(by, to, words, terms) == label
