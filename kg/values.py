"""The frozen values that pass between the stages, and how they get their names.

Offsets are half-open, in code points of `Article.text`, from the first stage to the graph. A value refers to another by its *local
name*, the last part of its IRI: article key, `_`, class, `-`, slug or hash. It derives from content only, the same on every machine.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from rdflib import URIRef

from kg.slugs import digest
from kg.spans import Duration, Span, Time
from kg.terms import KG

__all__ = [
    "Article", "Claim", "Drop", "Duration", "Entity", "Event", "Figure", "Findings", "Link", "Mention", "Name", "Proposal", "Role", "Span",
    "Statement", "Term", "Time", "name_of",
]  # fmt: skip

Name = str
"""The local name of an entity or a statement."""


@dataclass(frozen=True)
class Article:
    """One news article as read.

    `text` is what all offsets count in. `headline`, `byline`, `credit` and `dateline` are spans of it where the text holds them;
    `body` is where the prose begins and ends, `asides` what in it and behind it is no prose, `quoted` its block quotations. `title` is
    the headline's words also where the text lacks them. `published` is ISO 8601 ("2024-02-07"), `inferred` names the guessed fields.
    `identifier` is its owner's. `source` is for messages, `file` the path that was opened, `warnings` tell what of its metadata was
    no use. `stem` names the output: the folders and the name that it was read under, with `/` between, whatever characters these
    have. `original` is the text that a copy for reading was made of (`kg.article.legible`); "" for the article itself.
    """

    text: str
    body: Span
    title: str = ""
    headline: Span | None = None
    byline: Span | None = None
    credit: Span | None = None
    dateline: Span | None = None
    asides: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    published: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str = "en"
    identifier: str | None = None
    inferred: tuple[str, ...] = ()
    source: str = "<text>"
    file: str = ""
    stem: str = "article"
    warnings: tuple[str, ...] = ()
    original: str = ""

    @cached_property
    def key(self) -> Name:
        """Its local name: "a-" and 12 hex digits of the hash of its URL if it has one, else of its text."""
        return "a-" + digest(self.url or self.original or self.text)

    def words(self, span: Span) -> str:
        """Return the text of a span."""
        return self.text[span.start : span.end]


@dataclass(frozen=True)
class Mention:
    """A name, or a phrase that describes an actor, where it stands. `kind` is the class it names; `head` is the token index of its head."""

    span: Span
    kind: URIRef
    text: str
    head: int
    rule: str


@dataclass(frozen=True)
class Link:
    """What a name means in the world, or may mean: a Wikidata id or a title of the English Wikipedia, its `name` there, in words why.

    `probability` (0 to 1) is None where the name itself tells; `latitude`, `longitude` are decimal degrees of a place.
    """

    why: str
    wikidata: str | None = None
    page: str | None = None
    name: str = ""
    probability: Decimal | None = None
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    @property
    def id(self) -> str:
        """The Wikidata id, or where none is known the title."""
        return self.wikidata or self.page or ""


@dataclass(frozen=True)
class Entity:
    """One thing, however often it is named. `name` is the fullest name, `aliases` the others that the article uses.

    `kind` is KG.Person, Organization, Country, Place, Item, UnnamedActor, or AnonymousSource where an unnamed one speaks. `mentions` are
    its naming passages, `told` those that describe it without its name, `country` an ISO 3166 alpha-2 code (of a country itself, or of
    the country a place lies in), `affiliation` local names. `link` is what it is in the world, if that is known, `rivals` what it might
    be instead; `existed` is the EDTF interval of a state that is no more. `anonymous` says of an unnamed actor that, if it speaks, it is
    people who stay unnamed.
    """

    id: Name
    kind: URIRef
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    rule: str
    country: str | None = None
    affiliation: tuple[Name, ...] = ()
    existed: str | None = None
    anonymous: bool = False
    link: Link | None = None
    rivals: tuple[Link, ...] = ()
    told: tuple[Span, ...] = ()

    @property
    def wikidata(self) -> str | None:
        """The Wikidata id, if one is known."""
        return self.link.wikidata if self.link else None


@dataclass(frozen=True)
class Role:
    """An office of a person in the words of the text; `of` is the country or organization it is held in."""

    id: Name
    person: Name
    label: str
    evidence: Span
    rule: str
    of: Name | None = None
    as_of: str | None = None


@dataclass(frozen=True)
class Figure:
    """A count or an amount, with its bound (KG.Exactly, AtLeast, AtMost, About) and what it measures (KGT.Killed, Money, ...).

    `population` is whom or what it counts, in the words of the text; `unit` the ISO 4217 code of an amount of money, or the unit in words.
    """

    id: Name
    measures: URIRef
    value: Decimal
    bound: URIRef
    evidence: Span
    rule: str
    population: str | None = None
    unit: str | None = None


@dataclass(frozen=True)
class Event:
    """Something that happens, happened or may happen.

    `triggers` are the words that tell it, one span a telling; `name` is its own, if it has one ("Falklands War"); `told` is who did
    what to whom, as a headline has it ("Rebels killed two guards"). `polarity` is KG.Negative where it is denied, in whosever words.
    """

    id: Name
    type: URIRef
    triggers: tuple[Span, ...]
    factuality: URIRef
    evidence: tuple[Span, ...]
    rule: str
    actors: tuple[Name, ...] = ()
    targets: tuple[Name, ...] = ()
    objects: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    time: Time | None = None
    duration: Duration | None = None
    figures: tuple[Name, ...] = ()
    reported_in: tuple[Name, ...] = ()
    part_of: tuple[Name, ...] = ()
    before: tuple[Name, ...] = ()
    name: str | None = None
    told: str | None = None
    polarity: URIRef | None = None


@dataclass(frozen=True)
class Claim:
    """What somebody said. `content` are the passages of the words said; nothing in them is asserted."""

    id: Name
    speakers: tuple[Name, ...]
    content: tuple[Span, ...]
    mode: URIRef
    speech_act: URIRef
    evidence: tuple[Span, ...]
    rule: str
    cue: str | None = None
    addressees: tuple[Name, ...] = ()
    about: tuple[Name, ...] = ()
    embedded_in: Name | None = None
    states: tuple[Name, ...] = ()
    contradicts: tuple[Name, ...] = ()
    time: Time | None = None


@dataclass(frozen=True)
class Term:
    """One thing that a proposal would bring about. `polarity` is KG.Positive or KG.Negative."""

    id: Name
    content: tuple[Span, ...]
    rule: str
    polarity: URIRef = KG.Positive
    type: URIRef | None = None
    actors: tuple[Name, ...] = ()
    targets: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    condition: str | None = None
    duration: Duration | None = None


@dataclass(frozen=True)
class Proposal:
    """An offer, plan, bill, bid or demand put to somebody, with its terms and what became of it; `settled` are the words that say so."""

    id: Name
    mentions: tuple[Span, ...]
    status: URIRef
    evidence: tuple[Span, ...]
    rule: str
    proposed_by: tuple[Name, ...] = ()
    addressed_to: tuple[Name, ...] = ()
    conveyed_by: tuple[Name, ...] = ()
    responds_to: Name | None = None
    status_event: Name | None = None
    terms: tuple[Name, ...] = ()
    first_reported_by: tuple[Name, ...] = ()
    time: Time | None = None
    settled: tuple[Span, ...] = ()


Statement = Role | Figure | Event | Claim | Term | Proposal


@dataclass(frozen=True)
class Drop:
    """What a stage saw and could not use, and why; counted by the reason, so that nothing is lost silently. `span` is where it stands."""

    stage: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True)
class Findings:
    """All that one article yields: entities, statements and what was dropped on the way.

    `joined` counts repeated mentions of events that became part of the first: they are no loss. `quotations` are those of five
    words or more, in which nothing is the article's own word.
    """

    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    drops: tuple[Drop, ...] = field(default=())
    joined: int = 0
    quotations: tuple[Span, ...] = field(default=())


def name_of(article: Article, kind: str, *spans: Span, also: str = "") -> Name:
    """Return the local name of a statement: article, class and a hash of class and passages.

    `also` tells apart two statements of one class on the same passages (two figures in one phrase).
    """
    place = " ".join(f"{s.start}-{s.end}" for s in sorted(spans))
    return f"{article.key}_{kind}-{digest(f'{kind} {place} {also}', 8)}"
