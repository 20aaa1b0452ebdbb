"""The endpoint: the SPARQL 1.1 protocol, what it refuses, and that no query can take it down."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest

pytest.importorskip("starlette", reason="needs pip install 'newskg[serve]'")

from starlette.testclient import TestClient

from kg.corpus import shown
from kg.explore.server import app, guard
from kg.explore.server.pool import Pool
from kg.explore.server.worker import Question
from kg.store import load
from kg.store import open as open_store
from tests import serving
from tests.explored import KEY

NAMES = "SELECT ?name { ?p a kg:Person ; rdfs:label ?name FILTER(STRSTARTS(?name, 'I')) }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ROWS, GRAPH = "application/sparql-results+json", "text/turtle"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("endpoint")
    with open_store(place / "store") as found:
        list(load(sorted(serving.folder(place).glob("*.ttl")), found))
    return place / "store"


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with shown.open_([store]) as opened:
        made = app.create(opened, guard.hosts(serving.PORT), most=100_000)
        with TestClient(made, f"http://127.0.0.1:{serving.PORT}", follow_redirects=False) as found:
            yield found


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests ask more often than anybody may."""
    monkeypatch.setattr("kg.explore.server.guard.Bucket.take", lambda _: 0.0)


def ask(client: TestClient, query: str, accept: str = "", **fields: str) -> tuple[int, str, str]:
    answer = client.get(f"/sparql?{urlencode({'query': query, **fields})}", headers={"accept": accept})
    return answer.status_code, answer.headers["content-type"], answer.text


def test_a_query_is_asked_in_three_ways(client: TestClient) -> None:
    form = {"content-type": "application/x-www-form-urlencoded; charset=utf-8"}
    plain = {"content-type": "application/sparql-query"}
    answers = [
        client.get(f"/sparql?{urlencode({'query': NAMES})}"),
        client.post("/sparql", content=urlencode({"query": NAMES}), headers=form),
        client.post("/sparql", content=NAMES, headers=plain),
    ]

    for answer in answers:
        assert (answer.status_code, answer.headers["content-type"]) == (200, ROWS)
        assert [row["name"]["value"] for row in answer.json()["results"]["bindings"]] == ["Ilse Brandt"]


@pytest.mark.parametrize(
    ("query", "accept", "kind", "has"),
    [
        (NAMES, "", ROWS, '"Ilse Brandt"'),
        (NAMES, "*/*", ROWS, '"Ilse Brandt"'),
        (NAMES, "application/sparql-results+xml", "application/sparql-results+xml", "<literal>Ilse Brandt</literal>"),
        (NAMES, "text/csv", "text/csv; charset=utf-8", "name\r\nIlse Brandt\r\n"),
        (NAMES, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", '?name\n"Ilse Brandt"\n'),
        (NAMES, "text/html, text/csv;q=0.4, application/json;q=0.9", "application/json", '"Ilse Brandt"'),
        ("ASK { ?p a kg:Person }", "", ROWS, "true"),
        ("ASK { ?p a kg:Person }", "text/csv, */*;q=0.1", ROWS, "true"),
        ("DESCRIBE d:Q1001", "", "text/turtle; charset=utf-8", '"Ilse Brandt"'),
        ("DESCRIBE d:Q1001", "application/n-triples", "application/n-triples", "/id/Q1001> <"),
        ("DESCRIBE d:Q1001", "application/rdf+xml", "application/rdf+xml", "<rdf:RDF"),
        ("DESCRIBE d:Q1001", "application/ld+json", "application/ld+json", "@id"),
        ("CONSTRUCT { ?p a kg:Actor } { ?p a kg:Person }", GRAPH, "text/turtle; charset=utf-8", "kg:Actor"),
    ],
)
def test_the_answer_has_the_format_that_is_asked_for(
    client: TestClient, query: str, accept: str, kind: str, has: str
) -> None:
    status, found, text = ask(client, query, accept)

    assert (status, found) == (200, kind), text
    assert has in text


def test_an_address_can_say_the_format(client: TestClient) -> None:
    assert ask(client, NAMES, "text/html", format="csv")[1] == "text/csv; charset=utf-8"


def test_a_dataset_is_that_of_the_request(client: TestClient) -> None:
    count = "SELECT (COUNT(?c) AS ?n) { ?c a kg:Claim }"
    graph = f"https://w3id.org/newskg/id/{KEY}"

    every, one = ask(client, count, "text/csv")[2], ask(client, count, "text/csv", **{"default-graph-uri": graph})[2]

    assert (every.split(), one.split()) == (["n", "11"], ["n", "5"])
    assert ask(client, "SELECT ?g { GRAPH ?g { ?a a kg:Article } }", "text/csv")[2].count("https://") == 3


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ("SELECT ?s { ?s ?p }", 400, "error at 1:"),
        ("nonsense", 400, "error at 1:"),
        ("", 400, "query: "),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 400, "error at 1:"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "SERVICE is not allowed"),
        ("SELECT * { ser\\u0076ice <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "error at 1:"),
        ("SELECT * { ?s ?p ?o . ?a ?b ?c }", 413, "LIMIT makes it smaller"),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_line(client: TestClient, query: str, status: int, reason: str) -> None:
    found, kind, text = ask(client, query)

    assert (found, kind) == (status, "text/plain; charset=utf-8")
    assert reason in text
    assert "Traceback" not in text


def test_a_format_that_no_answer_has_is_told(client: TestClient) -> None:
    assert ask(client, NAMES, "image/png")[0] == 406
    assert ask(client, NAMES, GRAPH)[0] == 406


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "application/sparql-update", 403),
        (urlencode({"update": "CLEAR ALL"}), "application/x-www-form-urlencoded", 403),
        (urlencode({"query": NAMES, "update": "CLEAR ALL"}), "application/x-www-form-urlencoded", 403),
        (urlencode([("query", NAMES), ("query", NAMES)]), "application/x-www-form-urlencoded", 400),
        (NAMES, "text/plain", 415),
        (b"\xff\xfe", "application/sparql-query", 400),
        ("#" * 300_000, "application/sparql-query", 413),
        ("&".join("a=b" for _ in range(99)), "application/x-www-form-urlencoded", 400),
        ("", "application/x-www-form-urlencoded", 400),
    ],
)
def test_a_request_that_is_no_query_is_refused(
    client: TestClient, content: str | bytes, kind: str, status: int
) -> None:
    answer = client.post("/sparql", content=content, headers={"content-type": kind})

    assert answer.status_code == status
    assert answer.text.count("\n") == 1


