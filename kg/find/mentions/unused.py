"""The names that the pipeline marks but no mention uses, each with the reason."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Span as Tokens

from kg.find.mentions import votes
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Drop, Entity, Mention

#: Why names of a label become no entities by themselves.
REASONS = {
    "NamedEvent": "a name of an event is no entity; an event bears it where its word tells one",
    "Misc": "a name of a work, a product or the like that is part of another name",
    "Norp": "people of a faith, a party or a nation that is no country",
}
UNREFERRED = "a name of a work, a product or a group, to which nothing refers"
IN_HEADLINE = "a name that only the headline has, which proves nothing by its capitals"
UNLIKELY = "a name that is more likely none, and that no list has"
NO_NAME = "what is marked as a name is a title, or another name's part"


def unused(reading: Reading, mentions: Iterable[Mention]) -> Iterator[Drop]:
    """Yield the marked names that touch no mention of a name."""
    tokens = (reading.tokens(m.span) for m in mentions if not m.rule.startswith("actors/"))
    taken = {t.i for own in tokens for t in own or ()}
    for name in reading.doc.ents:
        if taken.isdisjoint(range(name.start, name.end)):
            yield Drop("names", _reason(reading, name), tree.span(name))


def unreferred(things: Iterable[Entity], kept: Iterable[Entity]) -> Iterator[Drop]:
    """Yield the passages of the named items that no statement refers to, and that are no nodes for that."""
    names = {thing.id for thing in kept}
    for thing in things:
        if thing.kind == KG.Item and thing.id not in names:
            yield from (Drop("names", UNREFERRED, span) for span in thing.mentions)


def _reason(reading: Reading, name: Tokens) -> str:
    if name.label_ in REASONS:
        return REASONS[name.label_]
    if reading.chance("names", name) < votes.LEAST:
        return UNLIKELY
    return IN_HEADLINE if reading.is_in_headline(name[0].idx) else NO_NAME
