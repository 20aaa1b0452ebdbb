"""What training reads: texts as words with all that is known of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: A passage of words (first, after the last) with a label.
Mark = tuple[int, int, str]

#: The layers of marks, with what is marked in each.
LAYERS: Mapping[str, Sequence[str]] = {
    "names": ("Person", "Organization", "Place", "Norp", "Misc", "NamedEvent"),
    "events": (
        "Meeting", "Visit", "Agreement", "Endorsement", "Ceasefire", "Withdrawal", "Release", "Resignation", "Aid", "Demand",
        "Accusation", "Rejection", "Threat", "Protest", "Sanction", "Mobilization", "Arrest", "Abduction", "Restriction", "Attack",
        "MilitaryOperation", "Killing", "Investigation", "Trial", "Crime", "Election", "Appointment", "Legislation", "Disaster",
        "Accident", "Death", "Injury", "Transaction", "Launch", "Publication", "Competition", "Award", "Ceremony", "Discovery",
        "Closure", "OtherEvent",
    ),
    "attribution": ("Cue", "Speaker"),
    "proposals": ("Proposal",),
}  # fmt: skip
FACTUALITY = ("Actual", "Reported", "Planned", "Possible", "Negated")
#: What an anchor is, with the roles that other words may have in it.
KINDS: Mapping[str, Sequence[str]] = {
    "event": ("actor", "target", "place", "date"),
    "cue": ("speaker", "content", "addressee"),
    "proposal": ("by", "to", "term"),
}
ROLES = tuple(role for roles in KINDS.values() for role in roles)


@dataclass(frozen=True)
class Anchor:
    """Words that tell an event, a saying or a proposal, and the passages that have a role in it; None: its roles are not known."""

    kind: str
    start: int
    end: int
    roles: tuple[Mark, ...]


@dataclass(frozen=True)
class Text:
    """Words in a row, cut into lines, with what a corpus says of them.

    `tags` has for each column of tags a value for each word, None where it is not known; `heads` is empty where there are no trees.
    `unknown` are the words of which a layer says nothing. A `loose` text is read beside others in one window.
    """

    name: str
    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    lines: tuple[int, ...]
    marks: Mapping[str, Sequence[Mark]] = field(default_factory=dict)
    unknown: Mapping[str, frozenset[int]] = field(default_factory=dict)
    anchors: tuple[Anchor, ...] = ()
    tags: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    heads: tuple[int, ...] = ()
    loose: bool = False
