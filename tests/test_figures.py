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


@pytest.mark.parametrize(
    ("rows", "measures", "value", "bound", "population"),
    [
        (WERE_KILLED, KGT.Killed, 12, KG.AtLeast, "civilians"),
        (KILLED_PEOPLE, KGT.Killed, 30, KG.Exactly, "people"),
        (DIED, KGT.Killed, 7, KG.Exactly, "miners"),
        (MISSING, KGT.Missing, 40, KG.Exactly, "sailors"),
        (DEATHS, KGT.Killed, 18, KG.Exactly, "infant deaths"),
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


@pytest.mark.parametrize("rows", [CHAIRS, ATTENDED])
def test_a_number_that_no_kind_fits_makes_no_figure(rows: str) -> None:
    assert found(rows)[1] == []


def test_the_evidence_of_a_figure_is_its_own_phrase() -> None:
    reading, (figure,) = found(WERE_KILLED)

    assert reading.article.words(figure.evidence) == "At least 12 civilians"
