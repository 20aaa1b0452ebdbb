"""Mentions -> Entities: which names, phrases and pronouns of one article are one thing.

Deterministic, and shy: where two candidates are equally good, nothing is resolved.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg import lookup, syntax
from kg.entities import descriptions, names, pronouns
from kg.entities.cluster import Cluster
from kg.mentions import NAME_LINKS
from kg.model import Document, Entity, Mention, Name, slug
from kg.terms import KG


@dataclass(frozen=True)
class Entities:
    """The things of one article, and which token stands for which of them."""

    all: tuple[Entity, ...]
    by_token: Mapping[int, Name]

    def at(self, token: Token) -> Name | None:
        """Return what the phrase headed by a token stands for, or None."""
        return self.by_token.get(token.i)

    def of(self, token: Token) -> tuple[Name, ...]:
        """Return what a coordinated phrase stands for: "Qatar and Egypt" are two."""
        found = [self.at(t) for t in syntax.conjuncts(token)]
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def get(self, name: Name) -> Entity:
        """Return an entity by its local name."""
        return next(e for e in self.all if e.id == name)


def resolve(document: Document, mentions: tuple[Mention, ...]) -> Entities:
    """Group the mentions, then let descriptions and pronouns point at the groups."""
    clusters = names.group(document, [m for m in mentions if m.kind != KG.UnnamedActor])
    clusters += descriptions.group(document, [m for m in mentions if m.kind == KG.UnnamedActor], clusters)
    clusters.sort(key=lambda c: (c.mentions[0].span, c.name))
    ids = _ids(document, clusters)
    by_token = dict(_heads(document, clusters, ids))
    entities = tuple(_entity(document, cluster, ids[i], by_token) for i, cluster in enumerate(clusters))
    pronouns.resolve(document, entities, by_token)
    return Entities(entities, by_token)


def _ids(document: Document, clusters: list[Cluster]) -> list[Name]:
    """Return one local name per cluster; two things of one slug get a number."""
    taken: dict[Name, int] = {}
    ids = []
    for cluster in clusters:
        name = _local(document, cluster)
        taken[name] = taken.get(name, 0) + 1
        ids.append(name if taken[name] == 1 else f"{name}-{taken[name]}")
    return ids


def _local(document: Document, cluster: Cluster) -> Name:
    if cluster.kind == KG.Country and cluster.country:
        return f"country-{cluster.country.lower()}"
    if cluster.wikidata:
        return cluster.wikidata
    kind = "actor" if cluster.kind == KG.UnnamedActor else str(cluster.kind).rsplit("#", 1)[-1].lower()
    return f"{document.article.key}_{kind}-{slug(cluster.name)}"


def _heads(document: Document, clusters: list[Cluster], ids: list[Name]) -> Iterator[tuple[int, Name]]:
    """Yield which tokens stand for a cluster: names win over the descriptions around them."""
    order = sorted(range(len(clusters)), key=lambda i: clusters[i].kind != KG.UnnamedActor)
    for i in order:
        for mention in clusters[i].mentions:
            tokens = document.doc.char_span(*mention.span, alignment_mode="expand")
            if clusters[i].kind != KG.UnnamedActor:
                yield from ((t.i, ids[i]) for t in tokens or ())
                if clusters[i].kind == KG.Person:
                    yield from ((t.i, ids[i]) for t in _titles_above(document.doc[mention.head]))
            yield mention.head, ids[i]


def _titles_above(token: Token) -> Iterator[Token]:
    """Yield the title that a person's name hangs on ("Secretary" in "Secretary of State Antony Blinken")."""
    while token.dep_ in NAME_LINKS and token.head.i != token.i:
        apart = token.dep_ == "appos" and any(
            t.text == "," for t in token.doc[min(token.i, token.head.i) : max(token.i, token.head.i)]
        )
        if token.head.pos_ not in ("NOUN", "PROPN") or (apart and not lookup.title_kind(token.head.lower_)):
            return
        token = token.head
        yield token


def _entity(document: Document, cluster: Cluster, name: Name, by_token: dict[int, Name]) -> Entity:
    own = tuple(m.span for m in cluster.mentions)
    entity = Entity(
        name,
        cluster.kind,
        cluster.name,
        cluster.aliases,
        own,
        cluster.mentions[0].rule,
        cluster.wikidata,
        cluster.country,
    )
    if cluster.kind == KG.UnnamedActor:
        return replace(entity, affiliation=_affiliation(document.doc[cluster.mentions[0].head], by_token))
    return entity


def _affiliation(head: Token, by_token: dict[int, Name]) -> tuple[Name, ...]:
    """Return the countries and organizations that a description names ("U.S. and Israeli spy chiefs", "militants from Hamas")."""
    inside = [t for t in syntax.subtree(head, frozenset(["acl:relcl", "acl", "appos", "conj", "cc"])) if t.i != head.i]
    found = [by_token[t.i] for t in inside if t.i in by_token]
    return tuple(
        dict.fromkeys(n for n in found if n.startswith("country-") or "_organization-" in n or n.startswith("Q"))
    )
