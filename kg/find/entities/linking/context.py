"""The context that bears on what a name means: countries, places, titles and describing words of the article, and its day."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from kg.find.entities.cluster import Cluster
from kg.find.titles import texts
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Mention
from kg.world import World, lookup
from kg.world.names import acronyms, name_key, words_of

LANDS = (KG.Country, KG.Place)
#: How words that describe a name hang on it, and it on them.
DESCRIBING = frozenset(["amod", "compound", "nmod", "nmod:desc", "appos", "flat"])
#: What follows a country that is one of a list ("Crimea, Ukraine and Moldova"), so that no place lies in it.
LISTED_ON = re.compile(r",? (?:and|or|&) |, [A-Z]")
#: A name spelt out: words with capitals, small ones between them.
SPELT_OUT = re.compile(r"[A-Z][\w'’&-]+(?: (?:(?:of|for|the|and|&|on|in|to|de) )*[A-Z][\w'’&-]+)+")
#: Words before an acronym in brackets, and those of them that give it no letter ("inspector of mines (IM)").
IN_BRACKETS = re.compile(r"((?:[^\W\d_][\w'’-]* ){2,10})\(([A-Z]{2,8})\)")
SMALL = frozenset(["of", "for", "the", "and", "on", "in", "to", "de"])


@dataclass(frozen=True)
class Context:
    """What an article names: `codes` of countries, `around` with those of its places as well, `lands` by the keys of their names.

    `ids` are what its other names probably mean, `main` is the code of the country that it names most, by itself and by what lies there.
    """

    reading: Reading
    world: World
    clusters: tuple[Cluster, ...]
    codes: frozenset[str]
    around: frozenset[str]
    lands: frozenset[str]
    ids: frozenset[str] = frozenset()
    main: str = ""

    @property
    def day(self) -> str | None:
        """The day of the article in ISO 8601, if it is known."""
        return self.reading.article.published and self.reading.article.published[:10]

    @cached_property
    def people(self) -> frozenset[int]:
        """The tokens of names of persons."""
        return texts.tokens_of_people(self.reading, [m for c in self.clusters for m in c.mentions])

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text, without case and accents."""
        return frozenset(words_of(self.reading.text))

    @cached_property
    def lands_of_ids(self) -> frozenset[str]:
        """The countries of the people and places that its names probably mean."""
        things = (self.world.thing(id) for id in self.ids)
        return frozenset(code for t in things if t and t.kind in ("Person", "Place") for code in t.countries)

    @cached_property
    def tells_of_sport(self) -> bool:
        """Whether a reader marks a contest somewhere."""
        return any(event.label_ == "Competition" for event in self.reading.doc.spans.get("events", ()))

    @cached_property
    def spelt_out(self) -> dict[str, set[str]]:
        """The names that the text spells out, by their initials."""
        found: dict[str, set[str]] = {}
        for match in SPELT_OUT.finditer(self.reading.text):
            for short in acronyms(match[0]):
                found.setdefault(short.upper(), set()).add(match[0])
        for match in IN_BRACKETS.finditer(self.reading.text):
            if phrase := _spelling(match[1].split(), match[2]):
                found.setdefault(match[2], set()).add(phrase)
        return found

    def offices(self, cluster: Cluster) -> list[str]:
        """Return the titles that stand right beside a person's name."""
        found = {o for m in cluster.mentions for o in texts.beside(self.reading, self.world, m, self.people)}
        return sorted(found)

    def descriptions(self, cluster: Cluster) -> frozenset[str]:
        """Return the nouns and adjectives that describe a thing beside its name, in lower case and singular."""
        heads = (self.reading.doc[m.head] for m in cluster.mentions)
        return frozenset(w.lemma_.lower() for head in heads for w in _describing(head) if w.pos_ in ("NOUN", "ADJ"))

    def stated(self, cluster: Cluster) -> tuple[str, ...]:
        """Return the names of lands that stand after a place and a comma ("Springfield, Ohio"), the nearest first."""
        chains = (self._chain(m.span.end) for m in cluster.mentions)
        return tuple(dict.fromkeys(name for chain in chains for name in chain))

    def country_after(self, cluster: Cluster) -> str | None:
        """Return the code of the country that stands after a place and a comma, if the text gives just one."""
        codes = {code for name in self.stated(cluster) if (code := self.world.code_of_land(name))}
        return codes.pop() if len(codes) == 1 else None

    def _chain(self, end: int) -> Iterator[str]:
        while (after := self._after.get(end)) is not None:
            yield after.text
            end = after.span.end

    def is_after_place(self, mention: Mention) -> bool:
        """Say whether a name stands after a place and a comma."""
        before = mention.span.start - 2
        return self._after.get(before) == mention and before in self._place_ends

    @cached_property
    def _place_ends(self) -> frozenset[int]:
        return frozenset(m.span.end for c in self.clusters if c.kind == KG.Place for m in c.mentions)

    @cached_property
    def _after(self) -> dict[int, Mention]:
        """Names of lands by where what stands before their comma ends; a country that begins a list is none."""
        text = self.reading.text
        return {
            m.span.start - 2: m
            for c in self.clusters
            if c.kind in LANDS
            for m in c.mentions
            if text.endswith(", ", 0, m.span.start) and (c.kind == KG.Place or not LISTED_ON.match(text, m.span.end))
        }


