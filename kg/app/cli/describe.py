"""`kg describe`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from kg.app.cli.arguments import FORMAT, paths_argument


@click.command()
@paths_argument("FILES_OR_FOLDERS...")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="File; standard output if missing.")
@click.option("--format", "format", default="turtle", show_default=True, type=FORMAT, help="Format to write.")
@click.option("--title", help="What the data set is called.")
@click.option("--license", "license", metavar="IRI", help="Licence of the data: that of your articles binds it.")
@click.option("--publisher", metavar="IRI", help="Who publishes it.")
@click.option("--url", metavar="IRI", help="Page where it can be had.")
def describe(paths: tuple[Path, ...], out: Path | None, format: str, **about: str | None) -> None:
    """Describe a build for data catalogues: counts, licence, origin.

    In VoID: triples, things by class, uses by property, vocabularies. In DCAT: title, licence, publisher, period, files. In
    PROV: the program and the model, and when the first and the last graph were written. A file void.ttl in a folder of graphs
    is left alone by all commands that read graphs.

    \b
    Examples:
      kg describe output/ -o output/void.ttl --license https://creativecommons.org/licenses/by/4.0/
      kg describe output/ --format json-ld
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import atomic, folders
    from kg.rdf import description, formats

    counts = description.Counts()
    for file in folders.graph_files(paths):
        counts.add(formats.parse(file))
        found = file.stat()
        media = formats.of(file).syntax.media_type.partition(";")[0]
        counts.file(media, found.st_size, datetime.fromtimestamp(found.st_mtime, UTC))
    given = {name: value for name, value in about.items() if value}
    data = formats.render(description.describe(counts, description.About(**given)), format)
    click.echo(data, nl=False) if out is None else atomic.write(out, data)
