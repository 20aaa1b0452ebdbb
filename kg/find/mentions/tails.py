"""Names that are marked in parts: organizations with their purpose ("Centre for Internet and Society"), people with nicknames."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.find.mentions import headings
from kg.find.mentions.found import Found, form
from kg.find.mentions.votes import LEAST
from kg.find.titles import words
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.world import World, lookup

#: What leads on from the noun of a body to what it is for.
LINKS = frozenset(["for", "of", "to"])
JOINTS, JOINED = frozenset(["and", "&", ",", "of", "the"]), frozenset(["and", "&"])
QUOTES = frozenset(['"', "“", "”", "'", "‘", "’"])
#: Ends of nouns that mean many without an "s".
MANY = ("men", "people", "children")
#: Kinds of bodies that lands and towns have.
OF_LANDS = (
    "agency", "company", "court", "government", "hospital", "legislature", "medium", "military", "ministry", "police", "school",
)  # fmt: skip
#: So many words what a body is for has at most.
LONGEST = 8


def whole_people(reading: Reading, world: World, found: list[Found]) -> list[Found]:
    """Return the names with those of people that are marked in two parts as one ("Big" "Ada Ruiz", "Ada 'Ace' Ruiz").

    An office is no part of the name behind it ("Bishop" "Otto Ruiz").
    """
    kept: list[Found] = []
    starts = {f.start: f for f in found if f.label == "Person"}
    for f in sorted(found, key=lambda f: f.start):
        is_part = f.label == "Person" and world.country(form(reading, f)) is None
        rest = _rest(reading.doc, f, starts) if is_part else None
        surname = starts.get(f.end) if f.label == "Norp" and world.country(form(reading, f)) else None
        office = words.ending_at(reading.doc, f.start) if surname and surname.end - surname.start == 1 else None
        if office is not None and office.text[0].isupper() and words.is_title(office):
            rest, f = surname, replace(f, label="Person")  # noqa: PLW2901  # "Minister German Ruiz"
        if rest is not None and f.label == "Person" and _is_office_of(reading.doc, f, rest):
            continue
        if not kept or f.start >= kept[-1].end:
            kept.append(f if rest is None else replace(f, end=rest.end))
    return kept


def _is_office_of(doc: Doc, f: Found, rest: Found) -> bool:
    """Say whether what is marked as somebody's name is the office that he has, before two names of his own; no forename is one."""
    word = doc[f.start]
    titled = f.end - f.start == 1 and words.kind(word.lower_) not in (None, "royal")
    return titled and f.end == rest.start and rest.end - rest.start > 1 and not lookup.is_forename(word.text)


