"""Clusters -> clusters with Wikidata ids, where something beside the name speaks for the link, and what that is.

A person needs an office or a country and dates that agree; a body or place the class and a name that means nothing else. NIL is a
good answer. Where the status of a place is contested, the newsroom's policy says in which country it lies.
"""

import re
from dataclasses import replace

from rdflib import URIRef

from kg import lookup
from kg.entities.cluster import Cluster
from kg.gazetteer import OrganizationRow, PlaceRow
from kg.gazetteer.newsroom import AS_TEXT, NOWHERE
from kg.lookup import Link
from kg.model import Document, Mention
from kg.terms import KG

#: How many words before a name may be its title.
REACH = 4
LANDS = (KG.Country, KG.Place)
#: What follows a country that is one of a list ("Crimea, Ukraine and Moldova"), so that no place lies in it.
LISTED_ON = re.compile(r",? (?:and|or|&) |, [A-Z]")
#: Kinds of organizations whose country need not be in the article: they are known everywhere.
WORLDWIDE = ("body", "medium", "company")


def link(document: Document, clusters: list[Cluster]) -> tuple[list[Cluster], dict[str, str]]:
    """Return the clusters with ids and countries, and why each id is right; clusters of one class and one id are one thing."""
    codes = frozenset(code for c in clusters if c.kind in LANDS and (code := lookup.code_of_land(c.name)))
    lie_in = _Neighbours(document, clusters)
    found: dict[str, Link] = {}
    linked = []
    for cluster in clusters:
        known = _link(document, cluster, codes)
        if known is not None:
            found.setdefault(known.qid, known)
        linked.append(replace(_located(cluster, codes, lie_in), wikidata=known.qid if known else None))
    return _joined(linked), {qid: known.why for qid, known in found.items()}


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


def _link(document: Document, cluster: Cluster, codes: frozenset[str]) -> Link | None:
    if cluster.kind == KG.Person:
        offices = sorted({o for m in cluster.mentions for o in _titles(document, m)})
        day = document.article.published
        return lookup.link_person(cluster.name, codes, offices, day and day[:10])
    if cluster.kind == KG.Organization:
        return _organization(cluster, codes)
    if cluster.kind == KG.Place:
        return _place(cluster, codes)
    return Link(cluster.wikidata, f"name of the country with code {cluster.country}") if cluster.wikidata else None


def _titles(document: Document, mention: Mention) -> list[str]:
    """Return the title that stands right before a name, the longest."""
    tokens = document.doc.char_span(*mention.span, alignment_mode="expand")
    if tokens is None:
        return []
    first = tokens.start
    for length in range(REACH, 0, -1):
        before = document.doc[max(first - length, 0) : first]
        if len(before) and "\n" not in before.text and lookup.title_kind(before.text) is not None:
            return [before.text]
    return []


def _organization(cluster: Cluster, codes: frozenset[str]) -> Link | None:
    rows = {row.qid: row for form in (cluster.name, *cluster.aliases) for row in lookup.organization(form)}
    fitting = [r for r in rows.values() if r.country is None or r.country in codes or r.kind in WORLDWIDE]
    if len(rows) != 1 or not fitting or not fitting[0].qid:
        return None
    return Link(fitting[0].qid, _one_sense(fitting[0], "Organization", codes))


def _place(cluster: Cluster, codes: frozenset[str]) -> Link | None:
    former = lookup.historic_state(cluster.name)
    if former is not None and former.qid:
        return Link(former.qid, f"name of a former state, {former.start or '?'} to {former.end}")
    fitting = _fitting(cluster, codes)
    if len(fitting) != 1 or not fitting[0].qid:
        return None
    return Link(fitting[0].qid, _one_sense(fitting[0], "Place", codes))


def _one_sense(row: OrganizationRow | PlaceRow, kind: str, codes: frozenset[str]) -> str:
    """Return why a row is the thing: its name means nothing else, or nothing else in the countries of the article."""
    where = f" in {row.country}, a country of the article" if row.country in codes else ""
    return f"name has one sense{where}, class {kind}, {row.source or 'gazetteer'}"


def _located(cluster: Cluster, codes: frozenset[str], neighbours: "_Neighbours") -> Cluster:
    """Return a place with the country it lies in; a contested one with what the policy says, and under the name that the text gives."""
    policy = lookup.territory(cluster.name)
    if cluster.kind == KG.Country:
        return replace(cluster, name=_as_named(cluster)) if policy else cluster
    if cluster.kind != KG.Place:
        return cluster
    of_rows = [row.country for row in _fitting(cluster, codes)]
    if policy is not None and (not of_rows or any(c is None or c in policy.claimants for c in of_rows)):
        said = neighbours.country_after(cluster) if policy.country == AS_TEXT else None
        return replace(cluster, country=said if policy.country in (AS_TEXT, NOWHERE) else policy.country)
    found = {country for country in of_rows if country}
    return replace(cluster, country=found.pop() if len(found) == 1 else None)


def _fitting(cluster: Cluster, codes: frozenset[str]) -> tuple[PlaceRow, ...]:
    """Return the places of a name; of several, those in a country of the article."""
    rows = lookup.place(cluster.name)
    return tuple(r for r in rows if r.country in codes) or rows


def _as_named(cluster: Cluster) -> str:
    """Return the noun that the text first names a country with, if it has one."""
    return next((m.text for m in cluster.mentions if lookup.is_land_noun(m.text)), cluster.name)


class _Neighbours:
    """What stands where in the text, to see in which country a place is said to lie: "Sevastopol, Crimea, Ukraine"."""

    def __init__(self, document: Document, clusters: list[Cluster]) -> None:
        self._text = document.article.text
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
