"""A question to graphs, from Python: rows as plain dicts."""

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg import store
from kg.corpus import folders
from kg.rdf import named
from kg.store import ask


def rows(
    graphs: str | Path | Iterable[str | Path],
    question: str,
    filters: Mapping[str, str] | None = None,
    *,
    iris: bool = False,
    timeout: float | None = None,
) -> list[dict[str, ask.Value]]:
    """Return the answer to a named query, narrowed by filters, or to a query in SPARQL; see `kg.query`."""
    wanted = {name.removesuffix("_"): value for name, value in (filters or {}).items()}
    text = named.find(question).filtered(wanted) if wanted or question.strip().isidentifier() else question
    if isinstance(graphs, str) and "://" in graphs:
        with store.open(graphs, read_only=True) as remote:
            return list(ask.dicts(remote, ask.ask(remote, text, timeout), iris=iris))
    paths = [graphs] if isinstance(graphs, str | Path) else list(graphs)
    found = folders.graphs([Path(path) for path in paths], io.BytesIO())
    if found.problems:
        raise found.problems[0]
    local = ask.Local(found.store)
    return list(ask.dicts(local, ask.ask(local, text, timeout), iris=iris))
