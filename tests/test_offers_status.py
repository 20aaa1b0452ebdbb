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


@pytest.mark.parametrize(
    ("rows", "status"),
    [
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

    assert outcomes.outcome(group)[0] == status
