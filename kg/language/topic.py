"""An article's field: what its other event words say for or against one of them being of a type.

"Won" is a Competition among goals and an Election among votes. `fields.tsv` holds how much more often than elsewhere a type (column)
is told in articles that tell another (row); `kg.train.fields` counts it in the newskg corpus.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.language import lexicon

Floats = npt.NDArray[np.floating[Any]]

#: As many event words say nothing of the field, so that the first few of an article don't settle it.
UNSETTLED = 1.0
#: How much surer than of none a type has to be: the likely types of a field are likely for all of its words.
LEAN = 0.5
#: How often the field is judged by the words as the field has them; more changes nothing.
ROUNDS = 2
#: Types told together this seldom (1 is as often as by chance) are apart: an article is likely to tell one of them.
APART = 0.1
#: How much more of one an article has to tell to speak against the other, and how much it speaks.
OUTDONE, COST = 2.0, 4.0


def weigh(scores: Floats, labels: Sequence[str]) -> Floats:
    """Return the scores of an article's tokens (rows) for begin-inside-outside tags with what the field adds to each.

    Scores are log odds. Types that the table does not have stay as they are.
    """
    table = np.array(list(lexicon.weights("fields.tsv").values()), np.float32)
    member = _membership(tuple(labels))
    known = member.sum(axis=1) > 0
    weighed = scores
    for _ in range(ROUNDS):
        mass = _chances(weighed) @ member
        others = mass.sum(axis=0) - mass
        lift = (others @ table + UNSETTLED) / (others.sum(axis=1, keepdims=True) + UNSETTLED)
        weighed = np.where(known, scores + np.log(lift) @ member.T - LEAN, scores)
    told = (_chances(weighed) @ member).sum(axis=0)
    return np.asarray(weighed - COST * (member @ _outdone(told, table)))


def _outdone(told: Floats, table: Floats) -> Floats:
    """Return 1 for each type that an article tells less of than of one that is apart from it, else 0."""
    apart = np.minimum(table, table.T) < APART
    return np.asarray((apart & (told > OUTDONE * told[:, None])).any(axis=1), np.float32)


def _chances(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


@cache
def _membership(labels: tuple[str, ...]) -> Floats:
    """Return which tag (row) is of which type of the table (column)."""
    types = list(lexicon.weights("fields.tsv"))
    return np.array([[float(label[2:] == type_) for type_ in types] for label in labels], np.float32)
