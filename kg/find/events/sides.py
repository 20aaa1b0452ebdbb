"""Who takes part on equal terms: what is told of in one breath ("Peru and Chile signed", "talks between Peru and Chile") has one role."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import pointing
from kg.language import tree
from kg.language.reading import Reading, Related


def evened(reading: Reading, trigger: Tokens, taking: Sequence[Related]) -> Iterator[Related]:
    """Yield the passages, those of one coordination in the role of the first, and in a headline the victims as such."""
    roles: dict[int, str] = {}
    for related in taking:
        who = pointing.head(related.passage)
        role = related.role
        if role != "place":
            role = roles.setdefault(_first(who).i, _role(reading, trigger.root, who, role))
        yield replace(related, role=role)


def _first(who: Token) -> Token:
    while who.dep_ == "conj":
        who = who.head
    return who


def _role(reading: Reading, act: Token, who: Token, role: str) -> str:
    """Return the role of somebody, where the words around say it: between two sides, both act."""
    first = _first(who)
    if first.head == act and tree.preposition(first) == "between":
        return "actor"
    return "target" if role == "actor" and _is_done_to(reading, act, first) else role


def _is_done_to(reading: Reading, verb: Token, who: Token) -> bool:
    """Say whether a headline tells by a bare participle what is done to somebody ("Son of ex-mayor attacked"): its verbs have no past."""
    bare = (
        verb.pos_ == "VERB" and verb.lower_.endswith("ed") and tree.child(verb, "obj", "ccomp", "xcomp", "aux") is None
    )
    return bare and reading.is_in_headline(verb.idx) and who.head == verb and who.dep_ in tree.SUBJECTS
