"""One article: its text with all that was found in it."""

from collections.abc import Iterable, Iterator
from typing import Final

from rdflib import PROV, SDO, URIRef

from kg.explore.pages import ArticlePage, Left
from kg.explore.values import Claim, Event, Figure, Headline, Passage, Pin, Profile, Proposal, Ref
from kg.explore.views import dates, network, text
from kg.explore.views.claims import claim, outermost
from kg.explore.views.entities import outside, profile
from kg.explore.views.events import event
from kg.explore.views.figures import figure
from kg.explore.views.nodes import Nodes
from kg.explore.views.proposals import negotiations, proposal
from kg.terms import KG, NIF

#: The classes of what an article names, in the order of a page.
THINGS: Final = (KG.Person, KG.Organization, KG.Country, KG.Place, KG.AnonymousSource, KG.UnnamedActor, KG.Item)


def articles(nodes: Nodes) -> tuple[str, ...]:
    """Return the IRIs of all articles, the latest first; those without a date last."""
    found = ((nodes.value(iri, SDO.datePublished), iri) for iri in nodes.of_class(KG.Article))
    dated = sorted(found, key=lambda pair: pair[1])
    return tuple(iri for _, iri in sorted(dated, key=lambda pair: pair[0], reverse=True))


def headline(nodes: Nodes, iri: str) -> Headline:
    """Return an article as a list names it."""
    published = nodes.value(iri, SDO.datePublished)
    return Headline(
        ref=nodes.ref(iri),
        published=dates.when(published[:10]) if published else dates.when(),
        publisher=nodes.value(iri, SDO.publisher),
        authors=nodes.values(iri, SDO.author),
        url=nodes.value(iri, SDO.url),
        language=nodes.value(iri, SDO.inLanguage),
    )


def article(nodes: Nodes, iri: str, left: tuple[Left, ...] | None = None) -> ArticlePage:
    """Return the page of an article; `left` is what was not used of it, where that is known."""
    every = [claim(nodes, found) for found in nodes.of_class(KG.Claim, iri)]
    events = tuple(event(nodes, found) for found in nodes.of_class(KG.Event, iri))
    figures = tuple(filter(None, (figure(nodes, found) for found in nodes.of_class(KG.Figure, iri))))
    proposals = tuple(proposal(nodes, found) for found in nodes.of_class(KG.Proposal, iri))
    profiles = _profiles(nodes, iri)
    marks = list(_marks(iri, profiles, every, events, (figures, proposals)))
    passages = [Passage(nodes.ref(iri), mark.begin, mark.end, "", "", "") for mark in marks]
    title, paragraphs = text.laid_out(
        nodes.value(iri, NIF.isString), marks, passages, nodes.value(iri, SDO.headline) or nodes.ref(iri).label
    )
    return ArticlePage(
        headline=headline(nodes, iri),
        source=outside(nodes.value(iri, SDO.url)),
        title=title,
        paragraphs=paragraphs,
        profiles=profiles,
        claims=outermost(every),
        events=events,
        figures=figures,
        proposals=negotiations(proposals),
        pins=_pins(profiles, events),
        network=network.network(network.ties(every, events, proposals, profiles)),
        made_by=tuple(ref.label for ref in nodes.refs(iri, PROV.wasAttributedTo)),
        inferred=nodes.values(iri, KG.inferred),
        left=left,
    )


def _profiles(nodes: Nodes, article: str) -> tuple[Profile, ...]:
    """Return the things that an article names, those of one class together, the most often named first."""
    seen: dict[str, URIRef] = {}
    for kind in THINGS:
        for iri in nodes.of_class(kind, article):
            seen.setdefault(iri, kind)
    found = [profile(nodes, iri, article) for iri in seen]
    order = {kind: rank for rank, kind in enumerate(THINGS)}
    return tuple(sorted(found, key=lambda p: (order[seen[p.entity.ref.iri]], -len(p.entity.passages), p.entity.ref)))


def _marks(
    article: str,
    profiles: Iterable[Profile],
    claims: Iterable[Claim],
    events: Iterable[Event],
    others: tuple[Iterable[Figure], Iterable[Proposal]],
) -> Iterator[text.Mark]:
    """Yield the stretches of the text that anything rests on."""
    figures, proposals = others
    told: list[tuple[Ref, tuple[Passage, ...]]] = [(found.entity.ref, found.entity.passages) for found in profiles]
    told += [(found.ref, found.passages) for found in claims]
    told += [(found.ref, found.passages) for found in events]
    told += [(found.ref, found.passages) for found in figures]
    for offer in proposals:
        told += [(offer.ref, offer.passages), *((term.ref, term.passages) for term in offer.terms)]
    for ref, passages in told:
        yield from text.marks(ref, (passage for passage in passages if passage.article.iri == article))


def _pins(profiles: Iterable[Profile], events: Iterable[Event]) -> tuple[Pin, ...]:
    """Return the places with coordinates, and the events that are there."""
    pins = []
    for here in (found.entity for found in profiles):
        if here.latitude is not None and here.longitude is not None:
            there = tuple(event.ref for event in events if here.ref in event.places)
            pins.append(Pin(here.ref, here.latitude, here.longitude, there))
    return tuple(pins)
