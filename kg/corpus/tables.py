"""Many graphs -> tables: file by file, so that what is in memory does not grow with the statements, only with the entities."""

import json
import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from kg.errors import InputError, OutputError, why
from kg.rdf import formats
from kg.rdf.tables import Tables, dictionary, parquet, spreadsheet, sqlite
from kg.rdf.tables.index import EVIDENCE, Index, of_oxigraph
from kg.rdf.tables.rows import Row, local, members, rows
from kg.rdf.tables.schema import Table, tables
from kg.terms import KG

FORMATS = ("csv", "sqlite", "parquet")
DICTIONARY = ("dictionary.csv", "dictionary.md")
#: The table whose rows are those of all files together.
ENTITIES = "entities"


class Writer(Protocol):
    """Writes rows in one format."""

    def add(self, table: Table, rows: Sequence[Row]) -> None:
        """Take rows of a table."""

    def close(self) -> None:
        """Finish the files."""


@dataclass(frozen=True)
class Written:
    """What became of it: rows of each table, files left out because their articles came before, cells of CSV with an apostrophe."""

    rows: Mapping[str, int]
    repeats: tuple[Path, ...]
    failures: tuple[InputError, ...]
    guarded: int


class Reader:
    """Reads graphs one after the other; remembers the articles and what is said of entities."""

    def __init__(self) -> None:
        self.repeats: list[Path] = []
        self._entities = Index([])
        self._names: dict[str, str] = {}
        self._articles: set[str] = set()

    def read(self, file: Path) -> list[tuple[Table, list[Row]]]:
        """Return the rows of a file, entities aside; raise InputError, and keep nothing, if it is not a graph of ours."""
        index = Index(of_oxigraph(formats.parse(file)))
        articles = {node: local(node) for node in members(index, tables()["articles"])}
        if not articles:
            raise InputError(f"{file}: no article in this graph")
        known = self._articles.intersection(articles.values())
        if known == set(articles.values()):
            self.repeats.append(file)
            return []
        names = self._names_of(file, [*articles, *members(index, tables()[ENTITIES])])
        made = [(table, _rows(file, index, table, known)) for table in tables().values() if table.name != ENTITIES]
        self._names |= names
        self._articles.update(articles.values())
        self._remember(index, known)
        return made

    def entities(self) -> list[Row]:
        """Return the rows of the entities of all files."""
        return rows(self._entities, tables()[ENTITIES])

    def _names_of(self, file: Path, nodes: Iterable[str]) -> dict[str, str]:
        """Return nodes by their keys; raise InputError where another file has another node of one key."""
        names = {local(node): node for node in nodes}
        for name, node in names.items():
            if self._names.get(name, node) != node:
                raise InputError(f"{file}: {node} has the key of {self._names[name]}; build both with the same --base")
        return names

    def _remember(self, index: Index, known: set[str]) -> None:
        for node in members(index, tables()[ENTITIES]):
            if not known.issuperset(map(local, index.values(node, str(KG.inArticle)))):
                self._entities.extend(triple for triple in index.triples(node) if triple[1] != EVIDENCE)


def _rows(file: Path, index: Index, table: Table, known: set[str]) -> list[Row]:
    """Return the rows of a table, without those of articles that are known from other files."""
    key = "id" if table.name == "articles" else "article_id"
    return _distinct(file, table, [row for row in rows(index, table) if row[key] not in known])


def _distinct(file: Path, table: Table, made: list[Row]) -> list[Row]:
    """Return the rows; raise InputError if two have the same key: the graphs have different bases, or are not ours."""
    keys = Counter(tuple(row[name] for name in table.key) for row in made)
    twice = next((key for key, count in keys.items() if count > 1), None)
    if twice:
        raise InputError(f"{file}: two nodes have the key {' '.join(map(str, twice))} in {table.name}")
    return made


def read(files: Iterable[Path]) -> Tables:
    """Return the tables of many graphs, in memory; raise InputError for the first that cannot be read."""
    found, problems = read_all(files)
    if problems:
        raise problems[0]
    return found


def read_all(files: Iterable[Path]) -> tuple[Tables, list[InputError]]:
    """Return the tables of those of the graphs that can be read, in memory, and what is wrong with the others."""
    reader, problems = Reader(), []
    found: dict[str, list[Row]] = {name: [] for name in tables()}
    for file in files:
        try:
            parts = reader.read(file)
        except InputError as error:
            problems.append(error)
            continue
        for table, made in parts:
            found[table.name] += made
    found[ENTITIES] = reader.entities()
    return Tables(found), problems


