"""Measure whether one happening is one node: `python tests/measure_events.py [GOLD ...] [--misses]`.

GOLD are folders of marks (STEM.toml, see tests/gold/README.md) and articles, by default our own. An event's marks name every place where
the text comes back to it; a graph's event has a trigger for each telling. B-cubed over the tellings that both sides have: of those that
the graph puts with a telling, how many the marks put there too (precision), and the other way round (recall), averaged over the
tellings. Also how many nodes the graph has for them, and how many events the marks.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from measure import HERE, build
from rdflib import Graph
from scoring import gold
from scoring.counting import pair
from scoring.reader import Reader
from scoring.words import Span, names_the_same

from kg.errors import InputError
from kg.terms import KG

#: The longest trigger that names a telling, in words.
LONGEST = 6


@dataclass(frozen=True)
class Telling:
    """One telling that marks and graph both have: the number of its event in the marks, and of its node in the graph."""

    article: str
    event: int
    node: int
    words: str


def tellings(marks: gold.Gold, graph: Graph) -> Iterator[Telling]:
    """Yield the tellings that marks and graph both have, each once."""
    read = Reader(graph, marks.text)
    found = [(n, span) for n, node in enumerate(read.of(KG.Event)) for span in read.spans(node, KG.trigger)]
    marked = [(e, span) for e, event in enumerate(marks.events) for span in event.spans]
    for j, i in pair(found, marked, lambda a, b: _overlap(marks.text, a[1], b[1])).items():
        yield Telling(marks.stem, marked[j][0], found[i][0], marks.text[slice(*found[i][1])])


def _overlap(text: str, found: Span, marked: Span) -> float:
    return float(names_the_same(text, found, marked, LONGEST))


def b_cubed(told: list[Telling]) -> tuple[float, float, float]:
    """Return precision, recall and F1 over tellings."""
    precision = recall = 0.0
    for one in told:
        here = [other for other in told if other.article == one.article]
        together = {other for other in here if other.node == one.node}
        wanted = {other for other in here if other.event == one.event}
        precision += len(together & wanted) / len(together)
        recall += len(together & wanted) / len(wanted)
    p, r = precision / len(told), recall / len(told)
    return p, r, 2 * p * r / (p + r)


def _misses(told: list[Telling]) -> Iterator[str]:
    for one in told:
        for other in told:
            if (
                other.article == one.article
                and other is not one
                and (other.event == one.event) != (other.node == one.node)
            ):
                what = "parted" if other.event == one.event else "melted"
                yield f"{one.article}: {what}: {one.words!r} and {other.words!r}"


def main() -> int:
    """Build, compare, and return 2 where a file of marks is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="*", default=[HERE / "gold"])
    parser.add_argument(
        "--misses", action="store_true", help="list the tellings that were parted, and those that were melted together"
    )
    args = parser.parse_args()
    print(f"{'tellings of one event (B-cubed)':44} {'P':>6} {'R':>6} {'F1':>6}   tellings/nodes/marked events")
    for folder in args.gold:
        with tempfile.TemporaryDirectory() as graphs:
            try:
                build(folder, Path(graphs))
                all_marks = gold.read_all(folder)
            except (gold.GoldError, InputError) as error:
                print(error, file=sys.stderr)
                return 2
            told = [t for m in all_marks for t in tellings(m, Graph().parse(Path(graphs) / f"{m.stem}.ttl"))]
        p, r, f = b_cubed(told)
        nodes, events = ({(t.article, getattr(t, key)) for t in told} for key in ("node", "event"))
        print(f"{folder!s:44} {p:6.3f} {r:6.3f} {f:6.3f}   {len(told)}/{len(nodes)}/{len(events)}")
        if args.misses:
            print("\n".join(dict.fromkeys(_misses(told))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
