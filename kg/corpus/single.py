"""Where one article goes whose graph is wanted by itself: a file that is named, or standard output."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from kg import pipeline
from kg.corpus.build import facts_of
from kg.corpus.outcome import Outcome
from kg.corpus.plan import Plan
from kg.errors import InputError
from kg.language.reader import Reader
from kg.rdf import formats
from kg.values import Article
from kg.world import World

DEFAULT = "turtle"


def target(out: Path, format: str | None) -> tuple[Path, str | None, str]:
    """Return the folder, the name without suffix where `out` names one graph, and the format.

    A path that ends as graphs do, and is no folder, is one graph. Raise InputError where its suffix is not that of `format`.
    """
    known = formats.named(out)
    if known is None or out.is_dir():
        return out, None, format or DEFAULT
    agree(out, format)
    return out.parent, out.stem, known


def agree(out: Path, format: str | None) -> None:
    """Raise InputError for a file whose suffix says another format than the one that is asked for."""
    known = formats.named(out)
    if known and format and known != format:
        raise InputError(f"{out}: is the name of a file in {known}, and --format says {format}")


def render(articles: Iterable[Article | InputError], plan: Plan) -> tuple[bytes, Outcome]:
    """Return the graph of the one article there is, and what became of it; nothing is written.

    Raise InputError where it cannot be read, or where there are several.
    """
    first, *others = islice(articles, min(plan.limit or 2, 2))
    if isinstance(first, InputError):
        raise first
    if others:
        raise InputError("-: standard output takes the graph of one article, and there are several; give a folder")
    result = pipeline.run(first, Reader.load(plan.model), World(plan.newsroom), plan.options)
    return formats.render(result.report.accepted, plan.format), Outcome.of(first, "built", **facts_of(result))
