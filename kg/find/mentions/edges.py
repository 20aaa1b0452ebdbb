"""The boundaries of names: without articles, forms of address, possessives, and words of nation or party before a person."""

from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from kg.find.mentions import headings
from kg.find.titles import Names, labels, words
from kg.language import lexicon
from kg.world import World, lookup

#: What a name may not end with.
TRAILING = frozenset(
    [
        "'s",
        "’s",
        "'",
        "’",
        ",",
        '"',
        "”",
        "(",
        ":",
        "-",
        "/",
        "and",
        "or",
        "of",
        "in",
        "at",
        "for",
        "the",
        "de",
        "des",
        "du",
        "del",
    ]
)
#: Kinds of offices before a surname alone that nobody is called by ("Commodore Ruiz").
RANKS = frozenset(["military", "police"])
#: What a name may not begin with.
LEADING = frozenset(["the", "a", "an", "and", "of", "'s", "’s"])


def bare(world: World, name: Tokens) -> Tokens:
    """Return what is left of a name, which may be nothing."""
    doc, start, end = name.doc, name.start, name.end
    while start < end and (doc[start].is_punct or _leads(doc[start]) or _is_year(doc[start])):
        if name.label_ == "Organization" and start + 1 < end and _is_capital_article(doc[start]):
            break
        start += 1
    while end > start and (_trails(doc[end - 1]) or _is_honour(doc[end - 1], start, name.label_)):
        if world.organization(doc[start:end].text):
            break  # "Moody's"
        end -= 1
    end = _over_bracket(doc[start:end])
    if name.label_ in ("Person", "Organization", "Place"):
        start, end = _in_capitals(world, doc[start:end], name.label_)
    if name.label_ in ("Person", "Organization"):
        start = _after_side(world, doc[start:end], name.label_)
    return doc[_after_title(doc[start:end]) if name.label_ == "Person" else start : end]


def _over_bracket(name: Tokens) -> int:
    """Return where a name with a bracket that does not close ends: before it, or, of one word, behind what closes it ("JD(S)")."""
    doc, end = name.doc, name.end
    if name.text.count("(") <= name.text.count(")"):
        return end
    opens = max((t.i for t in name if t.text == "("), default=end)
    if opens > name.start + 1 and opens < end:
        return opens
    return end + 1 if doc[end : end + 1].text == ")" else end


def _in_capitals(world: World, name: Tokens, label: str) -> tuple[int, int]:
    """Return where a name begins and ends without small words, but for those that names end with ("volatile Anbar", "Yale don")."""
    doc, start, end = name.doc, name.start, name.end
    if not any(t.text[0].isupper() for t in name) or world.organization(name.text):
        return start, end
    while _is_small(doc[start], "ADJ", "VERB") and doc[start].lower_ not in lexicon.listed("directions"):
        start += 1
    is_land = world.country(doc[start : end - 1].text) is not None
    if is_land and label != "Place":
        return start, end  # "England cricket"
    while _is_small(doc[end - 1], "NOUN") and (
        is_land or doc[end - 1].lower_.removesuffix("s") not in _kinds_of_names()
    ):
        end -= 1
    return start, end


def _is_small(word: Token, *pos: str) -> bool:
    return word.is_lower and word.is_alpha and word.pos_ in pos


@cache
def _kinds_of_names() -> frozenset[str]:
    """Return the small nouns that names end with."""
    listed = (lexicon.listed(name) for name in ("place_words", "sure_places", "with_names", "bodies_for"))
    every = frozenset().union(lexicon.words("orgwords.tsv"), lexicon.words("classes.tsv"), {"family"}, *listed)
    return frozenset(word.removesuffix("s") for word in every)


def _leads(word: Token) -> bool:
    """Say whether a word before a name is no part of it, as the "A" of "A-League" is."""
    return word.lower_ in LEADING and (word.whitespace_ != "" or word.i + 1 == len(word.doc) or word.nbor().text != "-")


def _is_year(word: Token) -> bool:
    """Say whether a word is the year of which a team is ("the 1998 Norrvind Rovers")."""
    return word.text.isdigit() and len(word) == len("1998") and word.i > 0 and word.nbor(-1).lower_ == "the"


def _trails(word: Token) -> bool:
    """Say whether a word behind a name is no part of it, as the "in" of "Moon Jae-in" is; in title case small words are large."""
    if word.i and word.nbor(-1).text == "-" and not word.nbor(-1).whitespace_:
        return False
    return word.text in TRAILING or (word.lower_ in TRAILING and headings.is_title_case(word.sent.text))


def _is_honour(word: Token, start: int, label: str) -> bool:
    """Say whether letters for an honour end a person's name ("Ada Ruiz OBE")."""
    return label == "Person" and word.i > start + 1 and word.text in lexicon.listed("postnominals")


