"""Arguments that several commands share."""

import sys
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import click

#: The names of `kg.rdf.formats.FORMATS`, which would take too long to import for a `--help`; a test compares.
FORMAT = click.Choice(["turtle", "json-ld", "nt", "nquads", "trig"])

#: Standard input among the paths, standard output for an output.
STDIO = Path("-")


def paths_argument(metavar: str) -> Callable[[Any], Any]:
    """Return the argument of files and folders, at least one."""
    return click.argument("paths", nargs=-1, required=True, metavar=metavar, type=click.Path(path_type=Path))


def stdin_for(paths: Collection[Path]) -> bytes:
    """Return what comes through standard input where a path is `-`."""
    return sys.stdin.buffer.read() if STDIO in paths else b""
