import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import click
import pytest
import rdf_examples
from rdf_examples import ARTICLE, CLAIM, FIGURE, FRONT, HOSPITAL, KILLING, PROPOSAL, REJECTION, ROLE, RUIZ, TERM, TEXT
from rdflib import Graph

import kg
from kg.app.cli import cli, main
from kg.corpus import tables as corpus
from kg.errors import InputError
from kg.rdf import build, constants, formats
from kg.rdf.tables import Rows, of_graph, parquet
from kg.rdf.tables.dictionary import NAMES, lines, meaning
from kg.rdf.tables.schema import SEPARATOR, Table, tables
from kg.rdf.tables.spreadsheet import unguarded

Write = Callable[..., Path]
TABLES = list(tables().values())


class Ran(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs `kg` in this process."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # main() sets its own

    def run(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        return Ran(int(ended.value.code or 0), *capsys.readouterr())

    return run


@pytest.fixture
def written(run: Run, example: Path, tmp_path: Path) -> Path:
    """Return a folder with the tables of `rdf_examples`."""
    assert run("tables", example, "-o", tmp_path / "tables").code == 0
    return tmp_path / "tables"


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode())))


def ask(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{folder / 'news.db'}?mode=ro", uri=True) as connection:
        return list(connection.execute(query))


CONTEXT = {
    "article_id": ARTICLE.key,
    "headline": "Ruiz Rejects Truce Offer",
    "published": "2024-05-03",
    "url": "https://news.example/ruiz?id=1&x=a b",
}
KILLED = "At least 12 people were killed in Toledo on Thursday, a hospital said."


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "articles",
            {"id": ARTICLE.key, "authors": "Ana Example", "publisher": "Example Wire", "text": TEXT, "language": "en"},
        ),
        (
            "entities",
            {
                "id": "Q5836",
                "iri": "https://w3id.org/newskg/id/Q5836",
                "class": "place",
                "class_iri": "https://w3id.org/newskg/ontology#Place",
                "name": "Toledo",
                "wikidata": "Q5836",
                "country": "Spain",
                "country_id": "country-es",
            },
        ),
        ("entities", {"id": "country-es", "class": "country", "other_names": "Spanish", "iso_code": "ES"}),
        ("entities", {"id": HOSPITAL, "class": "unnamed actor", "name": "a hospital", "wikidata": ""}),
        ("entities", {"id": RUIZ, "affiliations": "Spain", "affiliation_ids": "country-es"}),
        ("mentions", {"entity": "Spain", "words": "Spanish", "class": "country", "begin": "48", "end": "55"}),
        (
            "roles",
            {
                "id": ROLE.id,
                "role": "prime minister",
                "person": "Angela Ruiz",
                "role_in": "Spain",
                "as_of": "2024-05-03",
            },
        ),
        (
            "claims",
            {
                "id": CLAIM.id,
                "speakers": "a hospital",
                "speaker_ids": HOSPITAL,
                "words": "At least 12 people were killed … in Toledo on Thursday",
                "act": "assert",
                "mode": "indirect",
                "mode_iri": "https://w3id.org/newskg/ontology#Indirect",
                "sentence": KILLED,
                "begin": str(TEXT.index("At least 12")),
                "end": str(TEXT.index(", a hospital said")),
                **CONTEXT,
            },
        ),
        (
            "events",
            {
                "id": KILLING.id,
                "type": "killing",
                "type_iri": "https://w3id.org/newskg/types#Killing",
                "factuality": "reported",
                "date": "2024-05-02",
                "earliest": "2024-05-02",
                "date_text": "Thursday",
                "places": "Toledo",
                "triggers": "killed",
                "reported_by": "a hospital",
                "reported_in_ids": CLAIM.id,
                "figure_ids": FIGURE.id,
                "sentence": KILLED,
                "begin": str(TEXT.index("killed")),
                **CONTEXT,
            },
        ),
        ("events", {"id": REJECTION.id, "actors": "Angela Ruiz", "actor_ids": RUIZ, "object_ids": PROPOSAL.id}),
        (
            "participants",
            {
                "statement_id": REJECTION.id,
                "event_id": REJECTION.id,
                "role": "actor",
                "thing": "Angela Ruiz",
                "entity_id": RUIZ,
            },
        ),
        (
            "participants",
            {
                "event_id": REJECTION.id,
                "role": "object",
                "thing_class": "proposal",
                "thing_id": PROPOSAL.id,
                "entity_id": "",
            },
        ),
        ("participants", {"claim_id": CLAIM.id, "event_id": "", "role": "speaker", "thing_class": "unnamed actor"}),
        ("participants", {"proposal_id": PROPOSAL.id, "role": "proposed by", "thing_id": FRONT}),
        (
            "figures",
            {
                "measures": "killed",
                "bound": "at least",
                "value": "12",
                "population": "people",
                "given_by": "a hospital",
                "event_ids": KILLING.id,
                "claim_ids": CLAIM.id,
            },
        ),
        (
            "proposals",
            {
                "status": "rejected",
                "proposed_by": "Harvest Front",
                "addressed_to": "Spain",
                "status_event_id": REJECTION.id,
                "terms": "a truce of four and a half months",
                "mentions": "the latest offer from the Harvest Front",
                **CONTEXT,
            },
        ),
        (
            "terms",
            {
                "id": TERM.id,
                "proposal_id": PROPOSAL.id,
                "words": "a truce of four and a half months",
                "type": "ceasefire",
                "duration_value": "4.5",
                "duration_unit": "month",
                "polarity": "positive",
            },
        ),
    ],
)
def test_a_row_says_what_the_graph_says(written: Path, table: str, expected: dict[str, str]) -> None:
    rows = read_csv(written / f"{table}.csv")

    assert [row for row in rows if expected.items() <= row.items()], rows


