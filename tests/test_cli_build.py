"""What `kg build` does with options, names and streams."""

import csv
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import stand_in
from command import Ran
from pyoxigraph import RdfFormat, parse

Write = Callable[..., Path]
Run = Callable[..., Ran]

pytestmark = pytest.mark.usefixtures("no_model")

TALKS = "Talks resume\n\nThe minister Ada Ruiz said that the talks in the city would go on for a week.\n"
STRIKE = "Strike ends\n\nOn behalf of the union Ben Okafor said that the strike at the port was over on Monday.\n"
NOBODY = "Nobody knows\n\nOn Monday Ada Ruiz said that nobody in the town knew what was going on there.\n"


def test_a_graph_goes_to_standard_output(
    run: Run, news: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("kg.corpus.single.Reader.load", lambda _: stand_in.READER)
    folder = news(talks=TALKS)

    ran = run("build", folder / "talks.txt", "-o", "-", "--format", "json-ld")

    assert ran.code == 0
    assert list(parse(ran.out.encode(), format=RdfFormat.JSON_LD))
    assert "nodes: 2 accepted" in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["news"]
    piped = run("build", "-", "-o", "-", "--quiet", stdin=TALKS.encode())
    assert run("check", "-", stdin=piped.out.encode()) == (0, "", "1 checked, 0 problems\n")


def test_several_graphs_do_not_go_to_one_stream_or_file(run: Run, news: Write, tmp_path: Path) -> None:
    folder = news(talks=TALKS, strike=STRIKE)

    stream, file = run("build", folder, "-o", "-"), run("build", folder, "-o", tmp_path / "all.ttl")

    assert (stream.code, stream.out) == (2, "")
    assert stream.err.endswith("and there are several; give a folder\n")
    assert (file.code, file.err) == (2, "kg: all.ttl: is one file for several articles; give a folder\n")
    assert not (tmp_path / "all.ttl").exists()


@pytest.mark.parametrize(("name", "format"), [("talks.ttl", RdfFormat.TURTLE), ("talks.jsonld", RdfFormat.JSON_LD)])
def test_an_output_that_ends_as_graphs_do_is_one_file(
    run: Run, news: Write, tmp_path: Path, name: str, format: RdfFormat
) -> None:
    folder = news(interview=TALKS)

    assert run("build", folder / "interview.txt", "-o", tmp_path / "graphs" / name).code == 0
    assert list(parse((tmp_path / "graphs" / name).read_bytes(), format=format))
    assert "1 skipped" in run("build", folder / "interview.txt", "-o", tmp_path / "graphs" / name).err


def test_a_suffix_and_a_format_that_disagree_are_refused(run: Run, news: Write, tmp_path: Path) -> None:
    ran = run("build", news(talks=TALKS), "-o", tmp_path / "x.ttl", "--format", "nt")

    assert (ran.code, ran.err) == (2, f"kg: {tmp_path}/x.ttl: is the name of a file in turtle, and --format says nt\n")


def test_a_graph_that_is_not_kgs_is_kept_and_told(run: Run, news: Write, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/talks.ttl").write_text("# mine\n")
    folder = news(talks=TALKS, strike=STRIKE)

    kept = run("build", folder, "-o", tmp_path / "out", "--quiet")
    forced = run("build", folder, "-o", tmp_path / "out", "--force", "--quiet")

    reason = f"{tmp_path}/out/talks.ttl: was changed since kg wrote it, or is not by kg; --force writes over it"
    assert (kept.code, kept.err) == (1, f"kg: {reason}\n")
    assert (forced.code, forced.err) == (0, "")


def test_quiet_prints_failures_only_and_verbose_all(run: Run, news: Write, tmp_path: Path) -> None:
    folder = news(talks=TALKS.replace("talks in", "lonely talks in"), empty="", nobody=NOBODY)

    quiet = run("build", folder, "-o", tmp_path / "one", "--quiet")
    verbose = run("build", folder, "-o", tmp_path / "two", "--verbose")

    assert (quiet.code, quiet.err) == (2, f"kg: {folder}/empty.txt: is empty\n")
    lines = verbose.err.splitlines()
    assert lines[:2] == [
        f"kg: {folder}/empty.txt: is empty",
        f"kg: {folder}/nobody.txt: built: {tmp_path}/two/nobody.ttl",
    ]
    assert lines[2].startswith("  quarantined 1: ")
    assert f"kg: {folder}/talks.txt: built: {tmp_path}/two/talks.ttl" in lines
    assert lines.count("  not used 1: test: a lonely word") == 2  # of the article, and in the summary


def test_ten_thousand_warnings_do_not_flood_the_terminal(run: Run, tmp_path: Path) -> None:
    path, table = tmp_path / "news.jsonl", tmp_path / "errors.csv"
    path.write_text("".join(json.dumps({"id": 1, "title": f"No {n}", "date": "soon"}) + "\n" for n in range(500)))

    ran = run("build", path, "-o", tmp_path / "out", "--errors", table)

    assert len(ran.err.splitlines()) < 30
    assert "kg: and 480 more such lines; --errors FILE.csv has them all, --verbose prints them" in ran.err
    with table.open(newline="") as file:
        rows = list(csv.reader(file))
    assert rows[:2] == [["source", "status", "reason"], [f"{path}:1", "failed", "is a record with no text"]]
    assert len(rows) == 501


def test_errors_are_written_with_warnings_and_what_was_quarantined(run: Run, tmp_path: Path) -> None:
    path, table = tmp_path / "news.jsonl", tmp_path / "reports/errors.csv"
    records = [{"text": NOBODY, "date": "soon"}, {"text": TALKS}, {"text": TALKS, "id": "again"}]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))

    ran = run("build", path, "-o", tmp_path / "out", "--errors", table)

    with table.open(newline="") as file:
        _, *rows = csv.reader(file)
    assert ran.code == 1
    assert [(source.removeprefix(str(path)), status) for source, status, _ in rows] == [
        (":1", "quarantined"),
        (":1", "warning"),
        (":3", "duplicate"),
    ]
    assert rows[2][2] == f"is the same text as {path}:2"
    assert "1 not built again: the same text as another article" in ran.err


