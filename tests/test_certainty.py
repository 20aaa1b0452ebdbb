"""How sure an event is, by the words around its trigger."""

import pytest
from parses import parse
from rdflib import URIRef

from kg.language import certainty
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


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (AN_OFFER_FOR, KG.Planned),
        (REJECTED_AN_OFFER_FOR, KG.Planned),
        (FEAR_OF, KG.Possible),
        (REJECTED_IN, KG.Actual),
        (CALLED_A_VOTE, KG.Actual),
        (TOLD, KG.Actual),
        (DENIED, KG.Negated),
        (NO_DEAL, KG.Negated),
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


def test_cues_name_their_distance_from_the_trigger() -> None:
    doc = parse(PLANS).doc
    (trigger,) = doc.spans["events"]

    cues = set(certainty.cues(trigger))

    assert "0 under plan xcomp" in cues
    assert "0 listed planned governors" in cues
    assert "lists planned" in cues
