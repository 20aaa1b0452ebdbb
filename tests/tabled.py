"""Tables, read back."""

import csv
import io
import sqlite3
from collections.abc import Callable
from pathlib import Path

from command import Ran

from kg.rdf.tables.schema import tables

Run = Callable[..., Ran]
Write = Callable[..., Path]
TABLES = list(tables().values())


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode())))


def ask(folder: Path, query: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(f"file:{folder / 'news.db'}?mode=ro", uri=True) as connection:
        return list(connection.execute(query))
