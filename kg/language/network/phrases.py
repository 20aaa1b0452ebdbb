"""Names that lists know -> numbers that say which words may be part of one, and of what class."""

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

#: Words in the longest name that is looked for.
LONGEST = 6
#: What lists know names to be: a bit for each.
CLASSES = ("Person", "Organization", "Place", "Other")
#: A word begins, or goes on in, a name of each class.
WIDTH = 2 * len(CLASSES)

Floats = npt.NDArray[np.floating[Any]]


class Phrases:
    """Names by their keys: sorted numbers, and for each the classes of what is called so, as bits."""

    def __init__(self, keys: npt.NDArray[np.uint32], classes: npt.NDArray[np.uint8]) -> None:
        self._keys, self._classes = keys, classes

    @classmethod
    def read(cls, folder: Path) -> "Phrases":
        """Return the table of a folder: `phrases.npz`."""
        with np.load(folder / "phrases.npz") as table:
            return cls(table["keys"], table["classes"])

    def of(self, words: Sequence[str]) -> Floats:
        """Return (words, WIDTH): by class, is the word the first of a known name, is it a further word; the longest names hold."""
        found = np.zeros((len(words), WIDTH), "float32")
        spans = list(_candidates(words))
        known = self._known([key("".join(words[start:end])) for start, end in spans])
        taken: dict[int, int] = dict.fromkeys(range(len(CLASSES)), 0)
        for at in np.flatnonzero(known).tolist():
            start, end = spans[at]
            for number in range(len(CLASSES)):
                if known[at] >> number & 1 and start >= taken[number]:
                    taken[number] = end
                    found[start, 2 * number] = found[start + 1 : end, 2 * number + 1] = 1.0
        return found

    def _known(self, keys: Sequence[int]) -> npt.NDArray[np.uint8]:
        asked = np.array(keys, "uint32")
        places = np.minimum(np.searchsorted(self._keys, asked), len(self._keys) - 1)
        return np.where(self._keys[places] == asked, self._classes[places], 0).astype("uint8")


def key(text: str) -> int:
    """Return the number of a name without its spaces, the same in capitals and in small letters.

    Other words may have it: of three hundred thousand names, one in fourteen thousand words or runs of words does by chance.
    """
    return zlib.crc32(text.casefold().encode())


def _candidates(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield what may be a name: words from a capital or a digit on, the longest ones first."""
    for start, word in enumerate(words):
        if word[0].isupper() or word[0].isdigit():
            for end in range(min(start + LONGEST, len(words)), start, -1):
                if words[end - 1][-1].isalnum() or words[end - 1][-1] in ".!":
                    yield start, end
