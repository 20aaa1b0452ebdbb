"""The positions of the names of an article, as far as titles need them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import URIRef
from spacy.tokens import Token

from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Span


@dataclass(frozen=True)
class Names:
    """The index of each token inside a name -> the class of what it names."""

    kinds: Mapping[int, URIRef]

    @staticmethod
    def of(reading: Reading, named: Iterable[tuple[Span, URIRef]]) -> "Names":
        """Return the names that stand at passages."""
        found = ((reading.tokens(span), kind) for span, kind in named)
        return Names({token.i: kind for tokens, kind in found for token in tokens or ()})

    def is_named(self, token: Token) -> bool:
        """Say whether a token is part of a name."""
        return token.i in self.kinds

    def is_person(self, token: Token) -> bool:
        """Say whether a token is part of the name of a person."""
        return self.kinds.get(token.i) == KG.Person
