"""`kg site`."""

from pathlib import Path

import click

from kg.app.cli.arguments import paths_argument


@click.command()
@paths_argument("GRAPHS...")
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="Folder for the pages.")
def site(paths: tuple[Path, ...], out: Path) -> int:
    """Write the pages of many articles as a folder that opens without a server, or behind any.

    There is a page for each article, and for each person, organization, country and place that several articles may share,
    and lists of claims, events, proposals and figures. Start at OUT/index.html. Pages from an earlier run are replaced, or
    removed if their articles are gone; other files are left alone.

    \b
    Examples:
      kg site output/ -o site/
      kg site merged/ -o site/
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import look

    written = look.site(paths, out)
    for error in written.problems:
        click.echo(f"kg: {error}", err=True)
    click.echo(f"{out / 'index.html'}: {written.pages:,} pages", err=True)
    return 2 if written.problems else 0
