"""Events that are speech acts: an accusation, a demand or a threat has the corresponding claim as its object."""

from dataclasses import replace

from kg.find.relate.overlap import Ranges
from kg.language.reading import Reading
from kg.terms import KGT
from kg.values import Claim, Event, Span

#: Acts that are done by saying something.
SAYINGS = frozenset([KGT.Accusation, KGT.Demand, KGT.Rejection, KGT.Threat, KGT.Endorsement])


def tied(reading: Reading, events: list[Event], claims: list[Claim]) -> list[Event]:
    """Return the events with the claims that they are: those whose cue is a word that tells the event."""
    told = Ranges((passage, claim) for claim in claims for passage in claim.evidence)
    return [_with_claims(reading, event, told) if event.type in SAYINGS else event for event in events]


def _with_claims(reading: Reading, event: Event, told: Ranges[Claim]) -> Event:
    own = [c.id for trigger in event.triggers for c in told.holding(trigger) if _is_cue(reading, trigger, c)]
    return replace(event, objects=tuple(dict.fromkeys((*event.objects, *own)))) if own else event


def _is_cue(reading: Reading, trigger: Span, claim: Claim) -> bool:
    """Say whether a word is one of the cue of a claim, and none of what is said."""
    said = any(trigger.touches(piece) for piece in claim.content)
    words = reading.text[trigger.start : trigger.end].lower().split()
    return not said and not set((claim.cue or "").lower().split()).isdisjoint(words)
