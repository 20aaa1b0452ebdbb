"""Where a speaker's words end and the reporter continues, inside what the parse takes for one clause."""

from spacy.tokens import Token

from kg.language import tree
from kg.language.cues import Cue


def leaves(cue: Cue, head: Token, other: Cue) -> bool:
    """Say whether another cue inside a clause is the outer voice again: "..., saying that", "..., but calls it"."""
    verb = other.verb
    if verb.i <= head.i or not head.is_ancestor(verb) or verb == cue.verb:
        return False
    return other.kind == "according" or _goes_on(other) or _is_coordinate(cue, head, verb)


def is_finite_clause(head: Token) -> bool:
    """Say whether the head of a clause or one of its auxiliaries is finite."""
    parts = (c for c in head.children if c.dep_ in ("aux", "aux:pass", "cop"))
    return tree.is_finite(head) or any(tree.is_finite(c) for c in parts)


def _goes_on(other: Cue) -> bool:
    """Say whether a cue is an active participle that goes on with the outer sentence: after a comma, or a plain "saying"."""
    verb = other.verb
    if verb.dep_ not in ("advcl", "acl") or not tree.is_participle(verb) or tree.is_passive(verb):
        return False
    before = {verb.doc[max(0, verb.i - 1)].text, verb.doc[max(0, verb.left_edge.i - 1)].text}
    return "," in before or (other.is_plain and verb.dep_ == "advcl")


def _is_coordinate(cue: Cue, head: Token, verb: Token) -> bool:
    """Say whether a cue without a subject of its own is coordinated, in sense, with the outer cue."""
    if verb.dep_ != "conj" or tree.child(verb, *tree.SUBJECTS) is not None:
        return False
    return tree.is_finite(verb) == tree.is_finite(cue.verb) and (verb.head == head or not is_finite_clause(head))
