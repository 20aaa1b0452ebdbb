"""Figures -> the events that they belong to: "killed 12" to the killing, "a $2 billion deal" to the deal."""

from dataclasses import replace

from spacy.tokens import Token

from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG, KGT
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
    KGT.Votes: (KGT.Election, KGT.Legislation, KGT.Rejection, KGT.Agreement, KGT.Appointment, KGT.Restriction),
    KGT.Money: (KGT.Transaction, KGT.Aid, KGT.Agreement, KGT.Sanction, KGT.Trial, KGT.Investigation, KGT.Crime),
    KGT.Share: (KGT.Election, KGT.Transaction, KGT.Publication),
}


HAPPENED = frozenset([KG.Actual, KG.Reported])
#: How many sentences back the happening may stand whose toll a sentence gives without telling it again.
REACH = 3
#: What a toll counts, and the happenings that have one.
TOLLS = frozenset([KGT.Killed, KGT.Injured, KGT.Missing, KGT.Displaced, KGT.Rescued])
HAPPENINGS = frozenset(
    [KGT.Attack, KGT.Accident, KGT.Disaster, KGT.MilitaryOperation, KGT.Killing, KGT.Death, KGT.Injury]
)


def with_figures(reading: Reading, events: list[Event], figures: list[Figure]) -> list[Event]:
    """Return the events with the figures of their sentences: each to the event of a fitting kind that governs or stands nearest it.

    A toll whose sentence tells no such event belongs to what happened a few sentences before.
    """
    told: dict[int, list[tuple[Token, Event]]] = {}
    for event in events:
        if (head := reading.head(event.triggers[0])) is not None:
            told.setdefault(reading.sentence[head.i], []).append((head, event))
    owned: dict[Name, list[Name]] = {}
    for figure in figures:
        number = reading.head(figure.evidence)
        owner = _owner(figure, number, told, reading.sentence[number.i]) if number is not None else None
        if owner is not None:
            owned.setdefault(owner.id, []).append(figure.id)
    return [replace(e, figures=(*e.figures, *owned.get(e.id, ()))) for e in events]


def _owner(figure: Figure, number: Token, told: dict[int, list[tuple[Token, Event]]], sentence: int) -> Event | None:
    """Return the event that a figure belongs to."""
    fitting = [(head, e) for head, e in told.get(sentence, ()) if e.type in BELONGS.get(figure.measures, ())]
    if figure.measures in (KGT.Money, KGT.Share):
        fitting = [(head, e) for head, e in fitting if _is_governed(number, head)]
    if fitting:
        return min(fitting, key=lambda pair: _distance(figure, number, *pair))[1]
    if figure.measures not in TOLLS:
        return None
    for back in range(sentence - 1, max(sentence - 1 - REACH, -1), -1):
        happened = [e for _, e in told.get(back, ()) if e.type in HAPPENINGS and e.factuality in HAPPENED]
        if happened:
            kinds = BELONGS[figure.measures]
            return min(happened, key=lambda e: kinds.index(e.type) if e.type in kinds else len(kinds))
    return None


def _distance(figure: Figure, number: Token, trigger: Token, event: Event) -> tuple[bool, int, int]:
    """Return how far a figure is from an event of its sentence, less is nearer."""
    return not _is_governed(number, trigger), BELONGS[figure.measures].index(event.type), abs(number.i - trigger.i)


def _is_governed(number: Token, trigger: Token) -> bool:
    """Say whether a number stands in what a word governs, or over it: an amount of money beside some act need not be of it."""
    verb = tree.verb_over(number)
    if trigger == number or number.is_ancestor(trigger) or (verb is not None and trigger == tree.subject(verb)):
        return True  # "the crash claimed 11 lives"
    word = number
    while word not in (trigger, word.head) and word.dep_ != "parataxis":
        word = word.head
    return word == trigger
