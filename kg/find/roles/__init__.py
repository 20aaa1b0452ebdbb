"""Offices and occupations of named persons: before the name, after it, or with "is" and "became"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.roles import beside, wording
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name, Role, Span, name_of

#: Verbs that say what somebody becomes.
BECOMING = frozenset(["become", "elect", "appoint", "name", "work", "serve"])


def find(reading: Reading, entities: Entities) -> Iterator[Role]:
    """Yield each office of a person once, where it is told first."""
    seen: set[tuple[Name, str]] = set()
    for person, title, near in [*_beside_names(reading, entities), *_predicates(reading, entities)]:
        role = _role(reading, entities, person, title, near)
        key = (person, role.label.casefold())
        if key not in seen:
            seen.add(key)
            yield role


def _beside_names(reading: Reading, entities: Entities) -> Iterator[tuple[Name, Token, Span]]:
    """Yield person, title noun and the passage of the name."""
    for person in entities.all:
        for mention in person.mentions if person.kind == KG.Person else ():
            name = reading.tokens(mention)
            if name is not None:
                yield from ((person.id, title, mention) for title in beside.before(name, entities))
                yield from ((person.id, title, mention) for title in beside.after(name, entities))


def _predicates(reading: Reading, entities: Entities) -> Iterator[tuple[Name, Token, Span]]:
    """Yield what somebody is said to be, to become or to have been named, by name or pronoun."""
    for token in reading.doc:
        if token.dep_ not in ("nsubj", "nsubj:pass") or token.i not in entities.by_token:
            continue
        person, above = entities.by_token[token.i], token.head
        if not wording.is_person(token, entities) or tree.is_negated(above):
            continue
        for noun in (n for said in _said_to_be(above) for n in tree.conjuncts(said)):
            if wording.is_title(noun) and not any(c.dep_ == "nummod" for c in noun.children):
                yield person, noun, tree.span([token])


def _said_to_be(above: Token) -> list[Token]:
    """Return what a verb says that its subject is, or the predicate itself."""
    if above.lemma_ not in BECOMING:
        return [above] if tree.child(above, "cop") is not None else []
    return [
        c for c in above.children if c.dep_ in ("xcomp", "obj") or (c.dep_ == "obl" and tree.preposition(c) == "as")
    ]


def _role(reading: Reading, entities: Entities, person: Name, noun: Token, near: Span) -> Role:
    words = wording.label(noun, entities)
    where = tree.span(words)
    ended = any(
        t.lower_ in lexicon.listed("ended") for t in noun.doc[max(words[0].i - 4, noun.sent.start) : words[0].i]
    )
    published = reading.article.published
    return Role(
        name_of(reading.article, "role", where, near),
        person,
        reading.article.words(where),
        Span(min(where.start, near.start), max(where.end, near.end)),
        "roles/title",
        of=wording.holder(noun, words, entities, person),
        as_of=published[:10] if published and not ended else None,
    )