def test_a_table_of_errors_that_cannot_be_written_is_told_at_once(run: Run, news: Write, tmp_path: Path) -> None:
    ran = run("build", news(talks=TALKS), "-o", tmp_path / "out", "--errors", tmp_path)

    assert (ran.code, ran.err) == (2, f"kg: {tmp_path}: cannot be written: is a directory\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_disk_that_fills_below_the_table_of_errors_is_one_line(run: Run, news: Write, tmp_path: Path) -> None:
    ran = run("build", news(talks=TALKS), "-o", tmp_path / "out", "--errors", "/dev/full")

    assert (ran.code, ran.err) == (2, "kg: /dev/full: cannot be written: no space left on device\n")


@pytest.mark.parametrize("option", ["--store=store", "--prune", "--dry-run"])
def test_what_needs_a_folder_does_not_go_with_standard_output(run: Run, news: Write, option: str) -> None:
    ran = run("build", news(talks=TALKS), "-o", "-", option)

    assert (ran.code, ran.out) == (2, "")
    assert f"{option.partition('=')[0]} is for graphs in a folder" in ran.err


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes there alone")
def test_a_name_of_another_encoding_is_read_and_listed(run: Run, tmp_path: Path) -> None:
    for name, text in ((b"caf\xe9.txt", TALKS), (b"na\xefve.txt", "")):
        (tmp_path / os.fsdecode(name)).write_text(text)

    ran = run("build", tmp_path, "-o", tmp_path / "out", "--errors", tmp_path / "errors.csv")

    assert "articles: 1 built, 0 skipped, 1 failed" in ran.err
    assert r"na\udcefve.txt,failed,is empty" in (tmp_path / "errors.csv").read_text("utf-8")
    assert r"caf_.ttl,../caf\udce9.txt," in (tmp_path / "out/.kg/manifest.csv").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="has no such names")
def test_the_name_of_a_file_does_not_drive_the_terminal(run: Run, tmp_path: Path) -> None:
    (tmp_path / "red\x1b[31m\nword.txt").write_text("")

    ran = run("build", tmp_path, "-o", tmp_path / "out")

    assert ran.err.splitlines()[0] == f"kg: {tmp_path}/red [31m word.txt: is empty"


