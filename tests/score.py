"""Score graphs against marks made by hand: `python tests/score.py GOLD GRAPHS [--misses] [--json]`.

GOLD is a folder of marks (STEM.toml, see tests/gold/README.md) and articles, GRAPHS one of graphs (STEM.ttl or STEM.nt), as `kg build`
makes them; an article without a graph counts as one in which nothing was found. Exit code 2 where a file of marks is wrong.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from scoring import gold, layers, reader
from scoring.counting import Count, Miss, Row, rows

#: In the order of printing. The mean F1 of the starred is the one number that sums up a run.
MEASURES = (
    "Person*",
    "Organization*",
    "Country*",
    "Place",
    "event",
    "event type*",
    "event roles*",
    "event date",
    "factuality",
    "claim content",
    "claim*",
    "claim mode",
    "proposal*",
    "proposal slots*",
    "proposal terms*",
    "passages true",
    "nothing said is asserted",
    "nothing quoted is asserted",
    "no blank nodes",
)
STARRED = frozenset(measure.rstrip("*") for measure in MEASURES if measure.endswith("*"))
_ORDER = {measure.rstrip("*"): place for place, measure in enumerate(MEASURES)}


def score(gold_folder: Path, graphs_folder: Path) -> tuple[Row, ...]:
    """Return one row per measure, added up over the articles; `GoldError` where marks are wrong."""
    return added_up(found for _, found in outcomes(gold_folder, graphs_folder))


def added_up(found: Iterable[Count | Miss]) -> tuple[Row, ...]:
    """Return the rows of what was counted, in the order of `MEASURES`."""
    return tuple(sorted(rows(f for f in found if isinstance(f, Count)), key=lambda row: _ORDER[row.measure]))


def outcomes(gold_folder: Path, graphs_folder: Path) -> Iterator[tuple[str, Count | Miss]]:
    """Yield all that is counted, and all that was missed or should not be there, each with the article's name."""
    for marks in gold.read_all(gold_folder):
        graph = reader.read(graphs_folder, marks.stem, marks.text)
        yield from ((marks.stem, found) for found in layers.outcome(graph, marks))


def mean(measured: Sequence[Row]) -> float:
    """Return the mean F1 of the starred rows that were measured."""
    starred = [row.f1 for row in measured if row.measure in STARRED]
    return sum(starred) / len(starred) if starred else 0.0


def table(measured: Sequence[Row]) -> str:
    """Return the rows as lines to print."""
    head = f"{'measure':27} {'P':>6} {'R':>6} {'F1':>6}   right/found/marked"
    lines = [
        f"{'*' if row.measure in STARRED else ' '}{row.measure:26} {row.precision:6.3f} {row.recall:6.3f} {row.f1:6.3f}"
        f"   {row.right}/{row.found}/{row.marked}"
        for row in measured
    ]
    return "\n".join([head, *lines, f"mean F1 of the starred: {mean(measured):.3f}"])


def as_json(measured: Sequence[Row]) -> str:
    """Return the rows as one JSON object."""
    numbers = {
        row.measure: {
            "precision": row.precision,
            "recall": row.recall,
            "f1": row.f1,
            "right": row.right,
            "found": row.found,
            "marked": row.marked,
        }
        for row in measured
    }
    return json.dumps({"measures": numbers, "mean": mean(measured)})


def main() -> int:
    """Score and print; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("graphs", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was spurious")
    args = parser.parse_args()
    try:
        found = list(outcomes(args.gold, args.graphs))
    except gold.GoldError as error:
        print(error, file=sys.stderr)
        return 2
    for stem in sorted({stem for stem, _ in found}):
        if not reader.find(args.graphs, stem):
            print(f"{args.graphs}: there is no graph of {stem}", file=sys.stderr)
    if args.misses:
        misses = [(stem, miss) for stem, miss in found if isinstance(miss, Miss)]
        print("".join(f"{stem}: {miss.measure}: {miss.kind}: {miss.what}\n" for stem, miss in misses), end="")
    measured = added_up(what for _, what in found)
    print(as_json(measured) if args.json else table(measured))
    return 0


if __name__ == "__main__":
    sys.exit(main())
