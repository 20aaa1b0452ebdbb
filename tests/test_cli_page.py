"""`kg page` over graphs and articles, and what a result shows in a notebook."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html
from rdflib import Literal

import kg
from kg.rdf import formats
from kg.terms import KG
from tests import stand_in
from tests.command import Ran
from tests.explored import TEXT, Story, story

Run = Callable[..., Ran]


def written(folder: Path, told: Story, name: str = "talks.ttl") -> Path:
    path = folder / name
    path.write_bytes(formats.render(told.graph, "turtle"))
    return path


def test_kg_page_writes_the_page_of_a_graph(tmp_path: Path, run: Run) -> None:
    done = run("page", written(tmp_path, story()), "-o", tmp_path / "talks.html")

    assert done.code == 0
    assert "Port talks stall" in (tmp_path / "talks.html").read_text("utf-8")


def test_without_the_text_the_page_says_so_and_the_article_gives_it_back(tmp_path: Path, run: Run) -> None:
    told = story(with_text=False)
    told.say(told.article, KG.sha256, Literal(sha256(TEXT.encode()).hexdigest()))
    graph, article, other = written(tmp_path, told), tmp_path / "talks.txt", tmp_path / "other.txt"
    article.write_text(TEXT, "utf-8")
    other.write_text("Something else happened.", "utf-8")

    bare, whole = run("page", graph, "-o", "-"), run("page", graph, "--text", article, "-o", "-")
    wrong = run("page", graph, "--text", other, "-o", "-")

    assert "built without the article’s text" in bare.out
    assert "We will sign it," in html.fromstring(whole.out).xpath("//*[contains(@class, 'body')]")[0].text_content()
    assert wrong.code == 2
    assert "is not the text that the graph was built from" in wrong.err


def test_of_several_articles_one_has_to_be_chosen(tmp_path: Path, run: Run) -> None:
    other = Story("A calm day.\n\nNothing happened.", key="a-ba9876543210", title="A calm day")
    both = story()
    both.graph += other.graph
    graph = written(tmp_path, both)

    undecided, chosen, none = (
        run("page", graph, *wish, "-o", "-") for wish in ([], ["--article", "calm"], ["--article", "storm"])
    )

    assert undecided.code == none.code == 2
    assert "holds 2 articles (" in undecided.err
    assert "holds no article with 'storm'" in none.err
    assert "<h1" in chosen.out
    assert "Nothing happened." in chosen.out
    assert "We will sign it" not in chosen.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.ttl"], "no such file"),
        (["talks.ttl", "-o", "talks.ttl"], "would be written over"),
        (["talks.ttl", "--date", "2021-05-04", "-o", "x.html"], "is a graph"),
        (["empty.ttl"], "holds no article"),
    ],
)
def test_a_wrong_wish_is_one_clear_line(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    written(tmp_path, story())
    (tmp_path / "empty.ttl").write_text("", "utf-8")

    monkeypatch.chdir(tmp_path)

    done = run("page", *arguments)

    assert done.code == 2
    assert message in done.err
    assert "Traceback" not in done.err


def test_a_file_that_is_no_page_of_ours_is_kept_unless_it_is_named(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "graphs").mkdir()
    graph = written(tmp_path / "graphs", story())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.html").write_text("my own page", "utf-8")

    kept = run("page", graph)
    named, again = run("page", graph, "-o", "talks.html"), run("page", graph)

    assert kept.code == 2
    assert "is no page of kg" in kept.err
    assert (named.code, again.code) == (0, 0)


@pytest.mark.usefixtures("no_model")
def test_a_result_shows_its_page_in_a_notebook() -> None:
    result = kg.build_text("Ada Ruiz visited Toledo.\n\nShe left.")

    frame = html.fromstring(result._repr_html_())

    assert frame.tag == "iframe"
    assert frame.get("srcdoc") == result.page()
    assert "seen and not used" in result.page() or "Nothing that was seen was left unused" in result.page()


@pytest.mark.usefixtures("no_model")
def test_kg_page_builds_the_graph_of_an_article(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.language.reader.Reader.load", lambda *_: stand_in.READER)
    (tmp_path / "ruiz.txt").write_text("Ada Ruiz visited Toledo.", "utf-8")

    done = run("page", tmp_path / "ruiz.txt", "-o", tmp_path / "ruiz.html")

    assert done.code == 0
    assert "Ada Ruiz" in (tmp_path / "ruiz.html").read_text("utf-8")
