"""The decisions as a table that an editor reads, changes and has replayed.

A line is the editor's where `decision` isn't what the column `kg` says kg decided: changed, or added with an empty cell.
`same` joins two nodes; `different` and `?` leave them two. The editor's lines stand first in the next table, as they were.
"""

import csv
import io
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.corpus.merge.decide import Decision, Orders
from kg.corpus.merge.facts import Facts, Iri, Thing
from kg.errors import InputError, why
from kg.rdf import formats
from kg.rdf.answers import FORMULA
from kg.rdf.explain import shorten

COLUMNS: Final = ("decision", "node", "other", "class", "name", "other name", "kg", "evidence")
NEEDED: Final = COLUMNS[:3]
VERDICTS: Final = ("same", "different", "?")


@dataclass(frozen=True)
class Line:
    """A line of an editor: what it orders of two nodes, and all its cells in the order of COLUMNS."""

    number: int
    verdict: str
    node: Iri
    other: Iri
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """The editor's lines of a file."""

    source: str
    lines: tuple[Line, ...]


NOTHING: Final = Table("", ())


def read(path: Path) -> Table:
    """Return the editor's lines of a table; raise InputError, with file and line, for what is no such table."""
    rows = _rows(path)
    _, header = next(rows, (1, []))
    if missing := [name for name in NEEDED if name not in header]:
        raise InputError(f"{path}:1: no column {missing[0]!r}; the first line names the columns: {', '.join(COLUMNS)}")
    if unknown := [name for name in header if name not in COLUMNS]:
        raise InputError(f"{path}:1: unknown column {unknown[0]!r}; there are {', '.join(COLUMNS)}")
    lines = (_line(f"{path}:{number}", number, header, cells) for number, cells in rows if any(cells))
    return Table(str(path), tuple(line for line in lines if line is not None))


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines with their numbers; a spreadsheet may have added a byte order mark and quotes."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.reader(file, delimiter="\t", strict=True)
            yield from ((rows.line_num, [cell.strip() for cell in row]) for row in rows)
    except OSError as error:
        raise InputError(f"{path}: {why(error)}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not text in UTF-8") from error
    except csv.Error as error:
        raise InputError(f"{path}:{rows.line_num}: {error}") from error


def _line(at: str, number: int, header: list[str], cells: list[str]) -> Line | None:
    """Return a line if it is the editor's."""
    if len(cells) != len(header):
        raise InputError(f"{at}: {len(cells)} cells where the first line has {len(header)}")
    row = dict(zip(header, cells, strict=True))
    verdict = row["decision"]
    if verdict not in VERDICTS:
        raise InputError(f"{at}: decision {verdict!r} is not one of {', '.join(VERDICTS)}")
    node, other = _iri(at, row["node"]), _iri(at, row["other"])
    if node == other:
        raise InputError(f"{at}: {row['node']} stands on both sides")
    if verdict == row.get("kg"):
        return None
    return Line(number, verdict, node, other, tuple(row.get(name, "") for name in COLUMNS))


def _iri(at: str, text: str) -> Iri:
    prefix, colon, local = text.strip("<>").partition(":")
    if not colon or not local:
        raise InputError(f"{at}: {text!r} is not an IRI, nor prefix:name")
    return formats.PREFIXES[prefix] + local if prefix in formats.PREFIXES else f"{prefix}:{local}"


def orders(table: Table, facts: Facts) -> Orders:
    """Return what an editor orders; raise InputError, with file and lines, where it contradicts itself or cannot be."""
    links: dict[Iri, list[Line]] = defaultdict(list)
    whole: dict[Iri, frozenset[Iri]] = {}
    for line in (line for line in table.lines if line.verdict == "same"):
        both = whole.get(line.node, frozenset((line.node,))) | whole.get(line.other, frozenset((line.other,)))
        if clash := _clash([facts.things[iri] for iri in sorted(both) if iri in facts.things]):
            raise InputError(f"{table.source}:{line.number}: {clash}")
        whole.update(dict.fromkeys(both, both))
        links[line.node].append(line)
        links[line.other].append(line)
    apart = [line for line in table.lines if line.verdict != "same"]
    for line in apart:
        if line.other in whole.get(line.node, ()):
            raise InputError(f"{table.source}:{line.number}: keeps two nodes apart that {_chain(line, links)} one")
    groups = sorted({min(group): group for group in whole.values()}.items())
    return Orders(tuple(group for _, group in groups), _others(apart))


def _others(apart: list[Line]) -> dict[Iri, frozenset[Iri]]:
    """Return from which others each node is kept apart."""
    others: dict[Iri, set[Iri]] = defaultdict(set)
    for line in apart:
        others[line.node].add(line.other)
        others[line.other].add(line.node)
    return {iri: frozenset(those) for iri, those in others.items()}


def _clash(things: list[Thing]) -> str | None:
    """Say why things cannot be one, if so."""
    kinds = sorted({thing.kind for thing in things})
    if "Person" in kinds and len(kinds) > 1:
        return f"makes things of the classes {' and '.join(kinds)} one"
    ids = sorted({name for thing in things for name in thing.wikidata})
    if len(ids) > 1:
        return f"makes {ids[0]} and {ids[1]} one, which are two in Wikidata"
    return None


def _chain(line: Line, links: dict[Iri, list[Line]]) -> str:
    """Return the fewest lines that connect the two nodes of a line: "lines 3 and 5 make"."""
    ways: dict[Iri, tuple[int, ...]] = {line.node: ()}
    queue = deque([line.node])
    while line.other not in ways:
        here = queue.popleft()
        for link in links[here]:
            there = link.other if link.node == here else link.node
            if there not in ways:
                ways[there] = (*ways[here], link.number)
                queue.append(there)
    *most, last = map(str, sorted(ways[line.other]))
    return f"lines {', '.join(most)} and {last} make" if most else f"line {last} makes"


def unknown(table: Table, facts: Facts) -> int:
    """Return how many of an editor's lines speak of a node that isn't among the things of the graphs."""
    return sum(not {line.node, line.other} <= facts.things.keys() for line in table.lines)


def render(table: Table, decisions: Iterable[Decision], facts: Facts) -> bytes:
    """Return the next table: the editor's lines as they were, then kg's, by class and name."""
    said = {frozenset((line.node, line.other)) for line in table.lines}
    rows = sorted((_cells(d, facts) for d in decisions if frozenset((d.node, d.other)) not in said), key=_order)
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows((COLUMNS, *(line.cells for line in table.lines), *rows))
    return out.getvalue().encode()


def _cells(decision: Decision, facts: Facts) -> tuple[str, ...]:
    node, other = facts.things[decision.node], facts.things[decision.other]
    nodes = shorten(node.iri), shorten(other.iri)
    return (
        decision.verdict,
        *nodes,
        node.kind,
        _text(node.name),
        _text(other.name),
        decision.verdict,
        decision.evidence,
    )


def _order(cells: tuple[str, ...]) -> tuple[str, ...]:
    _, node, other, kind, name, *_ = cells
    return kind, name.casefold(), node, other


def _text(name: str) -> str:
    """Return a name in one line that no spreadsheet takes for a formula."""
    line = " ".join(name.split())
    return f"'{line}" if FORMULA.match(line) else line
