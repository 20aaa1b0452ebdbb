"""How sure an event is, by the words around its trigger."""

import pytest
from parses import parse
from rdflib import URIRef

from kg.language import certainty
from kg.language.network.found import Findings
from kg.terms import KG

TOLD = """
Ruiz 2 nsubj PROPN
met 0 root VERB meet VerbForm=Fin|Tense=Past
Abbas 2 obj PROPN
# event Meeting 2 2
"""

DENIED = """
Ruiz 4 nsubj PROPN
did 4 aux AUX do
not 4 advmod PART
meet 0 root VERB meet VerbForm=Inf
Abbas 4 obj PROPN
# event Meeting 4 4
"""

NOT_BEFORE = """
They 2 nsubj PRON
left 0 root VERB leave VerbForm=Fin|Tense=Past
but 8 cc CCONJ
not 8 advmod PART
{} 8 mark SCONJ
rebels 8 nsubj:pass NOUN rebel
were 8 aux:pass AUX be
arrested 2 conj VERB arrest VerbForm=Part|Tense=Past
# event Arrest 8 8
"""

WILL = """
Ruiz 3 nsubj PROPN
will 3 aux AUX
meet 0 root VERB meet VerbForm=Inf
Abbas 3 obj PROPN
# event Meeting 3 3
"""

MAY = """
Ruiz 3 nsubj PROPN
may 3 aux AUX
meet 0 root VERB meet VerbForm=Inf
Abbas 3 obj PROPN
# event Meeting 3 3
"""

PLANS = """
Ruiz 2 nsubj PROPN
plans 0 root VERB plan VerbForm=Fin|Tense=Pres
to 4 mark PART
meet 2 xcomp VERB meet VerbForm=Inf
Abbas 4 obj PROPN
# event Meeting 4 4
"""

FAILED = """
They 2 nsubj PRON
failed 0 root VERB fail VerbForm=Fin|Tense=Past
to 4 mark PART
reach 2 xcomp VERB reach VerbForm=Inf
a 6 det DET
deal 4 obj NOUN
# event Agreement 6 6
"""

URGED = """
Ruiz 2 nsubj PROPN
urged 0 root VERB urge VerbForm=Fin|Tense=Past
Abbas 2 obj PROPN
to 5 mark PART
resign 2 xcomp VERB resign VerbForm=Inf
# event Resignation 5 5
"""

NOT_ALL = """
Not 2 advmod PART
everyone 3 nsubj PRON
agreed 0 root VERB agree VerbForm=Fin|Tense=Past
# event Agreement 3 3
"""

NO_DEAL = """
There 2 expl PRON
was 0 root VERB be VerbForm=Fin|Tense=Past
no 4 det DET
agreement 2 nsubj NOUN
# event Agreement 4 4
"""


AN_OFFER_FOR = """
Hamas 2 nsubj PROPN
made 0 root VERB make VerbForm=Fin|Tense=Past
an 4 det DET
offer 2 obj NOUN
for 7 case ADP
a 7 det DET
truce 4 nmod NOUN
# event Ceasefire 7 7
"""

REJECTED_AN_OFFER_FOR = """
Ruiz 2 nsubj PROPN
rejected 0 root VERB reject VerbForm=Fin|Tense=Past
an 4 det DET
offer 2 obj NOUN
for 7 case ADP
a 7 det DET
truce 2 obl NOUN
# event Ceasefire 7 7
"""

FEAR_OF = """
Fear 2 nsubj NOUN fear
grew 0 root VERB grow VerbForm=Fin|Tense=Past
of 4 case ADP
attacks 1 nmod NOUN attack
# event Attack 4 4
"""

CALLED_A_VOTE = """
Ruiz 2 nsubj PROPN
called 0 root VERB call VerbForm=Fin|Tense=Past
a 4 det DET
vote 2 obj NOUN
# event Election 4 4
"""

REJECTED_IN = """
Ruiz 2 nsubj PROPN
rejected 0 root VERB reject VerbForm=Fin|Tense=Past
an 4 det DET
offer 2 obj NOUN
in 7 case ADP
the 7 det DET
talks 2 obl NOUN talk
# event Meeting 7 7
"""


NOBODY = """
Nobody 4 nsubj:pass PRON
else 1 advmod ADV
was 4 aux:pass AUX be
hurt 0 root VERB hurt VerbForm=Part|Tense=Past
# event Injury 4 4
"""

NO_ONE_SHARED = """
No 2 det DET
one 4 nsubj:pass PRON
was 4 aux:pass AUX be
hurt 0 root VERB hurt VerbForm=Part|Tense=Past
or 6 cc CCONJ
arrested 4 conj VERB arrest VerbForm=Part|Tense=Past
# event Arrest 6 6
"""

NO_FEWER = """
No 3 det DET
fewer 1 fixed ADJ
miners 4 nsubj NOUN miner
died 0 root VERB die VerbForm=Fin|Tense=Past
# event Death 4 4
"""

CALLED_OFF = """
The 2 det DET
march 4 nsubj:pass NOUN
was 4 aux:pass AUX be
cancelled 0 root VERB cancel VerbForm=Part|Tense=Past
# event Protest 2 2
"""

