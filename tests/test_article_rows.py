"""CSV and TSV to articles."""

import gzip
from pathlib import Path

import pytest

from kg.article import Result, read, read_bytes
from kg.values import Article

TEXT = "Envoys from both sides met in the city on Wednesday."


def shown(results: list[Result]) -> list[object]:
    return [(found.stem, found.published) if isinstance(found, Article) else str(found) for found in results]


def rows(tmp_path: Path, content: str | bytes, name: str = "news.csv") -> list[Result]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read(path))


@pytest.mark.parametrize(
    "content",
    [
        f"id,title,text,date,url\n7,Truce talks resume,{TEXT},2024-02-07,https://news.example/7\n",
        f"URL;Date;Text;Title;ID\nhttps://news.example/7;7 Feb 2024;{TEXT};Truce talks resume;7\n",
        f'\ufeff"Article ID","Headline","Body","Published At","Link"\r\n"7","Truce talks resume","{TEXT}","2024-02-07","https://news.example/7"\r\n',
        f"ARTICLE_ID|headline|content|pub_date|web_url\n7|Truce talks resume|{TEXT}|2024-02-07|https://news.example/7",
    ],
)
def test_columns_come_in_any_order_and_spelling(tmp_path: Path, content: str) -> None:
    (article,) = rows(tmp_path, content)

    assert isinstance(article, Article), article
    assert article.text == f"Truce talks resume\n\n{TEXT}"
    assert (article.identifier, article.stem) == ("7", "7")
    assert (article.published, article.url) == ("2024-02-07", "https://news.example/7")


def test_cells_may_hold_line_ends_and_messages_name_the_line_where_a_row_begins(tmp_path: Path) -> None:
    content = f'title,text\nOne,"{TEXT}\n\nThey will go on."\n\nTwo,\nThree,a,b\nFour,{TEXT}\n'

    articles = rows(tmp_path, content)

    assert shown(articles) == [
        ("news-1", None),
        f"{tmp_path}/news.csv:6: is a record with no text",
        f"{tmp_path}/news.csv:7: has 3 cells, and the first line names 2 columns",
        ("news-4", None),
    ]
    assert isinstance(articles[0], Article)
    assert articles[0].words(articles[0].body) == f"{TEXT}\n\nThey will go on."


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('"We go on," said Ada Ruiz, and left.', '"We go on," said Ada Ruiz, and left.'),
        ('Ada Ruiz said: "We go on."', 'Ada Ruiz said: "We go on."'),
        ('5" of snow fell on the harbour, said Ada Ruiz.', '5" of snow fell on the harbour, said Ada Ruiz.'),
        ('"""We go on,"" said Ada Ruiz, and left."', '"We go on," said Ada Ruiz, and left.'),
        ('"Ada Ruiz left.\nThe talks ended."', "Ada Ruiz left.\nThe talks ended."),
    ],
)
def test_quotation_marks_in_tsv_are_those_of_the_text_unless_they_hold_a_cell(
    tmp_path: Path, cell: str, words: str
) -> None:
    one, other = rows(tmp_path, f"title\ttext\nOne\t{cell}\nTwo\t{TEXT}\n", "news.tsv")

    assert isinstance(one, Article)
    assert isinstance(other, Article)
    assert (one.words(one.body), other.words(other.body)) == (words, TEXT)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,b\n1,2\n", ": no column is called text, body or content; the first line names a, b"),
        ("", ": no column is called text, body or content; the first line names none"),
        ('title,text\nOne,"' + "x" * 5_000_000, ":2: is a broken row: its quotation mark is not closed"),
        (f'title,text\nOne,"{TEXT}\nTwo,{TEXT}\n', ":2: is a broken row: its quotation mark is not closed"),
        (b"%PDF-1.7,text\n", ": is a PDF, not text"),
    ],
)
def test_a_table_without_articles_is_one_clear_line(tmp_path: Path, content: str | bytes, reason: str) -> None:
    (line,) = shown(rows(tmp_path, content))

    assert str(line).startswith(f"{tmp_path}/news.csv{reason}")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_come_in_any_encoding_and_compressed(tmp_path: Path, encoding: str) -> None:
    content = f"title,text\nCafé talks,{TEXT}\n".encode(encoding)

    for name, data in (("news.csv", content), ("news.csv.gz", gzip.compress(content))):
        (article,) = rows(tmp_path, data, name)
        assert isinstance(article, Article)
        assert article.title == "Café talks"


def test_a_table_is_told_by_its_first_line_where_nothing_names_it() -> None:
    assert shown(list(read_bytes(f"id,title,text,date\n7,Talks,{TEXT},2024-02-07\n".encode()))) == [("7", "2024-02-07")]
    assert shown(list(read_bytes(f"Text, body, title\n\n{TEXT}".encode()))) != [("7", None)]


def test_ids_keep_their_zeros(tmp_path: Path) -> None:
    (article,) = rows(tmp_path, f"id,text\n00042,{TEXT}\n")

    assert isinstance(article, Article)
    assert article.identifier == "00042"


def test_a_broken_row_does_not_stop_the_others(tmp_path: Path) -> None:
    found = rows(tmp_path, f'title,text\nOne,"We go on," she said.\nTwo,{TEXT}\n')

    assert shown(found) == [
        f"{tmp_path}/news.csv:2: is a broken row: a quotation mark inside a cell is not doubled",
        ("news-1", None),
    ]
