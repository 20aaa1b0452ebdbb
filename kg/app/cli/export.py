"""`kg export`."""

from pathlib import Path

import click

from kg.app.cli.arguments import FORMAT, STDIO, paths_argument, stdin_for
from kg.errors import InputError


@click.command()
@paths_argument("GRAPHS...")
@click.option("--format", "format", type=FORMAT, help="Format to write, if the suffix of the output does not tell.")
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="File or folder; without it, or with -, standard output.",
)
@click.option(
    "--context-url",
    "context",
    metavar="URL",
    help="Refer to a JSON-LD context at this URL, in place of one inside each file.",
)
@click.option(
    "--claims-as-triples",
    is_flag=True,
    help="Write what only claims say as RDF 1.2 triple terms, which assert nothing.",
)
def export(
    paths: tuple[Path, ...], format: str | None, out: Path | None, context: str | None, claims_as_triples: bool
) -> int:
    """Convert graphs from one format to another.

    The suffix of a file tells its format: .ttl, .jsonld, .nt, .nq or .trig; standard input (-) may be in any of them. If the
    output has such a suffix, all graphs go into that one file; otherwise each goes into the output folder under its own
    name. N-Quads and TriG put each graph into a named graph called after its article. A file that is not RDF is reported,
    and the others are converted.

    With --claims-as-triples, nothing is asserted about an event or a figure that occurs only in claims; the claims reify it
    instead: <claim> rdf:reifies <<( <event> kg:actor <person> )>>.

    \b
    Examples:
      kg export output/talks.ttl --format json-ld
      kg export output/ -o all.nq
      kg export output/ --format nt -o triples/
      kg export output/ --claims-as-triples -o said.trig
      kg export - --format turtle -o talks.ttl < talks.jsonld
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import atomic, convert, folders, single
    from kg.rdf import formats

    out = None if out == STDIO else out
    format = _format(format, out)
    if context and format != "json-ld":
        raise click.UsageError("--context-url is for --format json-ld")
    files, stdin = folders.graphs(paths), stdin_for(paths)
    choices, told = formats.Choices(context, claims_as_triples), _Told(len(files))
    every = [file.path for file in files]
    if out is None:
        for piece in convert.pieces(every, format, choices, stdin, told):
            click.echo(piece, nl=False)
    elif single.target(out, format)[1] is not None or (len(files) == 1 and not out.is_dir()):
        atomic.write(out, convert.pieces(every, format, choices, stdin, told))
    else:
        for target, file in folders.targets(files, out, formats.FORMATS[format].suffix).items():
            before, data = told.count, list(convert.pieces([file.path], format, choices, stdin, told))
            if told.count == before:
                atomic.write(target, data)
    return 2 if told.count else 0


def _format(format: str | None, out: Path | None) -> str:
    """Return the format that is asked for, or that the name of the output says."""
    from kg.corpus import single

    if out:
        single.agree(out, format)
    named = single.target(out, None) if out else (None, None, "")
    if not format and not named[1]:
        raise click.UsageError("give --format, or -o with a file whose suffix says it")
    return format or named[2]


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