def test_nothing_changes_the_store(client: TestClient, store: Path) -> None:
    before = len(ox.Store.read_only(str(store)))

    for text in ("CLEAR ALL", "DROP ALL", "LOAD <file:///etc/passwd>", "DELETE WHERE { ?s ?p ?o }"):
        assert ask(client, text)[0] == 400
        client.post("/sparql", content=text, headers={"content-type": "application/sparql-update"})

    assert len(ox.Store.read_only(str(store))) == before


def test_the_endpoint_describes_itself_to_programs_and_leads_people_to_the_editor(client: TestClient) -> None:
    told = client.get("/sparql", headers={"accept": "text/turtle"})
    people = client.get("/sparql", headers={"accept": "text/html,application/xhtml+xml"})

    assert len(list(ox.parse(told.content, format=ox.RdfFormat.TURTLE))) > 10
    assert "supportedLanguage" in told.text
    assert (people.status_code, people.headers["location"]) == (303, "/query")


def test_a_query_that_runs_too_long_is_ended_with_its_process(store: Path) -> None:
    pool = Pool(store, size=1)
    try:
        assert pool.ask(Question("ASK { ?s ?p ?o }"), 60).data == b'{"head":{},"boolean":true}'
        process = pool._all[0]._process
        answer = pool.ask(Question(ENDLESS), 0.2)
        assert process is not None
        assert (answer.status, process.is_alive()) == (504, False)
        assert b"no answer within 0.2 seconds" in answer.data
        assert pool.ask(Question("ASK { ?s ?p ?o }"), 60).status == 200
    finally:
        pool.close()


def test_a_query_waits_no_longer_than_it_may_for_others(store: Path) -> None:
    pool = Pool(store, size=1)
    taken = pool._free.get()

    assert pool.ask(Question(NAMES), 1, patience=0.01).status == 503
    pool._free.put(taken)
    pool.close()


def test_the_page_of_queries_answers_without_scripts(client: TestClient) -> None:
    html = client.get("/query", params={"query": "SELECT ?p ?n { ?p a kg:Person ; rdfs:label ?n }"}).text

    assert '<a href="/id/Q1001"><bdi>d:Q1001</bdi></a>' in html
    assert "<bdi>Ilse Brandt</bdi>" in html
    assert "&lt;script&gt;document" in html
    assert "error at 1:" in client.get("/query", params={"query": "SELECT ?s { ?s ?p }"}).text
    assert "SERVICE is not allowed" in client.get("/query", params={"query": "ASK { SERVICE <a:b> {} }"}).text


@pytest.mark.parametrize("name", ["statements", "events", "negotiation"])
def test_the_queries_that_ship_can_be_asked_as_they_are_offered(client: TestClient, name: str) -> None:
    html = client.get("/query", params={"name": name}).text
    text = html.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0]
    for code, char in (("&lt;", "<"), ("&gt;", ">"), ("&#34;", '"'), ("&#39;", "'"), ("&amp;", "&")):
        text = text.replace(code, char)

    assert "PREFIX kg: <https://w3id.org/newskg/ontology#>" in text
    assert ask(client, text, "text/csv")[0] == 200
