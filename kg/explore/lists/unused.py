"""What was seen and not used, and what broke a shape: each reason, how often it held, and in which articles."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import SH

from kg.explore.index.ask import Index
from kg.explore.index.unused import QUARANTINE
from kg.explore.lists import asked as asking
from kg.explore.lists.asked import Asked, Paged
from kg.explore.values import Passage, Ref
from kg.explore.views.nodes import Nodes

SIZE: Final = 25
#: The most passages, or nodes, of an article that are shown.
FEW: Final = 3


@dataclass(frozen=True)
class Reason:
    """Why something was not used: where on the way, in words, how often, and in how many articles."""

    stage: str
    text: str
    count: int
    articles: int


@dataclass(frozen=True)
class Case:
    """An article in which a reason held, and how often; `file` is its graph.

    `passages` are words that were not used, `nodes` what is in quarantine for that reason, the first of each.
    """

    ref: Ref | None
    file: str
    count: int
    passages: tuple[Passage, ...] = ()
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnusedPage:
    """The reasons, or the articles of one; `known` is whether the records of a build are there."""

    known: bool
    broken: tuple[Reason, ...]
    dropped: tuple[Reason, ...]
    chosen: Reason | None
    cases: tuple[Case, ...]
    paged: Paged


def page(index: Index, nodes: Nodes, asked: Asked, folder: Path | None) -> UnusedPage:
    """Return what was not used, as the records in the folder of a build tell."""
    rows = index.select(
        "SELECT stage, reason, sum(count), count(DISTINCT file) FROM unused GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"
    )
    reasons = [Reason(str(stage), str(text), int(str(n)), int(str(of))) for stage, text, n, of in rows]
    chosen = next((r for r in reasons if (r.stage, r.text) == (asked.text("stage"), asked.text("reason"))), None)
    paged = asking.paged(asked, SIZE, chosen.articles if chosen else 0)
    return UnusedPage(
        folder is not None,
        tuple(r for r in reasons if r.stage == QUARANTINE),
        tuple(r for r in reasons if r.stage != QUARANTINE),
        chosen,
        _cases(index, nodes, chosen, (paged, folder)) if chosen else (),
        paged,
    )


def _cases(index: Index, nodes: Nodes, reason: Reason, where: tuple[Paged, Path | None]) -> tuple[Case, ...]:
    paged, folder = where
    rows = index.select(
        "SELECT item.iri, item.label, unused.file, unused.count FROM unused LEFT JOIN item ON item.iri = unused.article"
        " WHERE stage = ? AND reason = ? ORDER BY unused.count DESC, unused.file LIMIT ? OFFSET ?",
        [reason.stage, reason.text, paged.size, paged.skip],
    )
    broken = folder if reason.stage == QUARANTINE else None
    return tuple(
        Case(
            Ref(str(iri), str(label), "article") if iri else None,
            str(file),
            int(str(count)),
            _passages(index, nodes, reason, (str(iri), str(file))) if iri else (),
            quarantined(broken, str(file), reason.text) if broken else (),
        )
        for iri, label, file, count in rows
    )


def _passages(index: Index, nodes: Nodes, reason: Reason, article: tuple[str, str]) -> tuple[Passage, ...]:
    """Return the first words of an article for which a reason held."""
    iri, file = article
    rows = index.select(
        "SELECT DISTINCT begin, end FROM passage WHERE file = ? AND stage = ? AND reason = ? ORDER BY begin LIMIT ?",
        [file, reason.stage, reason.text, FEW],
    )
    found = (nodes.passage(f"{iri}_offset_{begin}_{end}") for begin, end in rows)
    return tuple(passage for passage in found if passage and passage.words)


def quarantined(folder: Path, file: str, reason: str) -> tuple[str, ...]:
    """Return what a graph has in quarantine for a reason, by label; nothing where its file is not there, or no RDF."""
    store = ox.Store()
    try:
        path = (folder / QUARANTINE / file).with_suffix(".quarantine.ttl")
        store.load(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    except (OSError, SyntaxError):
        return ()
    nodes = Nodes(store)
    results = (one for one in nodes.of_class(SH.ValidationResult) if reason in nodes.values(one, SH.resultMessage))
    told = (nodes.ref(node).label for one in results for node in nodes.values(one, SH.focusNode))
    return tuple(dict.fromkeys(told))[:FEW]
