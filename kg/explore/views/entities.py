"""People, organizations, countries, places and the unnamed, with their links out."""

import re
from dataclasses import replace
from typing import Final
from urllib.parse import unquote, urlsplit

from rdflib import SDO, SKOS, URIRef

from kg.explore.values import Entity, Outside, Profile, Ref, Role
from kg.explore.views.nodes import Nodes
from kg.terms import KG

_DEGREES: Final = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{1,20})?")
_WIKIDATA: Final = re.compile(r"https?://www\.wikidata\.org/entity/(Q[0-9]+)")


def entity(nodes: Nodes, iri: str) -> Entity:
    """Return a thing that articles name."""
    ref = nodes.ref(iri)
    names = (nodes.value(iri, SDO.name), *nodes.values(iri, SKOS.altLabel))
    return Entity(
        ref=ref,
        names=tuple(name for name in dict.fromkeys(names) if name and name != ref.label),
        roles=tuple(_role(nodes, role) for role in nodes.ends(iri, KG.hasRole)),
        affiliations=nodes.refs(iri, KG.affiliation),
        country=nodes.refs(iri, KG.inCountry),
        latitude=_degrees(nodes.value(iri, SDO.latitude), 90),
        longitude=_degrees(nodes.value(iri, SDO.longitude), 180),
        outside=_outside(nodes, iri),
        why=nodes.values(iri, KG.linkEvidence),
        rules=nodes.values(iri, KG.rule),
        passages=nodes.passages(iri, KG.evidence),
    )


def profile(nodes: Nodes, iri: str, article: str = "") -> Profile:
    """Return a thing with what it says and does, in all articles or in one."""
    found = entity(nodes, iri)
    if article:
        found = replace(found, passages=tuple(p for p in found.passages if p.article.iri == article))

    def told(*predicates: URIRef) -> tuple[Ref, ...]:
        refs = dict.fromkeys(ref for predicate in predicates for ref in nodes.back(iri, predicate))
        return tuple(ref for ref in refs if not article or article in nodes.values(ref.iri, KG.inArticle))

    about = told(KG.actor, KG.target, KG.object, KG.place)
    offers = told(KG.proposedBy, KG.addressedTo, KG.conveyedBy)
    return Profile(
        entity=found,
        says=told(KG.speaker),
        said_of=tuple(ref for ref in told(KG.about) if ref.kind == "claim"),
        events=tuple(ref for ref in about if ref.kind == "event"),
        proposals=tuple(ref for ref in offers if ref.kind == "proposal"),
    )


def _role(nodes: Nodes, iri: str) -> Role:
    return Role(nodes.ref(iri), nodes.refs(iri, KG.roleIn), nodes.value(iri, KG.asOf))


def _outside(nodes: Nodes, iri: str) -> tuple[Outside, ...]:
    """Return the pages of Wikidata and Wikipedia about a thing; an address that is no page of the web is no link."""
    links = (*nodes.values(iri, SKOS.exactMatch), *nodes.values(iri, SDO.sameAs))
    return tuple(link for address in dict.fromkeys(links) if (link := outside(address)))


def outside(address: str) -> Outside | None:
    """Return a link to a page of the web, called by the place that it is in; None for any other address.

    >>> outside("http://www.wikidata.org/entity/Q43723")
    Outside(url='https://www.wikidata.org/wiki/Q43723', name='Wikidata Q43723')
    >>> outside("https://en.wikipedia.org/wiki/Kofi_Annan").name
    'Wikipedia: Kofi Annan'
    >>> outside("javascript:alert(1)")
    """
    wikidata = _WIKIDATA.fullmatch(address)
    if wikidata:
        return Outside(f"https://www.wikidata.org/wiki/{wikidata[1]}", f"Wikidata {wikidata[1]}")
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    if parts.hostname.endswith(".wikipedia.org") and parts.path.startswith("/wiki/"):
        title = unquote(parts.path.removeprefix("/wiki/")).replace("_", " ")
        return Outside(address, f"Wikipedia: {title}")
    return Outside(address, parts.hostname)


def _degrees(text: str, most: int) -> float | None:
    """Return a latitude or longitude, or None for what is none."""
    found = float(text) if _DEGREES.fullmatch(text) else None
    return found if found is not None and abs(found) <= most else None
