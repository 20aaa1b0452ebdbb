"""`kg diff`."""

from pathlib import Path

import click

GRAPHS = click.Path(path_type=Path)


@click.command()
@click.argument("old", metavar="A", type=GRAPHS)
@click.argument("new", metavar="B", type=GRAPHS)
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "json"]))
def diff(old: Path, new: Path, form: str) -> int:
    """Compare two builds: which articles, entities, claims, events and proposals were added, removed or changed.

    A and B are files or folders of graphs. A node with another key but the same passages counts as changed, and its changes
    are listed property by property. A graph that cannot be read is reported, and the others are compared.

    Exit codes: 0 nothing differs; 1 something differs; 2 a graph could not be read.

    \b
    Examples:
      kg diff before/ after/
      kg diff before/talks.ttl after/talks.ttl --format json
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import folders, tables
    from kg.rdf import diff

    (before, lost), (after, missing) = (tables.read_all(folders.graph_files([path])) for path in (old, new))
    for one, problems in ((before, lost), (after, missing)):
        if problems and not one["articles"]:
            raise problems[0]
    for error in (*lost, *missing):
        click.echo(f"kg: {error}", err=True)
    comparison = diff.compare(before, after)
    text = diff.as_json(comparison) if form == "json" else diff.as_text(comparison)
    click.echo(text.encode(), nl=False)
    return 2 if lost or missing else int(not comparison.equal)
