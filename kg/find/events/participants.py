"""Who takes part in an event, and where it happens: each name of the sentence weighed by a log-linear model.

The weights are a table that `kg.train.events` learns from the newskg corpus; a row says how much one feature speaks for a name
being actor, target or place, against its being none of them.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef
from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.events import features
from kg.language import lexicon, tree
from kg.terms import KG
from kg.values import Entity, Name

ROLES = ("actor", "target", "place")
#: How likely the likeliest participant, or place, has to be; and any further one.
FIRST, FURTHER = 0.4, 0.5
#: And a name in a list after one that takes part.
LISTED = 0.3


@dataclass(frozen=True)
class Candidate:
    """A name that may take part: the token that heads it, what it stands for, and what speaks for it."""

    token: Token
    thing: Entity
    features: tuple[str, ...]
    undergoes: bool


def find(entities: Entities, trigger: Tokens) -> dict[str, tuple[Name, ...]]:
    """Return actors, targets and places of the event that a trigger names, in text order; a thing has one role at most."""
    best: dict[Name, tuple[float, str]] = {}
    near = list(candidates(entities, trigger))
    for candidate in near:
        weighed = _weigh(candidate)
        best[candidate.thing.id] = max(weighed, best.get(candidate.thing.id, weighed))
    who = _likely({name: own for name, own in best.items() if own[1] != "place"})
    where = _likely({name: own for name, own in best.items() if own[1] == "place"})
    found = _with_listed(near, who | where, {name: likely for name, (likely, _) in best.items()})
    return {role: tuple(name for name in best if found.get(name) == role) for role in ROLES}


def _with_listed(near: list[Candidate], found: dict[Name, str], likely: dict[Name, float]) -> dict[Name, str]:
    """Return the roles with those of names that a list puts beside a participant ("Colombia, Ecuador and Venezuela")."""
    found = dict(found)
    owners = {candidate.token.i: candidate.thing.id for candidate in near}
    for candidate in near:
        owner = owners.get(candidate.token.head.i) if candidate.token.dep_ == "conj" else None
        role = found.get(owner) if owner is not None else None
        if role is None or not _may_be(candidate, role):
            continue
        if likely[candidate.thing.id] > LISTED:
            found.setdefault(candidate.thing.id, role)
    return found


def _likely(weighed: dict[Name, tuple[float, str]]) -> dict[Name, str]:
    """Return the roles of those likely enough: the bar for the first is lower than for any further one."""
    first = max(weighed, key=lambda name: weighed[name][0], default=None)
    return {n: role for n, (likely, role) in weighed.items() if likely > (FIRST if n == first else FURTHER)}


def candidates(entities: Entities, trigger: Tokens) -> Iterator[Candidate]:
    """Yield the names, descriptions and pronouns of the trigger's sentence, in text order."""
    head = trigger.root
    found = [(token, name) for token, name in _named(entities, head) if not trigger.start <= token.i < trigger.end]
    ranked = sorted(found, key=lambda pair: features.nearness(head, pair[0]))
    rank = {token.i: n for n, (token, _) in enumerate(ranked)}
    for token, name in found:
        thing = entities.get(name)
        kind = str(thing.kind).rpartition("#")[2]
        own = tuple(features.of(head, trigger.label_, token, kind, rank[token.i]))
        if own:
            yield Candidate(token, thing, own, _undergoes(head, token))


def _undergoes(head: Token, token: Token) -> bool:
    """Say whether a name is the subject of the passive that tells the event ("was killed", "were confirmed killed"): it is no actor."""
    verb = head
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VBN" and tree.is_participle(verb):
        verb = verb.head
    return token.dep_ == "nsubj:pass" and token.head in (head, verb)


def _named(entities: Entities, head: Token) -> Iterator[tuple[Token, Name]]:
    """Yield the tokens of a sentence that head a name, a description, or stand for one."""
    for token in head.sent:
        name = entities.at(token)
        inner = token.head != token and token.dep_ != "conj" and entities.at(token.head) == name
        if name is not None and not inner:
            yield token, name


def _weigh(candidate: Candidate) -> tuple[float, str]:
    """Return how likely a name takes part at all, and its likeliest role."""
    odds = {role: math.exp(weight) for role, weight in _weights(candidate).items()}
    total = sum(odds.values())
    return total / (1 + total), max(odds, key=lambda role: odds[role])


def _weights(candidate: Candidate) -> dict[str, float]:
    table = lexicon.weights("participants.tsv")
    rows = [table[feature] for feature in candidate.features if feature in table]
    return {role: sum(row[i] for row in rows) for i, role in enumerate(ROLES) if _may_be(candidate, role)}


def _may_be(candidate: Candidate, role: str) -> bool:
    return may_be(candidate.thing.kind, role) and not (role == "actor" and candidate.undergoes)


def may_be(kind: URIRef, role: str) -> bool:
    """Say whether the vocabulary lets a thing of a class have a role."""
    if role == "place":
        return kind in (KG.Place, KG.Country)
    return kind != KG.Place
