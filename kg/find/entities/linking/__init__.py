"""Entity linking: clusters -> clusters with what they are in Wikidata and Wikipedia, if there is enough evidence; otherwise no link (NIL).

`context` ── what the article says      `candidates` ── what a name may mean      `evidence` ── what speaks for each
`decision` ── probabilities, and two thresholds      `places` ── in which country a place lies
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from rdflib import URIRef

from kg.find.entities.cluster import Cluster
from kg.find.entities.linking import candidates, context, decision, evidence, places
from kg.find.entities.linking.candidates import Candidate
from kg.find.entities.linking.context import Context
from kg.find.entities.linking.decision import Weighed
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Drop, Link
from kg.world import World, lookup

#: Why a name that the gazetteer knows has no link.
SEVERAL = "a name that may mean known things, but nothing makes sure which, is not linked"
#: A name with so large a share of its links is presumed to mean what they lead to, where others are weighed.
PRESUMED = 0.5


@dataclass(frozen=True)
class Linked:
    """Clusters with links and countries, and which names may mean what is not linked."""

    clusters: list[Cluster]
    drops: tuple[Drop, ...]


def link(reading: Reading, world: World, clusters: list[Cluster]) -> Linked:
    """Link clusters where enough speaks for it; clusters of one class and one link are one thing."""
    around, found = candidates_of(reading, world, clusters)
    linked, drops = [], []
    for cluster, choices in zip(clusters, found, strict=True):
        answer = _linked(cluster, choices, around)
        if answer.rivals and answer.link is None:
            drops.append(Drop("links", SEVERAL, cluster.mentions[0].span))
        linked.append(answer)
    return Linked(_joined(linked), tuple(drops))


def candidates_of(
    reading: Reading, world: World, clusters: list[Cluster]
) -> tuple[Context, list[tuple[Candidate, ...]]]:
    """Return the context of an article, and what each of its clusters may mean; countries are known by their names."""
    around = context.read(reading, world, clusters)
    found = [candidates.find(c, around) if _is_weighed(c) else () for c in clusters]
    around = context.with_ids(around, frozenset(_presumed(found)))
    return around, [candidates.of_lands(c, choices, around) for c, choices in zip(clusters, found, strict=True)]


def _is_weighed(cluster: Cluster) -> bool:
    return cluster.kind in decision.LINK and not (cluster.kind == KG.Place and lookup.historic_state(cluster.name))


def _presumed(found: Iterable[tuple[Candidate, ...]]) -> Iterable[str]:
    """Yield what the names of an article probably mean, as their links alone tell."""
    for choices in found:
        first = max(choices, key=lambda c: c.links, default=None)
        if first is not None and first.share >= PRESUMED and not first.against:
            yield first.thing.id


def _linked(cluster: Cluster, choices: tuple[Candidate, ...], around: Context) -> Cluster:
    """Return a cluster with its link, its rivals, and the country it lies in."""
    known = _known(cluster)
    if known is not None:
        return replace(places.located(cluster, around), link=known)
    if not choices:
        return places.located(cluster, around)
    decided = decision.decide(cluster, choices, evidence.said(cluster, around), around)
    lands = decided.link.candidate.thing.countries if decided.link else ()
    rivals = tuple(link for weighed in decided.rivals if (link := _link(weighed)))
    return replace(
        places.located(cluster, around, lands), link=_link(decided.link) if decided.link else None, rivals=rivals
    )


def _known(cluster: Cluster) -> Link | None:
    """Return what a name of a country or former state is, which needs no weighing."""
    if cluster.kind == KG.Country:
        country = lookup.country_of_code(cluster.country or "")
        return (
            Link(f"name of the country with code {cluster.country}", country.qid) if country and country.qid else None
        )
    former = lookup.historic_state(cluster.name) if cluster.kind == KG.Place else None
    if former is None or not former.qid:
        return None
    return Link(f"name of a former state, {former.start or '?'} to {former.end}", former.qid)


def _link(weighed: Weighed) -> Link | None:
    thing = weighed.candidate.thing
    if not thing.id:  # a newsroom's row that has neither id nor page
        return None
    return Link(
        why=weighed.why,
        wikidata=thing.qid,
        page=thing.title or None,
        name=thing.name,
        probability=_rounded(weighed.probability),
        latitude=_decimal(thing.latitude),
        longitude=_decimal(thing.longitude),
    )


def _rounded(probability: float) -> Decimal:
    """Return a probability with two digits, never quite certain."""
    return min(Decimal("0.99"), Decimal(probability).quantize(Decimal("0.01")))


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _joined(clusters: list[Cluster]) -> list[Cluster]:
    """Return the clusters, those of one thing joined under the name that is used most.

    What several classes claim is of the one that is surest of it; of no class, where two are equally sure.
    """
    sure: dict[str, dict[URIRef, Decimal]] = {}
    for c in clusters:
        if c.link:
            kinds = sure.setdefault(c.link.id, {})
            kinds[c.kind] = max(kinds.get(c.kind, Decimal(0)), c.link.probability or Decimal(1))
    groups: dict[str | int, list[Cluster]] = {}
    for i, c in enumerate(clusters):
        if c.link and _is_surest(c.kind, sure[c.link.id]):
            groups.setdefault(c.link.id, []).append(c)
        else:
            groups[i] = [replace(c, link=None)]
    return [_one(own) for own in groups.values()]


def _is_surest(kind: URIRef, sure: dict[URIRef, Decimal]) -> bool:
    return all(sure[kind] > chance for other, chance in sure.items() if other != kind)


def _one(clusters: list[Cluster]) -> Cluster:
    fullest = max(clusters, key=lambda c: (len(c.mentions), len(c.name)))
    forms = dict.fromkeys(form for c in clusters for form in (c.name, *c.aliases) if form != fullest.name)
    return replace(
        fullest,
        aliases=tuple(forms),
        mentions=tuple(sorted((m for c in clusters for m in c.mentions), key=lambda m: m.span)),
    )
