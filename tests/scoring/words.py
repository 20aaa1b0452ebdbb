"""When two names, or two stretches of a text, are the same for the purpose of counting."""

import re
from collections.abc import Set
from typing import TypeVar

T = TypeVar("T")
Span = tuple[int, int]
"""Half-open, in code points of the text."""

_POSSESSIVE = re.compile(r"'s\b|'(?=\s|$)")
_MARKS = re.compile(r"[^\w\s&-]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")
_WORD = re.compile(r"\w+")
_SAME_WORDS = 0.6
_SAME_PLACE = 0.5


def plain(name: str) -> str:
    """Return a name without case, dots, possessive, leading article and marks, with single spaces.

    >>> plain("The U.S.’s  Navy"), plain("AT&T"), plain("workers' union")
    ('us navy', 'at&t', 'workers union')
    """
    name = name.casefold().replace("’", "'").replace(".", "")
    name = _MARKS.sub(" ", _POSSESSIVE.sub("", name)).strip()
    return " ".join(_ARTICLE.sub("", name).split())


def similar(one: str, other: str) -> bool:
    """Tell whether two descriptions name the same thing: alike once plain, or mostly of the same words.

    >>> similar("the police officer", "a police officer"), similar("two police officers", "one officer")
    (True, False)
    """
    one, other = plain(one), plain(other)
    return one == other or overlap(set(one.split()), set(other.split())) >= _SAME_WORDS


def overlap(one: Set[T], other: Set[T]) -> float:
    """Return the share of two sets that is common, from 0 to 1 (Dice); empty sets have nothing in common."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def positions(text: str, *spans: Span) -> frozenset[int]:
    """Return where the words in some spans of a text begin."""
    return frozenset(start + word.start() for start, end in spans for word in _WORD.finditer(text[start:end]))


def names_the_same(text: str, found: Span, marked: Span, longest: int) -> bool:
    """Tell whether a found phrase is one that was marked: at most `longest` words, and half the shorter lies in the other."""
    one, other = positions(text, found), positions(text, marked)
    if not one or not other or len(one) > longest:
        return False
    return len(one & other) / min(len(one), len(other)) >= _SAME_PLACE
