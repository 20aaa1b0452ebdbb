"""The page where queries are written: a plain form with its answer as a table, and with scripts the editor YASGUI."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from kg.explore import render
from kg.explore.lists.asked import Asked
from kg.explore.server.links import LINKS
from kg.explore.server.protocol import Endpoint, question
from kg.explore.server.site import Site
from kg.explore.values import Ref
from kg.rdf import named
from kg.rdf.explain import shorten
from kg.rdf.prefixes import PREFIXES
from kg.rdf.wording import OPAQUE

#: The longest query of a form that is sent as an address, in characters.
LONGEST: Final = 12_000
#: The most rows of an answer that are shown.
ROWS: Final = 200
_DECLARED: Final = re.compile(r"\bPREFIX\s+([\w.-]*):", re.IGNORECASE)
FIRST: Final = """SELECT ?who ?words WHERE {
  ?claim a kg:Claim ; kg:speaker/rdfs:label ?who ; kg:text ?words
} LIMIT 20"""


@dataclass(frozen=True)
class Cell:
    """A value of an answer; a node of the store has a page to lead to."""

    text: str
    to: str = ""
    number: bool = False


@dataclass(frozen=True)
class Table:
    """An answer: columns, rows, how many there are of these in all, and what went wrong."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    text: str = ""
    problem: str = ""


def page(site: Site, asked: Asked, endpoint: Endpoint) -> str:
    """Return the page, with the answer to a query where one is asked."""
    name = asked.given.get("name", "")
    shipped = named.named().get(name)
    text = asked.given.get("query", "")[:LONGEST] or (shipped.text if shipped else FIRST)
    table = _answer(site, endpoint, text) if asked.given.get("query") else None
    return render.page(
        "lists/query.html",
        LINKS,
        here="sparql",
        styles=("article.css", "lists.css", "yasgui/yasgui.min.css", "query.css"),
        scripts=("yasgui/yasgui.min.js", "query.js"),
        query=declared(text),
        table=table,
        named=[(query.name, query.about, declared(query.text)) for query in named.named().values()],
        chosen=shipped.name if shipped else "",
        prefixes=dict(PREFIXES),
    )


def declared(text: str) -> str:
    """Return a query with the usual prefixes that it uses declared before it, as editors want it."""
    used = {token.partition(":")[0] for token in OPAQUE.findall(text) if token[0] not in "<#\"'?$" and ":" in token}
    missing = [prefix for prefix in PREFIXES if prefix in used - set(_DECLARED.findall(text))]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in missing) + text


def _answer(site: Site, endpoint: Endpoint, text: str) -> Table:
    accept = "application/sparql-results+json, text/turtle;q=0.9"
    asked = question({"query": [text]}, accept, endpoint.most)
    if isinstance(asked, str):
        return Table(problem=asked)
    if endpoint.bucket.take():
        return Table(problem="Too many queries; wait a moment.")
    found = endpoint.pool.ask(asked, endpoint.seconds)
    if found.status != 200:
        return Table(problem=found.data.decode(errors="replace").removeprefix("query: ").strip())
    if found.kind == "text/turtle":
        return Table(text=found.data.decode())
    return _table(site, json.loads(found.data))


def _table(site: Site, answer: dict[str, Any]) -> Table:
    if "boolean" in answer:
        return Table(("answer",), ((Cell("yes" if answer["boolean"] else "no"),),), 1)
    columns = tuple(answer["head"]["vars"])
    rows = answer["results"]["bindings"]
    shown = tuple(tuple(_cell(site, row.get(column)) for column in columns) for row in rows[:ROWS])
    return Table(columns, shown, len(rows))


def _cell(site: Site, value: dict[str, Any] | None) -> Cell:
    if value is None:
        return Cell("")
    if value["type"] == "uri":
        iri = str(value["value"])
        key = Ref(iri, "", "other").key
        known = site.index.find(key)
        return Cell(shorten(iri), f"/id/{key}" if known and known.iri == iri else "")
    text = value["value"] if isinstance(value["value"], str) else json.dumps(value["value"])
    return Cell(text, number="XMLSchema#" in value.get("datatype", "") and text.replace(".", "").lstrip("-").isdigit())
