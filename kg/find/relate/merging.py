"""Event coreference: mentions -> one event, if they are of one type, nothing distinguishes them, and words refer back or repeat.

What joins: a headline and the body, "the summit" and the last meeting, one word or words for one thing twice with a participant in
common, one pair of participants, a noun that points back at the only event of its type. What tells apart stands in `apart`. Who takes
part, where and when is said by the article's own tellings where there are any; others fill the gaps, but neither who did harm, nor by
words with which somebody denies it.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, reduce

from rdflib import URIRef
from spacy.tokens import Token

from kg.find.entities import Entities
from kg.find.events import blame
from kg.find.relate import tellings
from kg.find.relate.apart import are_apart
from kg.find.relate.overlap import Ranges
from kg.find.relate.tellings import Figures, Telling
from kg.language import lexicon, tree
from kg.language.reading import Reading
from kg.terms import KG, KGT
from kg.values import Claim, Event, Figure, Name, Span

#: Types that one event may be told as: a truce as what was agreed and as what holds, a death as what killed.
ALIKE = ((KGT.Agreement, KGT.Ceasefire), (KGT.Killing, KGT.Death))
#: Types that a definite noun may name what was told as another of ("stormed the post ... the raid").
KIN = ((KGT.Attack, KGT.MilitaryOperation), (KGT.Legislation, KGT.Election))
#: Letters that two words must share at their beginning to be forms of one ("elect", "election").
STEM = 4
#: Verbs that say little by themselves.
LIGHT = frozenset(["take", "make", "give", "get", "have", "go", "come", "put", "keep", "set"])
#: How many sentences after the headline the body tells what it sums up, whatever the words.
LEAD = 2
#: How many sentences back a definite noun may mean an event of another word ("the talks": the summit).
REACH = 6
#: Nouns for what goes on in many acts, or for a side: none points back at one act that another word told.
NO_ACTS = frozenset(
    ["war", "conflict", "campaign", "crisis", "fight", "insurgency", "season", "prosecution", "defence", "defense"]
)
#: How sure an event is, by the surest voice of the article itself.
ORDER = (KG.Actual, KG.Reported, KG.Planned, KG.Possible, KG.Negated)
#: Types of which to name who did it is to blame.
HARMFUL = frozenset(getattr(KGT, name) for name in blame.HARMFUL)

#: Words for one kind of happening.
FILE = "happenings.toml"

Cluster = list[Telling]


def merge(
    reading: Reading,
    entities: Entities,
    events: list[Event],
    figures: list[Figure],
    said: tuple[list[Claim], Ranges[Span]],
) -> list[Event]:
    """Return the events in text order with their tellings joined; `said` are claims and quotations, which are not the article's own."""
    told = Told()
    counted = {f.id: f for f in figures}
    claims, quotes = said
    denials = frozenset(c.id for c in claims if c.speech_act == KG.Deny)
    for event in sorted(events, key=lambda e: e.triggers):
        telling = tellings.of(reading, entities, event, quotes, denials)
        same = _same(entities, counted, telling, told)
        if same is not None:
            same.append(telling)
        else:
            told.add(telling)
    return [_joined(cluster) for cluster in told.clusters]


@dataclass(frozen=True)
class Told:
    """The events told so far: all in text order, by type, and those of the headline."""

    clusters: list[Cluster] = field(default_factory=list)
    by_type: dict[URIRef, list[Cluster]] = field(default_factory=dict)
    headed: list[Cluster] = field(default_factory=list)

    def add(self, telling: Telling) -> None:
        """Open the cluster of an event that was not told before."""
        cluster = [telling]
        self.clusters.append(cluster)
        if telling.in_headline:
            self.headed.append(cluster)
        for kind in _kinds(ALIKE, telling.event.type):
            self.by_type.setdefault(kind, []).append(cluster)

    def like(self, telling: Telling) -> list[Cluster]:
        """Return the clusters that a telling may belong to, the last first: of its type, or of one that its words may name as well."""
        own = self.by_type.get(telling.event.type, [])
        kin = _kinds(KIN, telling.event.type) if telling.is_definite else ()
        others = [c for kind in kin if kind != telling.event.type for c in self.by_type.get(kind, ())]
        headed = [c for c in self.headed if _is_headline_of(telling, c[0])]
        return [*own[::-1], *others[::-1], *(c for c in headed if c not in own and c not in others)]


def _kinds(groups: tuple[tuple[URIRef, ...], ...], type_: URIRef) -> tuple[URIRef, ...]:
    return next((kinds for kinds in groups if type_ in kinds), (type_,))


def _same(entities: Entities, figures: Figures, telling: Telling, told: Told) -> Cluster | None:
    """Return the last cluster that tells the same event, one with the same word before others; else the only one that a noun can mean.

    Of those in which what it names takes part ("the storm"), that is the first.
    """
    if telling.is_another:
        return None
    candidates = told.like(telling)
    named = [c for c in candidates if any(_same_word(telling.word, other.word) for other in c)]
    if telling.is_definite and any(not _is_old(c) for c in named):  # "the win" is the one that is news
        candidates, named = ([c for c in told_ if not _is_old(c)] for told_ in (candidates, named))
    doing = [c for c in candidates[::-1] if any(_is_what_did(telling, other) for other in c)]
    found = next((c for c in (*named, *doing, *candidates) if _is_same(entities, figures, telling, c)), None)
    means_back = telling.is_definite and not (telling.is_restricted or telling.is_owned or telling.people)
    if found is not None or len(candidates) != 1 or not means_back:
        return found
    return None if any(are_apart(entities, figures, telling, other) for other in candidates[0]) else candidates[0]


