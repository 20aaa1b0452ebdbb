"""Mentions -> Entities: coreference of the names, descriptions and pronouns of one article.

Deterministic, and shy: where two candidates are equally good, nothing is resolved.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from spacy.tokens import Token

from kg.find.entities import bodies as kinds
from kg.find.entities import descriptions, linking, names, reference, sources
from kg.find.entities.cluster import Cluster
from kg.find.entities.scene import seats
from kg.find.titles import Names, after, before, kin, parsed, words
from kg.language import tree, turns
from kg.language.cues import marks
from kg.language.cues.kinds import can_speak
from kg.language.reading import Reading
from kg.slugs import page_slug, slug
from kg.terms import KG
from kg.values import Drop, Entity, Mention, Name, Span
from kg.world import World, lookup

#: Relations of words that say of what kind, or whose, a noun is; and prepositions of what it only stands near, or has to do with.
OF = frozenset(["amod", "compound", "nmod", "nmod:poss", "nmod:desc", "flat", "obl:npmod"])
BESIDE = frozenset(
    ["near", "outside", "against", "between", "towards", "beyond", "along", "after", "before", "during", "over"]
)


@dataclass(frozen=True)
class Entities:
    """The things of one article, which token stands for which of them, and what was not used.

    `sources` are the tokens of sources that stand for nothing else, each with the actor that its words were made; `nobody` are the
    unnamed speakers of quotations, by where these begin. Both kinds are `spare`: things only if a claim needs them. `together` are the
    pronouns that stand for several things at once.
    """

    all: tuple[Entity, ...]
    by_token: Mapping[int, Name]
    drops: tuple[Drop, ...] = ()
    sources: Mapping[int, Name] = field(default_factory=dict)
    nobody: Mapping[int, Name] = field(default_factory=dict)
    spare: tuple[Entity, ...] = ()
    together: Mapping[int, tuple[Name, ...]] = field(default_factory=dict)

    def at(self, token: Token) -> Name | None:
        """Return what the phrase headed by a token stands for, or None."""
        return self.by_token.get(token.i)

    def of(self, token: Token) -> tuple[Name, ...]:
        """Return what a coordinated phrase stands for: "Qatar and Egypt" are two, and so are "they" behind them."""
        if token.i in self.together:
            return self.together[token.i]
        parts = tree.conjuncts(token)
        found = [self.at(t) for t in parts if not _lies_behind(t, parts)]
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def get(self, name: Name) -> Entity:
        """Return an entity by its local name."""
        return self._by_id[name]

    def find(self, name: Name) -> Entity | None:
        """Return an entity by its local name, or None; items that only one statement brings are none yet."""
        return self._by_id.get(name)

    def called(self, name: str) -> Name | None:
        """Return the one named thing that the article calls so; None where it calls none so, or several."""
        found = self._by_name.get(name, set())
        return next(iter(found)) if len(found) == 1 else None

    @cached_property
    def _by_name(self) -> dict[str, set[Name]]:
        found: dict[str, set[Name]] = {}
        for thing in self.all:
            for name in (thing.name, *thing.aliases) if thing.kind != KG.UnnamedActor else ():
                found.setdefault(name, set()).add(thing.id)
        return found

    @cached_property
    def _by_id(self) -> dict[Name, Entity]:
        return {e.id: e for e in (*self.all, *self.spare)}

    def acting(self, names: Iterable[Name]) -> tuple[Name, ...]:
        """Return those that can act or speak; a capital acts for its country where the article names that ("Washington said")."""
        return tuple(dict.fromkeys(a for name in names if (a := self._actor(name)) is not None))

    def with_items(self, items: Iterable[Entity]) -> "Entities":
        """Return the things with items that extractors refer to; one that is there already stays as it is."""
        more = (item for item in items if item.id not in self._by_id)
        return replace(self, all=(*self.all, *more))

    def speaking(self, token: Token) -> tuple[Name, ...]:
        """Return who speaks by a phrase: what it stands for as far as that can speak, else the actor that its words were made."""
        made = self.sources.get(token.i)
        return self.acting(self.of(token)) or ((made,) if made is not None else ())

    def _actor(self, name: Name) -> Name | None:
        thing = self.get(name)
        if thing.kind == KG.Item:
            return None
        if thing.kind != KG.Place:
            return name
        country = seats().get(thing.name)
        return country if country in self._by_id else None


def resolve(reading: Reading, world: World, mentions: tuple[Mention, ...]) -> Entities:
    """Group the mentions, then let descriptions and pronouns point at the groups."""
    described = [m for m in mentions if m.rule.startswith("actors/")]
    named = [m for m in mentions if not m.rule.startswith("actors/")]
    linked = linking.link(reading, world, names.group(reading, world, named))
    sorts = {word for c in linked.clusters if c.kind == KG.Organization for word in kinds.sort_words(c.name)}
    clusters = [*linked.clusters, *descriptions.group(reading, described, sorts)]
    clusters.sort(key=lambda c: (c.mentions[0].span, c.name))
    ids = _ids(reading, clusters)
    by_token = dict(_heads(reading, clusters, ids))
    bodies = frozenset(ids[i] for i, c in enumerate(clusters) if c.kind in (KG.Country, KG.Organization))
    entities = tuple(
        _of_the_past(_entity(reading, cluster, ids[i], by_token, bodies)) for i, cluster in enumerate(clusters)
    )
    together = reference.resolve(reading, world, entities, by_token)
    standing = tuple(sources.marked(reading, thing) for thing in _standing(reading, entities, by_token, together))
    standing = tuple(_told(standing, described, by_token))
    gone = {thing.id: thing for thing in entities} | dict.fromkeys(thing.id for thing in standing)
    meant = {name: now for name in gone if (now := _now(reading, gone, by_token, name)) is not None}
    by_token = {i: meant[name] for i, name in by_token.items() if name in meant}
    several = {i: tuple(dict.fromkeys(meant[n] for n in own if n in meant)) for i, own in together.items()}
    return _with_sources(reading, Entities(standing, by_token, linked.drops, together=several))


def _lies_behind(token: Token, parts: list[Token]) -> bool:
    """Say whether a part of a list is the town right behind a place that is none ("Ruiz, while at the Town Hall, Lugo, said")."""
    if token.dep_ != "conj" or tree.child(token, "cc") is not None:
        return False
    place = marks.place_before(token.left_edge)
    return place is not None and place not in parts


def _is_mistaken(source: Token) -> bool:
    """Say whether a parse takes a thing for whom "who" stands for ("a blow to the mayor, who has said ..."): then nobody is known."""
    clauses = (c for c in source.children if c.dep_ == "acl:relcl")
    return not can_speak(source) and any(t.lower_ == "who" for c in clauses for t in c.children)


def _with_sources(reading: Reading, found: Entities) -> Entities:
    """Return the things with actors for the sources that nothing stands for, and with the unnamed speakers of quotations."""
    told = [tree.antecedent(c.source) for c in reading.cues if c.source is not None and not found.speaking(c.source)]
    told = [t for t in told if not _is_mistaken(t)]
    heads = (*told, *(head for head in _labels(reading) if not found.of(head)))
    heard = (c.verb for c in reading.cues if c.is_orphan or (c.kind == "verb" and c.hears))
    made = {**dict(sources.stand_ins(reading, heads)), **dict(sources.unheard(reading, heard))}
    unnamed = {quote.start: sources.nobody(reading, quote) for quote in reading.long_quotations}
    return replace(
        found,
        spare=(*made.values(), *unnamed.values()),
        sources={i: thing.id for i, thing in made.items()},
        nobody={start: thing.id for start, thing in unnamed.items()},
    )


def _labels(reading: Reading) -> Iterator[Token]:
    """Yield the heads of the labels that say by name who speaks in turns, each label once."""
    labels = {
        reading.article.words(turn.label): turn.label for turn in reversed(reading.turns) if turn.label is not None
    }
    for who, label in labels.items():
        head = reading.head(label)
        if head is not None and who.casefold() not in turns.QUESTION | turns.ANSWER:
            yield head


def _standing(
    reading: Reading, entities: tuple[Entity, ...], by_token: dict[int, Name], together: Mapping[int, tuple[Name, ...]]
) -> Iterator[Entity]:
    """Yield the things without the descriptions that turned out to be of something else ("the prime minister": Ada Ruiz)."""
    several = {reading.doc[i].idx for i in together}
    for thing in entities:
        if thing.kind != KG.UnnamedActor:
            yield thing
            continue
        own = tuple(
            m
            for m in thing.mentions
            if _stands_for(reading, by_token, m) in (None, thing.id) and m.start not in several
        )
        if own:
            yield replace(thing, mentions=own)


def _now(reading: Reading, gone: Mapping[Name, Entity | None], by_token: dict[int, Name], name: Name) -> Name | None:
    """Return what a name stands for now: a description that turned out to be of something else stands for that."""
    thing = gone.get(name)
    if thing is None:
        return name
    found = _stands_for(reading, by_token, thing.mentions[0])
    return found if found is not None and gone.get(found) is None else None


def _told(things: Iterable[Entity], described: Iterable[Mention], by_token: Mapping[int, Name]) -> Iterator[Entity]:
    """Yield the things, the named ones with the passages of the descriptions that stand for them ("the prime minister": Ada Ruiz)."""
    told: dict[Name, list[Span]] = {}
    for mention in described:
        if mention.head in by_token:
            told.setdefault(by_token[mention.head], []).append(mention.span)
    for thing in things:
        own = () if thing.kind == KG.UnnamedActor else tuple(told.get(thing.id, ()))
        yield replace(thing, told=own) if own else thing


def _stands_for(reading: Reading, by_token: dict[int, Name], span: Span) -> Name | None:
    head = reading.head(span)
    return by_token.get(head.i) if head is not None else None


def _ids(reading: Reading, clusters: list[Cluster]) -> list[Name]:
    """Return one local name per cluster; two things of one slug get a number."""
    taken: dict[Name, int] = {}
    ids = []
    for cluster in clusters:
        name = _local(reading, cluster)
        taken[name] = taken.get(name, 0) + 1
        ids.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return ids


def _local(reading: Reading, cluster: Cluster) -> Name:
    if cluster.kind == KG.Country and cluster.country:
        return f"country-{cluster.country.lower()}"
    if cluster.link:
        return cluster.link.wikidata or f"wp-{page_slug(cluster.link.page or '')}"
    kind = "actor" if cluster.kind == KG.UnnamedActor else str(cluster.kind).rsplit("#", 1)[-1].lower()
    return f"{reading.article.key}_{kind}-{slug(cluster.name)}"


def _heads(reading: Reading, clusters: list[Cluster], ids: list[Name]) -> Iterator[tuple[int, Name]]:
    """Yield which tokens stand for a cluster: names win over the descriptions around them, the titles beside a name among these."""
    pairs = [(mention, i) for i, cluster in enumerate(clusters) for mention in cluster.mentions]
    described = [pair for pair in pairs if pair[0].rule.startswith("actors/")]
    named = [pair for pair in pairs if not pair[0].rule.startswith("actors/")]
    yield from ((mention.head, ids[i]) for mention, i in described)
    names = Names.of(reading, ((mention.span, clusters[i].kind) for mention, i in named))
    for mention, i in named:
        tokens = reading.tokens(mention.span)
        yield from ((t.i, ids[i]) for t in tokens or ())
        if tokens is not None and (sort := parsed.sort(tokens)) is not None:
            yield sort.i, ids[i]
        if clusters[i].kind == KG.Person and tokens is not None:
            yield from ((t.i, ids[i]) for t in parsed.above(reading.doc[mention.head]) if not names.is_named(t))
            beside = (*before.titles(tokens, names), *after.titles(tokens, names))
            yield from ((t.i, ids[i]) for t in beside if not words.is_plural(t) and not names.is_named(t))
            told = (kin.told(tokens, names), parsed.introduced(reading.doc[mention.head]))
            yield from ((t.i, ids[i]) for t in told if t is not None)
        yield mention.head, ids[i]


def _entity(
    reading: Reading, cluster: Cluster, name: Name, by_token: dict[int, Name], bodies: frozenset[Name]
) -> Entity:
    head = reading.doc[cluster.mentions[0].head]
    return Entity(
        name,
        cluster.kind,
        cluster.name,
        cluster.aliases,
        tuple(m.span for m in cluster.mentions),
        cluster.mentions[0].rule,
        cluster.country,
        _affiliation(head, by_token, bodies) if cluster.kind == KG.UnnamedActor and head.pos_ != "VERB" else (),
        link=cluster.link,
        rivals=cluster.rivals,
    )


def _of_the_past(entity: Entity) -> Entity:
    """Return an entity; a state that is no more with its years."""
    former = lookup.historic_state(entity.name) if entity.kind == KG.Place else None
    return replace(entity, existed=former.years) if former else entity


def _parts(noun: Token, relations: frozenset[str]) -> Iterator[Token]:
    """Yield the words that say of what kind or whose something is, without clauses and what only stands near it."""
    for c in noun.children:
        if c.dep_ in relations and tree.preposition(c) not in BESIDE:
            yield c
            yield from _parts(c, OF | {"conj"})


def _affiliation(head: Token, by_token: dict[int, Name], bodies: frozenset[Name]) -> tuple[Name, ...]:
    """Return the countries and organizations that a description names ("U.S. and Israeli spy chiefs", "militants from Hamas")."""
    inside = sorted(_parts(head, OF), key=lambda t: t.i)
    found = [by_token[t.i] for t in inside if t.i in by_token]
    return tuple(dict.fromkeys(n for n in found if n in bodies))
