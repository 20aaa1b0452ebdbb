"""Which phrases name one proposal, and which of them name one at all."""

from collections.abc import Iterable

from kg.find.proposals import words
from kg.find.proposals.namings import Naming
from kg.find.proposals.nouns import lemma

Group = list[Naming]


def grouped(namings: Iterable[Naming]) -> list[Group]:
    """Return the phrases of an article, one group a proposal, in text order."""
    groups: list[Group] = []
    for naming in namings:
        fits = [g for g in groups if _fits(naming, g)]
        if fits:
            max(fits, key=lambda g: (_resembles(naming, g), g[-1].head.i)).append(naming)
        elif naming.noun.force != "echo":
            groups.append([naming])
    return groups


def _resembles(naming: Naming, group: Group) -> bool:
    return any(lemma(n.head) == lemma(naming.head) for n in group)


def _fits(naming: Naming, group: Group) -> bool:
    """Say whether a phrase names the proposal of a group: same kind of word, no other author, and not told apart from it."""
    if all(n.in_headline for n in group):
        return _is_kin(naming, group) or group[0].told == "verb"
    if not _is_kin(naming, group) and not (naming.known and words.among("generic", [naming.head])):
        return False
    authors = {a for n in group for a in n.named}
    if naming.named and authors and not authors & naming.named:
        return False
    if naming.apart and naming.apart != group[0].apart:
        return False
    again = not naming.terms and not naming.named and _resembles(naming, group)  # "a bill" without a word on which
    return naming.known or bool(naming.named and authors) or naming.in_headline or again


def _is_kin(naming: Naming, group: Group) -> bool:
    return any(set(naming.noun.families) & set(n.noun.families) for n in group)


def is_told(group: Group) -> bool:
    """Say whether the phrases name a proposal and no mere plan, deal or letter."""
    authored = any(n.parties.by for n in group)
    acted = any(n.done for n in group) or any(words.among("proposed", n.head.children) for n in group)
    filled = any(n.terms or n.parties.to for n in group)
    forces = {n.noun.force for n in group}
    if "strong" in forces:
        return authored or acted or filled
    if "weak" in forces:
        return (acted and (authored or filled)) or (authored and any(n.terms for n in group))
    return any(n.terms for n in group) and (authored or acted)
