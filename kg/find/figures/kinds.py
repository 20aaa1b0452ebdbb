"""What a number measures: by its sign, by the noun it counts, by what happens to those counted, by the noun that governs it."""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Token

from kg.language import lexicon, tree
from kg.language.cues.kinds import is_actor_noun
from kg.language.numbers import Number
from kg.terms import KGT

FILE = "figures.toml"
#: Relations over which a number counts the noun above it.
COUNTS = frozenset(["nummod", "advmod", "compound", "amod", "det", "nmod"])
#: Numbers whose "of" tells what is counted ("thousands of people").
SCALES = frozenset(["thousand", "hundred", "dozen", "million", "number"])
#: Clauses that say what happened to the noun they hang on ("12 people killed in ...").
OF_NOUN = frozenset(["acl", "amod", "acl:relcl", "xcomp"])
#: Relations of a number to the participle of a headline that it is the subject of ("12 killed in blast").
OF_PARTICIPLE = frozenset(["nsubj", "nsubj:pass", "nummod", "dep", "advmod"])
#: Steps up from a number to the verb that gives it as a toll.
REACH = 3
#: An age has so many digits at most.
LONGEST_AGE = 2
#: So many words behind a bare number the one stands that says what befell those counted.
BEHIND = 4

#: Verbs of those who are to die, and have not.
JUDGED = frozenset(["sentence", "condemn"])

Question = tuple[str, Token]
"""A table, and the word to look up in it."""


def counted(token: Token) -> Token:
    """Return the noun that a number counts, or the number itself ("12 were injured")."""
    while token.dep_ in COUNTS and not (token.pos_ == "NOUN" and token.dep_ == "nmod"):
        if token.pos_ == "NUM" and (_is_behind_preposition(token) or _torn_from(token) is not None):
            break  # "a man of 41", "put the toll at 41"
        token = token.head
        if token.pos_ in ("NOUN", "PROPN"):
            break
    of = next(tree.oblique(token, "of"), None)
    return of if of is not None and token.lemma_ in SCALES else token


def _is_behind_preposition(number: Token) -> bool:
    """Say whether a number stands behind a preposition; the "at" of "at least" is none."""
    return any(c.dep_ == "case" and c.nbor().lower_ not in ("least", "most") for c in number.children)


def _torn_from(number: Token) -> Token | None:
    """Return the verb that has a number, where the parser hangs that on a word before ("killed 18 people and injured more than 550")."""
    between = number.doc[number.head.i + 1 : number.i] if number.head.i < number.i else ()
    return next((t for t in reversed(list(between)) if t.pos_ == "VERB" and not tree.child(t, "obj")), None)


def is_age(token: Token) -> bool:
    """Say whether a number is somebody's age: after "of" ("a man of 41"), or between commas behind one person ("the captain, 52, was")."""
    if tree.preposition(token) == "of" and token.head.lemma_.lower() in lexicon.toml(FILE)["aged"]["nouns"]:
        return True
    before, after = token.doc[max(token.i - 2, 0) : token.i], token.doc[token.i + 1 : token.i + 2].text
    aside = len(before) == 2 and before[1].text in (",", "(") and after in (",", ")", ".", ";")
    one = aside and before[0].pos_ in ("NOUN", "PROPN") and "Plur" not in before[0].morph.get("Number", [])
    return one and token.text.isdigit() and len(token) <= LONGEST_AGE


def of(number: Number, token: Token, noun: Token) -> URIRef | None:
    """Return what a number measures, given its word and the noun that it counts; None where nothing says it."""
    if number.is_money:
        return KGT.Money
    if number.percent:
        return KGT.Share
    if is_age(token):
        return None
    if token == noun and (behind := _of_next(token)) is not None:
        return behind
    asked: list[Question] = [*_questions(noun), ("name", noun)]  # "40 protesters were killed" counts the killed
    if token != noun and token.dep_ == "nmod":
        asked.append(("name", token.head))
    found = (kind for table, word in asked if (kind := _kind(table, word)) is not None)
    somebody = noun.pos_ != "NOUN" or is_actor_noun(noun)
    return (
        next((kind for kind in found if somebody or kind != KGT.Abducted), None)
        or _of_phrases(noun)
        or _of_bodies(noun)
        or (_of_toll(token) if token == noun else None)
    )


def _questions(noun: Token) -> Iterator[Question]:
    """Yield the words that can say what happened to those counted, nearest first, with the table to look them up in."""
    first = _first_of_list(noun)
    if noun.pos_ == "NUM" and (torn := _torn_from(noun)) is not None:
        yield "undergo", torn
    if first.dep_ == "nsubj:pass":
        yield "undergo", first.head  # "40 displaced people were killed"
    for c in noun.children:
        yield from _of_modifier(noun, c)
    verb = first.head
    if first.dep_ in tree.SUBJECTS:
        yield from _of_subject(verb)
    elif first.dep_ in tree.OBJECTS and verb.pos_ == "VERB":
        yield "undergo", verb
        yield from (("name", c) for c in verb.children if c.dep_ in ("xcomp", "advcl") and c.i > noun.i)
    elif first.dep_.startswith("nmod") and tree.preposition(first) in ("of", "by", "in"):
        yield "of", verb
    headed = first.dep_ in OF_PARTICIPLE and verb.pos_ == "VERB" and tree.is_participle(verb)
    if headed and tree.child(verb, "obj") is None:
        yield "undergo", verb  # "12 killed in blast"


