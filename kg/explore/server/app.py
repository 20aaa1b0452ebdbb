"""The routes of the server: pages, files of the look, and the endpoint."""

import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.explore import render
from kg.explore.server import pages
from kg.explore.server.guard import App, Bucket, Guard, Rate
from kg.explore.server.links import PAGES
from kg.explore.server.pool import Pool
from kg.explore.server.protocol import Endpoint
from kg.explore.server.site import Opened, Site

#: The longest that a query may take, and the largest answer, in seconds and bytes.
SECONDS: Final = 10.0
MOST: Final = 20_000_000
#: Queries; a person who writes them never meets it.
QUERIES: Final = Rate(steady=5, burst=30)
_KINDS: Final = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "json": "application/json",
    "txt": "text/plain; charset=utf-8",
}


def create(opened: Opened, hosts: Iterable[str], *, seconds: float = SECONDS, most: int = MOST) -> App:
    """Return the server as an ASGI application, which answers only to `hosts`."""
    site = Site(opened)
    pool = Pool(opened.source.store)
    endpoint = Endpoint(pool, seconds, most, Bucket(QUERIES))

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        site.begin()
        threading.Thread(target=render.warm, daemon=True).start()
        try:
            yield
        finally:
            pool.close()
            site.end()

    async def answered(request: Request) -> Response:
        return await endpoint(request)

    routes: list[BaseRoute] = [
        Route("/sparql", answered, methods=["GET", "POST"]),
        Route("/static/{name:path}", _file),
        *(Route(PAGES[name], page) for name, page in pages.routes(site, endpoint).items()),
        *pages.nodes(site),
    ]
    made = Starlette(routes=routes, lifespan=lifespan, exception_handlers={HTTPException: pages.error})
    return Guard(made, hosts)


async def _file(request: Request) -> Response:
    """Return a file of the look."""
    name = request.path_params["name"]
    try:
        data = render.asset(name)
    except (OSError, ValueError) as error:
        raise HTTPException(404) from error
    kind = _KINDS.get(name.rpartition(".")[2], "application/octet-stream")
    return Response(data, media_type=kind, headers={"cache-control": "max-age=3600"})
