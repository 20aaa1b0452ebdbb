"""What output files are called."""

import os
from pathlib import Path

import pytest

from kg import article
from kg.corpus.names import Names, safe, safe_path
from kg.errors import InputError
from kg.values import Article, Span


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("truce-2024.02", "truce-2024.02"),
        ("../../etc/passwd", "_._.._etc_passwd"),
        ("..", "__"),
        ("", "article"),
        ("CON", "_CON"),
        ("nul.news", "_nul.news"),
        ("a:b*c?d\n", "a_b_c_d_"),
        ("-rf", "_rf"),
        ("été", "été"),
        ("e\u0301te\u0301", "été"),
        ("a\ud800", "a_"),
    ],
)
def test_stems_are_safe_file_names(name: str, stem: str) -> None:
    assert safe(name) == stem


def test_long_stems_are_cut_and_stay_distinct() -> None:
    one, other = safe("ü" * 300 + "1"), safe("ü" * 300 + "2")

    assert one != other
    assert max(len(os.fsencode(stem)) for stem in (one, other)) <= 120


def test_folders_are_mirrored_and_none_is_taken_for_the_quarantine() -> None:
    assert safe_path("2022/May: 8/../01") == "2022/May__8/__/01"
    assert safe_path("quarantine/01") == "_quarantine/01"


def claimed(*stems: str) -> list[Article]:
    articles = (Article("x", Span(0, 1), source=f"{i}.txt", stem=stem) for i, stem in enumerate(stems))
    return [found for found in Names().claim(articles) if isinstance(found, Article)]


def test_a_name_that_is_taken_gets_a_number_and_is_told() -> None:
    articles = claimed("x", "x-2", "X", "x", "y", "a/x", "b/x")

    assert [found.stem for found in articles] == ["x", "x-2", "X-3", "x-4", "y", "a/x", "b/x"]
    assert [found.warnings for found in articles if found.warnings] == [
        ("the name X is taken; its graph is X-3",),
        ("the name x is taken; its graph is x-4",),
    ]


def test_ten_thousand_records_of_one_id_have_names_of_their_own() -> None:
    assert len({found.stem for found in claimed(*["same"] * 10_000)}) == 10_000


def test_errors_pass_through() -> None:
    error = InputError("x.txt: is empty")

    assert list(Names().claim([error])) == [error]


def test_records_lie_in_the_folder_of_their_file_under_their_id_or_its_name(tmp_path: Path) -> None:
    (tmp_path / "2022").mkdir()
    (tmp_path / "2022" / "dump.jsonl").write_text(
        '{"id": "a/b: 1", "text": "Talks went on."}\n{"text": "They ended."}\n'
    )

    articles = Names().claim(article.read_all([tmp_path]))

    assert [found.stem for found in articles if isinstance(found, Article)] == ["2022/a_b__1", "2022/dump-2"]
