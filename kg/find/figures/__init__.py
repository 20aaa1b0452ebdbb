"""Figures: counts and amounts with what they count: people killed or injured, strikers, votes, money, shares.

kinds    what the clause of a number says that it measures
votes    the two numbers of a vote: "by 66 votes to 34", "voted 66-34"
"""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.figures import kinds, votes
from kg.language import lexicon, tree
from kg.language.numbers import Number
from kg.language.reading import Reading
from kg.terms import KGT
from kg.values import Drop, Figure, Span, name_of

#: Relations over which a bare number goes on from another ("killed 12 in Gaza and 23 in Israel", "put the toll at 41, a hospital said 50").
GOES_ON = frozenset(["conj", "parataxis", "appos", "orphan", "dep", "nmod"])
#: And over which it hangs on a verb of saying.
SAID = frozenset(["obj", "nsubj", "ccomp", "obl", "xcomp"])
#: What is counted one by one: a number that goes on from another of these counts the same.
PEOPLE = frozenset(
    [
        KGT.Killed,
        KGT.Injured,
        KGT.Missing,
        KGT.Abducted,
        KGT.Arrested,
        KGT.Displaced,
        KGT.Rescued,
        KGT.Participants,
        KGT.Votes,
    ]
)

#: Why a number is no figure.
NO_KIND = "a number of things that the vocabulary does not count"
IN_BODY = "a figure of the headline that the text below tells again"


def find(reading: Reading, entities: Entities) -> Iterator[Figure | Drop]:
    """Yield a figure for each number whose kind its clause tells; one of the headline only where the text below has it not."""
    del entities  # a figure's population is words of the text
    cast = list(votes.find(reading))
    found = [*_counted(reading, cast), *cast]
    told = {(f.measures, f.value) for f in found if isinstance(f, Figure) and not _in_headline(reading, f)}
    for figure in found:
        again = isinstance(figure, Figure) and _in_headline(reading, figure) and (figure.measures, figure.value) in told
        yield Drop("figures", IN_BODY, figure.evidence) if again and isinstance(figure, Figure) else figure


def _in_headline(reading: Reading, figure: Figure) -> bool:
    return reading.is_in_headline(figure.evidence.start)


def _counted(reading: Reading, cast: list[Figure]) -> Iterator[Figure | Drop]:
    """Yield the numbers but those of votes, in text order; a bare one may go on from the one before it in its sentence."""
    before: tuple[int, URIRef | None, set[Token]] = (-1, None, set())
    for number in reading.numbers:
        head = reading.head(number.span)
        if head is None or any(vote.evidence.touches(number.span) for vote in cast):
            continue
        counted = kinds.counted(head)
        measures = kinds.of(number, head, counted)
        sentence = reading.sentence[head.i]
        if measures is None and before[0] == sentence and _goes_on(head, counted, before[2]):
            measures = before[1]
        if measures in PEOPLE:
            before = sentence, measures, {head, counted}
        yield _figure(reading, number, measures, counted) if measures else Drop("figures", NO_KIND, number.span)


def _goes_on(head: Token, counted: Token, before: set[Token]) -> bool:
    """Say whether a number stands without a noun of its own, and goes on from another, or is given for it by somebody else.

    `before` are the words of that other: a date or an age may go on from a number too ("arrested two between June 12 and 24").
    """
    if counted != head or head.pos_ != "NUM" or kinds.is_age(head):
        return False
    if head.dep_ == "conj" and head.head.pos_ in ("NUM", "NOUN", "PROPN") and head.head not in before:
        return False
    said = head.dep_ in SAID and head.head.lemma_.lower() in lexicon.listed("sayings")
    return said or head.dep_ in GOES_ON


def _figure(reading: Reading, number: Number, measures: URIRef, counted: Token) -> Figure:
    words = [t for t in tree.phrase(counted) if number.span.end <= t.idx <= counted.idx]
    end = max([number.span.end, *(t.idx + len(t.text) for t in words)])
    return Figure(
        name_of(reading.article, "figure", number.span),
        measures,
        number.value,
        number.bound,
        Span(number.span.start, end),
        "figures/number",
        population=reading.article.words(tree.span(words)) if words and not number.is_money else None,
        unit=number.currency or number.unit,
    )
