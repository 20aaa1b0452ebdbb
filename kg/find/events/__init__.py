"""What happens, happened or may happen: one event per trigger, with who takes part, where, when, and how sure it is.

participants     who and where: what the reader relates to the event's word
times            when and how long
"""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Span as Tokens

from kg.find.entities import Entities
from kg.find.events import participants, times
from kg.find.events.participants import Participants
from kg.language import certainty, lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Drop, Entity, Event, Time, name_of

#: Parts of speech that tell no event by themselves.
SMALL = frozenset(["ADP", "PART", "DET", "CCONJ", "SCONJ", "PUNCT", "PRON"])


#: Why a trigger tells no event of the graph.
NO_TYPE = "an event of none of the types"
NO_WORD = "no word of it can tell an event by itself"
MORE = "only says more of another word that tells the event"


def find(reading: Reading, entities: Entities) -> Iterator[Event | Entity | Drop]:
    """Yield an event for every trigger that the pipeline marks, with the items that take part; one with no participant still yields."""
    triggers = reading.doc.spans.get("events", ())
    types = {token.i: trigger.label_ for trigger in triggers for token in trigger}
    for trigger in triggers:
        reason = _unused(trigger, types)
        if reason:
            yield Drop("events", reason, tree.span(trigger))
        else:
            taking = participants.find(reading, entities, trigger)
            yield from taking.items
            yield _event(reading, trigger, taking)


def _unused(trigger: Tokens, types: dict[int, str]) -> str:
    """Return why a trigger tells no event; an empty string where it tells one."""
    if trigger.label_ == "OtherEvent":
        return NO_TYPE
    if not _tells(trigger):
        return NO_WORD
    return MORE if _modifies(trigger, types) else ""


def _modifies(trigger: Tokens, types: dict[int, str]) -> bool:
    """Say whether a trigger only says more of another one of its type ("a protest march"): the two name one event."""
    return trigger.root.dep_ == "compound" and types.get(trigger.root.head.i) == trigger.label_


def _tells(trigger: Tokens) -> bool:
    """Say whether a trigger has a word that can tell an event: the particle of a verb alone does not ("was wiped out")."""
    return any(t.pos_ not in SMALL for t in trigger)


def _event(reading: Reading, trigger: Tokens, taking: Participants) -> Event:
    when = times.of(reading, trigger)
    where = tree.span(trigger)
    return Event(
        name_of(reading.article, "event", where),
        lexicon.event_type(trigger.label_, "language_model"),
        (where,),
        _factuality(trigger, when, reading.article.published),
        (tree.trim(reading.article.text, tree.span(trigger.root.sent), " \n\t"),),
        f"events/reader-{reading.band('events', trigger)}",
        actors=taking.actors,
        targets=taking.targets,
        places=taking.places,
        time=when,
        duration=times.length_of(reading, trigger),
        name=reading.named_events.get(trigger.start),
    )


def _factuality(trigger: Tokens, when: Time | None, published: str | None) -> URIRef:
    """Return how sure an event is; what lies after the day of publication has not happened yet."""
    found = certainty.of(trigger)
    later = bool(published and when and when.earliest and when.earliest > published[:10])
    return KG.Planned if later and found == KG.Actual else found
