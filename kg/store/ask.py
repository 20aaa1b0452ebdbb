"""Questions to graphs, wherever they are: files, a folder, a store in a folder, or one behind HTTP."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol

import pyoxigraph as ox

from kg.errors import QueryError, StoreError
from kg.rdf import answers, formats, query, wording
from kg.rdf.named import Named
from kg.rdf.query import Answer
from kg.store import deadline

Value = str | int | Decimal | float | bool | None

#: The number of nodes whose labels are asked for in one query.
BATCH: Final = 500
#: More nodes than these are not named to a store one by one.
MANY: Final = 5000
_READERS: Final[Mapping[str, Callable[[str], Value]]] = {
    "integer": int,
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": lambda text: text in ("true", "1"),
}


class Asked(Protocol):
    """What can be asked: a store of `kg.store`, or graphs in `Local`."""

    def query(self, sparql: str, *, timeout: float | None = None) -> Answer:
        """Answer a query; raise QueryError when it breaks, StoreError when it takes too long."""


@dataclass(frozen=True)
class Local:
    """Graphs in a store of this program's own, their triples in its default graph."""

    store: ox.Store

    def query(self, sparql: str, *, timeout: float | None = None) -> Answer:
        """Answer a query; raise SyntaxError when it is malformed, StoreError when it takes longer than `timeout` seconds."""

        def ask() -> Answer:
            return self.store.query(sparql, prefixes=dict(formats.PREFIXES))

        try:
            return ask() if timeout is None else deadline.answer(ask, timeout)
        except TimeoutError as error:
            hint = "a filter, LIMIT or a longer --timeout may help"
            raise StoreError(f"query: no answer within {timeout:g} seconds; {hint}") from error


def ask(graphs: Asked, text: str, timeout: float | None = None) -> Answer:
    """Answer a query that a person wrote; raise QueryError in words when it breaks or would do more than read."""
    query.check(text)
    try:
        return graphs.query(query.safe(text), timeout=timeout)
    except SyntaxError as error:
        raise wording.syntax(text, str(error)) from error
    except QueryError as error:
        raise wording.syntax(text, str(error).removeprefix("query: ")) from error


def ask_named(graphs: Asked, query: Named, filters: Mapping[str, str], timeout: float | None = None) -> Answer:
    """Answer a query that ships with the program, narrowed.

    What the filters leave is found first, if it is not much: a store looks up all that the query joins otherwise.
    """
    text = query.filtered(filters)
    if not filters or not query.of:
        return ask(graphs, text, timeout)
    found = answers.rows(ask(graphs, query.found(filters), timeout)).cells
    nodes = [
        (node, where) for node, where in found if isinstance(node, ox.NamedNode) and isinstance(where, ox.NamedNode)
    ]
    return ask(graphs, query.of_nodes(nodes) if len(nodes) == len(found) <= MANY else text, timeout)


def labels(graphs: Asked) -> answers.Labels:
    """Return a function that looks up the labels of nodes."""

    def look_up(iris: Iterable[str]) -> dict[str, str]:
        nodes = [f"<{iri}>" for iri in iris]
        found: dict[str, str] = {}
        for first in range(0, len(nodes), BATCH):
            wanted = " ".join(nodes[first : first + BATCH])
            text = (
                f"SELECT ?node ?label {{ VALUES ?node {{ {wanted} }} ?node rdfs:label ?label }} ORDER BY DESC(?label)"
            )
            for node, label in answers.rows(graphs.query(text)).cells:
                found[answers.plain(node)] = answers.plain(label)
        return found

    return look_up


def dicts(graphs: Asked, answer: Answer, *, iris: bool = False) -> Iterator[dict[str, Value]]:
    """Yield the rows of an answer by column: numbers as numbers, else text; None where there is no value.

    IRIs are words, as in the tables, or as they are with `iris`.
    """
    found = answers.rows(answer)
    words = answers.plain if iris else answers.worded(found, labels(graphs))
    for row in found.cells:
        yield {column: _value(cell, words) for column, cell in zip(found.columns, row, strict=True)}


def _value(cell: answers.Cell, words: Callable[[answers.Cell], str]) -> Value:
    if isinstance(cell, ox.Literal) and cell.datatype.value.startswith(answers.XSD):
        return _READERS.get(cell.datatype.value.removeprefix(answers.XSD), str)(cell.value)
    return None if cell is None else words(cell)
