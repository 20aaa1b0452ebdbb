"""HTTP to a store: who asks, how often a request is tried again, and what is said when it fails."""

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Final

import httpx

from kg.errors import StoreError
from kg.store.endpoints import Login, shown
from kg.store.protocol import RefusedError

#: Seconds to wait before each further try.
PAUSES: Final = (0.5, 1.0, 2.0, 4.0)
#: The longest that a store may ask us to wait, in seconds.
PATIENCE: Final = 30.0
#: Answers of a store that may be better in a while.
PASSING: Final = frozenset((408, 425, 429, 500, 502, 503, 504))
#: Seconds until a connection, or the next bytes of an answer, must be there.
CONNECT, READ = 10.0, 120.0
#: Answers that speak of the store, not of what was sent to it.
REASONS: Final[Mapping[int, str]] = {
    403: "does not let this user do that (403)",
    404: "there is no such store (404); check the address",
    405: "does not take graphs at this address (405); check it",
    415: "does not take Turtle at this address (415); check it",
    501: "does not take graphs at this address (501); check it",
    502: "does not answer (502)",
    503: "does not answer (503)",
    504: "does not answer (504)",
    507: "is full (507)",
}


@dataclass(frozen=True)
class Request:
    """What is sent: where, the parameters of the address, a body with its type or the fields of a form.

    `timeout` is in seconds, for all of it; `passing` are the answers that have it sent again.
    """

    method: str
    url: str
    params: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    form: Mapping[str, str] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout: float | None = None
    passing: frozenset[int] = PASSING


class Client:
    """Sends requests, several at once if need be. A request may be sent again: all that are sent here can bear that."""

    def __init__(self, login: Login | None, sleep: Callable[[float], None] = time.sleep) -> None:
        self._login = login
        self._sleep = sleep
        self._client = httpx.Client(auth=_Challenged(login) if login else None)

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def send(self, request: Request, allowed: frozenset[int] = frozenset()) -> httpx.Response:
        """Return a successful answer, or one of an `allowed` status.

        Raise RefusedError when the store does not take what was sent, StoreError when the store itself cannot be used.
        """
        name = shown(request.url)
        for pause in (*PAUSES, None):
            try:
                response = self._once(request)
            except httpx.HTTPError as error:
                if pause is None or _is_hopeless(error, request):
                    raise StoreError(f"{name}: {_why(error, request)}") from error
                self._sleep(pause)
                continue
            if response.status_code not in request.passing or pause is None:
                break
            self._sleep(_asked_pause(response) or pause)
        if response.is_success or response.status_code in allowed:
            return response
        raise self._error(name, response)

    def _once(self, request: Request) -> httpx.Response:
        """Send a request, and read the whole answer within the time that it has."""
        end = time.monotonic() + request.timeout if request.timeout else None
        url = httpx.URL(request.url).copy_merge_params(dict(request.params))
        made = self._client.build_request(
            request.method,
            url,
            content=request.body,
            data=request.form,
            headers=request.headers,
            timeout=httpx.Timeout(request.timeout or READ, connect=CONNECT),
        )
        response = self._client.send(made, stream=True)
        try:
            parts = []
            for part in response.iter_raw():
                parts.append(part)
                if end and time.monotonic() > end:
                    raise httpx.ReadTimeout("too slow", request=made)
        finally:
            response.close()
        headers = response.headers
        return httpx.Response(response.status_code, headers=headers, content=b"".join(parts), request=made)

    def _error(self, name: str, response: httpx.Response) -> StoreError:
        status = response.status_code
        if status == 401:
            if self._login:
                return StoreError(f"{name}: wrong user or password (401)")
            return StoreError(f"{name}: asks for a user and a password (401); give --user, and KG_STORE_PASSWORD")
        if response.is_redirect:
            target = shown(str(httpx.URL(response.request.url).join(response.headers["location"])))
            return StoreError(f"{name}: has moved to {target}; give that address")
        if status in REASONS:
            return StoreError(f"{name}: {REASONS[status]}")
        return RefusedError(f"{name}: refused ({status}): {first_line(response)}", status)


class _Challenged(httpx.Auth):
    """Tells user and password only when a store asks for them, in the way it asks for, and from then on unasked."""

    def __init__(self, login: Login) -> None:
        self._ways: dict[str, httpx.Auth] = {
            "basic": httpx.BasicAuth(login.user, login.password),
            "digest": httpx.DigestAuth(login.user, login.password),
        }
        self._way: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self._way is None:
            response = yield request
            if response.status_code != 401:
                return
            asked = response.headers.get("www-authenticate", "").lower()
            self._way = next((way for name, way in reversed(self._ways.items()) if name in asked), None)
        if self._way is not None:
            yield from self._way.auth_flow(request)


def first_line(response: httpx.Response) -> str:
    """Return the first line of an answer that says something, shortened."""
    lines = (line.strip() for line in response.text.splitlines())
    return next((line[:200] for line in lines if line), "no reason given")


def _is_hopeless(error: httpx.HTTPError, request: Request) -> bool:
    """Say whether a further try cannot help: a broken address, or a question whose time is up."""
    timed_out = isinstance(error, httpx.TimeoutException) and request.timeout is not None
    return timed_out or isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError)


def _why(error: httpx.HTTPError, request: Request) -> str:
    match error:
        case httpx.ConnectTimeout():
            return "does not answer: no connection in time"
        case httpx.TimeoutException():
            return f"no answer within {request.timeout or READ:g} seconds"
        case httpx.ConnectError():
            return f"does not answer: {str(error).lower().removeprefix('[errno 111] ')}"
        case _:
            return f"breaks off: {str(error).lower().rstrip('.') or type(error).__name__}"


def _asked_pause(response: httpx.Response) -> float | None:
    """Return the seconds that a store asks us to wait, within reason."""
    asked = response.headers.get("retry-after", "")
    return min(float(asked), PATIENCE) if asked.isascii() and asked.isdigit() else None
