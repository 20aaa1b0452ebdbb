"""Somebody or something that several articles name: what it says and does, and what is said of it."""

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from rdflib import SDO

from kg.explore.links import article_of
from kg.explore.pages import Known, KnownThing
from kg.explore.values import Headline, Pin, Ref
from kg.explore.views import network
from kg.explore.views.article import THINGS, headline
from kg.explore.views.claims import claim
from kg.explore.views.entities import profile
from kg.explore.views.events import event
from kg.explore.views.nodes import Nodes
from kg.explore.views.proposals import proposal
from kg.terms import KG

#: The most of each kind that a page shows; the pages of the articles have the rest.
MOST: Final = 60
_Kind = TypeVar("_Kind")


def known(nodes: Nodes) -> tuple[Known, ...]:
    """Return what belongs to no single article, those of one class together, the most often named first."""
    found: dict[str, Known] = {}
    for rank, kind in enumerate(THINGS):
        for iri in nodes.of_class(kind):
            ref = nodes.ref(iri)
            if iri not in found and not article_of(ref.key):
                found[iri] = Known(ref, len(nodes.values(iri, KG.inArticle)), rank)
    return tuple(sorted(found.values(), key=lambda one: (one.rank, -one.articles, one.ref.label, one.ref.iri)))


def thing(nodes: Nodes, iri: str) -> KnownThing:
    """Return the page of a thing."""
    me = profile(nodes, iri)
    says, about = _newest(nodes, me.says, claim), _newest(nodes, me.said_of, claim)
    events, offers = _newest(nodes, me.events, event), _newest(nodes, me.proposals, proposal)
    here = me.entity
    pin = (
        ()
        if here.latitude is None or here.longitude is None
        else (Pin(here.ref, here.latitude, here.longitude, me.events),)
    )
    ties = network.ties((*says, *about), events, offers, (me,))
    return KnownThing(
        profile=me,
        says=says,
        said_of=about,
        events=events,
        proposals=offers,
        pins=pin,
        network=network.network(ties, around=me.entity.ref),
        articles=tuple(_headlines(nodes, nodes.values(iri, KG.inArticle))),
    )


def _newest(nodes: Nodes, refs: Iterable[Ref], made: Callable[[Nodes, str], _Kind]) -> tuple[_Kind, ...]:
    """Return the values of the latest of some nodes, by the day on which their articles were published."""
    return tuple(made(nodes, ref.iri) for ref in newest(nodes, refs)[:MOST])


def newest(nodes: Nodes, refs: Iterable[Ref]) -> list[Ref]:
    """Return nodes, those of the latest articles first, those of one article in the order of its text."""
    days: dict[str, str] = {}

    def day(ref: Ref) -> str:
        article = nodes.value(ref.iri, KG.inArticle)
        if article not in days:
            days[article] = nodes.value(article, SDO.datePublished)
        return days[article]

    return sorted(refs, key=day, reverse=True)


def _headlines(nodes: Nodes, articles: Iterable[str]) -> list[Headline]:
    found = [headline(nodes, iri) for iri in articles]
    return sorted(found, key=lambda one: one.published.earliest or one.published.edtf, reverse=True)
