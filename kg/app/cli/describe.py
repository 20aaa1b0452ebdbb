"""`kg describe`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from kg.app.cli.arguments import FORMAT, paths_argument


@click.command()
@paths_argument("GRAPHS...")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="File; without it, standard output.")
@click.option("--format", "format", default="turtle", show_default=True, type=FORMAT, help="Format to write.")
@click.option("--title", help="Title of the data set.")
@click.option(
    "--license", "license", metavar="IRI", help="Licence of the data; the licence of your articles applies to it."
)
@click.option("--publisher", metavar="IRI", help="Publisher of the data set.")
@click.option("--url", metavar="IRI", help="Page from which it can be downloaded.")
def describe(paths: tuple[Path, ...], out: Path | None, format: str, **about: str | None) -> None:
    """Describe a build for data catalogues: counts, licence, provenance.

    VoID gives the counts of triples, of instances by class and of uses by property, and the vocabularies; DCAT the title,
    licence, publisher, period and files; PROV the program, the language model, and when the first and the last graph were
    written. Commands that read a folder of graphs skip a file void.ttl in it.

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
