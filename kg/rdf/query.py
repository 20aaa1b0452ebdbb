"""Read-only SPARQL over files of RDF: load them into memory, ask, and render the answer.

Nothing here reaches for the network: what would (SERVICE) or would change data (INSERT, LOAD, ...) is refused at once.
"""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Literal as Choice

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf import formats

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Form = Choice["table", "csv", "json"]
Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None

#: What opens a token of SPARQL that may hold any word: an IRI, a comment, a string, a variable, a prefixed name.
OPAQUE = re.compile(
    r"""<[^<>"{}|^`\\\s]*> | \#[^\r\n]*
    | \"{3}(?:\\.|[^\\])*?\"{3} | '{3}(?:\\.|[^\\])*?'{3} | "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*'
    | [?$]\w+ | [\w.-]*:[\w.:%-]*""",
    re.VERBOSE | re.DOTALL,
)
#: Words that reach for the network or change data; a plain query has none of them outside of opaque tokens.
FORBIDDEN = re.compile(r"\b(SERVICE|FROM|LOAD|INSERT|DELETE|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", re.IGNORECASE)
#: The one word that makes the store open a connection, where it may be a keyword: not in ?service, not in kg:service.
SERVICE = re.compile(r"(?<![\w?$:])s(?=ervice(?!\w))", re.IGNORECASE)
#: What a spreadsheet takes for the start of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBERS = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}"
    for name in ("integer", "decimal", "double", "float", "nonNegativeInteger")
)
#: A column of a table is never cut below this, however many there are.
NARROWEST = 8


@dataclass(frozen=True)
class Named:
    """A query that ships with the program; `about` is the comment on its first line."""

    name: str
    about: str
    text: str


def named() -> dict[str, Named]:
    """Return the queries that ship with the program, by name, sorted."""
    files = sorted((f for f in resources.files("kg").joinpath("rdf", "queries").iterdir()), key=lambda f: f.name)
    texts = {f.name.removesuffix(".rq"): f.read_text("utf-8") for f in files if f.name.endswith(".rq")}
    return {name: Named(name, text.partition("\n")[0].lstrip("# "), text) for name, text in texts.items()}


def load(paths: Iterable[Path]) -> ox.Store:
    """Return a store in memory that holds the given files; raise InputError when one is not valid RDF."""
    store = ox.Store()
    for path in paths:
        store.extend(ox.Quad(*triple) for triple in formats.parse(path))
    return store


def ask(store: ox.Store, query: str) -> Answer:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE query, in which the usual prefixes need no declaration.

    Raise QueryError when it breaks, with line and column, and when it would do more than read.
    """
    found = FORBIDDEN.search(OPAQUE.sub(" ", query))
    if found:
        raise QueryError(f"query: {found[0].upper()} is not allowed: a query only reads the files that it is given")
    try:
        return store.query(_without_service(query), prefixes=dict(formats.PREFIXES))
    except SyntaxError as error:
        raise QueryError(f"query: {_short(str(error))}") from error


def _without_service(query: str) -> str:
    r"""Escape the first letter of each "service", which changes no string or IRI, and makes the keyword a syntax error.

    `ask` gives the clear message; this one holds also where its tokens aren't the parser's, as in `?a<?b)SERVICE#>`.

    >>> _without_service('SELECT ?service { SERVICE <http://x/service> {} }')
    'SELECT ?service { \\u0053ERVICE <http://x/\\u0073ervice> {} }'
    """
    return SERVICE.sub(lambda match: f"\\u{ord(match[0]):04X}", query)


def _short(message: str) -> str:
    r"""Return a parser's message as one line, without its lists of every character that could stand there.

    >>> _short("error at 1:8: expected one of \",\", [_], ['A' ..= 'Z']")
    'error at 1:8: expected one of ","'
    """
    return re.sub(r",? ?\[.*", "", message, flags=re.DOTALL).removesuffix(": expected")


def render(answer: Answer, form: Form, width: int | None = None) -> str:
    """Return an answer as text, a table cut to `width` if there is one. Triples are rows of three, or JSON-LD."""
    if form == "json":
        return _json(answer)
    if isinstance(answer, ox.QueryBoolean):
        return f"{str(bool(answer)).lower()}\n"
    if isinstance(answer, ox.QueryTriples):
        columns, rows = ["subject", "predicate", "object"], [list(triple) for triple in answer]
    else:
        columns, rows = [v.value for v in answer.variables], [list(solution) for solution in answer]
    return _csv(columns, rows) if form == "csv" else _table(columns, rows, width)


def _json(answer: Answer) -> str:
    if isinstance(answer, ox.QueryTriples):
        text = ox.serialize(answer, format=ox.RdfFormat.JSON_LD)
    else:
        text = answer.serialize(format=ox.QueryResultsFormat.JSON)
    return (text or b"").decode("utf-8") + "\n"


def _csv(columns: list[str], rows: Iterable[list[Cell]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _safe(cell: Cell) -> str:
    """Return a value that no spreadsheet runs as a formula: text that looks like one gets a leading apostrophe."""
    text = _plain(cell)
    number = isinstance(cell, ox.Literal) and cell.datatype.value in NUMBERS
    return f"'{text}" if text.startswith(FORMULA) and not number else text


def _plain(cell: Cell) -> str:
    return "" if cell is None else str(cell) if isinstance(cell, ox.Triple) else cell.value


def _table(columns: list[str], rows: list[list[Cell]], width: int | None) -> str:
    lines = [columns, *([_shown(cell) for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    while width and sum(widths) + 2 * len(widths) - 2 > width and max(widths) > NARROWEST:
        widths[widths.index(max(widths))] -= 1
    lines.insert(1, ["-" * size for size in widths])
    return "".join(_row(line, widths) for line in lines)


def _row(cells: list[str], widths: list[int]) -> str:
    cut = (c if len(c) <= size else c[: size - 1] + "…" for c, size in zip(cells, widths, strict=True))
    return "  ".join(c.ljust(size) for c, size in zip(cut, widths, strict=True)).rstrip() + "\n"


def _shown(cell: Cell) -> str:
    """Return a value for people: the last part of an IRI, and text in one line without control characters."""
    if isinstance(cell, ox.NamedNode):
        return re.split(r"[/#](?=[^/#]+$)", cell.value)[-1]
    return " ".join("".join(c if c.isprintable() else " " for c in _plain(cell)).split())
