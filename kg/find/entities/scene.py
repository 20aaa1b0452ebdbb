"""The state of an article for a reader who goes through it from left to right: what has been named, its gender, and who is quoted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from spacy.tokens import Token

from kg.find.entities import bodies, hearers
from kg.language import gender, lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Entity, Name, Span
from kg.world import World, gazetteer, lookup

#: How many sentences back a phrase may reach.
REACH = 4


@dataclass(frozen=True)
class Scene:
    """The things of an article and what its tokens stand for; `by_token`, `gender` and `titles` grow while pronouns are resolved.

    `sources` are the tokens to which a cue attributes, `hearers` those of whoever is only told something, `dead` those of whom the
    article says that they are. `called` is of which gender the first subject was by which a thing was meant, `told` what tokens stood
    for before anything was resolved: names, and the nouns that stand with them.
    `likely` are the pronouns that were not settled, for too much is at stake where they speak, each with whom it most likely means, and
    the capitals that speak for their countries: for what follows they stand for that.
    """

    reading: Reading
    world: World
    things: dict[Name, Entity]
    by_token: dict[int, Name]
    gender: dict[Name, str]
    sentence: tuple[int, ...]
    quoted: frozenset[int]
    speakers: dict[int, Token]
    titles: list[tuple[Token, str | None, Name]] = field(default_factory=list)
    sources: frozenset[int] = frozenset()
    hearers: frozenset[int] = frozenset()
    dead: frozenset[Name] = frozenset()
    likely: dict[int, Name] = field(default_factory=dict)
    called: dict[Name, str] = field(default_factory=dict)
    told: Mapping[int, Name] = field(default_factory=dict)

    @staticmethod
    def of(reading: Reading, world: World, entities: tuple[Entity, ...], by_token: dict[int, Name]) -> "Scene":
        """Return the scene before anything is resolved."""
        things = {e.id: e for e in entities}
        sources = frozenset(c.source.i for c in reading.cues if c.source is not None)
        return Scene(
            reading,
            world,
            things,
            by_token,
            {e.id: _gender(reading, e) for e in entities if e.kind in (KG.Person, KG.UnnamedActor)},
            reading.sentence,
            reading.marks.quoted,
            reading.speakers,
            sources=sources,
            hearers=frozenset(hearers.find(reading)),
            likely=_governing(things, by_token, sources),
            told=dict(by_token),
        )

    def at(self, token: Token) -> Entity | None:
        """Return what a token stands for, as far as known."""
        name = self.by_token.get(token.i)
        return None if name is None else self.things[name]

    def names(self, token: Token) -> bool:
        """Say whether a token stands for a thing that has a name."""
        thing = self.at(token)
        return thing is not None and thing.kind != KG.UnnamedActor

    @cached_property
    def described(self) -> tuple[tuple[int, str, Name], ...]:
        """What the text says a noun of, in text order ("the brewer Acme", "Acme, a brewer"): the noun's place, its lemma, the thing."""
        nouns = (t for t in self.reading.doc if t.pos_ == "NOUN")
        return tuple((t.i, t.lemma_, name) for t in nouns if (name := self._called_so(t)) is not None)

    def _called_so(self, noun: Token) -> Name | None:
        named = [noun, *([noun.head] if noun.dep_ == "appos" else ()), *(c for c in noun.children if c.dep_ == "appos")]
        if noun.lemma_ in lexicon.toml("reference.toml")["bodies"]:
            named += noun.doc[max(noun.i - 1, 0) : noun.i + 2]  # "the Acme union", "union Acme"
        if noun.lemma_ in lexicon.listed("settlements"):
            named = [*tree.oblique(noun, "of"), *named]  # "the rebel city of Lugo"
        return next((self.told[t.i] for t in named if t.i in self.told), None)

    def before(self, token: Token) -> list[int]:
        """Return the tokens near enough before this one that stand for something, without who only signs or is only told."""
        first = self.reading.first_tokens[max(self.sentence[token.i] - REACH, 0)]
        return [
            i for i in range(first, token.i) if i in self.by_token and not (self._signs(i) or self._is_told_medium(i))
        ]

    def _is_told_medium(self, index: int) -> bool:
        thing = self.things[self.by_token[index]]
        return index in self.hearers and thing.kind == KG.Organization and bodies.is_medium(self.world, thing)

    def _signs(self, index: int) -> bool:
        """Say whether a token is a body's name before the prose ("OSLO (Reuters)")."""
        in_front = self.reading.is_in_front(self.reading.doc[index].idx)
        return in_front and self.things[self.by_token[index]].kind == KG.Organization

    def referent(self, index: int) -> Name:
        """Return what a token stands for, or most likely does; only of tokens that stand for something."""
        return self.likely.get(index) or self.by_token[index]

    def speaks(self, token: Token) -> bool:
        """Say whether a cue attributes to a token itself; "its demand" tells whose, and nobody speaks."""
        return token.i in self.sources and token.dep_ != "nmod:poss"

    def speaker(self, token: Token) -> Name | None:
        """Return who says the quotation that a token stands in, as far as known."""
        source = self.speakers.get(token.i)
        return None if source is None else self.by_token.get(source.i)


@cache
def seats() -> dict[str, Name]:
    """Return capital -> local name of the country that it acts for."""
    return {c.capital: f"country-{c.code.lower()}" for c in gazetteer.countries()}


def _governing(things: Mapping[Name, Entity], by_token: Mapping[int, Name], sources: Iterable[int]) -> dict[int, Name]:
    """Return the capitals that speak, each with the country for which it does ("Lima said its troops had left": those of Peru)."""
    places = {i: thing.name for i in sources if i in by_token and (thing := things[by_token[i]]).kind == KG.Place}
    return {i: seats()[name] for i, name in places.items() if seats().get(name) in things}


def _gender(reading: Reading, thing: Entity) -> str:
    """Return "m", "f" or "" for unknown: by the noun of a description; by what stands before a name, or the forename."""
    if thing.kind == KG.UnnamedActor:
        noun = reading.head(thing.mentions[0])
        return gender.of_noun(noun.lemma_) if noun is not None else ""
    said = next((g for span in thing.mentions if (g := _addressed(reading, span.start))), "")
    words = thing.name.split()
    # "Jean-Marc" is no "Jean"
    first = () if len(words) == 1 and lookup.is_surname(words[0]) else (words[0], words[0].split("-")[0])
    called = next(filter(None, map(lookup.gender, first)), "")
    told = (g for span in thing.mentions if (g := _apposed(reading, span)))
    return said or gender.of_noun(words[0]) or called or next(told, "")


def _apposed(reading: Reading, name: Span) -> str:
    """Return the gender that a noun tells which says who somebody is, with a comma between ("his wife, Ada", "Ada, his wife")."""
    head = reading.head(name)
    if head is None:
        return ""
    nouns = [c for c in head.children if c.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    own = (
        n for n in nouns if n.pos_ == "NOUN" and all(c.lower_ != "whose" for c in n.children)
    )  # "Ada, whose son fell"
    return next((told for noun in own if (told := gender.of_title(noun.lemma_))), "")


def _addressed(reading: Reading, start: int) -> str:
    """Return the gender that the word before a name tells ("Ms Ruiz", "spokeswoman Ada Ruiz")."""
    words = reading.article.text[max(0, start - 30) : start].split()
    ends = not words or (words[-1].endswith(".") and words[-1].lower()[:-1] not in lexicon.listed("addresses"))
    return "" if ends else gender.of_noun(words[-1])  # "He saw his wife. Ruiz left" calls nobody a woman
