"""A query for a remote store: the usual prefixes declared, and values put where variables stand.

The SPARQL protocol carries a text and no values. They are written as terms, escaped by the library that writes our RDF,
and only where a variable stands: never inside of a string, an IRI, or a comment.
"""

import re
from dataclasses import dataclass
from typing import Final

from kg.errors import QueryError
from kg.rdf.formats import PREFIXES
from kg.rdf.query import OPAQUE
from kg.store.protocol import Bindings

_FORM: Final = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)
_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
#: A variable that is made here (AS ?x), listed (SELECT ?x, GROUP BY ?x, VALUES ?x), or of the inner text's own.
_MADE: Final = re.compile(r"\b(AS|VALUES)\s*\(?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Prepared:
    """A query as it is sent; `is_graph` says whether its answer is triples."""

    text: str
    is_graph: bool


def query(text: str, bindings: Bindings) -> Prepared:
    """Return a query with its prefixes and values; raise QueryError when it is none that asks."""
    form = _FORM.search(OPAQUE.sub(" ", text))
    if not form:
        raise QueryError("query: neither SELECT, ASK, CONSTRUCT nor DESCRIBE")
    declared = set(_DECLARED.findall(text))
    used = [p for p in PREFIXES if p not in declared and re.search(rf"(?<![\w.-]){re.escape(p)}:", text)]
    # In one line: the lines of an error stay those of the text.
    head = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in used)
    return Prepared(head + _bound(text, bindings), form[0].upper() in ("CONSTRUCT", "DESCRIBE"))


def _bound(text: str, bindings: Bindings) -> str:
    """Return a query in which values stand for variables, inside of its braces."""
    parts: list[str] = []
    last = depth = 0
    for token in OPAQUE.finditer(text):
        before = text[last : token.start()]
        depth += before.count("{") - before.count("}")
        parts += [before, _term(token[0], "".join(parts[-2:]) + before, bindings) if depth > 0 else token[0]]
        last = token.end()
    return "".join(parts) + text[last:]


def _term(token: str, before: str, bindings: Bindings) -> str:
    value = bindings.get(token[1:]) if token[0] in "?$" else None
    if value is None or _MADE.search(before):
        return token
    return str(value)
