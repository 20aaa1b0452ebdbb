"""Lemmas as edits: cut so many letters off the end of a word, in lower case or as it is, and add these."""

from itertools import takewhile


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
    digits = len(edit) - len(edit[1:].lstrip("0123456789")) - 1
    cut, added = int(edit[1 : 1 + digits]), edit[1 + digits :]
    base = word if edit[0] == "k" else word.lower()
    return base[: len(base) - cut] + added if cut <= len(base) and (added or cut < len(base)) else base
