"""Identity across articles: which nodes of many graphs are one thing, as a table and as a graph; the graphs stay as they are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph

from kg.corpus.merge import context, decide, facts, rewrite, table
from kg.corpus.merge.decide import Decision, Identity
from kg.corpus.merge.facts import Facts, Iri
from kg.corpus.merge.table import Table
from kg.errors import InputError
from kg.rdf import formats


@dataclass(frozen=True)
class Merged:
    """What became of many graphs. `files` are those that were merged, in the order of their articles.

    `repeats` are files left out, because another has their articles, `broken` says of others why they cannot be read;
    `unknown` counts an editor's lines that speak of no node here.
    """

    files: tuple[Path, ...]
    repeats: tuple[Path, ...]
    broken: tuple[InputError, ...]
    facts: Facts
    identity: Identity
    orders: Table
    unknown: int

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What was decided of pairs of nodes, and why."""
        return self.identity.decisions

    @property
    def graph(self) -> Graph:
        """The merged graph, in memory."""
        return formats.to_graph(triple for part in self._parts() for triple in part)

    def render(self, format: str = "turtle") -> bytes:
        """Return the merged graph in a format; the files are read again, one at a time."""
        return rewrite.render(self._parts(), min(self.facts.days), format)

    def table(self) -> bytes:
        """Return the decisions as a table, the editor's lines first."""
        return table.render(self.orders, self.decisions, self.facts)

    def _parts(self) -> Iterator[list[ox.Triple]]:
        return rewrite.sections(self.files, self.facts, self.identity)


def merge(files: Iterable[Path], merges: Path | None = None) -> Merged:
    """Decide which things of many graphs are one, an editor's table first; raise InputError for a bad graph or table."""
    orders = table.read(merges) if merges else table.NOTHING
    chosen, repeats, broken, known = _read(files)
    world = context.world(known)
    identity = decide.decide(world, table.orders(orders, known))
    return Merged(chosen, repeats, broken, known, identity, orders, table.unknown(orders, known))


def _read(files: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...], tuple[InputError, ...], Facts]:
    """Return the files in the order of their articles, those that only repeat articles, why others cannot be read, and the facts."""
    held: dict[Iri, Path] = {}
    found: dict[Path, Facts] = {}
    repeats, broken = [], []
    for file in sorted(files):
        try:
            read = facts.read(file)
        except InputError as error:
            broken.append(error)
            continue
        known = sorted(read.days.keys() & held.keys())
        if len(known) == len(read.days):
            repeats.append(file)
            continue
        if known:
            raise InputError(f"{file}: has an article that {held[known[0]]} has as well, and others: {known[0]}")
        held.update(dict.fromkeys(read.days, file))
        found[file] = read
    if not found:
        raise broken[0] if broken else InputError("no graphs to merge")
    order = sorted(found, key=lambda file: min(found[file].days))
    return tuple(order), tuple(repeats), tuple(broken), facts.join(found.values())
