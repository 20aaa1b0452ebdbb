"""What a passage stands for that the reader relates to an event, a saying or a proposal: things of the article, or new items."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import items
from kg.find.entities import Entities
from kg.language import tree
from kg.language.reading import Reading
from kg.values import Entity, Name

#: Parts of speech of what can be a thing by itself.
NOUNS = frozenset(["NOUN", "PROPN"])
#: Nouns that only count, measure or point at others ("a number of buses").
EMPTY = frozenset(
    [
        "number",
        "lot",
        "dozen",
        "hundred",
        "thousand",
        "million",
        "couple",
        "one",
        "part",
        "rest",
        "side",
        "thing",
        "way",
    ]
)


def at(reading: Reading, entities: Entities, passage: Tokens) -> Iterator[Name | Entity]:
    """Yield what a passage stands for: each member of a list by itself, a thing of the article where it is one, else an item."""
    for head in _members(passage):
        known = _known(entities, passage, head)
        if known is not None:
            yield known
        elif head.pos_ in NOUNS and head.lemma_.lower() not in EMPTY:
            yield items.of(reading, head)


def _members(passage: Tokens) -> Sequence[Token]:
    """Return the head of a passage and of each of the others that it lists."""
    root = passage.root
    return [t for t in tree.conjuncts(root) if passage.start <= t.i < passage.end] or [root]


def _known(entities: Entities, passage: Tokens, head: Token) -> Name | None:
    """Return what a head stands for: itself, or the name that it is the title or kind of ("President X", "the town of Y")."""
    own = entities.at(head)
    if own is not None:
        return own
    beside = (
        c for c in head.children if c.dep_ in ("flat", "appos", "flat:name") and passage.start <= c.i < passage.end
    )
    return next((name for c in beside if (name := entities.at(c)) is not None), None)
