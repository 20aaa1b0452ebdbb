"""Where names go on that are marked in parts: bodies with what they are for ("Centre for Internet and Society"), people with nicknames."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.find.mentions import headings
from kg.find.mentions.found import Found, form
from kg.find.mentions.votes import LEAST
from kg.language import lexicon
from kg.language.reading import Reading
from kg.world import World

#: What leads on from the noun of a body to what it is for.
LINKS = frozenset(["for", "of", "to"])
JOINTS, JOINED = frozenset(["and", "&", ",", "of", "the"]), frozenset(["and", "&"])
QUOTES = frozenset(['"', "“", "”", "'", "‘", "’"])
#: Kinds of bodies that lands and towns have.
OF_LANDS = (
    "agency",
    "company",
    "court",
    "government",
    "hospital",
    "legislature",
    "medium",
    "military",
    "ministry",
    "police",
    "school",
)
#: So many words what a body is for has at most.
LONGEST = 8


def whole_people(reading: Reading, world: World, found: list[Found]) -> list[Found]:
    """Return the names with those of people that are marked in two parts as one ("Big" "Ada Ruiz", "Ada 'Ace' Ruiz")."""
    kept: list[Found] = []
    starts = {f.start: f for f in found if f.label == "Person"}
    for f in sorted(found, key=lambda f: f.start):
        is_part = f.label == "Person" and world.country(form(reading, f)) is None
        rest = _rest(reading.doc, f.end, starts) if is_part else None
        if not kept or f.start >= kept[-1].end:
            kept.append(f if rest is None else replace(f, end=rest.end))
    return kept


def _rest(doc: Doc, at: int, starts: Mapping[int, Found]) -> Found | None:
    """Return the second part of a person's name whose first ends before a word: right there, or behind what somebody is called."""
    if at in starts and doc[at - 1].whitespace_:
        return starts[at]
    if (
        at + 3 >= len(doc)
        or doc[at].text not in QUOTES
        or not doc[at + 1].text[:1].isupper()
        or doc[at + 2].text not in QUOTES
    ):
        return None
    called = starts.get(at + 1)
    return called if called is not None and called.end > at + 3 else starts.get(at + 3)


def extended(reading: Reading, world: World, found: list[Found]) -> list[Found]:
    """Return the names with bodies as long as their capitals go on, without those that become part of them; a company's place is apart."""
    kept: list[Found] = []
    marked = {i for o in found if o.chance >= LEAST for i in range(o.start, o.end)}
    for f in sorted(found, key=lambda f: f.start):
        if not kept or f.start >= kept[-1].end:
            kept.append(_longer(reading, world, _with_form(reading.doc, _of_land(reading.doc, f, marked)), found))
    return [part for f in kept for part in _apart(reading, world, f)]


def _of_land(doc: Doc, f: Found, marked: Container[int]) -> Found:
    """Return a body of which only the land before it is marked ("US", of "US State Department"), unless all words have capitals."""
    if f.label not in ("Place", "Norp") or headings.is_title_case(doc[f.start].sent.text):
        return f
    end = f.end
    while end < len(doc) and end not in marked and doc[end].pos_ == "PROPN" and doc[end].text.istitle():
        end += 1
    bodies = [
        i for i in range(f.end, end) if any(doc[i].lower_ in lexicon.words("orgwords.tsv", kind) for kind in OF_LANDS)
    ]
    return replace(f, end=bodies[-1] + 1, label="Organization") if bodies else f


def _with_form(doc: Doc, f: Found) -> Found:
    """Return a company with its legal form ("Norrvind ASA"), whatever its name is taken for."""
    is_followed = f.end < len(doc) and doc[f.end - 1].whitespace_ and doc[f.end].text in lexicon.listed("legal_forms")
    return replace(f, end=f.end + 1, label="Organization") if is_followed and f.label != "Norp" else f


def _longer(reading: Reading, world: World, f: Found, found: Iterable[Found]) -> Found:
    """Return a body with what it is for: "Department" of "Department of Health and Care"; of a place it is no part of the name."""
    doc = reading.doc
    if f.label != "Organization" or f.end >= len(doc) or doc[f.end].lower_ not in LINKS:
        return f
    if doc[f.end - 1].lower_ not in lexicon.listed("bodies_for") or doc[f.end].sent != doc[f.start].sent:
        return f
    others = {i for o in found if _is_apart(reading, world, o) for i in range(o.start, o.end)}
    inside = doc[f.end + 1 : _end(doc[f.end + 1 : f.end + 1 + LONGEST], others)]
    name = inside.text.removeprefix("the ")
    is_land = world.country(name) is not None or bool(world.place(name))
    return replace(f, end=inside.end) if len(inside) and not is_land else f


def _is_apart(reading: Reading, world: World, other: Found) -> bool:
    """Say whether a name stays one of its own after the name of a body ("the Department of Health and UNICEF")."""
    name = form(reading, other)
    return other.label in ("Person", "Norp") or (
        other.label == "Organization" and (name.isupper() or bool(world.organization(name)))
    )


def _end(tokens: Tokens, others: set[int]) -> int:
    """Return where the words in capitals at the beginning of tokens end, over what joins them; a comma only where "and" closes the list."""
    end = tokens.start
    for token in tokens:
        if token.lower_ in JOINTS:
            if token.text == "," and JOINED.isdisjoint(t.lower_ for t in token.doc[token.i + 1 : token.i + 4]):
                break
        elif token.text[:1].isupper() and token.i not in others:
            end = token.i + 1
        else:
            break
    return end


def _apart(reading: Reading, world: World, f: Found) -> list[Found]:
    """Return a company and the place that it is of apart ("Brenn Group of Boston")."""
    doc = reading.doc
    at = next((i for i in range(f.start + 1, f.end - 1) if doc[i].lower_ == "of"), None)
    if (
        f.label != "Organization"
        or at is None
        or doc[at - 1].lower_ not in lexicon.words("orgwords.tsv", "company") | {"group"}
    ):
        return [f]
    if not world.place(doc[at + 1 : f.end].text):
        return [f]
    return [replace(f, end=at), replace(f, start=at + 1, label="Place")]
