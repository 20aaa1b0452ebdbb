"""Phrases that describe an unnamed actor -> entities of their own ("a source close to the talks")."""

from collections.abc import Set

from spacy.tokens import Token

from kg.find.entities.cluster import Cluster
from kg.language.reading import Reading
from kg.values import Mention

#: Words for some of many.
SOME = frozenset(["some", "other", "many", "several", "few", "most", "any", "no", "another"])


def group(reading: Reading, mentions: list[Mention], sorts: Set[str] = frozenset()) -> list[Cluster]:
    """Return clusters of descriptions: one per wording, and "the officials" with the only officials told of before.

    A noun of `sorts`, what the names of the article say that they name, points back at none: "the bank" may be Lugo Bank.
    """
    by_words: dict[str, list[Mention]] = {}
    for m in mentions:
        by_words.setdefault(_key(reading, m, by_words, sorts), []).append(m)
    return [_cluster(own) for own in by_words.values()]


def _key(reading: Reading, mention: Mention, seen: dict[str, list[Mention]], sorts: Set[str]) -> str:
    """Return the words that tell this actor from others; "the officials" are the officials told of last."""
    if mention.rule == "actors/unnamed":
        return str(mention.span)  # whoever "is said to" hides is somebody else each time
    words = mention.text.casefold()
    head = reading.doc[mention.head]
    if _is_definite(head) and len(mention.text.split()) == 1 and head.lemma_.lower() not in sorts:
        before = [(key, reading.doc[own[0].head]) for key, own in seen.items()]
        same = [key for key, first in before if _may_be_one(head, first)]
        if len(same) == 1:
            return same[0]
    return words


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that", "these", "those") for c in noun.children if c.dep_ == "det")


def _may_be_one(noun: Token, first: Token) -> bool:
    """Say whether a phrase may mean those of an earlier one: the same noun of the same number, and not some of many."""
    number, other = (t.morph.get("Number", []) for t in (noun, first))
    return noun.lemma_ == first.lemma_ and number == other and not _is_some(first)


def _is_some(noun: Token) -> bool:
    """Say whether a phrase is of some among others, whom no article points back at ("some researchers", "many of the ...")."""
    return any(c.lower_ in SOME for c in noun.children if c.dep_ in ("det", "amod"))


def _cluster(mentions: list[Mention]) -> Cluster:
    forms = list(dict.fromkeys(m.text for m in mentions))
    return Cluster(mentions[0].kind, forms[0], tuple(forms[1:]), tuple(mentions))
