"""What pages show: plain values, read from a graph by `kg.explore.views` and laid out by the templates."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "article",
    "person",
    "organization",
    "country",
    "place",
    "unnamed",
    "source",
    "item",
    "role",
    "event",
    "figure",
    "proposal",
    "term",
    "claim",
    "other",
]
"""What a node is; pages colour by it. A source is somebody who speaks and stays unnamed."""

Factuality = Literal["actual", "reported", "planned", "possible", "negated"]
"""Whether an event happened: told by the article itself, told by somebody in it, to come, may be, did not."""


@dataclass(frozen=True, order=True)
class Ref:
    """A node that a page names and may lead to."""

    iri: str
    label: str
    kind: Kind

    @property
    def key(self) -> str:
        """The last part of the IRI, which is the node's name in addresses and anchors; safe in both.

        >>> Ref("https://w3id.org/newskg/id/Q43723", "Benjamin Netanyahu", "person").key
        'Q43723'
        """
        return re.sub(r"[^A-Za-z0-9_-]", "-", re.split("[/#]", self.iri)[-1])


@dataclass(frozen=True)
class Passage:
    """Words of an article in their sentence; offsets are code points of the article's text, half-open.

    `before` and `after` are the rest of the sentence, empty where the graph was built without the text.
    """

    article: Ref
    begin: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class When:
    """A date: the EDTF it was resolved to, the words of the text, and its first and last day as "2023-10-07".

    Each may be empty; `shown` is what people read, and empty only where all are.
    """

    edtf: str = ""
    text: str = ""
    earliest: str = ""
    latest: str = ""
    shown: str = ""

    def __bool__(self) -> bool:
        return bool(self.shown)


@dataclass(frozen=True)
class Role:
    """An office that a person holds, in which country or organization, and the day of the article that says so."""

    ref: Ref
    of: tuple[Ref, ...] = ()
    as_of: str = ""


@dataclass(frozen=True)
class Outside:
    """A link to a page about a thing elsewhere, and the name of that place ("Wikidata", "Wikipedia")."""

    url: str
    name: str


@dataclass(frozen=True)
class Entity:
    """Somebody or something that an article names; `why` says why its links are right."""

    ref: Ref
    names: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    affiliations: tuple[Ref, ...] = ()
    country: tuple[Ref, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    outside: tuple[Outside, ...] = ()
    why: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Profile:
    """Somebody or something in an article, with what it says, what is said of it, and what it takes part in."""

    entity: Entity
    says: tuple[Ref, ...] = ()
    said_of: tuple[Ref, ...] = ()
    events: tuple[Ref, ...] = ()
    proposals: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class Figure:
    """A number of the text; `low` and `high` are what its bound leaves open, None where that is without end."""

    ref: Ref
    measures: str
    value: Decimal
    bound: str
    population: str = ""
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    speakers: tuple[Ref, ...] = ()
    when: When = When()
    rules: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Event:
    """Something that happens, happened or may happen. `type` and `factuality` are words; `title` has no type in it."""

    ref: Ref
    type: str
    title: str
    factuality: Factuality
    denied: bool = False
    actors: tuple[Ref, ...] = ()
    targets: tuple[Ref, ...] = ()
    objects: tuple[Ref, ...] = ()
    places: tuple[Ref, ...] = ()
    figures: tuple[Figure, ...] = ()
    reported_in: tuple[Ref, ...] = ()
    when: When = When()
    duration: str = ""
    rules: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Claim:
    """What somebody said, by quotation or report; never a fact.

    `act` is a verb for "who ... that" ("said", "denied"), `mode` is direct, indirect or mixed. `nested` are the claims that stand
    inside its words, `against` those that it denies or contradicts, `same` those that say the same: candidates, no verdicts.
    """

    ref: Ref
    speakers: tuple[Ref, ...]
    act: str
    mode: str
    text: str
    cue: str = ""
    addressees: tuple[Ref, ...] = ()
    about: tuple[Ref, ...] = ()
    states: tuple[Ref, ...] = ()
    within: tuple[Ref, ...] = ()
    nested: tuple["Claim", ...] = ()
    against: tuple[Ref, ...] = ()
    same: tuple[Ref, ...] = ()
    when: When = When()
    rules: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()

    @property
    def anonymous(self) -> bool:
        """Whether nobody who speaks has a name."""
        return all(speaker.kind in ("source", "unnamed") for speaker in self.speakers)


@dataclass(frozen=True)
class Term:
    """One thing that a proposal would bring about, in the words of the text; `denied` where it would not."""

    ref: Ref
    type: str
    text: str
    denied: bool = False
    condition: str = ""
    actors: tuple[Ref, ...] = ()
    targets: tuple[Ref, ...] = ()
    places: tuple[Ref, ...] = ()
    duration: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """An offer, plan or demand; `status` is open, accepted, rejected, countered or withdrawn, by `status_events`."""

    ref: Ref
    status: str
    proposed_by: tuple[Ref, ...] = ()
    addressed_to: tuple[Ref, ...] = ()
    conveyed_by: tuple[Ref, ...] = ()
    responds_to: tuple[Ref, ...] = ()
    answered_by: tuple[Ref, ...] = ()
    status_events: tuple[Ref, ...] = ()
    first_reported_by: tuple[Ref, ...] = ()
    terms: tuple[Term, ...] = ()
    when: When = When()
    rules: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Pin:
    """A place on a map, and what happened there: some events, and how many `more` there are."""

    place: Ref
    latitude: float
    longitude: float
    events: tuple[Ref, ...] = ()
    more: int = 0

    @property
    def count(self) -> int:
        """How many events there are."""
        return len(self.events) + self.more


@dataclass(frozen=True)
class Edge:
    """How two nodes belong together: in how many ways, and in which words ("said of", "met")."""

    source: Ref
    target: Ref
    words: tuple[str, ...]
    weight: int
    factual: bool
    """Whether the article itself says so at least once, and not only somebody in it."""


@dataclass(frozen=True)
class Network:
    """The strongest links around some nodes; `left_out` nodes are not shown."""

    nodes: tuple[Ref, ...]
    edges: tuple[Edge, ...]
    left_out: int = 0


@dataclass(frozen=True)
class Headline:
    """An article as a list names it."""

    ref: Ref
    published: When = When()
    publisher: str = ""
    authors: tuple[str, ...] = ()
    url: str = ""
    language: str = ""