def _of_modifier(noun: Token, word: Token) -> Iterator[Question]:
    """Yield what a word that stands with those counted can say: "12 people killed in ...", "600 wounded sailors"."""
    if word.dep_ in OF_NOUN and word.i > noun.i:
        active = word.dep_ == "acl:relcl" and not tree.is_passive(word)
        yield ("act" if active else "undergo"), word
        yield "name", word
    elif word.dep_ == "amod":
        yield "name", word
        if word.tag_ == "VBN" or tree.is_participle(word):
            yield "undergo", word


def _of_subject(verb: Token) -> Iterator[Question]:
    yield ("undergo" if tree.is_passive(verb) else "act"), verb
    for c in verb.children:
        if c.dep_ == "xcomp":
            yield ("undergo" if tree.is_participle(c) else "act"), c
            yield "name", c
    yield "name", verb  # "12 are missing": the copula hangs on the adjective


def _of_next(number: Token) -> URIRef | None:
    """Return what the next word says of those that a bare number counts ("and more than 300 wounded", "30 were rescued", "12 drowned")."""
    between = lexicon.toml(FILE)["between"]["words"]
    after = number.doc[number.i + 1 : min(number.i + 1 + BEHIND, number.sent.end)]
    word = next((t for t in after if t.lower_ not in between), None)
    if word is None or word.pos_ not in ("VERB", "ADJ") or tree.child(word, "obj") is not None:
        return None
    return next((kind for table in ("name", "act", "undergo") if (kind := _kind(table, word)) is not None), None)


def _first_of_list(token: Token) -> Token:
    """Return the first of coordinated nouns, which carries the relation of all."""
    while token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "NUM"):
        token = token.head
    return token


def _kind(table: str, word: Token) -> URIRef | None:
    to_death = any(c.lemma_.lower() == "death" for c in tree.oblique(word, "to"))
    if to_death and word.lemma_.lower() not in JUDGED:
        return KGT.Killed  # "12 were burnt to death"
    for kind, lemmas in lexicon.toml(FILE)[table].items():
        if not {word.lemma_.lower(), word.lower_, word.lower_.removesuffix("ed")}.isdisjoint(lemmas):
            return lexicon.event_type(kind, FILE)
    return None


def _of_phrases(noun: Token) -> URIRef | None:
    """Return the kind that a verb says with another word of its phrase ("9,000 dockers walked out")."""
    first = _first_of_list(noun)
    verb = first.head
    if verb.pos_ != "VERB" or first.dep_ not in (*tree.SUBJECTS, *tree.OBJECTS):
        return None
    words = {t.lemma_.lower() for c in verb.children if c != first for t in (c, *c.children)}
    for kind, phrases in lexicon.toml(FILE)["phrase"].items():
        if any(verb.lemma_.lower() == own and other in words for own, other in phrases):
            return lexicon.event_type(kind, FILE)
    return None


def _of_bodies(noun: Token) -> URIRef | None:
    bodies = lexicon.toml(FILE)["bodies"]
    found = noun.lemma_.lower() in bodies["nouns"] and _first_of_list(noun).head.lemma_.lower() in bodies["verbs"]
    return KGT.Killed if found else None


def _of_toll(token: Token) -> URIRef | None:
    """Return what a bare number measures that is given as a toll ("put the death toll at 41", "the number of wounded rose to 50")."""
    tolls = lexicon.toml(FILE)["toll"]
    verb = token.head
    if verb.lemma_.lower() in tolls["nouns"]:  # "a toll of 41"
        return _counted_by(verb)
    for _ in range(REACH):
        nouns = [
            c for c in verb.children if c.dep_ in (*tree.SUBJECTS, *tree.OBJECTS) and c.lemma_.lower() in tolls["nouns"]
        ]
        if nouns and verb.lemma_.lower() in tolls["verbs"]:
            return _counted_by(nouns[0])
        if verb.pos_ == "VERB" or verb.head == verb:
            return None
        verb = verb.head
    return None


def _counted_by(toll: Token) -> URIRef | None:
    """Return what a toll counts: what its own words say ("number of wounded", "injury toll"), else what a toll counts by itself."""
    said = [*(c for c in toll.children if c.dep_ in ("compound", "amod")), *tree.oblique(toll, "of")]
    found = next((kind for word in said if (kind := _kind("name", word)) is not None), None)
    return found or _kind("of", toll)
