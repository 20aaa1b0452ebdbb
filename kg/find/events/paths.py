"""The way through a parse from an event's word to a name: the steps up to their common governor, and down from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.language import tree

#: Steps that lead from one part of a name, or of a list, to another, and change nothing about what it takes part in.
SILENT = frozenset(["flat", "flat:name", "appos", "conj", "fixed", "goeswith"])


@dataclass(frozen=True)
class Path:
    """Relations walked up from the event's word, relations walked down to the name, and the word where the way turns."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    top: Token

    def __str__(self) -> str:
        return " ".join([*(f"^{step}" for step in self.up), *self.down]) or "="

    def __len__(self) -> int:
        return len(self.up) + len(self.down)


def between(start: Token, end: Token) -> Path | None:
    """Return the path between two tokens of one sentence, or None where the parse does not connect them."""
    above = list(_line(start))
    down: list[Token] = []
    for token in _line(end):
        if token in above:
            up = above[: above.index(token)]
            return Path(_steps(up), _steps(reversed(down)), token)
        down.append(token)
    return None


def _line(token: Token) -> Iterator[Token]:
    """Yield a token and its governors, nearest first."""
    yield token
    while token.head != token:
        token = token.head
        yield token


def _steps(tokens: Iterable[Token]) -> tuple[str, ...]:
    return tuple(step(t) for t in tokens if t.dep_ not in SILENT)


def step(token: Token) -> str:
    """Return the relation of a token to its governor, with the preposition for those that have one ("obl:in")."""
    relation = token.dep_ if token.dep_ in ("nsubj:pass", "nmod:poss", "acl:relcl") else token.dep_.split(":")[0]
    if relation in ("obl", "nmod"):
        return ":".join([relation, tree.preposition(token)]).rstrip(":")
    return relation
