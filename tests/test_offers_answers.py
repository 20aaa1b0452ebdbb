"""Proposals found where parsers differ or no noun of proposing stands, told again by a verb, and answered without their name."""

import pytest
from parses import parse, resolved
from test_offers import marked, read

from kg.find.proposals import groups, namings, weighing
from kg.find.proposals.scene import Scene
from kg.terms import KG

CALLED = """
Spain 2 nsubj PROPN
called 0 root VERB call Tense=Past|VerbForm=Fin
for 2 mark SCONJ
talks 6 obj NOUN talk Number=Plur
to 6 mark PART
restart 2 xcomp VERB restart VerbForm=Inf
in 8 case ADP
Vigo 6 obl PROPN
. 2 punct PUNCT
# Country 1 1
"""

WANTS = """
Zeta 2 nsubj PROPN
wants 0 root VERB want Tense=Pres|VerbForm=Fin
Spain 5 nsubj PROPN
to 5 mark PART
open 2 xcomp VERB open VerbForm=Inf
the 7 det DET
border 5 obj NOUN
. 2 punct PUNCT
# Organization 1 1
# Country 3 3
"""

FENCE = """
Zeta 2 nsubj PROPN
rejected 0 root VERB reject Tense=Past|VerbForm=Fin
the 5 det DET
proposed 5 amod VERB propose VerbForm=Part
fence 2 obj NOUN
# Organization 1 1
"""

REQUESTED = """
Zeta 2 nsubj PROPN
rejected 0 root VERB reject Tense=Past|VerbForm=Fin
the 4 det DET
fence 2 obj NOUN
requested 4 acl VERB request Tense=Past|VerbForm=Part
by 7 case ADP
Orion 5 obl:agent PROPN
# Organization 1 1
# Organization 7 7
"""


@pytest.mark.parametrize(
    ("rows", "phrases"),
    [
        (CALLED, ["called for talks to restart in Vigo"]),
        (WANTS, ["wants Spain to open the border"]),
        (FENCE, ["the proposed fence"]),
        (FENCE.replace("proposed 5 amod VERB propose", "wooden 5 amod ADJ wooden"), []),
        (REQUESTED, ["the fence"]),
        (REQUESTED.replace("requested 4 acl VERB request", "painted 4 acl VERB paint"), []),
    ],
)
def test_what_may_name_a_proposal_is_seen_however_it_is_parsed(rows: str, phrases: list[str]) -> None:
    reading = parse(rows)

    found = namings.namings(Scene.of(reading, resolved(reading)))

    assert [reading.article.words(n.span) for n in found] == phrases


AID = """
Spain 2 nsubj PROPN
offered 0 root VERB offer Tense=Past|VerbForm=Fin
ships 2 obj NOUN ship Number=Plur
to 5 case ADP
Zeta 2 obl PROPN
but 8 cc CCONJ
Zeta 8 nsubj PROPN
refused 2 conj VERB refuse Tense=Past|VerbForm=Fin
them 8 obj PRON
# Country 1 1
# Organization 5 5
# Organization 7 7
"""

TURNED_DOWN = """
Spain 2 nsubj PROPN
offered 0 root VERB offer Tense=Past|VerbForm=Fin
Zeta 2 iobj PROPN
ships 2 obj NOUN ship Number=Plur
which 7 nsubj:pass PRON
were 7 aux:pass AUX be
rejected 4 acl:relcl VERB reject Tense=Past|VerbForm=Part
# Country 1 1
# Organization 3 3
"""

HEADLINE = """
Spain 2 nsubj PROPN
offers 0 root VERB offer Tense=Pres|VerbForm=Fin
ships 2 obj NOUN ship Number=Plur
to 5 case ADP
Zeta 2 obl PROPN
; 8 punct PUNCT
Orion 8 nsubj PROPN
refuses 2 parataxis VERB refuse Tense=Pres|VerbForm=Fin
# Country 1 1
# Organization 5 5
# Organization 7 7
"""

LETTER = """
Zeta 2 nsubj PROPN
sent 0 root VERB send Tense=Past|VerbForm=Fin
a 4 det DET
letter 2 obj NOUN
refusing 4 acl VERB refuse VerbForm=Ger
the 7 det DET
offer 5 obj NOUN
from 9 case ADP
Orion 7 nmod PROPN
# Organization 1 1
# Organization 9 9
"""

