"""Offices given by a predicate: with "is" and "became", with "was appointed", and with "as" ("resigned as head coach")."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.roles.told import Told
from kg.find.titles import kin, words
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Name

#: Words that leave open whether somebody is or will be what is said.
OPEN = frozenset(["would", "'d", "’d", "could", "may", "might", "should", "can", "must"])
#: Words for one of many.
FIRST = frozenset(["first", "second", "third", "last", "only"])
#: And words above them that do.
WISHES = frozenset(
    [
        "want",
        "advise",
        "encourage",
        "urge",
        "wish",
        "hope",
        "plan",
        "seek",
        "prefer",
        "like",
        "intend",
        "refuse",
        "decline",
        "likely",
        "set",
        "try",
        "aim",
        "vow",
        "offer",
    ]
)


def find(reading: Reading, entities: Entities) -> Iterator[Told]:
    """Yield what the article says that somebody is, becomes, was named or acts as, by name or pronoun; quotations may say anything."""
    for token in (t for t in reading.doc if t.i not in reading.marks.quoted):
        for holder, noun in _said(token):
            yield from _told(holder, noun, entities)


def _said(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield who is said to be what, where a token is the predicate, the verb or the office after "as"."""
    own = tree.child(token, "nsubj", "nsubj:pass")
    own = tree.antecedent(own) if own is not None else None  # "Ruiz, who became mayor"
    if own is not None and tree.child(token, "cop") is not None and not tree.preposition(token) and not _is_open(token):
        yield own, token
        if token.pos_ == "PROPN" and words.is_known(own):
            yield token, own  # "The director was Ada Ruiz"
    if token.pos_ == "VERB" and token.lemma_ in lexicon.listed("becoming") and not _is_open(token):
        holder = own if own is not None else tree.subject(token)
        holder = holder if token.lemma_ not in lexicon.listed("appointing") or _is_appointed(token) else None
        yield from ((holder, c) for c in token.children if c.dep_ in ("xcomp", "obj") and holder is not None)
    if tree.preposition(token) == "as" and _is_office(token):
        acting = _acting_as(token)
        if acting is not None:
            yield acting, token

    if tree.preposition(token) == "of" and _is_post(token.head) and _is_office(token):
        holder = _of_verb(token.head.head) if not _is_open(token.head.head) else None
        if holder is not None:
            yield holder, token


def _is_appointed(verb: Token) -> bool:
    """Say whether a verb tells who is appointed, and not who appoints ("Ruiz named the army chief, Paz, to succeed him")."""
    return tree.is_passive(verb) or (
        tree.child(verb, "nsubj") is None and tree.is_participle(verb) and not tree.is_gerund(verb)
    )


def _is_post(noun: Token) -> bool:
    """Say whether an office is held in what a noun names ("the post of minister")."""
    return noun.lemma_ in lexicon.listed("terms") and noun.dep_ in ("obj", "obl", "nsubj:pass")


def ends(noun: Token) -> bool:
    """Say whether the verb that an office hangs on by "as", or by a post, says that it is held no more."""
    if tree.preposition(noun) == "of":
        return _is_post(noun.head) and noun.head.head.lemma_ in lexicon.listed("leaving")
    return tree.preposition(noun) == "as" and noun.head.lemma_ in lexicon.listed("leaving")


def _told(holder: Token, noun: Token, entities: Entities) -> Iterator[Told]:
    """Yield the office, and those coordinated with it, where its holder is a person by name."""
    person = _person(holder, entities) or next(
        (p for c in holder.children if c.dep_ == "appos" if (p := _person(c, entities))), None
    )
    if person is None or (holder.pos_ == "PRON" and _rivals(holder, person, entities)):
        return
    for title in tree.conjuncts(noun):
        another = title != noun and (tree.preposition(title) or _leads_to_name(title, entities))
        if _is_office(title) and not words.is_plural(title) and not another:
            yield Told(person, title, tree.span([holder]))


def _person(token: Token, entities: Entities) -> Name | None:
    name = entities.at(token)
    return name if name is not None and entities.get(name).kind == KG.Person else None


def _rivals(pronoun: Token, person: Name, entities: Entities) -> bool:
    """Say whether somebody else is named before a pronoun in its sentence, who may as well be meant ("Ruiz met Paz when he was mayor").

    Whose son somebody is, is not: "the son of the mayor, Otto Berg, fell in Vigo, where he works as a cook".
    """
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    others = {name for t in before if t.pos_ == "PROPN" and (name := _person(t, entities)) not in (None, person)}
    whose = {_person(t, entities) for t in before if kin.of_phrase(t) is not None}
    return bool(others - whose)


def _leads_to_name(title: Token, entities: Entities) -> bool:
    """Say whether a coordinated title is that of a name after it ("is a pilot, and the chairman, Ada Ruiz, ...")."""
    after = title.doc[title.i + 1 : title.i + 3]
    return any(_person(t, entities) is not None for t in after if t == after[0] or after[0].text == ",")


def _is_office(noun: Token) -> bool:
    counted = any(c.dep_ == "nummod" for c in noun.children)
    return words.is_occupation(noun) and not counted and not _is_first(noun)


def _is_first(noun: Token) -> bool:
    """Say whether a noun tells what somebody was the first or the only one to do ("became the first senator to fly")."""
    does = any(c.dep_ == "acl" and tree.is_infinitive(c) for c in noun.children)
    return does and any(c.tag_ == "JJS" or c.lower_ in FIRST for c in noun.children)


def _is_open(verb: Token) -> bool:
    """Say whether a verb is denied, or says what only may be ("could become")."""
    while True:
        if tree.is_negated(verb) or not OPEN.isdisjoint(tree.auxiliaries(verb)) or verb.lemma_ in WISHES:
            return True
        if verb.dep_ != "xcomp":
            return False
        verb = verb.head


def _acting_as(noun: Token) -> Token | None:
    """Return who has the office that "as" leads to: whom somebody appoints, who serves or resigns, whose term it is."""
    above = noun.head
    if above.pos_ in ("VERB", "AUX") and not _is_open(above):
        return _of_verb(above)
    if above.pos_ == "PROPN":  # "to confirm Ada Ruiz as mayor", where the phrase hangs on the name
        return above if above.head.lemma_ in lexicon.listed("appointing") else None
    if above.lemma_ in lexicon.listed("terms"):
        return next(
            (c for c in above.children if c.dep_ in ("nmod:poss", "nmod:of") or tree.preposition(c) == "of"), None
        )
    return None


def _of_verb(verb: Token) -> Token | None:
    own = tree.child(verb, "obj") or next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "PROPN"), None)
    if verb.lemma_ in lexicon.listed("appointing"):
        return own if own is not None and not tree.is_passive(verb) else tree.subject(verb)
    if verb.lemma_ in lexicon.listed("serving") | lexicon.listed("leaving") | lexicon.listed("holding"):
        return tree.subject(verb)
    return None
