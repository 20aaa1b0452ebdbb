"""`kg load`."""

from pathlib import Path
from typing import Any

import click

from kg.app.cli.arguments import paths_argument
from kg.app.cli.stores import Summary, opened, store_options


@click.command()
@paths_argument("GRAPHS...")
@store_options()
@click.option("--graph", metavar="IRI", help="What to call a graph that names no article. For one file.")
@click.option("--by-id", is_flag=True, help="An article replaces others with the same identifier of yours.")
def load(paths: tuple[Path, ...], graph: str | None, by_id: bool, **chosen: Any) -> int:
    """Put graphs into a triple store, one named graph for each article.

    GRAPHS are files and folders of graphs, of kg build or kg merge. A graph's name is the IRI of its article; the graph
    of several articles, as kg merge writes it, gets one of its own. What is in the store already stays as it is, what
    differs is replaced as a whole: load again after a crash or a correction.

    The store is a folder, or the address where a store takes graphs (Graph Store Protocol) or updates. The addresses of
    Oxigraph, Fuseki, GraphDB, RDF4J, Stardog, Blazegraph and Virtuoso tell where they answer queries; others may need
    --query-url.

    \b
    Examples:
      kg load output/
      kg load output/ merged/merged.ttl --store archive/store
      kg load output/ --store http://localhost:7878/store
      KG_STORE_PASSWORD=... kg load output/ --store https://data.example/news/data --user ada
    """  # noqa: D301 - click wants the character \b itself
    from tqdm import tqdm

    from kg import store as stores
    from kg.corpus import folders

    files = folders.graph_files(paths)
    if graph and len(files) > 1:
        raise click.UsageError("--graph is the name of one graph; give one file")
    summary, sources = Summary(), set()
    with opened(chosen) as store, tqdm(total=len(files), unit=" files", disable=None, leave=False) as bar:
        for loaded in summary.follow(stores.load(files, store, graph=graph, by_id=by_id), by_id=by_id):
            bar.update(loaded.source not in sources)
            sources.add(loaded.source)
    left = len(files) - len(sources)
    click.echo(summary.line() + (f"; {left} files not tried" if left else ""), err=True)
    return summary.code()
