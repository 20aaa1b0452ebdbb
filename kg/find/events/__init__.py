"""What happens, happened or may happen: one event per trigger, with who takes part, where, when, and how sure it is.

participants ── features ── paths     who and where: names of the sentence, weighed
times                                 when and how long
"""

from collections.abc import Iterator

from rdflib import URIRef
from spacy.tokens import Span as Tokens

from kg.find.entities import Entities
from kg.find.events import participants, times
from kg.language import certainty, lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Drop, Event, Time, name_of

#: Parts of speech that tell no event by themselves.
SMALL = frozenset(["ADP", "PART", "DET", "CCONJ", "SCONJ", "PUNCT", "PRON"])


#: Why a trigger tells no event of the graph.
NO_TYPE = "an event of none of the types"
NO_WORD = "no word of it can tell an event by itself"
MORE = "only says more of another word that tells the event"


def find(reading: Reading, entities: Entities) -> Iterator[Event | Drop]:
    """Yield an event for every trigger that the pipeline marks; a trigger with no known participant still yields."""
    triggers = reading.doc.spans.get("events", ())
    types = {token.i: trigger.label_ for trigger in triggers for token in trigger}
    for trigger in triggers:
        reason = _unused(trigger, types)
        yield Drop("events", reason, tree.span(trigger)) if reason else _event(reading, entities, trigger)


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


def _event(reading: Reading, entities: Entities, trigger: Tokens) -> Event:
    roles = participants.find(entities, trigger)
    when = times.of(reading, trigger)
    where = tree.span(trigger)
    return Event(
        name_of(reading.article, "event", where),
        lexicon.event_type(trigger.label_, "language_model"),
        (where,),
        _factuality(trigger, when, reading.article.published),
        (tree.trim(reading.article.text, tree.span(trigger.root.sent), " \n\t"),),
        "events/model",
        actors=roles["actor"],
        targets=roles["target"],
        places=roles["place"],
        time=when,
        duration=times.length_of(reading, trigger),
        name=reading.named_events.get(trigger.start),
    )


def _factuality(trigger: Tokens, when: Time | None, published: str | None) -> URIRef:
    """Return how sure an event is; what lies after the day of publication has not happened yet."""
    found = certainty.of(trigger)
    later = bool(published and when and when.earliest and when.earliest > published[:10])
    return KG.Planned if later and found == KG.Actual else found
