"""By which words a phrase tells which proposal it names."""

from collections.abc import Container, Iterable

from spacy.tokens import Token

from kg.find.proposals import nouns, words
from kg.find.proposals.namings import CONTENT, Naming
from kg.language import tree


def own(naming: Naming) -> frozenset[str]:
    """Return by which words a phrase tells which one it is: those inside, but for whose it is, and its noun if that names a kind."""
    owner = tree.child(naming.head, "nmod:poss")
    idle = {naming.head} if naming.noun.force != "proposed" else set()
    idle |= set() if owner is None else set(owner.subtree)
    return frozenset(inside(naming, idle)) if naming.how == "noun" else frozenset()


def inside(naming: Naming, idle: Container[Token] = ()) -> set[str]:
    """Return the lemmas of the content words inside a naming phrase, but for idle ones and those that say that it is proposed."""
    inside = (t for t in nouns.phrase(naming.head) if t.pos_ in CONTENT and t not in idle)
    return {t.lemma_.lower() for t in inside if not words.among("proposed", [t])}


def counters(group: Iterable[Naming]) -> bool:
    """Say whether a phrase of a group says that its proposal answers another one."""
    return any(n.counters for n in group)


def is_counter_to(naming: Naming, group: Iterable[Naming]) -> bool:
    """Say whether a new counteroffer answers what a group names: its author's own offer may have been the answer all along."""
    own = naming.named & {a for n in group for a in n.named}
    return naming.counters and not naming.known and not own and not counters(group)
