import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click
import pytest
from command import Ran

from kg import __version__
from kg.app.cli import cli
from kg.app.cli.arguments import FORMAT
from kg.rdf import formats

Write = Callable[..., Path]
Run = Callable[..., Ran]

TALKS = "Talks resume\n\nThe minister Ada Ruiz said that the talks in the city would go on for a week.\n"
NOBODY = "Nobody knows\n\nOn Monday Ada Ruiz said that nobody in the town knew what was going on there.\n"
KG = [sys.executable, "-m", "kg"]


@pytest.fixture
def built(run: Run, news: Write, tmp_path: Path, no_model: None) -> Path:
    """Return a folder with the graph of one article."""
    run("build", news(talks=TALKS), "-o", tmp_path / "out")
    return tmp_path / "out"


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(("format", "suffix"), [("nquads", ".nq"), ("trig", ".trig"), ("json-ld", ".jsonld")])
def test_build_writes_every_format_and_reads_it_again(
    run: Run, news: Write, tmp_path: Path, format: str, suffix: str
) -> None:
    arguments = ("build", news(talks=TALKS), "-o", tmp_path / "out", "--format", format)

    assert run(*arguments).code == 0
    assert "1 skipped" in run(*arguments).err
    assert run("check", tmp_path / "out").err == "1 checked, 0 problems\n"
    assert run("query", tmp_path / "out", "ASK { ?a a kg:Article }").out == "true\n"
    assert (tmp_path / "out" / f"talks{suffix}").is_file()


def test_help_answers_at_once_and_every_command_has_examples() -> None:
    assert subprocess.run([*KG, "--help"], capture_output=True, check=True).stdout.startswith(b"Usage: kg ")
    for command in [cli, *cli.commands.values()]:
        assert "Examples:\n    kg " in command.get_help(click.Context(command))


def test_nothing_heavy_is_imported_for_a_help() -> None:
    code = (
        "import sys, kg.app.cli; print(*(m for m in ('spacy', 'rdflib', 'pyshacl', 'pyoxigraph') if m in sys.modules))"
    )

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "\n"


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"kg, version {__version__}\n"


def test_the_formats_offered_are_those_there_are() -> None:
    assert list(FORMAT.choices) == list(formats.FORMATS)


@pytest.mark.usefixtures("no_model")
def test_build_writes_a_graph_and_sums_up(run: Run, news: Write, tmp_path: Path) -> None:
    ran = run("build", news(talks=TALKS), "-o", tmp_path / "out")

    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [
        "articles: 1 built, 0 skipped, 0 failed",
        "nodes: 2 accepted, 0 quarantined",
        "1 article has no date: weekdays stay open; give a date field or --date",
    ]
    assert (tmp_path / "out/talks.ttl").is_file()


@pytest.mark.usefixtures("no_model")
def test_build_says_what_was_quarantined_and_why_also_when_it_skips(run: Run, news: Write, tmp_path: Path) -> None:
    arguments = ("build", news(nobody=NOBODY, talks=TALKS), "-o", tmp_path / "out")

    ran, again = run(*arguments), run(*arguments)

    assert (ran.code, again.code) == (1, 1)
    assert "1 quarantined" in ran.err
    assert "  quarantined 1: " in ran.err
    assert again.err == ran.err.replace("2 built, 0 skipped", "0 built, 2 skipped")