def test_every_passage_is_where_its_row_says(written: Path) -> None:
    for row in read_csv(written / "mentions.csv"):
        assert TEXT[int(row["begin"]) : int(row["end"])] == row["words"]
        assert row["words"] in row["sentence"]
        assert row["passage_id"] == f"{ARTICLE.key}_offset_{row['begin']}_{row['end']}"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_sqlite_and_parquet_hold_the_same(written: Path, table: Table) -> None:
    io = pytest.importorskip("arro3.io", reason="Parquet needs the extra 'tables'")
    names = [column.name for column in table.columns]

    of_csv = [list(row.values()) for row in read_csv(written / f"{table.name}.csv")]
    of_sqlite = ask(written, f"SELECT {', '.join(names)} FROM {table.name} ORDER BY rowid")
    of_parquet = io.read_parquet(written / f"{table.name}.parquet").read_all()

    assert of_csv
    assert of_csv == [["" if cell is None else str(cell) for cell in row] for row in of_sqlite]
    assert of_parquet.column_names == names
    columns = [column.to_pylist() for column in of_parquet.columns]
    assert of_csv == [[flat(cell) for cell in row] for row in zip(*columns, strict=True)]


def flat(cell: object) -> str:
    """Return a cell of Parquet as CSV has it."""
    if isinstance(cell, list):
        return SEPARATOR.join(cell)
    return "" if cell is None else f"{cell:g}" if isinstance(cell, float) else str(cell)


def test_the_keys_of_the_database_hold_and_it_can_be_searched(written: Path) -> None:
    assert ask(written, "PRAGMA integrity_check") == [("ok",)]
    assert ask(written, "PRAGMA foreign_key_check") == []
    assert ask(written, "SELECT \"table\" FROM pragma_foreign_key_list('terms') ORDER BY 1") == [
        ("articles",),
        ("proposals",),
    ]
    assert ask(written, "SELECT count(*) FROM claims_words WHERE claims_words MATCH 'toledo'") == [(1,)]
    assert ("participants_entity_id",) in ask(written, "SELECT name FROM sqlite_master WHERE type = 'index'")
    assert ask(written, "SELECT meaning FROM dictionary WHERE \"table\" = 'claims' AND column = 'cue'") == [
        ("The words that attribute the claim.",)
    ]


def test_two_runs_give_the_same_bytes_whatever_the_hash_seed(example: Path, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "kg", "tables", str(example), "-o", str(tmp_path / seed)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)

    names = sorted(path.name for path in (tmp_path / "1").iterdir())
    assert {"claims.csv", "news.db", "dictionary.md", "datapackage.json"} <= set(names)
    assert [n for n in names if (tmp_path / "1" / n).read_bytes() != (tmp_path / "2" / n).read_bytes()] == []


def test_an_entity_of_two_articles_is_one_row_and_an_article_that_comes_twice_is_left_out(
    run: Run, news: Write, tmp_path: Path, no_model: None
) -> None:
    run("build", news(one="Ada Ruiz said yes.\n", two="Ada Ruiz said no.\n"), "-o", tmp_path / "out")
    graph = (tmp_path / "out" / "one.ttl").read_text("utf-8")
    for name in ("one", "two"):  # as a linker would, that knows the name
        path = tmp_path / "out" / f"{name}.ttl"
        path.write_text(re.sub(r"d:a-\w+_person-ada-ruiz", "d:Q1", path.read_text("utf-8")), "utf-8")
    (tmp_path / "out" / "three.ttl").write_text(graph, "utf-8")

    ran = run("tables", tmp_path / "out", "-o", tmp_path / "tables")

    assert "2 articles, 1 entity" in ran.err
    assert "left out 1: another graph has the same article" in ran.err
    (row,) = read_csv(tmp_path / "tables" / "entities.csv")
    assert len(row["article_ids"].split(SEPARATOR)) == 2


