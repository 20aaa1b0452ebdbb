"""How likely it is that a phrase names a proposal, that words are its term, and that an actor is a party to it.

This is the one place where rules and marks are weighed. The weights are tables that `kg.train.proposals` and `kg.train.parties` learn
from the newskg corpus, each article as a reader marks it that never saw it; a row says how much one feature speaks for it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
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
BARS: Final = {"noun": 0.36, "verb": 0.33}
TERM: Final = 0.26
#: What stands in a list with words that are likelier a term than this has so much better odds.
LISTED, BESIDE = 0.5, 1.5
#: From which likelihood on an actor is taken for a party: one that the rules name on that side, and any other.
RULED: Final[Mapping[Side, float]] = {"by": 0.2, "to": 0.2}
UNRULED: Final[Mapping[Side, float]] = {"by": 0.3, "to": 0.28}
#: The same for an addressee that is named only inside what the proposal would bring about.
INSIDE: Final = 0.4
#: How likely a proposal is, before a reader's word, that the rules find with all that makes one ("Spain offered the dockers a raise").
CLEAR: Final = 0.6
#: Rows of a table: what the odds count that a reader gives, and what is added where one looked; else the usual.
ODDS, LOOKED = MARKS = ("mark odds", "looked")
#: The feature of words that a reader left out where it took others for terms.
UNMARKED: Final = "unmarked"
USUAL: Final = {ODDS: 0.4, LOOKED: 0.0, UNMARKED: -0.8}


def likely(weights: Weights, features: Iterable[str], chance: float | None = None, *, clear: bool = False) -> float:
    """Return how likely it is, from 0 to 1, by the weights of its features and a reader's mark.

    `chance` is how likely a reader takes it for that, None where none looked; `clear` says that by the rules it is.
    """
    total = sum(weights[feature][0] for feature in features if feature in weights)
    if clear:
        total = max(total, odds(CLEAR))
    if chance is not None:
        total += sum(
            weights.get(row, (USUAL[row],))[0] * times for row, times in zip(MARKS, of_mark(chance), strict=True)
        )
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def beside(chance: float) -> float:
    """Return how likely something is that stands in a list with what is likely."""
    return 1 / (1 + math.exp(-odds(chance) - BESIDE))


def shares(weights: Weights, candidates: Sequence[Iterable[str]], side: Side) -> list[float]:
    """Return how likely each of the candidates is the one of a side: together with nobody they make 1."""
    column = SIDES.index(side)
    sums = [sum(weights[f][column] for f in features if f in weights) for features in candidates]
    speaking = [math.exp(min(total, 30.0)) for total in sums]
    return [own / (1 + sum(speaking)) for own in speaking]


def of_mark(chance: float) -> tuple[float, float]:
    """Return how often each row of marks counts for what a reader takes for a proposal with that likelihood."""
    return odds(chance), 1.0


def odds(chance: float) -> float:
    """Return the logarithm of the odds, of what is never quite sure."""
    chance = min(max(chance, 0.01), 0.99)
    return math.log(chance / (1 - chance))
