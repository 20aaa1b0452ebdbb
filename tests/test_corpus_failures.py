import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from built import KILLER, NOBODY, POISON, STRIKE, TALKS, Write, build, contents, status

from kg import article
from kg.corpus import build as corpus
from kg.corpus.build import Plan
from kg.errors import InputError, OutputError
from kg.pipeline import Options
from kg.values import Article

pytestmark = pytest.mark.usefixtures("no_model")


def test_what_breaks_a_shape_goes_to_quarantine_with_its_reason(news: Write, tmp_path: Path) -> None:
    [outcome] = build(news(nobody=NOBODY), tmp_path / "out")

    assert outcome.quarantined == 1
    assert sum(outcome.problems.values()) >= 1
    quarantine = (tmp_path / "out/quarantine/nobody.quarantine.ttl").read_text()
    assert "nobody in the town knew" in quarantine
    assert next(iter(outcome.problems)) in quarantine
    assert "kg:Claim" not in (tmp_path / "out/nobody.ttl").read_text()


def test_a_quarantine_goes_when_nothing_is_wrong_any_more(news: Write, tmp_path: Path) -> None:
    build(news(nobody=NOBODY), tmp_path / "out")

    [outcome] = build(news(nobody=NOBODY.replace("nobody in", "people in")), tmp_path / "out")

    assert (outcome.status, outcome.quarantined) == ("built", 0)
    assert list((tmp_path / "out/quarantine").iterdir()) == []


def test_what_a_stage_drops_is_counted_by_reason(news: Write, tmp_path: Path) -> None:
    [outcome] = build(news(talks=TALKS.replace("talks in", "lonely talks in")), tmp_path / "out")

    assert outcome.dropped == {"test: a lonely word": 1}


def test_a_bad_input_fails_in_its_place_and_the_others_are_built(news: Write, tmp_path: Path) -> None:
    outcomes = build(news(a=TALKS, b="", c=STRIKE), tmp_path / "out")

    assert status(outcomes) == ["built", "failed", "built"]
    assert outcomes[1].reason.endswith("b.txt: is empty")


def test_what_a_run_that_was_killed_had_written_is_written_over(
    news: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.corpus.records import Records

    folder, out = news(nobody=NOBODY), tmp_path / "out"
    build(folder, tmp_path / "whole")
    build(folder, out)
    news(nobody=NOBODY.replace("On Monday", "On Tuesday"))
    with monkeypatch.context() as killed:
        killed.setattr(Records, "save", _killed)  # the files are written, their record is not
        assert status(build(folder, out)) == ["failed"]
    news(nobody=NOBODY)

    assert status(build(folder, out)) == ["built"]
    assert contents(out) == contents(tmp_path / "whole")


def _killed(*_: object) -> None:
    raise RuntimeError("killed")


@pytest.mark.skipif(os.name == "nt", reason="which processes run is asked as POSIX does")
def test_what_a_killed_process_left_half_written_is_swept_away(news: Write, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    left, running = (tmp_path / f"out/2022/.a.ttl.{pid}.part" for pid in (process.pid, os.getpid()))
    left.parent.mkdir(parents=True)
    left.write_text("<a> <b")
    running.write_text("<a> <b")

    build(news(a=TALKS), tmp_path / "out", stem="alone")  # in a folder that may hold all that the user has
    assert left.exists()
    build(news(a=TALKS), tmp_path / "out")

    assert (left.exists(), running.exists()) == (False, True)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bug_fails_one_article_and_names_it(news: Write, tmp_path: Path, jobs: int) -> None:
    outcomes = build(news(a=TALKS, b=POISON, c=STRIKE), tmp_path / "out", jobs)

    assert status(outcomes) == ["built", "failed", "built"]
    assert outcomes[1].reason.endswith("b.txt: internal error, please report it: ZeroDivisionError: a bug on purpose")


def test_several_processes_give_the_same_as_one_in_the_same_order(news: Write, tmp_path: Path) -> None:
    folder = news(
        **{f"n{number}": article for number, article in enumerate([TALKS, NOBODY, STRIKE, "", TALKS + STRIKE])}
    )

    alone = build(folder, tmp_path / "one")
    together = build(folder, tmp_path / "two", jobs=2)

    assert [replace(outcome, target=None) for outcome in together] == [
        replace(outcome, target=None) for outcome in alone
    ]
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_a_worker_that_dies_takes_only_its_article_with_it(news: Write, tmp_path: Path) -> None:
    folder = news(a=TALKS, b=KILLER, c=STRIKE, d=f"{KILLER} Again.", e=NOBODY, f=TALKS + STRIKE)

    outcomes = build(folder, tmp_path / "out", jobs=2)

    assert status(outcomes) == ["built", "failed", "built", "failed", "built", "built"]
    assert outcomes[1].reason.endswith("b.txt: the process that worked on it died; is there enough memory?")


def test_only_a_few_articles_are_read_ahead(tmp_path: Path) -> None:
    read = 0

    def articles() -> Iterator[Article | InputError]:
        nonlocal read
        for number in range(50):
            read += 1
            yield article.read_text(f"{TALKS} {number}", stem=f"n{number}")

    outcomes = corpus.build(articles(), Plan(tmp_path))
    next(outcomes)

    assert read <= 3


def test_an_output_folder_that_is_a_file_is_one_clear_error(news: Write, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")

    with pytest.raises(OutputError, match=r"out: is a file, not a folder"):
        build(news(talks=TALKS), tmp_path / "out")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_one_clear_error(news: Write, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)

    with pytest.raises(OutputError, match="permission denied"):
        build(news(talks=TALKS), tmp_path / "out")


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.corpus import atomic

    atomic.write(tmp_path / "a.ttl", b"old")
    monkeypatch.setattr(os, "fsync", _full_disk)

    with pytest.raises(OutputError, match=r"a.ttl: cannot be written: no space left on device"):
        atomic.write(tmp_path / "a.ttl", b"new")

    assert contents(tmp_path) == {"a.ttl": b"old"}


@pytest.mark.skipif(os.name == "nt", reason="has no named pipes")
def test_a_pipe_takes_what_is_written_and_a_link_stays_a_link(tmp_path: Path) -> None:
    from kg.corpus import atomic

    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    (tmp_path / "link.ttl").symlink_to("file.ttl")

    atomic.write(tmp_path / "pipe", b"through")
    atomic.write(tmp_path / "link.ttl", b"into")

    assert (os.read(reader, 99), (tmp_path / "pipe").is_fifo()) == (b"through", True)
    assert ((tmp_path / "file.ttl").read_bytes(), (tmp_path / "link.ttl").is_symlink()) == (b"into", True)
    os.close(reader)


def _full_disk(_: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_base_that_begins_no_iri_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no base"):
        Plan(tmp_path, options=Options(base="no base"))
