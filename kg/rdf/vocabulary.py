"""What a graph is read with, as documents: the ontology, the shapes, the JSON-LD context; files of the wheel, whole or one by one."""

from pathlib import Path

import pyoxigraph as ox

from kg.rdf import context
from kg.rdf.convert import ordered, to_graph
from kg.rdf.formats import FORMATS
from kg.rdf.prefixes import PREFIXES
from kg.rdf.resources import Folder, folder, turtle_files


def files(name: Folder, format: str) -> dict[str, bytes]:
    """Return the documents of a folder by their file names, in a format; in Turtle they are the files as they are."""
    suffix = FORMATS[format].suffix
    return {path.stem + suffix: _written([path], format) for path in _paths(name)}


def whole(name: Folder, format: str) -> bytes:
    """Return all documents of a folder as one, in a format; in Turtle with their comments."""
    return _written(_paths(name), format)


def jsonld_context() -> bytes:
    """Return the JSON-LD context."""
    return (folder("ontology") / context.FILE).read_bytes()


def _paths(name: Folder) -> list[Path]:
    """Return the files of a folder, the law among the shapes."""
    return [*turtle_files(name), *(turtle_files("shapes/law") if name == "shapes" else ())]


def _written(paths: list[Path], format: str) -> bytes:
    if format == "turtle":
        return b"\n".join(path.read_bytes() for path in paths)
    data = ox.Dataset(quad for path in paths for quad in ox.parse(path=path))
    data.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # names the blank nodes by what they say, always alike
    return FORMATS[format].write(ordered(to_graph(quad.triple for quad in data)), PREFIXES)
