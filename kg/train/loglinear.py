"""Log-linear models small enough to be read: every feature has one weight a class, against the class "none of them"."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Example = tuple[tuple[str, ...], int]
"""Features, and the class: 0 is "none"."""


def learn(
    examples: Sequence[Example], classes: int, *, seldom: int = 10, decay: float = 4.0, rounds: int = 300
) -> dict[str, Floats]:
    """Return the weights of each feature seen `seldom` times or more, for the classes 1, 2, ...; deterministic.

    Regularized by `decay` (L2), fitted by Adagrad over all examples at once.
    """
    count = Counter(feature for features, _ in examples for feature in features)
    index = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= seldom))}
    rows = np.array([i for i, (features, _) in enumerate(examples) for f in features if f in index])
    columns = np.array([index[f] for features, _ in examples for f in features if f in index])
    wanted = np.eye(classes)[[label for _, label in examples]]
    weights, squares = np.zeros((len(index), classes)), np.full((len(index), classes), 1e-8)
    for _ in range(rounds):
        wrong = _softmax(_sums(weights[columns], rows, len(examples))) - wanted
        slope = _sums(wrong[rows], columns, len(index)) + decay * weights
        squares += slope**2
        weights -= slope / np.sqrt(squares)
    return {f: weights[i, 1:] - weights[i, 0] for f, i in index.items()}


def choose(
    groups: Sequence[tuple[Sequence[tuple[str, ...]], Sequence[float], float]],
    *,
    seldom: int = 10,
    decay: float = 4.0,
    rounds: int = 200,
) -> dict[str, float]:
    """Return the weights by which one candidate of a group is chosen, or none of them.

    A group is the features of its candidates, the share of each in being right (all 0: none of them is), and how much it counts.
    """
    examples = [
        (f, share, number)
        for number, (found, right, _) in enumerate(groups)
        for f, share in zip(found, right, strict=True)
    ]
    count = Counter(feature for features, _, _ in examples for feature in features)
    index = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= seldom))}
    rows = np.array([i for i, (features, _, _) in enumerate(examples) for f in features if f in index])
    columns = np.array([index[f] for features, _, _ in examples for f in features if f in index])
    group = np.array([number for _, _, number in examples])
    wanted = np.array([share for _, share, _ in examples])
    counts = np.array([worth for _, _, worth in groups])[group]
    weights, squares = np.zeros(len(index)), np.full(len(index), 1e-8)
    for _ in range(rounds):
        odds = np.exp(np.bincount(rows, weights[columns], len(examples)))
        found = odds / (1 + np.bincount(group, odds, len(groups)))[group]
        slope = np.bincount(columns, (counts * (found - wanted))[rows], len(index)) + decay * weights
        squares += slope**2
        weights -= slope / np.sqrt(squares)
    return {f: float(weights[i]) for f, i in index.items()}


def _sums(values: Floats, at: NDArray[np.int64], size: int) -> Floats:
    """Return the sums of the rows of `values` by their index."""
    return np.stack([np.bincount(at, column, size) for column in values.T], axis=1)


def _softmax(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    total: Floats = odds / odds.sum(axis=1, keepdims=True)
    return total
