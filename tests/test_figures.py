"""Counts and amounts, with what they measure and whom they count."""

from decimal import Decimal

import pytest
from parses import kept, parse
from rdflib import URIRef

from kg.find import figures
from kg.find.entities import Entities
from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Figure

NOBODY = Entities((), {})

WERE_KILLED = """
At 3 advmod ADP
least 1 fixed ADJ
12 4 nummod NUM
civilians 6 nsubj:pass NOUN civilian
were 6 aux:pass AUX be
killed 0 root VERB kill VerbForm=Part|Tense=Past
. 6 punct PUNCT
"""

KILLED_PEOPLE = """
Two 2 nummod NUM
gunmen 3 nsubj NOUN gunman
killed 0 root VERB kill VerbForm=Fin|Tense=Past
30 5 nummod NUM
people 3 obj NOUN
. 3 punct PUNCT
"""

DIED = """
Seven 2 nummod NUM
miners 3 nsubj NOUN miner
died 0 root VERB die VerbForm=Fin|Tense=Past
. 3 punct PUNCT
"""

ATTENDED = """
She 2 nsubj PRON
attended 0 root VERB attend VerbForm=Fin|Tense=Past
three 4 nummod NUM
meetings 2 obj NOUN meeting
. 2 punct PUNCT
"""

MISSING = """
40 2 nummod NUM
sailors 4 nsubj NOUN sailor
are 4 cop AUX be
missing 0 root ADJ missing
. 4 punct PUNCT
"""

TORN = """
It 2 nsubj PRON
killed 0 root VERB kill VerbForm=Fin|Tense=Past
children 2 obj NOUN child
and 5 cc CCONJ
injured 2 conj VERB injure VerbForm=Fin|Tense=Past
more 8 advmod ADJ
than 6 fixed ADP
550 3 nummod NUM
. 2 punct PUNCT
"""

DEATHS = """
The 2 det DET
report 3 nsubj NOUN
counts 0 root VERB count VerbForm=Fin|Tense=Pres
18 6 nummod NUM
infant 6 compound NOUN
deaths 3 obj NOUN death
. 3 punct PUNCT
"""

MONEY = """
It 2 nsubj PRON
cost 0 root VERB cost VerbForm=Fin|Tense=Past
about 4 advmod ADV
$6 2 obj NUM
billion 4 flat NUM
. 2 punct PUNCT
"""

DEATHS_OF = """
The 2 det DET
deaths 6 nsubj NOUN death
of 5 case ADP
six 5 nummod NUM
students 2 nmod NOUN student
shocked 0 root VERB shock VerbForm=Fin|Tense=Past
Lugo 6 obj PROPN
"""

RESCUE_OF = """
She 2 nsubj PRON
praised 0 root VERB praise VerbForm=Fin|Tense=Past
the 4 det DET
rescue 2 obj NOUN
of 7 case ADP
40 7 nummod NUM
miners 4 nmod NOUN miner
"""

WOUNDED = """
About 2 advmod ADV
600 4 nummod NUM
wounded 4 amod VERB wound VerbForm=Part|Tense=Past
sailors 5 nsubj NOUN sailor
came 0 root VERB come VerbForm=Fin|Tense=Past
home 5 advmod ADV
"""

WALKED_OUT = """
More 3 advmod ADJ
than 1 fixed ADP
9,000 4 nummod NUM
dockers 5 nsubj NOUN docker
walked 0 root VERB walk VerbForm=Fin|Tense=Past
out 5 compound:prt ADP
"""

FLED_HOMES = """
3,000 2 nummod NUM
villagers 3 nsubj NOUN villager
lost 0 root VERB lose VerbForm=Fin|Tense=Past
their 5 nmod:poss PRON
homes 3 obj NOUN home
"""

HEADED = """
12 2 nsubj NUM
killed 0 root VERB kill VerbForm=Part|Tense=Past
in 4 case ADP
blast 2 obl NOUN
"""

