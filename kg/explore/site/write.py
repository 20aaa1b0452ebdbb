"""Graphs -> the files of a folder, one after the other: pages, and what they need."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final, TypeVar

import pyoxigraph as ox
from rdflib import URIRef

from kg.explore import reading, render
from kg.explore.draw import worldmap
from kg.explore.pages import Known, Listed
from kg.explore.site.links import PAGES, STATIC, SiteLinks, article_file, numbered, thing_file
from kg.explore.values import Pin, Ref
from kg.explore.views import article, thing
from kg.explore.views.claims import claim
from kg.explore.views.entities import entity
from kg.explore.views.events import event
from kg.explore.views.figures import figure
from kg.explore.views.nodes import Nodes
from kg.explore.views.proposals import negotiations, proposal
from kg.terms import KG

#: The number of claims, events or figures on one page of a list.
PAGE: Final = 100
_USED: Final = (
    "fonts",
    "cytoscape",
    "icon.svg",
    "fonts.css",
    "look.css",
    "look.js",
    "article.css",
    "article.js",
    "graph.js",
)
_Kind = TypeVar("_Kind")

File = tuple[str, bytes]
"""A path below the folder, with slashes, and what stands in it."""


def pages(store: ox.Store) -> Iterator[File]:
    """Yield the files of the pages of all articles in a store; nothing is kept between two pages."""
    yield from _static()
    nodes = Nodes(store)
    known = thing.known(nodes)
    links = SiteLinks(frozenset(one.ref.key for one in known))
    yield from _lists(nodes, links, known)
    below = SiteLinks(links.things, "../")
    for iri in article.articles(nodes):
        found = article.article(Nodes(store), iri)
        yield _file(article_file(found.headline.ref.key), reading.page(found, below))
    for one in known:
        yield _file(thing_file(one.ref.key), _thing(Nodes(store), one.ref.iri, below))


def _static() -> Iterator[File]:
    """Yield what pages of a folder use; what only the server's pages use stays behind."""
    place = resources.files("kg.explore").joinpath(STATIC)
    for name in _USED:
        yield from ((f"{STATIC}/{path}", file.read_bytes()) for path, file in _walk(place.joinpath(name), name))


def _walk(file: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if file.is_file():
        yield name, file
        return
    for inner in sorted(file.iterdir(), key=lambda inner: inner.name):
        yield from _walk(inner, f"{name}/{inner.name}")


def _lists(nodes: Nodes, links: SiteLinks, known: Sequence[Known]) -> Iterator[File]:
    yield _file(
        PAGES["articles"], render.page("site/articles.html", links, here="articles", articles=list(_listed(nodes)))
    )
    yield _file(PAGES["things"], render.page("site/names.html", links, here="things", known=known))
    yield from _numbered("claims", links, _all(nodes, KG.Claim, _outermost), lambda ref: claim(nodes, ref.iri))
    yield from _numbered(
        "events", links, _all(nodes, KG.Event), lambda ref: event(nodes, ref.iri), drawn=_map(nodes, known)
    )
    yield from _numbered("figures", links, _all(nodes, KG.Figure), lambda ref: figure(nodes, ref.iri))
    offers = [proposal(nodes, ref.iri) for ref in _all(nodes, KG.Proposal)]
    yield from _numbered("proposals", links, negotiations(tuple(offers)), lambda chain: chain)


def _listed(nodes: Nodes) -> Iterator[Listed]:
    """Yield the articles with the counts of what was found in them."""
    counts = {
        kind: Counter(nodes.value(iri, KG.inArticle) for iri in nodes.of_class(kind))
        for kind in (KG.Claim, KG.Event, KG.Proposal)
    }
    for iri in article.articles(nodes):
        yield Listed(
            article.headline(nodes, iri), counts[KG.Claim][iri], counts[KG.Event][iri], counts[KG.Proposal][iri]
        )


def _all(nodes: Nodes, kind: URIRef, wanted: Callable[[Nodes, str], bool] | None = None) -> list[Ref]:
    """Return the nodes of a class, those of the latest articles first."""
    refs = [nodes.ref(iri) for iri in nodes.of_class(kind) if wanted is None or wanted(nodes, iri)]
    return thing.newest(nodes, refs)


def _outermost(nodes: Nodes, iri: str) -> bool:
    return not nodes.ends(iri, KG.embeddedIn)


def _numbered(
    name: str, links: SiteLinks, refs: Sequence[_Kind], made: Callable[[_Kind], object], **values: object
) -> Iterator[File]:
    """Yield the pages of a list."""
    parts = [refs[begin : begin + PAGE] for begin in range(0, len(refs), PAGE)] or [()]
    files = [numbered(name, number) for number in range(1, len(parts) + 1)]
    for at, part in enumerate(parts):
        found = [one for one in map(made, part) if one is not None]
        text = render.page(
            f"site/{name}.html",
            links,
            here=name,
            found=found,
            total=len(refs),
            files=files,
            at=at,
            styles=reading.STYLES,
            **values,
        )
        yield _file(files[at], text)


def _map(nodes: Nodes, known: Iterable[Known]) -> worldmap.Map:
    """Return a map with all places that have coordinates and events."""
    pins = []
    for one in known:
        here = entity(nodes, one.ref.iri)
        if here.latitude is not None and here.longitude is not None:
            pins.append(Pin(here.ref, here.latitude, here.longitude, nodes.back(one.ref.iri, KG.place)))
    return worldmap.draw([pin for pin in pins if pin.events])


def _thing(nodes: Nodes, iri: str, links: SiteLinks) -> str:
    found = thing.thing(nodes, iri)
    return render.page(
        "site/name.html",
        links,
        page=found,
        drawn=worldmap.draw(found.pins),
        here="things",
        styles=reading.STYLES,
        scripts=reading.SCRIPTS[:2] if found.network.edges else (),
    )


def _file(name: str, text: str) -> File:
    return name, text.encode()
