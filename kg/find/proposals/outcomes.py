"""What became of a proposal, by all that its phrases tell."""

from typing import NamedTuple

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.proposals import words
from kg.find.proposals.governors import Governor, is_of_committee
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import Naming
from kg.find.proposals.verdicts import chambers, is_done, is_earlier, is_in_force, is_made, is_upper, saying, verdict
from kg.language import tree
from kg.terms import KG


class Outcome(NamedTuple):
    """What became of a proposal, by which deed one chamber has passed it to the next, and the words that settled it."""

    status: URIRef
    passing: Governor | None = None
    words: tuple[Token, ...] = ()


def outcome(group: Group) -> Outcome:
    """Return what became of the proposal: news tell the latest first."""
    settled = [(v, g) for n in group for g in n.done if (v := verdict(g)) is not None and not _is_signed_demand(n, g)]
    for status, governor in settled:
        if _is_of_before(group, governor):
            continue
        if status == KG.Accepted and governor.doer is None and _is_with_committee(group):
            continue
        if "lose" in words.lemmas(governor.word) and _is_of_distrust(group):
            return Outcome(KG.Accepted, words=saying(governor))
        if status == KG.Accepted and _goes_on(group, governor, [g for v, g in settled if v == KG.Accepted]):
            return Outcome(KG.Open, governor)
        return Outcome(status, words=saying(governor))
    return Outcome(KG.Accepted if _is_agreed(group) else KG.Open)


def _is_of_before(group: Group, governor: Governor) -> bool:
    """Say whether an answer was given to a proposal before it was put anew ("had previously been rejected")."""
    anew = any(g.act == "propose" and g.word.i < governor.word.i and not is_earlier(g) for n in group for g in n.done)
    return anew and is_earlier(governor)


def _is_with_committee(group: Group) -> bool:
    """Say whether a committee is told to have passed it: so it did where nobody is said to ("it passed by 14 votes to 9")."""
    return any(g.act == "accept" and is_of_committee(g.doer) for n in group for g in n.done)


def _is_signed_demand(naming: Naming, governor: Governor) -> bool:
    """Say whether a letter or a text demanding something is only signed: those who sign it put it."""
    puts = [p for c in naming.head.children if c.dep_ == "acl" and (p := words.putting(c)) is not None]
    families = {*naming.noun.families, *(family for put in puts for family in put.families)}
    return "demand" in families and "sign" in words.lemmas(governor.word)


def _is_of_distrust(group: Group) -> bool:
    """Say whether a motion is one of no confidence: who loses the vote on it has it accepted against him."""
    return any(words.among("distrust", tree.subtree(n.head)) for n in group)


def _is_agreed(group: Group) -> bool:
    """Say whether a pact is told as made, or somebody agreed to what a verb says, though no answer is told."""
    if any(_is_numbered(n.head) for n in group):
        return True
    verbs = [n.head for n in group if n.how == "verb"]
    if any("agree" in words.lemmas(v) and is_done(v) and is_made(v) for v in verbs):
        return True
    if verbs or not all("pact" in n.noun.families for n in group):
        return False
    return any(is_in_force(n.head) for n in group) or all(is_made(n.head) for n in group)


def _goes_on(group: Group, governor: Governor, accepted: list[Governor]) -> bool:
    """Say whether a bill that one of two chambers passes is still open for the next: no other chamber and no signature is told."""
    if "bill" not in group[0].noun.families or not chambers(governor):
        return False
    passed = {is_upper(chambers(g)) for g in accepted if chambers(g)}
    return len(passed) < 2 and not any("sign" in words.lemmas(g.word) for g in accepted)


def _is_numbered(head: Token) -> bool:
    """Say whether a resolution has its number, which it gets when it is adopted ("resolution 1234")."""
    behind = head.doc[head.i + 1 : head.i + 2].text
    return head.lemma_.lower() == "resolution" and behind.isdigit()
