"""The roles that the reader relates to the triggers of events, cues and proposals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from kg.language.network.found import Findings, Role


@dataclass(frozen=True)
class Related:
    """A passage that has a role in what an anchor tells ("actor", "speaker", "term", ...), and how likely it is."""

    role: str
    passage: Tokens
    chance: float


Anchored = dict[tuple[str, int], tuple[Related, ...]]
"""What is related to the anchor that a word belongs to, by kind ("event", "cue", "proposal") and word."""


def find(doc: Doc, sentence: Sequence[int], is_in_front: Callable[[int], bool]) -> Anchored:
    """Return what is related to each anchor; a byline or a date line (`is_in_front`, by offset) is in no relation.

    `sentence` is the number of the sentence of each token.
    """
    found: Anchored = {}
    findings: Findings = doc._.findings
    for role in findings.roles:
        start, end = role.found.start, role.found.end
        while start < end and is_in_front(doc[start].idx):
            start += 1
        if start == end or _is_astray(role, sentence):
            continue
        own = Related(role.found.label, doc[start:end], role.found.chance)
        for i in range(*role.anchor):
            found[role.kind, i] = (*found.get((role.kind, i), ()), own)
    return found


def _is_astray(role: Role, sentence: Sequence[int]) -> bool:
    """Say whether somebody would take part, or speak, in another sentence than the word that tells it: one in seven is right."""
    apart = sentence[role.found.start] != sentence[role.anchor[0]]
    return apart and (role.kind == "event" or role.found.label == "speaker")
