"""Words of several senses, figures of speech, sayings, and two words that tell one act."""

import pytest
from parses import kept, parse, resolved

from kg.find import events
from kg.find.events import senses
from kg.values import Drop, Event


def told(rows: str) -> list[Event | Drop]:
    reading = parse(rows)
    return list(events.find(reading, resolved(reading)))


def types(rows: str) -> list[str]:
    return [str(event.type).rpartition("#")[2] for event in kept(told(rows))]


def clause(subject: str, verb: str, lemma: str, obj: str = "", end: str = "") -> str:
    rows = [
        f"{subject} 2 nsubj NOUN {subject.lower().removesuffix('s')}",
        f"{verb} 0 root VERB {lemma} VerbForm=Fin|Tense=Past",
    ]
    if obj:
        rows.append(f"{obj} 2 obj NOUN {obj.removesuffix('s')}")
    if end:
        case, noun = end.split()
        at = len(rows) + 2
        rows += [f"{case} {at} case ADP", f"{noun} 2 obl NOUN {noun.removesuffix('s')}"]
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("rows", "label", "expected"),
    [
        (clause("Teachers", "struck", "strike", end="in Lugo"), "Attack", ["Protest"]),
        (clause("Jets", "struck", "strike", "depots"), "Protest", ["Attack"]),
        (clause("Ministers", "struck", "strike", "deals"), "Attack", ["Agreement"]),
        (clause("Detectives", "executed", "execute", "warrants"), "Killing", ["Investigation"]),
        (clause("Guards", "executed", "execute", "prisoners"), "Investigation", ["Killing"]),
        (clause("Troops", "fired", "fire", "rockets"), "Resignation", ["Attack"]),
        (clause("Clubs", "fired", "fire", "managers"), "Attack", ["Resignation"]),
        (clause("Clubs", "sacked", "sack", "coach"), "Competition", ["Resignation"]),
        (clause("Rebels", "released", "release", "hostages"), "Publication", ["Release"]),
        (clause("Courts", "released", "release", "documents"), "Release", ["Publication"]),
        (clause("Firms", "released", "release", "software"), "Publication", ["Launch"]),
        (clause("Governors", "signed", "sign", "bills"), "Agreement", ["Legislation"]),
        (clause("Generals", "tested", "test", "missiles"), "Investigation", ["Mobilization"]),
        (clause("Greens", "won", "win", "seats"), "Competition", ["Election"]),
        (
            clause("Clerks", "won", "win", "lotteries")
            .replace("lotterie", "lottery")
            .replace("lotteryss", "lotteries"),
            "Competition",
            ["Award"],
        ),
        (clause("Rebels", "ended", "end", "hostilities"), "Withdrawal", ["Ceasefire"]),
        (clause("Ferries", "ended", "end", "services"), "Closure", ["Closure"]),
        (clause("Ferries", "delayed", "delay", "openings"), "Closure", []),
        (clause("Navies", "scrambled", "scramble", "jets"), "Investigation", ["Mobilization"]),
        (clause("Rioters", "torched", "torch", "buses"), "Aid", ["Attack"]),
        (clause("Newspapers", "named", "name", "suspects"), "Appointment", []),
        (clause("Boards", "named", "name", "directors"), "Appointment", ["Appointment"]),
        (clause("Bishops", "appealed", "appeal", end="for calm"), "Trial", ["Demand"]),
        (clause("Lawyers", "appealed", "appeal", end="against verdicts"), "Demand", ["Trial"]),
        (clause("Carmakers", "crashed", "crash", end="to losses"), "Accident", []),
        (clause("Buses", "crashed", "crash", end="into trees"), "Accident", ["Accident"]),
        (clause("Profits", "hit", "hit", "records"), "Accident", []),
        (clause("Storms", "hit", "hit", "villages"), "Attack", ["Disaster"]),
        (clause("Directors", "quit", "quit", "posts"), "Withdrawal", ["Resignation"]),
        (clause("Runners", "quit", "quit", "races"), "Resignation", ["Withdrawal"]),
        (clause("Airlines", "ordered", "order", "jets"), "Demand", ["Transaction"]),
        (clause("Ministers", "met", "meet", "farmers"), "Meeting", ["Meeting"]),
        (clause("Rebels", "freed", "free", "hostages"), "Withdrawal", ["Release"]),
        (clause("Landslides", "buried", "bury", "villages"), "Ceremony", ["Disaster"]),
        (clause("Priests", "buried", "bury", "kings"), "Ceremony", ["Ceremony"]),
        (clause("Snows", "fell", "fall").replace("snow", "snow"), "Accident", ["Disaster"]),
        (clause("Shares", "fell", "fall"), "Transaction", []),
        (clause("Ministries", "released", "release", "funds"), "Release", ["Transaction"]),
        (clause("Strikers", "quit", "quit", "teams"), "Resignation", ["Withdrawal"]),
        (clause("Bears", "killed", "kill", "hikers"), "Killing", ["Death"]),
        (clause("Armies", "wiped", "wipe", "militants"), "Withdrawal", ["MilitaryOperation"]),
        (clause("Mayors", "backed", "back", "tunnels"), "Withdrawal", ["Endorsement"]),
        (clause("Sponsors", "backed", "back", end="out races"), "Endorsement", ["Withdrawal"]),
        (clause("Farmers", "lost", "lose", "acres"), "Death", []),
        (clause("Widows", "lost", "lose", "sons"), "Killing", ["Death"]),
        (clause("Greens", "lost", "lose", "seats"), "Competition", ["Election"]),
        (clause("Captains", "saw", "see", end="red cards"), "Competition", []),
        (clause("Crews", "battled", "battle", "blazes"), "MilitaryOperation", ["Aid"]),
        (clause("Inspectors", "signed", "sign", end="off cleanups"), "Withdrawal", ["Agreement"]),
        (clause("Ministers", "signed", "sign", "pledges"), "Endorsement", ["Agreement"]),
        (clause("Firms", "fired", "fire", "workers"), "Attack", ["Closure"]),
        (clause("Trams", "struck", "strike", "cyclists"), "Protest", ["Accident"]),
        (clause("Pirates", "seized", "seize", "tankers"), "Arrest", ["Abduction"]),
        (clause("Troops", "seized", "seize", "towns"), "Arrest", ["MilitaryOperation"]),
        (clause("Agents", "seized", "seize", "weapons"), "Arrest", ["Restriction"]),
        (clause("Singers", "donated", "donate", "guitars"), "Transaction", ["Aid"]),
        (clause("Guards", "denied", "deny", "visas"), "Rejection", ["Restriction"]),
        (clause("Poets", "received", "receive", "medals"), "Appointment", ["Award"]),
        (clause("Ministers", "replaced", "replace", "ambassadors"), "Resignation", ["Appointment"]),
        (clause("Divers", "pulled", "pull", end="from wreckages"), "Attack", ["Aid"]),
        (clause("Guards", "pulled", "pull", "guns"), "Attack", ["Threat"]),
        (clause("Senators", "suspended", "suspend", "campaigns"), "Restriction", ["Withdrawal"]),
    ],
)
def test_what_stands_with_a_word_says_which_event_it_tells(rows: str, label: str, expected: list[str]) -> None:
    assert types(f"{rows}\n# event {label} 2 2") == expected


