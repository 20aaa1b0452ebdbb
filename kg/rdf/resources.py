"""Where the data folders are that live outside the package in the repository and inside it in an installed wheel."""

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).parent.parent


def turtle_files(folder: Literal["ontology", "shapes"]) -> list[Path]:
    """Return the Turtle files of a data folder, sorted by name.

    >>> [path.name for path in turtle_files("ontology")]
    ['alignments.ttl', 'newskg.ttl', 'plover.ttl', 'types.ttl']
    """
    installed = PACKAGE / "data" / folder
    root = installed if installed.is_dir() else PACKAGE.parent / folder
    return sorted(root.glob("*.ttl"))
