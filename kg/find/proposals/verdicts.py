"""Whether what is done to a proposal settles it, and how.

What only may come, was only asked for, or is done by some alone, settles nothing.
"""

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.proposals import words
from kg.find.proposals.governors import Governor, is_of_committee, is_of_some
from kg.language import tree
from kg.terms import KG

VERDICTS = {"accept": KG.Accepted, "reject": KG.Rejected, "withdraw": KG.Withdrawn}
#: Auxiliaries that leave open whether it happens.
OPEN = frozenset(["may", "might", "could", "would", "will", "should", "can", "must", "shall", "'ll", "'d", "’ll", "’d"])
#: What introduces a clause that may never come true, and what introduces a gerund that did.
IF = frozenset(["if", "unless", "whether", "should", "until", "once", "before", "provided"])
DONE = frozenset(["after", "since", "following", "by", "for"])
#: What introduces until when, or unless, something stays undone ("would not approve it until ...").
MEANWHILE = frozenset(["until", "unless", "while", "without"])
#: What introduces those whose doing something else depends on.
DEPENDING = frozenset(["about", "of", "on", "upon", "without"])
#: What leads to a pact that is not there yet ("an offer for a truce").
SOUGHT = "for"
#: What leads to a pact by which something is done or will be.
UNDER = "under"


def verdict(governor: Governor) -> URIRef | None:
    """Return what became of the proposal, if this settled it."""
    found = VERDICTS.get(governor.act)
    if found is None or governor.word.pos_ == "NOUN":
        return found if governor.act != "accept" and not _is_looked_for(governor.word) else None
    verb, unwilling = _settling(governor.word)
    if verb is not None and _is_inverted(verb):
        return KG.Rejected if found == KG.Accepted else None
    if verb is None or _is_supposed(verb):
        return None
    if unwilling or tree.is_negated(verb) or tree.is_negated(governor.word):
        return KG.Rejected if found == KG.Accepted and not _is_pending(verb) else None
    sent_on = found == KG.Accepted and (is_of_committee(governor.doer) or _is_reading(governor.doer))
    if sent_on or any(a in OPEN for a in _auxiliaries(verb)) or is_of_some(governor):
        return None
    return found


def saying(governor: Governor) -> tuple[Token, ...]:
    """Return the words that say what was done: the act and the verb that carries it ("refused to accept")."""
    carrier = None if governor.word.pos_ == "NOUN" else _settling(governor.word)[0]
    return (governor.word,) if carrier is None or carrier == governor.word else (carrier, governor.word)


def is_earlier(governor: Governor) -> bool:
    """Say whether something was done to a proposal before what is news ("had previously been rejected")."""
    verb, _ = _settling(governor.word)
    return verb is not None and words.among("before", verb.children)


def chambers(governor: Governor) -> set[str]:
    """Return the chambers that did it or that it was done in ("the Senate passed the bill", "the bill passed the House")."""
    near = [c for c in governor.word.children if c.dep_.startswith(("nsubj", "obj", "obl"))]
    doers = [d for d in (governor.doer, *near) if d is not None and not words.among("margins", [d])]
    told = {t.lower_ for doer in doers for t in tree.phrase(doer)}
    lists = words.words().lists
    return told & (lists["chambers"] | lists["upper"]) if told & lists["chambers"] else set()


def is_upper(chamber: set[str]) -> bool:
    """Say whether the words for a chamber name the upper one of two ("the Senate", "the House of Lords")."""
    return bool(chamber & words.words().lists["upper"])


def _is_looked_for(noun: Token) -> bool:
    """Say whether a noun of rejecting is only asked for or threatened ("threatened a veto", "a veto threat")."""
    over = noun.head.lemma_.lower()
    return over in words.words().lists["looking"] or noun.dep_ == "compound"


def _settling(verb: Token) -> tuple[Token | None, bool]:
    """Return the finite verb that carries the act ("voted to reject": voted), and whether it takes the act back ("refused to")."""
    verb = _first(verb)
    if tree.is_infinitive(verb):
        return _over_infinitive(verb)
    if _is_gerund(verb):
        return (_first(verb.head), False) if _is_done_gerund(verb) else (None, False)
    return verb, False


def _first(verb: Token) -> Token:
    """Return the first of coordinated verbs, where a later one has no subject and no auxiliary of its own."""
    while verb.dep_ == "conj" and not _stands_alone(verb):
        verb = verb.head
    return verb


