"""`kg retract`."""

from typing import Any

import click

from kg.app.cli.stores import opened, store_options


@click.command()
@click.argument("article")
@store_options()
def retract(article: str, **chosen: Any) -> None:
    """Remove an article from a triple store.

    ARTICLE is its IRI, the last part of the IRI, its URL, or your own id of it. Any other graph is named by its IRI. Files
    are not touched.

    \b
    Examples:
      kg retract https://news.example/talks
      kg retract a-3f2c9b1e --store archive/store
      kg retract 2024-02-07-17 --store http://localhost:7878/store
    """  # noqa: D301 - click wants the character \b itself
    from kg import store as stores

    opened(chosen, read_only=True).close()  # where there is no store, none is made
    with opened(chosen) as store:
        gone = stores.retract(article, store)
    click.echo(f"removed: {gone.graph}", err=True)
    for graph in gone.besides:
        click.echo(f"  {graph} still contains it; merge again and load the result", err=True)
