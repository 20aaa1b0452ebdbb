"""Clusters -> clusters with Wikidata ids, where something beside the name speaks for the link.

A person needs an office or a country and dates that agree; a body or place the class and a name that means nothing else. NIL is a
good answer.
"""

from dataclasses import replace

from kg import lookup
from kg.entities.cluster import Cluster
from kg.model import Document, Mention
from kg.terms import KG

#: How many words before a name may be its title.
REACH = 4


def link(document: Document, clusters: list[Cluster]) -> list[Cluster]:
    """Return the clusters with ids and countries; two clusters never share an id."""
    codes = frozenset(c.country for c in clusters if c.kind == KG.Country and c.country)
    linked = [_linked(document, cluster, codes) for cluster in clusters]
    ids = [c.wikidata for c in linked if c.wikidata]
    return [replace(c, wikidata=None) if c.wikidata and ids.count(c.wikidata) > 1 else c for c in linked]


def _linked(document: Document, cluster: Cluster, codes: frozenset[str]) -> Cluster:
    if cluster.kind == KG.Person:
        offices = sorted({o for m in cluster.mentions for o in _titles(document, m)})
        day = document.article.published
        return replace(cluster, wikidata=lookup.link_person(cluster.name, codes, offices, day and day[:10]))
    if cluster.kind == KG.Organization:
        return _organization(cluster, codes)
    return _place(cluster, codes) if cluster.kind == KG.Place else cluster


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


def _organization(cluster: Cluster, codes: frozenset[str]) -> Cluster:
    rows = {row.qid: row for form in (cluster.name, *cluster.aliases) for row in lookup.organization(form)}
    fitting = [
        r for r in rows.values() if r.country is None or r.country in codes or r.kind in ("body", "medium", "company")
    ]
    ids = {r.qid for r in fitting if r.qid}
    return replace(cluster, wikidata=ids.pop()) if len(ids) == 1 and len(rows) == 1 else cluster


def _place(cluster: Cluster, codes: frozenset[str]) -> Cluster:
    """Return the place with the country it lies in and its id; of several places of one name, the one in a country of the article."""
    rows = lookup.place(cluster.name)
    near = [r for r in rows if r.country in codes]
    fitting = near or list(rows)
    countries = {r.country for r in fitting if r.country}
    ids = {r.qid for r in fitting if r.qid}
    return replace(
        cluster,
        country=countries.pop() if len(countries) == 1 else None,
        wikidata=ids.pop() if len(ids) == 1 and len(fitting) == 1 else None,
    )
