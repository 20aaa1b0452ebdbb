"""`kg check`."""

from pathlib import Path

import click

from kg.app.cli.arguments import paths_argument


@click.command()
@paths_argument("FILES_OR_FOLDERS...")
def check(paths: tuple[Path, ...]) -> int:
    """Check graphs against the shapes, and print one line for each problem.

    A folder stands for all graphs in it, those in quarantine aside.

    \b
    Examples:
      kg check output/
      kg check output/quarantine/talks.quarantine.ttl
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import folders
    from kg.rdf import check, explain, formats

    files = folders.graph_files(paths)
    count = 0
    for file in files:
        for problem in check.check(formats.read(file)).problems:
            count += 1
            at = f" {explain.shorten(problem.path)}:" if problem.path else ""
            click.echo(f"{file}: {explain.shorten(str(problem.node))}:{at} {problem.message}".encode())
    click.echo(f"{len(files)} checked, {count} problems", err=True)
    return int(count > 0)
