"""Relations between events, and between events and proposals: what one is about, which came first, which is part of which.

Only what the words say: "the rejection of the offer", "after talks", "killed in the attack". Nothing is inferred from dates or types alone.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.language import tree
from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Event, Name, Proposal

#: Acts that are about something, and the words that introduce it when it is no object.
ABOUT = ("of", "into", "about", "over", "on", "against", "to", "for", "with")
#: Of these, those that introduce a topic, whatever the event is ("talks on the offer").
TOPIC = ("about", "over", "on")
ACTS = frozenset(
    [
        KGT.Rejection, KGT.Accusation, KGT.Endorsement, KGT.Agreement, KGT.Demand, KGT.Threat, KGT.Investigation, KGT.Trial,
        KGT.Protest, KGT.Legislation,
    ]
)  # fmt: skip
#: Events that have parts.
WHOLES = frozenset(
    [
        KGT.Attack, KGT.MilitaryOperation, KGT.Accident, KGT.Disaster, KGT.Protest, KGT.Meeting, KGT.Ceremony, KGT.Competition,
        KGT.Election, KGT.Visit, KGT.Trial,
    ]
)  # fmt: skip
#: What is done to people and things, and never to what somebody proposes.
BODILY = frozenset(
    [KGT.Abduction, KGT.Accident, KGT.Arrest, KGT.Attack, KGT.Death, KGT.Disaster, KGT.Injury, KGT.Killing, KGT.Visit]
)
#: Events that others bring about by happening.
HARM = frozenset([KGT.Killing, KGT.Death, KGT.Injury])
#: Words before the earlier event, and before the later one.
AFTER = frozenset(["after", "following", "since"])
BEFORE = frozenset(["before", "ahead of", "prior to"])
#: Words before the whole that an event is part of.
WITHIN = ("in", "during", "at", "amid")
HAPPENED = frozenset([KG.Actual, KG.Reported])


Heads = dict[int, Event]
"""Which event the token with an index names."""


def tie(reading: Reading, events: list[Event], proposals: list[Proposal]) -> list[Event]:
    """Return the events with their objects, what they come before, and what they are part of."""
    heads = {token.i: event for event in events for token in _heads(reading, event)}
    offered = dict(_mentioned(reading, proposals))
    named = {i: event.id for i, event in heads.items()} | offered
    objects = _gathered(_about(reading, heads, named, offered))
    before = _one_way(_gathered(_ordered(reading, heads)))
    wholes = _one_way(_gathered(_parts(reading, heads)))
    return [
        replace(
            e, objects=(*e.objects, *objects.get(e.id, ())), before=before.get(e.id, ()), part_of=wholes.get(e.id, ())
        )
        for e in events
    ]


def _gathered(pairs: Iterator[tuple[Name, Name]]) -> dict[Name, tuple[Name, ...]]:
    """Return what each name is paired with, once, leaving out itself."""
    found: dict[Name, tuple[Name, ...]] = {}
    for key, value in pairs:
        if value != key and value not in found.get(key, ()):
            found[key] = (*found.get(key, ()), value)
    return found


def _one_way(table: dict[Name, tuple[Name, ...]]) -> dict[Name, tuple[Name, ...]]:
    """Return the table without pairs that stand in it both ways: the text contradicts itself, or was misread."""
    return {key: tuple(v for v in values if key not in table.get(v, ())) for key, values in table.items()}


def _heads(reading: Reading, event: Event) -> Iterator[Token]:
    yield from filter(None, map(reading.head, event.triggers))


def _mentioned(reading: Reading, proposals: list[Proposal]) -> Iterator[tuple[int, Name]]:
    """Yield the tokens that head the naming phrases of proposals."""
    for proposal in proposals:
        for span in proposal.mentions:
            if (head := reading.head(span)) is not None:
                yield head.i, proposal.id


def _about(
    reading: Reading, heads: Heads, named: dict[int, Name], offered: dict[int, Name]
) -> Iterator[tuple[Name, Name]]:
    """Yield an event and what it is about: of an act whatever is named there, of any other a proposal only."""
    for i, event in heads.items():
        if event.type in BODILY:
            continue  # "the offer to free the hostages held there": whatever a parse hangs it on
        head = reading.doc[i]
        about, words = (named, ABOUT) if event.type in ACTS else (offered, TOPIC)
        nouns = (*_undergoing(head), *tree.oblique(head, *words))
        yield from ((event.id, about[noun.i]) for noun in nouns if noun.i in about)


def _undergoing(head: Token) -> Iterator[Token]:
    """Yield the nouns that a verb does something to: its objects, its subject if it is passive."""
    if head.pos_ == "VERB":
        yield from (tree.antecedent(c) for c in head.children if c.dep_ in tree.OBJECTS)
        subject = tree.subject(head)
        if subject is not None and tree.is_passive(head):
            yield subject


def _ordered(reading: Reading, heads: Heads) -> Iterator[tuple[Name, Name]]:
    """Yield earlier and later event, where a clause or a phrase under one of them says so and both happened."""
    for i, event in heads.items():
        for c in reading.doc[i].children:
            other = heads.get(c.i)
            if other is None or {event.factuality, other.factuality} - HAPPENED:
                continue
            words = _introduced(c)
            if words in AFTER:
                yield other.id, event.id
            elif words in BEFORE:
                yield event.id, other.id


def _introduced(token: Token) -> str:
    """Return the words that introduce a clause or a phrase under a verb ("after", "ahead of")."""
    if token.dep_.split(":")[0] not in ("obl", "nmod", "advcl"):
        return ""
    mark = tree.child(token, "mark")
    return mark.lower_ if mark is not None else tree.preposition(token)


def _parts(reading: Reading, heads: Heads) -> Iterator[tuple[Name, Name]]:
    """Yield part and whole ("killed in the attack", "the attack killed two")."""
    for i, event in heads.items():
        head = reading.doc[i]
        subject = tree.child(head, "nsubj") if head.pos_ == "VERB" and event.type in HARM else None
        for c in (*tree.oblique(head, *WITHIN), *([subject] if subject is not None else ())):
            whole = heads.get(c.i)
            if whole is not None and whole.type in WHOLES and whole.type != event.type and c.pos_ == "NOUN":
                yield event.id, whole.id