OF_HOSTAGES = """
The 2 det DET
return 5 nsubj NOUN
of 4 case ADP
hostages 2 nmod NOUN hostage
pleased 0 root VERB please VerbForm=Fin|Tense=Past
them 5 obj PRON
# event Withdrawal 2 2
"""

CRASHED = """
Helicopters 2 nsubj NOUN helicopter
crashed 0 root VERB crash VerbForm=Fin|Tense=Past
, 4 punct PUNCT
killing 2 advcl VERB kill VerbForm=Ger
nine 4 obj NUM
# event Killing 4 4
"""

VICTORY = """
Generals 2 nsubj NOUN general
announced 0 root VERB announce VerbForm=Fin|Tense=Past
{kind} 4 amod ADJ
victory 2 obj NOUN
in 7 case ADP
the 7 det DET
war 2 obl NOUN
# event Election 4 4
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (OF_HOSTAGES, ["Release"]),
        (CRASHED, ["Death"]),
        (OF_HOSTAGES.replace("hostages", "ministers").replace("hostage", "minister"), ["Withdrawal"]),
        (VICTORY.format(kind="sudden"), ["MilitaryOperation"]),
        (VICTORY.format(kind="total"), []),  # an aim
    ],
)
def test_what_a_noun_is_of_and_its_sentence_say_which_event_it_tells(rows: str, expected: list[str]) -> None:
    assert types(rows) == expected


LEGAL_WAR = """
Greens 2 nsubj NOUN green
began 0 root VERB begin VerbForm=Fin|Tense=Past
a 5 det DET
legal 5 amod ADJ
war 2 obj NOUN
# event MilitaryOperation 5 5
"""

REQUESTS = """
He 2 nsubj PRON
ignored 0 root VERB ignore VerbForm=Fin|Tense=Past
requests 2 obj NOUN request
for 5 case ADP
comment 3 nmod NOUN
# event Demand 3 3
"""


NAMELESS = """
He 2 nsubj PRON
asked 0 root VERB ask VerbForm=Fin|Tense=Past
not 6 advmod PART
to 6 mark PART
be 6 aux:pass AUX
identified 2 xcomp VERB identify VerbForm=Part|Tense=Past
# event Demand 2 2
"""


@pytest.mark.parametrize("rows", [LEGAL_WAR, REQUESTS, NAMELESS])
def test_a_figure_of_speech_tells_no_event(rows: str) -> None:
    (drop,) = told(rows)

    assert isinstance(drop, Drop)
    assert drop.reason == events.NO_EVENT


DRONES = """
A 3 det DET
drone 3 compound NOUN
strike 5 nsubj NOUN
has 5 aux AUX have
burned 0 root VERB burn VerbForm=Part|Tense=Past
it 5 obj PRON
# event Attack 3 3

