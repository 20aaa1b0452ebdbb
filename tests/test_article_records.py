"""JSON and JSON Lines to articles."""

import gzip
import json
from pathlib import Path

import pytest

from kg.article import Overrides, Result, read, read_bytes
from kg.errors import InputError
from kg.values import Article

DATA = Path(__file__).parent / "data"
TEXT = "Envoys from both sides met in the city on Wednesday."
PLAIN = {"title": "Truce talks resume", "date": "2024-02-07", "text": TEXT, "url": "https://news.example/1"}


def only(results: list[Result]) -> Article:
    assert len(results) == 1
    assert isinstance(results[0], Article), results[0]
    return results[0]


def from_record(record: object) -> Article:
    return only(list(read_bytes(json.dumps(record).encode())))


def shown(results: list[Result]) -> list[str]:
    return [result.stem if isinstance(result, Article) else str(result) for result in results]


@pytest.mark.parametrize(
    "record",
    [
        PLAIN,
        {"headline": PLAIN["title"], "published": "7 February 2024", "body": TEXT, "link": PLAIN["url"]},
        {"title": PLAIN["title"], "publishedAt": "2024-02-07", "content": f"<p>{TEXT}</p>", "url": PLAIN["url"]},
        {"@type": "NewsArticle", "headline": PLAIN["title"], "datePublished": "2024-02-07", "articleBody": TEXT,
         "mainEntityOfPage": {"@id": PLAIN["url"]}},
        {"headlines": [{"role": "main", "value": PLAIN["title"]}], "bodies": [{"value": TEXT}],
         "firstCreated": "2024-02-07", "uri": PLAIN["url"]},
        {"headline": {"main": PLAIN["title"]}, "pub_date": "2024-02-07", "text": [TEXT], "web_url": PLAIN["url"]},
        {"title": {"rendered": PLAIN["title"]}, "date": "2024-02-07", "content": {"rendered": f"<p>{TEXT}</p>"},
         "link": PLAIN["url"]},
        {**PLAIN, "text": f"Truce talks resume\n\n{TEXT}"},
    ],
)  # fmt: skip
def test_the_common_schemas_give_the_same_article(record: object) -> None:
    article = from_record(record)

    assert article.text == f"Truce talks resume\n\n{TEXT}"
    assert (article.title, article.published, article.url) == (PLAIN["title"], PLAIN["date"], PLAIN["url"])
    assert article.headline
    assert (article.words(article.headline), article.words(article.body)) == (PLAIN["title"], TEXT)
    assert article.inferred == ("language",)


def test_ninjs_is_read_with_its_markup_and_byline() -> None:
    article = only(list(read(DATA / "ninjs.json")))

    assert article.text.split("\n\n")[1:] == [TEXT, "The talks about a truce went on until late."]
    assert article.authors == ("Jane Doe", "John Roe")
    assert (article.published, article.url) == ("2024-02-07T10:30:00Z", "https://news.example/ninjs/42")
    assert (article.stem, article.inferred) == ("ninjs", ())


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("2024-02-07T10:30:00Z", "2024-02-07T10:30:00Z"),
        ("2024-02-07 10:30:00", "2024-02-07T10:30:00"),
        ("20240207T103000Z", "2024-02-07T10:30:00+00:00"),
        ("Wed, 07 Feb 2024 10:30:00 +0200", "2024-02-07T10:30:00+02:00"),
        (1707301800, "2024-02-07T10:30:00+00:00"),
        (1707301800000, "2024-02-07T10:30:00+00:00"),
        ("2024-02", None),
        ("0001-01-01", None),
        ("yesterday", None),
        (True, None),
        (10**30, None),
    ],
)
def test_dates_keep_the_precision_that_they_have(stated: object, published: str | None) -> None:
    assert from_record({"title": "Truce", "text": TEXT, "date": stated}).published == published


