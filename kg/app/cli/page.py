"""`kg page`."""

from pathlib import Path

import click

from kg.app.cli.arguments import STDIO, stdin_for


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="File, or - for standard output.  [default: FILE.html]",
)
@click.option(
    "--article", metavar="WORDS", help="Which article, if there are several: part of its headline, its URL or its name."
)
@click.option("--text", type=click.Path(path_type=Path), help="The article itself, for a graph built with --no-text.")
@click.option("--date", help="Day of publication (2024-02-07); overrides what the article says.")
@click.option("--url", help="URL of the article.")
def page(path: Path, out: Path | None, date: str | None, url: str | None, **wish: "str | Path | None") -> int:
    """Write one article as a web page: marked text, who said what, timeline, map, graph.

    FILE is an article (text, HTML, JSON, ...) or a graph that kg build wrote, or - for standard input. The page is a single
    file that needs only a browser and no network, so it can be sent by e-mail and archived.

    \b
    Examples:
      kg page seeds/netanyahu-ceasefire-2024.txt
      kg page output/talks.ttl -o talks.html
      kg page merged/merged.ttl --article "Ceasefire talks" -o talks.html
      kg page small.ttl --text talks.txt -o talks.html
    """  # noqa: D301 - click wants the character \b itself
    from kg import article
    from kg.corpus import atomic, look

    target = out or (STDIO if path == STDIO else Path(path.name).with_suffix(".html"))
    if target != STDIO and target.resolve() == path.resolve():
        raise click.UsageError(f"the page would be written over {path}; give -o another file")
    if out is None and target != STDIO:
        look.keep_others(target)
    wanted = look.Wish(**wish, overrides=article.Overrides(date=date, url=url))  # type: ignore[arg-type]
    made = look.page(path, wanted, stdin_for([path]))
    if target == STDIO:
        click.echo(made.html.encode(), nl=False)
    else:
        atomic.write(target, made.html.encode())
        click.echo(f"{target}: {len(made.html.encode()) // 1000:,} kB", err=True)
    if made.quarantined:
        click.echo(f"kg: {made.quarantined} nodes break a shape and are left out; the page says why", err=True)
    return 1 if made.quarantined else 0
