import csv
import json
import threading
from pathlib import Path

import pytest
from built import NOBODY, STRIKE, TALKS, Write, build, contents, status
from pyoxigraph import parse

from kg import article, pipeline
from kg.corpus import build as corpus
from kg.corpus.build import Plan
from kg.pipeline import Options
from kg.values import Article

pytestmark = pytest.mark.usefixtures("no_model")


def test_each_article_becomes_a_file_of_its_own(news: Write, tmp_path: Path) -> None:
    outcomes = build(news(talks=TALKS, strike=STRIKE), tmp_path / "out")

    assert status(outcomes) == ["built", "built"]
    assert [outcome.accepted for outcome in outcomes] == [2, 2]
    assert sorted(path.name for path in (tmp_path / "out").glob("*.ttl")) == ["strike.ttl", "talks.ttl"]
    assert list(parse(path=str(tmp_path / "out/talks.ttl")))


def test_an_unchanged_article_is_skipped_with_the_counts_of_its_build(news: Write, tmp_path: Path) -> None:
    folder = news(talks=TALKS, nobody=NOBODY)

    first = build(folder, tmp_path / "out")
    written = contents(tmp_path / "out")
    second = build(folder, tmp_path / "out")

    assert status(second) == ["skipped", "skipped"]
    assert [(o.accepted, o.quarantined, o.problems) for o in second] == [
        (o.accepted, o.quarantined, o.problems) for o in first
    ]
    assert contents(tmp_path / "out") == written


@pytest.mark.parametrize(
    "plan",
    [{"force": True}, {"format": "nt"}, {"options": Options(align=True)}, {"options": Options(with_text=False)}],
    ids=["force", "format", "align", "text"],
)
def test_another_plan_builds_again(news: Write, tmp_path: Path, plan: dict[str, object]) -> None:
    folder = news(talks=TALKS)
    build(folder, tmp_path / "out")

    assert status(build(folder, tmp_path / "out", 1, **plan))[:1] == ["built"]


def test_a_changed_text_builds_again(news: Write, tmp_path: Path) -> None:
    folder = news(talks=TALKS, strike=STRIKE)
    build(folder, tmp_path / "out")

    news(talks=TALKS.replace("a week", "two weeks"))

    assert status(build(folder, tmp_path / "out")) == ["skipped", "built"]


def test_a_lost_output_builds_again(news: Write, tmp_path: Path) -> None:
    folder = news(talks=TALKS)
    build(folder, tmp_path / "out")

    (tmp_path / "out/talks.ttl").unlink()

    assert status(build(folder, tmp_path / "out")) == ["built"]


@pytest.mark.parametrize("before", ["of somebody else", "changed since", "quarantine changed since"])
def test_what_kg_did_not_write_or_was_changed_since_is_kept_unless_forced(
    news: Write, tmp_path: Path, before: str
) -> None:
    folder, out = news(nobody=NOBODY), tmp_path / "out"
    path = out / ("quarantine/nobody.quarantine.ttl" if "quarantine" in before else "nobody.ttl")
    if "since" in before:
        build(folder, out)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# mine\n")

    [kept] = build(folder, out)

    assert (kept.status, kept.reason) == (
        "kept",
        f"{path}: was changed since kg wrote it, or is not by kg; --force writes over it",
    )
    assert path.read_text() == "# mine\n"
    assert status(build(folder, out, force=True)) == ["built"]
    assert path.read_text() != "# mine\n"
    assert status(build(folder, out)) == ["skipped"]


def test_a_folder_of_the_name_of_a_graph_stops_no_other_article(news: Write, tmp_path: Path) -> None:
    (tmp_path / "out/strike.ttl").mkdir(parents=True)

    assert status(build(news(strike=STRIKE, talks=TALKS), tmp_path / "out")) == ["kept", "built"]


def test_folders_are_mirrored_with_their_quarantine(tmp_path: Path) -> None:
    for name, text in (("2022/01.txt", TALKS), ("2023/may 8/01.txt", NOBODY)):
        (tmp_path / "years" / name).parent.mkdir(parents=True)
        (tmp_path / "years" / name).write_text(text)

    assert status(build(tmp_path / "years", tmp_path / "out")) == ["built", "built"]
    assert sorted(name for name in contents(tmp_path / "out") if not name.startswith(".")) == [
        "2022/01.ttl",
        "2023/may_8/01.ttl",
        "quarantine/2023/may_8/01.quarantine.ttl",
    ]
    assert status(build(tmp_path / "years", tmp_path / "out")) == ["skipped", "skipped"]


def test_the_same_text_is_built_once_and_told(news: Write, tmp_path: Path) -> None:
    folder = news(a=TALKS, b=TALKS, c=STRIKE)

    outcomes = build(folder, tmp_path / "out")

    assert status(outcomes) == ["built", "duplicate", "built"]
    assert outcomes[1].reason == f"{folder}/b.txt: is the same text as {folder}/a.txt"
    assert not (tmp_path / "out/b.ttl").exists()