def test_an_address_gives_no_date() -> None:
    article = from_record({"title": "Truce", "text": TEXT, "url": "https://news.example/2024/02/07/truce"})

    assert (article.published, article.inferred) == (None, ("language",))


def test_json_lines_go_on_after_a_bad_line(tmp_path: Path) -> None:
    lines = [json.dumps({**PLAIN, "id": "a/b"}), '{"title": ', "", '{"title": "Empty"}', "3", json.dumps(PLAIN)]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(lines))

    assert shown(list(read(path))) == [
        "a_b",
        f"{path}:2: is broken JSON at line 2, column 10: Expecting value",
        f"{path}:4: is a record with no text",
        f"{path}:5: is not a JSON object",
        "news-6",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("news.json", json.dumps([PLAIN, PLAIN])),
        ("news.json", json.dumps({"status": "ok", "articles": [PLAIN, PLAIN]})),
        ("news.json", json.dumps({"response": {"docs": [PLAIN, PLAIN]}})),
        ("news.json", f"{json.dumps(PLAIN)}\n{json.dumps(PLAIN)}\n"),
        ("news.ndjson", f"{json.dumps(PLAIN)}\r\n{json.dumps(PLAIN)}"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lists_and_lines_give_numbered_articles(tmp_path: Path, name: str, content: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))

    assert shown(list(read(path))) == ["news-1", "news-2"]


def test_gzipped_records_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(PLAIN).encode()))

    assert shown(list(read(path))) == ["news-1"]


@pytest.mark.parametrize("name", ["news.jsonl.gz", "news.json.gz"])
def test_a_cut_gzip_file_is_an_error(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(json.dumps([PLAIN]).encode())[:-12])

    assert [str(path) in line for line in shown(list(read(path)))] == [True]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"a": 1,\n "b": }', "is broken JSON at line 2, column 7: Expecting value"),
        ("[" * 100_000, "is JSON nested too deep"),
        ('{"a": ' + "9" * 5000 + "}", "is JSON with a value out of range"),
        ("[]", "holds no records"),
        ('"words"', "is not a JSON object"),
        ('{"title": "Truce"}', "is a record with no text"),
    ],
)
def test_json_without_an_article_is_one_clear_line(tmp_path: Path, content: str, reason: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content)

    (line,) = shown(list(read(path)))

    assert line.startswith(f"{path}: {reason}")


def test_lone_surrogates_in_escapes_are_replaced() -> None:
    assert from_record({"title": "Truce \ud800", "text": TEXT}).title == "Truce \ufffd"


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>One <b>bold</b> word.</p><p>Two.</p>", ["One bold word.", "Two."]),
        ("<div>One<br/>Two<ul><li>Three</ul></div>Four", ["One", "Two", "Three", "Four"]),
        ("<p>AT&amp;T</p><script>x < y</script><figure><p>A pier</p></figure>More", ["AT&T", "More"]),
        ("<p>A<!-- hidden --> B</p>", ["A B"]),
        ("AT&amp;T &lt;3", ["AT&T <3"]),
    ],
)
def test_markup_in_a_record_becomes_paragraphs(markup: str, paragraphs: list[str]) -> None:
    article = from_record({"title": "Vela", "body_html": markup})

    assert article.words(article.body).split("\n\n") == paragraphs


def test_what_is_no_article_in_a_graph_of_json_ld_is_passed_over_and_references_are_followed() -> None:
    graph = [
        {"@type": "WebSite", "@id": "https://news.example/#website", "name": "Harbour Times"},
        {"@type": "Organization", "@id": "https://news.example/#organization", "name": "Harbour Times"},
        {"@type": ["Person"], "@id": "https://news.example/#jane", "name": "Jane Doe"},
        {"@type": "NewsArticle", "headline": "Truce talks resume", "articleBody": TEXT,
         "author": [{"@id": "https://news.example/#jane"}], "publisher": {"@id": "https://news.example/#organization"},
         "mainEntityOfPage": {"@id": "https://news.example/talks/#webpage"}},
    ]  # fmt: skip

    article = from_record({"@context": "https://schema.org", "@graph": graph})

    assert (article.authors, article.publisher) == (("Jane Doe",), "Harbour Times")
    assert article.url == "https://news.example/talks/"


