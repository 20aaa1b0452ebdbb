"""Two triggers of one clause: for one act ("won three elections", "a protest march"), or an act and the measure that it lifts."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import tree

#: The longest passage that names an event, in words.
LONGEST = 6
#: Types that one act may be told as: a truce is what was agreed and what holds.
ALIKE = ({"Agreement", "Ceasefire"},)
#: Relations of a noun to the verb that tells the same act ("won the election", "the election was won", "strikes hit the port").
TOLD_BY = frozenset(["obj", "nsubj:pass", "nsubj"])
#: Verbs that say of an act only that it begins or goes on ("will stay closed", "began to march").
KEEPING = frozenset(["stay", "remain", "keep", "become", "get", "begin", "start", "continue"])

#: Types of measures that stay in force: where a verb tells what is done to one, that is the event ("lifted the ban").
STANDING = frozenset(["Restriction", "Sanction"])


def in_force(triggers: Iterable[Tokens], types: Mapping[int, str]) -> set[int]:
    """Return the first tokens of nouns that tell no act of their own, but the measure to which another act does something."""
    heads = {trigger.root.i: types[trigger.start] for trigger in triggers if trigger.start in types}
    return {
        t.start
        for t in triggers
        if types.get(t.start) in STANDING
        and t.root.pos_ == "NOUN"
        and t.root.dep_ in ("obj", "nsubj:pass")
        and heads.get(t.root.head.i, types[t.start]) != types[t.start]
    }


def whole(triggers: Iterable[Tokens], types: Mapping[int, str]) -> dict[int, tuple[Tokens, ...]]:
    """Return the passages of acts that two triggers tell, by the first token of each: one of both or that of each; none for who adds to it.

    `types` has the event type of each trigger by its first token; triggers that stand alone are not in the result.
    """
    heads = {trigger.root.i: trigger for trigger in triggers if trigger.start in types}
    found: dict[int, tuple[Tokens, ...]] = {}
    for trigger in heads.values():
        first = _first(trigger, heads, types)
        if first is None or first.start in found or trigger.start in found:
            continue
        found[first.start] = _passages(first, trigger, types[first.start])
        found[trigger.start] = ()
    return found


def _first(trigger: Tokens, heads: Mapping[int, Tokens], types: Mapping[int, str]) -> Tokens | None:
    """Return the trigger that tells the same act before a word does: its verb, the noun that it stands with."""
    head = trigger.root
    above = heads.get(head.head.i)
    if above is None or above is trigger or not _alike(types[trigger.start], types[above.start]):
        return None
    if head.dep_ == "compound" or (head.dep_ == "xcomp" and above.root.lemma_.lower() in KEEPING):
        return above
    if head.dep_ in ("advmod", "xcomp") and head.pos_ in ("ADV", "ADJ"):
        return above  # "ran aground", "shot dead"
    of_verb = head.dep_ in TOLD_BY and above.root.pos_ == "VERB" and head.pos_ in ("NOUN", "PROPN")
    of_noun = head.dep_ in ("acl", "amod") and above.root.pos_ == "NOUN" and _is_done(head)
    return above if of_verb or of_noun else None


def _alike(a: str, b: str) -> bool:
    return a == b or any({a, b} <= types for types in ALIKE)


def _is_done(verb: Token) -> bool:
    """Say whether a participle says what is done to its noun ("the deal reached on Monday")."""
    return tree.is_passive(verb) and verb.pos_ == "VERB"


def _passages(first: Tokens, second: Tokens, label: str) -> tuple[Tokens, ...]:
    """Return the passage from one trigger to the other where it is short and holds no name and no other verb; else that of each."""
    start, end = min(first.start, second.start), max(first.end, second.end)
    between = [t for t in first.doc[start:end] if t not in first and t not in second]
    plain = all(not t.ent_type_ and t.pos_ not in ("VERB", "AUX", "PUNCT") for t in between)
    if end - start <= LONGEST and plain:
        return (Tokens(first.doc, start, end, label=label),)
    own = Tokens(first.doc, first.start, first.end, label=label)
    return (own, second) if second.root.dep_ in TOLD_BY else (own,)
