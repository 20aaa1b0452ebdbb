"""What the network finds in a text, by its words, and where a spaCy document keeps what spaCy has no place for."""

from dataclasses import dataclass, field

from spacy.tokens import Doc


@dataclass(frozen=True)
class Found:
    """A passage of words (first, after the last) with a label, and how likely it is, between 0 and 1."""

    start: int
    end: int
    label: str
    chance: float


@dataclass(frozen=True)
class Role:
    """What stands in which role to an anchor: its words (first, after the last), its kind (event, cue, proposal), and what is related."""

    anchor: tuple[int, int]
    kind: str
    found: Found


@dataclass(frozen=True)
class Findings:
    """Roles, how likely each mark is (by layer and words), how sure each event is told to be (by its first word).

    `proposing` is how likely each word calls something a proposal.
    """

    roles: tuple[Role, ...] = ()
    chances: dict[tuple[str, int, int], float] = field(default_factory=dict)
    factuality: dict[int, str] = field(default_factory=dict)
    proposing: dict[int, float] = field(default_factory=dict)


if not Doc.has_extension("findings"):
    Doc.set_extension("findings", default=Findings())