def _is_capital_article(word: Token) -> bool:
    """Say whether an article is part of the name behind it, as its capital tells inside a sentence ("he told The Lantern")."""
    return word.text == "The" and word.i > word.sent.start and (word.nbor(-1).is_alpha or word.nbor(-1).text == ",")


def opens_with_honorific(name: Tokens) -> bool:
    """Say whether a name begins with an honorific of a person, whatever it is taken for ("Tan Sri Razak Daud")."""
    if (
        len(name) < 2
        or name[-1].lower_ in lexicon.words("orgwords.tsv")
        or name[-1].lower_ in lexicon.listed("place_words")
    ):
        return False
    first = name[0].lower_.rstrip(".")
    alone = first in lexicon.listed("honorifics") and not lookup.is_forename(name[0].text)
    return alone or f"{first} {name[1].lower_}" in lexicon.listed("honorifics")


def _after_title(name: Tokens) -> int:
    """Return where a person's name begins after "Mr.", "Datuk Seri" or an office; before one word, it may be a forename ("Dean Peart")."""
    doc, start = name.doc, name.start
    while (after := _after_address(doc[start : name.end])) > start:
        start = after
    last = name.end - (1 if words.kind(doc[start].text) in RANKS and not lookup.is_forename(doc[start].text) else 2)
    ends = [i for i in range(last, start, -1) if not doc[i].is_punct]  # "Martin King, Jr." bears no office
    return next((over_dot(doc, end, name.end) for end in ends if words.kind(doc[start:end].text) is not None), start)


def over_dot(doc: Doc, at: int, end: int) -> int:
    """Return the index after a dot, where one follows and does not end the name, or the index as it is."""
    return at + 1 if at + 1 < end and doc[at].text == "." else at


def _after_address(name: Tokens) -> int:
    """Return where a name begins after one form of address or honorific; one that is also a forename needs two more words behind it."""
    doc, start = name.doc, name.start
    for size in (2, 1):
        end = over_dot(doc, start + size, name.end)
        form = doc[start : start + size].text.lower().rstrip(".").replace("’", "'")
        if end >= name.end or (form not in lexicon.listed("courtesies") and form not in lexicon.listed("honorifics")):
            continue
        if name.end - end > 1 or not lookup.is_forename(doc[start].text):
            return end
    return start


def is_possessive(world: World, name: Tokens) -> bool:
    """Say whether a word and the possessive behind it are a body's name ("Moody's"), as the article has the word nowhere without it."""
    marks = ("'s", "’s")
    has_mark = len(name) == 1 and name.doc[name.end : name.end + 1].text in marks
    if not has_mark or not (world.organization(f"{name.text}'s") or _owns_nothing(name) or _acts_with_mark(name)):
        return False
    others = (ent for ent in name.doc.ents if any(t.text == name.text for t in ent))
    return all(ent[0].text == name.text and ent.doc[ent.start + 1 : ent.start + 2].text in marks for ent in others)


def _owns_nothing(name: Tokens) -> bool:
    """Say whether nothing follows a possessive that could be owned, as behind the name of a shop ("Tesco, Norr's and Asda")."""
    before, after = name.doc[max(name.start - 1, 0)], name.doc[name.end + 1 : name.end + 3]
    closes = len(after) == 2 and after[0].text in (",", "and", "or") and after[1].text[:1].isupper()
    return (
        closes
        and before.text in (",", "and", "or")
        and name.doc[after[1].i + 1 : after[1].i + 2].text not in ("'s", "’s")
    )


def _acts_with_mark(name: Tokens) -> bool:
    """Say whether a verb follows the possessive of a word somewhere, as behind the name of a shop ("Norr's has collapsed")."""
    bodies = (ent for ent in name.doc.ents if ent.label_ == "Organization" and ent[0].text == name.text)
    marked = (ent.end for ent in bodies if ent[-1].text in ("'s", "’s") and ent.end < len(ent.doc))
    return any(name.doc[end].tag_ in ("VBD", "VBZ", "MD") for end in marked)