def test_two_texts_of_one_address_are_told(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(
        "".join(json.dumps({"text": text, "url": "https://news.example/1"}) + "\n" for text in (TALKS, STRIKE))
    )

    first, second = build(path, tmp_path / "out")

    assert (first.status, second.status) == ("built", "built")
    assert f"has the address of {path}:1 and another text" in second.warnings[0]


def test_records_of_one_id_are_all_built_and_told(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": text, "id": 7}) + "\n" for text in (TALKS, STRIKE)))

    outcomes = build(path, tmp_path / "out")

    assert status(outcomes) == ["built", "built"]
    assert [o.target.name for o in outcomes if o.target] == ["7.ttl", "7-2.ttl"]
    assert outcomes[1].warnings[:1] == ("the name 7 is taken; its graph is 7-2",)


def test_graphs_of_articles_that_are_gone_are_told_and_pruned_on_demand(news: Write, tmp_path: Path) -> None:
    folder, out = news(a=TALKS, b=NOBODY, c=STRIKE), tmp_path / "out"
    build(folder, out)
    build(folder, out, format="nt")
    (folder / "b.txt").unlink()

    gone = build(folder, out, format="nt")
    pruned = build(folder, out, format="nt", prune=True)

    assert status(gone) == ["skipped", "skipped", "gone", "gone", "gone", "gone"]
    assert status(pruned) == ["skipped", "skipped", "removed", "removed", "removed", "removed"]
    assert sorted(name for name in contents(out) if not name.startswith(".")) == ["a.nt", "c.nt"]
    assert status(build(folder, out, format="nt")) == ["skipped", "skipped"]


def test_a_quarantine_that_graphs_of_two_formats_share_stays_with_the_other(news: Write, tmp_path: Path) -> None:
    folder, out = news(nobody=NOBODY), tmp_path / "out"
    build(folder, out)

    assert status(build(folder, out, format="nt", prune=True)) == ["built", "removed"]
    assert sorted(name for name in contents(out) if not name.startswith(".")) == [
        "nobody.nt",
        "quarantine/nobody.quarantine.ttl",
    ]


def test_nothing_is_pruned_that_is_not_kgs_or_whose_article_may_be_there(news: Write, tmp_path: Path) -> None:
    folder, out = news(a=TALKS, b=NOBODY, c=STRIKE), tmp_path / "out"
    build(folder, out)
    (out / "mine.ttl").write_text("# mine\n")
    (out / "c.ttl").write_text("# changed\n")
    (folder / "b.txt").write_text("")
    (folder / "c.txt").unlink()

    outcomes = build(folder, out, prune=True)
    part = build(folder / "a.txt", out, prune=True)

    assert status(outcomes) == ["skipped", "failed", "kept"]
    assert status(part) == ["skipped", "kept"]
    assert {"a.ttl", "b.ttl", "c.ttl", "mine.ttl"} <= set(contents(out))


def test_a_list_says_which_article_each_graph_is_of(news: Write, tmp_path: Path) -> None:
    folder, out = news(a=TALKS), tmp_path / "out"
    (folder / "old").mkdir()
    (folder / "old/wire.jsonl").write_text(json.dumps({"text": STRIKE, "id": "w/7", "date": "2024-02-07"}) + "\n")
    build(folder, out)
    build(folder / "a.txt", out)  # the others stay on the list

    with (out / ".kg/manifest.csv").open(newline="") as file:
        rows = [list(row.values()) for row in csv.DictReader(file)]

    key = article.read_text(STRIKE).key
    assert [row[:4] for row in rows] == [
        ["a.ttl", "../news/a.txt", "", ""],
        ["old/w_7.ttl", "../news/old/wire.jsonl", "1", "w/7"],
    ]
    assert rows[1][4:] == [f"https://w3id.org/newskg/id/{key}", "2024-02-07"]


def test_a_limit_reads_no_more_and_takes_nothing_for_gone(tmp_path: Path) -> None:
    path, out = tmp_path / "news.jsonl", tmp_path / "out"
    path.write_text("".join(json.dumps({"text": text}) + "\n" for text in (TALKS, STRIKE, NOBODY)))
    build(path, out)

    assert status(build(path, out, limit=2, prune=True)) == ["skipped", "skipped"]


def test_a_dry_run_says_what_would_be_and_writes_nothing(news: Write, tmp_path: Path) -> None:
    folder, out = news(a=TALKS, b=STRIKE), tmp_path / "out"
    assert status(build(folder, out, dry_run=True)) == ["planned", "planned"]
    assert not out.exists()

    build(folder / "a.txt", out)
    before = contents(out)

    assert status(build(folder, out, dry_run=True)) == ["skipped", "planned"]
    assert contents(out) == before


def test_an_article_that_takes_long_is_named(news: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = threading.Event()
    names: list[str] = []

    def tell(article: Article) -> None:
        names.append(article.source)
        named.set()

    run = pipeline.run

    def slow(*arguments: object) -> object:
        named.wait()  # until it was named: no clock
        return run(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "run", slow)
    folder = news(a=TALKS)

    outcomes = list(corpus.build(article.read_all([folder]), Plan(tmp_path / "out"), waiting=tell, patience=0))

    assert (status(outcomes), names) == (["built"], [f"{folder}/a.txt"])


def test_what_is_wrong_with_metadata_stands_in_the_outcome_also_when_it_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(json.dumps({"text": TALKS, "date": "soon"}))

    [built], [skipped] = build(path, tmp_path / "out"), build(path, tmp_path / "out")

    assert (built.status, skipped.status) == ("built", "skipped")
    assert built.warnings == skipped.warnings == ("date 'soon' cannot be read as a day; write it as 2024-02-07",)
    assert built.dated is skipped.dated is False


def test_a_moved_corpus_is_still_up_to_date(news: Write, tmp_path: Path) -> None:
    folder = news(talks=TALKS)
    build(folder, tmp_path / "out")

    moved = folder.rename(tmp_path / "elsewhere")

    assert status(build(moved, tmp_path / "out")) == ["skipped"]


def test_a_run_that_stopped_half_way_is_taken_up(news: Write, tmp_path: Path) -> None:
    folder = news(a=TALKS, b=STRIKE, c=NOBODY)
    outcomes = corpus.build(article.read_all([folder]), Plan(tmp_path / "out"))
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # a generator

    again = status(build(folder, tmp_path / "out"))

    assert again[0] == "skipped"
    assert again[-1] == "built"
