"""A store that speaks HTTP and fails as it is told to."""

import base64
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

GRAPH = "https://data.example/graph"
TRIPLE = ox.Triple(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("c"))
CUT = "cut"

Fault = int | str | tuple[int, dict[str, str], bytes]
"""A status, with headers and a body if need be; or "cut": the connection ends before the request is read."""


@dataclass
class Fake:
    """A store of the Graph Store Protocol that goes wrong as it is told: by the next `faults`, or `always`."""

    graphs: dict[str, bytes] = field(default_factory=dict)
    faults: deque[Fault] = field(default_factory=deque)
    always: Callable[[str, str, bytes], Fault | None] = lambda method, graph, body: None
    login: tuple[str, str] | None = None
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    address: str = ""

    def answer(self, method: str, graph: str, body: bytes) -> Fault:
        if method == "GET":
            return (200, {"Content-Type": "text/turtle"}, self.graphs[graph]) if graph in self.graphs else 404
        if method == "PUT":
            self.graphs[graph] = body
            return 204
        return 204 if self.graphs.pop(graph, None) is not None else 404


def handler(fake: Fake) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            graph = parse_qs(urlsplit(self.path).query).get("graph", [""])[0]
            fake.requests.append((self.command, self.headers["Authorization"]))
            fault = fake.faults.popleft() if fake.faults and self.command != "GET" else None
            if fault == CUT:
                self.rfile.read(10)  # in the midst of the body
                self.connection.close()
                self.close_connection = True
                return
            body = self.rfile.read(int(self.headers["Content-Length"] or 0))
            fault = fault or fake.always(self.command, graph, body) or self.refusal()
            self.reply(fault or fake.answer(self.command, graph, body))

        do_PUT = do_DELETE = do_POST = do_GET  # noqa: N815 - as above

        def refusal(self) -> Fault | None:
            if not fake.login:
                return None
            wanted = "Basic " + base64.b64encode(":".join(fake.login).encode()).decode()
            asks = {"WWW-Authenticate": 'Basic realm="store"'}
            return None if self.headers["Authorization"] == wanted else (401, asks, b"")

        def reply(self, fault: Fault) -> None:
            assert fault != CUT
            status, headers, body = fault if isinstance(fault, tuple) else (int(fault), {}, b"")
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
