"""Things that take part in an event and are no other entity -> item nodes: "a bill", "the burning bus", "two vigilantes".

An extractor yields the item that it refers to beside its statement; `relate` keeps those that something refers to.
"""

from collections.abc import Iterable

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from kg.find import mentions
from kg.find.entities.rivals import is_national
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.slugs import slug
from kg.terms import KG
from kg.values import Entity, Name, Span

#: The rules of what is described and not named: by a noun, or by how many or how much of it there is.
DESCRIBED, COUNTED = RULES = ("items/phrase", "items/number")
#: Prepositions of where or when something takes part, or to whom it goes, rather than of what it is.
LOOSE = frozenset(
    [
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "within",
        "across",
        "around",
        "throughout",
        "during",
        "after",
        "before",
        "into",
        "onto",
        "to",
        "by",
    ]
)


def of(reading: Reading, noun: Token, rule: str = DESCRIBED) -> Entity:
    """Return the item that a noun heads: called by its phrase, with the phrase as evidence; one of the same words has the same name.

    A bare definite noun is what was told of before with more words, where that was one thing only ("a finance bill ... the bill").

    >>> of(reading, reading.doc[4]).name  # doctest: +SKIP
    'burning bus'
    """
    where = _where(reading, noun)
    words = _storm(reading, noun) or _told_before(reading, noun) or _words(reading, where)
    kind, sort = (KG.UnnamedActor, "actor") if _is_people(noun, rule) else (KG.Item, "item")
    return Entity(f"{reading.article.key}_{sort}-{slug(words)}", kind, words, (), (where,), rule)


def _is_people(noun: Token, rule: str) -> bool:
    """Say whether a noun is of people by what they do ("two vigilantes"), or a number of some ("seventeen of the pupils")."""
    people = lexicon.words("occupations.tsv", "first") - lexicon.listed("no_people")
    if rule == COUNTED:
        known = people | lexicon.words("actors.tsv", "person")
        return any(whole.lemma_.lower() in known for whole in tree.oblique(noun, "of"))
    return is_national(noun) or (noun.pos_ == "NOUN" and noun.lemma_.lower() in people)


def _storm(reading: Reading, noun: Token) -> str | None:
    """Return the name of the one storm that the article names where a plain noun says storm ("the cyclone": "Cyclone Nalo")."""
    if noun.lower_ not in lexicon.listed("storms") or any(
        t.dep_ != "det" or t.lower_ == "a" for t in tree.phrase(noun) if t != noun
    ):
        return None
    named = {name for name in reading.named_events.values() if name.split()[0].lower() == noun.lower_}
    return named.pop() if len(named) == 1 else None


def _told_before(reading: Reading, noun: Token) -> str | None:
    """Return the words by which a bare definite noun was told of before; None where there are none, or several."""
    if not any(c.lower_ in tree.DEFINITE for c in noun.children if c.dep_ == "det") or len(tree.phrase(noun)) > 2:
        return None
    before = [
        t
        for t in reading.nouns.get(noun.lemma_.lower(), ())
        if t.i < noun.i and t.morph.get("Number", []) == noun.morph.get("Number", [])
    ]
    told = {_words(reading, _where(reading, t)) for t in before if len(tree.phrase(t)) > 2}
    return told.pop() if len(told) == 1 else None


def _where(reading: Reading, noun: Token) -> Span:
    """Return the passage of a phrase, without where and when the reader leaves out behind it ("two boats" of "two boats in the port")."""
    named = _named(noun)
    if len(named) > 1:
        return tree.span(named)
    where, end = mentions.described(reading, noun), reading.related_until.get(noun.i, noun.i)
    phrase = reading.tokens(where)
    if phrase is None or not noun.i < end < phrase.end or not _is_loose(reading, reading.doc[end]):
        return where
    if any(t.head.i >= end for t in phrase if t.i < end and t.head in phrase):
        return where  # it breaks off in the middle
    return Span(where.start, reading.doc[end - 1].idx + len(reading.doc[end - 1]))


def _named(noun: Token) -> Tokens:
    """Return the marked name that a noun is a word of, else the noun ("Nalo" of "Cyclone Nalo", whatever hangs on what)."""
    first, end = noun.i, noun.i + 1
    while noun.doc[first].ent_iob_ == "I":
        first -= 1
    while noun.ent_type_ and end < len(noun.doc) and noun.doc[end].ent_iob_ == "I":
        end += 1
    return noun.doc[first:end]


def _is_loose(reading: Reading, word: Token) -> bool:
    """Say whether a word goes on to the next of a list, or to where or when something takes part, or to whom it goes."""
    if word.dep_ != "case":
        return word.is_punct or word.dep_ == "cc"
    return word.lower_ in LOOSE or any(reading.times_in(tree.span(word.head.subtree)))


def _words(reading: Reading, where: Span) -> str:
    return " ".join(reading.article.words(where).split())


def joined(items: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the items with one of each name, which has the passages of all, in the order in which they are told of."""
    by_name: dict[Name, list[Entity]] = {}
    for item in items:
        by_name.setdefault(item.id, []).append(item)
    return tuple(sorted(map(_one, by_name.values()), key=lambda item: (item.mentions, item.id)))


def _one(items: list[Entity]) -> Entity:
    first = min(items, key=lambda item: item.mentions)
    forms = dict.fromkeys(item.name for item in items if item.name != first.name)
    spans: set[Span] = {span for item in items for span in item.mentions}
    return Entity(first.id, first.kind, first.name, tuple(forms), tuple(sorted(spans)), first.rule)
