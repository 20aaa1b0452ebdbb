import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.corpus import folders
from kg.errors import InputError, QueryError
from kg.rdf import query


@pytest.fixture(scope="module")
def store(example: Path) -> ox.Store:
    return query.load([example])


def rows(store: ox.Store, text: str) -> list[dict[str, str]]:
    bindings = json.loads(query.render(query.ask(store, text), "json"))["results"]["bindings"]
    return [{name: cell["value"].rsplit("#")[-1] for name, cell in row.items()} for row in bindings]


def test_the_usual_prefixes_need_no_declaration(store: ox.Store) -> None:
    found = rows(store, "SELECT ?name { ?p a kg:Person ; schema:name ?name ; kg:evidence/nif:anchorOf 'Angela Ruiz' }")

    assert found == [{"name": "Angela Ruiz"}]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("articles", {"headline": "Ruiz Rejects Truce Offer", "events": "2", "claims": "1", "proposals": "1"}),
        (
            "claims",
            {
                "speaker": "a hospital",
                "words": "At least 12 people were killed … in Toledo on Thursday",
                "mode": "Indirect",
                "act": "Assert",
            },
        ),
        ("events", {"date": "2024-05-02", "type": "Killing", "where": "Toledo", "factuality": "Reported"}),
        ("events", {"date": "2024-05-03", "type": "Rejection", "who": "Angela Ruiz", "factuality": "Actual"}),
        (
            "figures",
            {"measures": "Killed", "bound": "AtLeast", "value": "12", "population": "people", "speaker": "a hospital"},
        ),
        ("people", {"name": "Angela Ruiz", "role": "prime minister", "of": "Spain"}),
        (
            "proposals",
            {
                "proposal_by": "Harvest Front",
                "to": "Spain",
                "status": "Rejected",
                "term": "a truce of four and a half months",
                "polarity": "Positive",
            },
        ),
    ],
)
def test_a_named_query_finds_what_the_article_says(store: ox.Store, name: str, expected: dict[str, str]) -> None:
    found = rows(store, query.named()[name].text)

    assert [row for row in found if expected.items() <= row.items()]
    assert len(found) == len({tuple(row.items()) for row in found})


def test_every_named_query_runs_on_an_empty_graph_and_says_what_it_is_about() -> None:
    for named in query.named().values():
        assert rows(ox.Store(), named.text) == []
        assert named.about.endswith(".")
        assert len(named.about) < 120


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }", "FROM"),
        ("LOAD <http://127.0.0.1:1/>", "LOAD"),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("CLEAR ALL", "CLEAR"),
    ],
)
def test_what_would_do_more_than_read_is_refused_in_words(store: ox.Store, text: str, word: str) -> None:
    with pytest.raises(QueryError, match=f"^query: {word} is not allowed"):
        query.ask(store, text)


@pytest.mark.parametrize(
    "text",
    [
        # The refusal by words takes the comparison's "<" for the start of an IRI here, and misses the keyword.
        "SELECT * { ?s ?a ?b FILTER(?a<?b)SERVICE#>\n<http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p <x:y#> . FILTER(?s<?p)SERVICE#>\n<http://127.0.0.1:1/> { ?s ?p ?o } }",
        "PREFIX : <http://127.0.0.1:1/> SELECT * { ?s ?a ?b FILTER(?a<?b)SERVICE:#>\n{ ?s ?p ?o } }",
    ],
)
def test_a_hidden_service_is_refused_too(store: ox.Store, text: str) -> None:
    with pytest.raises(QueryError):
        query.ask(store, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?from ?service { ?from schema:headline ?service }",
        "SELECT * { ?s schema:headline ?h FILTER(!CONTAINS(?h, 'service, drop and load')) }",
        "SELECT * { ?s schema:headline ?h } # from a service: insert, delete",
        "SELECT * { ?s schema:headline ?h FILTER(?s != <https://service.example/from/load#add>) }",
        "SELECT * { ?s schema:headline ?h FILTER(?s != schema:from && ?s != kg:service) }",
    ],
)
def test_the_same_words_elsewhere_are_nothing_special(store: ox.Store, text: str) -> None:
    assert len(list(query.ask(store, text))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("SELECT ?s WHER { ?s ?p ?o }", "1:16"),
        ("SELECT ?s {\n  ?s nosuch:thing ?o }", r"2:\d+"),
        ("", "1:1"),
    ],
)
def test_a_broken_query_is_told_with_its_position_in_one_line(store: ox.Store, text: str, position: str) -> None:
    with pytest.raises(QueryError, match=f"^query: error at {position}") as raised:
        query.ask(store, text)

    assert "\n" not in str(raised.value)
    assert len(str(raised.value)) < 200


def test_csv_holds_no_formula_and_leaves_numbers_alone(store: ox.Store) -> None:
    values = '("=1+1" "a, b" -5) ("@x" "say \\"hi\\"" 7.5)'
    text = query.render(query.ask(store, f"SELECT ?a ?b ?c {{ VALUES (?a ?b ?c) {{ {values} }} }}"), "csv")

    assert text == 'a,b,c\n\'=1+1,"a, b",-5\n\'@x,"say ""hi""",7.5\n'


def test_a_table_is_cut_to_its_width_and_drives_no_terminal(store: ox.Store) -> None:
    values = f'("{"long " * 40}" "\\u001B[31mred\\n") ("short" UNDEF)'
    answer = query.ask(store, f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")

    lines = query.render(answer, "table", width=40).splitlines()

    assert len(lines) == 4
    assert max(map(len, lines)) <= 40
    assert "…" in lines[2]
    assert lines[2].endswith("[31mred")
    assert "\x1b" not in lines[2]


def test_a_table_shows_the_last_part_of_an_iri(store: ox.Store) -> None:
    answer = query.ask(store, "SELECT ?kind ?who { ?who a ?kind FILTER(?kind = kg:Country) }")

    assert query.render(answer, "table") == "kind     who\n-------  ----------\nCountry  country-es\n"


@pytest.mark.parametrize(("form", "expected"), [("table", "true\n"), ("csv", "true\n"), ("json", '"boolean":true')])
def test_a_yes_or_no_question_is_answered(store: ox.Store, form: query.Form, expected: str) -> None:
    assert expected in query.render(query.ask(store, "ASK { ?s a kg:Claim }"), form)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_triples_are_rendered(store: ox.Store, form: query.Form) -> None:
    answer = query.ask(store, "CONSTRUCT { ?s rdfs:label ?l } { ?s a kg:Person ; rdfs:label ?l }")

    assert "Angela Ruiz" in query.render(answer, form)


def test_a_folder_stands_for_its_graphs_without_quarantine_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.nt", "a.ttl", "sub/c.jsonld", "quarantine/d.quarantine.ttl", ".kg/e.ttl", ".f.ttl", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()

    found = folders.graph_files([tmp_path, tmp_path / "a.ttl"])

    assert [str(path.relative_to(tmp_path)) for path in found] == ["a.ttl", "b.nt", "sub/c.jsonld"]


def test_a_missing_path_and_an_empty_folder_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file or folder"):
        folders.graph_files([tmp_path / "nowhere"])
    with pytest.raises(InputError, match=r"no graphs in this folder \(looked for .ttl, .jsonld, .nt, .nq, .trig\)"):
        folders.graph_files([tmp_path])
