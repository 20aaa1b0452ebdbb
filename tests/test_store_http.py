"""A store behind HTTP that refuses, breaks down, breaks off, or is none: what is tried again, and what people are told."""

import base64
import logging
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
import stores

import kg.app.cli
from kg import store as kg_store
from kg.errors import QueryError, StoreError
from kg.store import endpoints, source
from kg.store.endpoints import Login
from kg.store.http import PAUSES, Client
from kg.store.protocol import RefusedError
from kg.store.remote import RemoteStore

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


@pytest.fixture
def fake() -> Iterator[Fake]:
    """Run a store that can go wrong."""
    fake = Fake()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(fake))
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that left is no news
    fake.address = f"http://127.0.0.1:{server.server_address[1]}/store"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield fake
    server.shutdown()
    server.server_close()
    thread.join()


def opened(fake: Fake, login: Login | None = None) -> tuple[RemoteStore, list[float]]:
    """Return the store as a client, and the list of the pauses that it will make."""
    pauses: list[float] = []
    return RemoteStore(endpoints.of(fake.address), client=Client(login, sleep=pauses.append)), pauses


def methods(fake: Fake) -> list[str]:
    return [method for method, _ in fake.requests]


@pytest.mark.parametrize("fault", [500, 503, 429, CUT], ids=str)
def test_what_may_pass_is_tried_again(fake: Fake, fault: Fault) -> None:
    store, pauses = opened(fake)
    fake.faults.extend([fault, fault])

    assert store.put(GRAPH, [TRIPLE])

    assert pauses == [0.5, 1.0]
    assert methods(fake) == ["GET", "PUT", "PUT", "PUT"]
    assert list(fake.graphs) == [GRAPH]


@pytest.mark.parametrize(("asked", "paused"), [("7", 7.0), ("86400", 30.0), ("Wed, 21 Oct 2026 07:28:00 GMT", 0.5)])
def test_a_store_may_ask_for_a_pause_within_reason(fake: Fake, asked: str, paused: float) -> None:
    store, pauses = opened(fake)
    fake.faults.append((503, {"Retry-After": asked}, b""))

    store.put(GRAPH, [TRIPLE])

    assert pauses == [paused]


@pytest.mark.parametrize(("fault", "reason"), [(CUT, "breaks off"), (503, r"does not answer \(503\)")])
def test_after_so_many_tries_it_is_an_error(fake: Fake, fault: Fault, reason: str) -> None:
    store, pauses = opened(fake)
    fake.faults.extend([fault] * 20)

    with pytest.raises(StoreError, match=f"/store: {reason}"):
        store.put(GRAPH, [TRIPLE])

    assert pauses == list(PAUSES)


def test_a_password_is_told_when_asked_for_and_from_then_on_unasked(fake: Fake) -> None:
    fake.login = ("ada", "secret")
    store, pauses = opened(fake, Login("ada", "secret"))

    store.put(GRAPH, [TRIPLE])
    store.put("x:other", [TRIPLE])

    assert [told is not None for _, told in fake.requests] == [False, True, True, True, True]
    assert pauses == []


@pytest.mark.parametrize(
    ("login", "reason"),
    [(None, "asks for a user and a password"), (Login("ada", "wrong-secret"), "wrong user or password")],
    ids=["none", "wrong"],
)
def test_a_wrong_password_is_one_clear_error_that_does_not_show_it(
    fake: Fake, login: Login | None, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    fake.login = ("ada", "secret")
    store, pauses = opened(fake, login)

    with pytest.raises(StoreError, match=rf"/store: {reason} \(401\)") as raised:
        store.put(GRAPH, [TRIPLE])

    assert pauses == []
    for text in (str(raised.value), repr(store), repr(login), caplog.text):
        assert "secret" not in text


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (403, r"does not let this user do that \(403\)"),
        (404, r"there is no such store \(404\); check the address"),
        (405, r"does not take graphs at this address \(405\)"),
        (507, r"is full \(507\)"),
        ((302, {"Location": "https://ada:secret@data.example/"}, b""), "has moved to https://data.example/; give that"),
        ((200, {"Content-Type": "text/html"}, b"<!doctype html>\n<p>Welcome"), "is this the address of a triple store"),
    ],
    ids=["403", "404", "405", "507", "302", "html"],
)
def test_what_is_wrong_with_a_store_is_told_in_one_line(fake: Fake, fault: Fault, reason: str) -> None:
    store, pauses = opened(fake)
    fake.always = lambda method, graph, body: fault

    with pytest.raises(StoreError, match=reason) as raised:
        store.put(GRAPH, [TRIPLE])

    assert not isinstance(raised.value, RefusedError)
    assert "secret" not in str(raised.value)
    assert pauses == []


def test_a_question_that_takes_too_long_is_not_asked_again(fake: Fake) -> None:
    ready = threading.Event()

    def late(*_: object) -> Fault:
        ready.wait(10)
        return 500

    fake.always = late
    store, pauses = opened(fake)

    with pytest.raises(StoreError, match=r"/query: no answer within 0.05 seconds"):
        store.query("ASK {}", timeout=0.05)
    ready.set()

    assert pauses == []
    assert methods(fake) == ["POST"]


def test_a_question_that_a_store_refuses_is_a_broken_query(fake: Fake) -> None:
    fake.always = lambda method, graph, body: (400, {}, b"\nparse error at line 1\nand more")
    store, _ = opened(fake)

    with pytest.raises(QueryError, match=r"^query: refused by the store \(400\): parse error at line 1$"):
        store.query("SELECT * { ?s }")
    with pytest.raises(QueryError, match="neither SELECT, ASK"):
        store.query("DROP ALL")