TOLL = """
Ministers 2 nsubj NOUN minister
put 0 root VERB put VerbForm=Fin|Tense=Past
the 4 det DET
toll 2 obj NOUN
at 6 case ADP
41 2 obl NUM
"""

SHARE = """
Sales 2 nsubj NOUN sale
rose 0 root VERB rise VerbForm=Fin|Tense=Past
30 4 nummod NUM
percent 2 obl NOUN
"""

AGED = """
A 2 det DET
man 6 nsubj:pass NOUN
of 4 case ADP
41 2 nmod NUM
was 6 aux:pass AUX be
arrested 0 root VERB arrest VerbForm=Part|Tense=Past
"""

AGED_ASIDE = """
Police 2 nsubj NOUN
arrested 0 root VERB arrest VerbForm=Fin|Tense=Past
the 4 det DET
captain 2 obj NOUN captain Number=Sing
, 6 punct PUNCT
52 4 appos NUM
, 2 punct PUNCT
on 9 case ADP
Tuesday 2 obl PROPN
"""

CHAIRS = """
They 2 nsubj PRON
bought 0 root VERB buy VerbForm=Fin|Tense=Past
12 4 nummod NUM
chairs 2 obj NOUN chair
. 2 punct PUNCT
"""


def found(rows: str) -> tuple[Reading, list[Figure]]:
    reading = parse(rows)
    return reading, kept(figures.find(reading, NOBODY))


AND_WOUNDED = """
Twelve 2 nsubj NUM
died 0 root VERB die VerbForm=Fin|Tense=Past
and 7 cc CCONJ
more 6 advmod ADV
than 4 fixed ADP
300 7 obl NUM
wounded 2 conj VERB wound VerbForm=Part|Tense=Past
. 2 punct PUNCT
"""

COUNTED = """
Doctors 2 nsubj NOUN doctor Number=Plur
counted 0 root VERB count VerbForm=Fin|Tense=Past
nine 4 nummod NUM
dead 2 xcomp ADJ
and 6 cc CCONJ
400 4 conj NUM
others 8 nsubj NOUN other
injured 2 xcomp VERB injure VerbForm=Part|Tense=Past
. 2 punct PUNCT
"""

AT_LEAST = """
At 3 case ADP
least 3 nmod ADJ
12 4 nummod NUM
people 6 nsubj:pass NOUN
were 6 aux:pass AUX
killed 0 root VERB kill VerbForm=Part|Tense=Past
. 6 punct PUNCT
"""


TO_DEATH = """
At 3 case ADP
least 3 nmod ADJ
12 4 nummod NUM
people 6 nsubj:pass NOUN
were 6 aux:pass AUX
burnt 0 root VERB burn VerbForm=Part|Tense=Past
to 8 case ADP
death 6 obl NOUN
. 6 punct PUNCT
"""

OLD_DRIVER = """
The 2 det DET
driver 10 nsubj:pass NOUN
, 4 punct PUNCT
61 2 appos NUM
, 8 punct PUNCT
and 8 cc CCONJ
two 8 nummod NUM
guards 2 conj NOUN
were 10 aux:pass AUX
arrested 0 root VERB arrest VerbForm=Part|Tense=Past
. 10 punct PUNCT
"""


@pytest.mark.parametrize(
    ("rows", "figures"),
    [
        (TO_DEATH, [(KGT.Killed, 12)]),
        (TO_DEATH.replace("burnt 0", "sentenced 0").replace("burn ", "sentence "), []),
        (OLD_DRIVER, [(KGT.Arrested, 2)]),
        (AND_WOUNDED, [(KGT.Killed, 12), (KGT.Injured, 300)]),
        (COUNTED, [(KGT.Killed, 9), (KGT.Injured, 400)]),
        (AT_LEAST, [(KGT.Killed, 12)]),
    ],
)
def test_the_word_behind_a_number_says_what_befell_those_counted(rows: str, figures: list[tuple[URIRef, int]]) -> None:
    assert [(figure.measures, figure.value) for figure in found(rows)[1]] == figures