def test_a_graph_without_the_text_has_no_sentences(run: Run, tmp_path: Path) -> None:
    graph = build.build(ARTICLE, rdf_examples.FINDINGS, with_text=False)
    (tmp_path / "g.ttl").write_bytes(formats.render(graph, "turtle"))

    run("tables", tmp_path / "g.ttl", "-o", tmp_path / "tables")

    (row,) = read_csv(tmp_path / "tables" / "claims.csv")
    assert (row["sentence"], row["words"][:11]) == ("", "At least 12")


@pytest.mark.parametrize("words", ["=1+1 is two", "-3 it was", "@home all is well", "+1 from us"])
def test_words_that_a_spreadsheet_would_run_are_guarded_in_csv_only(
    run: Run, news: Write, tmp_path: Path, no_model: None, words: str
) -> None:
    run("build", news(one=f"Ada Ruiz said {words}.\n"), "-o", tmp_path / "out")

    ran = run("tables", tmp_path / "out", "-o", tmp_path / "tables")
    run("tables", tmp_path / "out", "-o", tmp_path / "raw", "--raw")

    (guarded,) = read_csv(tmp_path / "tables" / "claims.csv")
    (raw,) = read_csv(tmp_path / "raw" / "claims.csv")
    assert guarded["words"] == f"'{words}"
    assert unguarded(guarded["words"]) == words == raw["words"]
    assert "have an apostrophe in front; --raw leaves them" in ran.err
    assert ask(tmp_path / "tables", "SELECT words FROM claims") == [(words,)]
    assert json.loads((tmp_path / "raw" / "datapackage.json").read_bytes())["formulaGuard"] is False


def test_words_that_already_begin_with_an_apostrophe_come_back_as_they_were(
    run: Run, news: Write, tmp_path: Path, no_model: None
) -> None:
    run("build", news(one="Ada Ruiz said '=1 and no more.\n"), "-o", tmp_path / "out")
    run("tables", tmp_path / "out", "-o", tmp_path / "tables")

    (row,) = read_csv(tmp_path / "tables" / "claims.csv")

    assert (row["words"], unguarded(row["words"])) == ("''=1 and no more", "'=1 and no more")


def test_line_ends_and_marks_in_words_come_back_as_they_were(run: Run, tmp_path: Path) -> None:
    text = 'One "two",\rthree; four\n\tfive'
    graph = Graph().parse(
        data=f"""
        @prefix kg: <https://w3id.org/newskg/ontology#> . @prefix d: <https://w3id.org/newskg/id/> .
        d:a-1 a kg:Article . d:a-1_claim-1 a kg:Claim ; kg:inArticle d:a-1 ; kg:text {json.dumps(text)} ."""
    )
    (tmp_path / "g.ttl").write_bytes(formats.render(graph, "turtle"))

    run("tables", tmp_path / "g.ttl", "-o", tmp_path / "tables")

    with (tmp_path / "tables" / "claims.csv").open(encoding="utf-8", newline="") as file:
        assert [row["words"] for row in csv.DictReader(file)] == [text]


# ------------------------------------------------------------------------------------------------------------ dictionary


def test_the_dictionary_has_each_column_of_each_file(written: Path) -> None:
    dictionary = read_csv(written / "dictionary.csv")
    package = json.loads((written / "datapackage.json").read_bytes())
    fields = {r["path"]: [f["name"] for f in r["schema"]["fields"]] for r in package["resources"] if "schema" in r}

    for table in tables():
        with (written / f"{table}.csv").open(encoding="utf-8") as file:
            columns = next(csv.reader(file))
        assert [line["column"] for line in dictionary if line["table"] == table] == columns
        assert fields[f"{table}.csv"] == columns
        assert f"## {table}\n" in (written / "dictionary.md").read_text("utf-8")


def test_datasette_is_told_what_the_columns_mean_and_what_rows_are_called(written: Path) -> None:
    described = json.loads((written / "metadata.json").read_bytes())["databases"]["news"]["tables"]

    assert set(described) == set(tables())
    for table in TABLES:
        assert list(described[table.name]["columns"]) == [column.name for column in table.columns]
        assert described[table.name].get("label_column", table.columns[0].name) in described[table.name]["columns"]


