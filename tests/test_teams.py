"""Which places are teams: by scores, by who beats whom, by whose players are told of, and only in a report on sport."""

import pytest
from parses import parse, resolved

from kg.terms import KG

TEAM, PLACE = KG.Organization, KG.Place
REPORT = """
The 2 det DET
striker 4 nsubj NOUN
and 4 cc CCONJ
goalkeeper 5 nsubj NOUN
praised 0 root VERB praise
the 8 det DET
cup 8 compound NOUN
referee 5 obj NOUN
"""
ELECTION = """
The 2 det DET
voters 3 nsubj NOUN
praised 0 root VERB praise
the 5 det DET
mayor 3 obj NOUN
"""
BEAT = """
Leeds 2 nsubj PROPN
beat 0 root VERB
Derby 2 obj PROPN
# Place 1 1
# Place 3 3
"""
LOST = """
Leeds 2 nsubj PROPN
lost 0 root VERB lose
to 4 case ADP
Derby 2 obl PROPN
# Place 1 1
# Place 4 4
"""
SCORED = """
They 2 nsubj PRON
were 0 root VERB be
late 2 advmod ADV
Derby 2 dep PROPN
2-1 4 nummod NUM
Leeds 2 dep PROPN
# Place 4 4
# Place 6 6
"""
PLAYED = """
They 2 nsubj PRON
won 0 root VERB win
in 4 case ADP
Leeds 2 obl PROPN
2-1 2 obl NUM
# Place 4 4
"""
OWNED = """
Derby 3 nmod:poss PROPN
's 1 case PART
captain 4 nsubj NOUN
left 0 root VERB leave
Leeds 4 obj PROPN
# Place 1 1
# Place 5 5
"""
NATIONS = """
Wales 2 nsubj PROPN
beat 0 root VERB
Scotland 2 obj PROPN
# Place 1 1
# Place 3 3
"""


@pytest.mark.parametrize(
    ("rows", "kinds"),
    [
        (BEAT, {"Leeds": TEAM, "Derby": TEAM}),
        (LOST, {"Leeds": TEAM, "Derby": TEAM}),
        (SCORED, {"Derby": TEAM, "Leeds": TEAM}),
        (PLAYED, {"Leeds": PLACE}),
        (OWNED, {"Derby": TEAM, "Leeds": PLACE}),
        (NATIONS, {"Wales": PLACE, "Scotland": PLACE}),
    ],
)
def test_a_report_on_sport_calls_teams_by_their_towns(rows: str, kinds: dict[str, object]) -> None:
    found = {e.name: e.kind for e in resolved(parse(REPORT + rows)).all}

    assert {name: found[name] for name in kinds} == kinds


def test_elsewhere_a_town_that_beats_another_stays_one() -> None:
    assert {e.kind for e in resolved(parse(ELECTION + BEAT)).all if e.name in ("Leeds", "Derby")} == {PLACE}


CALLED = """
Carrow 3 nsubj PROPN
Vale 1 flat PROPN
won 0 root VERB win
# Organization 1 2

Vale 2 nsubj PROPN
fell 0 root VERB fall
# Person 1 1
"""


def test_the_last_word_of_a_team_is_nobody() -> None:
    (team,) = (e for e in resolved(parse(REPORT + CALLED)).all if e.kind == TEAM)

    assert (team.name, team.aliases) == ("Carrow Vale", ("Vale",))


COMPANY = """
Norr 3 nsubj PROPN
Foods 1 flat PROPN
grew 0 root VERB grow
. 3 punct PUNCT
# Organization 1 2

Norr 2 nsubj PROPN
paid 0 root VERB pay
Ada 2 obj PROPN
Norr 3 flat PROPN
. 2 punct PUNCT
# Person 1 1
# Person 3 4

Norr 2 nsubj PROPN
left 0 root VERB leave
# Person 1 1
"""


def test_a_company_is_called_by_its_first_word_until_somebody_is_named_so() -> None:
    reading = parse(COMPANY)
    things = resolved(reading)
    first, later = (things.at(reading.doc[i]) for i in (4, 9))

    assert things.get(first or "").name == "Norr Foods"
    assert things.get(later or "").name == "Ada Norr"