@pytest.mark.parametrize(
    ("rows", "measures", "value", "bound", "population"),
    [
        (WERE_KILLED, KGT.Killed, 12, KG.AtLeast, "civilians"),
        (WERE_KILLED.replace("civilian", "protester"), KGT.Killed, 12, KG.AtLeast, "protesters"),
        (KILLED_PEOPLE, KGT.Killed, 30, KG.Exactly, "people"),
        (DIED, KGT.Killed, 7, KG.Exactly, "miners"),
        (MISSING, KGT.Missing, 40, KG.Exactly, "sailors"),
        (TORN, KGT.Injured, 550, KG.AtLeast, None),
        (DEATHS, KGT.Killed, 18, KG.Exactly, "infant deaths"),
        (DEATHS_OF, KGT.Killed, 6, KG.Exactly, "students"),
        (RESCUE_OF, KGT.Rescued, 40, KG.Exactly, "miners"),
        (WOUNDED, KGT.Injured, 600, KG.About, "wounded sailors"),
        (WALKED_OUT, KGT.Participants, 9000, KG.AtLeast, "dockers"),
        (FLED_HOMES, KGT.Displaced, 3000, KG.Exactly, "villagers"),
        (HEADED, KGT.Killed, 12, KG.Exactly, None),
        (TOLL, KGT.Killed, 41, KG.Exactly, None),
        (MONEY, KGT.Money, 6_000_000_000, KG.About, None),
    ],
)
def test_a_number_measures_what_its_clause_says(
    rows: str, measures: URIRef, value: int, bound: URIRef, population: str | None
) -> None:
    _, (figure,) = found(rows)

    assert (figure.measures, figure.value, figure.bound, figure.population) == (
        measures,
        Decimal(value),
        bound,
        population,
    )


@pytest.mark.parametrize("rows", [CHAIRS, ATTENDED, AGED, AGED_ASIDE])
def test_a_number_that_no_kind_fits_makes_no_figure(rows: str) -> None:
    assert found(rows)[1] == []


def test_the_evidence_of_a_figure_is_its_own_phrase() -> None:
    reading, (figure,) = found(WERE_KILLED)

    assert reading.article.words(figure.evidence) == "At least 12 civilians"


@pytest.mark.parametrize(("rows", "unit"), [(MONEY, "USD"), (SHARE, "percent"), (DIED, None)])
def test_a_figure_has_its_unit(rows: str, unit: str | None) -> None:
    _, (figure,) = found(rows)

    assert figure.unit == unit


AND_IN = """
They 2 nsubj PRON
killed 0 root VERB kill VerbForm=Fin|Tense=Past
12 4 nummod NUM
people 2 obj NOUN
in 6 case ADP
Lugo 2 obl PROPN
and 8 cc CCONJ
23 2 conj NUM
in 10 case ADP
Vigo 8 nmod PROPN
. 2 punct PUNCT
"""


def test_a_number_without_a_noun_goes_on_from_the_one_before_it() -> None:
    _, found_ = found(AND_IN)

    assert [(f.measures, f.value) for f in found_] == [(KGT.Killed, 12), (KGT.Killed, 23)]


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The chamber passed the levy by 66 votes to 34 .", [("in favour", 66), ("against", 34)]),
        ("Members voted 52-48 for the levy .", [("in favour", 52), ("against", 48)]),
        ("It was rejected by a vote of 220 to 180 .", [("in favour", 220), ("against", 180)]),
        ("Vigo won 3-0 .", []),
        ("They voted in 2010-2014 .", []),
    ],
)
def test_a_vote_has_two_numbers(text: str, votes: list[tuple[str, int]]) -> None:
    words = text.split()
    rows = "\n".join(f"{word} {0 if n == 0 else 1} {'root' if n == 0 else 'dep'} X" for n, word in enumerate(words))

    _, found_ = found(rows)

    assert [(f.population, f.value) for f in found_ if f.rule == "figures/vote"] == votes
