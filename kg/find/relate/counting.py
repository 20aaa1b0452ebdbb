"""Figures to the events that they belong to: "killed 12" to the killing, "a $2 billion deal" to the deal."""

from dataclasses import replace

from spacy.tokens import Token

from kg.language.reading import Reading
from kg.terms import KGT
from kg.values import Event, Figure, Name

#: Which event types a figure of some kind belongs to, the likeliest first.
BELONGS = {
    KGT.Killed: (KGT.Killing, KGT.Death, KGT.Attack, KGT.Accident, KGT.Disaster, KGT.MilitaryOperation, KGT.Crime),
    KGT.Injured: (KGT.Injury, KGT.Attack, KGT.Accident, KGT.Disaster, KGT.Killing, KGT.Protest),
    KGT.Missing: (KGT.Disaster, KGT.Accident),
    KGT.Abducted: (KGT.Abduction, KGT.Attack),
    KGT.Arrested: (KGT.Arrest, KGT.Protest),
    KGT.Displaced: (KGT.Disaster, KGT.MilitaryOperation, KGT.Attack, KGT.Aid),
    KGT.Rescued: (KGT.Aid, KGT.Disaster, KGT.Accident),
    KGT.Participants: (KGT.Protest, KGT.Ceremony, KGT.Meeting, KGT.Election, KGT.Competition, KGT.Mobilization),
    KGT.Votes: (KGT.Election, KGT.Legislation),
    KGT.Money: (KGT.Transaction, KGT.Aid, KGT.Agreement, KGT.Sanction, KGT.Trial, KGT.Investigation, KGT.Crime),
    KGT.Share: (KGT.Election, KGT.Transaction, KGT.Publication),
}


def with_figures(reading: Reading, events: list[Event], figures: list[Figure]) -> list[Event]:
    """Return the events with the figures of their sentences: each to the event of a fitting kind that governs or stands nearest it."""
    owned: dict[Name, list[Name]] = {}
    for figure in figures:
        fitting = [e for e in events if e.type in BELONGS.get(figure.measures, ())]
        ranked = [(rank, e) for e in fitting if (rank := _rank(reading, figure, e)) is not None]
        if ranked:
            owned.setdefault(min(ranked, key=lambda pair: pair[0])[1].id, []).append(figure.id)
    return [replace(e, figures=(*e.figures, *owned.get(e.id, ()))) for e in events]


def _rank(reading: Reading, figure: Figure, event: Event) -> tuple[bool, int, int] | None:
    """Return how far a figure is from an event, less is nearer; None in another sentence."""
    number, trigger = _root(reading, figure.evidence), _root(reading, event.triggers[0])
    if number is None or trigger is None or number.sent != trigger.sent:
        return None
    governed = trigger.is_ancestor(number) or number.is_ancestor(trigger) or trigger == number
    return not governed, BELONGS[figure.measures].index(event.type), abs(number.i - trigger.i)


def _root(reading: Reading, span: tuple[int, int]) -> Token | None:
    tokens = reading.doc.char_span(*span, alignment_mode="expand")
    return tokens.root if tokens is not None else None
