"""Short articles, built in a folder, and what came of them."""

from collections.abc import Callable
from pathlib import Path

from kg import article
from kg.corpus import build as corpus
from kg.corpus.build import Outcome, Plan

Write = Callable[..., Path]

TALKS = "Talks resume\n\nThe minister Ada Ruiz said that the talks in the city would go on for a week.\n"
STRIKE = "Strike ends\n\nOn behalf of the union Ben Okafor said that the strike at the port was over on Monday.\n"
NOBODY = "Nobody knows\n\nOn Monday Ada Ruiz said that nobody in the town knew what was going on there.\n"
POISON = "A bug\n\nThis is an article with the word POISON, on which the finder of names breaks down.\n"
KILLER = "A crash\n\nThis is an article with the word KILLER, which ends the process that works on it.\n"


def build(folder: Path, out: Path, jobs: int = 1, **plan: object) -> list[Outcome]:
    return list(corpus.build(article.read_all([folder]), Plan(out, **plan), jobs))  # type: ignore[arg-type]


def status(outcomes: list[Outcome]) -> list[str]:
    return [outcome.status for outcome in outcomes]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
