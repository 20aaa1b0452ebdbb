"""Acts that are sayings: an accusation, a demand, a threat has the claim that it is as what it is about."""

from dataclasses import replace

from kg.language.reading import Reading
from kg.terms import KGT
from kg.values import Claim, Event

#: Acts that are done by saying something.
SAYINGS = frozenset([KGT.Accusation, KGT.Demand, KGT.Rejection, KGT.Threat, KGT.Endorsement])


def tied(reading: Reading, events: list[Event], claims: list[Claim]) -> list[Event]:
    """Return the events with the claims that they are: those whose cue is a word that tells the event."""
    by_cue = [(claim, set(claim.cue.lower().split())) for claim in claims if claim.cue]
    return [_with_claims(reading, event, by_cue) if event.type in SAYINGS else event for event in events]


def _with_claims(reading: Reading, event: Event, by_cue: list[tuple[Claim, set[str]]]) -> Event:
    own = [
        claim.id
        for claim, cue in by_cue
        for trigger in event.triggers
        if any(trigger.within(s) for s in claim.evidence)
        and not any(trigger.touches(piece) for piece in claim.content)
        and cue.intersection(reading.text[trigger.start : trigger.end].lower().split())
    ]
    return replace(event, objects=tuple(dict.fromkeys((*event.objects, *own)))) if own else event