def test_the_package_vouches_for_the_bytes_of_every_file(written: Path) -> None:
    package = json.loads((written / "datapackage.json").read_bytes())

    found = {resource["path"]: resource["hash"] for resource in package["resources"]}

    assert {*found, "datapackage.json"} == {path.name for path in written.iterdir()}
    for name, told in found.items():
        assert told == f"sha256:{sha256((written / name).read_bytes()).hexdigest()}"


def test_every_column_has_a_meaning_and_its_property_is_in_the_ontology() -> None:
    known = set(map(str, constants.read().subjects()))
    used = {step.property for t in TABLES for c in t.columns for path in c.paths for step in path.steps}
    used |= {iri for table in TABLES for iri in (*table.classes, *table.each)}

    assert {iri for iri in used if iri.startswith(constants.ONTOLOGY)} - known == set()
    assert [line for line in lines() if not line[NAMES.index("meaning")]] == []


def test_a_meaning_is_the_comment_of_the_ontology() -> None:
    claims = tables()["claims"]

    assert meaning(claims.column("speakers")) == "Who said it, named or not."
    assert meaning(claims.column("speaker_ids")) == "Who said it, named or not. (keys in entities)"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_columns_of_a_table_fit_together(table: Table) -> None:
    names = [column.name for column in table.columns]

    assert all(re.fullmatch("[a-z_]+[0-9]*", name) for name in [table.name, *names])
    assert len(set(names)) == len(names)
    assert {*table.key, *table.search} <= set(names)
    assert {column.refers for column in table.columns} <= {"", *tables()}


# ------------------------------------------------------------------------------------------------------------- bad input


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        (("broken.ttl", "no turtle at all"), "broken.ttl: "),
        (("other.ttl", "<http://a.example/x> <http://a.example/p> 1 ."), "other.ttl: no article in this graph"),
        (
            (
                "base.ttl",
                "@prefix kg: <https://w3id.org/newskg/ontology#> . @prefix o: <https://other.example/> .\n"
                "o:a-1 a kg:Article . <https://third.example/Q5836> a kg:Place .",
            ),
            "base.ttl: https://third.example/Q5836 has the key of https://w3id.org/newskg/id/Q5836; "
            "build both with the same --base",
        ),
    ],
)
def test_a_bad_graph_is_one_line_and_the_others_are_written(
    run: Run, example: Path, tmp_path: Path, broken: tuple[str, str], message: str
) -> None:
    name, content = broken
    (tmp_path / name).write_text(content, "utf-8")

    ran = run("tables", example, tmp_path / name, "-o", tmp_path / "tables")

    assert ran.code == 2
    assert message in ran.err
    assert "1 article, 5 entities" in ran.err
    assert len(read_csv(tmp_path / "tables" / "claims.csv")) == 1


def test_a_missing_file_and_a_folder_without_graphs_are_one_line(run: Run, tmp_path: Path) -> None:
    assert run("tables", tmp_path / "no.ttl", "-o", tmp_path / "t") == (
        2,
        "",
        f"kg: {tmp_path}/no.ttl: no such file or folder\n",
    )
    assert "no graphs in this folder" in run("tables", tmp_path, "-o", tmp_path / "t").err


TWICE = """
@prefix kg: <https://w3id.org/newskg/ontology#> . @prefix d: <https://w3id.org/newskg/id/> . @prefix o: <https://other.example/> .
d:a-9 a kg:Article . d:Q9 a kg:Place ; kg:inArticle d:a-9 .
d:a-9_claim-1 a kg:Claim ; kg:inArticle d:a-9 . o:a-9_claim-1 a kg:Claim ; kg:inArticle d:a-9 .
"""


