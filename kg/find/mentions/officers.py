"""The class of a name by an office or an organization beside it: who holds it, which company somebody works for, where a school is."""

import re
from collections.abc import Mapping

from rdflib import URIRef
from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.find.mentions.found import Found
from kg.find.titles import Names, before, words
from kg.language import lexicon, tree
from kg.terms import KG
from kg.world import lookup

ORGANIZATION, PERSON, PLACE = "Organization", "Person", "Place"
#: Kinds of offices that nobody but people have; an owner or a leader may be a body.
OF_PEOPLE = frozenset(
    ["minister", "legislator", "head of state", "head of government", "spokesperson", "military", "police", "diplomat"]
)
#: And offices of other kinds that only people have.
CHIEFS = frozenset(
    [
        "director",
        "chairman",
        "chairwoman",
        "chairperson",
        "chair",
        "ceo",
        "executive",
        "president",
        "secretary",
        "commissioner",
        "head",
    ]
)
#: Offices that are called by the land or town that their holder stands for ("Kasarani MP Ada Ruiz").
OF_LANDS = frozenset(["legislator", "regional head"])
#: Occupations that firms have people for, who are told with the firm ("the analyst Ada Ruiz of Ferrow").
AT_FIRMS = frozenset(["analyst", "economist", "strategist", "trader", "broker"])
#: What people are to others, right before their names ("his Dutch colleague Ada Ruiz").
PEERS = frozenset(["colleague", "counterpart", "friend", "teammate", "neighbour", "neighbor", "compatriot", "opponent"])
#: Kinds of bodies that are told with the town that they stand in.
WITH_SEATS = ("school", "hospital", "religious", "museum")


def has_office(doc: Doc, f: Found, names: Mapping[int, URIRef]) -> bool:
    """Say whether what is taken for a body or a place, or ends like one, has an office before it ("her lawyer, Ada House")."""
    name = doc[f.start : f.end]
    is_person = f.label == PERSON and name[-1].lower_ in lexicon.words("orgwords.tsv")
    is_likely = is_person or (f.label in (ORGANIZATION, PLACE) and lookup.is_forename(name[0].text))
    if not 1 < len(name) < 4 or not is_likely or _works_at(doc, f, names):
        return False
    own = Names({**names, **{t.i: KG.Person for t in name}})
    is_peer = doc[f.start - 1].lower_ in PEERS and lookup.is_forename(name[0].text)
    return is_peer or any(not words.is_plural(title) for title in before.titles(name, own))


def is_officer(doc: Doc, f: Found, names: Mapping[int, URIRef]) -> bool:
    """Say whether what is taken for a body has an office that only people have, though nobody's forename ("its director, Yurlis Hasib")."""
    name = doc[f.start : f.end]
    if f.label != ORGANIZATION or not _may_be_called(name) or _works_at(doc, f, names):
        return False
    own = Names({**names, **{t.i: KG.Person for t in name}})
    titles = (title for title in before.titles(name, own) if not words.is_plural(title))
    return any(words.kind(title.lower_) in OF_PEOPLE or title.lower_ in CHIEFS for title in titles)


def _may_be_called(name: Tokens) -> bool:
    """Say whether somebody may be called so: two or three words with one capital each, none of which bodies have."""
    bodies = lexicon.words("orgwords.tsv") | lexicon.listed("legal_forms") | lexicon.listed("place_words")
    return 1 < len(name) < 4 and all(_is_capitalized(t.text) and t.lower_ not in bodies for t in name)


def _is_capitalized(word: str) -> bool:
    """Say whether a word is of letters, with one capital in front, and an apostrophe among them maybe ("Ndung'u")."""
    letters = re.sub(r"['’ʼ]", "", word)
    return letters.isalpha() and letters.istitle()


def _works_at(doc: Doc, f: Found, names: Mapping[int, URIRef]) -> bool:
    """Say whether the office before a name is what a body is, at which somebody works ("Ada Ruiz of the broker Marchmont Gale")."""
    i = next((i for i in range(f.start - 1, max(f.start - 5, 1), -1) if doc[i].lower_ == "the"), 0)
    return i > 1 and doc[i - 1].lower_ in ("of", "at", "from", "with") and names.get(i - 2) == KG.Person


def beside(doc: Doc, f: Found, names: Mapping[int, URIRef]) -> str | None:
    """Return Place for what a member is called by, or where a school stands, and Organization for the firm of an analyst."""
    if is_seat(doc, f, names):
        return PLACE
    if is_firm(doc, f) or is_employer(doc, f, names):
        return ORGANIZATION
    if f.label == PERSON and f.end + 1 < len(doc) and names.get(f.end + 1) == KG.Person:
        return PLACE if words.is_title(doc[f.end]) and words.kind(doc[f.end].text) in OF_LANDS else None
    i = f.start - 2
    if (
        f.label != PLACE
        or i < 0
        or doc[f.start - 1].lower_ not in ("of", "at", "with", "from")
        or names.get(i) != KG.Person
    ):
        return None
    while i > 0 and names.get(i) == KG.Person:
        i -= 1
    return ORGANIZATION if doc[i].lower_ in AT_FIRMS else None


def is_told(doc: Doc, f: Found, names: Mapping[int, URIRef]) -> bool:
    """Say whether an office or a body beside a name tells its class, whatever a pipeline is sure of."""
    return is_officer(doc, f, names) or is_seat(doc, f, names) or is_firm(doc, f) or is_employer(doc, f, names)


def is_firm(doc: Doc, f: Found) -> bool:
    """Say whether what is taken for somebody is the firm told of before its comma ("a spokeswoman for the maker, Norrvind-Velda")."""
    noun = doc[max(f.start - 2, 0)]
    is_body = noun.lower_.endswith("maker") or noun.lower_ in lexicon.words("classes.tsv", "Organization")
    is_led = is_body and doc[f.start - 1].text == "," and tree.preposition(noun) in ("for", "of", "at", "from", "with")
    return f.label == PERSON and f.start > 1 and is_led and not lookup.is_forename(doc[f.start].text)


def is_employer(doc: Doc, f: Found, names: Mapping[int, URIRef]) -> bool:
    """Say whether somebody is of what is taken for somebody too, in two words ("Ada Ruiz of Berg Lind")."""
    is_led = f.start > 1 and doc[f.start - 1].lower_ in ("of", "at") and names.get(f.start - 2) == KG.Person
    return f.label == PERSON and is_led and f.end - f.start == 2 and not lookup.is_forename(doc[f.start].text)


def is_seat(doc: Doc, f: Found, names: Mapping[int, URIRef]) -> bool:
    """Say whether one word taken for somebody stands, between commas, where a school or the like is ("at Brenn College, Horvel, on")."""
    i = f.start - 2
    is_apart = f.end - f.start == 1 and i >= 0 and doc[i + 1].text == "," and doc[f.end : f.end + 1].text in (",", ".")
    is_body = is_apart and names.get(i) == KG.Organization
    return f.label == PERSON and is_body and any(doc[i].lower_ in lexicon.words("orgwords.tsv", k) for k in WITH_SEATS)
