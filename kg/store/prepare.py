"""A query for a store: values put where variables stand, and for a remote one the usual prefixes declared.

The SPARQL protocol carries a text and no values, and an embedded store takes values for those variables only that are
selected. So they are written into the text, as terms, escaped by the library that writes our RDF, and only where a
variable stands: never inside of a string, an IRI, or a comment.
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
#: What stands before a variable that is made here.
_MADE: Final = re.compile(r"\b(AS|VALUES)\s*\(?\s*$", re.IGNORECASE)


@dataclass(frozen=True)
class Prepared:
    """A query as it is sent; `is_graph` says whether its answer is triples."""

    text: str
    is_graph: bool


def query(text: str, bindings: Bindings) -> Prepared:
    """Return a query with its prefixes and values; raise QueryError if it is not a query."""
    form = _FORM.search(OPAQUE.sub(" ", text))
    if not form:
        raise QueryError("query: neither SELECT, ASK, CONSTRUCT nor DESCRIBE")
    declared = set(_DECLARED.findall(text))
    used = [p for p in PREFIXES if p not in declared and re.search(rf"(?<![\w.-]){re.escape(p)}:", text)]
    # In one line: the lines of an error stay those of the text.
    head = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> " for prefix in used)
    return Prepared(head + bound(text, bindings), form[0].upper() in ("CONSTRUCT", "DESCRIBE"))


def bound(text: str, bindings: Bindings) -> str:
    r"""Return a query in which values stand for variables, in its braces and where it says what it selects.

    >>> import pyoxigraph as ox
    >>> bound("SELECT ?a ?b (STR(?b) AS ?d) { ?a ?b ?c } ORDER BY ?b", {"b": ox.NamedNode("x:y"), "c": ox.Literal("?a")})
    'SELECT ?a (<x:y> AS ?b) (STR(<x:y>) AS ?d) { ?a <x:y> "?a" } ORDER BY ?b'
    """
    parts: list[str] = []
    last = braces = brackets = 0
    for token in OPAQUE.finditer(text):
        before = text[last : token.start()]
        braces += before.count("{") - before.count("}")
        brackets += before.count("(") - before.count(")")
        value = bindings.get(token[0][1:]) if token[0][0] in "?$" else None
        is_made = _MADE.search("".join(parts[-2:]) + before)
        parts += [before, token[0]]
        if value is not None and not is_made:
            is_head = braces == 0 and "{" not in text[: token.start()]
            parts[-1] = _written(token[0], str(value), within=braces > 0, head=is_head, bare=brackets == 0)
        last = token.end()
    return "".join(parts) + text[last:]


def _written(variable: str, value: str, *, within: bool, head: bool, bare: bool) -> str:
    """Return what stands for a variable: its value, made a column where the variable alone is one."""
    if head and bare:
        return f"({value} AS {variable})"
    return value if head or within else variable
