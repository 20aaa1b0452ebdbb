"""Tellings of one event -> one event: of one type, nothing that tells them apart, and words that point back or say the same.

What tells apart: other days, other places, other people it is done to, other numbers, "another" and its like, a plain verb beside a
denied or a planned one. What joins: a headline and the body, "the summit" and the last meeting, one word twice with a participant in
common, one pair of participants.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, reduce

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.relate.overlap import Ranges
from kg.language import lexicon
from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Event, Figure, Name, Span, Time

#: Determiners that point back, and words that point at another one of the kind.
DEFINITE = frozenset(["the", "this", "that", "these", "those", "such", "both", "its", "their", "his", "her"])
#: Types that happen to everybody once: who is in another telling is another event.
SINGULAR = frozenset([KGT.Death, KGT.Killing, KGT.Injury, KGT.Arrest, KGT.Abduction, KGT.Appointment, KGT.Trial])
#: A truce is told as what was agreed and as what holds.
TRUCES = {KGT.Agreement, KGT.Ceasefire}
#: Letters that two words must share at their beginning to be forms of one ("elect", "election").
STEM = 4
#: How many sentences back a definite noun may mean an event of another word ("the talks": the summit).
REACH = 6
#: How sure an event is, by the surest voice of the article itself.
ORDER = (KG.Actual, KG.Reported, KG.Planned, KG.Possible, KG.Negated)


@dataclass(frozen=True)
class Telling:
    """One mention of an event, with the word that names it; `is_said` when it stands in somebody's words, not in the article's own."""

    event: Event
    head: Token
    sentence: int
    in_headline: bool
    is_said: bool
    is_long_ago: bool

    @cached_property
    def is_verb(self) -> bool:
        """Whether a verb tells it."""
        return self.head.pos_ in ("VERB", "AUX")

    @cached_property
    def is_definite(self) -> bool:
        """Whether a noun tells it that points back."""
        return not self.is_verb and any(
            c.dep_ == "nmod:poss" or (c.dep_.startswith("det") and c.lower_ in DEFINITE) for c in self.head.children
        )

    @property
    def is_another(self) -> bool:
        """Whether its own words say that it is another one ("further talks")."""
        return any(c.lower_ in lexicon.listed("others") for c in self.head.children if c.dep_ in ("amod", "det"))


Cluster = list[Telling]
Figures = Mapping[Name, Figure]


def merge(
    reading: Reading, entities: Entities, events: list[Event], figures: list[Figure], quotes: Ranges[Span]
) -> list[Event]:
    """Return the events in text order with their tellings joined; what stands in a quotation of `quotes` is not the article's own."""
    clusters: list[Cluster] = []
    by_type: dict[URIRef, list[Cluster]] = {}
    counted = {f.id: f for f in figures}
    for event in sorted(events, key=lambda e: e.triggers):
        telling = _telling(reading, event, quotes)
        same = _same(entities, counted, telling, by_type)
        if same is not None:
            same.append(telling)
            continue
        clusters.append([telling])
        for kind in TRUCES if event.type in TRUCES else (event.type,):
            by_type.setdefault(kind, []).append(clusters[-1])
    return [_joined(cluster) for cluster in clusters]


def _telling(reading: Reading, event: Event, quotes: Ranges[Span]) -> Telling:
    head = reading.head(event.triggers[0])
    assert head is not None  # triggers are tokens
    is_said = bool(event.reported_in) or all(any(quotes.holding(t)) for t in event.triggers)
    in_headline = reading.is_in_headline(event.triggers[0].end - 1)
    long_ago = _is_long_ago(event, reading.article.published)
    return Telling(event, head, reading.sentence[head.i], in_headline, is_said, long_ago)


def _is_long_ago(event: Event, published: str | None) -> bool:
    """Say whether an event happened in a year before that of publication."""
    return bool(published and event.time and event.time.latest and event.time.latest[:4] < published[:4])


def _same(
    entities: Entities, figures: Figures, telling: Telling, by_type: dict[URIRef, list[Cluster]]
) -> Cluster | None:
    """Return the last cluster of the telling's type, or of truces for one, that tells the same event."""
    if telling.is_another:
        return None
    candidates = reversed(by_type.get(telling.event.type, ()))
    return next((c for c in candidates if _is_same(entities, figures, telling, c)), None)


def _is_same(entities: Entities, figures: Figures, telling: Telling, cluster: Cluster) -> bool:
    if any(_are_apart(entities, figures, telling, other) for other in cluster):
        return False
    return any(_are_joined(telling, other) for other in cluster)


