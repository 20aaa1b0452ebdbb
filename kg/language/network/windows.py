"""Lines of an article -> windows: runs of words that the network reads at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

#: Words in a window of several lines, and the most that are read at once of a single line.
PACKED, LONGEST = 170, 240


@dataclass(frozen=True)
class Window:
    """Consecutive words by their places in the article, from `start` to before `end`."""

    start: int
    end: int


def cut(lengths: Sequence[int], packed: int = PACKED) -> Iterator[Window]:
    """Yield windows over lines of so many words each, packed together; a line that is longer is a window of its own.

    >>> [(w.start, w.end) for w in cut([60, 100, 50, 300], packed=170)]
    [(0, 160), (160, 210), (210, 510)]
    """
    start = end = 0
    for length in lengths:
        if end > start and end - start + length > packed:
            yield Window(start, end)
            start = end
        end += length
    if end > start:
        yield Window(start, end)


def pieces(window: Window, longest: int = LONGEST) -> Iterator[Window]:
    """Yield a window in parts of so many words.

    >>> [(w.start, w.end) for w in pieces(Window(5, 10), longest=3)]
    [(5, 8), (8, 10)]
    """
    for start in range(window.start, window.end, longest):
        yield Window(start, min(start + longest, window.end))
