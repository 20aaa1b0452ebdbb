"""Which files are read."""

import os
from pathlib import Path

import pytest

from kg.article import STDIN, find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.html",
        "sub/c.jsonl",
        "sub/d.JSON",
        ".hidden.txt",
        ".git/e.txt",
        "g.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("words")
    return tmp_path


def test_folders_are_walked_sorted_without_what_is_no_article(folder: Path) -> None:
    found = [file.path for file in find([folder]).files]

    assert found == [folder / name for name in ("a.html", "b.txt", "sub/c.jsonl", "sub/d.JSON")]


@pytest.mark.skipif(os.name == "nt", reason="has no named pipes")
def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")

    found = find([folder])

    assert folder / "pipe.txt" not in [file.path for file in found.files]
    assert found.ignored["no plain file"] == 1
    assert [file.path for file in find([folder / "pipe.txt"]).files] == [folder / "pipe.txt"]


def test_the_order_of_arguments_and_repeats_change_nothing(folder: Path) -> None:
    one = find([folder / "b.txt", folder, STDIN]).files
    other = find([STDIN, folder, folder / "sub" / ".." / "b.txt"]).files

    assert [file.path.resolve() for file in one] == [file.path.resolve() for file in other]
    assert one[0].path == STDIN


def test_a_path_given_by_name_is_kept_whatever_its_suffix(folder: Path) -> None:
    assert [file.path for file in find([folder / "g.png"]).files] == [folder / "g.png"]


def test_missing_paths_and_empty_folders_are_errors_beside_the_files(folder: Path) -> None:
    (folder / "empty").mkdir()

    given = [folder / "no.txt", folder / "empty", folder / "b.txt", Path("https://news.example/talks")]

    errors = [str(error) for error in find(given).errors]

    assert errors[0].startswith(f"{folder / 'empty'}: no articles in this folder")
    assert errors[1] == f"{folder / 'no.txt'}: no such file or folder"
    assert errors[2].startswith("https://news.example/talks: is an address, and kg fetches nothing; try: curl https://")


def test_a_file_is_named_with_the_folders_below_the_one_that_was_given(folder: Path) -> None:
    assert stems(folder) == ["a", "b", "sub/c", "sub/d"]
    assert stems(folder / "sub") == ["c", "d"]
    assert stems(folder / "sub" / "c.jsonl") == ["c"]


def test_each_of_several_folders_keeps_its_own_name(tmp_path: Path) -> None:
    for name in ("2022/01.txt", "2022/may/01.txt", "2023/01.txt", "note.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")

    expected = ["2022/01", "2022/may/01", "2023/01", "note"]

    assert stems(tmp_path) == stems(*tmp_path.iterdir()) == expected


def test_what_is_no_article_is_counted_by_its_suffix(tmp_path: Path) -> None:
    for name in (
        "a.txt",
        "b.PDF",
        "c.pdf",
        "sub/d.docx",
        "e.tar.gz",
        "noext",
        ".hidden",
        "README.md",
        "sub/license.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")

    assert find([tmp_path]).ignored == {
        ".docx": 1,
        ".pdf": 2,
        ".tar.gz": 1,
        "README": 1,
        "license": 1,
        "without suffix": 1,
    }


def test_what_kg_wrote_among_the_articles_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.txt", "a.ttl", ".kg/a.ttl.json", "quarantine/errors.csv", "sub/quarantine/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")

    assert (stems(tmp_path), find([tmp_path]).ignored) == (["a", "sub/quarantine/b"], {})


def test_a_folder_that_cannot_be_opened_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def locked(path: str) -> object:
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", locked)  # root may open anything

    found = find([folder])

    assert [str(error) for error in found.errors] == [f"{folder / 'sub'}: permission denied"]
    assert [file.path.name for file in found.files] == ["a.html", "b.txt"]


def stems(*paths: Path) -> list[str]:
    return [file.stem for file in find(paths).files]
