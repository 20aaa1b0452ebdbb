"""What every store can do, wherever it is."""

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Protocol, Self

import pyoxigraph as ox

from kg.errors import StoreError

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Bindings = Mapping[str, ox.NamedNode | ox.Literal]
"""Values for variables of a query, by their names without the question mark."""


class RefusedError(StoreError):
    """A store did not take what was sent to it, with this status; it may well take something else."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Store(Protocol):
    """A set of named graphs. Whatever goes wrong is a StoreError; a graph is changed whole or not at all."""

    @property
    def name(self) -> str:
        """What to call the store before people; never with a password."""

    @property
    def parallel(self) -> int:
        """How many threads may put graphs at once to good effect."""

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Let a named graph hold these triples and no others; return whether that changed the store."""

    def remove(self, graph: str) -> bool:
        """Remove a named graph; return whether it was there."""

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""

    def triples(self, graph: str) -> list[ox.Triple]:
        """Return the triples of a named graph, in no fixed order; none when there is no such graph."""

    def query(self, sparql: str, bindings: Bindings | None = None, timeout: float | None = None) -> Answer:
        """Answer a query over all graphs together, in which the usual prefixes need no declaration.

        `bindings` give variables their values, `timeout` is in seconds. The text runs as it is: what people type is
        first looked at by `kg.rdf.query`, which refuses SERVICE. Raise QueryError when it does not parse, StoreError
        when it takes too long.
        """

    def close(self) -> None:
        """Let go of the store; another program may then have it."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
