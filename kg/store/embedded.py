"""A store in a folder: no server, kept on disk, read by many and written by one program at a time."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.rdf import formats
from kg.store import deadline, prepare
from kg.store import triples as sets
from kg.store.protocol import Answer, Bindings

T = TypeVar("T")

#: The file that RocksDB, which keeps the store, has in every folder of its own.
MARK: Final = "CURRENT"
#: The files of a store, which a crash may leave without that one.
OWN: Final = re.compile(r"(LOCK|LOG|IDENTITY|MANIFEST|OPTIONS|CURRENT)([-.].*)?|.*\.(sst|log|dbtmp)")
#: Messages of RocksDB, and what they mean to a user.
REASONS: Final = (
    ("lock", "is in use by another program; end it, or wait until it is done"),
    ("No space left", "the disk is full"),
    ("File too large", "the disk, or what one may write to it, is full"),
    ("Permission denied", "permission denied"),
    ("Read-only file system", "the disk may only be read"),
    ("not a directory", "is a file; a store is a folder"),
    ("Corruption", "is damaged: {error}"),
)


class EmbeddedStore:
    """A store in a folder; each graph is changed in one transaction. Reading alone takes no lock.

    Its default graph, which queries ask, holds what all named graphs hold, each triple once: a union that is made for a
    query has a triple as often as there are graphs with it, and so has every country's name as many times as articles.
    """

    parallel: Final = 1

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.name = str(path)
        self._read_only = read_only
        _check(path, read_only=read_only)
        self._open: ox.Store | None = self._told(lambda: ox.Store.read_only(str(path)) if read_only else _made(path))

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Let a named graph hold these triples and no others; return whether that changed the store."""
        node, wanted = ox.NamedNode(graph), list(triples)
        held = self.triples(graph)
        if sets.same(held, wanted):
            return False
        if held:
            data = sets.n_triples(wanted).decode()
            fill = f"INSERT DATA {{ {data} GRAPH {node} {{ {data} }} }}"
            self._told(lambda: self._store.update(f"{self._emptied(node, held, wanted)} ; {fill}"))
        else:
            graphs = (node, ox.DefaultGraph())
            self._told(lambda: self._store.extend(sets.quads(wanted, graphs)))
        return True

    def remove(self, graph: str) -> bool:
        """Remove a named graph; return whether it was there."""
        node = ox.NamedNode(graph)
        there = self._told(lambda: self._store.contains_named_graph(node))
        if there:
            self._told(lambda: self._store.update(self._emptied(node, self.triples(graph))))
        return there

    def _emptied(self, graph: ox.NamedNode, held: Iterable[ox.Triple], kept: Iterable[ox.Triple] = ()) -> str:
        """Return the update that drops a graph, and from the default graph what no other graph has and is not kept."""
        others = {ox.DefaultGraph(), graph}
        gone = [t for t in set(held) - set(kept) if {q.graph_name for q in self._everywhere(t)} <= others]
        blank = [t for t in gone if isinstance(t.subject, ox.BlankNode) or isinstance(t.object, ox.BlankNode)]
        for quad in sets.quads(blank, [ox.DefaultGraph()]):  # an update has no name for what is blank
            self._store.remove(quad)
        data = sets.n_triples(t for t in gone if t not in blank).decode()
        return f"DROP SILENT GRAPH {graph} ; DELETE DATA {{ {data} }}"

    def _everywhere(self, triple: ox.Triple) -> Iterable[ox.Quad]:
        return self._store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        return sorted(node.value for node in self._told(lambda: list(self._store.named_graphs())))

    def triples(self, graph: str) -> list[ox.Triple]:
        """Return the triples of a named graph, in no fixed order; none when there is no such graph."""
        node = ox.NamedNode(graph)
        return self._told(lambda: [q.triple for q in self._store.quads_for_pattern(None, None, None, node)])

    def query(self, sparql: str, bindings: Bindings | None = None, timeout: float | None = None) -> Answer:
        """Answer a query over all graphs together; see `Store.query`."""
        if timeout is None:
            return self._told(lambda: self._ask(sparql, bindings or {}))
        return self._told(lambda: self._in_time(sparql, bindings or {}, timeout))

    def close(self) -> None:
        """Let go of the store; another program may then have it."""
        if self._open is not None and not self._read_only:
            # What is only in the log of changes would be read again, change by change, whenever the store is opened. Where there is
            # no room for more than the log, nothing is lost, and whoever wrote was told.
            with suppress(OSError, RuntimeError):
                self._open.flush()
        self._open = None  # the store ends, and its lock with it, when nothing holds it any more

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _store(self) -> ox.Store:
        if self._open is None:
            raise StoreError(f"{self.name}: is closed")
        return self._open

    def _ask(self, sparql: str, bindings: Bindings) -> Answer:
        text, prefixes = prepare.bound(sparql, bindings), dict(formats.PREFIXES)
        try:
            return self._store.query(text, prefixes=prefixes)
        except SyntaxError as error:
            raise QueryError(f"query: {str(error).splitlines()[0][:200]}") from error

    def _in_time(self, sparql: str, bindings: Bindings, timeout: float) -> Answer:
        try:
            return deadline.answer(lambda: self._ask(sparql, bindings), timeout)
        except TimeoutError as error:
            raise StoreError(f"{self.name}: no answer within {timeout:g} seconds") from error

    def _told(self, action: Callable[[], T]) -> T:
        """Return what the action returns; what the disk or the database objects to becomes one clear line."""
        try:
            return action()
        except (OSError, RuntimeError) as error:
            reasons = (why for sign, why in REASONS if sign.lower() in str(error).lower())
            reason = next(reasons, "cannot be used: {error}")
            raise StoreError(f"{self.name}: {reason.format(error=error)}") from error


def _check(path: Path, *, read_only: bool) -> None:
    """Refuse a folder that holds other things than a store, which would be strewn among them."""
    if (path / MARK).exists():
        return
    if read_only:
        raise StoreError(f"{path}: no store there; kg load makes one")
    if path.is_dir() and not all(OWN.fullmatch(file.name) for file in path.iterdir()):
        raise StoreError(f"{path}: is a folder with other things in it, and no store; give one of its own")


def _made(path: Path) -> ox.Store:
    path.parent.mkdir(parents=True, exist_ok=True)
    return ox.Store(str(path))
