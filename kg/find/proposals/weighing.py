"""How likely it is that a phrase names a proposal, that words are its term, and that an actor is a party to it.

This is the one place where rules and marks are weighed. The weights are tables that `kg.train.proposals` and `kg.train.parties` learn
from the newskg corpus, each article as a reader marks it that never saw it; a row says how much one feature speaks for it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

Weights = Mapping[str, tuple[float, ...]]
"""What each feature speaks for or against something being what it may be."""

PROPOSALS: Final = "proposals.tsv"
TERMS: Final = "terms.tsv"
PARTIES: Final = "parties.tsv"
TABLES: Final = (PROPOSALS, TERMS, PARTIES)
Side = Literal["by", "to"]
"""Who puts a proposal, or to whom it is put: the columns of the table of parties."""
SIDES: Final[tuple[Side, ...]] = ("by", "to")
#: From which likelihood on a phrase is taken for a proposal, by whether a noun or a verb names it, and words for its term.
BARS: Final = {"noun": 0.35, "verb": 0.3}
TERM: Final = 0.23
#: From which likelihood on an actor is taken for a party: one that the rules name on that side, and any other.
RULED: Final[Mapping[Side, float]] = {"by": 0.2, "to": 0.2}
UNRULED: Final[Mapping[Side, float]] = {"by": 0.3, "to": 0.28}
#: The bands in which a reader's likelihood speaks: each edge that it reaches adds what that says.
EDGES: Final = (0.05, 0.15, 0.3, 0.5, 0.7, 0.9)


def likely(weights: Weights, features: Iterable[str]) -> float:
    """Return how likely it is, from 0 to 1, by the weights of its features."""
    total = sum(weights[feature][0] for feature in features if feature in weights)
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def shares(weights: Weights, candidates: Sequence[Iterable[str]], side: Side) -> list[float]:
    """Return how likely each of the candidates is the one of a side: together with nobody they make 1."""
    column = SIDES.index(side)
    sums = [sum(weights[f][column] for f in features if f in weights) for features in candidates]
    speaking = [math.exp(min(total, 30.0)) for total in sums]
    return [own / (1 + sum(speaking)) for own in speaking]


def of_mark(chance: float | None, what: str) -> Iterator[str]:
    """Yield what a reader's likelihood says of `what`: every edge that it reaches, and the last with it; nothing where none looked."""
    if chance is not None:
        yield "mark looked"
        yield from (f"mark {edge}" for edge in EDGES if chance >= edge)
        yield f"mark {edge(chance)} {what}"


def edge(chance: float) -> float:
    """Return the last edge that a likelihood reaches."""
    return max((e for e in EDGES if chance >= e), default=0.0)
