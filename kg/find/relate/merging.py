"""Tellings of one event -> one event: of one type, nothing that tells them apart, and words that point back or say the same.

What joins: a headline and the body, "the summit" and the last meeting, one word twice with a participant in common, one pair of
participants. What tells apart stands in `apart`. Who takes part, where and when is said by the article's own tellings where there are any;
others fill the gaps, but neither who did harm, nor by words with which somebody denies it.
"""

from dataclasses import replace
from functools import reduce

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.relate import tellings
from kg.find.relate.apart import are_apart
from kg.find.relate.overlap import Ranges
from kg.find.relate.tellings import Figures, Telling
from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Claim, Event, Figure, Name, Span

#: Types that one event may be told as: a truce as what was agreed and as what holds, a death as what killed.
ALIKE = ({KGT.Agreement, KGT.Ceasefire}, {KGT.Killing, KGT.Death})
#: Letters that two words must share at their beginning to be forms of one ("elect", "election").
STEM = 4
#: How many sentences after the headline the body tells what it sums up, whatever the words.
LEAD = 2
#: How many sentences back a definite noun may mean an event of another word ("the talks": the summit).
REACH = 6
#: How sure an event is, by the surest voice of the article itself.
ORDER = (KG.Actual, KG.Reported, KG.Planned, KG.Possible, KG.Negated)

#: Types of which to name who did it is to blame.
HARMFUL = frozenset(
    [
        KGT.Attack,
        KGT.Killing,
        KGT.Injury,
        KGT.Death,
        KGT.Crime,
        KGT.Abduction,
        KGT.MilitaryOperation,
        KGT.Accident,
        KGT.Disaster,
        KGT.Threat,
    ]
)

Cluster = list[Telling]


def merge(
    reading: Reading,
    entities: Entities,
    events: list[Event],
    figures: list[Figure],
    said: tuple[list[Claim], Ranges[Span]],
) -> list[Event]:
    """Return the events in text order with their tellings joined; `said` are claims and quotations, which are not the article's own."""
    clusters: list[Cluster] = []
    by_type: dict[URIRef, list[Cluster]] = {}
    counted = {f.id: f for f in figures}
    claims, quotes = said
    denials = frozenset(c.id for c in claims if c.speech_act == KG.Deny)
    for event in sorted(events, key=lambda e: e.triggers):
        telling = tellings.of(reading, entities, event, quotes, denials)
        same = _same(entities, counted, telling, by_type)
        if same is not None:
            same.append(telling)
            continue
        clusters.append([telling])
        for kind in next((kinds for kinds in ALIKE if event.type in kinds), {event.type}):
            by_type.setdefault(kind, []).append(clusters[-1])
    return [_joined(cluster) for cluster in clusters]


def _same(
    entities: Entities, figures: Figures, telling: Telling, by_type: dict[URIRef, list[Cluster]]
) -> Cluster | None:
    """Return the last cluster of the telling's type, or of one alike, that tells the same event; one with the same word before others."""
    if telling.is_another:
        return None
    candidates = by_type.get(telling.event.type, ())[::-1]
    named = [c for c in candidates if any(_same_word(telling.head, other.head) for other in c)]
    return next((c for c in (*named, *candidates) if _is_same(entities, figures, telling, c)), None)


def _is_same(entities: Entities, figures: Figures, telling: Telling, cluster: Cluster) -> bool:
    joined = any(_are_joined(telling, other) for other in cluster)  # asked first: few are, and the rest takes longer
    return joined and not any(are_apart(entities, figures, telling, other) for other in cluster)


def _are_joined(telling: Telling, other: Telling) -> bool:
    shared = telling.people & other.people
    alike = _same_word(telling.head, other.head)
    if other.in_headline:
        return bool(shared) or (not telling.is_quoted and (alike or telling.sentence - other.sentence <= LEAD))
    if telling.is_definite and (alike or (telling.sentence - other.sentence <= REACH and not telling.is_restricted)):
        return True
    if alike and not telling.is_verb and not other.is_verb:
        return bool(shared) or not ((telling.is_new and other.is_new) or (telling.people and other.people))
    return len(shared) > 1 or (alike and bool(shared))


def _same_word(a: Token, b: Token) -> bool:
    """Say whether two words are one, or forms of one ("elect", "elections")."""
    one, two = sorted((a.lemma_.lower(), b.lemma_.lower()), key=len)
    return one == two or (len(one) >= STEM and two.startswith(one[: max(STEM, len(one) - 2)]))


def _joined(cluster: Cluster) -> Event:
    """Return one event with what its tellings say: the article's own, where there are any, else those that nobody denies."""
    body = [
        t for t in cluster if not t.in_headline
    ] or cluster  # a headline only sums up what the body tells in somebody's words
    own = [t for t in body if not t.is_said]
    telling = [t for t in cluster if not t.is_disputed and not (own and t.is_said)] or cluster
    merged = reduce(_join, (_in_own_words(t, body) for t in telling))
    if own:
        others = (_in_own_words(t, body) for t in cluster if not t.is_disputed)
        merged = _filled(merged, reduce(_join, others, merged))
    every = [t.event for t in cluster]
    return replace(
        merged,
        id=every[0].id,
        type=body[0].event.type,
        triggers=tuple(s for e in every for s in e.triggers),
        evidence=tuple(dict.fromkeys(s for e in every for s in e.evidence)),
        figures=tuple(dict.fromkeys(n for e in every for n in e.figures)),
        factuality=min((t.event.factuality for t in own or body), key=ORDER.index),
        reported_in=() if own else tuple(dict.fromkeys(n for e in every for n in e.reported_in)),
    )


def _in_own_words(telling: Telling, body: list[Telling]) -> Event:
    """Return what a telling says; that of a headline without whom it describes and the body names, or calls by the same noun or number."""
    if not telling.in_headline or body[0].in_headline:
        return telling.event
    called = {noun for t in body for noun in t.nouns.values()}
    numbers = {number for t in body for number in t.counts.values()}
    named = {name for t in body for name in t.persons}

    def left(names: tuple[Name, ...], told: set[Name]) -> tuple[Name, ...]:
        known = telling.alone if named & told else frozenset()
        return tuple(
            name
            for name in names
            if telling.nouns.get(name) not in called and telling.counts.get(name) not in numbers and name not in known
        )

    own = telling.event
    actors, targets = {n for t in body for n in t.event.actors}, {n for t in body for n in t.event.targets}
    return replace(
        own, actors=left(own.actors, actors), targets=left(own.targets, targets), places=left(own.places, set())
    )


def _filled(own: Event, said: Event) -> Event:
    """Return an event of the article's own voice with what only others say of it, but never with who did harm by it."""
    if own.type not in HARMFUL:
        return said
    return replace(
        own,
        targets=own.targets or tuple(n for n in said.targets if n not in own.actors),
        places=own.places or said.places,
        time=own.time or said.time,
    )


def _join(first: Event, again: Event) -> Event:
    actors = tuple(dict.fromkeys((*first.actors, *again.actors)))
    return replace(
        first,
        name=first.name or again.name,
        actors=actors,
        targets=tuple(n for n in dict.fromkeys((*first.targets, *again.targets)) if n not in actors),
        places=tuple(dict.fromkeys((*first.places, *again.places))),
        time=first.time or again.time,
        duration=first.duration or again.duration,
    )
