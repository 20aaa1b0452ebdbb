"""The queries that ship with the program: what they find, how filters narrow them, and that engines agree."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdf_examples
from rdflib import RDF, Graph, Literal, Namespace

import kg
from kg.errors import QueryError
from kg.rdf import answers, build, formats, named, query
from kg.store import ask
from kg.terms import KG

SDO = Namespace("https://schema.org/")
#: Where npm put Comunica.
NODES = Path(os.environ.get("KG_NODE", "/nowhere")) / "node_modules"
#: What each row of a statement names besides.
ARTICLE = {"published", "headline", "sentence", "url", "id", "begin", "end", "article_iri", "iri"}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the example as a file, its hospital an anonymous source, its article with an id of the user's."""
    graph = build.build(rdf_examples.ARTICLE, rdf_examples.FINDINGS)
    ids = Namespace("https://w3id.org/newskg/id/")
    graph.add((ids[rdf_examples.HOSPITAL], RDF.type, KG.AnonymousSource))
    graph.add((ids[rdf_examples.ARTICLE.key], SDO.identifier, Literal("wire-7")))
    path = tmp_path_factory.mktemp("graphs") / "told.ttl"
    path.write_bytes(formats.render(graph, "turtle"))
    return path


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "articles",
            {"headline": "Ruiz Rejects Truce Offer", "events": 2, "claims": 1, "proposals": 1, "id": "wire-7"},
        ),
        (
            "statements",
            {
                "speaker": "a hospital",
                "act": "Assert",
                "words": "At least 12 people were killed … in Toledo on Thursday",
                "about": "Toledo",
                "published": "2024-05-03",
                "headline": "Ruiz Rejects Truce Offer",
                "id": "wire-7",
                "sentence": "At least 12 people were killed in Toledo on Thursday, a hospital said",
                "begin": rdf_examples.TEXT.index("At least 12"),
                "end": rdf_examples.TEXT.index(", a hospital said"),
            },
        ),
        ("claims", {"speaker": "a hospital", "mode": "Indirect"}),
        ("sources", {"speaker": "a hospital", "act": "Assert"}),
        (
            "events",
            {
                "date": "2024-05-02",
                "type": "killing",
                "where": "Toledo",
                "factuality": "Reported",
                "source": "a hospital",
            },
        ),
        ("events", {"date": "2024-05-03", "type": "rejection", "who": "Angela Ruiz", "factuality": "Actual"}),
        ("timeline", {"date": "2024-05-02", "type": "killing"}),
        (
            "figures",
            {"measures": "killed", "bound": "AtLeast", "value": 12, "population": "people", "source": "a hospital"},
        ),
        (
            "casualties",
            {
                "measures": "killed",
                "value": 12,
                "source": "a hospital",
                "event": "Killed (Toledo, 2024-05-02)",
                "where": "Toledo",
                "date": "2024-05-02",
                "sentence": "At least 12 people were killed in Toledo on Thursday, a hospital said",
                "begin": rdf_examples.TEXT.index("At least 12"),
            },
        ),
        ("people", {"name": "Angela Ruiz", "role": "prime minister", "of": "Spain", "sentence": "prime minister"}),
        (
            "proposals",
            {
                "by": "Harvest Front",
                "to_whom": "Spain",
                "status": "Rejected",
                "term": "a truce of four and a half months",
                "polarity": "Positive",
            },
        ),
        ("negotiation", {"step": "1 proposed", "who": "Harvest Front", "whom": "Spain", "status": "Rejected"}),
        ("negotiation", {"step": "4 outcome", "who": "Angela Ruiz"}),
        ("counts", {"month": "2024-05", "country": "Spain", "type": "killing", "events": 1, "articles": 1}),
        ("counts", {"month": "2024-05", "country": None, "type": "rejection", "events": 1}),
    ],
)
def test_a_named_query_finds_what_the_article_says(told: Path, name: str, expected: dict[str, object]) -> None:
    found = kg.query(told, name)

    assert [row for row in found if expected.items() <= row.items()], found
    assert len(found) == len({tuple(row.items()) for row in found})


def test_each_row_of_a_statement_names_its_article_its_sentence_and_its_place() -> None:
    for one in named.named().values():
        assert columns_of(one.text) >= ARTICLE or one.name in ("articles", "counts")


def columns_of(text: str) -> set[str]:
    answer = query.ask(ox.Store(), text)
    assert isinstance(answer, ox.QuerySolutions)
    return {variable.value for variable in answer.variables}


def test_offsets_are_those_of_the_words(told: Path) -> None:
    for name in ("events", "figures", "proposals", "people"):
        for row in kg.query(told, name):
            begin, end = row["begin"], row["end"]
            assert isinstance(begin, int)
            assert isinstance(end, int)
            assert isinstance(row["sentence"], str)
            assert rdf_examples.TEXT[begin:end] in rdf_examples.TEXT
            assert 0 <= begin < end <= len(rdf_examples.TEXT)