def _stands_alone(verb: Token) -> bool:
    own = (*tree.SUBJECTS, "aux", "aux:pass", "mark")
    return tree.child(verb, *own) is not None or tree.is_finite(verb) or verb.head.pos_ not in ("VERB", "AUX")


def _over_infinitive(verb: Token) -> tuple[Token | None, bool]:
    if verb.dep_ not in ("xcomp", "ccomp", "advcl"):
        return None, False
    over = verb.head
    lemma = over.lemma_.lower()
    if lemma in words.words().lists["unwilling"]:
        return over, True
    return (over, False) if lemma in words.words().lists["settled"] else (None, False)


def _is_gerund(verb: Token) -> bool:
    return verb.lower_.endswith("ing") and tree.child(verb, "aux", "aux:pass") is None and verb.dep_ != "ROOT"


def _is_done_gerund(verb: Token) -> bool:
    """Say whether a gerund tells what was done: beside a clause (", rejecting the offer"), after it, or by what ("a letter refusing it").

    "The cost of accepting" tells nothing done, nor does "depends on Spain accepting".
    """
    opening = {c.lower_ for c in verb.children if c.dep_ in ("mark", "case")}
    beside = verb.dep_ == "advcl" or (verb.i > verb.sent.start and verb.nbor(-1).text == ",")
    return (beside and opening <= DONE) or (
        verb.dep_ == "acl" and not opening and tree.preposition(verb.head) not in DEPENDING
    )


def _is_supposed(verb: Token) -> bool:
    """Say whether a verb stands in a clause that is only supposed ("if the bill passes"), here or further up."""
    for _ in range(4):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in IF for c in verb.children if c.i < verb.i):
            return True
        if verb.dep_ == "ccomp" and verb.head.lower_ == "assuming":
            return True
        if verb.dep_ not in ("conj", "ccomp", "xcomp") or verb.head == verb:
            return False
        verb = verb.head
    return False


def _is_inverted(verb: Token) -> bool:
    """Say whether "had" before the subject supposes what never came true ("had the bill passed, ...")."""
    own = tree.child(verb, *tree.SUBJECTS)
    return own is not None and any(
        c.lower_ == "had" and c.dep_.startswith("aux") and c.i < own.i for c in verb.children
    )


def _auxiliaries(verb: Token) -> list[str]:
    """Return the auxiliaries of a verb and of the verbs of wishing over it ("hope that it will be signed")."""
    found = tree.auxiliaries(verb)
    if verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_.lower() in words.words().lists["looking"]:
        found.append("may")
    return found


def is_in_force(head: Token) -> bool:
    """Say whether something is done by a pact: "under the terms of the deal, he will serve two years"."""
    over = head.head
    if words.among("not_yet", [*head.children, over]) or tree.is_negated(head):
        return False
    return UNDER in (tree.preposition(head), tree.preposition(over))


def is_made(head: Token) -> bool:
    """Say whether a noun tells of a pact that is there, not of one that is sought, proposed or denied ("the deal", "under an accord")."""
    over = head.head
    if words.among("not_yet", [*head.children, over]) or tree.is_negated(head) or _is_gerund(over):
        return False
    if (
        tree.preposition(head) == SOUGHT
        and tree.child(head, "nmod:poss") is None
        and not words.among("definite", head.children)
    ):
        return False
    if is_in_force(head):
        return True
    verb = over if over.pos_ in ("VERB", "AUX") else tree.clause(over)
    sought = {over.lemma_.lower(), verb.lemma_.lower()} & words.words().lists["looking"]
    return not sought and not tree.is_infinitive(verb) and not _is_supposed(verb) and not set(_auxiliaries(verb)) & OPEN


def is_done(verb: Token) -> bool:
    """Say whether a verb tells what was done, not what may be."""
    return not tree.is_infinitive(verb) and not set(_auxiliaries(verb)) & OPEN


def _is_reading(doer: Token | None) -> bool:
    """Say whether a bill passed one of its readings only, not the last."""
    if doer is None or doer.lemma_.lower() != "reading":
        return False
    return not any(c.lower_ in ("third", "final") for c in doer.children)


def _is_pending(verb: Token) -> bool:
    """Say whether a denied answer may still come ("has not yet accepted", "will not sign while ...")."""
    clauses = (c for c in verb.children if c.dep_ in ("advcl", "obl"))
    open_ = any(g.lower_ in MEANWHILE for c in clauses for g in c.children if g.dep_ in ("mark", "case"))
    return open_ or any(c.lower_ in ("yet", "has", "have", "still", "until") for c in verb.children)
