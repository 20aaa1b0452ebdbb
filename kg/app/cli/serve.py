"""`kg serve`."""

from pathlib import Path

import click

from kg.errors import InputError

#: Where the pages are, unless another port is asked for.
PORT = 8765


@click.command()
@click.argument("paths", nargs=-1, metavar="[GRAPHS... or STORE]", type=click.Path(path_type=Path))
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 picks a free one."
)
@click.option("--open", "browser", is_flag=True, help="Open the start page in the browser.")
@click.option(
    "--timeout",
    "seconds",
    default=10.0,
    show_default=True,
    type=click.FloatRange(0, 600, min_open=True),
    metavar="SECONDS",
    help="Time limit of a SPARQL query.",
)
def serve(paths: tuple[Path, ...], port: int, browser: bool, seconds: float) -> int:
    """Browse graphs in a web browser, and answer SPARQL queries about them.

    GRAPHS are files and folders of graphs, STORE is the folder of a store that kg load wrote; without either, output/store or
    output/ is served. The pages search, list and draw what the articles say, each with its sentence. The server is
    read-only and answers only this machine. What is loaded later is shown after the next start.

    /sparql speaks the SPARQL 1.1 protocol, and /query is an editor for queries. A large store is indexed at the first
    start, which takes a while; the index is kept beside it. Ctrl-C stops the server.

    \b
    Examples:
      kg serve output/
      kg serve output/store --port 8000 --open
      curl http://127.0.0.1:8765/sparql --data-urlencode 'query=SELECT (COUNT(*) AS ?n) { ?c a kg:Claim }'
    """  # noqa: D301 - click wants the character \b itself
    try:
        from kg.corpus import shown
        from kg.explore.server import run
    except ModuleNotFoundError as error:
        raise InputError(f"serve: needs {error.name}; pip install 'newskg[serve]'") from error

    with shown.open_(paths) as found:
        for problem in found.problems:
            click.echo(f"kg: {problem}", err=True)
        choices = run.Choices(port, seconds, browser=browser)
        run.run(found, choices, lambda address: click.echo(f"{found.name} is at {address} (Ctrl-C ends it)", err=True))
    return 0
