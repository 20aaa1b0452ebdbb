"""The pages of the server: what is asked in, HTML out. Each is made in a thread, so that one that takes long keeps nobody waiting."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from kg.errors import StoreError
from kg.explore import reading, render
from kg.explore.draw import worldmap
from kg.explore.links import article_of
from kg.explore.lists import around, articles, claims, events, figures, proposals, search, thing, things, unused
from kg.explore.lists.asked import Asked
from kg.explore.server import guard, questions, showing
from kg.explore.server.links import LINKS
from kg.explore.server.protocol import Endpoint
from kg.explore.server.site import Site
from kg.explore.views.alone import alone
from kg.explore.views.article import article
from kg.explore.views.nodes import Nodes

Page = Callable[[Site, Asked], str]
Handler = Callable[[Request], Awaitable[Response]]

#: The most values of a property that are read of a node which all articles may share.
MOST: Final = 60
#: Seconds after which a page that waits for the index asks again.
AGAIN: Final = 2
_PASSAGE: Final = re.compile(r"([A-Za-z0-9_-]+)_offset_([0-9]{1,15})_([0-9]{1,15})")
STYLES: Final = ("article.css", "lists.css")
SCRIPTS: Final = ("lists.js",)
GRAPH: Final = ("cytoscape/cytoscape.min.js", "graph.js", "around.js")


def routes(site: Site, endpoint: Endpoint) -> Mapping[str, Handler]:
    """Return the handlers of the pages, by the names that links have for them."""
    made: dict[str, Page] = {
        "articles": _articles,
        "things": _things,
        "claims": _claims,
        "events": _events,
        "proposals": _proposals,
        "figures": _figures,
        "search": _search,
        "unused": _unused,
        "network": _network,
    }

    async def query(request: Request) -> Response:
        asked = Asked(dict(request.query_params))
        styled = {"content-security-policy": guard.STYLED}
        return await _answered(site, lambda: HTMLResponse(questions.page(site, asked, endpoint), headers=styled))

    return {"sparql": query, **{name: _handler(site, page) for name, page in made.items()}}


def nodes(site: Site) -> list[BaseRoute]:
    """Return the routes of nodes, which have addresses of their own."""

    async def around_it(request: Request) -> Response:
        return await _answered(site, lambda: _json(site, request.path_params["key"]))

    async def node(request: Request) -> Response:
        return await _answered(site, lambda: _node(site, request.path_params["key"]))

    return [Route("/id/{key}/around.json", around_it), Route("/id/{key}", node)]


async def error(_: Request, failure: Exception) -> Response:
    """Say in a page that something is not there, or may not be asked so."""
    status = failure.status_code if isinstance(failure, HTTPException) else 500
    html = render.page("lists/missing.html", LINKS, styles=STYLES, status=status)
    return HTMLResponse(html, status, headers=failure.headers if isinstance(failure, HTTPException) else None)


def _handler(site: Site, page: Page) -> Handler:
    async def answered(request: Request) -> Response:
        asked = Asked(dict(request.query_params))
        return await _answered(site, lambda: HTMLResponse(page(site, asked)))

    return answered


async def _answered(site: Site, made: Callable[[], Response]) -> Response:
    """Return what is made, or, until the index is there, a page that says so and asks again."""
    if not site.ready:
        progress = site.progress
        html = render.page("lists/waiting.html", LINKS, styles=STYLES, progress=progress)
        headers = {} if progress.failed else {"refresh": str(AGAIN), "retry-after": str(AGAIN)}
        return HTMLResponse(html, 500 if progress.failed else 503, headers)
    try:
        return await run_in_threadpool(made)
    except StoreError as failure:
        raise HTTPException(503) from failure


def _shown(template: str, here: str, page: object, asked: Asked, **values: object) -> str:
    common = {"styles": STYLES, "scripts": SCRIPTS, "asked": asked.given, "searched": ""}
    return render.page(f"lists/{template}.html", LINKS, **{**common, "here": here, "page": page, **values})


def _nodes(site: Site) -> Nodes:
    return Nodes(site.opened.store, MOST)


def _articles(site: Site, asked: Asked) -> str:
    return _shown("articles", "articles", articles.page(site.index, _nodes(site), asked), asked, name=site.opened.name)


def _things(site: Site, asked: Asked) -> str:
    return _shown("things", "things", things.page(site.index, asked), asked)


def _claims(site: Site, asked: Asked) -> str:
    return _shown("claims", "claims", claims.page(site.index, _nodes(site), asked), asked)


def _events(site: Site, asked: Asked) -> str:
    page = events.page(site.index, _nodes(site), asked)
    return _shown("events", "events", page, asked, drawn=worldmap.draw(page.pins))


def _proposals(site: Site, asked: Asked) -> str:
    return _shown("proposals", "proposals", proposals.page(site.index, _nodes(site), asked), asked)


def _figures(site: Site, asked: Asked) -> str:
    return _shown("figures", "figures", figures.page(site.index, _nodes(site), asked), asked)


def _search(site: Site, asked: Asked) -> str:
    page = search.page(site.index, asked)
    return _shown("search", "search", page, asked, searched=page.words)


def _unused(site: Site, asked: Asked) -> str:
    page = unused.page(site.index, _nodes(site), asked, site.opened.source.folder)
    return _shown("unused", "unused", page, asked)


def _network(site: Site, asked: Asked) -> str:
    found = site.index.find(asked.text("node"))
    if found is None:
        raise HTTPException(404)
    values = {"ref": things.ref(found), "scripts": GRAPH}
    return _shown("network", "", around.network(site.index, found), asked, **values)


def _json(site: Site, key: str) -> Response:
    found = site.index.find(key)
    if found is None:
        raise HTTPException(404)
    return JSONResponse(render.graph(around.network(site.index, found), LINKS))


def _node(site: Site, key: str) -> Response:
    """Return the page of a node; passages, offices and terms are shown where they belong."""
    found = site.index.find(key)
    if found is None:
        passage = _PASSAGE.fullmatch(key)
        if not passage or not site.index.find(passage[1]):
            raise HTTPException(404)
        return RedirectResponse(f"/id/{passage[1]}#at-{int(passage[2])}-{int(passage[3])}", 303)
    if found.kind == "article":
        page = article(Nodes(alone(site.opened.store, found.iri)), found.iri)
        return HTMLResponse(reading.page(page, LINKS))
    if found.kind in ("role", "term"):
        owner = site.index.select(
            "SELECT item.key FROM link JOIN item ON item.id = link.source WHERE target = ? AND role = ?",
            [found.id, found.kind],
        )
        if not owner:
            raise HTTPException(404)
        return RedirectResponse(f"/id/{owner[0][0]}", 303)
    asked = Asked({})
    if found.kind in ("claim", "event", "figure", "proposal"):
        shown = showing.page(site.index, _nodes(site), found)
        return HTMLResponse(_shown("statement", "", shown, asked, scripts=GRAPH, of=article_of(key)))
    made = thing.page(site.index, _nodes(site), found)
    return HTMLResponse(_shown("thing", "things", made, asked, scripts=GRAPH))
