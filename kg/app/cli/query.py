"""`kg query`."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.app.cli.stores import opened, store_options
from kg.errors import InputError, QueryError, why

if TYPE_CHECKING:
    from kg.rdf.answers import Form
    from kg.rdf.query import Answer
    from kg.store.ask import Asked

FORMS = ["table", "csv", "tsv", "json", "xml", "turtle"]
#: The options that narrow a named query, with their help.
FILTERS = {
    "speaker": "Who says it: part of a name or alias.",
    "about": "Who, what or where it is about: part of a name.",
    "type": "An event type, kind of figure, speech act or status.",
    "country": "A country: its name or ISO 3166 code.",
    "from": "On or after this day, month or year (2024-02).",
    "to": "On or before this day, month or year.",
    "article": "An article: part of its headline, or its IRI, URL or id.",
}


def filter_options(command: Any) -> Any:
    """Add the filters of named queries."""
    for name, text in reversed(FILTERS.items()):
        command = click.option(f"--{name}", f"filter_{name}", help=text, metavar="TEXT")(command)
    return command


@click.command()
@click.argument("arguments", nargs=-1, metavar="GRAPHS... [QUERY]")
@click.option("-f", "--file", "file", help="Read the query from a file; - is standard input.", metavar="FILE")
@click.option("-n", "--named", help="Run a built-in query; --list shows them.", metavar="NAME")
@filter_options
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(FORMS))
@click.option("--iris", is_flag=True, help="Show IRIs, not labels, in tables, CSV and TSV.")
@click.option("--raw", is_flag=True, help="Write CSV and TSV without the apostrophes described above.")
@click.option("--width", type=click.IntRange(0), help="Width of a table; 0 for no limit.", metavar="COLUMNS")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), help="Give up after this time.", metavar="SECONDS")
@click.option("--list", "listing", is_flag=True, help="List the built-in queries and their filters.")
@store_options(default=None)
def query(arguments: tuple[str, ...], form: "Form", listing: bool, **chosen: Any) -> int:
    """Ask graphs a question: a built-in one, or your own in SPARQL.

    GRAPHS are files and folders of graphs, or - for standard input; or give a --store. A large folder is indexed once, in
    its .kg/store, and the index is kept up to date, so that later questions are quick. The usual prefixes (kg, kgt, nif,
    schema, skos, rdfs, xsd, ...) need not be declared. Queries are read-only: SERVICE, FROM and updates are refused.
    CONSTRUCT and DESCRIBE give Turtle.

    In CSV and TSV, text that a spreadsheet would run as a formula (it begins with =, +, - or @, after any apostrophes) gets
    one more apostrophe in front; removing that one restores the text. --raw leaves all text as it is.

    \b
    Examples:
      kg query --list
      kg query output/ --named statements --speaker Netanyahu
      kg query output/ --named events --type Attack --from 2024-02 --format csv > attacks.csv
      kg query output/talks.ttl 'SELECT ?name { ?p a kg:Person ; schema:name ?name } ORDER BY ?name'
      kg query --store http://localhost:7878 --named timeline --about Gaza
    """  # noqa: D301 - click wants the character \b itself
    if listing:
        click.echo(_listing(), nl=False)
        return 0
    from kg.rdf import answers
    from kg.store import ask

    question, paths = _question(arguments, chosen)
    graphs, problems = _graphs(paths, chosen)
    for problem in problems:
        click.echo(f"kg: {problem}", err=True)
    if graphs is None:
        return 2
    answer = question(graphs)
    style = answers.Style(chosen["iris"], chosen["raw"], _width(chosen["width"]))
    click.echo(answers.render(answer, form, style, ask.labels(graphs)).encode(), nl=False)
    return 2 if problems else 0


def _listing() -> str:
    from kg.rdf.named import named

    return "".join(
        f"{', '.join((q.name, *q.also)):18}  {q.about}\n{'':20}{' '.join(f'--{name}' for name in q.filters)}\n"
        for q in named().values()
    )


def _question(
    arguments: tuple[str, ...], chosen: dict[str, Any]
) -> "tuple[Callable[[Asked], Answer], tuple[str, ...]]":
    """Return what asks the query, and the paths of the graphs."""
    from kg.rdf import named
    from kg.store.ask import ask, ask_named

    filters = {name: chosen[f"filter_{name}"] for name in FILTERS if chosen[f"filter_{name}"] is not None}
    file, name = chosen["file"], chosen["named"]
    if file and name:
        raise click.UsageError("give --file or --named, not both")
    if filters and not name:
        raise click.UsageError(f"--{next(iter(filters))} narrows a named query; give --named")
    paths = arguments if file or name else arguments[:-1]
    if bool(paths) == bool(chosen["store"]) or not (arguments or file or name):
        raise click.UsageError("give files or folders, or --store, and a query (or --file, or --named)")
    if name:
        shipped = named.find(name)
        shipped.filtered(filters)  # reports their errors before anything is read
        return (lambda graphs: ask_named(graphs, shipped, filters, chosen["timeout"])), paths
    if file == "-" and "-" in paths:
        raise click.UsageError("standard input is the query or the graph, not both")
    text = _read(file) if file else arguments[-1]
    return (lambda graphs: ask(graphs, text, chosen["timeout"])), paths


def _graphs(paths: tuple[str, ...], chosen: dict[str, Any]) -> "tuple[Asked | None, tuple[InputError, ...]]":
    """Return what is asked, nothing if none of it can be read, and what is wrong with the files that can't."""
    if chosen["store"]:
        return opened(chosen, read_only=True), ()
    from kg.corpus import folders
    from kg.store.ask import Local

    graphs = folders.asked(paths, sys.stdin.buffer)
    return (None if graphs.problems and not graphs.store else Local(graphs.store)), graphs.problems


def _read(file: str) -> str:
    read: Callable[[], bytes] = sys.stdin.buffer.read if file == "-" else Path(file).read_bytes
    try:
        return read().decode("utf-8-sig")
    except OSError as error:
        raise QueryError(f"{file}: {why(error)}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: is not text in UTF-8") from error


def _width(given: int | None) -> int | None:
    """Return how wide a table may be: as given, else of COLUMNS or the terminal, also of one that a pager shows it in."""
    if given is not None:
        return given or None
    if os.environ.get("COLUMNS", "").isdigit():
        return int(os.environ["COLUMNS"]) or None
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if stream.isatty():
            try:
                return os.get_terminal_size(stream.fileno()).columns or None
            except OSError:
                continue
    return shutil.get_terminal_size((0, 0)).columns or None
