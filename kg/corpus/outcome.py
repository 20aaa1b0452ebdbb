"""What became of one article."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

from kg.values import Article

Status = Literal["built", "skipped", "planned", "duplicate", "kept", "failed", "gone", "removed"]
"""`kept` is an output that kg would have to write over; `gone` and `removed` are of graphs whose articles are not there."""


@dataclass(frozen=True)
class Outcome:
    """What became of one article; `reason` says why it was not built. The numbers count nodes, some by the reason.

    `target` is the file of its graph, `warnings` tell what of its metadata was no use, and `dated` says whether its day of
    publication is known. `joined` counts repeated mentions of events, which are no loss; `unused` has where
    in the text what was dropped stands, each with its reason; `trace` shows where the program has a bug.
    """

    source: str
    status: Status
    reason: str = ""
    target: Path | None = None
    warnings: tuple[str, ...] = ()
    dated: bool = True
    accepted: int = 0
    quarantined: int = 0
    problems: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    joined: int = 0
    unused: list[list[str | int]] = field(default_factory=list)
    trace: str = ""

    @classmethod
    def of(cls, article: Article, status: Status, reason: str = "", **facts: Any) -> Self:
        """Return the outcome of an article."""
        dated = article.published is not None
        return cls(article.source, status, reason, warnings=article.warnings, dated=dated, **facts)
