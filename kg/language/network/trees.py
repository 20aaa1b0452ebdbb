"""Scores of heads -> the best tree of each sentence (Chu and Liu, 1965; Edmonds, 1967)."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating[Any]]

NEVER = -1e6


def heads(scores: Floats, starts: Sequence[int]) -> list[int]:
    """Return each word's head, 0 for none and else 1 + its place, so that each sentence is one tree.

    `scores` is (words, 1 + words), the first column that of having no head; `starts` are the first words of the sentences.
    """
    found: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(scores)], strict=True):
        own = np.concatenate([scores[start:end, :1], scores[start:end, 1 + start : 1 + end]], axis=1)
        found += [head and head + start for head in _tree(own)]
    return found


def _tree(scores: Floats) -> list[int]:
    """Return the heads of one sentence: the root is the word that gains most by having none."""
    size = len(scores)
    scores = scores.astype("float64")
    scores[np.arange(size), 1 + np.arange(size)] = NEVER
    if size == 1:
        return [0]
    root = int((scores[:, 0] - scores[:, 1:].max(1)).argmax())
    scores[:, 0] = NEVER
    scores[root, 1:] = NEVER
    scores[root, 0] = 0.0
    best = scores.argmax(1)
    if _is_tree(best):
        return [int(head) for head in best]
    return _spanning(np.concatenate([np.full((1, size + 1), NEVER), scores]))[1:]


def _is_tree(above: npt.NDArray[np.integer[Any]]) -> bool:
    """Say whether every word reaches the root; heads are 0 for none, else 1 + the head's place."""
    reached = np.concatenate([[0], above])
    for _ in range(len(above).bit_length()):
        reached = reached[reached]
    return not reached.any()


def _spanning(scores: Floats) -> list[int]:
    """Return the head of each node of the best tree below node 0; `scores` is (node, head)."""
    best = scores.argmax(1)
    best[0] = 0
    cycle = next(_cycles(best), None)
    if cycle is None:
        return [int(head) for head in best]
    inside = np.zeros(len(best), bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    gain = scores[cycle] - scores[cycle, best[cycle]][:, None]
    leaves = scores[np.ix_(outer, cycle)]
    small = np.full((len(outer) + 1, len(outer) + 1), NEVER)
    small[:-1, :-1] = scores[np.ix_(outer, outer)]
    small[-1, :-1] = gain[:, outer].max(0)
    small[:-1, -1] = leaves.max(1)
    found = _spanning(small)
    result = best.copy()
    for node, head in zip(outer, found[:-1], strict=True):
        result[node] = cycle[leaves[np.searchsorted(outer, node)].argmax()] if head == len(outer) else outer[head]
    entry = outer[found[-1]]
    result[cycle[gain[:, entry].argmax()]] = entry
    return [int(head) for head in result]


def _cycles(above: npt.NDArray[np.integer[Any]]) -> Iterator[npt.NDArray[np.integer[Any]]]:
    """Yield the nodes of each cycle, in the order in which they are met."""
    seen: set[int] = {0}
    for start in range(1, len(above)):
        path: list[int] = []
        node = start
        while node not in seen and node not in path:
            path.append(node)
            node = int(above[node])
        if node in path:
            yield np.array(sorted(path[path.index(node) :]))
        seen |= set(path)