def _are_apart(entities: Entities, figures: Figures, a: Telling, b: Telling) -> bool:
    if a.is_verb and b.is_verb and _reality(a.event) != _reality(b.event) and not b.in_headline:
        return True
    if KG.Negated in (a.event.factuality, b.event.factuality) and a.event.factuality != b.event.factuality:
        return True
    return (
        _other_days(a.event.time, b.event.time)
        or _is_told_anew(a, b)
        or _other_places(entities, a.event.places, b.event.places)
        or _other_people(a.event, b.event)
        or _other_numbers(figures, a.event, b.event)
        or _other_sort(a.head, b.head)
    )


def _reality(event: Event) -> bool:
    return event.factuality in (KG.Actual, KG.Reported)


def _other_days(a: Time | None, b: Time | None) -> bool:
    """Say whether two times can't be the same."""
    if a is None or b is None:
        return False
    return (a.latest or "9999") < (b.earliest or "") or (b.latest or "9999") < (a.earliest or "")


def _is_told_anew(a: Telling, b: Telling) -> bool:
    """Say whether a noun with "a" brings up another event, of long ago, than one told without a time ("in 2019, a strike")."""
    anew = not a.is_verb and any(c.lower_ in ("a", "an") for c in a.head.children if c.dep_.startswith("det"))
    return anew and a.is_long_ago and b.event.time is None


def _other_places(entities: Entities, a: tuple[Name, ...], b: tuple[Name, ...]) -> bool:
    """Say whether two sets of places have nothing in common; a town and its country have."""
    if not a or not b or set(a) & set(b):
        return False
    countries = [{entities.get(n).country for n in names} - {None} for names in (a, b)]
    return not countries[0] & countries[1] and all(countries)


def _other_people(a: Event, b: Event) -> bool:
    if a.type in SINGULAR and a.targets and b.targets and not set(a.targets) & set(b.targets):
        return True
    return _differ(a.actors, b.actors, b.targets) and _differ(a.targets, b.targets, b.actors)


def _differ(own: tuple[Name, ...], other: tuple[Name, ...], swapped: tuple[Name, ...]) -> bool:
    return bool(own) and bool(other) and not set(own) & {*other, *swapped}


def _other_numbers(figures: Figures, a: Event, b: Event) -> bool:
    values = [{figures[n].measures: figures[n].value for n in e.figures} for e in (a, b)]
    return any(values[1].get(kind, value) != value for kind, value in values[0].items())


def _other_sort(a: Token, b: Token) -> bool:
    """Say whether two nouns are of different sorts by the nouns before them ("a press conference", "a peace conference")."""
    sorts = [{c.lemma_.lower() for c in t.children if c.dep_ == "compound" and c.pos_ == "NOUN"} for t in (a, b)]
    return all(sorts) and not sorts[0] & sorts[1]


def _are_joined(telling: Telling, other: Telling) -> bool:
    shared = _people(telling.event) & _people(other.event)
    alike = _same_word(telling.head, other.head)
    if other.in_headline:
        return alike or bool(shared)
    if telling.is_definite and (alike or telling.sentence - other.sentence <= REACH):
        return True
    if alike and not telling.is_verb and not other.is_verb:
        return bool(shared) or not (_people(telling.event) and _people(other.event))
    return len(shared) > 1 or (alike and bool(shared))


def _people(event: Event) -> set[Name]:
    return {*event.actors, *event.targets}


def _same_word(a: Token, b: Token) -> bool:
    """Say whether two words are one, or forms of one ("elect", "elections")."""
    one, two = sorted((a.lemma_.lower(), b.lemma_.lower()), key=len)
    return one == two or (len(one) >= STEM and two.startswith(one[: max(STEM, len(one) - 2)]))


def _joined(cluster: Cluster) -> Event:
    """Return one event with what all tellings say."""
    merged = reduce(_join, (t.event for t in cluster))
    body = [
        t for t in cluster if not t.in_headline
    ] or cluster  # a headline only sums up what the body tells in somebody's words
    own = [t for t in body if not t.is_said] or body
    factuality = min((t.event.factuality for t in own), key=ORDER.index)
    reported_in = () if any(not t.is_said for t in own) else merged.reported_in
    return replace(merged, factuality=factuality, reported_in=reported_in)


def _join(first: Event, again: Event) -> Event:
    return replace(
        first,
        triggers=(*first.triggers, *again.triggers),
        name=first.name or again.name,
        evidence=tuple(dict.fromkeys((*first.evidence, *again.evidence))),
        actors=tuple(dict.fromkeys((*first.actors, *again.actors))),
        targets=tuple(
            n for n in dict.fromkeys((*first.targets, *again.targets)) if n not in (*first.actors, *again.actors)
        ),
        places=tuple(dict.fromkeys((*first.places, *again.places))),
        time=first.time or again.time,
        duration=first.duration or again.duration,
        figures=tuple(dict.fromkeys((*first.figures, *again.figures))),
        reported_in=tuple(dict.fromkeys((*first.reported_in, *again.reported_in))),
    )
