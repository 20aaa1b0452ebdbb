"""Who takes part on equal terms: what is told of in one breath ("Peru and Chile signed", "talks between Peru and Chile") has one role."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import pointing
from kg.language import tree
from kg.language.reading import Reading
from kg.language.related import Related

#: Verbs of what happens to their subject.
DYING = frozenset(["die", "drown", "perish", "succumb", "starve"])
#: Types of what is done to whom a possessive tells ("her arrest").
SUFFERED = frozenset(["Abduction", "Arrest", "Killing", "Death", "Injury"])


def evened(reading: Reading, trigger: Tokens, taking: Sequence[Related]) -> Iterator[Related]:
    """Yield the passages, those of one coordination in the role of the first, and in a headline the victims as such."""
    roles: dict[int, str] = {}
    for related in taking:
        who = pointing.head(related.passage)
        role = related.role
        if role != "place":
            role = roles.setdefault(_first(who).i, _role(reading, trigger, who, role))
        if role == "target" and _does_as_well(trigger.root, who, taking):
            role = "actor"
        yield replace(related, role=role)


def listed(reading: Reading, trigger: Tokens, taking: Sequence[Related]) -> Iterator[Related]:
    """Yield the names that stand in a list with a name that takes part, where the reader relates them to nothing of the event."""
    taken = {i for r in reading.related("event", trigger) for i in range(r.passage.start, r.passage.end)}
    for related in taking:
        own = pointing.head(related.passage)
        for other in tree.conjuncts(_first(own)):
            if other.i not in taken and own.ent_type_ and other.ent_type_ and _is_plain(own, other):
                taken.add(other.i)
                yield replace(related, passage=trigger.doc[other.i : other.i + 1])


def _is_plain(one: Token, other: Token) -> bool:
    """Say whether between two names of a list there are only names, their titles, commas and "and"."""
    between = one.doc[min(one.i, other.i) : max(one.i, other.i)]
    return all(t.pos_ in ("PROPN", "NOUN", "ADJ", "DET", "CCONJ", "NUM") or t.text in (",", ".") for t in between)


def _first(who: Token) -> Token:
    while who.dep_ == "conj":
        who = who.head
    return who


def _role(reading: Reading, act: Tokens, who: Token, role: str) -> str:
    """Return the role of somebody, where the words around say it: both of two sides act."""
    first = _first(who)
    if act.root.lower_ == "fire" and act.root.head.lemma_ == "open" and first == tree.child(act.root.head, "nsubj"):
        return "actor"  # "gunman opens fire", where the reader sees a blaze
    if first.head == act.root and (tree.preposition(first) == "between" or _gathers(act, first)):
        return "actor"
    if first.head == act.root and _is_along(first):
        return "target" if tree.is_passive(act.root) else "actor"
    done_to = _is_done_to(reading, act.root, first) or _is_met(act.root) or _is_aimed_at(act.root, first)
    return "target" if role == "actor" and (done_to or _suffers(act, first)) else role


def _is_aimed_at(act: Token, who: Token) -> bool:
    """Say whether an act is told of as one against somebody ("attacks on peacekeepers")."""
    return act.pos_ == "NOUN" and who.head == act and tree.preposition(who) in ("on", "against")


def _is_met(verb: Token) -> bool:
    """Say whether a bare participle tells what is done to the subject of the verb it leans on ("made news when punched")."""
    led = tree.child(verb, "mark", "advmod")
    bare = (
        verb.tag_ == "VBN"
        and verb.dep_ == "advcl"
        and led is not None
        and led.lower_ in ("when", "while", "if", "once")
    )
    return bare and tree.child(verb, "obj", "ccomp", "xcomp", "aux", *tree.SUBJECTS) is None


def _does_as_well(verb: Token, who: Token, taking: Sequence[Related]) -> bool:
    """Say whether the subject of a verb does what the next one says, too, to whom both name ("killed and wounded scores")."""
    shared = verb.dep_ == "conj" and who.head == verb.head and who.dep_ == "nsubj"
    behind = any(pointing.head(r.passage).i > verb.i for r in taking if r.role == "target")
    return shared and behind and not tree.is_passive(verb) and tree.child(verb, *tree.SUBJECTS) is None


def _gathers(act: Tokens, who: Token) -> bool:
    """Say whether a noun tells of how many a protest is ("a rally of 300 people")."""
    counted = tree.preposition(who) == "of" and tree.child(who, "nummod") is not None
    return act.label_ == "Protest" and counted


def _is_along(who: Token) -> bool:
    """Say whether somebody does or undergoes what the subject does or undergoes ("along with three neighbours")."""
    before = who.doc[max(who.left_edge.i - 1, 0)]
    return tree.preposition(who) == "alongside" or (
        before.lower_ in ("along", "together") and before.nbor().lower_ == "with"
    )


def is_somebody(who: Token) -> bool:
    """Say whether a name or a pronoun is of who can act."""
    return who.ent_type_ in ("Person", "Organization") or (who.pos_ == "PRON" and who.lower_ in ("his", "her", "their"))


def _suffers(act: Tokens, who: Token) -> bool:
    """Say whether somebody undergoes what is told: who dies, and whose arrest or murder it is, if that of nobody else."""
    head = act.root
    if head.pos_ == "VERB":
        return head.lemma_.lower() in DYING and who.head == head
    owned = who.dep_ == "nmod:poss" and who.head == head and act.label_ in SUFFERED
    return owned and not any(tree.oblique(head, "of"))


def _is_done_to(reading: Reading, verb: Token, who: Token) -> bool:
    """Say whether a headline tells by a bare participle what is done to somebody ("Son of ex-mayor attacked"): its verbs have no past."""
    bare = (
        verb.pos_ == "VERB" and verb.lower_.endswith("ed") and tree.child(verb, "obj", "ccomp", "xcomp", "aux") is None
    )
    return bare and reading.is_in_headline(verb.idx) and who.head == verb and who.dep_ in tree.SUBJECTS
