"""What was seen and not used, and what broke a shape: each reason, how often it held, and in which articles."""

from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index
from kg.explore.index.unused import QUARANTINE
from kg.explore.lists import asked as asking
from kg.explore.lists.asked import Asked, Paged
from kg.explore.values import Ref

SIZE: Final = 40


@dataclass(frozen=True)
class Reason:
    """Why something was not used: where on the way, in words, how often, and in how many articles."""

    stage: str
    text: str
    count: int
    articles: int


@dataclass(frozen=True)
class Case:
    """An article in which a reason held, and how often; `file` is its graph."""

    ref: Ref | None
    file: str
    count: int


@dataclass(frozen=True)
class UnusedPage:
    """The reasons, or the articles of one; `known` is whether the records of a build are there."""

    known: bool
    broken: tuple[Reason, ...]
    dropped: tuple[Reason, ...]
    chosen: Reason | None
    cases: tuple[Case, ...]
    paged: Paged


def page(index: Index, asked: Asked, *, known: bool) -> UnusedPage:
    """Return what was not used."""
    rows = index.select(
        "SELECT stage, reason, sum(count), count(DISTINCT file) FROM unused GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    reasons = [Reason(str(stage), str(text), int(str(n)), int(str(of))) for stage, text, n, of in rows]
    chosen = next((r for r in reasons if (r.stage, r.text) == (asked.text("stage"), asked.text("reason"))), None)
    paged = asking.paged(asked, SIZE, chosen.articles if chosen else 0)
    return UnusedPage(
        known,
        tuple(r for r in reasons if r.stage == QUARANTINE),
        tuple(r for r in reasons if r.stage != QUARANTINE),
        chosen,
        _cases(index, chosen, paged) if chosen else (),
        paged,
    )


def _cases(index: Index, reason: Reason, paged: Paged) -> tuple[Case, ...]:
    rows = index.select(
        "SELECT item.iri, item.label, unused.file, unused.count FROM unused LEFT JOIN item ON item.iri = unused.article"
        " WHERE stage = ? AND reason = ? ORDER BY unused.count DESC, unused.file LIMIT ? OFFSET ?",
        [reason.stage, reason.text, paged.size, paged.skip],
    )
    return tuple(
        Case(Ref(str(iri), str(label), "article") if iri else None, str(file), int(str(count)))
        for iri, label, file, count in rows
    )
