"""What stands before every page: who may ask, how often, and what a browser may do with the answer."""

import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Names of this machine alone. Any other in a request is a page elsewhere whose name was made to point here.
NAMES: Final = ("127.0.0.1", "localhost", "[::1]")
#: Nothing from elsewhere, nothing inline, nothing in a frame.
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: On the page of the query editor, which lays out its columns with styles of its own.
STYLED: Final = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
HEADERS: Final = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
#: The longest address that is read, in characters: that of a long query.
LONGEST: Final = 16_000


@dataclass(frozen=True)
class Rate:
    """A limit: requests a second in the long run, and requests at once."""

    steady: float
    burst: int


class Bucket:
    """Counts requests against a rate; `clock` gives seconds."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate, self._clock = rate, clock
        self._left, self._last = float(rate.burst), clock()

    def take(self) -> float:
        """Take one; return 0, or the seconds until there is one again."""
        now = self._clock()
        self._left = min(self._rate.burst, self._left + (now - self._last) * self._rate.steady)
        self._last = now
        if self._left < 1:
            return (1 - self._left) / self._rate.steady
        self._left -= 1
        return 0.0


#: All pages together; a person who clicks never meets it, a program that forgets to wait does.
PAGES: Final = Rate(steady=100, burst=400)


class Guard:
    """Passes on what a browser on this machine asks; all else gets a short answer that says why not."""

    def __init__(self, app: App, hosts: Iterable[str], bucket: Bucket | None = None) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._bucket = bucket or Bucket(PAGES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            refused = self._refused(scope)
            answering: App = refused or self._app
            await answering(scope, receive, _with_headers(send))
        else:  # a web socket: there are none here
            await send({"type": "websocket.close", "code": 1008})

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.getlist("host")[1:] or headers.get("host", "").lower() not in self._hosts:
            return _told("This server answers only to its own address on this machine.", 421)
        if _is_foreign(headers):
            return _told("Pages of other sites may link here, and nothing more.", 403)
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > LONGEST:
            return _told("This address is too long; send a long query by POST.", 414)
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return _told("This server only reads: GET, HEAD, and POST for queries.", 405, {"allow": "GET, HEAD, POST"})
        wait = self._bucket.take()
        if wait:
            return _told("Too many requests; wait a moment.", 429, {"retry-after": str(int(wait) + 1)})
        return None


def hosts(port: int) -> frozenset[str]:
    """Return what the Host header of a request to this machine may be."""
    bare = NAMES if port == 80 else ()
    return frozenset({f"{name}:{port}" for name in NAMES} | set(bare))


def _is_foreign(headers: Headers) -> bool:
    """Say whether a page of another site asks, other than by a link that somebody follows."""
    site, mode = headers.get("sec-fetch-site", "none"), headers.get("sec-fetch-mode", "navigate")
    if site in ("none", "same-origin"):
        return False
    return mode != "navigate" or headers.get("sec-fetch-dest", "document") != "document"


def _told(text: str, status: int, headers: dict[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{text}\n", status, headers)


def _with_headers(send: Send) -> Send:
    """Return `send` so that every answer carries the headers above, unless it has its own."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
