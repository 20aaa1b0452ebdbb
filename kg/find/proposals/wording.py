"""By which words a phrase tells which proposal it names."""

from collections.abc import Container

from spacy.tokens import Token

from kg.find.proposals import nouns, words
from kg.find.proposals.namings import Naming
from kg.language import tree


def own(naming: Naming) -> frozenset[str]:
    """Return by which words a phrase tells which one it is: those inside, but for whose it is, and its noun if that names a kind."""
    owner = tree.child(naming.head, "nmod:poss")
    idle = {naming.head} if naming.noun.force != "proposed" else set()
    idle |= set() if owner is None else set(owner.subtree)
    return frozenset(inside(naming, idle)) if naming.how == "noun" else frozenset()


def inside(naming: Naming, idle: Container[Token] = ()) -> set[str]:
    """Return the lemmas of the content words inside a naming phrase, but for idle ones and those that say that it is proposed."""
    inside = (t for t in nouns.phrase(naming.head) if t.pos_ in words.CONTENT and t not in idle)
    return {t.lemma_.lower() for t in inside if not words.among("proposed", [t])}


def partners(naming: Naming) -> frozenset[str]:
    """Return the names to which an indefinite phrase says that something is put, or with whom it is made ("a deal with Zeta")."""
    head, det = naming.head, tree.child(naming.head, "det", "nmod:poss")
    if not (det.lower_ in ("a", "an") if det is not None else "Plur" in head.morph.get("Number", [])):
        return frozenset()
    named = (t for n in tree.oblique(head, "for", "to", "with") for t in n.subtree if t.pos_ == "PROPN")
    return frozenset(t.lemma_.lower() for t in named)


def chambers(naming: Naming) -> set[str]:
    """Return the chambers whose version a phrase names ("the Senate bill")."""
    listed = words.words().lists["legislatures"]
    parts = [t for c in naming.head.children if c.dep_ in ("compound", "nmod:poss", "amod") for t in (c, *c.children)]
    return {t.lower_ for t in parts if t.lower_ in listed}
