"""`kg site`."""

from pathlib import Path

import click

from kg.app.cli.arguments import paths_argument


@click.command()
@paths_argument("FILES_OR_FOLDERS...")
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="Folder for the pages.")
def site(paths: tuple[Path, ...], out: Path) -> int:
    """Write the pages of many articles as a folder: no server is needed to look at them, and any can show them.

    It has a page for each article, and for each person, organization, country and place that is known beyond one article, and lists
    of what was said, what happened, what was offered, and of figures. OUT/index.html is where to begin. Pages that an earlier run
    wrote there are written anew, and go where their articles are no more; other files are left alone.

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
