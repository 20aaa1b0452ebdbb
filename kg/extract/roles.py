"""Offices of named persons: before the name, in apposition, or with "is" and "became"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg import lexicon, lookup, syntax
from kg.entities import Entities
from kg.mentions import NAME_LINKS
from kg.model import Document, Name, Role, Span, name_of
from kg.terms import KG


def find(document: Document, entities: Entities) -> Iterator[Role]:
    """Yield each office of a person once, where it is told first."""
    seen: set[tuple[Name, str]] = set()
    for person in entities.all:
        if person.kind != KG.Person:
            continue
        for mention in person.mentions:
            tokens = document.doc.char_span(*mention, alignment_mode="expand")
            for noun in _offices(tokens.root, tokens.start) if tokens is not None else ():
                role = _role(document, entities, person.id, noun, mention)
                if role is not None and (person.id, role.label.casefold()) not in seen:
                    seen.add((person.id, role.label.casefold()))
                    yield role


def _offices(name: Token, first: int) -> Iterator[Token]:
    """Yield the nouns that may be an office of the person a name token stands for."""
    if first > 0:
        before = name.doc[first - 1]
        if before.pos_ in ("NOUN", "PROPN") and lookup.title_kind(before.lower_) and before.head.sent == name.sent:
            yield before
    above = name
    while above.dep_ in NAME_LINKS and above.head != above:
        above = above.head
        if lookup.title_kind(above.lower_):
            yield above
    for token in {above.i: above, name.i: name}.values():
        yield from _beside(token)


def _beside(token: Token) -> Iterator[Token]:
    """Yield the offices in apposition to a token, and those it is said to be."""
    for c in token.children:
        if c.dep_ in ("appos", "nmod:desc") and lookup.title_kind(c.lower_):
            yield from (n for n in syntax.conjuncts(c) if lookup.title_kind(n.lower_))
    predicate = token.head
    if token.dep_ == "nsubj" and syntax.child(predicate, "cop") is not None and lookup.title_kind(predicate.lower_):
        yield from [] if syntax.is_negated(predicate) else [predicate]
    if token.dep_ in ("nsubj", "nsubj:pass") and predicate.lemma_ in ("become", "elect", "appoint", "name"):
        yield from (c for c in predicate.children if c.dep_ in ("xcomp", "obj") and lookup.title_kind(c.lower_))


def _role(document: Document, entities: Entities, person: Name, noun: Token, mention: Span) -> Role | None:
    words = _label(noun, entities, person)
    if not words:
        return None
    where = syntax.span(words)
    former = any(t.lower_ in lexicon.listed("ended") for t in syntax.subtree(noun) if t.i < noun.i and noun.i - t.i < 5)
    return Role(
        name_of(document.article, "role", where, mention),
        person,
        document.article.words(where),
        Span(min(where.start, mention.start), max(where.end, mention.end)),
        "roles/title",
        of=_holder(noun, words, entities, person),
        as_of=None if former or not document.article.published else document.article.published[:10],
    )


def _label(noun: Token, entities: Entities, person: Name) -> list[Token]:
    """Return the words of the office: its head, what makes it that office, and "of State"; no country, no "former"."""
    doc, start, end = noun.doc, noun.i, noun.i + 1
    while start > 0 and _belongs(doc[start - 1], noun, entities):
        start -= 1
    rest = doc[end : end + 3]
    if len(rest) > 1 and rest[0].lower_ in ("of", "for", "general", "-") and entities.at(rest[1]) in (None, person):
        longer = doc[start : end + 2].text.lower()
        if longer in lexicon.words("titles.tsv"):
            end += 2
    return [doc[i] for i in range(start, end)]


def _belongs(token: Token, noun: Token, entities: Entities) -> bool:
    if token.lower_ in lexicon.listed("passing") or (
        entities.at(token) is not None and entities.get(entities.at(token) or "").kind != KG.UnnamedActor
    ):
        return False
    if token.doc[token.i : noun.i + 1].text.lower() in lexicon.words("titles.tsv"):
        return True
    return token.lower_ in lexicon.listed("office") or (
        token.dep_ == "compound" and token.head.i == noun.i and token.pos_ == "NOUN"
    )


def _holder(noun: Token, words: list[Token], entities: Entities, person: Name) -> Name | None:
    """Return the country or organization that an office is held in, by possessive, adjective, compound or "of"."""
    inside = [c for c in noun.children if c.dep_ in ("nmod:poss", "amod", "compound", "nmod") and c not in words]
    first = words[0].i
    left = [noun.doc[i] for i in range(max(first - 3, noun.sent.start), first)]
    for token in [*inside, *reversed(left)]:
        name = entities.at(token)
        if name and name != person and entities.get(name).kind in (KG.Country, KG.Organization):
            return name
        if (
            token in left
            and name is None
            and token.lower_ not in lexicon.listed("passing")
            and token.text not in ("'s", "’s")
        ):
            break
    return None
