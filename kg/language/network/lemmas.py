"""Lemmas as edits: cut so many letters off the end of a word, in lower case or as it is, and add these.

The network sees no letters: it knows that a word is a past tense, and not whether "killed" loses two letters or one. So what treebanks
have of a word goes first, and of the edits that the network proposes the likeliest that makes a known word.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import takewhile
from pathlib import Path


def edit(word: str, lemma: str) -> str:
    """Return the edit that makes a lemma of a word.

    >>> edit("Taxes", "tax"), edit("Obama", "Obama"), edit("went", "go")
    ('l2', 'k0', 'l4go')
    """
    keeps = lemma[:1] == word[:1] and word[:1] != word[:1].lower()
    base = word if keeps else word.lower()
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(base, lemma, strict=False)))
    return f"{'k' if keeps else 'l'}{len(base) - shared}{lemma[shared:]}"


def apply(edit: str, word: str) -> str:
    """Return the lemma that an edit makes of a word; the word itself where the edit does not fit.

    >>> apply("l1y", "CITIEs"), apply("l3y", "Cities"), apply("l4go", "at")
    ('citiey', 'city', 'at')
    """
    cut, added = _parts(edit)
    base = word if edit[0] == "k" else word.lower()
    return base[: len(base) - cut] + added if cut <= len(base) and (added or cut < len(base)) else base


@cache
def _parts(edit: str) -> tuple[int, str]:
    """Return how many letters an edit cuts off, and what it adds."""
    digits = len(edit) - len(edit[1:].lstrip("0123456789")) - 1
    return int(edit[1 : 1 + digits]), edit[1 + digits :]


class Lemmas:
    """Lemmas that treebanks have, by form in lower case and part of speech; `pos` are the parts of speech that it knows words of."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        self._known = {(form, pos): lemma for form, pos, lemma in rows}
        self._lemmas = {(lemma, pos) for (_, pos), lemma in self._known.items()}
        self.pos = frozenset(pos for _, pos in self._known)

    @classmethod
    def read(cls, path: Path) -> "Lemmas":
        """Return the lemmas of a file: form, part of speech and lemma, parted by tabs."""
        lines = path.read_text("utf-8").splitlines()
        return cls((form, pos, lemma) for form, pos, lemma in (line.split("\t") for line in lines))

    def known(self, word: str, pos: str) -> str | None:
        """Return the lemma that treebanks have of a word."""
        return self._known.get((word.lower(), pos))

    def of(self, word: str, pos: str, edits: Sequence[str]) -> str:
        """Return the lemma of a word that treebanks do not have; `edits` are what the network proposes, the likeliest first.

        >>> Lemmas([("fills", "VERB", "fill")]).of("Filled", "VERB", ["l1", "l2"])
        'fill'
        """
        proposed = (apply(edit, word) for edit in edits)
        return next((lemma for lemma in proposed if (lemma, pos) in self._lemmas), apply(edits[0], word))
