"""Words -> numbers that say how each is written and what lists know of it, beside the pieces, which have no capitals."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.language.network import phrases
from kg.language.network.phrases import Phrases

Floats = npt.NDArray[np.floating[Any]]

#: How many numbers say how a word is written.
SHAPE = 10
#: So many words are not looked at again.
KEPT = 1 << 14


class Forms:
    """What lists and raw news know of words: one row of small whole numbers for each, what each column is multiplied by, and names."""

    def __init__(self, words: Sequence[str], rows: npt.NDArray[np.uint8], scale: Floats, known: Phrases) -> None:
        self._known = known
        self._row = {word: i for i, word in enumerate(words)}
        self._rows = np.concatenate([rows, np.zeros_like(rows[:1])])
        self._scale = scale.astype("float32")

    @classmethod
    def read(cls, folder: Path) -> "Forms":
        """Return the tables of a folder: `words.txt`, `words.npz`, `phrases.npz`."""
        words = (folder / "words.txt").read_text("utf-8").split("\n")
        with np.load(folder / "words.npz") as table:
            return cls(words, table["rows"], table["scale"], Phrases.read(folder))

    @property
    def width(self) -> int:
        """How many numbers a word has."""
        return int(self._rows.shape[1]) + phrases.WIDTH + SHAPE

    def of(self, words: Sequence[str], spaces: Sequence[bool]) -> Floats:
        """Return (words, width); `spaces` says which words a space follows."""
        listed = self._rows[[self._row.get(word.lower(), -1) for word in words]] * self._scale
        shapes = np.array([shape(word, space) for word, space in zip(words, spaces, strict=True)], "float32")
        return np.concatenate([listed, self._known.of(words), shapes.reshape(len(words), SHAPE)], axis=1)


@lru_cache(KEPT)
def shape(word: str, space: bool) -> tuple[bool, ...]:
    """Return how a word is written: capitals, digits, letters, accents, and whether a space follows it."""
    return (
        word[:1].isupper(),
        word.isupper() and len(word) > 1,
        word.isupper() and len(word) == 1,
        word.islower(),
        not word.isalpha() and any(c.isdigit() for c in word),
        word.isalpha(),
        not word.islower() and any(c.isupper() for c in word[1:]),
        "." in word and len(word) > 1,
        not word.isascii(),
        space,
    )
