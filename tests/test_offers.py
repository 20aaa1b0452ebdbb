"""Proposals by what is done: verbs that put something forward, whose it is, which words are its terms, and what became of it."""

import pytest
from parses import kept, parse, resolved

from kg.find import proposals
from kg.language.reading import Reading

from kg.values import Proposal, Term


def read(rows: str) -> tuple[list[Proposal], list[Term], Reading, list[list[list[str]]]]:
    reading = parse(rows)
    things = resolved(reading)
    found = kept(proposals.find(reading, things))
    made = [p for p in found if isinstance(p, Proposal)]
    sides = [[[things.get(n).name for n in side] for side in (p.proposed_by, p.addressed_to)] for p in made]
    return made, [t for t in found if isinstance(t, Term)], reading, sides


DEMANDED = """
The 2 det DET
dockers 3 nsubj NOUN docker Number=Plur
demanded 0 root VERB demand Tense=Past|VerbForm=Fin
that 6 mark SCONJ
Zeta 6 nsubj PROPN
raise 3 ccomp VERB raise
wages 6 obj NOUN wage Number=Plur
. 3 punct PUNCT
# Organization 5 5
"""

CALLED_FOR = """
Spain 2 nsubj PROPN
called 0 root VERB call Tense=Past|VerbForm=Fin
for 5 case ADP
a 5 det DET
ban 2 obl NOUN
on 8 case ADP
night 8 compound NOUN
flights 5 nmod NOUN flight Number=Plur
. 2 punct PUNCT
# Country 1 1
"""

PLANS = """
Zeta 2 nsubj PROPN
plans 0 root VERB plan Tense=Pres|VerbForm=Fin
to 4 mark PART
close 2 xcomp VERB close VerbForm=Inf
the 6 det DET
port 4 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""

URGED = """
Zeta 2 nsubj PROPN
urged 0 root VERB urge Tense=Past|VerbForm=Fin
Spain 2 obj PROPN
to 5 mark PART
open 2 xcomp VERB open VerbForm=Inf
the 7 det DET
border 5 obj NOUN
. 2 punct PUNCT
# Organization 1 1
# Country 3 3
"""

DEAL = """
Zeta 3 nsubj PROPN
has 3 aux AUX have
reached 0 root VERB reach Tense=Past|VerbForm=Part
a 5 det DET
deal 3 obj NOUN
with 7 case ADP
Orion 5 nmod PROPN
to 9 mark PART
end 5 acl VERB end VerbForm=Inf
the 11 det DET
strike 9 obj NOUN
. 3 punct PUNCT
# Organization 1 1
# Organization 7 7
"""

ASKED = """
Spain 3 nsubj:pass PROPN
was 3 aux:pass AUX be
asked 0 root VERB ask Tense=Past|VerbForm=Part
by 5 case ADP
Zeta 3 obl:agent PROPN
to 7 mark PART
send 3 xcomp VERB send VerbForm=Inf
two 9 nummod NUM
ships 7 obj NOUN ship Number=Plur
. 3 punct PUNCT
# Country 1 1
# Organization 5 5
"""

SUGGESTED = """
Zeta 2 nsubj PROPN
suggested 0 root VERB suggest Tense=Past|VerbForm=Fin
selling 2 xcomp VERB sell VerbForm=Ger
the 6 det DET
old 6 amod ADJ
ferry 3 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""


@pytest.mark.parametrize(
    ("rows", "by", "to", "terms"),
    [
        (DEMANDED, ["dockers"], ["Zeta"], ["Zeta raise wages"]),
        (CALLED_FOR, ["Spain"], [], ["a ban on night flights"]),
        (PLANS, ["Zeta"], [], ["close the port"]),
        (URGED, ["Zeta"], ["Spain"], ["open the border"]),
        (DEAL, ["Zeta"], ["Orion"], ["end the strike"]),
        (ASKED, ["Zeta"], ["Spain"], ["send two ships"]),
        (SUGGESTED, ["Zeta"], [], ["selling the old ferry"]),
    ],
)
def test_who_demands_calls_for_plans_or_agrees_puts_a_proposal(
    rows: str, by: list[str], to: list[str], terms: list[str]
) -> None:
    _, found, reading, sides = read(rows)

    assert sides == [[by, to]]
    assert [reading.article.words(t.content[0]) for t in found] == terms


@pytest.mark.parametrize(
    "rows",
    [
        "Zeta 2 nsubj PROPN\nhopes 0 root VERB hope\nto 4 mark PART\nwin 2 xcomp VERB win VerbForm=Inf\n# Organization 1 1",
        "Spain 4 nsubj PROPN\ndid 4 aux AUX do\nnot 4 advmod PART\ndemand 0 root VERB demand VerbForm=Inf\na 6 det DET\n"
        "refund 4 obj NOUN\n# Country 1 1",
        "Zeta 2 nsubj PROPN\nignored 0 root VERB ignore Tense=Past|VerbForm=Fin\nrequests 2 obj NOUN request Number=Plur\n"
        "for 5 case ADP\ncomment 3 nmod NOUN\n# Organization 1 1",
    ],
)  # fmt: skip
def test_a_wish_a_denied_demand_and_a_reporters_request_are_none(rows: str) -> None:
    made, _, _, _ = read(rows)

    assert made == []
