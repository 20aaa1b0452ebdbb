"""What several tests share."""

from collections.abc import Callable
from pathlib import Path

import command
import pytest
import rdf_examples
import stand_in

from kg.language.reader import Reader
from kg.rdf import build, formats

Write = Callable[..., Path]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what `test_gold.py` asks for."""
    parser.addoption("--update-golden", action="store_true", help="write the golden graphs anew, and raise the floors")
    parser.addoption("--lower-floor", action="store_true", help="with --update-golden: let a measure become worse")


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return the shipped pipeline, loaded once."""
    return Reader.load()


@pytest.fixture
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a finder of capitalised words stand in for the trained model."""
    monkeypatch.setattr("kg.pipeline.find", stand_in.find)
    monkeypatch.setattr("kg._shipped_reader", lambda: stand_in.READER)
    monkeypatch.setattr("kg.language.reader.fingerprint", stand_in.fingerprint)
    monkeypatch.setattr("kg.corpus.build.builder", stand_in.builder)  # also in worker processes


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., command.Ran]:
    """Return a function that runs `kg` in this process, where no connection can be opened: `run("check", path)`."""
    return command.runner(capsys, monkeypatch)


@pytest.fixture
def news(tmp_path: Path) -> Write:
    """Return a function that writes articles and returns their folder: `news(talks="...")` writes news/talks.txt."""

    def write(**articles: str) -> Path:
        folder = tmp_path / "news"
        folder.mkdir(exist_ok=True)
        for stem, text in articles.items():
            (folder / f"{stem}.txt").write_text(text, "utf-8")
        return folder

    return write


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the graph of `rdf_examples`, which has a node of every class."""
    path = tmp_path_factory.mktemp("graphs") / "ruiz.ttl"
    path.write_bytes(formats.render(build.build(rdf_examples.ARTICLE, rdf_examples.FINDINGS), "turtle"))
    return path


@pytest.fixture
def written(run: Callable[..., command.Ran], example: Path, tmp_path: Path) -> Path:
    """Return a folder with the tables of `rdf_examples`."""
    assert run("tables", example, "-o", tmp_path / "tables").code == 0
    return tmp_path / "tables"
