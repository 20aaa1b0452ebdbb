"""The class of something that no list has, as the title of its page tells it."""

import re
from functools import cache

from kg.train.gazetteer.tables import by_hand, lexicon
from kg.world.lookup import is_forename

#: Words inside the names of people.
PARTICLES = frozenset(["of", "the", "de", "la", "al", "von", "van", "der", "den", "du", "da", "di", "bin", "el", "ibn"])


def kind(title: str) -> str:
    """Return Person, Organization, Place, Other or nothing.

    >>> [kind(t) for t in ("Jack Straw (politician)", "Dayton, Ohio", "Ohio River", "Jane Doe", "Climate change", "Acme Airlines")]
    ['Person', 'Place', 'Place', 'Person', 'Other', 'Organization']
    >>> kind("Progress Party (Norway)")
    'Organization'
    """
    base, _, told = title.partition(" (")
    words = base.split()
    if told:
        return _of_word(told.rstrip(")").split()[-1].lower()) or (_of_head(words) if len(words) > 1 else "")
    if ", " in base:
        return "Place"
    if len(words) > 1 and all(w.islower() for w in words[1:]):
        return "Other"
    if len(words) > 1 and (by_head := _of_head(words)):
        return by_head
    return "Person" if _is_person(words) else ""


def _of_head(words: list[str]) -> str:
    """Return the class that the head of a name tells: its last word, or what stands before "of"."""
    head = re.split(r" (?:of|for|on|in|to|against|and) ", " ".join(words))[0].split()[-1].lower()
    return _of_word(words[-1].lower()) or _of_word(head)


def _of_word(word: str) -> str:
    return "Other" if re.fullmatch(r"\d{4}", word) else _classes().get(word, "")


def _is_person(words: list[str]) -> bool:
    """Say whether words are a forename and more that people are called."""
    return 1 < len(words) < 5 and is_forename(words[0]) and all(w[:1].isupper() or w in PARTICLES for w in words)


@cache
def _classes() -> dict[str, str]:
    """Return the classes that words tell: those of titles by hand, of bodies, of what people are."""
    people = dict.fromkeys((row["word"] for row in by_hand("titleheads.tsv")), "Person")
    bodies = dict.fromkeys((row["word"] for row in lexicon("orgwords.tsv")), "Organization")
    return people | bodies | {row["word"]: row["class"] for row in by_hand("titlewords.tsv")}