def _is_old(cluster: Cluster) -> bool:
    return all(telling.is_long_ago for telling in cluster)


def _is_same(entities: Entities, figures: Figures, telling: Telling, cluster: Cluster) -> bool:
    told = any(not other.in_headline for other in cluster)
    anew = told and telling.is_new and telling.sentence - cluster[0].sentence > LEAD
    # what joins is asked first: few are joined, and the rest takes longer
    joined = not anew and any(_are_joined(telling, other, told=told) for other in cluster)
    return joined and not any(are_apart(entities, figures, telling, other) for other in cluster)


def _are_joined(telling: Telling, other: Telling, *, told: bool) -> bool:
    """Say whether something joins two tellings; `told` when the body tells already what the headline sums up."""
    shared = telling.people & other.people
    alike = _same_word(telling.word, other.word) or _is_what_did(telling, other)
    if other.in_headline:
        lead = not told and telling.sentence - other.sentence <= LEAD
        summed_up = (len(shared) > told or (lead and not telling.is_quoted)) and _may_be_summed_up(telling, other)
        return summed_up or (alike and not telling.is_quoted and (bool(shared) or telling.points_back or not told))
    if telling.head.head == other.head and telling.head.dep_ == "conj" and _is_or(telling.head):
        return True
    near = telling.sentence - other.sentence <= REACH and not telling.is_restricted
    others = telling.is_restricted and telling.people and other.people and not shared
    strangers = not alike and telling.event.targets and other.event.targets and not shared
    called = near and not strangers and (alike or _may_be_called(telling, other))
    if telling.is_definite and (called or (alike and not others)):
        return True
    if alike and not telling.is_verb and not other.is_verb and not _is_one_of(telling, other):
        return bool(shared) or not ((telling.is_new and other.is_new) or (telling.people and other.people))
    again = telling.known if telling.is_verb == other.is_verb else telling.told_of
    if alike and again & other.told_of:
        return True
    return len(shared) > 1 or (alike and bool(shared))


def _is_one_of(telling: Telling, other: Telling) -> bool:
    """Say whether of two nouns one tells a single one, and the other such happenings as a kind ("attacks are rare", "annual sales")."""
    return any(a.is_generic and not b.is_many for a, b in ((telling, other), (other, telling)))


def _may_be_called(telling: Telling, other: Telling) -> bool:
    """Say whether a definite noun may mean what was told by another word: not where its owner or other participants are others."""
    wide = telling.word in NO_ACTS and (other.is_verb or other.is_many)
    old = other.is_long_ago and telling.sentence - other.sentence > 1
    strange = (telling.is_owned and other.word not in NO_ACTS) or (telling.people and other.people)
    return not (wide or old) and (bool(telling.people & other.people) or not strange)


def _may_be_summed_up(telling: Telling, headline: Telling) -> bool:
    """Say whether a headline may tell something in other words: what was before is not what it has, nor is what was done what it plans.

    What is only planned is what a headline has as done where the same people take part.
    """
    done, summed = (t.event.factuality in (KG.Actual, KG.Reported) for t in (telling, headline))
    real = done == summed or (summed and bool(telling.people & headline.people))
    return real and not telling.is_earlier and telling.head.dep_ != "acl"


def _is_or(word: Token) -> bool:
    """Say whether a coordinated word is only another for the first ("were destroyed or damaged")."""
    return tree.child(word, *tree.OBJECTS) is None and any(c.dep_ == "cc" and c.lower_ == "or" for c in word.children)


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    rows = [frozenset(row) for row in lexicon.toml(FILE)["same"]]
    return {word: frozenset().union(*(row for row in rows if word in row)) for row in rows for word in row}


def _is_what_did(telling: Telling, other: Telling) -> bool:
    """Say whether a definite noun names what another telling has as a participant: "the storm" also tells what the storm did."""
    return telling.is_definite and any(_same_word(telling.word, noun) for noun in other.nouns.values())


def _is_headline_of(telling: Telling, headline: Telling) -> bool:
    """Say whether a headline tells something in other words or in the same, whatever type the reader takes it for.

    One word as a verb and as a noun may well be two things ("jets strike" and "the drivers' strike"), and so may a verb that says little
    ("takes gold" and "was taken ill").
    """
    if telling.is_verb == headline.is_verb:
        return telling.word not in LIGHT and _same_word(telling.word, headline.word)
    return headline.word in _synonyms().get(telling.word, ()) and telling.word != headline.word


def _same_word(a: str, b: str) -> bool:
    """Say whether two words are one, forms of one, or mean one kind of happening ("quake", "tremor")."""
    return _same_form(a, b) or b in _synonyms().get(a, ())


def _same_form(a: str, b: str) -> bool:
    """Say whether two words are one, or forms of one ("elect", "elections")."""
    one, two = sorted((a, b), key=len)
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
        type=_type(body),
        triggers=tuple(s for e in every for s in e.triggers),
        evidence=tuple(dict.fromkeys(s for e in every for s in e.evidence)),
        figures=tuple(dict.fromkeys(n for e in every for n in e.figures)),
        factuality=min((t.event.factuality for t in own or body), key=ORDER.index),
        reported_in=() if own else tuple(dict.fromkeys(n for e in every for n in e.reported_in)),
    )


def _type(body: list[Telling]) -> URIRef:
    """Return the type that most tellings have, of several the first."""
    return Counter(t.event.type for t in body).most_common(1)[0][0]


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
