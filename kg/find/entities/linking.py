"""Clusters -> clusters with Wikidata ids, where something beside the name speaks for the link, and what that is.

A person needs an office or a country and dates that agree; a body or place the class and a name that means nothing else. NIL is a
good answer. Where the status of a place is contested, the newsroom's policy says in which country it lies.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rdflib import URIRef

from kg.find.entities.cluster import Cluster
from kg.find.titles import texts
from kg.language.reading import Reading
from kg.terms import KG
from kg.values import Drop
from kg.world import World, lookup
from kg.world.gazetteer import OrganizationRow, PlaceRow
from kg.world.gazetteer.newsroom import AS_TEXT, NOWHERE
from kg.world.lookup import Ambiguous, Link

#: Why a name that the gazetteer knows has no link.
SEVERAL = "a name that fits several known things equally well is not linked"
LANDS = (KG.Country, KG.Place)
#: What follows a country that is one of a list ("Crimea, Ukraine and Moldova"), so that no place lies in it.
LISTED_ON = re.compile(r",? (?:and|or|&) |, [A-Z]")
NEXT_WORD = re.compile(r" (\w+)")
#: Kinds of organizations whose country need not be in the article: they are known everywhere.
WORLDWIDE = ("body", "medium", "company")
#: Places that share their names with greater ones.
MINOR = ("town", "division")
#: One that has less than this share of the links of its name is meant only where its state or country is named.
SELDOM = 0.1
#: A town that is linked less often is meant only in an article on its country.
FEW = 3


@dataclass(frozen=True)
class Context:
    """What an article names that speaks for a link: the codes of countries, the names of lands, the tokens of names of persons.

    `around` has also the countries of places that lie in just one.
    """

    world: World
    codes: frozenset[str]
    around: frozenset[str]
    lands: frozenset[str]
    people: frozenset[int]


@dataclass(frozen=True)
class Linked:
    """Clusters with ids and countries, why each id is right, and which names fit several things."""

    clusters: list[Cluster]
    why: dict[str, str]
    drops: tuple[Drop, ...]


def link(reading: Reading, world: World, clusters: list[Cluster]) -> Linked:
    """Link clusters where something speaks for it; clusters of one class and one id are one thing."""
    context = _context(reading, world, clusters)
    lie_in = _Neighbours(reading, clusters)
    found: dict[str, Link] = {}
    linked, drops = [], []
    for cluster in clusters:
        answer = _link(reading, cluster, context)
        known = answer if isinstance(answer, Link) else None
        if known is not None:
            found.setdefault(known.qid, known)
        elif answer is not None:
            drops.append(Drop("links", SEVERAL, cluster.mentions[0].span))
        linked.append(replace(_located(cluster, context, lie_in), wikidata=known.qid if known else None))
    return Linked(_joined(linked), {qid: known.why for qid, known in found.items()}, tuple(drops))


def _context(reading: Reading, world: World, clusters: list[Cluster]) -> Context:
    lands = [c for c in clusters if c.kind in LANDS]
    names = frozenset(lookup.name_key(form) for c in lands for form in (c.name, *c.aliases))
    codes = frozenset(code for c in lands if (code := world.code_of_land(c.name)))
    people = texts.tokens_of_people(reading, [m for c in clusters for m in c.mentions])
    named = Context(world, codes, codes, names, people)
    lie_in = ({row.country for row in _fitting(c.name, named)} for c in lands if c.kind == KG.Place)
    only = (countries.pop() for countries in lie_in if len(countries) == 1)
    return replace(named, around=codes | {country for country in only if country})


def _joined(clusters: list[Cluster]) -> list[Cluster]:
    """Return the clusters, those of one id joined under the name that is used most; an id that two classes claim is nobody's."""
    kinds: dict[str, set[URIRef]] = {}
    for c in clusters:
        kinds.setdefault(c.wikidata or "", set()).add(c.kind)
    sure = [c if len(kinds[c.wikidata or ""]) == 1 else replace(c, wikidata=None) for c in clusters]
    groups: dict[str | int, list[Cluster]] = {}
    for i, c in enumerate(sure):
        groups.setdefault(c.wikidata or i, []).append(c)
    return [_one(own) for own in groups.values()]


def _one(clusters: list[Cluster]) -> Cluster:
    fullest = max(clusters, key=lambda c: (len(c.mentions), len(c.name)))
    forms = dict.fromkeys(form for c in clusters for form in (c.name, *c.aliases) if form != fullest.name)
    return replace(
        fullest,
        aliases=tuple(forms),
        mentions=tuple(sorted((m for c in clusters for m in c.mentions), key=lambda m: m.span)),
    )


def _link(reading: Reading, cluster: Cluster, context: Context) -> Link | Ambiguous | None:
    if cluster.kind == KG.Person:
        offices = sorted({o for m in cluster.mentions for o in texts.beside(reading, context.world, m, context.people)})
        day = reading.article.published
        return context.world.link_person(cluster.name, context.around, offices, day and day[:10])
    if cluster.kind == KG.Organization:
        return _organization(cluster, context)
    if cluster.kind == KG.Place:
        return _place(reading, cluster, context)
    return Link(cluster.wikidata, f"name of the country with code {cluster.country}") if cluster.wikidata else None


