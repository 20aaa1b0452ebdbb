"""The class of a name by its context: the noun that describes it, the list it is in, "who" and "which", "Mr", shares.

A name that nobody knows is told by its describing noun: "the airline Norrvind", "companies such as Adlo, Brenn Tools and Kavo", "Horlen, a
town in the north", "Ferrow's shareholders".
"""

import re
from collections.abc import Iterator
from functools import cache

from rdflib import URIRef
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.find.mentions import lists, officers
from kg.find.mentions.found import Found, form
from kg.find.titles import words
from kg.find.titles.places import POSSESSIVES
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.world import lookup

LABELS = {"Person": KG.Person, "Organization": KG.Organization}
ORGANIZATION, PERSON, PLACE = "Organization", "Person", "Place"
LISTING = (("such", "as"), ("like",), ("including",), ("among", "them"))
JOINTS = frozenset([",", "and", "or", "&"])
MARKS = frozenset(['"', "“", "‘", "'"])
DETERMINERS = frozenset(["a", "an", "the", "another", "one", "its", "his", "her", "their", "our"])
#: The year of a work, in brackets behind it.
YEAR = re.compile(r"(?:1[89]|20)\d\d")
#: So many words an apposition has up to its noun.
REACH = 7
#: Who makes what "of" leads to.
MAKERS = frozenset(["maker", "makers", "manufacturer", "manufacturers", "creator", "creators", "inventor", "inventors"])
#: Words before a name that say that it is a person's.
COURTESIES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr"])


def evidence(reading: Reading, found: list[Found]) -> dict[str, str]:
    """Return form -> label for the names of which the words around them tell a class, and no two different ones."""
    said: dict[str, set[str]] = {}
    starts = {f.start: f for f in found}
    names = _names(found)
    for f in found:
        firm = officers.is_firm(reading.doc, f)
        if not firm and (officers.has_office(reading.doc, f, names) or officers.is_officer(reading.doc, f, names)):
            said.setdefault(form(reading, f), set()).add(PERSON)
        if (label := officers.beside(reading.doc, f, names)) is not None:
            said.setdefault(form(reading, f), set()).add(label)
        for label in _told(reading.doc, f):
            said.setdefault(form(reading, f), set()).add(label)
        for other, label in _listed(reading.doc, f, starts):
            said.setdefault(form(reading, other), set()).add(label)
    for f, label in lists.told(reading.doc, found):
        said.setdefault(form(reading, f), set()).add(label)
    return {name: labels.pop() for name, labels in said.items() if len(labels) == 1}


def _names(found: list[Found]) -> dict[int, URIRef]:
    return {i: LABELS.get(f.label, KG.Place) for f in found for i in range(f.start, f.end)}


def enumerated(reading: Reading, found: list[Found]) -> frozenset[str]:
    """Return the forms that are taken for people in a list whose noun tells another class ("towns such as Adlo and Kavo").

    They have one word, or the year of a work behind them ("films like Adlo (1959) and Naya Kavo (1961)"). Products beside who makes
    them are told as surely, people with an office, and bodies that say what "it" does.
    """
    starts = {f.start: f for f in found}
    listed = (other for f in found for other, _ in _listed(reading.doc, f, starts))
    short = {form(reading, f) for f in listed if f.label == PERSON and f.end - f.start == 1}
    doc, names = reading.doc, _names(found)
    made = {form(reading, f) for f in found if _has_year(doc, f) or _is_made(doc, f) or _is_described(doc, f)}
    told = (f for f in found if officers.is_told(doc, f, names) or _is_it(doc, f))
    sure = {form(reading, f) for f in (*told, *(f for f, label in lists.told(doc, found) if label == PLACE))}
    return frozenset(short | made | sure)


def _is_it(doc: Doc, f: Found) -> bool:
    """Say whether what is taken for somebody by one word that nobody has says what "it" does ("Pertamina said its depot was safe")."""
    is_one = f.label == PERSON and f.end - f.start == 1
    is_called = lookup.is_forename(doc[f.start].text) or lookup.is_surname(doc[f.start].text)
    return is_one and not is_called and _says(doc, f) == ORGANIZATION


def _is_described(doc: Doc, f: Found) -> bool:
    """Say whether the noun before what has no forename says another class: a work of a place or a person, a body of one word.

    That a body is a thing, the noun behind it tells ("Norrvir, a drug for the heart").
    """
    before, is_one = _before(doc, f), f.end - f.start == 1 and not lookup.is_surname(doc[f.start].text)
    if f.label == ORGANIZATION:
        return before is None and _after(doc, f) == "Misc"
    is_other = before == "Misc" or (before == ORGANIZATION and f.label == PERSON and is_one)
    return f.label in (PERSON, PLACE) and is_other and not lookup.is_forename(doc[f.start].text)


