"""CSV and TSV -> records: the first line names the columns, each other row is an article."""

import csv
import re
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING

from kg.article import fields
from kg.article.encoding import decode
from kg.article.records import WHOLE_TEXT_MARKS, Entry
from kg.errors import InputError

if TYPE_CHECKING:
    from _csv import Reader

MAX_FIELD = 4_000_000
"""Characters of one cell; a quotation mark that is never closed would take the rest of the file for one."""

csv.field_size_limit(MAX_FIELD)  # of the whole process: there is no other way, and the default is less than an article

_DELIMITERS = ",;\t|"


def in_rows(stream: IO[bytes], source: str, tabs: bool) -> Iterator[Entry | InputError]:
    """Yield the rows of a table, read one at a time; names give the line where a row begins, numbers count rows from 1.

    `tabs` says that cells are separated by tabs; else the first line tells by what: comma, semicolon, tab or bar.
    """
    lines = _lines(stream, source)
    first = next(lines, "")
    delimiter = "\t" if tabs else max(_DELIMITERS, key=first.count)
    raw = delimiter == "\t" and '"' not in first
    reader = csv.reader(_chained(first, _unquoted(lines) if raw else lines), delimiter=delimiter, strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
        _check(names, source)
    except csv.Error as error:
        yield InputError(f"{source}: is not a table: {error}")
    except InputError as error:
        yield error
    else:
        yield from _entries(reader, names, source)


def is_table(line: str) -> bool:
    """Say whether the first line of an unnamed stream names the columns of a table of articles.

    >>> is_table("id,title,text,date"), is_table("Text, they say, is dead.")
    (True, False)
    """
    delimiter = max(_DELIMITERS, key=line.count)
    names = [name.strip(' "\r') for name in line.split(delimiter)]
    known = fields.usual(dict.fromkeys(names, "text"))
    return len(names) > 1 and all(len(name.split()) < 4 for name in names) and fields.names_articles(known)


def _entries(reader: "Reader", names: list[str], source: str) -> Iterator[Entry | InputError]:
    number = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield InputError(f"{source}:{line}: is a broken row: {_reason(str(error))}")
            continue
        if cells is None:
            return
        number += 1
        if len(cells) > len(names):
            yield InputError(f"{source}:{line}: has {len(cells)} cells, and the first line names {len(names)} columns")
        elif any(cell.strip() for cell in cells):
            record = {key: cell for key, cell in zip(names, cells, strict=False) if cell.strip()}
            yield Entry(record, f"{source}:{line}", number)
        else:
            number -= 1


def _reason(words: str) -> str:
    """Return in plain words what the parser complains of."""
    if "limit" in words or "end of data" in words:
        return "its quotation mark is not closed"
    return "a quotation mark inside a cell is not doubled" if "expected after" in words else words


def _check(names: list[str], source: str) -> None:
    """Raise InputError for a table in which no column holds texts."""
    if not fields.text(fields.usual(dict.fromkeys(names, "text"))):
        columns = ", ".join(names[:10]) or "none"
        raise InputError(f"{source}: no column is called text, body or content; the first line names {columns}")


def _lines(stream: IO[bytes], source: str) -> Iterator[str]:
    """Yield the lines with their ends; each is decoded by itself, as in a table that was put together from several."""
    first = stream.readline()
    if first.startswith(WHOLE_TEXT_MARKS):
        yield from decode(first + stream.read(), source).text.splitlines(keepends=True)
        return
    while first:
        yield decode(first, source).text if first.strip() else "\n"
        first = stream.readline(MAX_FIELD)


def _chained(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield first
    yield from lines


def _unquoted(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines of TSV as CSV has them; a quotation mark inside a cell begins no quotation there.

    Programs that quote in TSV do so for cells that hold a mark, doubled, or a line end; those are left as they are.
    """
    within = False
    for line in lines:
        if within or re.search(r'(?:^|\t)"(?:[^"\t]|"")*(?:"(?=\t|\r?\n?$)|\r?\n?$)', line):
            within ^= line.count('"') % 2 == 1
            yield line
        else:
            yield "\t".join(_quoted(cell) for cell in line.rstrip("\r\n").split("\t")) + "\n"


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if '"' in cell else cell