def load(fake: Fake, folder: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    """Run `kg load`, which does not wait between tries."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # main() sets its own
    monkeypatch.setattr("kg.store.http.PAUSES", (0, 0))
    with pytest.raises(SystemExit) as ended:
        kg.app.cli.main(["load", str(folder), "--store", fake.address, *options])
    return int(ended.value.code or 0)


def wanted(folder: Path) -> dict[str, set[ox.Triple]]:
    return {name: set(triples) for file in folder.iterdir() for name, triples in source.read(file).items()}


def held(fake: Fake) -> dict[str, set[ox.Triple]]:
    return {name: {q.triple for q in ox.parse(data, format=ox.RdfFormat.TURTLE)} for name, data in fake.graphs.items()}


def test_a_store_that_stops_in_the_midst_of_a_load_ends_it_and_the_next_goes_on(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = stores.write(tmp_path / "graphs", *range(20))
    fake.always = lambda method, graph, body: 503 if len(fake.graphs) >= 6 else None

    code = load(fake, folder, monkeypatch)
    told = capsys.readouterr().err.splitlines()
    half = held(fake)
    fake.always = lambda method, graph, body: None
    again = load(fake, folder, monkeypatch)

    assert (code, again) == (1, 0)
    assert told[0] == f"kg: {fake.address}: does not answer (503)"
    assert told[1].endswith("files not tried")
    assert 6 <= len(half) < 20
    assert half.items() <= wanted(folder).items()
    assert held(fake) == wanted(folder)
    assert f"{len(half)} unchanged" in capsys.readouterr().err


def test_one_graph_that_is_refused_fails_alone(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = stores.write(tmp_path / "graphs", 1, 2, 3)
    fake.always = lambda method, graph, body: (400, {}, b"bad IRI") if b"part 2" in body else None

    code = load(fake, folder, monkeypatch)

    told = capsys.readouterr().err.splitlines()
    assert code == 1
    assert told[0] == f"kg: {folder}/n02.ttl: {fake.address}: refused (400): bad IRI"
    assert told[1].startswith("graphs: 2 loaded, 0 unchanged, 1 failed")
    assert len(fake.graphs) == 2


def test_a_store_that_breaks_down_again_and_again_ends_the_load(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = stores.write(tmp_path / "graphs", *range(20))
    fake.always = lambda method, graph, body: (500, {}, b"no space left") if method == "PUT" and fake.graphs else None

    assert load(fake, folder, monkeypatch) == 1

    told = capsys.readouterr().err
    assert "refused (500): no space left" in told
    assert "broke down on 3 graphs one after the other; the load ends here" in told
    assert methods(fake).count("PUT") < 3 * 20  # three tries for each of the twenty


@pytest.mark.parametrize("way", ["address", "environment"])
def test_user_and_password_come_from_the_address_or_the_environment_and_are_never_shown(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    folder = stores.write(tmp_path / "graphs", 1)
    fake.login = ("ada", "s@crét")
    plain = fake.address
    if way == "address":
        fake.address = plain.replace("http://", "http://ada:s%40cr%C3%A9t@")
    else:
        monkeypatch.setenv("KG_STORE_USER", "ada")
        monkeypatch.setenv("KG_STORE_PASSWORD", "s@crét")

    code = load(fake, folder, monkeypatch)
    fake.login = ("ada", "another")
    refused = load(fake, folder, monkeypatch)

    told = capsys.readouterr()
    assert (code, refused) == (0, 2)
    assert f"kg: {plain}: wrong user or password (401)" in told.err
    for part in ("s@cr", "s%40", "ada:"):
        assert part not in told.err + told.out


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://data.example/", "is no address of a store"),
        ("http://", "is no address of a store"),
        ("http://ada:secret@data.example:port/", "http://data.example:port/: is no address"),
    ],
)
def test_what_is_no_address_is_told_without_its_password(address: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason) as raised:
        kg_store.open(address)

    assert "secret" not in str(raised.value)
    with pytest.raises(StoreError, match=reason):
        kg_store.open("http://data.example/", query_url=address)


def test_nobody_at_an_address_is_one_clear_error() -> None:
    store = RemoteStore(
        endpoints.of(f"http://127.0.0.1:{stores.free_port()}/"), client=Client(None, sleep=lambda _: None)
    )

    with pytest.raises(StoreError, match=r"/query: does not answer: connection refused$"):
        store.graphs()


@pytest.mark.parametrize(
    ("address", "graphs", "query", "update"),
    [
        ("http://h:7878/", "http://h:7878/store", "http://h:7878/query", "http://h:7878/update"),
        ("http://h/news", "http://h/news", "http://h/news/query", "http://h/news/update"),
        ("http://h/news/data?k=1", "http://h/news/data?k=1", "http://h/news/query?k=1", "http://h/news/update?k=1"),
        (
            "http://h/repositories/x/rdf-graphs/service",
            "http://h/repositories/x/rdf-graphs/service",
            "http://h/repositories/x",
            "http://h/repositories/x/statements",
        ),
        ("http://h/repositories/x/statements", None, "http://h/repositories/x", "http://h/repositories/x/statements"),
        ("http://h/sparql-graph-crud-auth", "http://h/sparql-graph-crud-auth", "http://h/sparql", None),
        ("http://h/bigdata/sparql/", None, "http://h/bigdata/sparql", "http://h/bigdata/sparql"),
    ],
)
def test_an_address_tells_the_others(address: str, graphs: str | None, query: str, update: str | None) -> None:
    assert endpoints.of(address) == endpoints.Endpoints(graphs, query, update)


def test_addresses_that_are_given_go_before() -> None:
    found = endpoints.of("http://h/store", "http://h/ask", "http://h/change")

    assert found == endpoints.Endpoints(None, "http://h/ask", "http://h/change")
