"""Tellings of one event -> one event: same type, same words or a reference back, and nothing that tells them apart."""

from dataclasses import replace

from kg.entities import Entities
from kg.model import Document, Event, Name
from kg.terms import KG


def merge(document: Document, entities: Entities, events: list[Event]) -> list[Event]:
    """Return the events in text order with their tellings joined."""
    merged: list[Event] = []
    for event in sorted(events, key=lambda e: e.triggers):
        same = [i for i, other in enumerate(merged) if _is_same(document, entities, event, other)]
        if same:
            merged[same[-1]] = _join(merged[same[-1]], event)
        else:
            merged.append(event)
    return merged


def _is_same(document: Document, entities: Entities, event: Event, other: Event) -> bool:
    if event.type != other.type or (
        KG.Negated in (event.factuality, other.factuality) and event.factuality != other.factuality
    ):
        return False
    if event.time and other.time and event.time.edtf != other.time.edtf:
        return False
    if _apart(event.places, other.places) and _apart(event.actors, other.actors):
        return False
    shared = {*event.actors, *event.targets} & {*other.actors, *other.targets}
    if _lemma(document, event) in [_lemma(document, other, i) for i in range(len(other.triggers))]:
        return bool(shared) or not (event.actors and other.actors) or not (event.targets and other.targets)
    return len(shared) > 1 or (bool(shared) and _in_headline(document, other))


def _apart(a: tuple[Name, ...], b: tuple[Name, ...]) -> bool:
    return bool(a) and bool(b) and not set(a) & set(b)


def _lemma(document: Document, event: Event, index: int = 0) -> str:
    tokens = document.doc.char_span(*event.triggers[index], alignment_mode="expand")
    return tokens.root.lemma_.lower() if tokens is not None else ""


def _in_headline(document: Document, event: Event) -> bool:
    headline = document.article.headline
    return headline is not None and event.triggers[0].end <= headline.end


def _join(first: Event, again: Event) -> Event:
    """Return one event with what both tellings say; the surest voice decides how sure it is."""
    order = (KG.Actual, KG.Reported, KG.Planned, KG.Possible, KG.Negated)
    return replace(
        first,
        triggers=(*first.triggers, *again.triggers),
        evidence=tuple(dict.fromkeys((*first.evidence, *again.evidence))),
        factuality=min(first.factuality, again.factuality, key=order.index),
        actors=tuple(dict.fromkeys((*first.actors, *again.actors))),
        targets=tuple(
            n for n in dict.fromkeys((*first.targets, *again.targets)) if n not in (*first.actors, *again.actors)
        ),
        places=tuple(dict.fromkeys((*first.places, *again.places))),
        time=first.time or again.time,
        duration=first.duration or again.duration,
    )
