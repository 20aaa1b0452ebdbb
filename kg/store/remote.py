"""A store behind HTTP: any that speaks the SPARQL 1.1 Graph Store Protocol, or SPARQL 1.1 Update."""

import re
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import Final, Self, TypeVar

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.store import prepare
from kg.store import triples as sets
from kg.store.endpoints import Endpoints, Login, shown
from kg.store.http import PASSING, Client, Request
from kg.store.protocol import Answer, Bindings, RefusedError

T = TypeVar("T")

#: N-Triples are Turtle, which every store reads; without prefixes no store's reading of these matters.
SENT: Final = {"Content-Type": "text/turtle; charset=utf-8"}
TRIPLES: Final = {"Accept": "application/n-triples, text/turtle;q=0.9"}
ROWS: Final = {"Accept": "application/sparql-results+json"}
MISSING: Final = frozenset((404,))
#: How many rows a store is asked for at once; some give no more, whatever they are asked for.
PAGE: Final = 10_000
#: Has Oxigraph ask all graphs together, as the others do that have no such parameter.
UNION: Final = {"union-default-graph": "true"}


class RemoteStore:
    """A store behind HTTP. Each graph goes in one request, which may be sent again without harm."""

    parallel: Final = 4

    def __init__(self, endpoints: Endpoints, login: Login | None = None, client: Client | None = None) -> None:
        self._to = endpoints
        self._client = client or Client(login)
        self.name = shown(endpoints.graphs or endpoints.update or endpoints.query)

    def put(self, graph: str, triples: Iterable[ox.Triple]) -> bool:
        """Let a named graph hold these triples and no others; return whether that changed the store."""
        wanted = list(triples)
        if sets.same(self.triples(graph), wanted):
            return False
        data = sets.n_triples(wanted)
        if self._to.graphs:
            self._client.send(Request("PUT", self._to.graphs, {"graph": graph}, data, headers=SENT))
        else:
            node = ox.NamedNode(graph)
            self._update(f"DROP SILENT GRAPH {node} ; INSERT DATA {{ GRAPH {node} {{ {data.decode()} }} }}")
        return True

    def remove(self, graph: str) -> bool:
        """Remove a named graph; return whether it was there."""
        there = bool(self.triples(graph))
        if there and self._to.graphs:
            self._client.send(Request("DELETE", self._to.graphs, {"graph": graph}), MISSING)
        elif there:
            self._update(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")
        return there

    def graphs(self) -> list[str]:
        """Return the IRIs of the named graphs, sorted."""
        found: list[str] = []
        while page := self._page(len(found)):
            found.extend(page)
        return sorted(found)

    def triples(self, graph: str) -> list[ox.Triple]:
        """Return the triples of a named graph, in no fixed order; none when there is no such graph."""
        if not self._to.graphs:
            text = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }} }}"
            return list(self.query(text))  # type: ignore[arg-type]  # the answer to CONSTRUCT is triples
        response = self._client.send(Request("GET", self._to.graphs, {"graph": graph}, headers=TRIPLES), MISSING)
        if response.status_code in MISSING or not response.content:
            return []
        return self._read(lambda: [q.triple for q in ox.parse(response.content, format=ox.RdfFormat.TURTLE)])

    def query(self, sparql: str, bindings: Bindings | None = None, timeout: float | None = None) -> Answer:
        """Answer a query over all graphs together; see `Store.query`."""
        prepared = prepare.query(sparql, bindings or {})
        headers = TRIPLES if prepared.is_graph else ROWS
        form = {"query": prepared.text, **UNION}
        request = Request("POST", self._to.query, form=form, headers=headers, timeout=timeout, passing=PASSING - {500})
        try:
            response = self._client.send(request)
        except RefusedError as error:
            raise QueryError(f"query: {re.sub(r'^.*?refused ', 'refused by the store ', str(error))}") from error
        return self._read(lambda: sets.from_bytes(response.content, is_graph=prepared.is_graph))

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _update(self, text: str) -> None:
        if not self._to.update:
            raise StoreError(f"{self.name}: has no address for updates; give --update-url")
        self._client.send(Request("POST", self._to.update, form={"update": text}))

    def _page(self, offset: int) -> list[str]:
        # Ordered inside, cut outside: Virtuoso sorts no more than a page.
        inner = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
        text = f"SELECT ?g {{ {{ {inner} }} }} LIMIT {PAGE} OFFSET {offset}"
        return [row["g"].value for row in self.query(text)]  # type: ignore[union-attr]  # the answer to SELECT is rows

    def _read(self, action: Callable[[], T]) -> T:
        """Return what the action reads; an answer that no store gives becomes an error of one clear line."""
        try:
            return action()
        except (SyntaxError, ValueError) as error:
            reason = "answers with what is not RDF; is this the address of a triple store?"
            raise StoreError(f"{self.name}: {reason}") from error
