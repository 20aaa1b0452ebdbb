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
    "--article", metavar="WORDS", help="Which one, of several: words of its headline, its address, or its name."
)
@click.option(
    "--text", type=click.Path(path_type=Path), help="The article, for a graph that was built without its text."
)
@click.option("--date", help="Day of publication, over what the article says: 2024-02-07.")
@click.option("--url", help="Address of the article.")
def page(path: Path, out: Path | None, date: str | None, url: str | None, **wish: "str | Path | None") -> int:
    """Write one article as a page to look at: marks, who said what, timeline, map, graph.

    FILE is an article (text, HTML, JSON, ...) or a graph of kg build, or - for standard input. The page is one file that needs
    nothing but a browser: it can be sent, kept, and opened without a network.

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