VOTED = """
Zeta 2 nsubj PROPN
voted 0 root VERB vote Tense=Past|VerbForm=Fin
late 2 advmod ADV
to 5 mark PART
approve 2 advcl VERB approve VerbForm=Inf
the 7 det DET
bill 5 obj NOUN
from 9 case ADP
Orion 7 nmod PROPN
# Organization 1 1
# Organization 9 9
"""


@pytest.mark.parametrize(
    ("rows", "verdicts"),
    [
        (AID, [KG.Rejected]),
        (AID.replace("refused 2 conj VERB refuse", "welcomed 2 conj VERB welcome"), []),
        (AID.replace("them 8 obj PRON", "guests 8 obj NOUN guest"), []),
        (TURNED_DOWN, [KG.Rejected]),
        (HEADLINE, [KG.Rejected]),
        (HEADLINE.replace("; 8", "as 8"), []),
        (LETTER, [KG.Rejected]),
        (VOTED, [KG.Accepted]),
        (VOTED.replace("voted 0 root VERB vote", "waited 0 root VERB wait"), []),
    ],
)
def test_an_answer_without_the_name_of_what_it_answers_settles_it(rows: str, verdicts: list[object]) -> None:
    reading = parse(rows)

    found = namings.namings(Scene.of(reading, resolved(reading)))

    assert [v for n in found for v in n.verdicts] == verdicts


AGREED = """
Spain 2 nsubj PROPN
agreed 0 root VERB agree Tense=Past|VerbForm=Fin
to 4 mark PART
open 2 xcomp VERB open VerbForm=Inf
the 6 det DET
border 4 obj NOUN
to 8 case ADP
Zeta 2 obl PROPN
. 2 punct PUNCT
# Country 1 1
# Organization 8 8

The 2 det DET
deal 4 nsubj NOUN
would 4 aux AUX
end 0 root VERB end VerbForm=Inf
the 6 det DET
strike 4 obj NOUN
. 4 punct PUNCT
"""


@pytest.mark.parametrize("auxiliary", ["", "may"])
def test_what_somebody_agreed_to_is_agreed_also_where_it_is_named_later(auxiliary: str) -> None:
    rows = (
        AGREED.replace("to 4 mark", f"{auxiliary} 2 aux AUX\nto 5 mark").replace("4 obj", "5 obj")
        if auxiliary
        else AGREED
    )

    assert (KG.Accepted in [p.status for p in read(rows)[0]]) == (not auxiliary)


PUT = """
Zeta 2 nsubj PROPN
called 0 root VERB call Tense=Past|VerbForm=Fin
for 5 case ADP
a 5 det DET
truce 2 obl NOUN
over 8 case ADP
the 8 det DET
holidays 5 nmod NOUN holiday Number=Plur
. 2 punct PUNCT
# Organization 1 1
"""

TWICE = """
Zeta 2 nsubj PROPN
made 0 root VERB make Tense=Past|VerbForm=Fin
an 4 det DET
offer 2 obj NOUN
to 6 mark PART
buy 4 acl VERB buy VerbForm=Inf
the 9 det DET
northern 9 amod ADJ
port 6 obj NOUN
# Organization 1 1

Zeta 2 nsubj PROPN
proposed 0 root VERB propose Tense=Past|VerbForm=Fin
to 4 mark PART
buy 2 xcomp VERB buy VerbForm=Inf
the 7 det DET
northern 7 amod ADJ
port 4 obj NOUN
# Organization 1 1
"""


@pytest.mark.parametrize(
    ("rows", "count"),
    [(TWICE, 1), (TWICE.replace("northern 7", "southern 7").replace("port 4 obj", "mill 4 obj"), 2)],
)
def test_a_verb_that_puts_the_same_forward_tells_the_proposal_again(rows: str, count: int) -> None:
    reading = parse(rows)

    assert len(groups.grouped(namings.namings(Scene.of(reading, resolved(reading))))) == count


def test_a_marked_noun_that_a_verb_puts_forward_tells_the_same_proposal() -> None:
    reading = marked(parse(PUT), 4, [], 0.9)

    (group,) = groups.grouped(namings.namings(Scene.of(reading, resolved(reading))))

    assert [n.head.text for n in group] == ["called", "truce"]


def test_what_marks_count_is_a_row_of_the_table() -> None:
    table = {"x": (0.0,), "mark odds": (1.0,), "marked": (0.0,), "unmarked": (-2.0,)}

    assert weighing.likely(table, ["x"], 0.9) == pytest.approx(0.9)
    assert weighing.likely(table, ["x"], 0.0) < weighing.likely({"x": (0.0,)}, ["x"], 0.0)
