"""Read-only SPARQL over files of RDF: load them into memory, and ask.

Nothing here reaches for the network: what would (SERVICE) or would change data (INSERT, LOAD, ...) is refused at once.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InputError, QueryError
from kg.rdf import formats, wording
from kg.rdf.wording import OPAQUE

__all__ = ["OPAQUE", "Answer", "ask", "check", "load", "load_all", "safe"]

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples

#: Words that reach for the network or change data; a plain query has none of them outside of opaque tokens.
FORBIDDEN = re.compile(r"\b(SERVICE|FROM|LOAD|INSERT|DELETE|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", re.IGNORECASE)
#: The one word that makes the store open a connection, where it may be a keyword: not in ?service, not in kg:service.
SERVICE = re.compile(r"(?<![\w?$:])s(?=ervice(?!\w))", re.IGNORECASE)


def load(paths: Iterable[Path]) -> ox.Store:
    """Return a store in memory that holds the given files; raise InputError when one is not valid RDF."""
    store, problems = load_all(paths)
    if problems:
        raise problems[0]
    return store


def load_all(paths: Iterable[Path]) -> tuple[ox.Store, list[InputError]]:
    """Return a store in memory that holds those of the files that are valid RDF, and what is wrong with the others."""
    store, problems = ox.Store(), []
    for path in paths:
        try:
            store.extend(ox.Quad(*triple) for triple in formats.parse(path))
        except InputError as error:
            problems.append(error)
    return store, problems


def check(query: str) -> None:
    """Raise QueryError for a query that would do more than read, and for names that nothing has."""
    found = FORBIDDEN.search(OPAQUE.sub(" ", query))
    if found:
        raise QueryError(f"query: {found[0].upper()} is not allowed: a query only reads the files that it is given")
    wording.check_names(query)


def ask(store: ox.Store, query: str) -> Answer:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE query, in which the usual prefixes need no declaration.

    Raise QueryError when it breaks, with line and column, and when it would do more than read.
    """
    check(query)
    try:
        return store.query(safe(query), prefixes=dict(formats.PREFIXES))
    except SyntaxError as error:
        raise wording.syntax(query, str(error)) from error


def safe(query: str) -> str:
    r"""Escape the first letter of each "service", which changes no string or IRI, and makes the keyword a syntax error.

    `check` gives the clear message; this one holds also where its tokens aren't the parser's, as in `?a<?b)SERVICE#>`.

    >>> safe('SELECT ?service { SERVICE <http://x/service> {} }')
    'SELECT ?service { \\u0053ERVICE <http://x/\\u0073ervice> {} }'
    """
    return SERVICE.sub(lambda match: f"\\u{ord(match[0]):04X}", query)
