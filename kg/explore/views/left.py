"""What was seen in an article and not used, and why."""

from collections.abc import Iterable

from kg.explore.pages import Left
from kg.rdf.check import Problem
from kg.values import Article, Drop


def left(article: Article, drops: Iterable[Drop], problems: Iterable[Problem] = ()) -> tuple[Left, ...]:
    """Return what stages dropped, in the order of the text, then what breaks a shape."""
    found = [_dropped(article, drop) for drop in drops]
    broken = [Left(f"quarantine: {problem.message}", str(problem.node)) for problem in problems]
    return (*sorted(found, key=lambda one: (one.begin, one.end, one.reason)), *broken)


def _dropped(article: Article, drop: Drop) -> Left:
    reason = f"{drop.stage}: {drop.reason}"
    if drop.span is None:
        return Left(reason)
    return Left(reason, " ".join(article.words(drop.span).split()), drop.span.start, drop.span.end)
