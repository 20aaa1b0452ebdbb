"""Which files are read, and what their outputs are named."""

import os
from pathlib import Path

import pytest

from kg.article import STDIN, claim_stems, find, safe
from kg.errors import InputError
from kg.values import Article, Span


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.html",
        "sub/c.jsonl",
        "sub/d.JSON",
        ".hidden.txt",
        ".git/e.txt",
        "quarantine/f.txt",
        "g.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    return tmp_path


def test_folders_are_walked_sorted_without_what_is_no_article(folder: Path) -> None:
    assert find([folder]) == [folder / name for name in ("a.html", "b.txt", "sub/c.jsonl", "sub/d.JSON")]


def test_the_order_of_arguments_and_repeats_change_nothing(folder: Path) -> None:
    one = find([folder / "b.txt", folder, STDIN])
    other = find([STDIN, folder, folder / "sub" / ".." / "b.txt"])

    assert [path.resolve() for path in one if isinstance(path, Path)] == [
        path.resolve() for path in other if isinstance(path, Path)
    ]
    assert one[0] == STDIN


def test_a_path_given_by_name_is_kept_whatever_its_suffix(folder: Path) -> None:
    assert find([folder / "g.png"]) == [folder / "g.png"]


def test_missing_paths_and_empty_folders_are_errors_beside_the_files(folder: Path) -> None:
    (folder / "empty").mkdir()

    errors = [str(found) for found in find([folder / "no.txt", folder / "empty", folder / "b.txt"])[:2]]

    assert errors[0].startswith(f"{folder / 'empty'}: no articles in this folder")
    assert errors[1] == f"{folder / 'no.txt'}: no such file or folder"


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


def test_long_stems_are_cut_and_stay_distinct(tmp_path: Path) -> None:
    one, other = safe("ü" * 300 + "1"), safe("ü" * 300 + "2")

    assert one != other
    assert max(len(os.fsencode(stem)) for stem in (one, other)) <= 120


def test_two_articles_for_one_file_are_an_error_that_names_both() -> None:
    articles = [
        Article("x", Span(0, 1), source=source, stem=stem) for source, stem in [("a/x.txt", "x"), ("b/X.txt", "X")]
    ]

    first, second = claim_stems(articles)

    assert first == articles[0]
    assert isinstance(second, InputError)
    assert str(second) == "b/X.txt: would write the same file as a/x.txt (X)"
