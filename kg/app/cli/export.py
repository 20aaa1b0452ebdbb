"""`kg export`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.app.cli.arguments import FORMAT, paths_argument
from kg.errors import InputError

if TYPE_CHECKING:
    from pyoxigraph import Triple

STDIN = Path("-")


@click.command()
@paths_argument("FILES_OR_FOLDERS...")
@click.option("--format", "format", required=True, type=FORMAT, help="Format to write.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), help="File or folder; standard output if missing."
)
def export(paths: tuple[Path, ...], format: str, out: Path | None) -> None:
    """Convert graphs from one format to another.

    Formats are told by suffix: .ttl, .jsonld, .nt; what comes through - is Turtle, N-Triples or JSON-LD. Several graphs
    go to a folder, each under its own name, or to one stream.

    \b
    Examples:
      kg export output/talks.ttl --format json-ld
      kg export output/ --format nt -o triples/
      kg export - --format turtle -o talks.ttl < talks.jsonld
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import atomic, folders
    from kg.rdf import formats

    files = [STDIN] if paths == (STDIN,) else folders.graph_files(paths)
    if out is None or (len(files) == 1 and not out.is_dir()):
        data = formats.render(formats.to_graph(triple for file in files for triple in _triples(file)), format)
        click.echo(data, nl=False) if out is None else atomic.write(out, data)
        return
    for target, file in _targets(files, out, formats.FORMATS[format].suffix).items():
        atomic.write(target, formats.render(formats.to_graph(_triples(file)), format))


def _triples(file: Path) -> "list[Triple]":
    from kg.rdf import formats

    if file != STDIN:
        return formats.parse(file)
    data = sys.stdin.buffer.read()
    # N-Triples are Turtle as well.
    return formats.decode(data, "json-ld" if data.lstrip()[:1] in (b"{", b"[") else "turtle", "<stdin>")


def _targets(files: list[Path], folder: Path, suffix: str) -> dict[Path, Path]:
    """Return where each file goes; raise InputError when two would write the same."""
    targets: dict[Path, Path] = {}
    for file in files:
        other = targets.setdefault(folder / (file.stem + suffix), file)
        if other != file:
            raise InputError(f"{file}: would write the same file as {other}")
    return targets
