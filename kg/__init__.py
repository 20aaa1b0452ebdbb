r"""News articles in, a checked RDF knowledge graph out.

>>> import kg
>>> result = kg.build_text("Ada Ruiz visited Toledo.")  # doctest: +SKIP
>>> result.graph.serialize("ruiz.ttl")  # doctest: +SKIP

Importing this loads no language model and no RDF library; the first call does.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, KgError, LexiconError, ModelError, OutputError, QueryError, StoreError

if TYPE_CHECKING:
    from kg.corpus.merge import Merged
    from kg.language.reader import Reader
    from kg.pipeline import Options, Result
    from kg.rdf.tables import Tables
    from kg.store.ask import Value
    from kg.values import Article
    from kg.world import World

__version__ = "0.1.0"
__all__ = [
    "InputError",
    "KgError",
    "LexiconError",
    "ModelError",
    "Options",
    "OutputError",
    "QueryError",
    "Reader",
    "Result",
    "StoreError",
    "World",
    "__version__",
    "build",
    "build_all",
    "build_text",
    "merge",
    "query",
    "tables",
]


def build(  # noqa: PLR0913 - all but the path are keywords
    path: str | Path,
    *,
    date: str | None = None,
    url: str | None = None,
    reader: "Reader | None" = None,
    world: "World | None" = None,
    options: "Options | None" = None,
) -> "Result":
    """Build the graph of the one article in a file; raise InputError when it can't be read.

    `date` is the day of publication ("2024-02-07") and `url` the URL; both override what the article says. `reader` is the language
    pipeline and `world` the knowledge of the world; create them once, by `Reader.load()` and `World.read()`, for many calls. The
    shipped ones are the default. The result has a graph that conforms to the shapes (`graph`), a report on what does not
    (`report`), and what was left out and why (`drops`).
    """
    from kg import article

    if not str(path):
        raise InputError("the path is empty")
    found, *others = islice(article.read_all([Path(path)], article.Overrides(date=date, url=url)), 2)
    if isinstance(found, InputError):
        raise found
    if others:
        raise InputError(f"{path}: holds several articles; kg.build_all builds them all")
    return _run(found, reader, world, options)


def build_text(  # noqa: PLR0913 - all but the text are keywords
    text: str,
    *,
    date: str | None = None,
    url: str | None = None,
    reader: "Reader | None" = None,
    world: "World | None" = None,
    options: "Options | None" = None,
) -> "Result":
    """Build the graph of an article from its text; the keywords are those of `build`."""
    from kg import article

    if not isinstance(text, str):
        raise TypeError(f"the text of an article is a str, not {type(text).__name__}")
    return _run(article.read_text(text, article.Overrides(date=date, url=url)), reader, world, options)


def build_all(
    paths: str | Path | Iterable[str | Path],
    *,
    date: str | None = None,
    reader: "Reader | None" = None,
    world: "World | None" = None,
    options: "Options | None" = None,
) -> "Iterator[Result | InputError]":
    """Yield the graph of each article in files and folders, one at a time.

    A file that cannot be read is yielded as an InputError, not raised, so that the others are still built.
    """
    from kg import article

    for found in article.read_all(_paths(paths), article.Overrides(date=date)):
        yield found if isinstance(found, InputError) else _run(found, reader, world, options)


def merge(graphs: str | Path | Iterable[str | Path], merges: str | Path | None = None) -> "Merged":
    """Decide which people, organizations and places of many graphs are the same; raise InputError for an invalid graph or table.

    `graphs` are files and folders, `merges` is a table of decisions that an editor has changed. The result has the merged graph
    (`graph`, or `render` for its bytes), the decisions with their reasons (`decisions`), and the new table (`table`).
    """
    from kg.corpus import folders
    from kg.corpus import merge as identity

    return identity.merge(folders.graph_files(_paths(graphs)), Path(merges) if merges else None)


def query(
    graphs: str | Path | Iterable[str | Path],
    question: str,
    *,
    iris: bool = False,
    timeout: float | None = None,
    **filters: str,
) -> "list[dict[str, Value]]":
    """Ask graphs a question, and return the rows of the answer as dicts by column.

    `graphs` are files and folders of graphs, or a triple store: its folder or its URL. `question` is the name of a built-in query
    ("statements", "events", ...; `kg query --list` shows them with their filters), or SPARQL. Filters narrow a built-in query:
    speaker, about, type, country, from_, to, article. Numbers are returned as numbers, everything else as text, and a missing
    value as None; IRIs are replaced by labels, unless `iris` is true. `timeout` is in seconds.

    Raise QueryError for an invalid query or filter, InputError for a file that is not RDF, and StoreError for a store that does
    not answer in time.

    >>> kg.query("output/", "statements", speaker="Netanyahu", from_="2024-02")  # doctest: +SKIP
    >>> pandas.DataFrame(kg.query("output/", "events", type="Attack"))  # doctest: +SKIP
    """
    from kg.corpus import question as questions

    return questions.rows(graphs, question, filters, iris=iris, timeout=timeout)


def tables(graphs: str | Path | Iterable[str | Path]) -> "Tables":
    """Return the tables of many graphs, in memory; raise InputError for the first that cannot be read.

    `graphs` are files and folders. A table is a sequence of rows, each a dict: `kg.tables("output/")["claims"]`. It has `to_pandas`
    and `to_arrow`, and libraries that know Arrow read it as it is; `kg tables` writes the same as CSV, Parquet and SQLite.
    """
    from kg.corpus import folders
    from kg.corpus import tables as corpus

    return corpus.read(folders.graph_files(_paths(graphs)))


def _paths(given: str | Path | Iterable[str | Path]) -> list[Path]:
    """Return the given paths, one or many; a single string is one path."""
    paths = [given] if isinstance(given, str | Path) else list(given)
    if "" in paths:
        raise InputError("a path is empty")
    return [Path(path) for path in paths]


def _run(article: "Article", reader: "Reader | None", world: "World | None", options: "Options | None") -> "Result":
    from kg import pipeline

    return pipeline.run(article, reader or _shipped_reader(), world or _shipped_world(), options)


@cache
def _shipped_reader() -> "Reader":
    from kg.language.reader import Reader

    return Reader.load()


@cache
def _shipped_world() -> "World":
    from kg.world import World

    return World()


if not TYPE_CHECKING:  # a type checker would believe that it answers for every name
    #: Where the public classes stand; they are imported when they are asked for.
    _CLASSES = {
        "Options": "kg.pipeline",
        "Reader": "kg.language.reader",
        "Result": "kg.pipeline",
        "World": "kg.world",
    }

    def __getattr__(name: str) -> object:
        """Import a public class."""
        if name in _CLASSES:
            return getattr(import_module(_CLASSES[name]), name)
        raise AttributeError(f"module 'kg' has no attribute {name!r}")

    def __dir__() -> list[str]:
        """List the public names only, not the modules that were imported on the way."""
        return __all__
