"""`kg check`."""

from pathlib import Path

import click

from kg.app.cli.arguments import paths_argument, stdin_for
from kg.errors import InputError


@click.command()
@paths_argument("GRAPHS...")
def check(paths: tuple[Path, ...]) -> int:
    """Check graphs against the shapes and the law; print one line for each problem.

    GRAPHS are files and folders of graphs, or - for standard input; a folder's quarantine/ is skipped. The shapes say what
    each node must have; the law forbids, among other things, asserting as a fact what somebody only said. A file that is
    not RDF is reported, and the others are checked.

    Exit codes: 0 no problems; 1 problems were found; 2 a file could not be read.

    \b
    Examples:
      kg check output/
      kg check output/quarantine/talks.quarantine.ttl
      kg build talks.txt -o - | kg check -
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import folders
    from kg.rdf import check, explain, formats, law

    problems, bad = 0, 0
    files, stdin = folders.graph_files(paths), stdin_for(paths)
    for file in files:
        try:
            graph = formats.to_graph(folders.triples(file, stdin))
        except InputError as error:
            click.echo(f"kg: {error}", err=True)
            bad += 1
            continue
        for problem in (*check.check(graph).problems, *law.problems(graph)):
            problems += 1
            at = f" {explain.shorten(problem.path)}:" if problem.path else ""
            click.echo(f"{file}: {explain.shorten(str(problem.node))}:{at} {problem.message}".encode())
    unread = f", {bad} could not be read" if bad else ""
    click.echo(f"{len(files) - bad} checked, {problems} problems{unread}", err=True)
    return 2 if bad else int(problems > 0)
