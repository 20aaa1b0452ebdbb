"""`kg merge`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.app.cli.arguments import FORMAT, paths_argument
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.corpus.merge import Merged


@click.command()
@paths_argument("GRAPHS...")
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="Folder for the results.")
@click.option(
    "--format", "format", default="turtle", show_default=True, type=FORMAT, help="Format of the merged graph."
)
@click.option(
    "--merges", type=click.Path(path_type=Path), help="Apply this table of decisions, as an editor changed it."
)
def merge(paths: tuple[Path, ...], out: Path, format: str, merges: Path | None) -> int:
    """Decide which people, organizations and places of many articles are the same.

    GRAPHS are files and folders of graphs that kg build wrote; they are not changed. OUT/merges.tsv has one line for each
    decision: same, different, or ? where the graphs do not settle it and the two are kept apart. To overrule a decision,
    change its first column, or add a line with an empty column kg, and pass the table to --merges. OUT/merged.ttl has one
    node for each person, organization or place, with all that the articles say about it.

    \b
    Examples:
      kg merge output/ -o merged/
      kg merge output/ -o merged/ --merges merged/merges.tsv
      kg query merged/ 'SELECT ?thing ?node { ?thing prov:alternateOf ?node }'
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import atomic, folders
    from kg.corpus import merge as identity
    from kg.rdf import formats

    target, table = out / f"merged{formats.FORMATS[format].suffix}", out / "merges.tsv"
    _check_apart(paths, out)
    if merges is None and table.exists() and identity.table.read(table).lines:
        raise InputError(f"{table}: has lines of an editor; --merges {table} keeps them")
    merged = identity.merge(folders.graph_files(paths), merges)
    atomic.write(target, merged.render(format))
    atomic.write(table, merged.table())
    _report(merged)
    return 2 if merged.broken else 0


def _check_apart(paths: tuple[Path, ...], out: Path) -> None:
    """Refuse to write among the graphs: the next command would read what was merged beside what it was merged from."""
    for path in paths:
        if path.is_dir() and out.resolve().is_relative_to(path.resolve()):
            raise InputError(f"{out}: is in {path}, which holds the graphs; give -o a folder of its own")
        if not path.is_dir() and path.resolve().parent == out.resolve():
            raise InputError(f"{out}: holds {path.name}, which is to be merged; give -o a folder of its own")


def _report(merged: "Merged") -> None:
    for error in merged.broken:
        click.echo(f"kg: {error}", err=True)
    verdicts = Counter(decision.verdict for decision in merged.decisions)
    things = len(set(merged.identity.canonical.values()))
    click.echo(
        f"graphs: {len(merged.files)} read; {len(merged.facts.things)} nodes with names, {things} things", err=True
    )
    told = f"{verdicts['same']} same, {verdicts['different']} different, {verdicts['?']} open"
    click.echo(f"decisions: {told}; {len(merged.orders.lines)} lines of an editor", err=True)
    if merged.repeats:
        click.echo(f"  left out {len(merged.repeats)}: another graph has the same article", err=True)
    if merged.unknown:
        click.echo(f"  without effect {merged.unknown}: a node of the line is not in these graphs", err=True)
