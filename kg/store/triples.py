"""Triples as stores hold them: compared, and carried from one thread or machine to another."""

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from kg.store.protocol import Answer


def same(one: Iterable[ox.Triple], other: Iterable[ox.Triple]) -> bool:
    """Say whether a store that held one set of triples would hold the other just so."""
    first, second = set(one), set(other)
    return first == second or _canonical(first) == _canonical(second)


def _canonical(triples: Iterable[ox.Triple]) -> set[ox.Quad]:
    """Return triples with the literals that stores make of them (1.0 of 1.00), and blank nodes named by what they are."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    dataset = ox.Dataset(store)
    if any(isinstance(term, ox.BlankNode) for quad in dataset for term in (quad.subject, quad.object)):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)


def n_triples(triples: Iterable[ox.Triple]) -> bytes:
    """Return triples as N-Triples, which is valid Turtle and valid inside INSERT DATA as well."""
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def quads(triples: Iterable[ox.Triple], graphs: Sequence[ox.NamedNode | ox.DefaultGraph]) -> Iterator[ox.Quad]:
    """Yield each triple in each of the graphs."""
    return (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples for graph in graphs)


def to_bytes(answer: Answer) -> bytes:
    """Return an answer so that `from_bytes` gives it again: rows as JSON, triples as N-Triples."""
    if isinstance(answer, ox.QueryTriples):
        return n_triples(answer)
    return answer.serialize(format=ox.QueryResultsFormat.JSON) or b""


def from_bytes(data: bytes, *, is_graph: bool) -> Answer:
    """Return an answer from its bytes; raise SyntaxError if they are not one."""
    if not is_graph:
        return ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    store = ox.Store()
    store.load(data, format=ox.RdfFormat.TURTLE)
    return store.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }")  # the same type as a store's own answer
