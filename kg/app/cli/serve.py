"""`kg serve`."""

from pathlib import Path

import click

from kg.errors import InputError

#: Where the pages are, unless another port is asked for.
PORT = 8765


@click.command()
@click.argument("paths", nargs=-1, metavar="[GRAPHS... or STORE]", type=click.Path(path_type=Path))
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0 is any that is free.")
@click.option("--open", "browser", is_flag=True, help="Open the pages in the browser.")
@click.option(
    "--timeout",
    "seconds",
    default=10.0,
    show_default=True,
    type=click.FloatRange(0, 600, min_open=True),
    metavar="SECONDS",
    help="The longest that a query in SPARQL may take.",
)
def serve(paths: tuple[Path, ...], port: int, browser: bool, seconds: float) -> int:
    """Show graphs in the browser, and answer SPARQL about them.

    GRAPHS are files and folders of graphs, STORE is a store in a folder, as kg load makes it; output/store or output/ if
    nothing is named. The pages search, list and draw what articles say, each with its sentence. They only read, and
    only this machine can ask for them. What is loaded later is shown after the next start.

    /sparql answers the SPARQL 1.1 protocol, and /query is a page to write queries on. A large store is read once, which
    takes a while; what lists need of it is kept beside it. Ctrl-C ends the server.

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
