import json
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.corpus import folders
from kg.errors import InputError, QueryError
from kg.rdf import answers, naming, query
from kg.rdf.tables.spreadsheet import unguarded
from kg.store import ask


@pytest.fixture(scope="module")
def store(example: Path) -> ox.Store:
    return query.load([example])


def rows(store: ox.Store, text: str) -> list[dict[str, str]]:
    bindings = json.loads(answers.render(query.ask(store, text), "json"))["results"]["bindings"]
    return [{name: cell["value"].rsplit("#")[-1] for name, cell in row.items()} for row in bindings]


def test_the_usual_prefixes_need_no_declaration(store: ox.Store) -> None:
    found = rows(store, "SELECT ?name { ?p a kg:Person ; schema:name ?name ; kg:evidence/nif:anchorOf 'Angela Ruiz' }")

    assert found == [{"name": "Angela Ruiz"}]


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
        "SELECT * { ?s schema:headline ?h FILTER(?s != schema:from && ?s != schema:service) }",
    ],
)
def test_the_same_words_elsewhere_are_nothing_special(store: ox.Store, text: str) -> None:
    assert len(list(query.ask(store, text))) == 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s WHER { ?s ?p ?o }", "error at 1:16: expected one of DISTINCT, WHERE; WHERE for WHER?|{ ?s"),
        ("SELECT ?s { ?s ?p ?o", "error at 1:21: expected one of |"),
        ("SELEC ?s { ?s ?p ?o }", "no question; SELECT for SELEC?|SELEC"),
        ("# mine\nPREFIX x: <x:>\nfind ?s", "no question; it begins with SELECT, ASK, CONSTRUCT or DESCRIBE|find"),
        ("SELECT ?s {\n  ?s skosy:thing ?o }", "prefix skosy: is not known; skos:?; known: d, kg, kgt, |skosy:"),
        ("SELECT ?s {\n  ?s foo:thing ?o }", "prefix foo: is not known; known: d, kg, kgt, |foo:"),
        ("SELECT ?s { ?s a kg:Persn }", "kg:Persn is not in the ontology; kg:Person?|kg:Persn"),
        ("SELECT ?s { ?s kg:eventType kgt:Xyzzy }", "kgt:Xyzzy is not in the ontology|kgt:Xyzzy"),
        (
            "SELECT ?s { ?s a <https://w3id.org/newskg/ontology#Clam> }",
            "<https://w3id.org/newskg/ontology#Clam> is not in the ontology; <https://w3id.org/newskg/ontology#Claim>?|<https:",
        ),
    ],
)
def test_what_is_wrong_with_a_query_is_told_in_words_with_its_line_and_a_caret(
    store: ox.Store, text: str, message: str
) -> None:
    words, _, place = message.partition("|")

    with pytest.raises(QueryError) as raised:
        query.ask(store, text)

    first, line, caret = str(raised.value).split("\n")
    assert first.startswith(f"query: {words}")
    assert line.strip() in text
    assert line[caret.index("^") :].startswith(place)


def test_an_empty_query_is_told(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"^query: is empty$"):
        query.ask(store, " ")


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX foo: <http://foo.example/> SELECT * { ?s a kg:Person OPTIONAL { ?s foo:bar ?o } }",
        "PREFIX kg: <http://other.example/> SELECT * { ?s a schema:Nothing } # kg:Persn",
        "SELECT * { ?s rdfs:label 'kg:Persn foo:bar' }",
        "SELECT * { _:b rdfs:label ?l }",
    ],
)
def test_what_only_looks_like_an_unknown_name_is_left_alone(store: ox.Store, text: str) -> None:
    list(query.ask(store, text))  # type: ignore[arg-type]


def test_csv_holds_no_formula_and_leaves_numbers_alone(store: ox.Store) -> None:
    values = '("=1+1" "a, b" -5) ("@x" "say \\"hi\\"" 7.5) ("\'=1" "\'tis" 0)'
    text = answers.render(query.ask(store, f"SELECT ?a ?b ?c {{ VALUES (?a ?b ?c) {{ {values} }} }}"), "csv")

    assert text == 'a,b,c\n\'=1+1,"a, b",-5\n\'@x,"say ""hi""",7.5\n\'\'=1,\'tis,0\n'
    assert [unguarded(line.partition(",")[0]) for line in text.splitlines()] == ["a", "=1+1", "@x", "'=1"]


@pytest.mark.parametrize(
    ("form", "expected"), [("csv", 'a,b\n=1+1,"two\nlines"\n'), ("tsv", "a\tb\n=1+1\ttwo lines\n")]
)
def test_raw_text_is_as_it_stands(store: ox.Store, form: answers.Form, expected: str) -> None:
    answer = query.ask(store, 'SELECT ?a ?b { VALUES (?a ?b) { ("=1+1" "two\\nlines") } }')

    assert answers.render(answer, form, answers.Style(raw=True)) == expected


