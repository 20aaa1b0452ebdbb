"""The data dictionary: what each column means, from which property it comes, of which type it is.

The words are those of the ontology; where a column has no property of ours, those of `columns.tsv`. It is written as a table,
for people in Markdown, and for programs as a Data Package (https://datapackage.org), the standard of the field.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import RDFS

from kg.rdf.resources import turtle_files

from kg.rdf.tables.schema import SEPARATOR, Column, Path as Recipe, Table, tables  # isort: skip

PACKAGE: Final = "datapackage.json"
NAMES: Final = ("table", "column", "type", "meaning", "property", "key", "refers_to")
Json = str | int | bool | Sequence["Json"] | Mapping[str, "Json"]

_TYPES: Final = {"text": "string", "integer": "integer", "number": "number", "date": "date", "list": "list"}
_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"


def lines() -> Iterator[tuple[str, ...]]:
    """Yield one line for each column of each table, as `NAMES` says."""
    for table in tables().values():
        for column in table.columns:
            key = "primary" if column.name in table.key else "foreign" if _is_foreign(column) else ""
            yield (table.name, column.name, column.type, meaning(column), column.recipe, key, column.refers)


def meaning(column: Column) -> str:
    """Return what a column means, in the words of the ontology or its own."""
    about = column.about or " ".join(_comments(column.paths[0]))
    if column.about or column.form not in ("id", "iri"):
        return about
    told = f"keys in {column.refers}" if column.refers else "keys" if column.form == "id" else "IRI in the ontology"
    return f"{about} ({told})"


def _comments(path: Recipe) -> list[str]:
    """Return the comment of the last property of a path."""
    return [comments()[step.property] for step in path.steps[-1:] if step.property in comments()]


@cache
def comments() -> Mapping[str, str]:
    """Return the comments of the ontology by the IRI of the term."""
    triples = [triple for path in turtle_files("ontology") for triple in ox.parse(path=path)]
    return {
        triple.subject.value: triple.object.value
        for triple in triples
        if triple.predicate.value == str(RDFS.comment) and isinstance(triple.subject, ox.NamedNode)
    }


def markdown() -> str:
    """Return the dictionary for people."""
    head = (
        "# What the tables hold\n\n"
        "Names of the columns are the same in CSV, Parquet and SQLite. A list is a list in Parquet and, in CSV and SQLite, "
        f"its values with `{SEPARATOR}` between them; the columns with ids beside it tell the values apart in any case. "
        "In CSV, a text that a spreadsheet would run as a formula has an apostrophe in front, unless `--raw` was given.\n"
    )
    return head + "".join(map(_section, tables().values()))


def _section(table: Table) -> str:
    rows = "".join(
        f"| `{column.name}` | {column.type} | {_cell(meaning(column))} | {_code(column.recipe)} |\n"
        for column in table.columns
    )
    return f"\n## {table.name}\n\n{table.about}\n\n| column | type | meaning | from |\n|---|---|---|---|\n{rows}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _code(recipe: str) -> str:
    return "" if recipe in (".", ">", "=") else f"`{_cell(recipe)}`"


def package(folder: Path, names: Sequence[str], *, guarded: bool) -> bytes:
    """Return the description of the files that are in a folder, with their sizes and hashes."""
    described = {
        "$schema": _PROFILE,
        "name": "newskg-tables",
        "title": "What news articles say: tables of a knowledge graph",
        "generator": "newskg",
        "formulaGuard": guarded,
        "resources": [_resource(folder / name) for name in names],
    }
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(path: Path) -> dict[str, Json]:
    data = path.read_bytes()
    about: dict[str, Json] = {
        "name": path.name.replace(".", "-"),
        "path": path.name,
        "format": path.suffix.removeprefix("."),
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }
    table = tables().get(path.stem)
    if table is None:
        return about
    about["description"] = table.about
    # Parquet holds its columns in itself, and not every reader of packages can open it.
    return {**about, "type": "table", "schema": table_schema(table)} if path.suffix == ".csv" else about


def table_schema(table: Table) -> dict[str, Json]:
    """Return the columns and keys of a table as Table Schema."""
    return {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [column.name], "reference": {"resource": f"{column.refers}-csv", "fields": ["id"]}}
            for column in filter(_is_foreign, table.columns)
        ],
    }


def _field(column: Column) -> dict[str, Json]:
    field: dict[str, Json] = {"name": column.name, "type": _TYPES[column.type], "description": meaning(column)}
    if column.type == "list":
        field |= {"itemType": "string", "delimiter": SEPARATOR}
    for step in column.paths[0].steps[-1:]:
        field |= {} if step.back else {"rdfType": step.property}
    return field


def _is_foreign(column: Column) -> bool:
    return bool(column.refers) and column.type == "text"
