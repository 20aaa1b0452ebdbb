"""Words of a window -> the numbers that the network reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.language.network.forms import Floats, Forms
from kg.language.network.pieces import Pieces

Whole = npt.NDArray[np.integer[Any]]

#: A longer headline is no headline and is not read again before each window.
HEADLINE = 25


@dataclass(frozen=True)
class Inputs:
    """`pieces` of a window, the word each is of (`owner`; -1: none), the first piece of each word (`first`), each word's `forms`."""

    pieces: Whole
    owner: Whole
    first: Whole
    forms: Floats


def of(pieces: Pieces, forms: Forms, words: Sequence[str], spaces: Sequence[bool], context: int = 0) -> Inputs:
    """Return the inputs of words; the first `context` of them are a headline that stands elsewhere, and are set apart."""
    own, apart = [pieces.of(word) for word in words], min(context, 1)
    parts = [[pieces.first], *own[:context], *[[pieces.last]] * apart, *own[context:], [pieces.last]]
    owner = np.array([-1, *range(context), *[-1] * apart, *range(context, len(words)), -1])
    sizes = np.array([len(part) for part in parts])
    first = (sizes.cumsum() - sizes)[owner >= 0]
    return Inputs(np.array(list(chain(*parts))), owner.repeat(sizes), first, forms.of(words, spaces))


def headline(lines: Sequence[int]) -> int:
    """Return how many words of the first line go before windows that do not have it."""
    return lines[0] if len(lines) > 1 and lines[0] <= HEADLINE else 0
