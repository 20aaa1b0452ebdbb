"""Arguments that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

#: The names of `kg.rdf.formats.FORMATS`, which would take too long to import for a `--help`; a test compares.
FORMAT = click.Choice(["turtle", "json-ld", "nt", "nquads", "trig"])


def paths_argument(metavar: str) -> Callable[[Any], Any]:
    """Return the argument of files and folders, at least one."""
    return click.argument("paths", nargs=-1, required=True, metavar=metavar, type=click.Path(path_type=Path))
