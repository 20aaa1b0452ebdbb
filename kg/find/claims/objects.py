"""The object of a cue as its content: "stressed the need for a new dock", "called the plan a mistake", "voiced concern over it"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues import Cue, beside, is_actor_noun
from kg.language.cues.kinds import can_speak
from kg.language.reading import Reading

#: What leads from a noun of saying to what is said: "doubts about the plan".
LINKS = ("about", "over", "with", "at", "of", "for", "to", "on", "against")


def listed(reading: Reading, cue: Cue) -> list[Token]:
    """Return the heads of what a verb says that takes what is said as its object ("denied the charges")."""
    objects = [c for c in cue.verb.children if c.dep_ in ("obj", "iobj", "nsubj:pass") and c.pos_ != "PRON"]
    return [*objects, *following(reading, cue, objects)] if objects else []


def marked(reading: Reading, cue: Cue) -> list[Token]:
    """Return the heads of what a verb says by its object because the pipeline takes it for a cue: no hearer, no mere noun of saying."""
    if cue.lemma in lexicon.toml("reporting.toml")["concrete"]["verbs"]:
        return []
    objects = [c for c in cue.verb.rights if c.dep_ in tree.OBJECTS]
    if tree.is_passive(cue.verb) and cue.source is not None:
        objects = [c for c in cue.verb.lefts if c.dep_ == "nsubj:pass" and c.pos_ != "PRON"]
    if any(o.lemma_.lower() in lexicon.reporting().nouns for o in objects):
        return [h for o in objects for h in _held(o)]
    more = [c for c in cue.verb.rights if objects and c.dep_ == "xcomp" and c.i > objects[-1].i]
    if not objects:
        return []
    if not more and len(objects) < 2 and _is_addressed(objects[0]):
        return []
    return [*objects, *more, *following(reading, cue, [*objects, *more])]


def voiced(cue: Cue) -> list[Token]:
    """Return the heads of what a stance is about that somebody voices: "voiced opposition to the plan", "expressed support for it"."""
    words = lexicon.toml("reporting.toml")["light"]
    if cue.kind != "verb" or cue.lemma not in words["voicing"]:
        return []
    stances = [c for c in cue.verb.rights if c.dep_ == "obj" and c.lemma_.lower() in words["stances"]]
    return [h for noun in stances for h in _held(noun) if not (tree.preposition(h) == "to" and can_speak(h))]


def _held(noun: Token) -> Iterator[Token]:
    """Yield what hangs on a noun of saying, or on the verb right behind it."""
    yield from tree.oblique(noun, *LINKS)
    end = noun.right_edge.i
    for c in tree.oblique(noun.head, *LINKS):
        if c.left_edge.i == end + 1:
            end = c.right_edge.i
            yield from () if beside.is_date(c) else (c,)


def _is_addressed(noun: Token) -> bool:
    """Say whether an object is who is spoken to or of, or stands for something else."""
    return noun.pos_ in ("PRON", "PROPN") or is_actor_noun(noun)


def following(reading: Reading, cue: Cue, heads: list[Token]) -> Iterator[Token]:
    """Yield the phrases of the verb that directly follow its object, and tell no time."""
    end = max((h.right_edge.i for h in heads), default=cue.verb.i)
    for c in cue.verb.rights:
        if c.dep_ == "obl" and c != cue.source and c.left_edge.i == end + 1 and not _tells_time(reading, c):
            end = c.right_edge.i
            yield c


def _tells_time(reading: Reading, phrase: Token) -> bool:
    """Say whether a phrase tells when ("on May 23")."""
    return bool(reading.times_in(tree.span(tree.subtree(phrase))))