def _spelling(before: list[str], short: str) -> str | None:
    """Return the last words before an acronym in brackets whose initials it is, whatever their capitals and without small ones."""
    large = [i for i, word in enumerate(before) if word.lower() not in SMALL][-len(short) :]
    initials = "".join(before[i][0] for i in large).upper()
    return " ".join(before[large[0] :]) if initials == short else None


def read(reading: Reading, world: World, clusters: list[Cluster]) -> Context:
    """Return the context of an article."""
    lands = [c for c in clusters if c.kind in LANDS]
    codes = frozenset(code for c in lands if (code := world.code_of_land(c.name)))
    names = frozenset(name_key(form) for c in lands for form in (c.name, *c.aliases))
    lie_in = ({row.country for row in world.place(c.name)} for c in lands if c.kind == KG.Place)
    only = (countries.pop() for countries in lie_in if len(countries) == 1)
    return Context(reading, world, tuple(clusters), codes, codes | {c for c in only if c}, names)


def with_ids(context: Context, ids: frozenset[str]) -> Context:
    """Return a context with what its names probably mean; its countries among them."""
    countries = (lookup.country_of_code(code) for code in context.codes)
    return replace(context, ids=ids | {c.qid for c in countries if c is not None}, main=_main(context, ids))


def _main(context: Context, ids: frozenset[str]) -> str:
    """Return the country that is named most, each thing that lies in it or is of it counting as one more naming."""
    named = [code for c in context.clusters if c.kind in LANDS for code in _codes(context.world, c) for _ in c.mentions]
    meant = [thing.countries[0] for id in ids if (thing := context.world.thing(id)) and len(thing.countries) == 1]
    often = Counter((*named, *meant))
    return max(sorted(often), key=lambda code: often[code], default="")


def _codes(world: World, land: Cluster) -> set[str]:
    """Return the country that a land is, or lies in, if that is sure."""
    code = world.code_of_land(land.name)
    found = {code} if code else {row.country for row in world.place(land.name)}
    return {c for c in found if c} if len(found) == 1 else set()


def _describing(name: Token) -> Iterator[Token]:
    """Yield the words that describe a name: its own modifiers, the noun that it stands beside, what it is said to be."""
    yield from _phrase(name)
    head = name.head
    beside = name.dep_ in DESCRIBING and head.pos_ == "NOUN"
    if beside or (name.dep_ == "nsubj" and any(c.dep_ == "cop" for c in head.children)):
        yield head
        yield from _phrase(head)


def _phrase(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in DESCRIBING:
            yield child
            if child.dep_ in ("appos", "compound"):
                yield from (c for c in child.children if c.dep_ in ("amod", "compound"))
