"""Counts and amounts with what they count: the killed, the injured, votes, money, shares."""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Token

from kg import lexicon, numbers, syntax
from kg.entities import Entities
from kg.model import Document, Figure, name_of
from kg.numbers import Number
from kg.terms import KGT


def find(document: Document, entities: Entities) -> Iterator[Figure]:
    """Yield a figure for each number whose kind its clause tells; plain numbers of things are left out."""
    del entities  # a figure's population is words of the text
    for number in numbers.find(document.article.text, document.article.body):
        tokens = document.doc.char_span(*number.span, alignment_mode="expand")
        if tokens is None:
            continue
        counted = _counted(tokens.root)
        measures = _measures(number, tokens.root, counted)
        if measures is not None:
            yield _figure(document, number, measures, tokens.root, counted)


def _figure(document: Document, number: Number, measures: URIRef, token: Token, counted: Token) -> Figure:
    words = [t for t in syntax.phrase(counted) if t.idx >= number.span.end] if counted != token else []
    population = document.article.words(syntax.span(words)) if words else None
    evidence = syntax.trim(document.article.text, syntax.span(token.sent), " \n\t")
    return Figure(
        name_of(document.article, "figure", number.span),
        measures,
        number.value,
        number.bound,
        evidence,
        "figures/number",
        population=number.currency or population,
    )


def _counted(token: Token) -> Token:
    """Return the noun that a number counts, or the number itself ("12 were injured")."""
    while token.dep_ in ("nummod", "advmod", "compound", "amod", "det", "nmod") and token.head.i != token.i:
        if token.pos_ == "NOUN" and token.dep_ == "nmod":
            break
        token = token.head
        if token.pos_ in ("NOUN", "PROPN"):
            break
    of = next(syntax.oblique(token, "of"), None)
    return of if of is not None and token.lemma_ in ("thousand", "hundred", "dozen", "million", "number") else token


def _measures(number: Number, token: Token, counted: Token) -> URIRef | None:
    """Return what the number measures, by its sign, by the verb over it, by the noun it counts."""
    if number.currency:
        return KGT.Money
    if number.percent:
        return KGT.Share
    kinds = lexicon.toml("figures.toml")
    for word in _governors(token, counted):
        for kind, lemmas in kinds.items():
            if word.lemma_.lower() in lemmas or word.lower_ in lemmas:
                return lexicon.event_type(kind, "figures.toml")
    return None


def _governors(token: Token, counted: Token) -> Iterator[Token]:
    """Yield the words that can say what happened to those counted, nearest first."""
    yield counted
    yield from (c for c in counted.children if c.dep_ in ("acl", "amod", "acl:relcl", "xcomp") and c.i > counted.i)
    if counted.dep_ in (*syntax.SUBJECTS, *syntax.OBJECTS, "obl", "conj", "nmod", "appos"):
        yield counted.head
        yield from (c for c in counted.head.children if c.dep_ in ("xcomp", "obj") and counted.dep_ in syntax.SUBJECTS)
        if counted.dep_ in syntax.OBJECTS:
            yield from (c for c in counted.head.children if c.dep_ in ("xcomp", "advcl") and c.i > counted.i)
    if counted.head.dep_ == "conj":
        yield counted.head.head
    if token.i != counted.i and token.dep_ == "nmod":
        yield token.head
