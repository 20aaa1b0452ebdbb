"""The words of an office: which noun is a title, where its label begins and ends, and what it is held in."""

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.language import lexicon
from kg.terms import KG
from kg.values import Name
from kg.world import lookup

#: What may stand between a title and its name: no verb, no end of a sentence.
BETWEEN = frozenset(["NOUN", "PROPN", "ADJ", "ADP", "DET", "PART", "NUM", "PUNCT", "PRON", "X"])
#: Offices whose name tells their field before them ("External Affairs Minister").
OF_FIELDS = frozenset(["minister", "secretary", "adviser", "advisor", "commissioner", "ombudsman"])
POSSESSIVES = frozenset(["'s", "’s", "'", "’"])


def is_title(token: Token) -> bool:
    """Say whether a noun is an office or an occupation, and no form of address."""
    return token.pos_ in ("NOUN", "PROPN") and _is_listed(token)


def may_be_title(token: Token) -> bool:
    """Say whether a word can be the title of the name right after it, when parsers take it for an adjective ("General Ruiz")."""
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "X") and _is_listed(token)


def _is_listed(token: Token) -> bool:
    if token.lower_.rstrip(".") in lexicon.listed("addresses"):
        return False
    return lookup.title_kind(token.lower_) is not None


def label(noun: Token, entities: Entities) -> list[Token]:
    """Return the words of the office: its head, what makes it that office, "of State"; no country, no "former"."""
    doc, start, end = noun.doc, noun.i, noun.i + 1
    while start > noun.sent.start and _belongs(doc[start - 1], noun, entities):
        start -= 1
    if end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].lower_ in ("elect", "designate", "general", "in"):
        end += 2
    return [doc[i] for i in range(start, _of_phrase(doc[end - 1], entities))]


def _of_phrase(last: Token, entities: Entities) -> int:
    """Return where a title ends: after "of State", "for Development", but before a name it is held in or something of its own."""
    doc, end = last.doc, last.i + 1
    if end + 1 >= last.sent.end or not (
        doc[end].lower_ == "of" or (doc[end].lower_ == "for" and last.lower_ in OF_FIELDS)
    ):
        return end
    stop = _phrase_end(doc[end + 1], entities)
    if stop == end + 1 or doc[stop - 1].pos_ not in ("NOUN", "PROPN"):
        return end
    if doc[end + 1].pos_ in ("DET", "PRON"):
        return stop if doc[last.i : stop].text.lower() in lexicon.words("titles.tsv") else end
    closed = stop >= last.sent.end or not is_named(doc[stop], entities) or is_person(doc[stop], entities)
    return stop if closed else end


def _phrase_end(first: Token, entities: Entities) -> int:
    """Return the end of the nouns and adjectives from a token on that are no name."""
    doc, stop = first.doc, first.i
    while (
        stop < min(first.i + 4, first.sent.end)
        and doc[stop].pos_ in ("DET", "PRON", "ADJ", "NOUN", "PROPN")
        and not is_named(doc[stop], entities)
    ):
        stop += 1
    return stop


def _belongs(token: Token, noun: Token, entities: Entities) -> bool:
    """Say whether a word before a title is part of it ("prime", "chief", "football")."""
    if _is_hyphened(token):
        return True
    if token.lower_ in lexicon.listed("passing") or is_named(token, entities) or token.is_space or token.is_punct:
        return False
    if token.doc[token.i : noun.i + 1].text.lower() in lexicon.words("titles.tsv"):
        return True
    if noun.lower_ in OF_FIELDS and noun.text[0].isupper():
        return token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")
    return token.lower_ in lexicon.listed("office") or (token.dep_ == "compound" and token.pos_ == "NOUN")


def _is_hyphened(token: Token) -> bool:
    """Say whether a word is a hyphen between two words, or stands before one ("Secretary-General", "ex-president")."""
    doc, i = token.doc, token.i
    if token.text == "-":
        return 0 < i < len(doc) - 1 and not doc[i - 1].whitespace_ and not token.whitespace_ and doc[i - 1].is_alpha
    return (
        i + 2 < len(doc)
        and doc[i + 1].text == "-"
        and token.is_alpha
        and not (token.whitespace_ or doc[i + 1].whitespace_)
    )


def has_name(name: Name, entities: Entities) -> bool:
    """Say whether a thing is known by a name."""
    return entities.get(name).kind != KG.UnnamedActor


def is_named(token: Token, entities: Entities) -> bool:
    """Say whether a token is part of a name; that it may stand for one, as a title does, is not enough."""
    name = entities.at(token)
    if name is None or not has_name(name, entities):
        return False
    return any(span.start <= token.idx < span.end for span in entities.get(name).mentions)


def is_person(token: Token, entities: Entities) -> bool:
    """Say whether a token stands for a person."""
    name = entities.at(token)
    return name is not None and entities.get(name).kind == KG.Person


def holder(noun: Token, words: list[Token], entities: Entities, person: Name) -> Name | None:
    """Return the country or organization that an office is held in: to its left, or in the "of", "for" or "in" after it."""
    doc, first, last = noun.doc, words[0].i, words[-1].i
    for token in (doc[i] for i in range(first - 1, max(first - 5, noun.sent.start) - 1, -1)):
        if _holds(token, entities, person):
            return entities.at(token)
        if token.lower_ not in lexicon.listed("passing") and token.text not in POSSESSIVES:
            break
    right = [doc[i] for i in range(last + 1, min(last + 8, noun.sent.end))]
    if not right or right[0].lower_ not in ("of", "for", "in", "at", "to", "with"):
        return None
    near = (t for t in right[1:] if t.pos_ in BETWEEN)
    return next((entities.at(t) for t in near if _holds(t, entities, person)), None)


def _holds(token: Token, entities: Entities, person: Name) -> bool:
    name = entities.at(token)
    return name is not None and name != person and entities.get(name).kind in (KG.Country, KG.Organization)
