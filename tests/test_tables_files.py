import csv
import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import click
import pytest
import rdf_examples
from rdf_examples import ARTICLE
from rdflib import Graph
from tabled import TABLES, Run, Write, ask, read_csv

from kg.app.cli import cli
from kg.corpus import tables as corpus
from kg.rdf import build, constants, formats
from kg.rdf.tables import parquet
from kg.rdf.tables.dictionary import NAMES, lines, meaning
from kg.rdf.tables.schema import SEPARATOR, Table, tables
from kg.rdf.tables.spreadsheet import unguarded


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
