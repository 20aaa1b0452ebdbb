"""What ties a proposal to others, to a source and to a time: answers, first reports, the day it was put."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.proposals import words
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import Naming
from kg.find.proposals.parties import actors
from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name, Proposal, Time

#: Clauses with times of their own.
INNER = frozenset(["ccomp", "xcomp", "parataxis", "acl:relcl", "conj", "advcl"])


def linked(proposals: list[Proposal], groups: list[Group]) -> list[Proposal]:
    """Return the proposals, answers pointing at what they answer; what is answered by another proposal, and else open, is countered."""
    made = list(proposals)
    for answer, target in _answers(groups):
        if made[answer].responds_to is None:
            made[answer] = replace(made[answer], responds_to=made[target].id)
            if made[target].status == KG.Open:
                made[target] = replace(made[target], status=KG.Countered)
    return made


def _answers(groups: list[Group]) -> Iterator[tuple[int, int]]:
    """Yield which group answers which: said outright ("is a response to"), or by its name ("the counterproposal")."""
    for target, group in enumerate(groups):
        for naming in group:
            yield from (
                (i, target) for i, g in enumerate(groups) if i != target and any(_is_reply(n, naming) for n in g)
            )
    for answer, group in enumerate(groups):
        if any(n.counters for n in group):
            yield from ((answer, t) for t in _countered(answer, groups))


def _is_reply(naming: Naming, other: Naming) -> bool:
    """Say whether one phrase is said to be, or comes with, a response to what the other names."""
    word = other.head.head
    if word.lemma_.lower() in words.words().lists["replying"] and word.pos_ == "VERB":
        return _is_replied(naming, other, word)
    if other.head.dep_ not in ("nmod", "obl") or word.lemma_.lower() not in words.words().lists["answer"]:
        return False
    clause = word if tree.child(word, "cop") is not None else word.head
    return (naming.head.head == clause and naming.head.dep_ in ("nsubj", "obj", "nsubj:pass")) or naming.head == clause


def _is_replied(naming: Naming, other: Naming, verb: Token) -> bool:
    """Say whether one answers the other by a verb: "answered the offer with a demand", "responded to it by proposing talks"."""
    asked = other.head.dep_ in ("obj", "nsubj:pass") or tree.preposition(other.head) == "to"
    means = naming.head in tree.oblique(verb, "with") or (
        naming.head.head == verb and naming.head.dep_ in ("advcl", "xcomp")
    )
    return asked and means


def _countered(answer: int, groups: list[Group]) -> list[int]:
    """Return the one proposal that a counterproposal can answer: called earlier, else told before it; of others."""
    authors = {a for n in groups[answer] for a in n.named}
    others = [
        i
        for i, g in enumerate(groups)
        if i != answer and not authors & {a for n in g for a in n.named} and _is_kin(g, groups[answer])
    ]
    earlier = [i for i in others if any(n.is_earlier for n in groups[i])]
    return (earlier or [i for i in others if i < answer][-1:])[:1]


def _is_kin(one: Group, other: Group) -> bool:
    return any(set(a.noun.families) & set(b.noun.families) for a in one for b in other)


def first_reported_by(entities: Entities, group: Group) -> tuple[Name, ...]:
    """Return who is said to have reported the proposal first ("the contents of which were first reported by Reuters")."""
    found: list[Token] = []
    for naming in group:
        for token in naming.head.sent:
            if token.lower_ == "reported" and token.i > naming.head.i and _is_first(token):
                found += filter(None, [tree.agent(token)])
    return actors(entities, found)


def _is_first(verb: Token) -> bool:
    return any(c.lower_ == "first" for c in verb.children)


def proposed_at(reading: Reading, group: Group) -> Time | None:
    """Return when the proposal was put, where a clause that says so gives a time."""
    for naming in group:
        verbs = [naming.head] if naming.how == "verb" else [g.word for g in naming.done if g.act == "propose"]
        for verb in verbs:
            where = [t.idx for t in tree.subtree(verb, INNER)]
            near = reading.times_by_sentence.get(reading.sentence[verb.i], ())
            own = [t for t, _ in near if any(t.span.start <= w < t.span.end for w in where)]
            if own:
                return min(own, key=lambda t: abs(t.span.start - verb.idx))
    return None
