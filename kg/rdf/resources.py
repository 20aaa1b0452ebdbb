"""Where the data folders are that live outside the package in the repository and inside it in an installed wheel."""

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).parent.parent
Folder = Literal["ontology", "shapes", "shapes/law"]


def folder(name: Folder) -> Path:
    """Return a data folder."""
    installed = PACKAGE / "data" / name
    return installed if installed.is_dir() else PACKAGE.parent / name


def data_files(name: Folder) -> list[Path]:
    """Return all files of a data folder, sorted."""
    return sorted(path for path in folder(name).rglob("*") if path.is_file())


def turtle_files(name: Folder) -> list[Path]:
    """Return the Turtle files of a data folder, sorted by name; those of its own folders aside.

    >>> [path.name for path in turtle_files("ontology")]
    ['alignments.ttl', 'newskg.ttl', 'plover.ttl', 'types.ttl']
    """
    return sorted(folder(name).glob("*.ttl"))
