"""The graphs that a user's paths stand for, and where they go."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from kg.errors import InputError, why
from kg.rdf import formats
from kg.store import is_one, kept

#: The description of a build, beside its graphs; it is not the graph of an article.
DESCRIPTION = "void.ttl"
#: Where, inside the output folder, what broke a shape goes; commands that read a folder skip it.
QUARANTINE = "quarantine"
#: Standard input among the paths.
STDIN = Path("-")


@dataclass(frozen=True)
class GraphFile:
    """A file of RDF. `stem` is its name without suffix, below the folders that lead to it from the one that was given."""

    path: Path
    stem: str


def graph_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files, each once, sorted; folders are walked. Raise InputError for what is missing or holds no RDF."""
    return [file.path for file in graphs(paths)]


def graphs(paths: Iterable[Path]) -> list[GraphFile]:
    """Return the files of `graph_files` with their names below the folders that were given; `-` is kept."""
    found = {file.path: file for path in sorted(set(paths)) for file in _files(path)}
    return sorted(found.values(), key=lambda file: file.path)


def triples(path: Path, stdin: bytes = b"") -> list[ox.Triple]:
    """Return the triples of a file, or of standard input, in whatever format; raise InputError for anything but RDF."""
    return [quad.triple for quad in quads(path, stdin)]


def quads(path: Path, stdin: bytes = b"") -> list[ox.Quad]:
    """Return the triples of a file, or of standard input, with the names of their graphs, as `triples` does."""
    return formats.quads(path) if path != STDIN else formats.sniff(stdin, "<stdin>")


def asked(paths: Iterable[str | Path], stdin: BinaryIO) -> kept.Graphs:
    """Return the graphs of files, folders and standard input ("-"), ready to be asked, and what could not be read.

    A folder alone is read once and kept. Raise InputError for what is missing or holds no RDF.
    """
    given = [Path(path) for path in paths]
    files = graph_files(path for path in given if path != STDIN)
    if len(given) == 1 and given[0].is_dir():
        return kept.read(given[0], files)
    found = kept.in_memory(files)
    if STDIN not in given:
        return found
    try:
        found.store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples(STDIN, stdin.read()))
    except InputError as error:
        return kept.Graphs(found.store, (*found.problems, error))
    return found


def targets(files: Iterable[GraphFile], folder: Path, suffix: str) -> dict[Path, GraphFile]:
    """Return where in a folder each file goes; raise InputError when two would write the same."""
    found: dict[Path, GraphFile] = {}
    for file in files:
        other = found.setdefault(folder / (file.stem + suffix), file)
        if other != file:
            raise InputError(f"{file.path}: would write the same file as {other.path}")
    return found


def _files(path: Path) -> list[GraphFile]:
    if path == STDIN:
        return [GraphFile(path, "stdin")]
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not path.is_dir():
        return [GraphFile(path, path.stem)]
    found = [file for file in _walk(path) if formats.named(file)]
    if is_one(path):
        raise InputError(f"{path}: is a triple store, and no folder of graphs; kg query takes it by --store")
    if not found:
        raise InputError(f"{path}: no graphs in this folder (looked for {', '.join(formats.SUFFIXES)})")
    return [GraphFile(file, file.relative_to(path).with_suffix("").as_posix()) for file in found]


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, hidden ones, pipes and those in quarantine aside; raise InputError for a locked folder."""

    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename}: {why(error)}") from error

    for parent, folders, names in os.walk(folder, onerror=refuse):  # Path.walk is new in 3.12
        folders[:] = [name for name in folders if not name.startswith(".") and name != QUARANTINE]
        paths = (Path(parent, name) for name in names if not name.startswith(".") and name != DESCRIPTION)
        yield from (path for path in paths if path.is_file() or path.is_symlink())
