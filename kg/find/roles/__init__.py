"""Roles: offices and occupations of named persons, before or after the name, with "is" and "became", or with "as"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.roles import held, said
from kg.find.roles.told import Told
from kg.find.titles import Names, after, before, labels
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name, Role, Span, name_of


def find(reading: Reading, entities: Entities) -> Iterator[Role]:
    """Yield each office of a person once, where it is told first."""
    names = Names.of(
        reading, ((span, e.kind) for e in entities.all if e.kind != KG.UnnamedActor for span in e.mentions)
    )
    seen: set[tuple[Name, str]] = set()
    for told in (*_beside_names(reading, entities, names), *said.find(reading, entities)):
        role = _role(reading, entities, names, told)
        key = (role.person, role.label.casefold())
        if key not in seen:
            seen.add(key)
            yield role


def _beside_names(reading: Reading, entities: Entities, names: Names) -> Iterator[Told]:
    for person in entities.all:
        for mention in person.mentions if person.kind == KG.Person else ():
            name = reading.tokens(mention)
            if name is not None:
                yield from (Told(person.id, title, mention) for title in before.titles(name, names))
                yield from (Told(person.id, title, mention) for title in after.titles(name, names))


def _role(reading: Reading, entities: Entities, names: Names, told: Told) -> Role:
    words = labels.label(told.title, names)
    where = tree.span(words)
    published = reading.article.published
    return Role(
        name_of(reading.article, "role", where, told.near),
        told.person,
        reading.article.words(where),
        Span(min(where.start, told.near.start), max(where.end, told.near.end)),
        "roles/title",
        of=held.holder(told.title, words, entities, told.person),
        as_of=published[:10] if published and not _is_ended(told.title, words[0]) else None,
    )


def _is_ended(noun: Token, first: Token) -> bool:
    """Say whether somebody holds an office no more: "former" stands before it, or the verb says so ("resigned as")."""
    words = noun.doc[max(first.i - 4, noun.sent.start) : first.i]
    return any(t.lower_ in lexicon.listed("ended") for t in words) or said.ends(noun)
