"""`kg check` and `kg export` over files, folders and streams, and the list of commands."""

from collections.abc import Callable
from pathlib import Path

import pytest
from command import Ran
from pyoxigraph import parse

from kg.app.cli import cli
from kg.app.cli.groups import OTHER, SECTIONS

Run = Callable[..., Ran]


@pytest.fixture
def graphs(example: Path, tmp_path: Path) -> Path:
    """Return a folder of graphs, in folders of their own, and one file that is not RDF."""
    folder = tmp_path / "graphs"
    for name in ("2022/01.ttl", "2023/01.ttl"):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(example.read_bytes())
    (folder / "bad.ttl").write_text("<a> <b>")
    return folder


def test_check_goes_on_after_a_file_that_is_no_rdf(run: Run, graphs: Path) -> None:
    ran = run("check", graphs)

    assert ran.code == 2
    assert ran.err.splitlines()[0].startswith(f"kg: {graphs}/bad.ttl: ")
    assert ran.err.splitlines()[1:] == ["2 checked, 0 problems, 1 could not be read"]


def test_export_goes_on_too_and_mirrors_the_folders(run: Run, graphs: Path, tmp_path: Path) -> None:
    ran = run("export", graphs, "--format", "nt", "-o", tmp_path / "triples")

    assert ran.code == 2
    assert ran.err.startswith(f"kg: {graphs}/bad.ttl: ")
    assert sorted(path.relative_to(tmp_path).as_posix() for path in (tmp_path / "triples").rglob("*.nt")) == [
        "triples/2022/01.nt",
        "triples/2023/01.nt",
    ]


def test_export_writes_one_file_where_the_output_ends_as_graphs_do(
    run: Run, graphs: Path, example: Path, tmp_path: Path
) -> None:
    (graphs / "bad.ttl").unlink()

    assert run("export", graphs, "-o", tmp_path / "all.nt").code == 0
    assert set(parse(path=str(tmp_path / "all.nt"))) == set(parse(path=str(example)))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("query", "{store}", "-n", "people"), "{store}: is a triple store, and no folder of graphs; "),
        (("tables", "{store}", "-o", "{store}/t"), "{store}: is a triple store, and no folder of graphs; "),
        (("page", "{folder}", "-o", "-"), "{folder}: is a folder; kg site writes the pages of all its graphs"),
        (("describe", "{example}", "--license", "free"), "'free': is not an IRI: "),
    ],
)
def test_what_a_command_cannot_take_is_told_in_one_line(
    run: Run, example: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    names = {"store": tmp_path / "store", "folder": tmp_path, "example": example}
    assert run("load", example, "--store", names["store"]).code == 0

    ran = run(*(argument.format(**names) for argument in arguments))

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"kg: {message.format(**names)}")
    assert ran.err.count("\n") == 1


def test_a_table_without_rows_says_so(run: Run, example: Path) -> None:
    assert run("query", example, "-n", "statements", "--speaker", "nobody").out.endswith("\n(no rows)\n")


def test_export_refuses_a_suffix_of_another_format(run: Run, example: Path, tmp_path: Path) -> None:
    ran = run("export", example, "--format", "turtle", "-o", tmp_path / "x.jsonld")

    assert (ran.code, ran.err) == (
        2,
        f"kg: {tmp_path}/x.jsonld: is the name of a file in json-ld, and --format says turtle\n",
    )
    assert not (tmp_path / "x.jsonld").exists()
    assert run("export", example).code == 2  # in which format?


@pytest.mark.parametrize("command", [("check", "-"), ("export", "-", "--format", "turtle", "-o", "-")])
def test_a_dash_is_standard_input_and_output(run: Run, example: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, stdin=example.read_bytes())

    assert ran.code == 0
    assert ran.out in ("", example.read_text())


def test_every_command_stands_under_a_heading_of_the_help(run: Run) -> None:
    placed = [name for names in SECTIONS.values() for name in names]
    text = run("--help").out

    assert [name for name in cli.commands if name not in placed] == []
    assert len(placed) == len(set(placed))
    assert f"{OTHER}:" not in text
    assert [line for line in text.splitlines() if line.startswith("Build:")]


def test_nothing_in_the_list_of_commands_is_cut_off(run: Run) -> None:
    text = " ".join(run("--help").out.split())

    assert "..." not in text.partition("Options:")[2]
    assert [c.name for c in cli.commands.values() if c.get_short_help_str(limit=1000) not in text] == []
    assert "bodies" not in text
