"""An answer -> a table for people, CSV and TSV in words, and the formats of the W3C for programs."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from typing import Literal as Choice

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf import formats, naming
from kg.rdf.labels import one_line, visible
from kg.rdf.query import Answer

Form = Choice["table", "csv", "tsv", "json", "xml", "turtle"]
Cell = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Labels = Callable[[Iterable[str]], Mapping[str, str]]
"""A function from IRIs to the labels of those that have one."""

#: What a spreadsheet takes for the start of a formula, also behind apostrophes: then one more in front can be taken away again.
FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
NUMBERS: Final = frozenset(XSD + name for name in ("integer", "decimal", "double", "float", "nonNegativeInteger"))
#: A column of a table is never cut below this; one that would have to be is left out.
NARROWEST: Final = 20


@dataclass(frozen=True)
class Style:
    """How an answer is shown: IRIs in full instead of words, exact text also where a spreadsheet would run it, width."""

    iris: bool = False
    raw: bool = False
    width: int | None = None


@dataclass(frozen=True)
class Rows:
    """An answer of rows, read; `boolean` instead of rows for ASK."""

    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]


def rows(answer: Answer) -> Rows:
    """Read an answer; triples are rows of three, and yes or no is one row of one."""
    if isinstance(answer, ox.QueryBoolean):
        truth = ox.Literal(bool(answer))
        return Rows(("answer",), ((truth,),))
    if isinstance(answer, ox.QueryTriples):
        return Rows(("subject", "predicate", "object"), tuple(tuple(triple) for triple in answer))
    columns = tuple(variable.value for variable in answer.variables)
    return Rows(columns, tuple(tuple(solution) for solution in answer))


def render(answer: Answer, form: Form, style: Style | None = None, labels: Labels | None = None) -> str:
    """Return an answer as text; raise QueryError for a form that it cannot have.

    Tables, CSV and TSV have words for IRIs, `labels` for those of nodes. Triples are Turtle, JSON-LD or RDF/XML, or rows.
    """
    style = style or Style()
    if isinstance(answer, ox.QueryTriples):
        if form not in ("csv", "tsv"):
            return _triples(answer, form)
    elif form in ("json", "xml"):
        return _standard(answer, form)
    if form == "turtle":
        raise QueryError("query: only CONSTRUCT and DESCRIBE have an answer in Turtle")
    if isinstance(answer, ox.QueryBoolean):
        return f"{str(bool(answer)).lower()}\n"
    found = rows(answer)
    words = plain if style.iris else worded(found, labels)
    if form == "table":
        return _table(found, words, style)
    return _csv(found, words, raw=style.raw) if form == "csv" else _tsv(found, words, raw=style.raw)


def worded(found: Rows, labels: Labels | None = None) -> Callable[[Cell], str]:
    """Return a function from the cells of an answer to their words."""
    iris = {cell.value for row in found.cells for cell in row if isinstance(cell, ox.NamedNode)}
    ours = {iri: word for iri in iris if (word := naming.word(iri))}
    known = {**(labels(sorted(iris - ours.keys())) if labels and iris - ours.keys() else {}), **ours}
    return lambda cell: known.get(cell.value, cell.value) if isinstance(cell, ox.NamedNode) else plain(cell)


def plain(cell: Cell) -> str:
    """Return a value as it is, without its type."""
    return "" if cell is None else str(cell) if isinstance(cell, ox.Triple) else cell.value


def _triples(answer: ox.QueryTriples, form: Form) -> str:
    if form == "xml":
        prefixes = dict(formats.PREFIXES)
        return (ox.serialize(answer, format=ox.RdfFormat.RDF_XML, prefixes=prefixes) or b"").decode() + "\n"
    graph = formats.to_graph(answer)
    return formats.render(graph, "json-ld" if form == "json" else "turtle").decode()


def _standard(answer: ox.QuerySolutions | ox.QueryBoolean, form: Form) -> str:
    format = ox.QueryResultsFormat.JSON if form == "json" else ox.QueryResultsFormat.XML
    return (answer.serialize(format=format) or b"").decode() + "\n"


def _csv(found: Rows, words: Callable[[Cell], str], *, raw: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(found.columns)
    writer.writerows([words(cell) if raw else _safe(cell, words(cell)) for cell in row] for row in found.cells)
    return out.getvalue()


def _tsv(found: Rows, words: Callable[[Cell], str], *, raw: bool) -> str:
    """Return lines of values with tabs between; the tabs and line ends inside of a value are spaces."""
    lines = ([words(cell) if raw else _safe(cell, words(cell)) for cell in row] for row in found.cells)
    return "".join(
        "\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in line) + "\n" for line in (found.columns, *lines)
    )


def _safe(cell: Cell, text: str) -> str:
    """Return a value that no spreadsheet runs as a formula: text that looks like one gets a leading apostrophe."""
    number = isinstance(cell, ox.Literal) and cell.datatype.value in NUMBERS
    return f"'{text}" if FORMULA.match(text) and not number else text


def _table(found: Rows, words: Callable[[Cell], str], style: Style) -> str:
    lines = [list(found.columns), *([_shown(cell, words) for cell in row] for row in found.cells)]
    full = [max(map(len, column)) for column in zip(*lines, strict=True)]
    widths = _fitted(full, style.width)
    lines.insert(1, ["-" * size for size in widths])
    left_out = found.columns[len(widths) :]
    note = f"(not shown: {', '.join(left_out)}; --format csv has all, --width shows more)\n" if left_out else ""
    if not found.cells:
        note = "(no rows)\n"
    return "".join(_row(line[: len(widths)], widths) for line in lines) + note


def _fitted(full: list[int], width: int | None) -> list[int]:
    """Return the widths of the columns that a line has room for, the widest cut first."""
    widths = list(full)
    while width and len(widths) > 1 and sum(min(w, NARROWEST) + 2 for w in widths) - 2 > width:
        widths.pop()
    while width and sum(widths) + 2 * len(widths) - 2 > width and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(cells: list[str], widths: list[int]) -> str:
    cut = (c if len(c) <= size else c[: size - 1] + "…" for c, size in zip(cells, widths, strict=True))
    return "  ".join(c.ljust(size) for c, size in zip(cut, widths, strict=True)).rstrip() + "\n"


def _shown(cell: Cell, words: Callable[[Cell], str]) -> str:
    """Return a value for people: the last part of an IRI, and text in one line without control characters."""
    text = words(cell)
    if isinstance(cell, ox.NamedNode) and text == cell.value:
        return re.split(r"[/#](?=[^/#]+$)", text)[-1]
    return one_line(visible(text))
