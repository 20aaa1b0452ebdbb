"""Counts and amounts with what they count: the killed, the injured, votes, money, shares."""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.language import lexicon, tree
from kg.language.numbers import Number
from kg.language.reading import Reading
from kg.terms import KGT
from kg.values import Drop, Figure, Span, name_of

FILE = "figures.toml"
#: Relations over which a number counts the noun above it.
COUNTS = frozenset(["nummod", "advmod", "compound", "amod", "det", "nmod"])
#: Numbers whose "of" tells what is counted ("thousands of people").
SCALES = frozenset(["thousand", "hundred", "dozen", "million", "number"])
#: Clauses that say what happened to the noun they hang on ("12 people killed in ...").
OF_NOUN = frozenset(["acl", "amod", "acl:relcl", "xcomp"])


#: Why a number is no figure.
NO_KIND = "a number of things that the vocabulary does not count"


def find(reading: Reading, entities: Entities) -> Iterator[Figure | Drop]:
    """Yield a figure for each number whose kind its clause tells."""
    del entities  # a figure's population is words of the text
    for number in reading.numbers:
        head = reading.head(number.span)
        if head is None:
            continue
        counted = _counted(head)
        measures = _measures(number, head, counted)
        yield _figure(reading, number, measures, counted) if measures else Drop("figures", NO_KIND, number.span)


def _figure(reading: Reading, number: Number, measures: URIRef, counted: Token) -> Figure:
    words = [t for t in tree.phrase(counted) if number.span.end <= t.idx <= counted.idx]
    end = max([number.span.end, *(t.idx + len(t.text) for t in words)])
    return Figure(
        name_of(reading.article, "figure", number.span),
        measures,
        number.value,
        number.bound,
        Span(number.span.start, end),
        "figures/number",
        population=number.currency or (reading.article.words(tree.span(words)) if words else None),
    )


def _counted(token: Token) -> Token:
    """Return the noun that a number counts, or the number itself ("12 were injured")."""
    while token.dep_ in COUNTS and token.head != token and not (token.pos_ == "NOUN" and token.dep_ == "nmod"):
        token = token.head
        if token.pos_ in ("NOUN", "PROPN"):
            break
    of = next(tree.oblique(token, "of"), None)
    return of if of is not None and token.lemma_ in SCALES else token


def _measures(number: Number, token: Token, counted: Token) -> URIRef | None:
    """Return what the number measures, by its sign, by the noun it counts, by what happens to those counted."""
    if number.currency:
        return KGT.Money
    if number.percent:
        return KGT.Share
    asked = [("name", counted), *_questions(counted)]
    if token != counted and token.dep_ == "nmod":
        asked.append(("name", token.head))
    return next((kind for table, word in asked if (kind := _kind(table, word)) is not None), None)


def _questions(counted: Token) -> Iterator[tuple[str, Token]]:
    """Yield the words that can say what happened to those counted, nearest first, with the table to look them up in."""
    for c in counted.children:
        if c.dep_ in OF_NOUN and c.i > counted.i:
            active = c.dep_ == "acl:relcl" and not tree.is_passive(c)
            yield ("act" if active else "undergo"), c
            yield "name", c
    first = _first_of_list(counted)
    verb = first.head
    if first.dep_ in tree.SUBJECTS:
        yield from _of_subject(verb)
    elif first.dep_ in tree.OBJECTS and verb.pos_ == "VERB":
        yield "undergo", verb
        yield from (("name", c) for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.i > counted.i)


def _of_subject(verb: Token) -> Iterator[tuple[str, Token]]:
    yield ("undergo" if tree.is_passive(verb) else "act"), verb
    for c in verb.children:
        if c.dep_ == "xcomp":
            yield ("undergo" if tree.is_participle(c) else "act"), c
            yield "name", c
    yield "name", verb  # "12 are missing": the copula hangs on the adjective


def _first_of_list(token: Token) -> Token:
    """Return the first of coordinated nouns, which carries the relation of all."""
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        token = token.head
    return token


def _kind(table: str, word: Token) -> URIRef | None:
    for kind, lemmas in lexicon.toml(FILE)[table].items():
        if word.lemma_.lower() in lemmas or word.lower_ in lemmas:
            return lexicon.event_type(kind, FILE)
    return None