The 2 det DET
strike 3 nsubj NOUN
failed 0 root VERB fail VerbForm=Fin|Tense=Past
# event Protest 2 2
"""

UNION = """
Its 2 nmod:poss PRON
union 3 nsubj NOUN
began 0 root VERB begin VerbForm=Fin|Tense=Past
the 5 det DET
strike 3 obj NOUN
# event Attack 5 5
"""


def test_a_word_means_what_it_means_elsewhere_in_the_article() -> None:
    assert types(DRONES) == ["Attack", "Attack"]


def test_words_of_the_sentence_decide_where_none_stands_with_it() -> None:
    assert types(UNION) == ["Protest"]


KILLED = """
It 2 nsubj PRON
killed 0 root VERB kill VerbForm=Fin|Tense=Past
nine 2 obj NUM
# event Killing 2 2

The 2 det DET
{} 3 nsubj NOUN
passed 0 root VERB pass VerbForm=Fin|Tense=Past
"""


@pytest.mark.parametrize(("noun", "expected"), [("typhoon", "Death"), ("gunman", "Killing"), ("parade", "Killing")])
def test_words_of_the_article_decide_where_none_of_the_sentence_does(noun: str, expected: str) -> None:
    assert types(KILLED.format(noun)) == [expected]


ASKED = """
He 2 nsubj PRON
asked 0 root VERB ask VerbForm=Fin|Tense=Past
how 5 advmod ADV
they 5 nsubj PRON
voted 2 ccomp VERB vote VerbForm=Fin|Tense=Past
# event Demand 2 2
"""

ASKED_TO = """
He 2 nsubj PRON
asked 0 root VERB ask VerbForm=Fin|Tense=Past
them 2 obj PRON
to 5 mark PART
vote 2 xcomp VERB vote VerbForm=Inf
# event Demand 2 2
"""


def test_a_saying_is_a_claim_and_no_event() -> None:
    (drop,) = told(ASKED)

    assert isinstance(drop, Drop)
    assert drop.reason == events.SAYING
    assert types(ASKED_TO) == ["Demand"]


def test_who_asks_that_something_be_done_demands_it() -> None:
    assert types(ASKED.replace("how 5 advmod ADV", "that 5 mark SCONJ")) == ["Demand"]


WON_ELECTIONS = """
Ruiz 2 nsubj PROPN
won 0 root VERB win VerbForm=Fin|Tense=Past
three 4 nummod NUM
elections 2 obj NOUN election
# event Election 2 2
# event Election 4 4
"""

AGREEMENT_SIGNED = """
The 2 det DET
agreement 5 nsubj NOUN
signed 2 acl VERB sign VerbForm=Part|Tense=Past
yesterday 3 advmod ADV
failed 0 root VERB fail VerbForm=Fin|Tense=Past
# event Agreement 2 2
# event Agreement 3 3
"""

RAN_AGROUND = """
Ferries 2 nsubj NOUN ferry
ran 0 root VERB run VerbForm=Fin|Tense=Past
aground 2 advmod ADV
. 2 punct PUNCT
# event Accident 2 2
# event Closure 3 3
"""

LONG = """
Ruiz 2 nsubj PROPN
won 0 root VERB win VerbForm=Fin|Tense=Past
one 7 nummod NUM
more 7 amod ADJ
fair 7 amod ADJ
open 7 amod ADJ
election 2 obj NOUN
# event Election 2 2
# event Election 7 7
"""

TWO_ACTS = """
Ruiz 2 nsubj PROPN
won 0 root VERB win VerbForm=Fin|Tense=Past
an 4 det DET
election 2 obj NOUN
and 6 cc CCONJ
held 2 conj VERB hold VerbForm=Fin|Tense=Past
another 8 det DET
vote 6 obj NOUN
# event Election 4 4
# event Election 8 8
"""

LIFTED = """
Spain 2 nsubj PROPN
{} 0 root VERB {} VerbForm=Fin|Tense=Past
the 5 det DET
export 5 compound NOUN
ban 2 obj NOUN
# event {} 2 2
# event Restriction 5 5
"""

STAY_CLOSED = """
Schools 3 nsubj NOUN school
will 3 aux AUX
stay 0 root VERB stay VerbForm=Inf
closed 3 xcomp ADJ
# event Closure 3 3
# event Closure 4 4
"""


@pytest.mark.parametrize(
    ("rows", "passages"),
    [
        (STAY_CLOSED, ["stay closed"]),
        (RAN_AGROUND, ["ran aground"]),
        (LIFTED.format("lifted", "lift", "Release"), ["lifted"]),
        (LIFTED.format("tightened", "tighten", "Restriction"), ["tightened the export ban"]),
        (LIFTED.format("welcomed", "welcome", "OtherEvent"), ["ban"]),
        (WON_ELECTIONS, ["won three elections"]),
        (AGREEMENT_SIGNED, ["agreement signed"]),
        (LONG, ["won one more fair open election"]),
        (
            LONG.replace("fair 7", "small 7")
            .replace("open 7", "Lugo 7")
            .replace("# event Election 2 2", "# Place 6 6\n# event Election 2 2"),
            ["won | election"],
        ),
        (TWO_ACTS, ["election", "vote"]),
    ],
)
def test_two_words_of_one_act_tell_one_event(rows: str, passages: list[str]) -> None:
    reading = parse(rows)

    found = kept(events.find(reading, resolved(reading)))

    assert [" | ".join(reading.text[t.start : t.end] for t in e.triggers) for e in found] == passages


def test_every_word_of_a_sense_is_written_as_a_text_would_be_read() -> None:
    every = [
        word for row in senses.table().values() for sense in row for words in sense.beside.values() for word in words
    ]

    assert all(word == word.lower() or word.startswith("#") for word in every)


MAKER = """
Delko 4 nsubj PROPN
is 4 cop AUX be
a 4 det DET
maker 0 root NOUN
who 7 nsubj PRON
{} 7 aux AUX have
bought 4 acl:relcl VERB buy VerbForm=Part|Tense=Past
and 9 cc CCONJ
sold 7 conj VERB sell VerbForm=Part|Tense=Past
pumps 7 obj NOUN pump
# event Transaction 7 7
# event Transaction 9 9
"""


@pytest.mark.parametrize(("aux", "expected"), [("has", []), ("just", ["Transaction", "Transaction"])])
def test_what_somebody_is_known_for_is_no_event(aux: str, expected: list[str]) -> None:
    assert types(MAKER.format(aux)) == expected


SINCE = """
Zeta 3 nsubj PROPN
{} 3 aux AUX have
made 0 root VERB make VerbForm=Part|Tense=Past
pumps 3 obj NOUN pump Number=Plur
since 6 case ADP
{} 3 obl NUM
. 3 punct PUNCT
# event {} 3 3
"""


@pytest.mark.parametrize(
    ("aux", "when", "label", "expected"),
    [
        ("has", "1995", "Launch", []),
        ("has", "noon", "Launch", ["Launch"]),
        ("has", "1995", "Killing", ["Killing"]),  # so many, one by one
    ],
)
def test_what_is_done_ever_since_a_year_is_no_event(aux: str, when: str, label: str, expected: list[str]) -> None:
    assert types(SINCE.format(aux, when, label)) == expected
