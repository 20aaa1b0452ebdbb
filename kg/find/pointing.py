"""Passages that the reader relates to an event, a claim or a proposal -> entities of the article, or new items."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import items, together
from kg.find.entities import Entities
from kg.find.entities.rivals import is_national
from kg.find.figures.kinds import is_age
from kg.language import cues, lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Entity, Name

#: Parts of speech of what can be a thing by itself.
NOUNS = frozenset(["NOUN", "PROPN"])
#: Relations in which an adjective stands for a noun ("the wounded").
STANDING = frozenset(["nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"])
#: Nouns that only count, measure or point at others ("a number of buses"): what they are of tells what is meant.
EMPTY = frozenset(
    [
        "number",
        "total",
        "handful",
        "pair",
        "half",
        "lot",
        "couple",
        "one",
        "part",
        "rest",
        "majority",
        "side",
        "other",
        "thing",
        "way",
        "percent",
        "cent",
    ]
)
#: Of these, those that count by themselves ("thousands were killed").
COUNTS = frozenset(["dozen", "hundred", "thousand", "million"])
#: Units of amounts and shares, which are figures.
AMOUNTS = frozenset(["percent", "cent", "dollar", "euro", "pound", "yen"])
#: Words that take a part of what they are of ("most of the staff", "some of the cases").
PARTS = frozenset(["DET", "ADJ", "PRON"])
#: Relations of words before a noun, in case a passage is cut off before it.
BEFORE = frozenset(["det", "det:predet", "amod", "nummod", "advmod", "compound"])

#: And with whose it is.
OF_NOUN = BEFORE | {"nmod:poss"}
#: And of words inside a name.
INSIDE = frozenset(["det", "amod", "compound"])


def at(reading: Reading, entities: Entities, passage: Tokens, *, is_place: bool = False) -> Iterator[Name | Entity]:
    """Yield what a passage stands for: each member of a list by itself, a thing of the article where it is one, else an item.

    Where something happens (`is_place`) is no actor: "a local hospital" is an item there, whoever else acts under that name.
    """
    for member in filter(_is_somebody, _members(passage, is_place=is_place)):
        known = _known(entities, passage, member)
        one = _is_one_of(member) and (known is None or entities.get(known).kind == KG.Country)
        if member.i in entities.together:
            yield from entities.together[member.i]
        elif known is not None and not (is_place and _is_described(entities, known)) and not one:
            yield from _members_of(reading, entities, member, known) or (known,)
        elif is_place and (named := _settlements(entities, member)):
            yield from named
        elif (is_place and _is_direction(member)) or one:
            yield items.of(reading, member)
        elif _counts(member):
            yield items.of(reading, member, items.COUNTED)
        elif _is_noun(member) and member.lemma_.lower() not in EMPTY:
            item = items.of(reading, member)
            yield entities.called(item.name) or item


def _is_somebody(member: Token) -> bool:
    """Say whether a word can stand for somebody or something: a bare "Mr" cannot, nor a mere side ("veered to the left")."""
    side = member.lower_ in ("left", "right") and tree.child(member, "amod", "compound", "nmod") is None
    return not (side or tree.is_nobody(member) or member.lower_.rstrip(".") in lexicon.listed("courtesies"))


def head(passage: Tokens) -> Token:
    """Return the head of a passage; where it leaves out the noun it hangs on, its last noun ("the court" of "the court ruling")."""
    inside = range(passage.start, passage.end)
    nouns = [t for t in passage if t.head.i not in inside and t.pos_ in NOUNS]
    return nouns[-1] if nouns and passage.root.dep_ in OF_NOUN else passage.root


def whole(passage: Tokens, act: Tokens, *, is_place: bool = False) -> Tokens:
    """Return a passage with the rest of a word and the noun before which it is cut off.

    Not with a noun that tells the act itself ("Peruvian" of "Peruvian raids"); where something happens is what a passage says ("a coal
    mine" of "a coal mine fire").
    """
    doc, end = passage.doc, passage.end
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_:
        end += 2  # "a six-year" of "a six-year-old"
    passage = doc[passage.start : end]
    noun = head(passage)
    before = BEFORE - {"compound"} if is_place else BEFORE
    while noun.head.i >= end and noun.head not in act and (noun.dep_ in before or _is_only_whose(passage, act)):
        noun = noun.head
    return doc[passage.start : max(end, noun.i + 1)]


def _is_only_whose(passage: Tokens, act: Tokens) -> bool:
    """Say whether a passage only says whose what takes part is ("her" of "her motion failed")."""
    word = passage[0]
    return len(passage) == 1 and word.dep_ == "nmod:poss" and word.pos_ == "PRON" and word.head.head in act


def _members(passage: Tokens, *, is_place: bool = False) -> Sequence[Token]:
    """Return the head of a passage and of each of the others that it lists, of places also in what they lie ("Naperville, Illinois")."""
    first = head(passage)
    listed = [t for t in tree.conjuncts(first) if passage.start <= t.i < passage.end] or [first]
    return [*listed, *(c for t in listed for c in t.children if is_place and _lies_in(c) and c.i < passage.end)]


def _lies_in(word: Token) -> bool:
    """Say whether a word names what another place lies in, behind a comma."""
    behind = "," in (word.left_edge.text, word.doc[word.left_edge.i - 1].text)
    return behind and word.dep_ in ("nmod:unmarked", "appos") and word.ent_type_ == "Place"


def _is_one_of(word: Token) -> bool:
    """Say whether a word of nation tells of some of its people, and not of the nation ("a Peruvian was hurt", "two Peruvians")."""
    if word.ent_type_ != "Norp" or word.dep_ in ("amod", "compound"):
        return False
    few = tree.child(word, "nummod") is not None or any(c.lower_ in ("a", "an", "another") for c in word.children)
    single = word.pos_ in NOUNS and not word.lower_.endswith("s") and tree.child(word, "det") is not None
    return few or is_national(word) or (single and word.lower_.endswith("an"))  # "the Dutch" are all of them


def _members_of(reading: Reading, entities: Entities, word: Token, known: Name) -> tuple[Name, ...]:
    """Return who a group is that a word stands for: "they" are whoever "the two leaders" are."""
    if not _is_described(entities, known):
        return ()
    noun = reading.head(entities.get(known).mentions[0]) if word.pos_ == "PRON" else word
    return together.members(reading, entities, noun) if noun is not None else ()


def _is_described(entities: Entities, name: Name) -> bool:
    thing = entities.find(name)
    return thing is not None and thing.kind == KG.UnnamedActor


def _settlements(entities: Entities, word: Token) -> tuple[Name, ...]:
    """Return the places of which a noun says what they are ("the southern town of Lugo", "Lugo province")."""
    if word.lemma_.lower() not in lexicon.listed("settlements"):
        return ()
    is_land = word.lemma_.lower() in lexicon.listed("lands")
    before = [t for t in word.children if is_land and t.dep_ == "compound" and t.i + 1 == word.i]
    found = (name for t in (*tree.oblique(word, "of"), *before) for name in entities.of(t))
    return tuple(name for name in found if entities.get(name).kind in (KG.Place, KG.Country))


def _is_direction(word: Token) -> bool:
    """Say whether a word tells how something lies from a place ("35 kilometres southeast of Lima")."""
    return word.lower_ in lexicon.listed("compass") and any(c.dep_ in ("obl", "nmod") for c in word.children)


def _is_noun(word: Token) -> bool:
    """Say whether a word names things; a noun that the parser takes for another word stands as one ("the 18-year-old")."""
    if word.pos_ in NOUNS or cues.is_actor_noun(word):
        return True
    described = tree.child(word, "nummod", "amod", *(("det",) if word.pos_ == "ADJ" else ())) is not None
    return described and (word.pos_ == "PRON" or (word.pos_ == "ADJ" and word.dep_ in STANDING))


def _counts(word: Token) -> bool:
    """Say whether a word counts what it is of, or what the words around leave out ("28", "most of them", "9% of voters")."""
    if word.pos_ == "NUM" or word.lemma_.lower() in COUNTS:
        return ":" not in word.text and not is_age(word) and not any(_is_unit(t) for t in tree.phrase(word))
    whole = list(tree.oblique(word, "of"))
    share = word.text.endswith("%") and any(cues.is_actor_noun(noun) for noun in whole)
    return share or (bool(whole) and (word.pos_ in PARTS or word.lemma_.lower() in EMPTY))


def _is_unit(token: Token) -> bool:
    """Say whether a word or sign makes a number an amount of money or a share ("$", "US$", "%")."""
    return token.pos_ == "SYM" or token.text.endswith(("$", "%")) or token.lemma_.lower() in AMOUNTS


def _known(entities: Entities, passage: Tokens, word: Token) -> Name | None:
    """Return what a word stands for: itself, or the name that it is the title or kind of ("President X", "his brother, X").

    So does the name that a passage ends with, where the parser takes its parts for strangers ("the United Kingdom").
    """
    own = entities.at(word)
    if own is not None:
        return own
    after = word.doc[word.i + 1] if word.i + 1 < passage.end else None
    if after is not None and word.pos_ == after.pos_ == "PROPN" and (named := entities.at(after)) is not None:
        return named  # "Fr Ruiz"
    called = (c for c in word.children if c.dep_ in ("flat", "appos", "flat:name"))
    beside = (
        c for c in called if passage.start <= c.left_edge.i <= passage.end + 1
    )  # right behind it, or behind a comma
    called_so = (*beside, *tree.apposed(word))
    found = next(
        (name for c in called_so if (name := entities.at(c)) is not None and not _is_described(entities, name)), None
    )
    is_part = word.dep_ in INSIDE or word.pos_ in ("VERB", "ADJ")
    return found if found is not None or not is_part else entities.at(passage[-1])
