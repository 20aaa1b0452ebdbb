"""What became of a proposal, where a verb of little sense, a number or the kind of motion says it."""

import pytest
from parses import parse, resolved

from kg.find.proposals import groups, namings, outcomes
from kg.find.proposals.scene import Scene
from kg.terms import KG

WON_APPROVAL = """
The 2 det DET
bill 5 nsubj NOUN
from 4 case ADP
Zeta 2 nmod PROPN
won 0 root VERB win Tense=Past|VerbForm=Fin
approval 5 obj NOUN
# Organization 4 4
"""

VETO_ON = """
Ruiz 2 nsubj PROPN
used 0 root VERB use Tense=Past|VerbForm=Fin
his 4 nmod:poss PRON
veto 2 obj NOUN
on 8 case ADP
the 8 det DET
Zeta 8 compound PROPN
bill 2 obl NOUN
# Person 1 1
# Organization 7 7
"""

RENEWAL = """
Spain 4 nsubj PROPN
did 4 aux AUX do
not 4 advmod PART
approve 0 root VERB approve VerbForm=Inf
a 6 det DET
renewal 4 obj NOUN
of 9 case ADP
the 9 det DET
deal 6 nmod NOUN
with 11 case ADP
Zeta 9 nmod PROPN
# Country 1 1
# Organization 11 11
"""

NUMBERED = """
Under 2 case ADP
resolution 7 obl NOUN
1234 2 nummod NUM
Zeta 7 nsubj PROPN
has 7 aux AUX have
to 7 mark PART
leave 0 root VERB leave VerbForm=Inf
# Organization 4 4
"""

LOST = """
Ruiz 2 nsubj PROPN
lost 0 root VERB lose Tense=Past|VerbForm=Fin
Zeta 5 nmod:poss PROPN
's 3 case PART
motion 2 obj NOUN
of 7 case ADP
censure 5 nmod NOUN
# Person 1 1
# Organization 3 3
"""

PUT_AND_WON = """
The 2 det DET
plan 4 nsubj:pass NOUN
was 4 aux:pass AUX be
put 0 root VERB put Tense=Past|VerbForm=Part
to 6 case ADP
Zeta 4 obl PROPN
and 8 cc CCONJ
won 4 conj VERB win Tense=Past|VerbForm=Fin
approval 8 obj NOUN
# Organization 6 6
"""

DEBATED = """
The 2 det DET
plan 4 nsubj:pass NOUN
was 4 aux:pass AUX be
debated 0 root VERB debate Tense=Past|VerbForm=Part
by 6 case ADP
Zeta 4 obl:agent PROPN
and 8 cc CCONJ
rejected 4 conj VERB reject Tense=Past|VerbForm=Part
# Organization 6 6
"""

INTO_LAW = """
Zeta 3 nmod:poss PROPN
's 1 case PART
plan 5 nsubj:pass NOUN
was 5 aux:pass AUX be
drafted 0 root VERB draft Tense=Past|VerbForm=Part
into 7 case ADP
law 5 obl NOUN
# Organization 1 1
"""

TAKES_EFFECT = """
Zeta 3 nmod:poss PROPN
's 1 case PART
plan 4 nsubj NOUN
took 0 root VERB take Tense=Past|VerbForm=Fin
effect 4 obj NOUN
# Organization 1 1
"""

DEPENDS = """
Peace 2 nsubj NOUN
depends 0 root VERB depend Tense=Pres|VerbForm=Fin
on 4 case ADP
Spain 2 obl PROPN
accepting 4 acl VERB accept VerbForm=Ger
Zeta 8 nmod:poss PROPN
's 6 case PART
plan 5 obj NOUN
# Country 4 4
# Organization 6 6
"""

SIGNED = """
Zeta 2 nsubj PROPN
signed 0 root VERB sign Tense=Past|VerbForm=Fin
a 5 det DET
draft 5 compound NOUN
resolution 2 obj NOUN
demanding 5 acl VERB demand VerbForm=Ger
talks 6 obj NOUN
# Organization 1 1
"""

PUT_AGAIN = """
Zeta 2 nsubj PROPN
put 0 root VERB put Tense=Past|VerbForm=Fin
forward 2 compound:prt ADP
a 5 det DET
plan 2 obj NOUN
. 2 punct PUNCT
# Organization 1 1

Orion 4 nsubj PROPN
had 4 aux AUX have
previously 4 advmod ADV
rejected 0 root VERB reject Tense=Past|VerbForm=Part
the 6 det DET
plan 4 obj NOUN
. 4 punct PUNCT
# Organization 1 1
"""

COMMITTEE = """
The 2 det DET
committee 3 nsubj NOUN
approved 0 root VERB approve Tense=Past|VerbForm=Fin
Zeta 6 nmod:poss PROPN
's 4 case PART
bill 3 obj NOUN
. 3 punct PUNCT
# Organization 4 4

The 2 det DET
bill 3 nsubj NOUN
passed 0 root VERB pass Tense=Past|VerbForm=Fin
by 6 case ADP
14 6 nummod NUM
votes 3 obl NOUN
. 3 punct PUNCT
"""


@pytest.mark.parametrize(
    ("rows", "status"),
    [
        (PUT_AND_WON, KG.Accepted),
        (PUT_AND_WON.replace("approval", "applause"), KG.Open),
        (DEBATED, KG.Rejected),
        (INTO_LAW, KG.Accepted),
        (INTO_LAW.replace("law 5", "shape 5"), KG.Open),
        (TAKES_EFFECT, KG.Accepted),
        (TAKES_EFFECT.replace("effect", "time"), KG.Open),
        (DEPENDS, KG.Open),
        (DEPENDS.replace("on 4", "with 4"), KG.Accepted),
        (SIGNED, KG.Open),
        (SIGNED.replace("demanding 5 acl VERB demand", "rejecting 5 acl VERB reject"), KG.Accepted),
        (PUT_AGAIN, KG.Open),
        (PUT_AGAIN.replace("previously", "angrily"), KG.Rejected),
        (COMMITTEE, KG.Open),
        (COMMITTEE.replace("committee", "council"), KG.Accepted),
        (WON_APPROVAL, KG.Accepted),
        (WON_APPROVAL.replace("approval 5", "applause 5"), KG.Open),
        (
            WON_APPROVAL.replace("won 0 root VERB win Tense", "suffered 0 root VERB suffer Tense").replace(
                "approval", "defeat"
            ),
            KG.Rejected,
        ),
        (VETO_ON, KG.Rejected),
        (VETO_ON.replace("used 0 root VERB use Tense", "feared 0 root VERB fear Tense"), KG.Open),
        (RENEWAL, KG.Rejected),
        (NUMBERED, KG.Accepted),
        (LOST, KG.Accepted),
        (LOST.replace("censure 5", "aid 5"), KG.Rejected),
    ],
)
def test_what_its_phrases_tell_settles_a_proposal(rows: str, status: object) -> None:
    reading = parse(rows)

    (group,) = groups.grouped(namings.namings(Scene.of(reading, resolved(reading))))

    assert outcomes.outcome(group).status == status
