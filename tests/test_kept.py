"""A folder's graphs are read once and kept; whatever happens to its files, the answers are those of the files."""

import os
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import kg
from kg.app.cli import cli
from kg.corpus import folders
from kg.rdf import formats
from kg.store import kept

NAMES = "SELECT ?name { ?p schema:name ?name } ORDER BY ?name"


@pytest.fixture(autouse=True)
def small_is_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "WORTH_KEEPING", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "graphs"
    for name in ("ada", "bo"):
        write(place / f"{name}.nt", name)
    return place


def write(path: Path, *names: str) -> None:
    """Write a graph of people; Cy, who is in every file, is in the store once."""
    path.parent.mkdir(exist_ok=True)
    lines = [f'<http://x/{name}> <https://schema.org/name> "{name}" .\n' for name in (*names, "cy")]
    path.write_text("".join(lines), "utf-8")


def names(folder: Path) -> list[object]:
    return [row["name"] for row in kg.query(folder, NAMES)]


def no_parsing(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(path: Path) -> None:
        raise AssertionError(f"{path} is parsed again")

    monkeypatch.setattr(formats, "parse", parse)


def test_a_second_question_parses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert names(folder) == ["ada", "bo", "cy"]

    no_parsing(monkeypatch)

    assert names(folder) == ["ada", "bo", "cy"]
    assert (folder / ".kg/store/index.json").exists()


def test_a_file_that_was_only_touched_is_not_parsed_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names(folder)
    os.utime(folder / "ada.nt", ns=(1, 1))

    no_parsing(monkeypatch)

    assert names(folder) == ["ada", "bo", "cy"]


def test_new_changed_and_removed_files_are_seen(folder: Path) -> None:
    names(folder)

    write(folder / "dee.nt", "dee")
    assert names(folder) == ["ada", "bo", "cy", "dee"]
    write(folder / "ada.nt", "eve")
    assert names(folder) == ["bo", "cy", "dee", "eve"]
    (folder / "bo.nt").unlink()
    assert names(folder) == ["cy", "dee", "eve"]


def test_a_bad_file_is_named_each_time_and_does_not_stop_the_others(folder: Path) -> None:
    (folder / "bad.ttl").write_text("this is no Turtle", "utf-8")

    for _ in "twice":
        ran = CliRunner().invoke(cli, ["query", str(folder), NAMES, "--format", "csv"], standalone_mode=False)
        assert ran.return_value == 2
        assert ran.stdout == "name\nada\nbo\ncy\n"
        assert ran.stderr.startswith(f"kg: {folder}/bad.ttl: ")
        assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("harm", ["index", "store", "unfinished"])
def test_a_store_that_is_damaged_is_made_anew(folder: Path, harm: str) -> None:
    names(folder)
    index = folder / ".kg/store/index.json"
    if harm == "index":
        index.write_text("{", "utf-8")
    elif harm == "unfinished":
        index.write_text(index.read_text("utf-8").replace('"complete": true', '"complete": false'), "utf-8")
    else:
        for file in index.parent.rglob("*"):
            if file.name in ("CURRENT", "IDENTITY"):
                file.write_bytes(b"nonsense")

    assert names(folder) == ["ada", "bo", "cy"]


def test_a_store_in_use_and_a_folder_that_cannot_be_written_do_not_stop_a_question(folder: Path) -> None:
    names(folder)
    [place] = [path for path in (folder / ".kg/store").iterdir() if path.is_dir()]
    write(folder / "dee.nt", "dee")

    writer = ox.Store(str(place))  # holds the lock

    assert names(folder) == ["ada", "bo", "cy", "dee"]
    del writer


def test_a_place_that_is_no_folder_does_not_stop_a_question(folder: Path) -> None:
    (folder / ".kg").write_text("", "utf-8")

    assert names(folder) == ["ada", "bo", "cy"]


def test_a_small_folder_is_left_as_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "WORTH_KEEPING", 1_000_000)

    assert names(folder) == ["ada", "bo", "cy"]
    assert not (folder / ".kg").exists()


def test_the_kept_store_is_no_graph_of_the_folder(folder: Path) -> None:
    names(folder)

    assert [path.name for path in folders.graph_files([folder])] == ["ada.nt", "bo.nt"]
