r"""News articles in, a checked RDF knowledge graph out.

>>> import kg
>>> result = kg.build("Ada Ruiz visited Toledo.\n")  # doctest: +SKIP
>>> result.graph.serialize("ruiz.ttl")  # doctest: +SKIP

Importing this loads no language model and no RDF library; the first call does.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, KgError, LexiconError, ModelError, OutputError, QueryError

if TYPE_CHECKING:
    from kg.corpus.merge import Merged
    from kg.pipeline import Options, Result
    from kg.world.gazetteer.newsroom import Newsroom

__version__ = "0.1.0"
__all__ = [
    "InputError",
    "KgError",
    "LexiconError",
    "ModelError",
    "Newsroom",
    "Options",
    "OutputError",
    "QueryError",
    "Result",
    "__version__",
    "build",
    "build_all",
    "merge",
]


def build(
    source: str | Path, *, date: str | None = None, url: str | None = None, options: "Options | None" = None
) -> "Result":
    """Build the graph of one article from its file or its text; raise InputError when it can't be read.

    A `Path` is a file, and so is a string that names one or has no white space; any other string is the text itself.
    `date` is the day of publication ("2024-02-07") and `url` the address, over what the article says. The result has a
    graph that conforms (`graph`), the report on what does not (`report`), and what was not used and why (`drops`).
    """
    from kg import pipeline
    from kg.article import Overrides, read_all, read_text

    overrides = Overrides(date=date, url=url)
    if not _names_file(source):
        return pipeline.run(read_text(str(source), overrides), options)
    articles = list(read_all([Path(source)], overrides))
    if len(articles) != 1:
        raise InputError(f"{source}: holds {len(articles)} articles; kg.build_all builds them all")
    if isinstance(articles[0], InputError):
        raise articles[0]
    return pipeline.run(articles[0], options)


def build_all(
    sources: Iterable[str | Path], *, date: str | None = None, options: "Options | None" = None
) -> "Iterator[Result | InputError]":
    """Yield the graph of each article in files and folders, one at a time.

    What cannot be read is yielded in its place as an InputError, not raised, so that it does not end the others.
    """
    from kg import pipeline
    from kg.article import Overrides, read_all

    for article in read_all(map(Path, sources), Overrides(date=date)):
        yield article if isinstance(article, InputError) else pipeline.run(article, options)


def merge(graphs: Iterable[str | Path], merges: str | Path | None = None) -> "Merged":
    """Decide which people, organizations and places of many graphs are one; raise InputError for a bad graph or table.

    `graphs` are files and folders, `merges` is a table that an editor has changed. The result has the merged graph
    (`graph`, or `render` for its bytes), what was decided and why (`decisions`), and the next table (`table`).
    """
    from kg.corpus import folders
    from kg.corpus import merge as identity

    return identity.merge(folders.graph_files(map(Path, graphs)), Path(merges) if merges else None)


def _names_file(source: str | Path) -> bool:
    """Say whether a source is a file; an article's text has white space, and is longer than any path."""
    if isinstance(source, Path) or len(source.split()) == 1:
        return True
    return "\n" not in source and len(source) < 1000 and Path(source).exists()


if not TYPE_CHECKING:  # a type checker would believe that it answers for every name

    def __getattr__(name: str) -> object:
        """Import `Newsroom`, `Options` and `Result` when they are asked for."""
        if name == "Newsroom":
            from kg.world.gazetteer.newsroom import Newsroom

            return Newsroom
        if name in ("Options", "Result"):
            from kg import pipeline

            return getattr(pipeline, name)
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
