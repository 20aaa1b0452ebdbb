"""`kg ontology`, `kg shapes` and `kg context`: what the graphs are written with, for those who read them."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.app.cli.arguments import FORMAT

if TYPE_CHECKING:
    from kg.rdf.resources import Folder

OUTPUT = click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="A file for all of it, or a folder for one file per part.",
)
AS = click.option("--format", "format", default="turtle", show_default=True, type=FORMAT, help="Format to write.")


@click.command()
@OUTPUT
@AS
def ontology(out: Path | None, format: str) -> None:
    """Print or save the ontology: classes, properties, types, and their alignment with other vocabularies.

    \b
    Examples:
      kg ontology > newskg.ttl
      kg ontology --format json-ld -o newskg.jsonld
      kg ontology -o ontology/
    """  # noqa: D301 - click wants the character \b itself
    _save("ontology", out, format)


@click.command()
@OUTPUT
@AS
def shapes(out: Path | None, format: str) -> None:
    """Print or save the SHACL shapes that every graph conforms to.

    \b
    Examples:
      kg shapes > shapes.ttl
      kg shapes -o shapes/
    """  # noqa: D301 - click wants the character \b itself
    _save("shapes", out, format)


@click.command()
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="File; without it, standard output.")
def context(out: Path | None) -> None:
    """Print or save the JSON-LD context that all files share.

    \b
    Examples:
      kg context -o context.jsonld
      kg export output/ --format json-ld --context-url https://data.example/context.jsonld -o json/
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import atomic
    from kg.rdf import vocabulary

    data = vocabulary.jsonld_context()
    click.echo(data, nl=False) if out is None else atomic.write(out, data)


def _save(name: "Folder", out: Path | None, format: str) -> None:
    """Print all in one document, or write it to a file, or one file each to what is a folder or has no suffix."""
    from kg.corpus import atomic
    from kg.rdf import vocabulary

    if out is None:
        click.echo(vocabulary.whole(name, format), nl=False)
    elif out.is_dir() or not out.suffix:
        for file, data in vocabulary.files(name, format).items():
            atomic.write(out / file, data)
    else:
        atomic.write(out, vocabulary.whole(name, format))
