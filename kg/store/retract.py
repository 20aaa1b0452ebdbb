"""One article out of a store, by whatever name a user has for it."""

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from kg.errors import StoreError
from kg.store.protocol import Store

#: The articles of a name: IRI, last part of it, address, or identifier; the graph of an article has its IRI.
NAMED: Final = """
SELECT DISTINCT ?g { GRAPH ?g {
  ?g a kg:Article .
  OPTIONAL { ?g schema:url ?url }
  OPTIONAL { ?g schema:identifier ?id }
} FILTER(STR(?g) = ?name || STRENDS(STR(?g), ?end) || STR(?url) = ?name || STR(?id) = ?name) }"""
#: Other graphs that contain an article, as a merged one does.
BESIDES: Final = "SELECT DISTINCT ?g { GRAPH ?g { ?article a kg:Article } FILTER(?g != ?article) }"


@dataclass(frozen=True)
class Retracted:
    """The graph that was removed, and the graphs that still contain its article."""

    graph: str
    besides: tuple[str, ...]


def retract(name: str, store: Store) -> Retracted:
    """Remove the graph of an article, by its IRI, the last part of it, its address, or the user's identifier.

    Other graphs go by their IRI or the last part of it. Raise StoreError when no graph, or more than one, has the name.
    """
    found = _column(store, NAMED, {"name": ox.Literal(name), "end": ox.Literal(f"/{name}")})
    found = found or [graph for graph in store.graphs() if graph == name or graph.endswith(f"/{name}")]
    if not found:
        raise StoreError(f"{store.name}: has no article {name!r}")
    if len(found) > 1:
        raise StoreError(f"{store.name}: {len(found)} articles are called {name!r}; give one IRI of {', '.join(found)}")
    store.remove(found[0])
    return Retracted(found[0], tuple(_column(store, BESIDES, {"article": ox.NamedNode(found[0])})))


def _column(store: Store, query: str, bindings: dict[str, ox.NamedNode | ox.Literal]) -> list[str]:
    return sorted(row["g"].value for row in store.query(query, bindings))  # type: ignore[union-attr]  # SELECT: rows
