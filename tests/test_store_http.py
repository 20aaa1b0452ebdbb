"""A store behind HTTP that refuses, breaks down, breaks off, or is none: what is tried again, and what people are told."""

import logging
import sys
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pyoxigraph as ox
import pytest
import stores
from faked import CUT, GRAPH, TRIPLE, Fake, Fault, handler

import kg.app.cli
from kg.errors import QueryError, StoreError
from kg.store import endpoints, source
from kg.store.endpoints import Login
from kg.store.http import PAUSES, Client
from kg.store.protocol import RefusedError
from kg.store.remote import RemoteStore


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