def without_office(world: World, name: Tokens) -> tuple[Tokens, str]:
    """Return a name without an office that ends it, and its class ("USOC Chairperson": the body USOC); of an office alone, nothing."""
    doc, last = name.doc, name[-1]
    if not words.is_known(last) or _ends_longer(name):
        return name, name.label_  # "Boxer", of "Barbara Boxer"; "Senators", of "Ottawa Senators"
    if len(name) == 1 and (_is_bare_office(last, name.label_) or _is_abbreviated_title(last)):
        return doc[name.start : name.start], name.label_
    is_office = words.is_title(last) and last.text[0].isupper()
    if name.label_ not in ("Person", "Organization") or not is_office or _keeps_last(world, name):
        return name, name.label_
    if len(name) == 1:
        return doc[name.start : name.start], name.label_
    rest = doc[name.start : labels.label(last, Names({}))[0].i]
    is_body = len(rest) > 0 and (rest.text.isupper() or bool(world.organization(rest.text)))
    if is_body:
        return rest, "Organization"
    stays = name.label_ == "Organization" and not leads_to_person(name)  # a newspaper: "the Toledo Reporter"
    return (name if stays else doc[name.start : name.start]), name.label_


def _is_bare_office(word: Token, label: str) -> bool:
    """Say whether what is taken for somebody is an office alone: nobody is called so, or "the" or a name stands beside it."""
    is_led = word.i > 0 and word.nbor(-1).lower_ == "the"
    after = word.doc[word.i + 1 : word.i + 3]  # "Bishop", "Ada Ruiz"
    is_title = [(t.ent_iob_, t.ent_type_) for t in after] == [("B", "Person"), ("I", "Person")]
    return label == "Person" and words.is_known(word) and (is_led or is_title or not _is_called(word))


def _is_abbreviated_title(word: Token) -> bool:
    return words.is_title(word) and (word.text.endswith(".") or words.is_abbreviated(word))


def _keeps_last(world: World, name: Tokens) -> bool:
    """Say whether a name keeps the office that ends it: it is known, a surname, or of a team ("the Toledo Senators")."""
    is_person, is_plural = name.label_ == "Person", words.is_plural(name[-1])
    if world.organization(name.text) or (is_person and _has_surname(name)):
        return True
    if len(name) == 1:
        return is_person or not is_plural or words.kind(name[-1].lower_) == "royal"
    return is_plural


def leads_to_person(name: Tokens) -> bool:
    """Say whether a person's name begins right behind a name."""
    after = name.doc[name.end : name.end + 1]
    return len(after) > 0 and after[0].ent_iob_ == "B" and after[0].ent_type_ == "Person"


def _ends_longer(name: Tokens) -> bool:
    """Say whether the one word of a name ends a longer one of its class in the article."""
    if len(name) > 1:
        return False
    longer = (ent for ent in name.doc.ents if len(ent) > 1 and ent.label_ == name.label_)
    return any(ent[-1].text == name.text for ent in longer)


def _has_surname(name: Tokens) -> bool:
    """Say whether the last word of a person's name is a surname: people are called so, or a forename stands before it."""
    return lookup.is_surname(name[-1].text) or (len(name) == 2 and lookup.is_forename(name[0].text))


def _is_called(word: Token) -> bool:
    """Say whether people are called so ("Porter", "Dean")."""
    return lookup.is_forename(word.text) or lookup.is_surname(word.text)


def is_of_office(world: World, name: Tokens) -> bool:
    """Say whether what is taken for a body is the field of an office: a chancellor's "Exchequer", an adviser's "National Security"."""
    doc, before = name.doc, name.start - 1
    if name.label_ not in ("Organization", "Misc"):
        return False
    if before > 0 and doc[before].lower_ == "the":
        before -= 1
    if before > 0 and doc[before].lower_ == "of" and words.is_title(doc[before - 1]):
        return labels.known_whole(doc[before - 1], before) >= name.end
    after = doc[name.end] if name.end < len(doc) else name[-1]
    leads = after.lower_ in labels.OF_FIELDS and after.text[0].isupper() and words.is_title(after)
    return leads and not world.organization(name.text) and name[-1].lower_ not in lexicon.words("orgwords.tsv")


def _after_side(world: World, name: Tokens, label: str) -> int:
    """Return where a person's name begins after a word that says whose side somebody is on ("Liberal Ted Baillieu", "Swiss Barnetta").

    Nobody has "Briton" before two names of his own.
    """
    country = world.country(name[0].text) if label == "Person" and len(name) > 2 else None
    if country is not None and name[0].text in country.people and name[0].text not in country.adjectives:
        return name.start + 1
    if len(name) < 2 or not tells_side(world, name[0], label):
        return name.start
    alone = label == "Person" and len(name) == 2
    return name.start + (alone or (len(name) > 2 and lookup.is_forename(name[1].text)))


def tells_side(world: World, word: Token, label: str) -> bool:
    """Say whether a word before a person's name tells a party, or a nation; with a nation, bodies begin more often than persons."""
    country = world.country(word.text)
    if country is not None:
        return label == "Person" and word.text in country.adjectives and not lookup.is_forename(word.text)
    return word.lower_ in lexicon.listed("partisans")
