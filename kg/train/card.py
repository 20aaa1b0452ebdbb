"""The scores of a pipeline -> its card: README.md and scores.json in its folder."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import spacy

import kg.language.network.component  # noqa: F401  # registers the component that the pipeline names
from kg.language.network.component import NAME
from kg.language.network.graphs import Graphs
from kg.train import scores
from kg.train.scores import Band, Rate

CARD = Path(__file__).parent / "card.md"
#: Where the tables of scores stand in the card.
PLACE = "<!-- scores -->"


def write(pipeline: Path, data: Path) -> None:
    """Measure a pipeline on the dev parts of the corpora in `data`, and write its card."""
    found = scores.measure(spacy.load(pipeline), Graphs(pipeline / NAME), data)
    found["size"] = {"megabytes": sum(p.stat().st_size for p in pipeline.rglob("*") if p.is_file()) / 1e6}
    (pipeline / "scores.json").write_text(json.dumps(found, indent=1, default=vars) + "\n", "utf-8")
    (pipeline / "README.md").write_text(CARD.read_text("utf-8").replace(PLACE, "\n\n".join(_tables(found))), "utf-8")


def _tables(found: dict[str, dict[str, Any]]) -> list[str]:
    return [SHOWN.get(type(next(iter(rows.values()))), _values)(name, rows) for name, rows in found.items()]


def _bands(name: str, rows: dict[str, Band]) -> str:
    lines = [f"| {name} | said | right | marks |", "|---|---|---|---|"]
    lines += [f"| {label} | {100 * b.said:.1f} | {100 * b.right:.1f} | {b.count:,} |" for label, b in rows.items()]
    return "\n".join(lines)


def _rates(name: str, rows: dict[str, Rate]) -> str:
    lines = [f"| {name} | precision | recall | F |", "|---|---|---|---|"]
    lines += [
        f"| {label} | {100 * r.precision:.1f} | {100 * r.recall:.1f} | {100 * r.f:.1f} |" for label, r in rows.items()
    ]
    return "\n".join(lines)


def _values(name: str, rows: dict[str, float]) -> str:
    return "\n".join(
        [f"| {name} | |", "|---|---|", *(f"| {label} | {_shown(value)} |" for label, value in rows.items())]
    )


def _shown(value: float) -> str:
    return f"{100 * value:.1f}" if value <= 1 else f"{value:,.0f}"


#: How tables are shown whose values are more than a number.
SHOWN: Mapping[type, Callable[[str, Any], str]] = {Rate: _rates, Band: _bands}
