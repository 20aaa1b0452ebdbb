"""The class of an unknown name by the other names of its list ("Tyre, Norrvind and Horvel")."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kg.find.mentions.found import Found

#: What stands between the names of a list, at most two of them.
JOINTS = frozenset([",", "and", "or", "&"])
#: So many places make a list one of places, if they are half of it or more; so many names are a list.
PLACES, NAMES = 2, 3


def among_places(doc: Doc, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what is taken for somebody by one word in a list of places."""
    for names in _lists(doc, found):
        places = sum(f.label == "Place" for f in names)
        if len(names) >= NAMES and places >= max(PLACES, len(names) / 2):
            yield from (f for f in names if f.label == "Person" and f.end - f.start == 1)


def _lists(doc: Doc, found: Iterable[Found]) -> list[list[Found]]:
    """Return the names in lists, as they follow one another with nothing but commas or "and" between them."""
    lists: list[list[Found]] = [[]]
    for f in sorted(found, key=lambda f: f.start):
        between = doc[lists[-1][-1].end : f.start] if lists[-1] else ()
        if not 0 < len(between) < 3 or any(t.lower_ not in JOINTS for t in between):
            lists.append([])
        lists[-1].append(f)
    return lists