@pytest.mark.usefixtures("no_model")
def test_build_reads_standard_input_and_what_the_options_say(run: Run, tmp_path: Path) -> None:
    options = ("--date", "2024-02-07", "--url", "https://news.example/talks", "--base", "https://data.example/")

    ran = run("build", "-", "-o", tmp_path, *options, "--no-text", "--align", "--format", "nt", stdin=TALKS.encode())

    text = (tmp_path / "stdin.nt").read_text()
    assert ran.code == 0
    assert '"2024-02-07"' in text
    assert '"https://news.example/talks"' in text
    assert "<https://data.example/a-" in text
    assert "schema.org/NewsArticle" in text
    assert "isString" not in text


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (("missing.txt", None), "no such file or folder"),
        (("empty.txt", b""), "is empty"),
        (("binary.txt", bytes(range(256)) * 8), "is binary, not text"),
        (("broken.json", b'{"text": '), "is broken JSON at line 1"),
        (("bare.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>"), "is a page without an article"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_bad_input_is_one_line_and_the_others_are_built(
    run: Run, news: Write, tmp_path: Path, bad: tuple[str, bytes | None], reason: str
) -> None:
    path = tmp_path / bad[0]
    if bad[1] is not None:
        path.write_bytes(bad[1])

    ran = run("build", path, news(talks=TALKS), "-o", tmp_path / "out")

    lines = ran.err.splitlines()
    assert ran.code == 2
    assert lines[0].startswith(f"kg: {path}: {reason}")
    assert lines[1] == "articles: 1 built, 0 skipped, 1 failed"
    assert [path.name for path in (tmp_path / "out").glob("[!.]*")] == ["talks.ttl"]


@pytest.mark.usefixtures("no_model")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--date", "yesterday"), "kg: date 'yesterday'"),
        (("--base", "no iri"), "kg: base 'no iri'"),
        (("--jobs", "0"), "Usage: kg build"),
        (("--format", "xml"), "Usage: kg build"),
        (("--url", "https://news.example/1"), "Usage: kg build"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_is_built(
    run: Run, news: Write, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    ran = run("build", news(talks=TALKS), "-o", tmp_path / "out", *arguments)

    assert ran.code == 2
    assert ran.err.startswith(message)
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("no_model")
def test_an_output_folder_that_cannot_be_written_is_one_line(run: Run, news: Write, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")

    ran = run("build", news(talks=TALKS), "-o", tmp_path / "out")

    assert ran.code == 2
    assert ran.err == f"kg: {tmp_path}/out: is a file, not a folder\n"


def test_check_passes_what_build_writes(run: Run, built: Path) -> None:
    assert run("check", built) == (0, "", "1 checked, 0 problems\n")


def test_check_names_node_path_and_problem(run: Run, built: Path) -> None:
    graph = (built / "talks.ttl").read_text()
    (built / "talks.ttl").write_text("".join(line for line in graph.splitlines(True) if "kg:speaker" not in line))

    ran = run("check", built)

    assert ran.code == 1
    assert f"{built}/talks.ttl: d:a-" in ran.out
    assert ": kg:speaker: " in ran.out


def test_check_knows_the_law(run: Run, built: Path) -> None:
    graph = (built / "talks.ttl").read_text()
    (built / "talks.ttl").write_text(graph.replace("kg:rule ", "kg:ruled 0 ;\n\tkg:rule ", 1))

    ran = run("check", built)

    assert (ran.code, ran.err) == (1, "1 checked, 1 problems\n")
    assert ran.out.startswith(f"{built}/talks.ttl: d:")
    assert re.search(r": kg:ruled: An? .+ has only the properties that the ontology gives it[.]\n$", ran.out)


@pytest.mark.parametrize("format", list(formats.FORMATS))
def test_export_and_back_gives_the_same_bytes(run: Run, built: Path, tmp_path: Path, format: str) -> None:
    other = tmp_path / f"talks{formats.FORMATS[format].suffix}"

    run("export", built / "talks.ttl", "--format", format, "-o", other)
    back = run("export", other, "--format", "turtle")
    piped = run("export", "-", "--format", "turtle", stdin=other.read_bytes())

    assert back.out == piped.out == (built / "talks.ttl").read_text()


def test_export_of_a_folder_goes_to_a_folder(run: Run, built: Path, tmp_path: Path) -> None:
    (built / "more.ttl").write_bytes((built / "talks.ttl").read_bytes())

    assert run("export", built, "--format", "nt", "-o", tmp_path / "nt").code == 0
    assert sorted(path.name for path in (tmp_path / "nt").iterdir()) == ["more.nt", "talks.nt"]


@pytest.mark.parametrize("command", ["check", "query", "explain", "export"])
def test_a_broken_graph_is_one_line(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "bad.ttl").write_text("<a> <b>")
    extra = {"query": ["ASK {}"], "export": ["--format", "nt"]}.get(command, [])
    before = ["x"] if command == "explain" else []

    ran = run(command, *before, tmp_path / "bad.ttl", *extra)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"kg: {tmp_path}/bad.ttl: ")
    assert ran.err.count("\n") == (2 if command == "check" else 1)  # it says how many were checked


def test_a_bug_is_one_line_and_exit_2_and_no_traceback() -> None:
    code = "import kg.app.cli.query, kg.app.cli; kg.app.cli.query.sys = None; kg.app.cli.main(['query', 'kg', '--named', 'claims'])"
    code = f"import kg.corpus.folders; kg.corpus.folders.graph_files = None; {code}"

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert ran.returncode == 2
    assert ran.stderr.startswith("kg: internal error: TypeError: ")
    assert ran.stderr.count("\n") == 1


def test_a_reader_that_goes_away_is_no_error(built: Path) -> None:
    command = f"{sys.executable} -m kg query {built} 'SELECT * {{ ?s ?p ?o . ?a ?b ?c }}' --format csv | head -n 1"

    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)

    assert (ran.stdout, ran.stderr) == ("a,b,c,o,p,s\n", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_below_standard_output_is_one_line_and_no_bug() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([*KG, "context"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (2, "kg: standard output: no space left on device\n")


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent in another way")
def test_an_interrupted_command_says_so_in_one_line() -> None:
    command = [*KG, "build", "-", "-o", "out"]
    # a shell that runs the tests in the background has its children ignore the signal
    listens = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=listens) as process:  # noqa: PLW1509
        _until_idle(process.pid)  # it waits for its input now
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()

    assert (process.returncode, err) == (130, b"\nkg: interrupted\n")


def _until_idle(process: int) -> None:
    """Wait until a process uses no processor time any more; where there is no /proc, some seconds have to do."""
    times, stat = [-1, -2], Path(f"/proc/{process}/stat")
    while stat.exists() and times[-1] != times[-2]:
        time.sleep(0.5)
        times.append(sum(map(int, stat.read_text().rpartition(")")[2].split()[11:13])))
    if not stat.exists():
        time.sleep(3)


@pytest.mark.model
def test_an_article_becomes_a_graph_that_conforms_and_no_connection_is_opened(run: Run, tmp_path: Path) -> None:
    seeds = Path(__file__).parent.parent / "seeds"

    assert run("build", seeds, "-o", tmp_path).code == 0
    assert run("check", tmp_path).code == 0
    assert "Netanyahu" in run("query", tmp_path, "--named", "claims").out
    assert run("explain", "country-il", tmp_path).out.startswith("Israel\n")


def test_train_says_which_corpora_are_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gazetteers").mkdir()

    ran = run("train", "--corpora", tmp_path, "-o", tmp_path / "p", "--work", tmp_path / "w", "--encoder", tmp_path)

    assert ran.code == 2
    assert ran.err.startswith(f"kg: {tmp_path}: not a folder of corpora: newskg/train.jsonl.gz, ")
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "w").exists()


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is installed")
def test_train_says_what_to_install(run: Run, tmp_path: Path) -> None:
    ran = run("train", "--corpora", tmp_path, "-o", tmp_path / "p", "--work", tmp_path / "w")

    assert ran.code == 2
    assert "pip install 'newskg[train]'" in ran.err
