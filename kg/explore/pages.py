"""What whole pages show: an article with its text in pieces, and all that was found in it."""

from dataclasses import dataclass

from kg.explore.values import Claim, Event, Figure, Headline, Network, Outside, Pin, Profile, Proposal, Ref


@dataclass(frozen=True)
class Piece:
    """Words that the same marks cover: the claims, the outermost first, and the other things, the shortest mark first.

    `begin` and `end` are offsets into the article's text; `anchors` are of the passages that begin here.
    """

    text: str
    begin: int
    end: int
    claims: tuple[Ref, ...] = ()
    marks: tuple[Ref, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Left:
    """What was seen and not used, and why; `words` are those of the text, empty where it is none of its words."""

    reason: str
    words: str = ""
    begin: int = 0
    end: int = 0


@dataclass(frozen=True)
class ArticlePage:
    """One article. `source` is its page on the web; `paragraphs` are empty where the text is not there.

    `left` is what was seen and not used; None where nobody counted.
    """

    headline: Headline
    title: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    profiles: tuple[Profile, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    proposals: tuple[tuple[Proposal, ...], ...]
    pins: tuple[Pin, ...]
    network: Network
    source: Outside | None = None
    made_by: tuple[str, ...] = ()
    inferred: tuple[str, ...] = ()
    left: tuple[Left, ...] | None = None

    @property
    def said(self) -> int:
        """How many claims there are, those inside of others among them."""
        return sum(map(_with_nested, self.claims))

    @property
    def sure(self) -> dict[str, str]:
        """How sure each event is, by its key."""
        return {event.ref.key: "negated" if event.denied else event.factuality for event in self.events}

    @property
    def offers(self) -> int:
        """How many proposals there are."""
        return sum(map(len, self.proposals))

    @property
    def timeline(self) -> tuple[Event, ...]:
        """The events with a date, the earliest first."""
        dated = [event for event in self.events if event.when]
        return tuple(sorted(dated, key=lambda event: event.when.earliest or event.when.latest or "9999"))


def _with_nested(claim: Claim) -> int:
    return 1 + sum(map(_with_nested, claim.nested))


@dataclass(frozen=True)
class Known:
    """A thing that belongs to no single article, in how many it is named, and the rank of its class among those of a list."""

    ref: Ref
    articles: int
    rank: int


@dataclass(frozen=True)
class KnownThing:
    """A thing with the latest of what it says and does, of what is said of it, and the articles that name it."""

    profile: Profile
    says: tuple[Claim, ...]
    said_of: tuple[Claim, ...]
    events: tuple[Event, ...]
    proposals: tuple[Proposal, ...]
    pins: tuple[Pin, ...]
    network: Network
    articles: tuple[Headline, ...]


@dataclass(frozen=True)
class Listed:
    """An article of a list, and how much was found in it."""

    headline: Headline
    claims: int
    events: int
    proposals: int
