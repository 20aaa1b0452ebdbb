"""Listed names in a text, found by their characters, before anything is known of its words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

WORD = re.compile(r"\w+")


class Spotter:
    """Finds names of a list: the longest wherever two begin, whatever the accents and apostrophes, also all in capitals."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_word: dict[str, list[tuple[int, str]]] = {}
        for name in sorted({fold(name) for name in names}, key=lambda name: (-len(name), name)):
            if word := WORD.search(name):
                self._by_word.setdefault(word[0].casefold(), []).append((word.start(), name))

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where names stand, as half-open ranges; none overlaps another.

        >>> list(Spotter(["Guinea", "Papua New Guinea"]).find("GUINEA and Papua New Guinea's coast"))
        [(0, 6), (11, 27)]
        """
        folded, reached = fold(text), 0
        for word in WORD.finditer(folded):
            for before, name in self._by_word.get(word[0].casefold(), ()):
                start = word.start() - before
                end = start + len(name)
                if start >= reached and _is_name(folded[start:end], name) and _stands_alone(folded, start, end):
                    yield start, end
                    reached = end
                    break


def fold(text: str) -> str:
    """Return text of the same length without accents, and with straight apostrophes.

    >>> fold("Côte d’Ivoire")
    "Cote d'Ivoire"
    """
    return text if text.isascii() else "".join(c if c.isascii() else _plain(c) for c in text)


@cache
def _plain(character: str) -> str:
    return "'" if character == "’" else unicodedata.normalize("NFKD", character)[0]


def _is_name(words: str, name: str) -> bool:
    """Say whether words are a name, perhaps all in capitals; three capitals are an acronym and must be listed."""
    return words == name or (len(name) > 3 and words == name.upper())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a range neither begins nor ends inside a word."""
    starts = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    return starts and not (text[end - 1].isalnum() and text[end : end + 1].isalnum())
