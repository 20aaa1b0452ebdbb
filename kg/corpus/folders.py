"""The files of RDF that a user's paths stand for."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import InputError
from kg.rdf import formats

#: The description of a build, beside its graphs; it is no graph of an article.
DESCRIPTION = "void.ttl"
#: Where, inside the output folder, what broke a shape goes; commands that read a folder skip it.
QUARANTINE = "quarantine"


def graph_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files, each once, sorted; folders are walked. Raise InputError for what is missing or holds no RDF."""
    return sorted({file for path in paths for file in _files(path)})


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise InputError(f"{path}: no such file or folder")
    if not path.is_dir():
        return [path]
    suffixes = tuple(format.suffix for format in formats.FORMATS.values())
    found = [file for file in _walk(path) if file.name.endswith(suffixes)]
    if not found:
        raise InputError(f"{path}: no graphs in this folder (looked for {', '.join(suffixes)})")
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):  # Path.walk is new in 3.12
        folders[:] = [name for name in folders if not name.startswith(".") and name != QUARANTINE]
        yield from (Path(parent, name) for name in names if not name.startswith(".") and name != DESCRIPTION)
