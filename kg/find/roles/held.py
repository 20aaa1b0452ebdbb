"""The country or organization that an office is held in, by the words around it."""

from itertools import takewhile

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.titles import words as titles
from kg.find.titles.places import BETWEEN, POSSESSIVES
from kg.language import lexicon
from kg.terms import KG
from kg.values import Name

#: Prepositions that lead to what an office is held in.
LINKS = ("of", "for", "in", "at", "to", "with")

#: Parts of speech that end the phrase of an office ("a director in Lugo, told Zeta").
CLAUSE = frozenset(["VERB", "AUX", "SCONJ"])


def holder(noun: Token, words: list[Token], entities: Entities, person: Name) -> Name | None:
    """Return the country or organization that an office is held in: to its left, or in the "of", "for" or "in" after it."""
    doc, first, last = noun.doc, words[0].i, words[-1].i
    for token in (doc[i] for i in range(first - 1, max(first - 5, noun.sent.start) - 1, -1)):
        if _holds(token, entities, person):
            return _body_there(token, entities) or entities.at(token)
        if token.lower_ not in lexicon.listed("passing") and token.text not in POSSESSIVES:
            break
    right = [doc[i] for i in range(last + 1, min(last + 8, noun.sent.end))]
    if not right or right[0].lower_ not in LINKS:
        return None
    near = [t for t in takewhile(lambda t: t.pos_ not in CLAUSE, right[1:]) if t.pos_ in BETWEEN]
    holds = [(t, entities.at(t)) for t in near if _holds(t, entities, person)]
    found = list(dict.fromkeys(name for _, name in holds))
    if len(found) > 1 and titles.is_plural(noun):
        return None  # "the chiefs of Adlo and Kavo, Ruiz and Paz": one is held by each
    owners = [t for t, name in holds if name == found[0] and doc[t.i + 1 : t.i + 2].text in POSSESSIVES]
    return found[1 if owners and len(found) > 1 else 0] if found else None  # "the chief executive of France's Airbus"


def _body_there(place: Token, entities: Entities) -> Name | None:
    """Return the body that only is in a land ("Norr in Peru leader Ada Ruiz": the leader of Norr)."""
    first, doc = place, place.doc
    while first.i > 0 and entities.at(doc[first.i - 1]) == entities.at(place):
        first = doc[first.i - 1]
    if first.i < 2 or doc[first.i - 1].lower_ != "in":
        return None
    name = entities.at(doc[first.i - 2])
    return name if name is not None and entities.get(name).kind == KG.Organization else None


def _holds(token: Token, entities: Entities, person: Name) -> bool:
    name = entities.at(token) if token.pos_ != "PRON" or token.dep_ == "nmod:poss" else None  # "among them Bishop Ruiz"
    return name is not None and name != person and entities.get(name).kind in (KG.Country, KG.Organization)
