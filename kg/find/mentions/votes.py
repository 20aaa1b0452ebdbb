"""One label per form of an article: what most of its mentions say, some by where they stand, and acronyms after their long forms."""

import re
from collections import Counter
from itertools import pairwise

from kg.find.mentions.found import Found, form
from kg.find.mentions.kinds import OTHERS
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.world import World, lookup

#: Prepositions that lead to a place, and not to a person.
LOCATIVE = frozenset(["in", "at", "near", "inside", "outside", "throughout"])
#: Of these, those that no body has something in but as a place.
INSIDE = frozenset(["in", "near", "outside"])
#: An acronym that stands in brackets after what it is short for.
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}s?")
#: What stands between a long form and its acronym, and after it.
OPENING, CLOSING = re.compile(r"\s*[(\[]\s*(?:the )?"), frozenset([")", "]", ";", ","])


def labels(reading: Reading, world: World, found: list[Found], long: dict[str, str]) -> dict[str, str]:
    """Return one label per form: what most mentions say, the earlier on a tie; an acronym and its long form vote as one."""
    votes: dict[str, Counter[str]] = {}
    for f in found:
        name = form(reading, f)
        weight = 2 if f.label != "Person" and _leads_to_place(reading, f) else 1
        label = "Place" if _stands_for_place(reading, world, f) else f.label
        votes.setdefault(long.get(name, name), Counter())[label] += weight
    decided = {name: _winner(name, own) for name, own in votes.items()}
    return decided | {short: decided[full] for short, full in long.items()}


def explained(reading: Reading, found: list[Found]) -> dict[str, str]:
    """Return acronym -> long form, for those that the text puts in brackets after it ("Free Trade Agreement (FTA)")."""
    doc = reading.doc
    pairs: dict[str, str] = {}
    for long, short in pairwise(sorted(found, key=lambda f: f.start)):
        acronym, between = form(reading, short), doc[long.end : short.start].text
        closed = short.end < len(doc) and doc[short.end].text in CLOSING
        if closed and long.label != "Person" and OPENING.fullmatch(between) and ACRONYM.fullmatch(acronym):
            pairs.setdefault(acronym, form(reading, long))
    return pairs


def _leads_to_place(reading: Reading, f: Found) -> bool:
    return tree.preposition(reading.doc[f.start : f.end].root) in LOCATIVE


def _stands_for_place(reading: Reading, world: World, f: Found) -> bool:
    """Say whether what is marked as a body is where something is: "in" leads to it, and nothing says that it is a body ("stake in")."""
    name, root = form(reading, f), reading.doc[f.start : f.end].root
    if f.label != "Organization" or tree.preposition(root) not in INSIDE or f.end - f.start > 2 or name.isupper():
        return False
    says_body = name.rpartition(" ")[2].lower() in lexicon.words(
        "orgwords.tsv"
    ) or root.head.lemma_.lower() in lexicon.listed("held_in")
    return not (says_body or world.organization(name))


def _winner(name: str, votes: Counter[str]) -> str:
    """Return the label with most votes; a person whose name nobody has needs more than any other."""
    ranked = sorted(votes, key=lambda label: (-votes[label], label in OTHERS))
    best = ranked[0]
    if best == "Person" and len(votes) > 1 and not _is_called(name):
        return next(label for label in ranked if label != "Person")
    return best


def _is_called(name: str) -> bool:
    words = name.split()
    return lookup.is_forename(words[0]) or lookup.is_surname(words[-1])
