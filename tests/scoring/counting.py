"""Pairing what was found with what was marked, and adding up."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from rdflib.term import Node

Marked = TypeVar("Marked")


class Mark(Protocol):
    """What every mark has: a title for lists, and whether it need not be found."""

    @property
    def title(self) -> str: ...
    @property
    def optional(self) -> bool: ...


@dataclass(frozen=True)
class Count:
    """Of one measure in one article: how many were found and right, how many found, and how many marked."""

    measure: str
    right: int
    found: int
    marked: int


@dataclass(frozen=True)
class Miss:
    """Something that was missed, found but not marked ("spurious"), or found and wrong; `what` describes it."""

    measure: str
    kind: str
    what: str


Outcome = Iterator[Count | Miss]
Pairs = Mapping[int, int]
"""From the index of a mark to the index of what was found for it."""


@dataclass(frozen=True)
class Row:
    """One measure over all articles."""

    measure: str
    right: int
    found: int
    marked: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was marked that was found."""
        return self.right / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pair(found: Sequence[Node], marked: Sequence[Marked], weigh: Callable[[Node, Marked], float]) -> Pairs:
    """Pair one to one, the greatest weight first, of equals the earlier first; weight 0 never pairs."""
    weights = ((weigh(node, mark), i, j) for i, node in enumerate(found) for j, mark in enumerate(marked))
    pairs: dict[int, int] = {}
    for _, i, j in sorted((w for w in weights if w[0] > 0), key=lambda w: (-w[0], w[1], w[2])):
        if j not in pairs and i not in pairs.values():
            pairs[j] = i
    return pairs


def needed(pairs: Pairs, marked: Sequence[Mark]) -> Pairs:
    """Return the pairs whose mark is not optional."""
    return {j: i for j, i in pairs.items() if not marked[j].optional}


def counted(measure: str, found: Sequence[Node], marked: Sequence[Mark], pairs: Pairs) -> Outcome:
    """Count the pairs of one measure, and name what has none. An optional mark costs nothing, found or not."""
    kept = needed(pairs, marked)
    free = len(pairs) - len(kept)
    yield Count(measure, len(kept), len(found) - free, sum(not mark.optional for mark in marked))
    for j, mark in enumerate(marked):
        if j not in pairs and not mark.optional:
            yield Miss(measure, "missed", mark.title)
    for i, node in enumerate(found):
        if i not in pairs.values():
            yield Miss(measure, "spurious", str(node))


def rows(counts: Iterable[Count]) -> tuple[Row, ...]:
    """Add up the counts of all articles, one row for each measure, in the order in which they first come."""
    sums: dict[str, tuple[int, int, int]] = {}
    for count in counts:
        right, found, marked = sums.get(count.measure, (0, 0, 0))
        sums[count.measure] = (right + count.right, found + count.found, marked + count.marked)
    return tuple(Row(measure, *numbers) for measure, numbers in sums.items())
