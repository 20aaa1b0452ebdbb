"""Where names go on that are marked in parts: bodies with what they are for ("Centre for Internet and Society"), people with nicknames."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find.mentions.found import Found, form
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.world import World, lookup

#: What leads on from the noun of a body to what it is for.
LINKS = frozenset(["for", "of", "to"])
JOINTS, JOINED = frozenset(["and", "&", ",", "of", "the"]), frozenset(["and", "&"])
QUOTES = frozenset(['"', "“", "”", "'", "‘", "’"])
#: So many words what a body is for has at most.
LONGEST = 8


def nicknamed(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with those of people who are called something between quotation marks as one ("Ada 'Ace' Ruiz")."""
    doc = reading.doc
    kept: list[Found] = []
    starts = {f.start: f for f in found if f.label == "Person"}
    for f in sorted(found, key=lambda f: f.start):
        at = f.end
        is_called = (
            at + 3 < len(doc)
            and doc[at].text in QUOTES
            and doc[at + 1].text[:1].isupper()
            and doc[at + 2].text in QUOTES
        )
        surname = starts.get(at + 3) if is_called and f.label == "Person" else None
        if not kept or f.start >= kept[-1].end:
            kept.append(f if surname is None else replace(f, end=surname.end))
    return kept


def called(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with the half of a person's that also is a verb, which capitals inside a sentence prove none ("Kais Said")."""
    return [_whole(reading, f) if f.label == "Person" and f.end - f.start == 1 else f for f in found]


def _whole(reading: Reading, f: Found) -> Found:
    doc, name = reading.doc, reading.doc[f.start]
    if not tree.has_small_verb(name.sent):
        return f
    if f.end < name.sent.end and _is_called(doc[f.end]) and _is_verb_in_capitals(doc[f.end]):
        return replace(f, end=f.end + 1)
    first = name.i - 1
    if first > name.sent.start and _is_called(doc[first]) and _is_verb_in_capitals(doc[first]):
        return replace(f, start=first)
    return f


def _is_called(token: Token) -> bool:
    return lookup.is_forename(token.text) or lookup.is_surname(token.text)


def _is_verb_in_capitals(token: Token) -> bool:
    is_verb = token.pos_ in ("VERB", "AUX") or token.lemma_.lower() in lexicon.reporting().verbs
    return is_verb and token.text.istitle() and token.ent_iob_ == "O"


def extended(reading: Reading, world: World, found: list[Found]) -> list[Found]:
    """Return the names with bodies as long as their capitals go on, without those that become part of them; a company's place is apart."""
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: f.start):
        if not kept or f.start >= kept[-1].end:
            kept.append(_longer(reading, world, f, found))
    return [part for f in kept for part in _apart(reading, world, f)]


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
