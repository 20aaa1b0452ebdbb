"""`kg query` and `kg explain` over what `kg build` wrote."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from command import Ran

Write = Callable[..., Path]


Run = Callable[..., Ran]


TALKS = "Talks resume\n\nThe minister Ada Ruiz said that the talks in the city would go on for a week.\n"


@pytest.fixture
def built(run: Run, news: Write, tmp_path: Path, no_model: None) -> Path:
    """Return a folder with the graph of one article."""
    run("build", news(talks=TALKS), "-o", tmp_path / "out")
    return tmp_path / "out"


def test_query_takes_a_string_a_file_or_a_name(run: Run, built: Path, tmp_path: Path) -> None:
    text = "SELECT ?name { ?p a kg:Person ; schema:name ?name }"
    (tmp_path / "mine.rq").write_text(text)

    assert run("query", built, text, "--format", "csv").out == "name\nAda Ruiz\n"
    assert run("query", built, "--file", tmp_path / "mine.rq", "--format", "csv").out == "name\nAda Ruiz\n"
    claims = json.loads(run("query", built, "--named", "claims", "--format", "json").out)
    assert claims["results"]["bindings"][0]["speaker"]["value"] == "Ada Ruiz"
    assert run("query", "--list").out.startswith("articles            The articles")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("SELECT",), "kg: query: error at 1:"),
        (("--named", "claims", "--speaker", "?!"), "kg: query: '?!' has no words to look for"),
        (("ASK {}", "--speaker", "Ruiz"), "Usage: kg query"),
        (("--named", "claims", "--store", "output/store"), "Usage: kg query"),
        (("--named", "nothing"), "kg: query: no named query 'nothing'; there are articles, casualties, "),
        (("--file", "nowhere.rq"), "kg: nowhere.rq: "),
        (("--named", "claims", "--file", "x.rq"), "Usage: kg query"),
        ((), "Usage: kg query"),
    ],
)
def test_a_query_that_cannot_run_is_told(run: Run, built: Path, arguments: tuple[str, ...], message: str) -> None:
    ran = run("query", built, *arguments)

    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith(message)


def test_query_reads_standard_input(run: Run, built: Path) -> None:
    graph = (built / "talks.ttl").read_bytes()
    text = "SELECT ?name { ?p a kg:Person ; schema:name ?name }"

    for format in ("turtle", "json-ld", "nt", "nquads", "trig"):
        piped = run("export", "-", "--format", format, stdin=graph).out.encode()
        assert run("query", "-", text, "--format", "csv", stdin=piped).out == "name\nAda Ruiz\n"
    assert run("query", built, "--file", "-", "--format", "tsv", stdin=text.encode()).out == "name\nAda Ruiz\n"
    assert run("query", "-", text, stdin=b"no Turtle").err.startswith("kg: <stdin>: ")
    assert run("query", "-", "--file", "-", stdin=b"").code == 2


def test_a_table_is_as_wide_as_columns_say(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "70")

    narrow = run("query", built, "--named", "statements").out
    wide = run("query", built, "--named", "statements", "--width", "0").out

    assert max(map(len, narrow.splitlines()[:-1])) <= 70
    assert narrow.splitlines()[-1].startswith("(not shown: ")
    assert max(map(len, wide.splitlines())) > 200


def test_a_query_that_runs_for_ever_is_given_up(run: Run, built: Path) -> None:
    for_ever = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    ran = run("query", built, for_ever, "--timeout", "0.2")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("kg: query: no answer within 0.2 seconds; ")


def test_a_store_is_asked_as_files_are(run: Run, built: Path, tmp_path: Path) -> None:
    assert run("load", built, "--store", tmp_path / "store").code == 0

    asked = run("query", "--store", tmp_path / "store", "--named", "statements", "--speaker", "ruiz", "--format", "csv")

    assert asked == run("query", built, "--named", "statements", "--speaker", "ruiz", "--format", "csv")
    assert asked.out.count("\n") == 2
    broken = run("query", "--store", tmp_path / "store", "SELECT ?s WHER {}")
    assert "WHERE for WHER?" in broken.err


def test_explain_shows_the_sentence(run: Run, built: Path) -> None:
    [name] = json.loads(run("query", built, "SELECT ?p { ?p a kg:Person }", "--format", "json").out)["results"][
        "bindings"
    ]

    ran = run("explain", name["p"]["value"], built)

    assert ran.code == 0
    assert "The minister [[Ada Ruiz]] said that the talks" in ran.out
    assert run("explain", "nobody", built) == (2, "", "kg: explain: nobody is not in these files\n")