def test_a_graph_that_is_refused_leaves_nothing_in_the_tables(run: Run, example: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(TWICE)

    ran = run("tables", tmp_path / "a.ttl", example, "-o", tmp_path / "tables")

    assert ran.code == 2
    assert "a.ttl: two nodes have the key a-9_claim-1 in claims" in ran.err
    assert "Q9" not in {row["id"] for row in read_csv(tmp_path / "tables" / "entities.csv")}


def test_where_no_graph_can_be_read_the_tables_of_before_stay(run: Run, written: Path, tmp_path: Path) -> None:
    before = (written / "claims.csv").read_bytes()
    (tmp_path / "x.ttl").write_text("nothing")

    ran = run("tables", tmp_path / "x.ttl", "-o", written)

    assert (ran.code, ran.err.splitlines()[-1]) == (2, "nothing is written")
    assert (written / "claims.csv").read_bytes() == before


def test_an_output_that_cannot_be_is_one_line(run: Run, example: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    ran = run("tables", example, "-o", tmp_path / "file")

    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "cannot be written" in ran.err


def test_what_kg_did_not_write_or_what_was_changed_stays(run: Run, example: Path, written: Path) -> None:
    (written / "claims.csv").write_text("mine\n")
    changed = run("tables", example, "-o", written)
    (written / "datapackage.json").unlink()
    foreign = run("tables", example, "-o", written)

    assert (changed.code, foreign.code) == (2, 2)
    assert "claims.csv: was changed since kg tables wrote it; --force overwrites it" in changed.err
    assert "was not written by kg tables; --force overwrites it" in foreign.err
    assert (written / "claims.csv").read_text() == "mine\n"
    assert run("tables", example, "-o", written, "--force").code == 0
    assert (written / "claims.csv").read_text() != "mine\n"


def test_a_second_run_replaces_the_first_and_leaves_nothing_of_another_format(
    run: Run, example: Path, written: Path
) -> None:
    (written / "notes.txt").write_text("mine")

    assert run("tables", example, "-o", written, "--format", "csv").code == 0

    assert not (written / "news.db").exists()
    assert (written / "claims.csv").exists()
    assert (written / "notes.txt").exists()
    assert not [path for path in written.iterdir() if path.name.startswith(".")]


def test_without_its_library_parquet_is_left_out_and_an_order_for_it_is_refused(
    run: Run, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "installed", lambda: False)

    all_there_is = run("tables", example, "-o", tmp_path / "one")
    asked = run("tables", example, "-o", tmp_path / "two", "--format", "parquet")

    assert (all_there_is.code, asked.code) == (0, 2)
    assert "Parquet is left out: it needs pip install 'newskg[tables]'" in all_there_is.err
    assert asked.err == "kg: Parquet needs the extra 'tables': pip install 'newskg[tables]'\n"
    assert (tmp_path / "one" / "claims.csv").exists()
    assert list((tmp_path / "two").iterdir()) == []


def test_the_formats_offered_are_those_there_are() -> None:
    (option,) = [parameter for parameter in cli.commands["tables"].params if parameter.name == "forms"]

    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == corpus.FORMATS


# ---------------------------------------------------------------------------------------------------------------- Python


@pytest.fixture
def claims(example: Path) -> Rows:
    return of_graph(formats.read(example))["claims"]


def test_rows_are_plain_values(claims: Rows) -> None:
    (row,) = claims

    assert row["speakers"] == ("a hospital",)
    assert row["begin"] == TEXT.index("At least 12")
    assert row["embedded_in_id"] is None
    assert json.loads(json.dumps(row))["words"].startswith("At least 12")
    assert repr(claims).startswith("<1 claims: id, iri, speakers")


def test_the_tables_of_files_are_those_of_their_graph(example: Path) -> None:
    assert [list(rows) for rows in corpus.read([example]).values()] == [
        list(rows) for rows in of_graph(formats.read(example)).values()
    ]


def test_a_result_has_rows_and_a_short_name(no_model: None) -> None:
    result = kg.build_text("Talks resume\n\nThe minister Ada Ruiz said that the talks would go on.\n")

    assert [row["speakers"] for row in result.claims] == [("Ada Ruiz",)]
    assert {name: len(rows) for name, rows in result.tables.items()}["claims"] == len(result.claims) == 1
    assert repr(result).startswith("<Result 'Talks resume': ")
    assert len(repr(result)) < 100


def test_the_package_takes_files_and_folders_and_shows_only_what_is_public(example: Path) -> None:
    assert [list(rows) for rows in kg.tables(example).values()] == [
        list(rows) for rows in kg.tables([str(example.parent)]).values()
    ]
    assert dir(kg) == sorted(kg.__all__)
    assert "1 claims" in repr(kg.tables(example))


def test_the_tables_of_a_broken_file_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("nothing")

    with pytest.raises(InputError, match=r"x\.ttl"):
        corpus.read([tmp_path / "x.ttl"])


def test_rows_are_a_data_frame(claims: Rows) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")

    frame = claims.to_pandas()

    assert list(frame["begin"]) == [TEXT.index("At least 12")]


def test_any_library_of_arrow_reads_rows(claims: Rows) -> None:
    core = pytest.importorskip("arro3.core", reason="Arrow needs the extra 'tables'")

    table = core.Table.from_arrow(claims)

    assert table["speakers"].to_pylist() == [["a hospital"]]
    assert table["earliest"].to_pylist() == [None]
