"""Where the terms of a proposal may stand around a verb of proposing, demanding, planning, pledging or threatening.

"proposed a ban", "demanded that Zeta raise wages", "called on Spain to open the border", "plans to close the port", "suggested closing it".
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.find.proposals import clauses
from kg.find.proposals.clauses import Content
from kg.language import tree

#: Relations of a clause with "to" that parsers give to what is asked of somebody.
OPEN = frozenset(["xcomp", "ccomp", "advcl", "acl"])


def of_verb(verb: Token, frames: frozenset[str]) -> Iterator[Content]:
    """Yield what a verb puts forward, by the frames that it has: "object", "infinitive", "person", "that", "gerund", "for"."""
    asked = persons(verb)
    done = [c for c in [*verb.children, *(g for p in asked for g in p.children)] if _is_open(c, verb)]
    if done and (("person" in frames and asked) or ("infinitive" in frames and not _objects(verb))):
        for c in done:
            doer = asked[0] if "person" in frames and asked else None
            yield from (
                replace(x, actor=doer) for x in clauses.each(c, "terms/asked" if doer else "terms/planned", verb)
            )
    else:
        yield from _things(verb, frames)
    if "that" in frames:
        yield from (x for c in verb.children if _is_that(c) for x in clauses.each(c, "terms/proposed", verb))
    yield from _beside(verb)


def persons(verb: Token) -> list[Token]:
    """Return those of whom a verb asks something: its object, or who hangs on it by a preposition ("called on Spain to ...")."""
    passive = [c for c in verb.children if c.dep_ == "nsubj:pass"]
    return passive or [*_objects(verb), *tree.oblique(verb, "on", "upon", "for", "to", "with")]


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in tree.OBJECTS]


def _is_open(c: Token, verb: Token) -> bool:
    return c.dep_ in OPEN and c.i > verb.i and tree.is_infinitive(c)


def _is_that(c: Token) -> bool:
    return c.dep_ == "ccomp" and c.i > c.head.i and clauses.has_own_subject(c) and not tree.is_infinitive(c)


def _things(verb: Token, frames: frozenset[str]) -> Iterator[Content]:
    """Yield the noun phrases and gerunds that a verb puts forward."""
    nouns = [c for c in verb.children if c.dep_ in ("obj", "nsubj:pass")] if "object" in frames else []
    for noun in [*nouns, *(tree.oblique(verb, "for") if "for" in frames else ())]:
        yield from clauses.phrases(noun, "terms/proposed", verb)
        yield from _relatives(noun)
        yield from clauses.parts(noun)
    if "gerund" in frames:
        for c in verb.children:
            if c.dep_ in ("xcomp", "ccomp", "advcl") and c.i > verb.i and tree.is_participle(c):
                yield from clauses.each(c, "terms/proposed", verb)


def _relatives(noun: Token) -> Iterator[Content]:
    for part in tree.conjuncts(noun):
        for c in part.children:
            if c.dep_ == "acl:relcl":
                yield from clauses.each(c, "terms/relative", part)


def _beside(verb: Token) -> Iterator[Content]:
    """Yield the clauses beside a verb that say what would be, and on which condition: "proposed a truce, they would stop"."""
    for c in verb.children:
        if c.dep_ in ("advcl", "parataxis", "advcl:relcl") and c.i > verb.i and clauses.has_own_subject(c):
            yield from (x for x in clauses.each(c, "terms/clause", verb) if clauses.would(x.head))
    for part in tree.conjuncts(verb)[1:]:
        yield from _coordinated(part, verb)


def _coordinated(clause: Token, verb: Token) -> Iterator[Content]:
    """Yield what would be, coordinated with the verb of proposing: "proposed a truce, during which they would stop, we would leave"."""
    before = [c for c in clause.lefts if c.dep_ == "advcl"]
    for part in (*before, clause):
        if clauses.has_own_subject(part) and clauses.would(part):
            hidden = {t.i for b in before if b != part and part == clause for t in b.subtree}
            tokens = clauses.unpunctuated([t for t in clauses.full(part) if t.i not in hidden])
            yield Content(part, tuple(tokens), "terms/clause", verb)