MIGHT_CALL_OFF = """
Ruiz 3 nsubj PROPN
might 3 aux AUX
cancel 0 root VERB cancel VerbForm=Inf
the 5 det DET
march 3 obj NOUN
# event Protest 5 5
"""

INSTEAD_OF = """
Drivers 2 nsubj NOUN driver
talked 0 root VERB talk VerbForm=Fin|Tense=Past
instead 5 mark ADV
of 3 fixed ADP
striking 2 advcl VERB strike VerbForm=Ger
# event Protest 5 5
"""

OVERTAKEN = """
Ruiz 3 nsubj PROPN
was 3 cop AUX be
due 0 root ADJ
to 6 mark PART
be 6 aux:pass AUX
freed 3 xcomp VERB free VerbForm=Part|Tense=Past
but 10 cc CCONJ
a 9 det DET
judge 10 nsubj NOUN
refused 3 conj VERB refuse VerbForm=Fin|Tense=Past
# event Release 6 6
"""

WAS_DUE = "\n".join(OVERTAKEN.strip().split("\n")[:6]) + "\n# event Release 6 6"

NOT_SIGNED = """
Ruiz 4 nsubj PROPN
has 4 aux AUX have
not 4 advmod PART
signed 0 root VERB sign VerbForm=Part|Tense=Past
or 6 cc CCONJ
ratified 4 conj VERB ratify VerbForm=Part|Tense=Past
a 8 det DET
treaty 6 obj NOUN
# event Agreement 6 6
"""

CLAIMED_BY_NOBODY = """
No 2 det DET
group 4 nsubj NOUN
has 4 aux AUX have
claimed 0 root VERB claim VerbForm=Part|Tense=Past
the 6 det DET
attack 4 obj NOUN
# event Attack 6 6
"""

PLANNED_FOR = """
The 2 det DET
vote 7 nsubj NOUN
scheduled 2 acl VERB schedule VerbForm=Part|Tense=Past
for 5 case ADP
Monday 3 obl PROPN
has 7 aux AUX have
divided 0 root VERB divide VerbForm=Part|Tense=Past
them 7 obj PRON
# event Election 2 2
"""

BEGINS = """
They 2 nsubj PRON
agree 0 root VERB agree VerbForm=Fin|Tense=Pres
. 2 punct PUNCT

Voting 2 nsubj NOUN voting
begins 0 root VERB begin VerbForm=Fin|Tense=Pres
Saturday 2 obl:unmarked PROPN
# event Election 1 1
"""

PUT_OFF = """
The 2 det DET
summit 5 nsubj:pass NOUN
has 5 aux AUX have
been 5 aux:pass AUX be
postponed 0 root VERB postpone VerbForm=Part|Tense=Past
until 7 case ADP
Friday 5 obl PROPN
# event Meeting 2 2
"""

ENABLED = """
The 2 det DET
bills 9 nsubj NOUN bill
which 4 nsubj PRON
enable 2 acl:relcl VERB enable VerbForm=Fin|Tense=Pres
the 6 det DET
sale 4 obj NOUN
of 8 case ADP
Telka 6 nmod PROPN
divide 0 root VERB divide VerbForm=Fin|Tense=Pres
them 9 obj PRON
# event Transaction 6 6
"""

EXPECTED_TO = """
The 2 det DET
vote 4 nsubj:pass NOUN
is 4 aux:pass AUX be
expected 0 root VERB expect VerbForm=Part|Tense=Past
to 6 mark PART
{} 4 xcomp VERB {} VerbForm=Inf
traders 6 obj NOUN trader
# event Election 2 2
"""

