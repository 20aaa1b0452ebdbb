"""`kg tables`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.app.cli.arguments import paths_argument

if TYPE_CHECKING:
    from kg.corpus.tables import Written

#: The names of `kg.corpus.tables.FORMATS`, which would take too long to import for a `--help`; a test compares.
FORMS = ("csv", "sqlite", "parquet")


@click.command()
@paths_argument("GRAPHS...")
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="Folder for the tables.")
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=click.Choice(FORMS),
    help="Format to write; may be repeated.  [default: all]",
)
@click.option(
    "--raw", is_flag=True, help="Leave text in CSV as it is, even if a spreadsheet would run it as a formula."
)
@click.option("--force", is_flag=True, help="Overwrite files that kg did not write or that have been changed since.")
def tables(paths: tuple[Path, ...], out: Path, forms: tuple[str, ...], raw: bool, force: bool) -> int:
    """Write graphs as tables: CSV, Parquet and one SQLite file.

    The tables are articles, entities, mentions, roles, claims, events, participants, figures, proposals and terms. Each row
    has a key that stays the same from build to build, labels beside IRIs, its article, its sentence, and the offsets of its
    passage. dictionary.md describes each column, and datapackage.json describes them for programs.

    \b
    Examples:
      kg tables output/ -o tables/
      kg tables output/ -o tables/ --format csv --raw
      datasette tables/
    """  # noqa: D301 - click wants the character \b itself
    from tqdm import tqdm

    from kg.corpus import folders
    from kg.corpus import tables as corpus

    files = tqdm(folders.graph_files(paths), unit=" graphs", disable=None, leave=False)
    written = corpus.write(files, out, _forms(forms), raw=raw, force=force)
    for failure in written.failures:
        click.echo(f"kg: {failure}", err=True)
    _report(written)
    return 2 if written.failures else 0


def _forms(asked: tuple[str, ...]) -> tuple[str, ...]:
    """Return the formats to write: those asked for, else all that this installation can."""
    from kg.rdf.tables import parquet

    if asked or parquet.installed():
        return tuple(dict.fromkeys(asked)) or FORMS
    click.echo("Parquet is left out: it needs pip install 'newskg[tables]'", err=True)
    return tuple(form for form in FORMS if form != "parquet")


def _report(written: "Written") -> None:
    if not written.rows["articles"]:
        click.echo("nothing is written", err=True)
        return
    click.echo(", ".join(_counted(count, name) for name, count in written.rows.items()), err=True)
    if written.repeats:
        click.echo(f"  left out {len(written.repeats)}: another graph has the same article", err=True)
    if written.guarded:
        click.echo(
            f"  {written.guarded} cells of CSV would be formulas and have an apostrophe in front; --raw leaves them",
            err=True,
        )


def _counted(count: int, rows: str) -> str:
    """Return a number of rows in words: "1 entity", "2 entities"."""
    return (
        f"{count} {rows}"
        if count != 1
        else f"1 {rows.removesuffix('ies')}y"
        if rows.endswith("ies")
        else f"1 {rows[:-1]}"
    )