def test_words_stand_for_iris_unless_iris_are_wanted(store: ox.Store) -> None:
    text = "SELECT ?type ?factuality ?place { ?e kg:eventType ?type ; kg:factuality ?factuality ; kg:place ?place }"
    labels = ask.labels(ask.Local(store))

    words = answers.render(query.ask(store, text), "csv", labels=labels)
    iris = answers.render(query.ask(store, text), "csv", answers.Style(iris=True), labels)

    assert words.splitlines()[1] == "killing,Reported,Toledo"
    assert iris.splitlines()[1].split(",")[0] == "https://w3id.org/newskg/types#Killing"


def test_every_concept_is_called_by_its_label_in_the_ontology() -> None:
    labels = ox.Store()
    labels.load(path=Path(__file__).parent.parent / "ontology" / "types.ttl")

    for quad in labels.quads_for_pattern(None, ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), None):
        if not quad.subject.value.endswith("Kind"):  # what groups the concepts is no value of any node
            assert naming.word(quad.subject.value) == quad.object.value


def test_columns_that_a_line_has_no_room_for_are_named(store: ox.Store) -> None:
    values = " ".join(f'"{"word " * 10}"' for _ in range(4))
    answer = query.ask(store, f"SELECT ?a ?b ?c ?d {{ VALUES (?a ?b ?c ?d) {{ ({values}) }} }}")

    *lines, note = answers.render(answer, "table", answers.Style(width=50)).splitlines()

    assert [len(line) for line in lines] == [27, 50, 50]
    assert note == "(not shown: c, d; --format csv has all, --width shows more)"


def test_a_table_is_cut_to_its_width_and_drives_no_terminal(store: ox.Store) -> None:
    values = f'("{"long " * 40}" "\\u001B[31mred\\n") ("short" UNDEF)'
    answer = query.ask(store, f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {values} }} }}")

    lines = answers.render(answer, "table", answers.Style(width=40)).splitlines()

    assert len(lines) == 4
    assert max(map(len, lines)) <= 40
    assert "…" in lines[2]
    assert lines[2].endswith("[31mred")
    assert "\x1b" not in lines[2]


def test_a_table_shows_the_last_part_of_an_iri_that_has_no_words(store: ox.Store) -> None:
    answer = query.ask(store, "SELECT ?kind ?who { ?who a ?kind FILTER(?kind = kg:Country) }")

    assert answers.render(answer, "table") == "kind     who\n-------  ----------\nCountry  country-es\n"


@pytest.mark.parametrize(("form", "expected"), [("table", "true\n"), ("csv", "true\n"), ("json", '"boolean":true')])
def test_a_yes_or_no_question_is_answered(store: ox.Store, form: answers.Form, expected: str) -> None:
    assert expected in answers.render(query.ask(store, "ASK { ?s a kg:Claim }"), form)


@pytest.mark.parametrize(
    ("form", "begin"),
    [
        ("table", "@prefix"),
        ("turtle", "@prefix"),
        ("csv", "subject,predicate,object\n"),
        ("tsv", "subject\tpredicate\tobject\n"),
        ("json", "{"),
        ("xml", "<?xml"),
    ],
)
@pytest.mark.parametrize(
    "text",
    ["CONSTRUCT { ?s rdfs:label ?l } { ?s a kg:Person ; rdfs:label ?l }", "DESCRIBE ?s { ?s a kg:Person }"],
)
def test_triples_are_turtle_or_what_is_asked_for(store: ox.Store, form: answers.Form, begin: str, text: str) -> None:
    shown = answers.render(query.ask(store, text), form)

    assert shown.startswith(begin)
    assert "Angela Ruiz" in shown


@pytest.mark.parametrize("form", ["json", "xml"])
def test_rows_come_in_the_formats_of_the_w3c(store: ox.Store, form: answers.Form) -> None:
    shown = answers.render(query.ask(store, "SELECT ?n { ?p a kg:Person ; schema:name ?n }"), form)

    format = ox.QueryResultsFormat.JSON if form == "json" else ox.QueryResultsFormat.XML
    [row] = ox.parse_query_results(shown, format=format)  # type: ignore[misc]
    assert row["n"].value == "Angela Ruiz"


def test_rows_cannot_be_turtle(store: ox.Store) -> None:
    with pytest.raises(QueryError, match="only CONSTRUCT and DESCRIBE"):
        answers.render(query.ask(store, "SELECT ?s { ?s a kg:Person }"), "turtle")


def test_a_folder_stands_for_its_graphs_without_quarantine_and_hidden_files(tmp_path: Path) -> None:
    for name in ("b.nt", "a.ttl", "sub/c.jsonld", "quarantine/d.quarantine.ttl", ".kg/e.ttl", ".f.ttl", "notes.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    if os.name != "nt":
        os.mkfifo(tmp_path / "pipe.ttl")  # which nobody writes to

    found = folders.graph_files([tmp_path, tmp_path / "a.ttl"])

    assert [str(path.relative_to(tmp_path)) for path in found] == ["a.ttl", "b.nt", "sub/c.jsonld"]


def test_a_missing_path_and_an_empty_folder_are_clear_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file or folder"):
        folders.graph_files([tmp_path / "nowhere"])
    with pytest.raises(InputError, match=r"no graphs in this folder \(looked for .ttl, .jsonld, .nt, .nq, .trig\)"):
        folders.graph_files([tmp_path])
