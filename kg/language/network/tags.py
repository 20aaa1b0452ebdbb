"""Scores of begin-inside-outside tags -> the best spans."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]
Tags = npt.NDArray[np.integer[Any]]

OUTSIDE = "O"
#: No tag of this score is chosen.
NEVER = -1e4


def names(labels: Sequence[str]) -> list[str]:
    """Return the tags of labels: outside, then begin and inside of each.

    >>> names(["x", "y"])
    ['O', 'B-x', 'I-x', 'B-y', 'I-y']
    """
    return [OUTSIDE, *(f"{place}-{label}" for label in labels for place in "BI")]


def best(scores: Floats) -> Tags:
    """Return the best tags, as `names` orders them, of which every inside tag follows its own kind; `scores` is (..., words, tags).

    >>> best(np.array([[1.0, 0.9, 0.0], [0.0, 0.1, 2.0]])).tolist()
    [1, 2]
    """
    likely: Tags = scores.argmax(-1)
    before = np.zeros_like(likely)
    before[..., 1:] = likely[..., :-1]
    wrong = (likely > 0) & (likely % 2 == 0) & (before != likely) & (before != likely - 1)
    for text in {tuple(place[:-1]) for place in np.argwhere(wrong).tolist()}:
        _mend(likely[text], scores[text], np.flatnonzero(wrong[text]))
    return likely


def _mend(likely: Tags, scores: Floats, wrong: Tags) -> None:
    """Put the best tags that are allowed in place of the likeliest ones, of which some are `wrong`.

    To begin a span at each of these words, or at the word before, mends them all. A word whose likeliest tag is better than its second
    by more than this costs keeps it, so only the words between two such words are searched.
    """
    begin = likely[wrong] - 1
    here, before = (scores[at, likely[at]] - scores[at, begin] for at in (wrong, wrong - 1))
    cost = np.where(wrong > 0, np.minimum(here, before), here).sum()
    others = scores.copy()
    others[np.arange(len(likely)), likely] = -np.inf
    sure = np.flatnonzero(scores.max(1) - others.max(1) > cost)
    end = 0
    for place, after in zip(wrong, np.searchsorted(sure, wrong), strict=True):
        if place >= end:
            start = sure[after - 1] if after else 0
            end = sure[after] + 1 if after < len(sure) else len(likely)
            likely[start:end] = _viterbi(scores[start:end], likely[start] if after else None)


def _viterbi(scores: Floats, first: int | None) -> list[int]:
    """Return the best tags of words; the first word has this tag, or any with which a text may begin."""
    tags = np.arange(scores.shape[1])
    inside = (tags > 0) & (tags % 2 == 0)
    same = (tags[:, None] == tags[None, :]) | (tags[:, None] == tags[None, :] - 1)
    steps = np.where(inside[None, :] & ~same, NEVER, 0.0)
    total, back = scores[0] + (inside if first is None else tags != first) * NEVER, []
    for row in scores[1:]:
        paths = total[:, None] + steps
        back.append(paths.argmax(0))
        total = paths.max(0) + row
    path = [int(total.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def chances(scores: Floats) -> Floats:
    """Return how likely each tag of each word is; `scores` is (..., words, tags)."""
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(odds / odds.sum(-1, keepdims=True))


def spans(tags: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (first word, word after the last, number of the label) of each span.

    >>> list(spans([0, 1, 2, 3]))
    [(1, 3, 0), (3, 4, 1)]
    """
    start = None
    for i, tag in enumerate([*tags, 0]):
        if start is not None and (tag == 0 or tag % 2):
            yield start, i, (tags[start] - 1) // 2
            start = None
        if tag % 2:
            start = i
