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
    query = named.find(question) if wanted or question.strip().isidentifier() else None

    def answer(asked: ask.Asked) -> list[dict[str, ask.Value]]:
        found = ask.ask_named(asked, query, wanted, timeout) if query else ask.ask(asked, question, timeout)
        return list(ask.dicts(asked, found, iris=iris))

    paths = [graphs] if isinstance(graphs, str | Path) else list(graphs)
    if len(paths) == 1 and store.is_one(paths[0]):
        with store.open(paths[0], read_only=True) as opened:
            return answer(opened)
    found = folders.asked([Path(path) for path in paths], io.BytesIO())
    if found.problems:
        raise found.problems[0]
    return answer(ask.Local(found.store))
