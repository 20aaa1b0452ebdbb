"""What became of a proposal, by all that its phrases tell."""

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.proposals import words
from kg.find.proposals.governors import Governor
from kg.find.proposals.groups import Group
from kg.find.proposals.namings import Naming
from kg.find.proposals.verdicts import chambers, is_done, is_in_force, is_made, verdict
from kg.language import tree
from kg.terms import KG


def outcome(group: Group) -> tuple[URIRef, Governor | None]:
    """Return what became of the proposal, and by which deed: news tell the latest first."""
    settled = [(v, g) for n in group for g in n.done if (v := verdict(g)) is not None and not _is_signed_demand(n, g)]
    for status, governor in settled:
        if "lose" in words.lemmas(governor.word) and _is_of_distrust(group):
            return KG.Accepted, None
        if status == KG.Accepted and _goes_on(group, governor, [g for v, g in settled if v == KG.Accepted]):
            return KG.Open, governor
        return status, None
    return (KG.Accepted if _is_agreed(group) else KG.Open), None


def _is_signed_demand(naming: Naming, governor: Governor) -> bool:
    """Say whether a letter or petition is only signed: those who sign it put it."""
    return "demand" in naming.noun.families and "sign" in words.lemmas(governor.word)


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
    passed = {c for g in accepted for c in chambers(g)}
    return len(passed) < 2 and not any("sign" in words.lemmas(g.word) for g in accepted)


def _is_numbered(head: Token) -> bool:
    """Say whether a resolution has its number, which it gets when it is adopted ("resolution 1234")."""
    behind = head.doc[head.i + 1 : head.i + 2].text
    return head.lemma_.lower() == "resolution" and behind.isdigit()
