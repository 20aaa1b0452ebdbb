"""Where a name begins and ends: without articles, forms of address, possessives, and words of nation or party before a person."""

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.language import lexicon
from kg.world import World, lookup

#: What a name may not end with.
TRAILING = frozenset(["'s", "’s", "'", "’", ",", '"', "”", "(", ":", "and", "or", "of", "in", "at", "for", "the"])
#: What a name may not begin with.
LEADING = frozenset(["the", "a", "an", "and", "'s", "’s"])


def bare(world: World, name: Tokens) -> Tokens:
    """Return what is left of a name, which may be nothing."""
    doc, start, end = name.doc, name.start, name.end
    while start < end and (doc[start].is_space or doc[start].is_punct or doc[start].lower_ in LEADING):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in TRAILING):
        end -= 1
    if name.label_ in ("Person", "Organization"):
        start = _after_side(world, doc[start:end], name.label_)
    return doc[_after_title(doc[start:end]) if name.label_ == "Person" else start : end]


def _after_title(name: Tokens) -> int:
    """Return where a person's name begins after "Mr." or an office; before one word, a title may be a forename ("Dean Peart")."""
    doc, start = name.doc, name.start
    while start + 1 < name.end and doc[start].lower_.rstrip(".") in lexicon.listed("courtesies"):
        start += 2 if doc[start + 1].text == "." and start + 2 < name.end else 1
    ends = range(name.end - 2, start, -1)
    return next((end for end in ends if lookup.title_kind(doc[start:end].text.rstrip(".")) is not None), start)


def _after_side(world: World, name: Tokens, label: str) -> int:
    """Return where a person's name begins after a word that says whose side somebody is on ("Liberal Ted Baillieu", "Swiss Barnetta")."""
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