def called(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with the half of a person's that also is a verb, which capitals inside a sentence prove none ("Kais Said")."""
    return [_whole(reading, f) if f.label == "Person" and f.end - f.start == 1 else f for f in found]


def _whole(reading: Reading, f: Found) -> Found:
    doc, name = reading.doc, reading.doc[f.start]
    if not tree.has_small_verb(name.sent):
        return f
    if f.end < name.sent.end and _is_called(doc[f.end]) and _may_end_a_name(doc[f.end]):
        return replace(f, end=f.end + 1)
    first = name.i - 1
    if first > name.sent.start and _is_called(doc[first]) and _may_end_a_name(doc[first]):
        return replace(f, start=first)
    return f


def _is_called(token: Token) -> bool:
    return lookup.is_forename(token.text) or lookup.is_surname(token.text)


def _may_end_a_name(token: Token) -> bool:
    """Say whether a word that no name has looks like a verb, or like a name, and is written as one."""
    is_verb = token.pos_ in ("VERB", "AUX", "PROPN") or token.lemma_.lower() in lexicon.reporting().verbs
    if words.kind(token.lower_) not in (None, "royal"):
        return False  # "Judge Ruiz", but "Prince Charles"
    return is_verb and token.text.istitle() and token.ent_iob_ == "O"


def whole_bodies(reading: Reading, world: World, found: list[Found]) -> list[Found]:
    """Return the names with bodies and places that are marked in two parts as one ("Armed Forces of the" "Horvel Republic")."""
    kept = list[Found]()
    whole = {form(reading, f) for f in found}
    for f in sorted(found, key=lambda f: f.start):
        is_whole = bool(kept) and reading.doc[kept[-1].start : f.end].text in whole  # as it is called elsewhere
        both = {kept[-1].label, f.label} if kept else set()
        if kept and both <= {"Organization", "Place"} and (is_whole or _is_torn(reading, world, kept[-1], f)):
            kept[-1] = replace(kept[-1], end=f.end)
        else:
            kept.append(f)
    return kept


def _is_torn(reading: Reading, world: World, first: Found, rest: Found) -> bool:
    """Say whether the mark of a first part goes up to the rest over small words, or both stand side by side and are no two names."""
    doc, between = reading.doc, reading.doc[first.end : rest.start]
    if len(between):
        is_marked = all(t.lower_ in LINKS | JOINTS and t.ent_type_ and t.text != "," for t in between)
        is_list = first.label == "Place" and between[0].lower_ == "and"
        return is_marked and not is_list and (first.label == rest.label or between[0].lower_ == "of")
    if doc[first.start].sent != doc[rest.start].sent or not doc[first.end - 1].whitespace_:
        return False
    name, is_land = form(reading, first), world.country(form(reading, first)) is not None
    if first.label == "Organization" and name.lower() in lexicon.listed("sports"):
        return world.country(form(reading, rest)) is not None  # "Athletics Kenya"
    if first.label != rest.label:
        return False
    if first.label == "Organization":
        return is_land
    return bool(world.place(doc[first.start : rest.end].text)) or not (is_land or world.place(name))


def _rest(doc: Doc, f: Found, starts: Mapping[int, Found]) -> Found | None:
    """Return the second part of a person's name whose first is found: right behind it, or behind what somebody is called."""
    at = f.end
    if at in starts and doc[at - 1].whitespace_:
        return starts[at]
    is_called = doc[at : at + 1].text in QUOTES and any(t.text in QUOTES for t in doc[f.start : at])
    is_maiden = doc[at : at + 1].text == "(" and at + 1 in starts and ")" in doc[at : starts[at + 1].end].text
    if at + 1 in starts and (is_called or is_maiden or (doc[at].text == "-" and doc[at].ent_type_)):
        return starts[at + 1]
    if (
        at + 3 >= len(doc)
        or doc[at].text not in QUOTES
        or not doc[at + 1].text[:1].isupper()
        or doc[at + 2].text not in QUOTES
    ):
        return None
    called = starts.get(at + 1)
    return called if called is not None and called.end > at + 3 else starts.get(at + 3)


def directed(reading: Reading, found: list[Found]) -> list[Found]:
    """Return the names with parts of lands as one name, where the direction has a capital too ("Southern" "Horvel")."""
    parts = {f.start - 1 for f in found if f.label == "Place" and f.start and _is_direction(reading.doc[f.start - 1])}
    return [replace(f, start=f.start - 1) if f.label == "Place" and f.start - 1 in parts else f for f in found]


def _is_direction(word: Token) -> bool:
    return word.text.istitle() and word.whitespace_ != "" and word.lower_ in lexicon.listed("directions")


def extended(reading: Reading, world: World, found: list[Found]) -> list[Found]:
    """Return the names with bodies as long as their capitals go on, without those that become part of them; a company's place is apart."""
    kept: list[Found] = []
    marked = {i for o in found if o.chance >= LEAST for i in range(o.start, o.end)}
    for f in sorted(found, key=lambda f: f.start):
        if not kept or f.start >= kept[-1].end:
            court = _of_court(reading.doc, _of_land(reading.doc, f, marked))
            whole = _of_members(reading.doc, _over_hyphen(reading.doc, court, marked))
            kept.append(_longer(reading, world, _with_form(reading.doc, whole), found))
    return [part for f in kept for part in _apart(reading, world, f)]


def _of_land(doc: Doc, f: Found, marked: Container[int]) -> Found:
    """Return a body of which only the land before it is marked, or its beginning ("US", of "US State Department"), but in title case."""
    if f.label not in ("Place", "Norp", "Organization") or headings.is_title_case(doc[f.start].sent.text):
        return f
    end = f.end
    while end < len(doc) and end not in marked and doc[end].pos_ in ("PROPN", "ADJ") and doc[end].text.istitle():
        end += 1
    if f.label == "Organization":
        goes_on = end > f.end and doc[end - 1].lower_ in lexicon.words("orgwords.tsv")
        return replace(f, end=end) if goes_on else f
    bodies = [
        i for i in range(f.end, end) if any(doc[i].lower_ in lexicon.words("orgwords.tsv", kind) for kind in OF_LANDS)
    ]
    return replace(f, end=bodies[-1] + 1, label="Organization") if bodies else f


def _of_court(doc: Doc, f: Found) -> Found:
    """Return a court that has its town before it whole, in small letters too ("Madras", of "the Madras high court")."""
    is_court = doc[f.end : f.end + 2].text.lower() in lexicon.words("orgwords.tsv", "court")
    is_town = f.label in ("Place", "Organization") and f.end - f.start == 1
    return replace(f, end=f.end + 2, label="Organization") if is_court and is_town else f


def _over_hyphen(doc: Doc, f: Found, marked: Container[int]) -> Found:
    """Return a name with what a hyphen joins to it, where only what stands before is marked ("C", of "C-CAT"), or a body's rest."""
    if f.label == "Organization" and _is_rest(doc, f.start, marked):
        f = replace(f, start=f.start - 2)
    if (
        f.label == "Person"
        and doc[f.end : f.end + 1].text == "-"
        and doc[f.end].ent_type_
        and not doc[f.end].whitespace_
    ):
        return replace(f, end=f.end + 2)  # "Moon Jae-" "in"
    if (
        f.label not in ("Person", "Organization")
        or f.end + 1 >= len(doc)
        or f.end + 1 in marked
        or doc[f.end].text != "-"
    ):
        return f
    rest, joins = doc[f.end + 1], not (doc[f.end - 1].whitespace_ or doc[f.end].whitespace_)
    is_part = joins and rest.text[:1].isupper() and rest.lower_ not in lexicon.listed("partisans")
    return replace(f, end=f.end + 2) if is_part else f


def _is_rest(doc: Doc, start: int, marked: Container[int]) -> bool:
    """Say whether a hyphen joins what is no other name to the beginning of one ("National Force", of "Multi-National Force")."""
    first, hyphen = doc[max(start - 2, 0)], doc[max(start - 1, 0)]
    joins = hyphen.text == "-" and not (first.whitespace_ or hyphen.whitespace_)
    return (
        joins and first.text[:1].isupper() and first.i not in marked and first.lower_ not in lexicon.listed("partisans")
    )


def _of_members(doc: Doc, f: Found) -> Found:
    """Return a body that is called by its members whole ("Irrigators", of "Irrigators' Council"; "Oarsmen", of "Oarsmen's Union")."""
    after, members = doc[f.end : f.end + 1].text, doc[f.end - 1].lower_
    marks = ("'", "’") if members.endswith("s") else ("'s", "’s") if members.endswith(MANY) else ()
    if f.label != "Organization" or after not in marks:
        return f
    end = _end(doc[f.end + 1 : f.end + 1 + LONGEST], set())
    is_body = end > f.end + 1 and doc[end - 1].lower_ in lexicon.words("orgwords.tsv")
    return replace(f, end=end) if is_body else f


def _with_form(doc: Doc, f: Found) -> Found:
    """Return a company with its legal form ("Norrvind ASA"), whatever its name is taken for."""
    is_followed = f.end < len(doc) and doc[f.end - 1].whitespace_ and doc[f.end].text in lexicon.listed("legal_forms")
    return replace(f, end=f.end + 1, label="Organization") if is_followed and f.label != "Norp" else f


def _longer(reading: Reading, world: World, f: Found, found: Iterable[Found]) -> Found:
    """Return a body with what it is for: "Department" of "Department of Health and Care"; of a place it is no part of the name.

    A town behind a comma is part of a name that is known with it ("University of California, Davis").
    """
    doc = reading.doc
    if f.label != "Organization" or f.end >= len(doc) or doc[f.end].lower_ not in LINKS | {","}:
        return f
    after = next((o for o in found if o.start == f.end + 1), None)
    if after is not None and world.organization(doc[f.start : after.end].text):
        return replace(f, end=after.end)
    is_for = doc[f.end].text != "," and doc[f.end - 1].lower_ in lexicon.listed("bodies_for")
    if not is_for or doc[f.end].sent != doc[f.start].sent:
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
    if f.label != "Organization" or at is None or world.organization(doc[f.start : f.end].text):
        return [f]
    is_company = doc[at - 1].lower_ in lexicon.words("orgwords.tsv", "company") - {"bank"} | {"group"}
    if not is_company or not world.place(doc[at + 1 : f.end].text) or _is_shortened(doc, f, at):
        return [f]
    return [replace(f, end=at), replace(f, start=at + 1, label="Place")]


def _is_shortened(doc: Doc, f: Found, at: int) -> bool:
    """Say whether the acronym in brackets behind a name goes on after the word before `at` ("Ports Corporation of Horvel (PCH)")."""
    after, first = doc[f.end : f.end + 2], "".join(t.text[0] for t in doc[f.start : at])
    return len(after) == 2 and after[0].text == "(" and after[1].text.startswith(first) and after[1].text != first
