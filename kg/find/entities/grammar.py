"""Pronouns by person, gender and number, and whom a clause without a subject of its own is about."""

from spacy.tokens import Token

from kg.language import tree

MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
NEUTER = frozenset(["it", "its", "itself"])
PLURAL = frozenset(["they", "them", "their", "theirs", "themselves"])
THIRD = MALE | FEMALE | NEUTER | PLURAL
SPEAKING_BODY = frozenset(["we", "us", "our", "ours", "ourselves"])
FIRST = SPEAKING_BODY | frozenset(["i", "me", "my", "mine", "myself"])


def sex(word: str) -> str:
    """Return "m" or "f" for a pronoun of one person, else nothing."""
    return "m" if word in MALE else "f" if word in FEMALE else ""


def is_of_nearer(verb: Token) -> bool:
    """Say whether a participle at the end may go on what a clause before it tells, and not what the subject does.

    "He shielded her as the firing continued, killing him": it was not he who killed.
    """
    while verb.dep_ == "conj" and verb.head.tag_ == "VBG":
        verb = verb.head
    if verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return False
    nearer = [c for c in verb.head.children if c.dep_ == "advcl" and verb.head.i < c.i < verb.i]
    nearer += [verb.head] if verb.head.dep_ == "advcl" and verb.head.i < verb.i else []
    return any((own := tree.child(c, *tree.SUBJECTS)) is not None and own.pos_ == "NOUN" for c in nearer)
