"""An office as the text states it, before its words are collected."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.values import Name, Span


@dataclass(frozen=True)
class Told:
    """The person, the noun of the office, and the passage that stands for the person there."""

    person: Name
    title: Token
    near: Span
