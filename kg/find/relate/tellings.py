"""One mention of an event, with what its own words say of which event it can be: the word, its determiner, in whose voice it stands."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.relate.overlap import Ranges
from kg.language import lexicon, numerals, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Event, Figure, Name, Span

#: Determiners that point back, and words that point at another one of the kind.
DEFINITE = frozenset(["the", "this", "that", "these", "those", "such", "both", "its", "their", "his", "her"])
#: Prepositions of what says which one a noun means ("the attacks of July 7", "the strike in Lyon").
RESTRICTING = frozenset(["of", "in", "on", "at", "near", "outside"])

#: Classes of words before a noun that say which one it means, as names do ("the Lugo attack", "the January flood").
NAMED = frozenset(["Norp", "Country", "Place", "Date"])

#: Relations of a noun's own year ("the 2006 flood", "the flood in 2006").
OF_YEAR = frozenset(["nmod", "nummod", "compound", "nmod:unmarked"])
#: Digits of a year, which is all that the time of long ago has.
YEAR = 4
#: Words for a year before that of publication, whichever that is.
LONG_AGO = re.compile(
    r"\blast (?:year|decade|century)\b|\b(?:years?|decades?|century|centuries) (?:ago|earlier|before)\b"
)
#: Nouns that count off happenings of a kind.
SEVERAL = frozenset(["round", "wave", "series", "spate", "string", "batch", "bout", "day", "night", "week"])
#: Words that open a clause which says when something else happened.
WHEN = frozenset(["when", "while", "until", "before", "after", "as"])
#: Words for what was before another of its kind.
FORMER = frozenset(["earlier", "former", "past", "previous", "prior"])
#: Classes of what is described, not named.
DESCRIBED = frozenset([KG.UnnamedActor, KG.AnonymousSource, KG.Item])


@dataclass(frozen=True)
class Telling:
    """One mention of an event, with the token that heads it and the word that it is: its lemma, or "cease-fire" whole.

    `is_said` when it stands in somebody's words, or the article only has it by hearsay; `is_quoted` when those are between quotation
    marks; `is_disputed` when whoever says them denies what they say. `nouns` are those of its participants that are described and not
    named, each with the noun that heads the description; `counts` how many they are, where it says; `known` the nouns of those that
    point back ("both men"); `alone` those that are one person, `persons` the participants that are people with a name.
    """

    event: Event
    head: Token
    word: str
    sentence: int
    in_headline: bool
    is_said: bool
    is_quoted: bool
    is_disputed: bool
    is_long_ago: bool
    nouns: Mapping[Name, str]
    counts: Mapping[Name, Decimal]
    known: frozenset[str] = frozenset()
    alone: frozenset[Name] = frozenset()
    persons: frozenset[Name] = frozenset()

    @cached_property
    def is_verb(self) -> bool:
        """Whether a verb tells it."""
        return self.head.pos_ in ("VERB", "AUX")

    @cached_property
    def is_earlier(self) -> bool:
        """Whether a verb tells it as over before what else is told ("had bought", "thought to have reached", "after winning")."""
        verb = self.head
        over = "had" in tree.auxiliaries(verb) or _is_perfect_infinitive(verb) or _is_after(verb)
        return self.is_verb and over

    @cached_property
    def is_many(self) -> bool:
        """Whether a noun tells it in the plural."""
        return "Plur" in self.head.morph.get("Number", [])

    @cached_property
    def is_generic(self) -> bool:
        """Whether a bare plural tells it, which points back at no single one ("attacks are rare")."""
        return not self.is_verb and self.is_many and tree.child(self.head, "det", "nmod:poss", "nummod") is None

    @cached_property
    def is_definite(self) -> bool:
        """Whether a noun tells it that points back."""
        return not self.is_verb and any(
            c.dep_ == "nmod:poss" or (c.dep_.startswith("det") and c.lower_ in DEFINITE) for c in self.head.children
        )

    @cached_property
    def is_former(self) -> bool:
        """Whether a noun tells one before another ("an earlier election")."""
        return not self.is_verb and any(c.lower_ in FORMER for c in self.head.children if c.dep_ == "amod")

    @cached_property
    def is_restricted(self) -> bool:
        """Whether a noun tells it with what says which one ("the attacks of July 7", "by rebels"): it may not have been told yet."""
        return not self.is_verb and any(map(_restricts, self.head.children))

    @cached_property
    def is_owned(self) -> bool:
        """Whether a noun tells it with whose it is ("its vote", "Lugo's strike")."""
        return not self.is_verb and tree.child(self.head, "nmod:poss") is not None

    @property
    def points_back(self) -> bool:
        """Whether its words may mean one told long before: a noun without "a" or what says which one, a clause of time ("till it fell")."""
        if self.is_verb:
            subject = tree.subject(self.head)
            timed = any(c.dep_ in ("mark", "advmod") and c.lower_ in WHEN for c in self.head.children)
            return timed and self.head.dep_ == "advcl" and subject is not None and subject.pos_ == "PRON"
        return not (self.is_new or self.is_restricted)

    @cached_property
    def is_new(self) -> bool:
        """Whether a noun tells it that brings it up anew: "a strike", "two strikes"."""
        if self.is_verb or self.is_definite:
            return False
        return any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in self.head.children)

    @property
    def is_another(self) -> bool:
        """Whether its own words say that it is another one ("further talks", "another bus hit them")."""
        if self.is_verb:
            parts = (c for c in self.head.children if c.dep_ in (*tree.SUBJECTS, *tree.OBJECTS, "obl:agent"))
            return any(c.lower_ == "another" for part in parts for c in part.children)
        nouns = [self.head, *([self.head.head] if _is_of_several(self.head) else [])]
        return any(_is_other(c) for noun in nouns for c in noun.children if c.dep_ in ("amod", "det"))

    @cached_property
    def year(self) -> str:
        """The year that stands with its own noun ("the 2006 flood"), or nothing."""
        return _year(self.head)

    @cached_property
    def told_of(self) -> set[str]:
        """The nouns of who and what takes part without a name, also right before the noun that tells it ("prisoner release")."""
        return {*self.nouns.values(), *(c.lemma_.lower() for c in self.head.children if c.dep_ == "compound")}

    @property
    def people(self) -> set[Name]:
        """Who and what takes part."""
        return {*self.event.actors, *self.event.targets}


def _is_of_several(noun: Token) -> bool:
    """Say whether a noun stands under one that counts off such happenings ("another round of talks", "a fresh wave of strikes")."""
    return noun.dep_ == "nmod" and noun.head.lemma_.lower() in SEVERAL and tree.preposition(noun) == "of"


def _is_other(word: Token) -> bool:
    """Say whether a word before a noun means another than the one told: "further", or one picked out of many ("their best finish")."""
    noun = word.head
    picked = noun.dep_ in tree.SUBJECTS or tree.child(noun, "nmod:poss") is not None
    return word.lower_ in lexicon.listed("others") or (picked and "Sup" in word.morph.get("Degree", []))


def _is_after(verb: Token) -> bool:
    return tree.is_gerund(verb) and any(c.dep_ == "mark" and c.lower_ == "after" for c in verb.children)


def _is_perfect_infinitive(verb: Token) -> bool:
    return tree.is_infinitive(verb) and "have" in tree.auxiliaries(verb)


def _restricts(child: Token) -> bool:
    """Say whether what stands with a noun says which one it means: a name, a date, a clause without a comma, a nation, who did it."""
    if child.dep_ == "acl:relcl":
        return "," not in (child.left_edge.text, child.left_edge.nbor(-1).text)
    if child.dep_.startswith("nmod"):
        by = tree.preposition(child)
        blamed = tree.is_passive(child.head.head)  # "was blamed for the raid by the army": who blames
        return (by == "by" and not blamed) or (by in RESTRICTING and child.pos_ in ("PROPN", "NUM"))
    if child.dep_ in OF_YEAR and child.like_num and len(child) == YEAR:
        return True
    return child.dep_ in ("amod", "compound") and (child.ent_type_ in NAMED or child.pos_ == "PROPN")


Figures = Mapping[Name, Figure]


def of(reading: Reading, entities: Entities, event: Event, quotes: Ranges[Span], denials: frozenset[Name]) -> Telling:
    """Return the telling of an event with one trigger; what stands in a quotation of `quotes` is not the article's own.

    `denials` are the claims by which somebody denies something.
    """
    head = reading.head(event.triggers[0])
    assert head is not None  # triggers are tokens
    is_quoted = all(any(quotes.holding(t)) for t in event.triggers)
    in_headline = reading.is_in_headline(event.triggers[0].end - 1)
    described = dict(_described(reading, entities, event))
    return Telling(
        event,
        head,
        words if "-" in (words := reading.article.words(event.triggers[0]).lower()) else head.lemma_.lower(),
        reading.sentence[head.i],
        in_headline,
        bool(event.reported_in) or is_quoted or event.factuality == KG.Reported,
        is_quoted,
        bool(denials.intersection(event.reported_in)),
        _is_long_ago(event, head, reading.article.published),
        {name: noun.lemma_.lower() for name, noun in described.items()},
        {name: count for name, noun in described.items() if (count := _count(noun)) is not None},
        frozenset(described[name].lemma_.lower() for name in event.targets if _points_back(described.get(name))),
        frozenset(_alone(described)),
        frozenset(n for n in (*event.actors, *event.targets) if entities.get(n).kind == KG.Person),
    )


def _described(reading: Reading, entities: Entities, event: Event) -> Iterator[tuple[Name, Token]]:
    for name in (*event.actors, *event.targets, *event.places):
        thing = entities.get(name)
        noun = reading.head(thing.mentions[0]) if thing.kind in DESCRIBED and thing.mentions else None
        if noun is not None:
            yield name, noun


def _points_back(noun: Token | None) -> bool:
    return noun is not None and any(c.lower_ in DEFINITE for c in noun.children if c.dep_.startswith("det"))


def _count(noun: Token) -> Decimal | None:
    """Return how many a phrase says that something is ("two officers", "at least two")."""
    number = noun if noun.pos_ == "NUM" else tree.child(noun, "nummod")
    return numerals.read(number.text) if number is not None and re.fullmatch(numerals.PATTERN, number.text) else None


def _alone(described: Mapping[Name, Token]) -> Iterator[Name]:
    person = lexicon.words("actors.tsv", "person") | lexicon.listed("kin")
    for name, noun in described.items():
        if noun.lemma_.lower() in person and "Plur" not in noun.morph.get("Number", []):
            yield name


def _is_long_ago(event: Event, head: Token, published: str | None) -> bool:
    """Say whether an event happened in a year before that of publication; where nobody knows that, a bare year and "last year" are one."""
    own = _year(head)
    latest = event.time.latest if event.time else None
    if published is None:
        time = event.time
        return bool(own or (time and (LONG_AGO.search(time.text) or (time.edtf and len(time.edtf) == YEAR))))
    return (own or latest or "9999")[:YEAR] < published[:YEAR]


def _year(noun: Token) -> str:
    return next((c.text for c in noun.children if c.dep_ in OF_YEAR and c.like_num and len(c) == YEAR), "")
