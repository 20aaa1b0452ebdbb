"""A graph -> rows: what each column's recipe finds."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final, Literal

from rdflib import URIRef

from kg.rdf import labels
from kg.rdf.tables.index import LABEL, TYPE, Index, Passage
from kg.rdf.tables.schema import Column, Path, Table, tables
from kg.terms import KG, NIF

Cell = str | int | float | tuple[str, ...] | None
Row = dict[str, Cell]
"""One row by its columns. A list is a tuple, which may be empty; what the graph does not say is None."""

OURS: Final = str(KG.Event).rpartition("#")[0] + "#"
#: What stands above another class says nothing more of a node that has both.
_ABOVE: Final = tuple(OURS + name for name in ("Actor", "Place", "UnnamedActor"))
_ANCHOR: Final = str(NIF.anchorOf)

Link = tuple[str, str, str]
"""The node of a row, and for a table of links the property and its far end; both are empty in the others."""


def rows(index: Index, table: Table) -> list[Row]:
    """Return the rows of a table, in the order that it says, else in that of the text, article by article."""
    made = [{column.name: _cell(index, column, link) for column in table.columns} for link in _links(index, table)]
    return sorted(made, key=lambda row: [str(row[name]) for name in table.sort]) if table.sort else made


def members(index: Index, table: Table) -> list[str]:
    """Return the nodes of a table's classes, in the order of the text."""
    wanted = set(table.classes)
    found = (node for node in index.subjects() if wanted.intersection(index.values(node, TYPE)))
    return sorted(found, key=index.order)


def local(iri: str) -> str:
    """Return what stands after the last / or # of an IRI.

    >>> local("https://w3id.org/newskg/id/country-il")
    'country-il'
    """
    return re.split("[/#]", iri)[-1]


def _links(index: Index, table: Table) -> Iterator[Link]:
    for node in members(index, table):
        if not table.each:
            yield node, "", ""
        for property in table.each:
            yield from ((node, property, end) for end in index.ordered(index.values(node, property)))


def _cell(index: Index, column: Column, link: Link) -> Cell:
    nodes = [node for path in column.paths for node in _follow(index, path, link)]
    nodes = nodes if len(column.paths) == 1 else list(dict.fromkeys(nodes))
    if column.refers and column.type == "text":
        nodes = [node for node in nodes if _belongs(index, node, tables()[column.refers])]
    shown = FORMS[column.form](index, nodes)
    if column.type == "list":
        return tuple(shown)
    return _typed(column.type, shown[0]) if shown else None


def _follow(index: Index, path: Path, link: Link) -> list[str]:
    nodes = [link[(".", "=", ">").index(path.start)]]
    for step in path.steps:
        nodes = index.follow(nodes, step)
    return nodes


def _belongs(index: Index, node: str, table: Table) -> bool:
    """Say whether a node may be in a table: one of which this graph says nothing may be in another graph."""
    classes = index.values(node, TYPE)
    return not classes or not set(table.classes).isdisjoint(classes)


def _typed(kind: Literal["text", "integer", "number", "date", "list"], text: str) -> Cell:
    """Return a text as its type says, or None if it does not fit the type: then the graph violates a shape."""
    try:
        match kind:
            case "integer":
                return int(text)
            case "number":
                return float(text)
            case "date":
                return date.fromisoformat(text).isoformat()
            case _:
                return text
    except ValueError:
        return None


def _label(index: Index, node: str) -> str:
    """Return the label of a node; a term of an ontology is spelled as words, and time:unitMonth is a month."""
    return index.value(node, LABEL) or labels.spelled(URIRef(local(node))).removeprefix("unit ")


def _class(index: Index, node: str) -> str | None:
    """Return the class of a node that says most."""
    ours = sorted(iri for iri in index.values(node, TYPE) if iri.startswith(OURS))
    lowest = [iri for iri in ours if iri not in _ABOVE]
    return next(iter(lowest or sorted(ours, key=_ABOVE.index, reverse=True)), None)


def _classes(index: Index, nodes: list[str]) -> list[str]:
    return [iri for iri in (_class(index, node) for node in nodes) if iri]


def _passages(index: Index, nodes: list[str]) -> list[Passage]:
    return sorted(filter(None, map(index.passage, nodes)))


def _first(index: Index, nodes: list[str]) -> list[Passage]:
    return _passages(index, nodes)[:1]


def _stretch(index: Index, nodes: list[str]) -> list[Passage]:
    """Return the one passage from the first to the last of several."""
    found = _passages(index, nodes)
    return [Passage(found[0].article, found[0].begin, max(p.end for p in found))] if found else []


Finder = Callable[[Index, list[str]], list[Passage]]
Shower = Callable[[Index, list[str]], list[str]]


def _begin(find: Finder) -> Shower:
    return lambda index, nodes: [str(passage.begin) for passage in find(index, nodes)]


def _end(find: Finder) -> Shower:
    return lambda index, nodes: [str(passage.end) for passage in find(index, nodes)]


def _sentence(find: Finder) -> Shower:
    return lambda index, nodes: list(filter(None, (index.sentence(passage) for passage in find(index, nodes))))


FORMS: Final[dict[str, Shower]] = {
    "id": lambda _, nodes: [local(node) for node in nodes],
    "iri": lambda _, nodes: nodes,
    "label": lambda index, nodes: [_label(index, node) for node in nodes],
    "value": lambda _, nodes: nodes,
    "words": lambda index, nodes: [index.value(node, _ANCHOR) or "" for node in nodes],
    "class": lambda index, nodes: [labels.spelled(URIRef(iri)) for iri in _classes(index, nodes)],
    "class-iri": _classes,
    "spans": lambda index, nodes: [f"{passage.begin}-{passage.end}" for passage in _passages(index, nodes)],
    "first-begin": _begin(_first),
    "first-end": _end(_first),
    "first-sentence": _sentence(_first),
    "stretch-begin": _begin(_stretch),
    "stretch-end": _end(_stretch),
    "stretch-sentence": _sentence(_stretch),
}
"""What a column shows of its nodes, by the name of the form."""
