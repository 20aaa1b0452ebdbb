"""The verb that carries an event named by a noun ("held talks", "talks took place"), and its subject."""

from spacy.tokens import Token

from kg.language import lexicon, tree

#: Relations of a noun to the verb that carries it.
CARRIED = frozenset(["obj", "nsubj", "nsubj:pass"])
#: And of a gerund to the verb that has it for a part.
PARTS = frozenset(["xcomp", "ccomp", "obj", "advcl"])


def of(head: Token) -> Token:
    """Return the verb whose certainty is that of the event: its own word, or the light verb over a noun; else the word itself.

    "hold", "sign" or "take place" add nothing to a noun but tense and denial; other verbs tell an act of their own.
    """
    if head.pos_ in ("VERB", "AUX"):
        return head
    verb = head.head
    light = verb.lemma_.lower() in lexicon.toml("factuality.toml")["light"]
    return verb if light and head.dep_ in CARRIED and verb.pos_ == "VERB" else head


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb, its own or that of the first verb it is coordinated with ("nobody was hurt or arrested")."""
    own = tree.child(verb, *tree.SUBJECTS)
    while own is None and verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        verb = verb.head
        own = tree.child(verb, *tree.SUBJECTS)
    return own


def having(gerund: Token) -> Token | None:
    """Return the verb that has a gerund for a part ("the plan included closing the port"): its subject does not do that itself."""
    first = gerund.head if gerund.dep_ == "conj" else gerund
    parted = (
        tree.is_gerund(first) and first.dep_ in PARTS and not any(c.dep_ in ("mark", "case") for c in first.children)
    )
    return first.head if parted and first.head.lemma_.lower() in lexicon.toml("factuality.toml")["having"] else None


def is_due(verb: Token) -> bool:
    """Say whether a parse takes "due to" before an infinitive for what opens its clause ("was due to be freed")."""
    due = any(c.lower_ == "due" and c.dep_ in ("mark", "case", "advmod") for c in verb.children)
    return due and verb.pos_ == "VERB" and (verb.tag_ == "VB" or any(c.lower_ == "be" for c in verb.children))
