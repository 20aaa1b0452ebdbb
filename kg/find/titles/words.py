"""Which words are an office or an occupation: by a list, by WordNet, or by their suffix where the text says so."""

import re

from spacy.tokens import Doc, Token

from kg.language import lexicon
from kg.world import lookup

#: What may be a title in a parse; before a name parsers also take it for an adjective ("General Ruiz").
NOUNS, BEFORE_NAMES = frozenset(["NOUN", "PROPN"]), frozenset(["NOUN", "PROPN", "ADJ", "X"])
#: How occupations end that no list has ("gemmologist").
SUFFIX = re.compile(r"(?:[a-z]{3}(?:er|or|eer|crat)|[a-z]{2}(?:ist|ian|person|people)|(?:man|men|woman|women))s?$")
#: Words for being one of a body, which are an office where the body is named ("a member of the council").
MEMBERS = frozenset(["member", "members", "fellow", "fellows", "resident", "residents"])
#: What a body is named after, behind such a word.
BELONGING = frozenset(["of", "at", "for", "with"])


def kind(text: str) -> str | None:
    """Return the kind of a title as the list of titles has it, of an abbreviation with its dot or without ("Capt", "Lt. Col.")."""
    found = lookup.title_kind(text)
    if found is None and text[:1].isupper() and len(text.rsplit(maxsplit=1)[-1]) < 6:
        return lookup.title_kind(text[:-1] if text.endswith(".") else text + ".")
    return found


def is_title(token: Token) -> bool:
    """Say whether a noun is an office or occupation of a list, and no form of address."""
    return token.pos_ in NOUNS and _is_listed(token)


def may_be_title(token: Token) -> bool:
    """Say whether the word right before a name is its title."""
    if token.pos_ not in BEFORE_NAMES:
        return f"{token.nbor(-1).lower_} {token.lower_}" in lexicon.words("occupations.tsv") if token.i else False
    return is_known(token) or _is_listed(token) or _ends_as_office(token)


def is_known(token: Token) -> bool:
    """Say whether a noun is an office or occupation of a list or in its first meaning; in capitals people are called so ("Porter")."""
    if is_title(token) or is_membership(token):
        return True
    return token.pos_ in NOUNS and not _is_of_people(token) and _is_known(token, "first")


def is_occupation(token: Token) -> bool:
    """Say whether a noun that is said of somebody is an office or occupation: of a list, of WordNet, or by its ending."""
    if is_title(token) or is_membership(token):
        return True
    if (
        token.pos_ not in NOUNS
        or token.lower_ in lexicon.listed("addresses")
        or token.lower_ in lexicon.listed("no_offices")
    ):
        return False
    return _is_known(token, "first") or _ends_as_office(token)


def is_plural(token: Token) -> bool:
    """Say whether a title is of several persons ("Presidents", "Sens.", "co-founders", "policemen")."""
    low = token.lower_.removesuffix(".")
    if low.endswith(("men", "people")):
        return True
    single = low.removesuffix("s")
    if single == low or low.endswith("ss"):
        return False
    known = kind(single) is not None or kind(single + ".") is not None
    return known or _in_wordnet(single) or SUFFIX.search(single) is not None


def is_membership(token: Token) -> bool:
    """Say whether a word for being one of a body stands with what body that is ("members of the board", "committee member")."""
    if token.lower_ not in MEMBERS or token.i + 1 >= len(token.doc):
        return False
    before = token.doc[token.i - 1] if token.i > token.sent.start else token
    of_body = before.lower_ in lexicon.words("orgwords.tsv") or before.lower_ in ("committee", "council", "cabinet")
    return of_body or token.doc[token.i + 1].lower_ in BELONGING


def ending_at(doc: Doc, end: int) -> Token | None:
    """Return the last word before an index, without the dot that a tokenizer splits from an abbreviation ("Capt", ".")."""
    if end < 1:
        return None
    if doc[end - 1].text == "." and end > 1 and is_abbreviated(doc[end - 2]):
        return doc[end - 2]
    return doc[end - 1]


def is_abbreviated(token: Token) -> bool:
    """Say whether a token and the dot right after it abbreviate a title."""
    after = token.i + 1
    if token.whitespace_ or after >= len(token.doc) or token.doc[after].text != ".":
        return False
    return token.text[:1].isupper() and lookup.title_kind(token.lower_ + ".") is not None


def _is_listed(token: Token) -> bool:
    low = token.lower_.rstrip(".")
    if (
        low in lexicon.listed("addresses")
        and token.i
        and f"{token.nbor(-1).lower_} {low}" in lexicon.words("titles.tsv")
    ):
        return True  # "first lady"
    kin = low.endswith("s") and low[:-1] in lexicon.listed("kin")
    if kin or low in lexicon.listed("addresses") or low in lexicon.listed("no_titles"):
        return False
    return (
        kind(token.lower_) is not None
        or kind(_forms(token)[0]) is not None
        or (token.text[:1].isupper() and kind(token.text) is not None)
    )


def _is_known(token: Token, use: str) -> bool:
    known, forms = lexicon.words("occupations.tsv", use), _forms(token)
    return any(form in known for form in forms) and lexicon.listed("no_offices").isdisjoint(forms)


def _ends_as_office(token: Token) -> bool:
    """Say whether a small word ends like an occupation, and WordNet has it as one, or not at all ("gemmologist")."""
    ends = token.pos_ == "NOUN" and token.text.islower() and SUFFIX.search(token.lower_) is not None
    is_thing = token.lower_ in lexicon.words("occupations.tsv", "thing")  # "anti-hunger"
    return (
        ends
        and not is_thing
        and lexicon.listed("no_offices").isdisjoint(_forms(token))
        and (_is_known(token, "also") or not _is_noun(token))
    )


def _is_of_people(token: Token) -> bool:
    """Say whether a word in capitals is one that people are called ("Porter")."""
    return token.text[:1].isupper() and (lookup.is_forename(token.text) or lookup.is_surname(token.text))


def _in_wordnet(word: str) -> bool:
    return word in lexicon.words("occupations.tsv", "first") or word in lexicon.words("occupations.tsv", "also")


def _is_noun(token: Token) -> bool:
    """Say whether WordNet has a word only as a noun for things."""
    return any(form in lexicon.words("occupations.tsv", "thing") for form in _forms(token))


def _forms(token: Token) -> tuple[str, ...]:
    """Return a word as lists may have it: with the word before it, or before its hyphen, alone, in the singular."""
    low = token.lower_
    before = [t.lower_ for t in token.doc[max(token.i - 2, token.sent.start) : token.i]]
    two = f"{before[-1]} {low}" if before else low
    if before[1:] == ["-"]:
        two = low = f"{before[0]}-{low}" if before[0] != "co" else f"co{low}"
    single = low[:-3] + "man" if low.endswith("men") else low.removesuffix("s")
    return two, low, single, f"{two.rpartition(' ')[0]} {single}".strip()
