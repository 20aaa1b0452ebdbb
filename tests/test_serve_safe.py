"""Who may ask the server, how often, and that nothing that anybody sends breaks it."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

pytest.importorskip("starlette", reason="needs pip install 'newskg[serve]'")

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from kg.corpus import shown
from kg.explore.server import app, guard
from kg.explore.server.guard import Bucket, Rate
from tests import serving
from tests.explored import KEY


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with shown.open_([serving.folder(tmp_path_factory.mktemp("safe"))]) as opened:
        made = app.create(opened, guard.hosts(serving.PORT))
        made._bucket = Bucket(Rate(1e9, 10**9))  # type: ignore[attr-defined]
        with TestClient(made, f"http://127.0.0.1:{serving.PORT}", follow_redirects=False) as found:
            yield found


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:80", "localhost:8765.evil.example", "", "127.0.0.2:8765"]
)
def test_a_request_under_another_name_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})

    assert answer.status_code == 421
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765", "[::1]:8765"])
def test_a_request_under_a_name_of_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/things", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("site", "mode", "dest", "status"),
    [
        ("none", "navigate", "document", 200),
        ("same-origin", "cors", "empty", 200),
        ("cross-site", "navigate", "document", 200),
        ("cross-site", "navigate", "iframe", 403),
        ("cross-site", "no-cors", "image", 403),
        ("cross-site", "no-cors", "script", 403),
        ("same-site", "cors", "empty", 403),
    ],
)
def test_a_page_elsewhere_may_link_here_and_nothing_more(
    client: TestClient, site: str, mode: str, dest: str, status: int
) -> None:
    headers = {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": dest}

    assert client.get("/things", headers=headers).status_code == status


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_refused(client: TestClient, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_a_page_takes_no_post_and_an_address_has_an_end(client: TestClient) -> None:
    assert client.post("/claims").status_code == 405
    assert client.get("/claims?q=" + "a" * 20_000).status_code == 414


def test_requests_have_a_rate() -> None:
    now = [0.0]
    bucket = Bucket(Rate(steady=2, burst=3), clock=lambda: now[0])

    assert [bucket.take() for _ in range(4)] == [0, 0, 0, 0.5]
    now[0] = 0.5
    assert bucket.take() == 0
    assert bucket.take() > 0


def test_too_many_requests_are_told_when_to_come_again(client: TestClient) -> None:
    made = client.app
    patient, made._bucket = made._bucket, Bucket(Rate(0.1, 0))  # type: ignore[attr-defined]
    try:
        answer = client.get("/things")
    finally:
        made._bucket = patient  # type: ignore[attr-defined]

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "11")


NAMES = st.sampled_from(
    ["q", "page", "speaker", "about", "act", "mode", "anonymous", "from", "to", "article", "type", "sure", "place", "who",
     "kind", "node", "stage", "reason", "measures", "bound", "source", "status", "query", "name", "x"]
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ['"', '""', "'", "*", "NEAR(", "a OR b", "a:b", "-", "NOT", "٣", "1e9", "-1", "99999999999999999999"]
    ),
    st.sampled_from(
        ["2024-13", "0000", "9999-12-31", "2024-02-30", "Q1001", KEY, "\x00", "\ud7ff", "%", "_", "1; DROP TABLE item"]
    ),
)
PLACES = st.sampled_from(
    ["/", "/things", "/claims", "/events", "/figures", "/proposals", "/search", "/left-out", "/network"]
)
FUZZ = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@FUZZ
@given(place=PLACES, fields=st.dictionaries(NAMES, VALUES, max_size=5))
@example(place="/events", fields={"name": "Ruiz"})
def test_no_filter_breaks_a_page(client: TestClient, place: str, fields: dict[str, str]) -> None:
    answer = client.get(place, params=fields)

    assert answer.status_code in (200, 404)
    assert "<main" in answer.text


@FUZZ
@given(path=st.text(max_size=60))
def test_no_path_breaks_the_server_or_leaves_the_store(client: TestClient, path: str) -> None:
    for start in ("/id/", "/static/", "/"):
        answer = client.get(start + quote(path, safe="/.%", errors="replace"), headers={"accept": "*/*"})
        assert answer.status_code in (200, 303, 404, 307)
        assert "root:" not in answer.text


@FUZZ
@given(
    body=st.one_of(st.binary(max_size=80), st.text(max_size=80).map(str.encode)),
    kind=st.sampled_from(["application/sparql-query", "application/x-www-form-urlencoded", "text/plain", "", ";"]),
    accept=st.one_of(
        st.sampled_from(["", "*/*", "text/csv;q=x", ",,;", "text/*;q=0"]), st.text("abc/*;q=.,+ ", max_size=20)
    ),
)
def test_no_request_breaks_the_endpoint(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, body: bytes, kind: str, accept: str
) -> None:
    monkeypatch.setattr("kg.explore.server.guard.Bucket.take", lambda _: 0.0)

    answer = client.post("/sparql", content=body, headers={"content-type": kind, "accept": accept})

    assert answer.status_code in (200, 400, 403, 406, 415)
    assert "Traceback" not in answer.text
