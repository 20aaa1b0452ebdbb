"""Groups -> their members: "the two leaders", "both countries" are those whom the text named last, if it named as many.

Shy: they stand in the sentence itself, or in the last ones before it that name any of their class; these must name just as many, and more
than two in one sentence.
"""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name

#: What words say how many are meant.
PAIR = 2
COUNTS = {"two": PAIR, "both": PAIR, "three": 3, "four": 4}
#: Words that point back.
BACK = frozenset(["the", "these", "both"])
#: Of which classes the members are that a noun tells; of other nouns for people they are persons.
CLASSES = {
    "country": (KG.Country,),
    "nation": (KG.Country,),
    "state": (KG.Country,),
    "company": (KG.Organization,),
    "firm": (KG.Organization,),
    "bank": (KG.Organization,),
    "airline": (KG.Organization,),
    "union": (KG.Organization,),
    "team": (KG.Organization,),
    "club": (KG.Organization,),
    "side": (KG.Country, KG.Organization),
    "government": (KG.Country,),
}
PEOPLE = frozenset(["leader", "man", "woman", "president", "minister", "premier", "candidate", "rival", "politician"])
#: Nouns for those who are against each other, as any two of three may be.
OPPOSED = frozenset(["side"])
#: Relations of names that only say who or what somebody else is.
BESIDE = frozenset(["amod", "compound", "nmod:poss", "nmod:desc", "flat", "appos"])
#: So many sentences back the members are named.
REACH = 3


def members(reading: Reading, entities: Entities, noun: Token) -> tuple[Name, ...]:
    """Return the members of a group that a phrase points back at; nothing where it tells who they are, or they are not clear."""
    wanted = CLASSES.get(noun.lemma_.lower(), (KG.Person,) if noun.lemma_.lower() in PEOPLE else ())
    size = _size(noun)
    if not size or not wanted:
        return ()
    own = reading.sentence[noun.i]
    here = tuple(dict.fromkeys(_named(reading, entities, own, wanted, noun)))
    if len(here) >= size:
        return here if len(here) == size else ()
    found: dict[Name, None] = {}
    for number in range(own - 1, max(own - REACH, 0) - 1, -1):
        named = dict.fromkeys(_named(reading, entities, number, wanted, noun))
        found = found | named if size == PAIR else named
        if len(found) >= size:
            break
    if noun.lemma_.lower() in OPPOSED:
        near = range(max(own - REACH, 0), own)
        found |= {name: None for number in near for name in _named(reading, entities, number, wanted, noun)}
    return tuple(found) if len(found) == size and set(here) <= set(found) else ()


def _size(noun: Token) -> int:
    """Return how many a plain phrase means that points back ("the two leaders"); 0 where it does not, or tells more."""
    words = [t for t in noun.children if t.dep_ != "punct"]
    plain = all(t.i < noun.i and t.dep_ in ("det", "det:predet", "nummod", "amod", "case", "cc:preconj") for t in words)
    plain = plain and not any(
        c.dep_ == "conj" for t in words for c in t.children
    )  # "both left- and right-wing politicians"
    if not plain or not any(t.lower_ in BACK for t in words) or any(t.lower_ == "other" for t in words):
        return 0
    return next((COUNTS[t.lower_] for t in words if t.lower_ in COUNTS), 0)


def _named(
    reading: Reading, entities: Entities, number: int, wanted: tuple[URIRef, ...], noun: Token
) -> Iterator[Name]:
    """Yield the things of some classes that a sentence tells of before a noun, in text order."""
    starts = reading.first_tokens
    end = starts[number + 1] if number + 1 < len(starts) else len(reading.doc)
    for token in reading.doc[starts[number] : min(end, noun.i)]:
        name = entities.at(token)
        thing = entities.find(name) if name is not None else None
        if name is not None and thing is not None and thing.kind in wanted and token.dep_ not in BESIDE:
            yield name
