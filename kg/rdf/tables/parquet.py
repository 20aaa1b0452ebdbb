"""Rows -> Parquet, and Arrow for Polars, DuckDB and PyArrow. Needs arro3, which the extra `tables` installs."""

from collections.abc import Iterable, Sequence
from datetime import date
from importlib.util import find_spec
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.errors import OutputError
from kg.rdf.tables.rows import Cell, Row
from kg.rdf.tables.schema import Column, Table, Type

if TYPE_CHECKING:
    from arro3.core import Array, DataType, RecordBatch, Schema
    from arro3.core import Table as ArrowTable

SUFFIX: Final = ".parquet"
ROWS: Final = 10_000
"""Rows of a batch: fixed, so that the bytes don't depend on how many rows came from which file."""

_EPOCH: Final = date(1970, 1, 1).toordinal()


def installed() -> bool:
    """Say whether what this module needs is there."""
    return find_spec("arro3") is not None and find_spec("arro3.io") is not None


class Writer:
    """Writes each table to a file of its own in a folder, when it is closed; until then the rows stay in memory as Arrow."""

    def __init__(self, folder: Path, tables: Iterable[Table]) -> None:
        if not installed():
            raise OutputError("Parquet needs the extra 'tables': pip install 'newskg[tables]'")
        self._folder = folder
        self._tables = list(tables)
        self._waiting: dict[str, list[Row]] = {table.name: [] for table in self._tables}
        self._batches: dict[str, list[RecordBatch]] = {table.name: [] for table in self._tables}

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Take rows of a table."""
        waiting = self._waiting[table.name]
        waiting.extend(rows)
        while len(waiting) >= ROWS:
            self._batches[table.name].append(batch(table, waiting[:ROWS]))
            del waiting[:ROWS]

    def close(self) -> None:
        """Write the files."""
        from arro3.core import Table as ArrowTable
        from arro3.io import write_parquet

        for table in self._tables:
            batches = [*self._batches[table.name], batch(table, self._waiting[table.name])]
            arrow = ArrowTable.from_batches(batches, schema=schema(table))
            # The name of the writer would change the bytes with each of its versions.
            write_parquet(arrow, self._folder / (table.name + SUFFIX), compression="zstd(3)", created_by="newskg")


def to_arrow(table: Table, rows: Sequence[Row]) -> "ArrowTable":
    """Return rows as a table of Arrow."""
    from arro3.core import Table as ArrowTable

    return ArrowTable.from_batches([batch(table, rows)], schema=schema(table))


def schema(table: Table) -> "Schema":
    """Return the columns of a table as Arrow knows them."""
    from arro3.core import Field, Schema

    return Schema([Field(column.name, _types()[column.type], nullable=True) for column in table.columns])


def batch(table: Table, rows: Sequence[Row]) -> "RecordBatch":
    """Return rows as one batch of Arrow."""
    from arro3.core import RecordBatch

    arrays = [_array(column, [row[column.name] for row in rows]) for column in table.columns]
    return RecordBatch.from_arrays(arrays, schema=schema(table))


def _types() -> "dict[Type, DataType]":
    from arro3.core import DataType, Field

    return {
        "text": DataType.utf8(),
        "integer": DataType.int64(),
        "number": DataType.float64(),
        "date": DataType.date32(),
        "list": DataType.list(Field("item", DataType.utf8(), nullable=True)),
    }


def _array(column: Column, cells: list[Cell]) -> "Array":
    from arro3.core import Array, DataType, list_array

    if column.type == "list":
        lists = [cell if isinstance(cell, tuple) else () for cell in cells]
        offsets = Array([0, *accumulate(map(len, lists))], type=DataType.int32())
        texts = Array([text for texts in lists for text in texts], type=DataType.utf8())
        return list_array(offsets, texts, type=_types()["list"])
    if column.type == "date":
        days = [date.fromisoformat(cell).toordinal() - _EPOCH if isinstance(cell, str) else None for cell in cells]
        return Array(days, type=DataType.int32()).cast(DataType.date32())
    return Array(cells, type=_types()[column.type])