def _has_year(doc: Doc, f: Found) -> bool:
    """Say whether the year of a work stands in brackets behind what is taken for a person without a forename."""
    after = [t.text for t in doc[f.end : f.end + 3]]
    is_work = len(after) == 3 and after[0] == "(" and YEAR.fullmatch(after[1]) is not None and after[2] == ")"
    return is_work and f.label == PERSON and not lookup.is_forename(doc[f.start].text)


def _told(doc: Doc, f: Found) -> Iterator[str]:
    """Yield what stands right before and after a name."""
    before, after = _before(doc, f), _after(doc, f)
    work = "Misc" if _is_made(doc, f) or _has_year(doc, f) else None
    told = (before, after, _pronoun(doc, f), _of_body(doc, f), _says(doc, f), work)
    yield from (label for label in told if label)


def _before(doc: Doc, f: Found) -> str | None:
    """Return the class of the noun right before a name ("the Swiss company Horlacher"), where no clause on it begins ("that Ruiz sold")."""
    i = f.start - 1 - (f.start > 1 and doc[f.start - 1].text in MARKS)
    if i < 0:
        return None
    noun = doc[i]
    if noun.lower_.rstrip(".") in COURTESIES or (f.label == PERSON and noun.text.istitle() and words.is_title(noun)):
        return PERSON
    root = doc[f.start : f.end].root
    clause = root.dep_ in tree.SUBJECTS and root.head.dep_ in ("acl:relcl", "acl")
    if clause or (noun.pos_ != "NOUN" and noun.lower_ != "from"):
        return None
    if noun.lower_ == "from" and i > 0:
        is_one = doc[i - 1].lower_ == "old"  # "the 22-year-old from Adlo"
        return PLACE if is_one or (f.label == PERSON and words.is_occupation(doc[i - 1])) else None
    if noun.lower_ == "tank" and i > 0 and doc[i - 1].lower_ == "think":
        return ORGANIZATION
    return _class_of(noun.lower_)


def _after(doc: Doc, f: Found) -> str | None:
    """Return the class that an apposition tells, an age, or a small noun that goes on with the name ("the Kleine Post newspaper")."""
    if f.end + 1 >= len(doc):
        return None
    following = doc[f.end]
    if following.pos_ == "NOUN" and following.text.islower() and following.lower_ in lexicon.listed("with_names"):
        return _class_of(following.lower_)
    if following.text not in (",", "("):
        return None
    if doc[f.end + 1].text.isdigit() and f.end + 2 < len(doc) and doc[f.end + 2].text in (",", ")", "."):
        return (
            PERSON
            if len(doc[f.end + 1]) == 2 and doc[f.start : f.end].text[:1].isupper() and f.end - f.start > 1
            else None
        )
    told = _apposed(doc, f.end + 1) if doc[f.end + 1].lower_ in DETERMINERS else None
    return None if told == PERSON and _is_led_to(doc, f) else told


def _apposed(doc: Doc, start: int) -> str | None:
    """Return the class of the noun that heads the phrase from an article on; of a list, which goes on with "and", none."""
    head: Token | None = None
    for token in doc[start : start + REACH]:
        if (
            token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADV", "VERB", "PRON")
            or token.sent != doc[start].sent
        ):
            break
        if token.pos_ == "VERB" and token.dep_ != "amod":
            break
        head = token
    if head is None or head.pos_ != "NOUN":
        return None
    told = _class_of(head.lower_)
    return told or (PERSON if words.is_known(head) and not words.is_plural(head) else None)


def _pronoun(doc: Doc, f: Found) -> str | None:
    """Return Person where "who" follows."""
    i = f.end + (f.end < len(doc) and doc[f.end].text == ",")
    return (
        PERSON if i < len(doc) and doc[i].lower_ == "who" and f.end - f.start < 4 and not _is_led_to(doc, f) else None
    )


def _is_led_to(doc: Doc, f: Found) -> bool:
    """Say whether a preposition leads to a name, so that what follows may be said of what stands before ("the mayor of Vigo, who")."""
    near = doc[max(f.start - 3, 0) : f.start]
    is_near = any(t.pos_ == "ADP" for t in near[-2:]) or (
        len(near) == 3 and near[0].pos_ == "ADP" and near[1].lower_ == "the"
    )
    return is_near or tree.preposition(doc[f.start : f.end].root) != ""


