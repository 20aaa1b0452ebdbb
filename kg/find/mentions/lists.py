"""What the other names of a list tell of one that nobody knows ("Tyre, Norrvind and Horvel", "ferries between Vigo and Horvel")."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from kg.find.mentions.found import Found
from kg.world import lookup

#: What stands between the names of a list, at most two of them.
JOINTS = frozenset([",", "and", "or", "&"])
#: So many places make a list one of places, if they are half of it or more; so many names are a list.
PLACES, NAMES = 2, 3
#: What goes from one place to another.
LINES = frozenset(["ferry", "flight", "train", "road", "motorway", "highway", "route", "railway", "border", "crossing"])


def told(doc: Doc, found: list[Found]) -> Iterator[tuple[Found, str]]:
    """Yield the names of which the others of their list tell the class, with that."""
    yield from ((f, "Place") for f in (*_among_places(doc, found), *_on_lines(doc, found)))
    yield from ((f, "Person") for f in _among_people(doc, found))


def _among_places(doc: Doc, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what is taken for somebody by one word in a list of places."""
    for names in _lists(doc, found):
        places = sum(f.label == "Place" for f in names)
        if len(names) >= NAMES and places >= max(PLACES, len(names) / 2):
            yield from (f for f in names if f.label == "Person" and f.end - f.start == 1)


def _on_lines(doc: Doc, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what is taken for a body or somebody by one word, where something goes between it and a place."""
    for one, other in (names for names in _lists(doc, found) if len(names) == PLACES):
        line = doc[max(one.start - 2, 0) : one.start]
        goes = len(line) == PLACES and _singular(line[0].lower_) in LINES and line[1].lower_ == "between"
        if goes and "Place" in (one.label, other.label):
            yield from (f for f in (one, other) if f.label != "Place" and f.end - f.start == 1)


def _singular(noun: str) -> str:
    return noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _among_people(doc: Doc, found: Iterable[Found]) -> Iterator[Found]:
    """Yield what is taken for a place or a body and begins with a forename, beside a full name of somebody ("Sydney Paz and Ada Ruiz")."""
    for names in _lists(doc, found):
        if any(f.label == "Person" and f.end - f.start > 1 for f in names):
            yield from (
                f
                for f in names
                if f.label in ("Place", "Organization")
                and f.end - f.start == 2
                and lookup.is_forename(doc[f.start].text)
            )


def _lists(doc: Doc, found: Iterable[Found]) -> list[list[Found]]:
    """Return the names in lists, as they follow one another with nothing but commas or "and" between them."""
    lists: list[list[Found]] = [[]]
    for f in sorted(found, key=lambda f: f.start):
        between = doc[lists[-1][-1].end : f.start] if lists[-1] else ()
        if not 0 < len(between) < 3 or any(t.lower_ not in JOINTS for t in between):
            lists.append([])
        lists[-1].append(f)
    return lists
