"""Who puts a proposal and to whom, chosen among all actors near it: what the rules say, and what else speaks for or against each."""

from dataclasses import replace

import pytest
from parses import parse, resolved
from test_offers import read

from kg.find.proposals import candidates, namings, partyfeatures, sides, weighing
from kg.find.proposals.scene import Scene
from kg.terms import KG

SURVIVED = """
Ada 3 nsubj PROPN
Ruiz 1 flat PROPN
survived 0 root VERB survive Tense=Past|VerbForm=Fin
the 5 det DET
motion 3 obj NOUN
of 7 case ADP
Zeta 5 nmod PROPN
to 9 mark PART
close 5 acl VERB close VerbForm=Inf
the 11 det DET
port 9 obj NOUN
. 3 punct PUNCT
# Person 1 2
# Organization 7 7
"""

PASSED_ON = """
Zeta 2 nsubj PROPN
accepted 0 root VERB accept Tense=Past|VerbForm=Fin
details 2 obj NOUN detail Number=Plur
of 6 case ADP
a 6 det DET
plan 3 nmod NOUN
to 8 mark PART
close 6 acl VERB close VerbForm=Inf
the 11 det DET
Spanish 11 amod ADJ
port 8 obj NOUN
. 2 punct PUNCT
# Organization 1 1
# Norp 10 10
"""

ABOUT = """
Zeta 2 nsubj PROPN
made 0 root VERB make Tense=Past|VerbForm=Fin
an 4 det DET
offer 2 obj NOUN
to 6 mark PART
sell 4 acl VERB sell VerbForm=Inf
Orion 6 {} PROPN
ships 6 obj NOUN ship Number=Plur
. 2 punct PUNCT
# Organization 1 1
# Organization 7 7
"""

PRESENTED = """
{} 2 nsubj PROPN
presented 0 root VERB present Tense=Past|VerbForm=Fin
a 4 det DET
plan 2 obj NOUN
. 2 punct PUNCT
# Organization 1 1
"""


def test_who_survives_a_motion_is_whom_it_was_put_to() -> None:
    (proposal,), _, _, (found,) = read(SURVIVED)

    assert (proposal.status, found) == (KG.Rejected, [["Zeta"], ["Ada Ruiz"]])


def test_who_answers_a_part_of_a_proposal_is_no_author_whatever_speaks_for_it() -> None:
    reading = parse(PASSED_ON)
    things = resolved(reading)
    likely = {"always": (20.0, 0.0)}
    scene = Scene.of(reading, things, {name: likely if name == weighing.PARTIES else {} for name in weighing.TABLES})
    group = next(candidates.find(Scene.of(reading, things))).group

    ruled = {things.get(a.name).name: a.ruled for a in sides.candidates(reading, things, group, None)}

    assert ruled["Zeta"] == "answers"
    assert not {"Zeta"} & {things.get(n).name for n in sides.chosen(scene, group, None)[0]}


@pytest.mark.parametrize(("link", "odds", "to"), [("iobj", -1.0, []), ("iobj", 0.0, ["Orion"]), ("obj", 0.0, [])])
def test_who_is_named_only_in_what_would_be_is_an_addressee_only_where_much_speaks_for_it(
    link: str, odds: float, to: list[str]
) -> None:
    reading = parse(ABOUT.format(link))
    things = resolved(reading)
    scene = Scene.of(reading, things)
    group = next(candidates.find(scene)).group
    likely = {"rule by": (5.0, -9.0), "rule none": (-9.0, odds)}

    found = sides.chosen(replace(scene, tables={**scene.tables, weighing.PARTIES: likely}), group, None)

    assert [[things.get(n).name for n in side] for side in found] == [["Zeta"], to]


def test_what_the_rules_say_speaks_for_an_actor() -> None:
    reading = parse(SURVIVED)
    things = resolved(reading)
    scene = Scene.of(reading, things)
    group = next(candidates.find(scene)).group
    actors = sides.candidates(reading, things, group, None)

    told = dict(zip((things.get(a.name).name for a in actors), partyfeatures.of(scene, group, actors), strict=True))

    assert {"rule by", "naming by", "side noun after 2"} <= set(told["Zeta"])
    assert {"rule to", "subject reject resolution", "beside True"} <= set(told["Ada Ruiz"])


def test_the_first_phrases_of_a_proposal_say_by_themselves_whose_it_is() -> None:
    reading = parse("\n".join(PRESENTED.format(name) for name in ("Zeta", "Zeta", "Zeta", "Orion")))
    things = resolved(reading)
    group = list(namings.namings(Scene.of(reading, things)))

    ruled = {things.get(a.name).name: a.ruled for a in sides.candidates(reading, things, group, None)}

    assert (len(group), ruled) == (4, {"Zeta": "by", "Orion": "none"})


@pytest.mark.parametrize("side", weighing.SIDES)
def test_a_likely_party_makes_the_others_unlikely(side: weighing.Side) -> None:
    weights = {"likely": (3.0, 3.0), "other": (1.0, 1.0)}

    (alone,) = weighing.shares(weights, [["other"]], side)
    likely, other = weighing.shares(weights, [["likely"], ["other"]], side)

    assert likely > alone > other
    assert likely + other < 1
