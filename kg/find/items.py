"""Things that take part in an event and act in no other way -> nodes of their own: "a bill", "the burning bus", "7 miners".

An extractor yields the item that it refers to beside its statement; `relate` keeps those that something refers to.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from kg.find import mentions
from kg.language.reading import Reading
from kg.slugs import slug
from kg.terms import KG
from kg.values import Entity, Name, Span

#: The rules of what is described and not named: by a noun, or by how many or how much of it there is.
DESCRIBED, COUNTED = RULES = ("items/phrase", "items/number")


def of(reading: Reading, noun: Token, rule: str = DESCRIBED) -> Entity:
    """Return the item that a noun heads: called by its phrase, with the phrase as evidence; one of the same words has the same name.

    >>> of(reading, reading.doc[4]).name  # doctest: +SKIP
    'burning bus'
    """
    where = mentions.described(noun)
    words = " ".join(reading.article.words(where).split())
    return Entity(f"{reading.article.key}_item-{slug(words)}", KG.Item, words, (), (where,), rule)


def joined(items: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the items with one of each name, which has the passages of all, in the order in which they are told of."""
    by_name: dict[Name, list[Entity]] = {}
    for item in items:
        by_name.setdefault(item.id, []).append(item)
    return tuple(sorted(map(_one, by_name.values()), key=lambda item: (item.mentions, item.id)))


def _one(items: list[Entity]) -> Entity:
    first = min(items, key=lambda item: item.mentions)
    forms = dict.fromkeys(item.name for item in items if item.name != first.name)
    spans: set[Span] = {span for item in items for span in item.mentions}
    return Entity(first.id, KG.Item, first.name, tuple(forms), tuple(sorted(spans)), first.rule)