def test_a_dry_run_and_a_limit(run: Run, news: Write, tmp_path: Path) -> None:
    folder = news(a=TALKS, b=STRIKE, c=NOBODY)

    dry = run("build", folder, "-o", tmp_path / "out", "--dry-run", "--verbose")
    limited = run("build", folder, "-o", tmp_path / "out", "--limit", 2)

    assert f"kg: {folder}/a.txt: to be built: {tmp_path}/out/a.ttl" in dry.err
    assert "articles: 0 built, 3 to be built, 0 skipped, 0 failed" in dry.err
    assert sorted(path.name for path in (tmp_path / "out").glob("*.ttl")) == ["a.ttl", "b.ttl"]
    assert limited.err.startswith("articles: 2 built, ")


def test_what_is_ignored_undated_or_gone_is_counted(run: Run, news: Write, tmp_path: Path) -> None:
    folder = news(a=TALKS, b=STRIKE)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    (folder / "README").write_text("words")
    run("build", folder, "-o", tmp_path / "out")
    (folder / "b.txt").unlink()

    ran = run("build", folder, "-o", tmp_path / "out")
    pruned = run("build", folder, "-o", tmp_path / "out", "--prune")

    assert ran.err.splitlines()[2:] == [
        "1 article has no date: weekdays stay open; give a date field or --date",
        "2 files ignored (.pdf 1, without suffix 1)",
        "1 graph of articles that are not there any more; --prune removes them",
    ]
    assert ran.code == pruned.code == 0
    assert pruned.err.splitlines()[-1] == "1 graph removed: their articles are not there any more"
    assert not (tmp_path / "out/b.ttl").exists()


def test_an_address_that_is_none_is_refused(run: Run, news: Write, tmp_path: Path) -> None:
    ran = run("build", news(talks=TALKS) / "talks.txt", "-o", tmp_path / "out", "--url", "not a url")

    assert (ran.code, ran.err) == (
        2,
        "kg: url 'not a url': is not an address; write it as https://news.example/talks\n",
    )


def test_a_table_is_built_with_the_ids_of_its_rows(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "articles.csv"
    path.write_text(f'ID,Date,Text\nwire/7,2024-02-07,"{TALKS}"\n')

    assert run("build", path, "-o", tmp_path / "out").code == 0
    graph = (tmp_path / "out/wire_7.ttl").read_text()
    assert 'schema:identifier "wire/7"' in graph
    assert 'schema:datePublished "2024-02-07"^^xsd:date' in graph


def test_a_language_in_words_costs_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.json"
    path.write_text(json.dumps({"text": TALKS, "language": "English", "date": "2024-02-07"}))

    assert run("build", path, "-o", tmp_path / "out").err == (
        "articles: 1 built, 0 skipped, 0 failed\nnodes: 2 accepted, 0 quarantined\n"
    )
    assert 'schema:inLanguage "en"' in (tmp_path / "out/news.ttl").read_text()


WORKER = """
import sys
from kg.corpus.workers import Workers

def make():
    return work

def work(item):
    import os, time
    os.write(1, b"%d\\n" % os.getpid())  # in one piece: both write to the same pipe
    time.sleep(600)

if __name__ == "__main__":
    import signal
    from kg.app import cli
    signal.signal(signal.SIGTERM, cli._end)
    with Workers(make, 2) as workers:
        futures = [workers.start(n) for n in range(2)]
        workers.finish(0, futures[0])
"""


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, 143), (signal.SIGKILL, -9)])
def test_workers_end_with_their_parent(tmp_path: Path, sent: int, code: int) -> None:
    (tmp_path / "run.py").write_text(WORKER)
    command = [sys.executable, str(tmp_path / "run.py")]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(2)]
        process.send_signal(sent)
        rest = process.stdout.read()  # its end comes when the last of them is gone
        pids = [int(line) for line in lines]
        assert rest == b""

    assert process.returncode == code
    assert [
        pid for pid in pids if Path(f"/proc/{pid}/stat").exists() and " Z " not in Path(f"/proc/{pid}/stat").read_text()
    ] == []


def test_a_bug_is_one_line_and_with_kg_debug_its_traceback_too(
    run: Run, news: Write, no_model: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = news(bug="A bug\n\nThis is an article with the word POISON, on which the finder of names breaks down.\n")

    plain = run("build", folder, "-o", tmp_path / "out")
    monkeypatch.setenv("KG_DEBUG", "1")
    debugged = run("build", folder, "-o", tmp_path / "out")

    assert plain.code == debugged.code == 2
    assert "Traceback" not in plain.err
    assert "ZeroDivisionError: a bug on purpose" in debugged.err
    assert "Traceback" in debugged.err
