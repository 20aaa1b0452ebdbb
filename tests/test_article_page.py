"""Web pages to articles."""

from pathlib import Path

import pytest

from kg.article import Overrides, read, read_bytes
from kg.values import Article

PAGE = (Path(__file__).parent / "data" / "truce.html").read_text(encoding="utf-8")
TITLE = "Truce talks resume in Porto Vela & stall"


def article(markup: str | bytes) -> Article:
    data = markup.encode() if isinstance(markup, str) else markup
    (result,) = read_bytes(data)
    assert isinstance(result, Article), result
    return result


def test_the_text_is_title_and_paragraphs() -> None:
    found = article(PAGE)

    title, *paragraphs = found.text.split("\n\n")
    assert title == found.title == TITLE
    assert [words[:12] for words in paragraphs] == ["Envoys from ", "“We are not ", "The other si"]


def test_what_json_ld_states_is_taken() -> None:
    found = article(PAGE)

    assert found.published == "2024-02-07T10:30:00+02:00"
    assert found.url == "https://news.example/world/truce-talks"
    assert found.authors == ("Jane Doe", "John Roe")
    assert (found.publisher, found.language, found.inferred) == ("Harbour Times", "en-GB", ())


def test_without_json_ld_the_metadata_of_the_page_is_inferred() -> None:
    markup = PAGE.replace("application/ld+json", "text/plain").replace(
        "<head>", '<head><meta property="article:published_time" content="2024-02-07T10:30:00Z">'
    )

    found = article(markup)

    assert (found.title, found.published) == (TITLE, "2024-02-07")
    assert "published" in found.inferred


def test_broken_json_ld_is_passed_over() -> None:
    assert article(PAGE.replace('"@graph": [', '"@graph": [,')).title == TITLE


@pytest.mark.parametrize(("declared", "encoding"), [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252")])
def test_the_declared_encoding_is_used(declared: str, encoding: str) -> None:
    found = article(PAGE.replace('charset="utf-8"', f'charset="{declared}"').encode(encoding))

    assert "“We are not there yet,”" in found.text
    assert "Café" in found.text
    assert "encoding" not in found.inferred


@pytest.mark.parametrize(
    "body",
    ["", "<nav>" + "<a href='/'>Menu</a> " * 40 + "</nav>", "<div>" * 5000, "<p>Please enable scripts.</p>"],
)
def test_a_page_without_an_article_is_an_error(tmp_path: Path, body: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body>{body}</body></html>")

    assert [str(result) for result in read(path)] == [f"{path}: is a page without an article"]


def test_options_win_over_the_page() -> None:
    (found,) = read_bytes(PAGE.encode(), Overrides(date="1 March 2024", publisher="Vela Post"))

    assert isinstance(found, Article)
    assert (found.published, found.publisher, found.authors) == ("2024-03-01", "Vela Post", ("Jane Doe", "John Roe"))