def write(
    files: Iterable[Path], out: Path, forms: Sequence[str] = FORMATS, *, raw: bool = False, force: bool = False
) -> Written:
    """Write the tables of many graphs to a folder, in each of the forms, with their dictionary; raise OutputError.

    What cannot be read is in the result and does not stop the others; where nothing can, nothing is written. What is in the folder
    and was not written by this, or was changed since, stays as it is and is an OutputError, unless `force`.
    """
    _check_free(out, _names(forms), force)
    with _beside(out) as folder:
        made = _write(files, folder, forms, raw)
        if not made.rows["articles"]:
            return made  # tables of an earlier run are worth more than empty ones
        names = sorted(path.name for path in folder.iterdir())
        (folder / dictionary.PACKAGE).write_bytes(dictionary.package(folder, names, guarded=not raw))
        _move(folder, out, [*names, dictionary.PACKAGE])
    return made


def _write(files: Iterable[Path], folder: Path, forms: Sequence[str], raw: bool) -> Written:
    reader, counts, failures = Reader(), Counter[str](), []
    every = list(tables().values())
    makers: dict[str, Callable[[], Writer]] = {
        "csv": lambda: spreadsheet.Writer(folder, every, raw=raw),
        "sqlite": lambda: sqlite.Writer(folder, every),
        "parquet": lambda: parquet.Writer(folder, every),
    }
    writers = [makers[form]() for form in forms]

    def add(table: Table, made: Sequence[Row]) -> None:
        counts[table.name] += len(made)
        for writer in writers:
            writer.add(table, made)

    for file in files:
        try:
            parts = reader.read(file)
        except InputError as error:
            failures.append(error)
            continue
        for table, made in parts:
            add(table, made)
    add(tables()[ENTITIES], reader.entities())
    _describe(folder, writers)
    for writer in writers:
        writer.close()
    guarded = sum(writer.guarded for writer in writers if isinstance(writer, spreadsheet.Writer))
    return Written({name: counts[name] for name in tables()}, tuple(reader.repeats), tuple(failures), guarded)


def _describe(folder: Path, writers: Sequence[Writer]) -> None:
    for writer in writers:
        if isinstance(writer, sqlite.Writer):
            writer.describe(dictionary.NAMES, dictionary.lines())
            (folder / sqlite.METADATA).write_bytes(sqlite.metadata())
    table, text = DICTIONARY
    (folder / text).write_text(dictionary.markdown(), "utf-8")
    (folder / table).write_text(spreadsheet.plain_csv(dictionary.NAMES, dictionary.lines()), "utf-8", newline="")


def _names(forms: Sequence[str]) -> list[str]:
    """Return the names of all files that are to be written."""
    made = {
        "csv": [name + spreadsheet.SUFFIX for name in tables()],
        "parquet": [name + parquet.SUFFIX for name in tables()],
        "sqlite": [sqlite.NAME, sqlite.METADATA],
    }
    return [*DICTIONARY, dictionary.PACKAGE, *(name for form in forms for name in made[form])]


def _check_free(out: Path, names: Iterable[str], force: bool) -> None:
    """Refuse to write over what somebody else wrote or changed."""
    if force or not out.exists():
        return
    hashes = _hashes(out / dictionary.PACKAGE)
    for name in names:
        file = out / name
        if not file.exists() or (name == dictionary.PACKAGE and hashes):
            continue
        if name not in hashes:
            raise OutputError(f"{file}: was not written by kg tables; --force overwrites it")
        if _hash(file) != hashes[name]:
            raise OutputError(f"{file}: was changed since kg tables wrote it; --force overwrites it")


def _hashes(package: Path) -> dict[str, str]:
    """Return the hashes that the description of an earlier run has for its files; none where there was no such run."""
    try:
        described = json.loads(package.read_bytes())
        return {resource["path"]: resource["hash"] for resource in described["resources"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _hash(file: Path) -> str:
    try:
        return f"sha256:{sha256(file.read_bytes()).hexdigest()}"
    except OSError as error:
        raise OutputError(f"{file}: {why(error)}") from error


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """Give a folder in `out` that is gone in the end, for files that are moved when all are whole; raise OutputError."""
    folder = out / f".tables.{os.getpid()}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{out}: cannot be written: {why(error)}") from error
    except sqlite3.OperationalError as error:  # a full disk
        raise OutputError(f"{out}: cannot be written: {error}") from error


def _move(folder: Path, out: Path, names: Iterable[str]) -> None:
    """Move finished files to their place; the description last, for it vouches for the others."""
    earlier = _hashes(out / dictionary.PACKAGE)
    for name in names:
        (folder / name).replace(out / name)
    for name in earlier.keys() - set(names):
        file = out / name
        if file.is_file() and file.resolve().parent == out.resolve() and _hash(file) == earlier[name]:
            file.unlink()  # of another form, and of other graphs