IF = """
Prices 2 nsubj NOUN price
rise 0 root VERB rise VerbForm=Fin|Tense=Pres
if 5 mark SCONJ
drivers 5 nsubj NOUN driver
march 2 advcl VERB march VerbForm=Fin|Tense=Pres
# event Protest 5 5
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (NOBODY, KG.Negated),
        (NO_ONE_SHARED, KG.Negated),
        (NO_FEWER, KG.Actual),
        (CALLED_OFF, KG.Negated),
        (MIGHT_CALL_OFF, KG.Possible),
        (INSTEAD_OF, KG.Negated),
        (OVERTAKEN, KG.Negated),
        (WAS_DUE, KG.Planned),
        (NOT_SIGNED, KG.Negated),
        (CLAIMED_BY_NOBODY, KG.Actual),
        (PLANNED_FOR, KG.Planned),
        (BEGINS, KG.Planned),
        (PUT_OFF, KG.Planned),
        (ENABLED, KG.Planned),
        (IF, KG.Possible),
        (EXPECTED_TO.format("begin", "begin"), KG.Planned),
        (AN_OFFER_FOR, KG.Possible),
        (REJECTED_AN_OFFER_FOR, KG.Possible),
        (FEAR_OF, KG.Possible),
        (REJECTED_IN, KG.Actual),
        (CALLED_A_VOTE, KG.Actual),
        (TOLD, KG.Actual),
        (NOT_BEFORE.format("before"), KG.Actual),
        (DENIED, KG.Negated),
        (NO_DEAL, KG.Negated),
        (NOT_ALL, KG.Negated),
        (NOT_ALL.replace("Not 2", "Yet 2"), KG.Actual),
        (
            NOT_ALL.replace("Not 2 advmod PART\neveryone", "Port 2 compound NOUN\nstoppages").replace(
                "agreed 0 root VERB agree", "loom 0 root VERB loom"
            ),
            KG.Planned,
        ),
        (FAILED, KG.Negated),
        (WILL, KG.Planned),
        (PLANS, KG.Planned),
        (MAY, KG.Possible),
        (URGED, KG.Possible),
    ],
)
def test_the_words_around_a_trigger_say_how_sure_it_is(rows: str, expected: URIRef) -> None:
    doc = parse(rows).doc
    (trigger,) = doc.spans["events"]

    assert certainty.of(trigger) == expected


@pytest.mark.parametrize(
    ("rows", "read", "expected"),
    [
        (IF, "Actual", KG.Possible),
        (DENIED, "Planned", KG.Negated),
        (TOLD, "Planned", KG.Planned),
        (TOLD, "Reported", KG.Actual),
        (EXPECTED_TO.format("begin", "begin"), "Actual", KG.Planned),
        (EXPECTED_TO.format("help", "help"), "Actual", KG.Actual),
    ],
)
def test_the_reader_decides_where_the_sentence_leaves_a_doubt(rows: str, read: str, expected: URIRef) -> None:
    doc = parse(rows).doc
    (trigger,) = doc.spans["events"]
    doc._.findings = Findings(factuality={trigger.start: read})

    assert certainty.of(trigger) == expected


OTHER_CLAUSE = """
Zeta 4 nsubj PROPN
did 4 aux AUX do
not 4 advmod PART
require 0 root VERB require VerbForm=Inf
fees 4 obj NOUN fee
but 10 cc CCONJ
that 10 mark SCONJ
prices 13 nsubj:pass NOUN price
would 10 aux AUX
have 4 conj VERB have VerbForm=Inf
to 13 mark PART
be 13 aux:pass AUX
agreed 10 xcomp VERB agree VerbForm=Part
# event Agreement 13 13
"""


def test_a_denial_in_another_clause_needs_the_readers_word() -> None:
    doc = parse(OTHER_CLAUSE).doc
    (trigger,) = doc.spans["events"]
    doc._.findings = Findings(factuality={trigger.start: "Possible"})

    assert certainty.of(trigger) == KG.Possible


REGRETTED = """
The 2 det DET
ferry 6 nsubj NOUN
{modal} 6 aux AUX
not 6 advmod PART
have 6 aux AUX
left 0 root VERB leave VerbForm=Part
port 6 obj NOUN
# event Visit 6 6
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (REGRETTED.format(modal="should"), KG.Actual),  # it had better not, and did
        (REGRETTED.format(modal="may"), KG.Negated),
    ],
)
def test_what_is_regretted_was_done(rows: str, expected: URIRef) -> None:
    doc = parse(rows).doc
    (trigger,) = doc.spans["events"]

    assert certainty.of(trigger) == expected


ALLEGED = """
Police 2 nsubj NOUN
probed 0 root VERB probe VerbForm=Fin|Tense=Past
the 5 det DET
{word} 5 amod ADJ
raid 2 obj NOUN
# event Attack 5 5
"""
ACCUSED = """
Bo 3 nsubj:pass PROPN
was 3 aux:pass AUX be
{verb} 0 root VERB {verb} VerbForm=Part
{case} 6 case ADP
the 6 det DET
raid 3 obl NOUN
# event Attack 6 6
"""
CHARGES = """
He 2 nsubj PRON
faces 0 root VERB face VerbForm=Fin|Tense=Pres
assault 4 compound NOUN
{word} 2 obj NOUN {word}
# event Crime 3 3
"""


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (CHARGES.format(word="charge"), True),
        (CHARGES.format(word="victim"), False),
        (ALLEGED.format(word="alleged"), True),
        (ALLEGED.format(word="second"), False),
        (ACCUSED.format(verb="charge", case="with"), True),
        (ACCUSED.format(verb="charge", case="after"), False),  # the raid is known
        (ACCUSED.format(verb="thank", case="with"), False),
        (ACCUSED.format(verb="arrest", case="for"), False),
        (ACCUSED.format(verb="arrest", case="for").replace("the 6 det DET", "armed 6 amod ADJ"), True),
    ],
)
def test_what_is_alleged_is_only_said_to_have_happened(rows: str, expected: bool) -> None:
    doc = parse(rows).doc
    (trigger,) = doc.spans["events"]

    assert certainty.is_hearsay(trigger.root) is expected


def test_cues_name_their_distance_from_the_trigger() -> None:
    doc = parse(PLANS).doc
    (trigger,) = doc.spans["events"]

    cues = set(certainty.cues(trigger))

    assert "0 under plan xcomp" in cues
    assert "0 listed planned governors" in cues
    assert "lists planned" in cues
