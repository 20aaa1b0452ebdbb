"""The tables and their columns, as `tables.tsv` and `columns.tsv` say: the one place that every writer and reader asks.

A column has a type, and a recipe: a form (what is shown of a node) and a path to the nodes, as in `label kg:reportedIn/kg:speaker`.
A path goes along properties, `^` against one; `.` is the node of the row itself. A table with `each` has one row for each
link along these properties: there `>` is the far end of the link, and `=` the property.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal, cast, get_args

from kg.errors import LexiconError
from kg.rdf.formats import PREFIXES

Type = Literal["text", "integer", "number", "date", "list"]
Form = Literal[
    "id", "iri", "label", "value", "words", "class", "class-iri", "spans",
    "first-begin", "first-end", "first-sentence", "stretch-begin", "stretch-end", "stretch-sentence",
]  # fmt: skip
Start = Literal[".", ">", "="]

SEPARATOR: Final = "; "
"""What stands between the values of a list where a table knows only text: in CSV and SQLite."""


@dataclass(frozen=True)
class Step:
    """One property of a path, by its IRI; `back` goes from its object to its subject."""

    property: str
    back: bool


@dataclass(frozen=True)
class Path:
    """Where the nodes of a column are: from the row's node, its far end or its property, along the steps."""

    start: Start
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Column:
    """One column; `refers` names the table whose keys it holds, `about` says what it means where the ontology does not.

    `recipe` is the path as it is written, `paths` are its alternatives as they are followed.
    """

    name: str
    type: Type
    form: Form
    recipe: str
    paths: tuple[Path, ...]
    refers: str
    about: str


@dataclass(frozen=True)
class Table:
    """One table: a row for each node of the classes or, where there are properties in `each`, for each link from such a node.

    `key` are the columns that tell its rows apart, `sort` those that they are in the order of (else it is that of the text),
    `search` those in which words are looked for.
    """

    name: str
    classes: tuple[str, ...]
    each: tuple[str, ...]
    key: tuple[str, ...]
    sort: tuple[str, ...]
    search: tuple[str, ...]
    about: str
    columns: tuple[Column, ...]

    def column(self, name: str) -> Column:
        """Return a column by its name; raise KeyError."""
        return {column.name: column for column in self.columns}[name]


@cache
def tables() -> Mapping[str, Table]:
    """Return every table by its name, in the order in which people read them."""
    columns = list(_read("columns.tsv"))
    return {row["name"]: _table(row, [c for c in columns if c["table"] == row["name"]]) for row in _read("tables.tsv")}


def _table(row: dict[str, str], columns: list[dict[str, str]]) -> Table:
    return Table(
        name=row["name"],
        classes=tuple(map(expand, row["classes"].split())),
        each=tuple(map(expand, row["each"].split())),
        key=tuple(row["key"].split()),
        sort=tuple(row["sort"].split()),
        search=tuple(row["search"].split()),
        about=row["about"],
        columns=tuple(map(_column, columns)),
    )


def _column(row: dict[str, str]) -> Column:
    kind, form = row["type"], row["form"]
    if kind not in get_args(Type) or form not in get_args(Form):
        raise LexiconError(f"columns.tsv: {row['table']}.{row['column']}: no type {kind!r}, or no form {form!r}")
    return Column(
        name=row["column"],
        type=cast(Type, kind),
        form=cast(Form, form),
        recipe=row["path"],
        paths=tuple(map(_path, row["path"].split("|"))),
        refers=row["refers"],
        about=row["about"],
    )


def _path(text: str) -> Path:
    first, *rest = text.split("/")
    if first in get_args(Start):
        return Path(cast(Start, first), tuple(map(_step, rest)))
    return Path(".", tuple(map(_step, [first, *rest])))


def _step(name: str) -> Step:
    return Step(expand(name.removeprefix("^")), name.startswith("^"))


def expand(name: str) -> str:
    """Return the IRI of prefix:name.

    >>> expand("kg:Claim")
    'https://w3id.org/newskg/ontology#Claim'
    """
    prefix, colon, local = name.partition(":")
    if not colon or prefix not in PREFIXES:
        raise LexiconError(f"columns.tsv: {name!r} is no prefix:name")
    return PREFIXES[prefix] + local


def _read(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("kg").joinpath("rdf", "tables", name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
