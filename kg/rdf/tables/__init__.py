"""Graphs as tables: articles, entities, mentions, claims, events, participants, figures, proposals, terms, roles.

`columns.tsv` says what each column is, and everything follows it: the rows, CSV, Parquet, SQLite, the data dictionary, the tests.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from rdflib import Graph

from kg.rdf.tables import parquet
from kg.rdf.tables.index import Index, of_rdflib
from kg.rdf.tables.rows import Cell, Row, rows
from kg.rdf.tables.schema import Table, tables

if TYPE_CHECKING:
    from arro3.core import Table as ArrowTable
    from pandas import DataFrame

__all__ = ["AsTables", "Cell", "Row", "Rows", "Tables", "of_graph", "table_of_graph"]


class Rows(Sequence[Row]):
    """The rows of one table, each a dict by column. With the extra `tables`, Polars, DuckDB and PyArrow also read it as Arrow."""

    def __init__(self, table: Table, rows: Iterable[Row]) -> None:
        self.table = table
        self._rows = tuple(rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        """Return a row, or several."""
        return self._rows[at]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<{len(self)} {self.table.name}: {', '.join(column.name for column in self.table.columns)}>"

    def to_arrow(self) -> "ArrowTable":
        """Return the rows as a table of Arrow; raise ImportError without the extra `tables`."""
        return parquet.to_arrow(self.table, self._rows)

    def to_pandas(self) -> "DataFrame":
        """Return the rows as a data frame; raise ImportError without pandas. Lists are tuples, days are texts."""
        from pandas import DataFrame

        frame = DataFrame(list(self._rows), columns=[column.name for column in self.table.columns])
        return frame.astype({column.name: "Int64" for column in self.table.columns if column.type == "integer"})

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """Hand the rows to any library that knows Arrow's PyCapsule interface."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)


class Tables(Mapping[str, Rows]):
    """Every table by its name."""

    def __init__(self, found: Mapping[str, Sequence[Row]]) -> None:
        self._tables = {name: Rows(table, found.get(name, ())) for name, table in tables().items()}

    def __getitem__(self, name: str) -> Rows:
        """Return a table."""
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names."""
        return iter(self._tables)

    def __len__(self) -> int:
        """Return the number of tables."""
        return len(self._tables)

    def __repr__(self) -> str:
        return f"<tables: {', '.join(f'{len(rows)} {name}' for name, rows in self.items())}>"


def of_graph(graph: Graph) -> Tables:
    """Return the tables of a graph."""
    index = Index(of_rdflib(graph))
    return Tables({name: rows(index, table) for name, table in tables().items()})


def table_of_graph(graph: Graph, name: str) -> Rows:
    """Return one table of a graph."""
    return Rows(tables()[name], rows(Index(of_rdflib(graph)), tables()[name]))


class AsTables:
    """What has a graph also has its tables: `result.claims` are the claims as rows."""

    @property
    def graph(self) -> Graph:
        """The graph."""
        raise NotImplementedError

    @property
    def tables(self) -> Tables:
        """Every table of the graph, by its name. Each table that is asked for is made anew."""
        return of_graph(self.graph)

    @property
    def entities(self) -> Rows:
        """Who and what the article speaks of."""
        return table_of_graph(self.graph, "entities")

    @property
    def claims(self) -> Rows:
        """What somebody said, by whom, in which words."""
        return table_of_graph(self.graph, "claims")

    @property
    def events(self) -> Rows:
        """What happened, may happen or did not."""
        return table_of_graph(self.graph, "events")

    @property
    def figures(self) -> Rows:
        """Counts and amounts."""
        return table_of_graph(self.graph, "figures")

    @property
    def proposals(self) -> Rows:
        """What was offered, by whom and to whom."""
        return table_of_graph(self.graph, "proposals")

    @property
    def terms(self) -> Rows:
        """What the proposals would bring about."""
        return table_of_graph(self.graph, "terms")

    @property
    def roles(self) -> Rows:
        """The offices of people."""
        return table_of_graph(self.graph, "roles")
