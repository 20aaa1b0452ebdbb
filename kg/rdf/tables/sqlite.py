"""Rows -> one SQLite file with primary and foreign keys, indices, and search in words: made to be opened with datasette."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from kg.rdf.tables.dictionary import meaning
from kg.rdf.tables.rows import Cell, Row
from kg.rdf.tables.schema import SEPARATOR, Column, Table, tables

NAME = "news.db"
METADATA = "metadata.json"
#: What a link to a row is called.
LABELS = {
    "articles": "headline",
    "entities": "name",
    "claims": "words",
    "events": "label",
    "proposals": "label",
    "terms": "words",
}
TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "date": "TEXT", "list": "TEXT"}


class Writer:
    """Writes all tables to one file in a folder."""

    def __init__(self, folder: Path, tables: Iterable[Table]) -> None:
        self._tables = list(tables)
        self._connection = sqlite3.connect(folder / NAME)
        self._connection.execute("PRAGMA synchronous = OFF")  # the file is made anew after a crash
        for table in self._tables:
            self._connection.execute(definition(table))

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Insert rows of a table; of two with the same key the first stays, which only graphs of other programs have."""
        marks = ", ".join("?" for _ in table.columns)
        values = ([_value(row[column.name]) for column in table.columns] for row in rows)
        self._connection.executemany(f"INSERT OR IGNORE INTO {_quoted(table.name)} VALUES ({marks})", values)

    def describe(self, names: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
        """Add the data dictionary as a table of its own."""
        columns = ", ".join(f"{_quoted(name)} TEXT" for name in names)
        self._connection.execute(
            f"CREATE TABLE dictionary ({columns}, PRIMARY KEY ({', '.join(map(_quoted, names[:2]))}))"
        )
        self._connection.executemany(f"INSERT INTO dictionary VALUES ({', '.join('?' for _ in names)})", lines)

    def close(self) -> None:
        """Write the indices, those for words among them where this SQLite can, and close the file."""
        for table in self._tables:
            for column in filter(_is_key_of_another, table.columns):
                index = _quoted(f"{table.name}_{column.name}")
                self._connection.execute(f"CREATE INDEX {index} ON {_quoted(table.name)} ({_quoted(column.name)})")
            if table.search:
                with suppress(sqlite3.OperationalError):  # an SQLite without its module fts5
                    self._search(table)
        self._connection.commit()
        self._connection.close()

    def _search(self, table: Table) -> None:
        columns = ", ".join(map(_quoted, table.search))
        name = _quoted(f"{table.name}_words")
        self._connection.execute(f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, content={_quoted(table.name)})")
        self._connection.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")


def metadata() -> bytes:
    """Return what datasette shows beside the tables: it reads this file where it is given the folder."""
    described = {
        table.name: {
            "description": table.about,
            "columns": {column.name: meaning(column) for column in table.columns},
            **({"label_column": LABELS[table.name]} if table.name in LABELS else {}),
        }
        for table in tables().values()
    }
    about = {"title": "What news articles say", "databases": {Path(NAME).stem: {"tables": described}}}
    return (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode()


def definition(table: Table) -> str:
    """Return the statement that creates a table."""
    columns = [f"{_quoted(column.name)} {TYPES[column.type]}" for column in table.columns]
    keys = [
        f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.refers)} (id)"
        for column in filter(_is_key_of_another, table.columns)
    ]
    primary = f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})"
    body = ",\n  ".join([*columns, primary, *keys])
    return f"CREATE TABLE {_quoted(table.name)} (\n  {body}\n)"


def _is_key_of_another(column: Column) -> bool:
    return bool(column.refers) and column.type == "text"


def _quoted(name: str) -> str:
    return f'"{name}"'  # names are those of tables.tsv and columns.tsv, whose letters a test holds to a-z and _


def _value(cell: Cell) -> str | int | float | None:
    """Return a cell as SQLite knows it; an empty list is NULL."""
    return (SEPARATOR.join(cell) or None) if isinstance(cell, tuple) else cell
