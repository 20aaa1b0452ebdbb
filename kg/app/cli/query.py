"""`kg query`."""

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.rdf.query import Form


@click.command()
@click.argument("arguments", nargs=-1, metavar="FILES_OR_FOLDERS... [QUERY]")
@click.option("-f", "--file", "file", type=click.Path(path_type=Path), help="Read the query from a file.")
@click.option("-n", "--named", help="Run a query that comes with kg; --list shows them.", metavar="NAME")
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(["table", "csv", "json"]))
@click.option("--list", "listing", is_flag=True, help="List the named queries.")
def query(arguments: tuple[str, ...], file: Path | None, named: str | None, form: "Form", listing: bool) -> None:
    """Ask graphs a question in SPARQL.

    The usual prefixes (kg, kgt, nif, schema, skos, rdfs, xsd, edtf, time, prov, ...) need not be declared. Queries only
    read: SERVICE, FROM and updates are refused.

    \b
    Examples:
      kg query --list
      kg query output/ --named claims
      kg query output/ --named events --format csv > events.csv
      kg query output/talks.ttl 'SELECT ?name { ?p a kg:Person ; schema:name ?name } ORDER BY ?name'
      kg query output/ --file mine.rq --format json
    """  # noqa: D301 - click wants the character \b itself
    from kg.corpus import folders
    from kg.rdf import query as sparql

    if listing:
        click.echo("".join(f"{q.name:10}  {q.about}\n" for q in sparql.named().values()), nl=False)
        return
    asked = _asked(file, named)
    paths = arguments if asked else arguments[:-1]
    if not paths:
        raise click.UsageError("give files or folders, and a query (or --file, or --named)")
    store = sparql.load(folders.graph_files(map(Path, paths)))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    click.echo(sparql.render(sparql.ask(store, asked or arguments[-1]), form, width).encode(), nl=False)


def _asked(file: Path | None, named: str | None) -> str | None:
    """Return the query of an option, if one is given."""
    from kg.rdf.query import named as shipped

    if file and named:
        raise click.UsageError("give --file or --named, not both")
    if named and named not in shipped():
        raise QueryError(f"query: no named query {named!r}; there are {', '.join(shipped())}")
    if named:
        return shipped()[named].text
    return _read(file) if file else None


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise QueryError(f"{file}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: is not text in UTF-8") from error
