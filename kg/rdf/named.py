"""The queries that ship with the program, and the filters that narrow them.

Each is a file that any store runs as it stands. A filter is a piece of SPARQL of its own, which joins where the query says `# filters`
and has no prefixes but those of the query; what the user gives goes into its VALUES block, as terms that pyoxigraph writes, and never
into its text.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Final

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.filters import read

FILTERS: Final = ("speaker", "about", "type", "country", "from", "to", "article")
"""The filters, as the options of the command line name them."""

_MARK: Final = re.compile(r"^ *# filters\n", re.MULTILINE)
_VALUES: Final = re.compile(r"(VALUES) \(?((?:\$\w+ ?)+)\)? \{ [^}]* \}")


@dataclass(frozen=True)
class Named:
    """A query that ships with the program: its names, what it is about, the filters that it takes, its text.

    `of` is the class of the nodes that its rows are about; `pieces` are the files of filters that are not called as the
    filter is: a query of people is about the person.
    """

    name: str
    also: tuple[str, ...]
    about: str
    filters: tuple[str, ...]
    text: str
    pieces: Mapping[str, str]
    of: str | None

    def filtered(self, filters: Mapping[str, str]) -> str:
        """Return the query, narrowed; raise QueryError for a filter that it does not take, or an invalid value."""
        for name in filters:
            if name not in self.filters:
                raise QueryError(f"query: {self.name} takes no filter {name!r}; it takes {', '.join(self.filters)}")
        return _MARK.sub(lambda _: self._parts(filters), self.text) if filters else self.text

    def found(self, filters: Mapping[str, str]) -> str:
        """Return the query for the nodes that the filters leave, each with its article."""
        return f"SELECT DISTINCT ?node ?article {{\n  ?node a {self.of} ; kg:inArticle ?article .\n{self._parts(filters)}}}"

    def of_nodes(self, nodes: Iterable[tuple[ox.NamedNode, ox.NamedNode]]) -> str:
        """Return the query of these nodes and their articles alone."""
        pairs = " ".join(f"({node} {article})" for node, article in nodes)
        return _MARK.sub(lambda _: f"VALUES (?node ?article) {{ {pairs} }}\n", self.text)

    def _parts(self, filters: Mapping[str, str]) -> str:
        parts = [
            _bound(_piece(self.pieces.get(name, name)), read(name, value)) for name, value in sorted(filters.items())
        ]
        return "".join(parts)


@cache
def named() -> Mapping[str, Named]:
    """Return the queries that ship with the program, by name, sorted."""
    files = sorted(resources.files("kg").joinpath("rdf", "queries").iterdir(), key=lambda file: file.name)
    texts = {file.name.removesuffix(".rq"): file.read_text("utf-8") for file in files if file.name.endswith(".rq")}
    return {name: _named(name, text) for name, text in texts.items()}


def find(name: str) -> Named:
    """Return a named query by any of its names; raise QueryError if there is none."""
    by_name = {alias: query for query in named().values() for alias in (query.name, *query.also)}
    if name in by_name:
        return by_name[name]
    close = get_close_matches(name, by_name, n=1)
    hint = f"; {close[0]}?" if close else f"; there are {', '.join(named())}"
    raise QueryError(f"query: no named query {name!r}{hint}")


def _named(name: str, text: str) -> Named:
    """Return a query with what the comments at its top say."""
    head = dict(re.findall(r"^# (Also|Of|Filters): (.*)$", text, re.MULTILINE))
    about = text.partition("\n")[0].lstrip("# ")
    listed = [item.partition("=") for item in _listed(head.get("Filters"))]
    filters, pieces = tuple(item[0] for item in listed), {item[0]: item[2] for item in listed if item[2]}
    return Named(name, _listed(head.get("Also")), about, filters, text, pieces, head.get("Of"))


def _listed(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(", ")) if text else ()


@cache
def _piece(name: str) -> str:
    return resources.files("kg").joinpath("rdf", "queries", "filters", f"{name}.rq").read_text("utf-8")


def _bound(text: str, rows: Iterable[tuple[ox.NamedNode | ox.Literal, ...]]) -> str:
    """Return a piece of SPARQL with these rows in its one VALUES block."""
    data = " ".join(f"({' '.join(map(str, row))})" for row in rows)
    return _VALUES.sub(lambda block: f"VALUES ({block[2].strip()}) {{ {data} }}", text, count=1)
