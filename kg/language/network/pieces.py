"""Words -> word pieces: the longest known piece first, as BERT's encoders want them (Wu and others, 2016)."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

UNKNOWN, FIRST, LAST, PADDING = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
#: A longer word is no word but an address or noise, and is read as unknown.
LONGEST = 60
#: Pieces of one word beyond these say nothing more of it.
MOST = 12
#: Characters of the ranges that are ideographs, each of which is a word of its own.
IDEOGRAPHS = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


class Pieces:
    """The word pieces of a list, one a line; a piece that goes on a word begins with "##"."""

    def __init__(self, known: Sequence[str]) -> None:
        self.ids = {piece: i for i, piece in enumerate(known)}
        self.first, self.last, self.padding = (self.ids[mark] for mark in (FIRST, LAST, PADDING))
        self._seen: dict[str, list[int]] = {}

    @classmethod
    def read(cls, path: Path) -> "Pieces":
        """Return the pieces of a file, one a line."""
        return cls(path.read_text("utf-8").splitlines())

    @cached_property
    def unknown(self) -> int:
        """The id of a piece for whatever the list does not have."""
        return self.ids[UNKNOWN]

    def of(self, word: str) -> list[int]:
        """Return the ids of the pieces of a word; at least one."""
        found = self._seen.get(word)
        if found is None:
            found = [i for part in _parts(word) for i in self._of_part(part)][:MOST] or [self.unknown]
            if len(self._seen) < len(self.ids):
                self._seen[word] = found
        return found

    def _of_part(self, part: str) -> Iterable[int]:
        if len(part) > LONGEST:
            return [self.unknown]
        found, start = [], 0
        while start < len(part):
            end = next((e for e in range(len(part), start, -1) if _piece(part, start, e) in self.ids), None)
            if end is None:
                return [self.unknown]
            found.append(self.ids[_piece(part, start, end)])
            start = end
        return found


def _piece(part: str, start: int, end: int) -> str:
    return ("##" if start else "") + part[start:end]


def _parts(word: str) -> Iterator[str]:
    """Yield what a word is made of: runs of letters and digits in lower case without accents, and single marks.

    >>> list(_parts("São-Paulo's"))
    ['sao', '-', 'paulo', "'", 's']
    """
    if word.isascii() and word.isalnum():
        yield word.lower()
        return
    plain = unicodedata.normalize("NFD", word.lower())
    run = ""
    for character in plain:
        category = unicodedata.category(character)
        if category == "Mn" or category in ("Cc", "Cf"):
            continue
        if _is_mark(character, category) or character.isspace():
            yield from [run] * bool(run)
            run = ""
            yield from [character] * (not character.isspace())
        else:
            run += character
    yield from [run] * bool(run)


def _is_mark(character: str, category: str) -> bool:
    code = ord(character)
    symbol = code < 128 and not character.isalnum() and not character.isspace()
    return symbol or category.startswith("P") or any(first <= code <= last for first, last in IDEOGRAPHS)
