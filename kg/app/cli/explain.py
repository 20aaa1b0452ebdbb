"""`kg explain`."""

from pathlib import Path

import click

from kg.app.cli.arguments import paths_argument


@click.command()
@click.argument("name", metavar="NAME")
@paths_argument("GRAPHS...")
def explain(name: str, paths: tuple[Path, ...]) -> None:
    """Explain why a node is in the graph: its sentence, the rule that made it, and its links in both directions.

    NAME is a label, name or alias ("Netanyahu"), or an IRI: in full, as prefix:name, or its last part alone.

    \b
    Examples:
      kg explain Netanyahu output/
      kg explain Q43723 output/
      kg explain d:country-il output/talks.ttl
      kg explain https://w3id.org/newskg/id/Q43723 output/
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import folders
    from kg.rdf import explain
    from kg.rdf.query import load

    click.echo(explain.render(explain.explain(load(folders.graph_files(paths)), name)).encode(), nl=False)
