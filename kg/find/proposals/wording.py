"""By which words a phrase tells which proposal it names."""

from collections.abc import Container, Iterable, Sequence

from spacy.tokens import Token

from kg.find.proposals import nouns, words
from kg.find.proposals.namings import Naming
from kg.find.proposals.nouns import lemma
from kg.language import tree

#: A reader that takes a phrase for less likely than this to name a proposal rules it out.
RULED_OUT = 0.001


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


def counts_otherwise(naming: Naming, group: Iterable[Naming]) -> bool:
    """Say whether a phrase and a group give figures, and none alike ("a limit of 12 weeks", "a limit of 22 weeks")."""
    own, theirs = figures([naming]), figures(group)
    return bool(own and theirs) and not own & theirs


def figures(group: Iterable[Naming]) -> set[str]:
    """Return the figures in phrases, in what they say it is worth, and in what the proposal would bring about."""
    found: set[str] = set()
    for naming in group:
        worth = (t for c in naming.head.children if c.lower_ == "worth" for t in c.subtree)
        told = (t for one in naming.terms for t in one.content.words)
        found |= {t.text for t in (*nouns.phrase(naming.head), *worth, *told) if t.text[0].isdigit()}
    return found


def counters(group: Iterable[Naming]) -> bool:
    """Say whether a phrase of a group says that its proposal answers another one."""
    return any(n.counters for n in group)


def is_counter_to(naming: Naming, group: Iterable[Naming]) -> bool:
    """Say whether a new counteroffer answers what a group names: its author's own offer may have been the answer all along."""
    own = naming.named & {a for n in group for a in n.named}
    return naming.counters and not naming.known and not own and not counters(group)


def partners(naming: Naming) -> frozenset[str]:
    """Return the names to which an indefinite phrase says that something is put, or with whom it is made ("a deal with Zeta")."""
    head, det = naming.head, tree.child(naming.head, "det", "nmod:poss")
    if not (det.lower_ in ("a", "an") if det is not None else "Plur" in head.morph.get("Number", [])):
        return frozenset()
    named = (t for n in tree.oblique(head, "for", "to", "with") for t in n.subtree if t.pos_ == "PROPN")
    return frozenset(t.lemma_.lower() for t in named)


def chambers(naming: Naming) -> set[str]:
    """Return the chambers whose version a phrase names ("the Senate bill", "the version passed by the House")."""
    listed = words.words().lists["legislatures"]
    parts = [t for c in naming.head.children if c.dep_ in ("compound", "nmod:poss", "amod") for t in (c, *c.children)]
    passed = (
        tree.agent(c) for c in naming.head.children if c.dep_ in ("acl", "acl:relcl") and words.act(c) == "accept"
    )
    parts += [t for doer in passed if doer is not None for t in tree.phrase(doer)]
    return {t.lower_ for t in parts if t.lower_ in listed}


def is_of_other_chamber(naming: Naming, group: Iterable[Naming]) -> bool:
    """Say whether the phrases name versions of two chambers ("the Senate bill", "the House version")."""
    own, theirs = chambers(naming), {c for n in group for c in chambers(n)}
    return bool(own and theirs and not own & theirs)


def tells_the_same(naming: Naming, group: Sequence[Naming]) -> bool:
    """Say whether a new phrase would bring about what the group would, in much the same words."""
    would, theirs = naming.would, {w for n in group for w in n.would}
    telling = frozenset() if naming.known else own(naming)
    if telling and not telling & {w for n in group for w in n.content}:
        return False
    return min(len(would), len(theirs)) > 1 and len(would & theirs) >= 0.6 * min(len(would), len(theirs))


def names_author(naming: Naming) -> bool:
    """Say whether a name inside the phrase may say whose it is ("the Spanish offer", "the offer from Spain")."""
    inside = [c for c in naming.head.children if c.dep_ in ("amod", "compound", "nmod:poss")]
    inside += (n for n in tree.oblique(naming.head, "by", "from") if n.pos_ == "PROPN")
    return any(c.text[:1].isupper() for c in inside if c.pos_ != "PRON")


def is_of_other_time(naming: Naming, other: Naming) -> bool:
    """Say whether of two phrases one names what came first and one what came after it ("the first offer", "the improved offer")."""
    return (naming.is_anew and other.is_earlier) or (naming.is_earlier and other.is_anew)


def resembles(naming: Naming, group: Iterable[Naming]) -> bool:
    """Say whether the noun or verb of a phrase is one of a group's."""
    return any(lemma(n.head) == lemma(naming.head) for n in group)


def is_generic(naming: Naming) -> bool:
    """Say whether a phrase comes back to whatever was told, and says no more of it ("the text", not "the proposed new text")."""
    return is_bare(naming) and words.among("generic", [naming.head])


def is_bare(naming: Naming) -> bool:
    """Say whether a phrase comes back to something and says no more of it ("the legislation", not "the proposed new legislation")."""
    more = ("amod", "compound", "acl", "acl:relcl", "nmod")
    return naming.known and not any(c.dep_ in more for c in naming.head.children)


def is_named(naming: Naming) -> bool:
    """Say whether the noun by itself, or a word on it, may say that something is put."""
    return naming.noun.force in ("strong", "weak", "proposed", "marked")


def is_kin(naming: Naming, group: Iterable[Naming]) -> bool:
    """Say whether a phrase is of a kind with one of a group."""
    return any(set(naming.noun.families) & set(n.noun.families) for n in group)


def is_ruled_out(naming: Naming) -> bool:
    """Say whether a reader rules out that a phrase names a proposal, and its noun alone names none ("the state budget")."""
    return naming.noun.force == "weak" and naming.chance is not None and naming.chance < RULED_OUT


def is_any_such(naming: Naming, group: Iterable[Naming]) -> bool:
    """Say whether a bare plural means all of a kind, and none of them ("amendments must pass twice": not the amendment)."""
    plural = "Plur" in naming.head.morph.get("Number", [])
    bare = tree.child(naming.head, "det", "nmod:poss", "nummod") is None
    return plural and bare and all("Plur" not in n.head.morph.get("Number", []) for n in group if n.how == "noun")


def is_of_stranger(naming: Naming, group: Iterable[Naming]) -> bool:
    """Say whether a pact is that of somebody who is no side of the group's ("her contract": not that of the school and the union)."""
    owner = tree.child(naming.head, "nmod:poss")
    sides = {side for n in group for side in (*n.parties.by, *n.parties.to)}
    owned = owner is not None and "pact" in naming.noun.families and naming.head.lemma_.lower() == "contract"
    return owned and bool(sides) and not sides & {*naming.parties.by, *naming.parties.to}