def _organization(cluster: Cluster, context: Context) -> Link | Ambiguous | None:
    meant = _meant(context.world.organization(form) for form in (cluster.name, *cluster.aliases))
    if len(meant) > 1:
        return Ambiguous(len(meant))
    if not meant or not meant[0].qid:
        return None
    row = meant[0]
    fits = (
        row.country is None
        or row.country in context.around
        or row.kind in WORLDWIDE
        or _begins_with_land(context.world, cluster, row)
    )
    return Link(row.qid, _one_sense(row, "Organization", context.around)) if row.qid and fits else None


def _meant(listed: Iterable[tuple[OrganizationRow, ...]]) -> list[OrganizationRow]:
    """Return the bodies that all forms can mean which are listed at all, one for each id."""
    by_form = [{row.qid or row: row for row in rows} for rows in listed if rows]
    return [row for key, row in by_form[0].items() if all(key in rows for rows in by_form)] if by_form else []


def _begins_with_land(world: World, cluster: Cluster, row: OrganizationRow) -> bool:
    """Say whether a name itself tells the country of a body ("US Air Force")."""
    firsts = (" ".join(form.split()[:n]) for form in (cluster.name, *cluster.aliases) for n in (1, 2))
    return any(world.code_of_land(first) == row.country for first in firsts)


def _place(reading: Reading, cluster: Cluster, context: Context) -> Link | Ambiguous | None:
    former = lookup.historic_state(cluster.name)
    if former is not None and former.qid:
        return Link(former.qid, f"name of a former state, {former.start or '?'} to {former.end}")
    fitting = _fitting(cluster.name, context)
    if len(fitting) > 1:
        fitting = tuple(r for r in fitting if r in _with_next_word(reading, context.world, cluster)) or fitting
    if len(fitting) > 1:
        return Ambiguous(len(fitting))
    if not fitting or not fitting[0].qid:
        return None
    return Link(fitting[0].qid, _one_sense(fitting[0], "Place", context.codes))


def _with_next_word(reading: Reading, world: World, cluster: Cluster) -> set[PlaceRow]:
    """Return the places of a name and the word after it, where they are listed so ("New York" before "state")."""
    text = reading.article.text
    words = {word[1] for m in cluster.mentions if (word := NEXT_WORD.match(text, m.span.end))}
    return {row for word in words for row in world.place(f"{cluster.name} {word.title()}")}


def _one_sense(row: OrganizationRow | PlaceRow, kind: str, codes: frozenset[str]) -> str:
    """Return why a row is the thing: its name means nothing else, or nothing else in the countries of the article."""
    where = f" in {row.country}, a country of the article" if row.country in codes else ""
    return f"name has one sense{where}, class {kind}, {row.source or 'gazetteer'}"


def _located(cluster: Cluster, context: Context, neighbours: "_Neighbours") -> Cluster:
    """Return a place with the country it lies in; a contested one with what the policy says, and under the name that the text gives."""
    policy = context.world.territory(cluster.name)
    if cluster.kind == KG.Country:
        return replace(cluster, name=_as_named(context.world, cluster)) if policy else cluster
    if cluster.kind != KG.Place:
        return cluster
    of_rows = [row.country for row in _fitting(cluster.name, context)]
    if policy is not None and (not of_rows or any(c is None or c in policy.claimants for c in of_rows)):
        said = neighbours.country_after(cluster) if policy.country == AS_TEXT else None
        return replace(cluster, country=said if policy.country in (AS_TEXT, NOWHERE) else policy.country)
    found = {country for country in of_rows if country}
    return replace(cluster, country=found.pop() if len(found) == 1 else None)


def _fitting(name: str, context: Context) -> tuple[PlaceRow, ...]:
    """Return the places of a name without those that it seldom means; of several, those in a country of the article."""
    listed = context.world.place(name)
    often = max((row.count for row in listed), default=0)
    rows = tuple(row for row in listed if row.kind not in MINOR or _is_meant(row, often, context))
    return tuple(r for r in rows if r.country in context.codes) or rows


def _is_meant(row: PlaceRow, often: int, context: Context) -> bool:
    """Say whether a town or a division may be meant: it has its share of the links of its name, and is known or near.

    A town may also be meant where the article names its state, a division where it names its country.
    """
    near = row.country in context.codes
    if row.count >= SELDOM * often:
        return near or row.count >= FEW or row.kind == "division"
    if row.kind == "division":
        return near
    return any(lookup.name_key(name.partition(", ")[2]) in context.lands for name in row.names)


def _as_named(world: World, cluster: Cluster) -> str:
    """Return the noun that the text first names a country with, if it has one."""
    return next((m.text for m in cluster.mentions if world.is_land_noun(m.text)), cluster.name)


class _Neighbours:
    """What stands where in the text, to see in which country a place is said to lie: "Sevastopol, Crimea, Ukraine"."""

    def __init__(self, reading: Reading, clusters: list[Cluster]) -> None:
        self._text = reading.article.text
        self._at = {m.span.start: (m.span.end, c) for c in clusters if c.kind in LANDS for m in c.mentions}

    def country_after(self, cluster: Cluster) -> str | None:
        """Return the code of the country that stands after the place and a comma, if the text gives just one."""
        codes = {code for m in cluster.mentions if (code := self._after(m.span.end)) is not None}
        return codes.pop() if len(codes) == 1 else None

    def _after(self, end: int) -> str | None:
        next_end, land = self._at.get(end + 2, (end, None)) if self._text.startswith(", ", end) else (end, None)
        if land is None or land.kind == KG.Place:
            return self._after(next_end) if land else None
        return None if LISTED_ON.match(self._text, next_end) else land.country
