"""Tokens -> the passages that they make up."""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.language import tree
from kg.values import Span


def runs(tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Return the passages of tokens, split where something else stands between them."""
    found: list[list[Token]] = []
    for token in tokens:
        if found and all(t.is_space or t.is_punct for t in token.doc[found[-1][-1].i + 1 : token.i]):
            found[-1].append(token)
        else:
            found.append([token])
    return tuple(tree.span(run) for run in found)
