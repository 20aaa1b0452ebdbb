"""`kg load`."""

from pathlib import Path
from typing import Any

import click

from kg.app.cli.arguments import paths_argument
from kg.app.cli.stores import Summary, opened, store_options


@click.command()
@paths_argument("GRAPHS...")
@store_options()
@click.option("--graph", metavar="IRI", help="Name for a graph that has no article; for a single file.")
@click.option(
    "--by-id", is_flag=True, help="An article replaces any other with the same identifier (your own id of it)."
)
def load(paths: tuple[Path, ...], graph: str | None, by_id: bool, **chosen: Any) -> int:
    """Put graphs into a triple store, one named graph for each article.

    GRAPHS are files and folders of graphs that kg build or kg merge wrote. Each graph is named by the IRI of its article;
    the graph of several articles that kg merge writes gets a name of its own. A graph that is in the store already is left
    alone if it is the same, and otherwise replaced as a whole, so it is safe to load again after a crash or a correction.

    The store is a folder, or the URL at which a store accepts graphs (Graph Store Protocol) or updates (SPARQL Update). For
    Oxigraph, Fuseki, GraphDB, RDF4J, Stardog, Blazegraph and Virtuoso the query endpoint follows from that URL; others may
    need --query-url.

    Exit codes: 0 all graphs are in the store; 1 some are not; 2 the store or the command line is invalid.

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
