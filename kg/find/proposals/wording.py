"""By which words a phrase tells which proposal it names."""

from collections.abc import Container

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
