"""Graphs in files -> one document of another format, a file at a time."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rdflib import Graph

from kg.corpus import folders
from kg.errors import InputError
from kg.rdf import formats
from kg.rdf.formats import Choices, Name


def pieces(
    files: Iterable[Path], format: str, choices: Choices, stdin: bytes, tell: Callable[[InputError], None]
) -> Iterator[bytes]:
    """Yield the pieces of a document that holds the graphs of all files; `-` is what came through standard input.

    A file that is not RDF is reported and left out.
    """
    return formats.render_all(_graphs(files, stdin, tell), format, choices)


def _graphs(files: Iterable[Path], stdin: bytes, tell: Callable[[InputError], None]) -> Iterator[tuple[Name, Graph]]:
    for file in files:
        try:
            quads = folders.quads(file, stdin)
        except InputError as error:
            tell(error)
            continue
        yield from formats.graphs(quads)
