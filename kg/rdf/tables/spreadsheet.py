"""Rows -> CSV (RFC 4180, UTF-8, lines that end in a line feed), which programs read back exactly and spreadsheets read safely.

A spreadsheet runs a cell that begins with = + - or @ as a formula, and the words of an article may begin so. Such a cell gets an
apostrophe in front; so does one that begins with apostrophes before such a character, so that taking one away gives every
text back as it was. `raw` leaves the texts alone.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from kg.rdf.answers import FORMULA
from kg.rdf.literals import plain
from kg.rdf.tables.rows import Cell, Row
from kg.rdf.tables.schema import SEPARATOR, Table

SUFFIX = ".csv"
_END = "\r\n"
_GUARDED = re.compile(f"'{FORMULA.pattern}")


class Writer:
    """Writes each table to a file of its own in a folder; `guarded` counts the cells with an apostrophe in front."""

    def __init__(self, folder: Path, tables: Iterable[Table], *, raw: bool = False) -> None:
        self.guarded = 0
        self._raw = raw
        self._files: dict[str, TextIO] = {}
        for table in tables:
            self._files[table.name] = (folder / (table.name + SUFFIX)).open("w", encoding="utf-8", newline="")
            self._lines(table, [[column.name for column in table.columns]])

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Write rows of a table."""
        self._lines(table, [[self._text(row[column.name]) for column in table.columns] for row in rows])

    def close(self) -> None:
        """Close the files."""
        for file in self._files.values():
            file.close()

    def _lines(self, table: Table, lines: list[list[str]]) -> None:
        _write(self._files[table.name], lines)

    def _text(self, cell: Cell) -> str:
        text = as_text(cell)
        if self._raw or isinstance(cell, int | float) or not FORMULA.match(text):
            return text
        self.guarded += 1
        return f"'{text}"


def as_text(cell: Cell) -> str:
    """Return a cell as text: a list joined, a number as digits, nothing as nothing.

    >>> as_text(("Ruiz", "Spain")), as_text(27585.0), as_text(None)
    ('Ruiz; Spain', '27585', '')
    """
    match cell:
        case None:
            return ""
        case float():
            return plain(Decimal(repr(cell)))
        case tuple():
            return SEPARATOR.join(cell)
        case _:
            return str(cell)


def unguarded(text: str) -> str:
    """Return the text of a cell as it was before an apostrophe was put in front.

    >>> unguarded("'=1+1"), unguarded("'tis")
    ('=1+1', "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text


def plain_csv(names: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Return lines of text as CSV."""
    out = io.StringIO()
    _write(out, [names, *lines])
    return out.getvalue()


class _Lines:
    """Takes lines of CSV and ends each with a line feed."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, line: str) -> None:
        self._out.write(line.removesuffix(_END) + "\n")


def _write(out: TextIO, lines: Iterable[Sequence[str]]) -> None:
    # The writer quotes what has a character of its line end, and a carriage return has to be quoted too.
    csv.writer(_Lines(out), lineterminator=_END).writerows(lines)
