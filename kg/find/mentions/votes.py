"""One label per form: what most of its mentions in the article say, some by their position, and acronyms as their long forms."""

import re
from collections.abc import Container, Iterator, Mapping
from itertools import pairwise

from kg.find.mentions.found import Found, form
from kg.find.mentions.kinds import OTHERS
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.world import World, lookup
from kg.world.names import acronyms, is_acronym, is_short_for

#: Prepositions that lead to a place, and not to a person.
LOCATIVE = frozenset(["in", "at", "near", "inside", "outside", "throughout"])
#: Of these, those that no body has something in but as a place.
INSIDE = frozenset(["in", "near", "outside"])
#: From how likely a label on it is as the pipeline says, whatever the words around a name are: so it is right nearly always.
SURE = 0.9
#: How likely the likeliest mention of a name that no list has is at least; below, it is as often none.
LEAST = 0.5
#: An acronym that stands in brackets after what it is short for.
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,8}s?")
#: What stands between a long form and its acronym, and after it.
OPENING, CLOSING = re.compile(r"\s*[(\[]\s*(?:the )?"), frozenset([")", "]", ";", ","])


def labels(reading: Reading, world: World, found: list[Found], long: dict[str, str]) -> dict[str, str]:
    """Return one label per form: what the mentions say, each as far as it is likely; an acronym and its long form vote as one."""
    votes: dict[str, dict[str, float]] = {}
    for f in found:
        name = form(reading, f)
        weight = 2 if f.label != "Person" and _leads_to_place(reading, f) else 1
        label = "Place" if f.chance < SURE and _stands_for_place(reading, world, f) else f.label
        own = votes.setdefault(long.get(name, name), {})
        own[label] = own.get(label, 0.0) + weight * f.chance
    people = [name.split() for name, own in votes.items() if " " in name and max(own, key=own.__getitem__) == "Person"]
    parts = {words[at] for words in people for at in (0, -1)}
    decided = {name: _winner(name, own, parts) for name, own in votes.items()}
    return decided | {short: decided[full] for short, full in long.items()}


def sure(reading: Reading, found: list[Found], labels: Mapping[str, str]) -> frozenset[str]:
    """Return the forms of which some mention has the label so surely that nothing else needs to be asked, and none another so surely."""
    likely = [(form(reading, f), f.label) for f in found if f.chance >= SURE]
    return frozenset(name for name, label in likely if labels[name] == label) - {
        name for name, label in likely if labels[name] != label
    }


def doubtful(reading: Reading, world: World, found: list[Found]) -> Iterator[str]:
    """Yield the forms that are more likely no name: no mention is likely one, no list has them, they are short for no other."""
    best: dict[str, float] = {}
    for f in found:
        name = form(reading, f)
        best[name] = max(f.chance, best.get(name, 0.0))
    short = frozenset(initials for full in best if " " in full for initials in acronyms(full))
    for name, chance in best.items():
        is_short = is_acronym(name) and name.replace(".", "") in short
        if not is_short and not is_likely(world, name, chance):
            yield name


def is_likely(world: World, name: str, chance: float) -> bool:
    """Say whether a name is more likely one of its class than none: by how likely the pipeline takes it for one, or by a list."""
    is_listed = bool(world.organization(name) or world.place(name)) or world.country(name) is not None
    return is_listed or chance >= LEAST


def explained(reading: Reading, found: list[Found]) -> dict[str, str]:
    """Return acronym -> long form, for those that the text puts in brackets after it ("Free Trade Agreement (FTA)")."""
    doc = reading.doc
    pairs: dict[str, str] = {}
    for long, short in pairwise(sorted(found, key=lambda f: f.start)):
        acronym, between = form(reading, short), doc[long.end : short.start].text
        closed = short.end < len(doc) and doc[short.end].text in CLOSING
        fits = long.label == "Organization" or (long.label != "Person" and is_short_for(acronym, form(reading, long)))
        if closed and fits and OPENING.fullmatch(between) and ACRONYM.fullmatch(acronym):
            pairs.setdefault(acronym, form(reading, long))
    return pairs


def _leads_to_place(reading: Reading, f: Found) -> bool:
    return tree.preposition(reading.doc[f.start : f.end].root) in LOCATIVE


def _stands_for_place(reading: Reading, world: World, f: Found) -> bool:
    """Say whether what is marked as a body is where something is: "in" leads to a known place, and nothing says body ("stake in")."""
    name, root = form(reading, f), reading.doc[f.start : f.end].root
    if f.label != "Organization" or tree.preposition(root) not in INSIDE or f.end - f.start > 2 or name.isupper():
        return False
    says_body = name.rpartition(" ")[2].lower() in lexicon.words(
        "orgwords.tsv"
    ) or root.head.lemma_.lower() in lexicon.listed("held_in")
    return bool(world.place(name)) and not (says_body or world.organization(name))


def _winner(name: str, votes: Mapping[str, float], parts: Container[str]) -> str:
    """Return the label with most votes; a person whose name nobody has needs more than any other, but for `parts` of longer names."""
    ranked = sorted(votes, key=lambda label: (-votes[label], label in OTHERS))
    best = ranked[0]
    if best == "Person" and len(votes) > 1 and name not in parts and not _is_called(name):
        return next(label for label in ranked if label != "Person")
    return best


def _is_called(name: str) -> bool:
    words = name.split()
    return lookup.is_forename(words[0]) or lookup.is_surname(words[-1])
