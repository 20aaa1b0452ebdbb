"""What the words around a naming phrase do to the proposal: propose it, accept it, turn it down; and whether they really did."""

from dataclasses import dataclass

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.proposals import words
from kg.language import tree
from kg.terms import KG

VERDICTS = {"accept": KG.Accepted, "reject": KG.Rejected, "withdraw": KG.Withdrawn}
#: Auxiliaries that leave open whether it happens.
OPEN = frozenset(["may", "might", "could", "would", "will", "should", "can", "must", "shall", "'ll", "'d"])


@dataclass(frozen=True)
class Governor:
    """One thing that is done to a proposal: the act, the word that says so, and who does it."""

    act: str
    word: Token
    doer: Token | None


def governors(head: Token) -> list[Governor]:
    """Return what is done to the proposal that a noun or verb names, in text order."""
    found = [_over(head)]
    for clause in (c for c in head.children if c.dep_ in ("acl", "acl:relcl")):
        if tree.is_passive(clause):
            found += [_passive(part) for part in tree.conjuncts(clause) if _is_past(part)]
        else:
            found.append(_relative(clause))
    return sorted((g for g in found if g is not None and g.act), key=lambda g: g.word.i)


def _over(head: Token) -> Governor | None:
    """Return what the word over the phrase does to it."""
    while head.dep_ == "conj" and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    over = head.head
    if over.pos_ == "NOUN" and head.dep_ == "nmod":
        doer = tree.subject(over.head) if over.dep_ == "obj" and over.head.pos_ == "VERB" else None
        return Governor(words.words().acts.get(over.lemma_.lower(), ""), over, doer)
    return _of_verb(head, over) if over.pos_ == "VERB" else None


def _of_verb(head: Token, verb: Token) -> Governor | None:
    match head.dep_:
        case "nsubj:pass":
            return _passive(verb)
        case "nsubj":
            return Governor(words.fate(verb), verb, _agent(verb) or tree.child(verb, "obj"))
        case "obj":
            return Governor(words.act(verb), verb, tree.subject(verb))
        case "obl" | "nmod":
            return Governor(words.act_with(verb, tree.preposition(head)), verb, tree.subject(verb))
    return None


def _passive(verb: Token) -> Governor:
    return Governor(words.act(verb), verb, _agent(verb))


def _agent(verb: Token) -> Token | None:
    """Return the doer of a passive verb: no margin ("passed by a majority of two")."""
    doer = tree.agent(verb)
    return None if doer is None or words.among("margins", [doer]) else doer


def _is_past(verb: Token) -> bool:
    """Say whether a verb can be a passive: "drawn up by spies and delivered to Hamas"."""
    return "Part" in verb.morph.get("VerbForm", []) or "Past" in verb.morph.get("Tense", [])


def _relative(clause: Token) -> Governor | None:
    """Return what a relative clause with its own subject does ("a deal they rejected")."""
    own = tree.child(clause, "nsubj")
    if clause.dep_ != "acl:relcl" or own is None or own.lower_ in ("that", "which"):
        return None
    return Governor(words.act(clause), clause, own) if tree.child(clause, "obj") in (None, own) else None


def verdict(governor: Governor) -> URIRef | None:
    """Return what became of the proposal, if this settled it: what only may come, or was only asked for, settles nothing."""
    found = VERDICTS.get(governor.act)
    if found is None or governor.word.pos_ == "NOUN":
        return found if governor.act != "accept" else None
    verb, unwilling = _settling(governor.word)
    if verb is None:
        return None
    refused = unwilling or tree.is_negated(verb) or tree.is_negated(governor.word)
    if refused:
        return KG.Rejected if found == KG.Accepted and not _is_pending(verb) else None
    if any(a in OPEN for a in tree.auxiliaries(verb)) or is_of_committee(governor.doer):
        return None
    return found


def _settling(verb: Token) -> tuple[Token | None, bool]:
    """Return the finite verb that carries the act ("voted to reject": voted), and whether it takes the act back ("refused to")."""
    if verb.dep_ in ("advcl", "acl") and tree.is_infinitive(verb):
        return None, False
    if verb.dep_ not in ("xcomp", "ccomp") or not tree.is_infinitive(verb):
        return verb, False
    over = verb.head
    lemma = over.lemma_.lower()
    if lemma in words.words().lists["unwilling"]:
        return over, True
    return (over, False) if lemma in words.words().lists["settled"] else (None, False)


def _is_pending(verb: Token) -> bool:
    """Say whether a denied answer may still come ("has not yet accepted")."""
    return any(c.lower_ in ("yet", "has", "have", "still", "until") for c in verb.children)


def is_of_committee(doer: Token | None) -> bool:
    """Say whether a committee answers: it sends a bill on and settles nothing."""
    return doer is not None and any(t.lower_ in ("committee", "subcommittee", "panel") for t in tree.phrase(doer))