@pytest.mark.parametrize(
    ("name", "filters", "count"),
    [
        ("statements", {"speaker": "HOSPITAL"}, 1),
        ("statements", {"speaker": "hospi"}, 0),
        ("statements", {"speaker": 'x" } UNION { ?node ?p ?o } #'}, 0),
        ("statements", {"about": "toledo"}, 1),
        ("statements", {"about": "Spain"}, 0),
        ("statements", {"type": "assert"}, 1),
        ("statements", {"type": "Deny"}, 0),
        ("statements", {"article": "truce offer"}, 1),
        ("statements", {"article": "wire-7"}, 1),
        ("statements", {"article": rdf_examples.ARTICLE.key}, 1),
        ("statements", {"article": "wire"}, 0),
        ("statements", {"from_": "2024-05-03", "to": "2024-05-03"}, 1),
        ("statements", {"from_": "2024-06"}, 0),
        ("statements", {"to": "2023"}, 0),
        ("events", {"about": "Ruiz"}, 1),
        ("events", {"type": "Killing"}, 1),
        ("events", {"country": "Spain"}, 1),
        ("events", {"country": "es"}, 1),
        ("events", {"speaker": "hospital"}, 1),
        ("events", {"to": "2024-05-02"}, 1),
        ("events", {"from_": "2024-05", "to": "2024-05", "about": "Toledo", "country": "Spanish"}, 1),
        ("casualties", {"type": "killed", "speaker": "hospital", "country": "Spain", "about": "Toledo"}, 1),
        ("casualties", {"type": "injured"}, 0),
        ("people", {"about": "ruiz", "country": "spain"}, 1),
        ("proposals", {"speaker": "Harvest Front", "type": "rejected", "about": "Spain"}, 1),
        ("proposals", {"type": "ceasefire"}, 1),
        ("counts", {"type": "killing"}, 1),
        ("articles", {"from_": "2024-05", "article": "Ruiz"}, 1),
    ],
)
def test_filters_narrow_a_named_query(told: Path, name: str, filters: dict[str, str], count: int) -> None:
    assert len(kg.query(told, name, **filters)) == count


@pytest.mark.parametrize("name", [name for name, one in named.named().items() if one.of])
def test_nodes_that_are_found_first_give_the_answer_of_the_whole_query(told: Path, name: str) -> None:
    one, graphs = named.named()[name], ask.Local(query.load([told]))
    filters = {"about": "Ruiz", "from": "2024"} if name == "people" else {"from": "2024", "article": "ruiz"}

    in_two = answers.rows(ask.ask_named(graphs, one, filters)).cells

    assert in_two == answers.rows(ask.ask(graphs, one.filtered(filters))).cells
    assert in_two or name in ("denials", "disagreements", "meetings")


@pytest.mark.parametrize(
    ("name", "filters", "message"),
    [
        ("articles", {"speaker": "x"}, "articles takes no filter 'speaker'; it takes from, to, article"),
        ("events", {"type": "kiling"}, "'kiling' is no type of an event, figure, act of speech or proposal; Killing"),
        (
            "events",
            {"type": "murder"},
            "'murder' is no type of an event, figure, act of speech or proposal; kg ontology has",
        ),
        ("events", {"from_": "2024-02-30"}, "'2024-02-30' is not a date; write 2024, 2024-02 or 2024-02-07"),
        ("events", {"to": "soon"}, "'soon' is not a date"),
        ("events", {"about": "..."}, "'...' has no words to look for"),
        ("event", {}, "no named query 'event'; events?"),
        ("xyzzy", {}, "no named query 'xyzzy'; there are articles, casualties, "),
    ],
)
def test_a_filter_or_name_that_is_none_is_told(told: Path, name: str, filters: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match="^query: " + re.escape(message)):
        kg.query(told, name, **filters)


def test_every_named_query_runs_as_its_file_stands_and_says_what_it_is_about() -> None:
    for one in named.named().values():
        assert list(ox.Store().query(one.text)) == []  # type: ignore[arg-type]
        assert one.about.endswith(".")
        assert len(one.about) < 120
        assert set(one.filters) <= set(named.FILTERS)
        assert "# filters\n" in one.text


def joined(cell: answers.Cell | str) -> str:
    """Return a cell, the names in it sorted: they have no order of their own."""
    text = cell if isinstance(cell, str) else answers.plain(cell)
    return "; ".join(sorted(text.split("; ")))


@pytest.mark.parametrize("name", named.named())
@pytest.mark.parametrize(
    "filters", [{}, {"about": "Toledo", "from": "2024", "country": "Spain", "speaker": "hospital"}]
)
def test_rdflib_gives_the_same_answers(told: Path, name: str, filters: dict[str, str]) -> None:
    one = named.named()[name]
    text = one.filtered({key: value for key, value in filters.items() if key in one.filters})
    answer = answers.rows(query.ask(query.load([told]), text))

    found = Graph().parse(told).query(text, initNs=dict(formats.PREFIXES))

    theirs = [[joined("" if cell is None else str(cell)) for cell in row] for row in found]  # type: ignore[union-attr]
    assert sorted(theirs) == sorted([joined(cell) for cell in row] for row in answer.cells)


@pytest.mark.parametrize("name", named.named())
def test_comunica_gives_the_same_answers(told: Path, name: str) -> None:
    command = NODES / ".bin" / "comunica-sparql-file"
    if not command.exists() or not shutil.which("node"):
        pytest.skip("KG_NODE names no folder where npm has installed @comunica/query-sparql-file")
    text = named.named()[name].text
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in formats.PREFIXES.items())
    answer = answers.rows(query.ask(query.load([told]), text))

    ran = subprocess.run(
        [command, told, head + text, "-t", "application/sparql-results+json"], capture_output=True, check=True
    )

    rows = json.loads(ran.stdout)["results"]["bindings"]
    theirs = [[joined(row[column]["value"] if column in row else "") for column in answer.columns] for row in rows]
    assert sorted(theirs) == sorted([joined(cell) for cell in row] for row in answer.cells)
