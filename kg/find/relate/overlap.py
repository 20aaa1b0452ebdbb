"""Which of many ranges contain a range, or lie inside it, without comparing it with all of them."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from kg.values import Span

T = TypeVar("T")
#: Ranges are sorted into stretches of so many characters, about a paragraph: most ranges lie in one or two.
STRETCH = 512


class Ranges(Generic[T]):
    """Ranges of a text, each with what it belongs to. Answers come in the order in which the ranges were given, each thing once.

    >>> ranges = Ranges([(Span(0, 9), "whole"), (Span(3, 5), "part")])
    >>> list(ranges.holding(Span(3, 4))), list(ranges.inside(Span(2, 9)))
    (['whole', 'part'], ['part'])
    """

    def __init__(self, ranges: Iterable[tuple[Span, T]]) -> None:
        self._all = list(ranges)
        self._at: dict[int, list[int]] = {}
        for number, (span, _) in enumerate(self._all):
            for stretch in _stretches(span):
                self._at.setdefault(stretch, []).append(number)

    def holding(self, span: Span) -> Iterator[T]:
        """Yield what the ranges belong to that hold a range."""
        near = self._at.get(span.start // STRETCH, ())
        yield from dict.fromkeys(thing for own, thing in map(self._all.__getitem__, near) if span.within(own))

    def inside(self, span: Span) -> Iterator[T]:
        """Yield what the ranges belong to that lie inside a range."""
        near = sorted({number for stretch in _stretches(span) for number in self._at.get(stretch, ())})
        yield from dict.fromkeys(thing for own, thing in map(self._all.__getitem__, near) if own.within(span))


def _stretches(span: Span) -> range:
    return range(span.start // STRETCH, span.end // STRETCH + 1)
