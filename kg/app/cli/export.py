"""`kg export`."""

import sys
from pathlib import Path

import click

from kg.app.cli.arguments import FORMAT, paths_argument
from kg.errors import InputError

STDIO = Path("-")


@click.command()
@paths_argument("FILES_OR_FOLDERS...")
@click.option("--format", "format", type=FORMAT, help="Format to write; the suffix of a file says it as well.")
@click.option(
    "-o", "--output", "out", type=click.Path(path_type=Path), help="File or folder; standard output if missing, or -."
)
@click.option(
    "--context-url", "context", metavar="URL", help="Refer to a JSON-LD context, for the one inside each file."
)
@click.option("--claims-as-triples", is_flag=True, help="Assert nothing that only claims say: triple terms of RDF 1.2.")
def export(
    paths: tuple[Path, ...], format: str | None, out: Path | None, context: str | None, claims_as_triples: bool
) -> int:
    """Convert graphs from one format to another.

    Formats are told by suffix: .ttl, .jsonld, .nt, .nq, .trig; what comes through - may be any of them. Where OUT ends as
    graphs do, all go to that one file; else several go to a folder, each under its own name. N-Quads and TriG name each
    graph after its article. A file that is no RDF is told, and the others are converted.

    With --claims-as-triples nothing is asserted of an event or a figure that only claims speak of. The claims reify it, as
    in <claim> rdf:reifies <<( <event> kg:actor <person> )>>.

    \b
    Examples:
      kg export output/talks.ttl --format json-ld
      kg export output/ -o all.nq
      kg export output/ --format nt -o triples/
      kg export output/ --claims-as-triples -o said.trig
      kg export - --format turtle -o talks.ttl < talks.jsonld
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import atomic, convert, folders
    from kg.rdf import formats

    out = None if out == STDIO else out
    format = format or _format_of(out)
    if context and format != "json-ld":
        raise click.UsageError("--context-url is for --format json-ld")
    files = [STDIO] if paths == (STDIO,) else folders.graph_files(paths)
    stdin = sys.stdin.buffer.read() if paths == (STDIO,) else b""
    choices, told = formats.Choices(context, claims_as_triples), _Told(len(files))
    if out is None:
        for piece in convert.pieces(files, format, choices, stdin, told):
            click.echo(piece, nl=False)
    elif _is_file(out, format, len(files)):
        atomic.write(out, convert.pieces(files, format, choices, stdin, told))
    else:
        for target, file in _targets(files, out, formats.FORMATS[format].suffix).items():
            before, data = told.count, list(convert.pieces([file], format, choices, stdin, told))
            if told.count == before:
                atomic.write(target, data)
    return 2 if told.count else 0


class _Told:
    """Tells of files that cannot be read, and counts them; of one file alone it is the end."""

    def __init__(self, files: int) -> None:
        self.alone = files == 1
        self.count = 0

    def __call__(self, error: InputError) -> None:
        if self.alone:
            raise error
        click.echo(f"kg: {error}", err=True)
        self.count += 1


def _format_of(out: Path | None) -> str:
    """Return the format that the name of an output says."""
    from kg.rdf.formats import FORMATS

    named = [name for name, format in FORMATS.items() if out and not out.is_dir() and out.suffix == format.suffix]
    if not named:
        raise click.UsageError("give --format, or -o with a file whose suffix says it")
    return named[0]


def _is_file(out: Path, format: str, files: int) -> bool:
    """Say whether all goes to one file; raise InputError for a name that another format would be read by."""
    from kg.rdf.formats import FORMATS

    if out.is_dir():
        return False
    others = {other.suffix: name for name, other in FORMATS.items() if name != format}
    if out.suffix in others:
        raise InputError(f"{out}: a file of this name is read as {others[out.suffix]}, not {format}")
    return files == 1 or out.suffix == FORMATS[format].suffix


def _targets(files: list[Path], folder: Path, suffix: str) -> dict[Path, Path]:
    """Return where each file goes; raise InputError when two would write the same."""
    targets: dict[Path, Path] = {}
    for file in files:
        other = targets.setdefault(folder / (file.stem + suffix), file)
        if other != file:
            raise InputError(f"{file}: would write the same file as {other}")
    return targets