def test_a_graph_without_an_article_says_what_it_holds() -> None:
    graph = json.dumps({"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "Person", "name": "y"}]})

    assert shown(list(read_bytes(graph.encode()))) == ["<stdin>: holds no article, only Person, WebSite"]


def test_a_reference_to_nothing_is_no_name() -> None:
    article = from_record({**PLAIN, "@type": "NewsArticle", "publisher": {"@id": "https://news.example/"}})

    assert article.publisher is None


@pytest.mark.parametrize(
    ("stated", "code"),
    [("English", "en"), ("eng", "en"), ("en_US", "en-US"), ("EN", "en"), ("English (UK)", "en"), ("en-gb", "en-GB")],
)
def test_a_language_is_understood_as_people_write_it(stated: str, code: str) -> None:
    assert from_record({**PLAIN, "language": stated}).language == code


def test_a_language_that_is_none_costs_the_field_and_is_said() -> None:
    article = from_record({**PLAIN, "language": "gibberish"})

    assert (article.language, article.inferred) == ("en", ("language",))
    assert article.warnings == ("language 'gibberish' is not a known one",)


@pytest.mark.parametrize(
    "stated", ["2023", "2023-03", "2023-02-30", "3 mars 2023", "03/04/2024", "soon", "2023-W05", "0001-01-01"]
)
def test_a_date_that_cannot_be_read_is_said_once(stated: str) -> None:
    article = from_record({**PLAIN, "date": stated, "updated": stated})

    assert article.published is None
    assert article.warnings == (f"date {stated!r} cannot be read as a day; write it as 2024-02-07",)


def test_a_date_that_another_field_or_an_option_gives_is_no_matter_to_warn_of() -> None:
    record = {**PLAIN, "date": "2024", "published_at": "2024-02-07"}
    (dated,) = read_bytes(json.dumps({**PLAIN, "date": "2024"}).encode(), Overrides(date="2024-02-08"))

    assert (from_record(record).published, from_record(record).warnings) == ("2024-02-07", ())
    assert isinstance(dated, Article)
    assert (dated.published, dated.warnings) == ("2024-02-08", ())


@pytest.mark.parametrize(
    ("fields", "identifier", "stem"),
    [
        ({"id": "2024/7"}, "2024/7", "2024_7"),
        ({"ID": 7}, "7", "7"),
        ({"Article_ID": "x 7"}, "x 7", "x 7"),
        ({"_id": {"$oid": "ab12"}}, "ab12", "ab12"),
        ({"uri": "urn:news:7"}, "urn:news:7", "stdin"),
        ({"identifier": {"@type": "PropertyValue", "value": "7"}}, "7", "stdin"),
        ({"id": True}, None, "stdin"),
        ({"id": " "}, None, "stdin"),
        ({}, None, "stdin"),
    ],
)
def test_the_id_of_the_user_is_kept(fields: dict[str, object], identifier: str | None, stem: str) -> None:
    article = from_record({**PLAIN, **fields})

    assert (article.identifier, article.stem) == (identifier, stem)


def test_keys_may_be_spelled_otherwise_and_the_usual_spelling_goes_first() -> None:
    article = from_record({"TITLE": "other", "title": "Truce talks", "Publish Date": "2024-02-07", "Text": TEXT})

    assert (article.title, article.published) == ("Truce talks", "2024-02-07")


@pytest.mark.parametrize(
    "url", ["not a url", "ftp://news.example/1", "https://", "/2024/talks", "https://news.example/a b"]
)
def test_what_is_no_address_is_none(url: str) -> None:
    assert from_record({**PLAIN, "url": url}).url is None
    with pytest.raises(InputError, match=r"is not an address; write it as https://"):
        Overrides(url=url)