def _says(doc: Doc, f: Found) -> str | None:
    """Return Organization where a name says what "it" does, or where somebody has an office at it ("director of research at Ferrow").

    So is one of which several are told, as of teams and firms in British English ("Adlo have signed him").
    """
    root = doc[f.start : f.end].root
    if f.label == PERSON and root.dep_ == "nsubj" and tree.child(root, "conj") is None and _is_plural(root.head):
        return ORGANIZATION
    if root.dep_ == "nsubj" and root.head.lemma_ in lexicon.reporting().verbs and f.label != "Norp":
        inner = tree.child(root.head, "ccomp")
        subject = tree.child(inner, "nsubj", "nsubj:pass") if inner is not None else None
        if (
            subject is not None
            and subject.i > root.i
            and "it" in {subject.lemma_.lower(), *map(_owner, subject.children)}
        ):
            return ORGANIZATION
    if f.start > 1 and doc[f.start - 1].lower_ == "at":
        near = doc[max(f.start - 4, root.sent.start) : f.start - 1]
        return ORGANIZATION if any(words.is_title(t) for t in near) and not any(t.text == "," for t in near) else None
    return None


def _is_plural(verb: Token) -> bool:
    """Say whether a verb has the plural in words that tell it from the singular ("have signed", "are")."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")), verb)
    return first.lower_ in ("have", "are") and first.tag_ == "VBP"


def _owner(word: Token) -> str:
    """Return "it" for "its" where it tells whose something is."""
    return "it" if word.lower_ == "its" and word.dep_ == "nmod:poss" else ""


def _of_body(doc: Doc, f: Found) -> str | None:
    """Return what has what stands after a name: a company "Ferrow shares", a land "Horvel's parliament"; or "chief executive of Ferrow"."""
    i = f.end + (f.end < len(doc) and doc[f.end].text in POSSESSIVES)
    after = doc[i : i + 2].text.lower() if i < len(doc) else ""
    owned = lexicon.listed("of_companies")
    if after in owned or after.partition(" ")[0] in owned:
        return ORGANIZATION
    if (
        f.label == PERSON
        and i > f.end
        and (after in lexicon.listed("of_lands") or after.partition(" ")[0] in lexicon.listed("of_lands"))
    ):
        return PLACE
    if (
        f.start > 2
        and doc[f.start - 1].lower_ in ("of", "in", "at")
        and doc[f.start - 2].lower_ in lexicon.listed("in_companies")
    ):
        return ORGANIZATION
    return None


def _is_made(doc: Doc, f: Found) -> bool:
    """Say whether somebody makes what is taken for a body ("the maker of the Norrvind", "the Norrvind-maker")."""
    near = [t.lower_ for t in doc[max(f.start - 3, 0) : f.start] if t.lower_ != "the"]
    after = doc[f.end : f.end + 2]
    is_before = near[-1:] == ["of"] and not MAKERS.isdisjoint(near[-2:-1])
    is_joined = len(after) == 2 and after[0].text == "-" and not after[0].whitespace_ and after[1].lower_ in MAKERS
    return f.label == ORGANIZATION and (is_before or is_joined)


def _listed(doc: Doc, f: Found, starts: dict[int, Found]) -> Iterator[tuple[Found, str]]:
    """Yield the names of a list that a plural noun introduces, with its class ("companies such as Adlo, Brenn Tools and Kavo")."""
    i = f.start
    opening = next((o for o in LISTING if [t.lower_ for t in doc[max(i - len(o), 0) : i]] == list(o)), None)
    noun = i - len(opening) - 1 if opening else i - 1
    if opening and noun >= 0 and doc[noun].text == ",":
        noun -= 1
    if (
        noun < 0
        or doc[noun].pos_ != "NOUN"
        or "Plur" not in doc[noun].morph.get("Number", [])
        or (not opening and f.label == PERSON)
    ):
        return
    label = _class_of(doc[noun].lemma_.lower())
    while label is not None:
        yield f, label
        end = f.end
        while end < len(doc) and doc[end].lower_ in JOINTS:
            end += 1
        if end == f.end or end not in starts:
            return
        f = starts[end]


def _class_of(noun: str) -> str | None:
    """Return the class of a thing by the noun that describes it."""
    single = noun[:-3] + "y" if noun.endswith("ies") else noun.removesuffix("s")
    return _classes().get(noun) or _classes().get(single)


@cache
def _classes() -> dict[str, str]:
    return {row[0]: row[1] for row in lexicon.table("classes.tsv")}


def is_quoted(reading: Reading, name: Tokens) -> bool:
    """Say whether quotation marks stand right around a name: it may be a title of a work."""
    doc, end = reading.doc, name.end
    if not name.start or end >= len(doc):
        return False
    closes = doc[end].text in ('"', "”", "’", "'") or (
        doc[end].text in (",", ".") and end + 1 < len(doc) and doc[end + 1].text in ('"', "”")
    )
    return doc[name.start - 1].text in ('"', "“", "‘") and closes
