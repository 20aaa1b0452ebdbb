"""Many files into a store: one graph at a time and whole, in any order of ends, told in the order of the files.

Nothing is kept of a load but the store itself. Each graph is compared with what the store holds, so a load that was cut
off is taken up where it stopped, and what somebody changed or lost in between is put right.
"""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import pyoxigraph as ox

from kg.errors import InputError, StoreError
from kg.store import source
from kg.store import triples as sets
from kg.store.protocol import RefusedError, Store

#: The number of consecutive failures after which the store itself, not the graphs, is taken to be broken.
ENOUGH: Final = 3
#: The articles that have an identifier.
SAME: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?g a kg:Article ; schema:identifier ?id } }"


@dataclass(frozen=True)
class Loaded:
    """What became of one graph of a file; `reason` says why it failed. `triples` counts those of the file.

    `others` are articles of the same identifier: still in the store, or removed if that was wanted.
    """

    source: str
    status: Literal["loaded", "unchanged", "failed"]
    graph: str = ""
    triples: int = 0
    reason: str = ""
    others: tuple[str, ...] = ()
    #: Whether the store broke down on it, rather than refuse it.
    broke: bool = False


@dataclass(frozen=True)
class _Job:
    """A graph on its way into the store."""

    source: str
    graph: str
    triples: list[ox.Triple]
    by_id: bool


def load(files: Iterable[Path], store: Store, *, graph: str | None = None, by_id: bool = False) -> Iterator[Loaded]:
    """Put the graphs of files into a store, and yield what became of each, in their order.

    `graph` is the name for a graph that has none; `by_id` removes other articles that have the same identifier of the
    user as one that comes. What is wrong with one file fails that file. Raise InputError when `graph` is not an IRI, and
    StoreError when the store cannot be used any more; what was yielded before is in it.
    """
    if graph:
        source.check(graph)
    broken = 0
    for loaded in _each(_jobs(files, graph, by_id=by_id), store):
        broken = broken + 1 if loaded.broke else 0
        yield loaded
        if broken == ENOUGH:
            raise StoreError(f"{store.name}: broke down on {ENOUGH} graphs one after the other; the load ends here")


def _each(jobs: Iterable[_Job | Loaded], store: Store) -> Iterator[Loaded]:
    """Put graphs, as many at once as the store likes, and yield in their order what became of them."""
    waiting: deque[Loaded | tuple[_Job, Future[Loaded]]] = deque()
    pool = ThreadPoolExecutor(store.parallel)
    try:
        for job in jobs:
            waiting.append(job if isinstance(job, Loaded) else (job, pool.submit(_put, job, store)))
            if len(waiting) > 2 * store.parallel:
                yield _done(waiting.popleft())
        while waiting:
            yield _done(waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _jobs(files: Iterable[Path], graph: str | None, *, by_id: bool) -> Iterator[_Job | Loaded]:
    """Yield the graphs of files. One that comes again is left out; another of its name fails, since one would be lost."""
    seen: dict[str, tuple[Path, bytes]] = {}
    for file in files:
        try:
            graphs = source.read(file, graph)
        except InputError as error:
            yield Loaded(str(file), "failed", reason=str(error))
            continue
        for name, triples in graphs.items():
            job = _Job(str(file), name, triples, by_id)
            first, digest = seen.setdefault(name, (file, _digest(triples)))
            if first == file:
                yield job
            elif digest == _digest(triples):
                yield Loaded(job.source, "unchanged", name, len(triples))
            else:
                yield _failed(job, f"{file}: {first} has another graph of the same name: {name}")


def _put(job: _Job, store: Store) -> Loaded:
    changed = store.put(job.graph, job.triples)
    others = _others(job, store) if changed or job.by_id else ()
    if job.by_id:
        for other in others:
            store.remove(other)
    return Loaded(job.source, "loaded" if changed else "unchanged", job.graph, len(job.triples), others=others)


def _others(job: _Job, store: Store) -> tuple[str, ...]:
    """Return the other articles in the store that have the identifier of this one."""
    identifier = source.identifier(job.triples, job.graph)
    if identifier is None:
        return ()
    rows = store.query(SAME, {"id": identifier})
    return tuple(sorted({row["g"].value for row in rows} - {job.graph}))  # type: ignore[union-attr]  # SELECT: rows


def _done(waiting: Loaded | tuple[_Job, Future[Loaded]]) -> Loaded:
    if isinstance(waiting, Loaded):
        return waiting
    job, future = waiting
    try:
        return future.result()
    except RefusedError as error:
        return _failed(job, f"{job.source}: {error}", broke=error.status >= 500)


def _failed(job: _Job, reason: str, *, broke: bool = False) -> Loaded:
    return Loaded(job.source, "failed", job.graph, len(job.triples), reason, broke=broke)


def _digest(triples: Iterable[ox.Triple]) -> bytes:
    return hashlib.sha256(b"".join(sorted(sets.n_triples(triples).splitlines(keepends=True)))).digest()
