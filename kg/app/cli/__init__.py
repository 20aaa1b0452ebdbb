"""The command line: each command is its arguments, a call into the library, what it prints, and an exit code.

Exit codes: 0 fine, 1 something was quarantined or does not conform, 2 bad input or usage. Heavy imports stand inside
the commands, so that `kg --help` answers at once.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType, TracebackType

import click

from kg import __version__
from kg.app.cli.build import build
from kg.app.cli.check import check
from kg.app.cli.describe import describe
from kg.app.cli.diff import diff
from kg.app.cli.explain import explain
from kg.app.cli.export import export
from kg.app.cli.groups import Sections
from kg.app.cli.load import load
from kg.app.cli.merge import merge
from kg.app.cli.page import page
from kg.app.cli.query import query
from kg.app.cli.retract import retract
from kg.app.cli.serve import serve
from kg.app.cli.site import site
from kg.app.cli.tables import tables
from kg.app.cli.train import train
from kg.app.cli.vocabulary import context, ontology, shapes
from kg.errors import KgError, why

#: What a shell expects of a program that Ctrl-C ended.
INTERRUPTED = 130
#: The same, of a program that was told to end.
TERMINATED = 143


@click.group(cls=Sections, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Turn news articles into a checked RDF knowledge graph, and ask it questions.

    \b
    Examples:
      kg build my-articles/ -o output/
      kg query output/ --named claims
      kg explain Q43723 output/
    """  # noqa: D301 - click wants the character \b itself


for command in (build, check, export, query, tables, diff, explain, merge, load, retract, serve, train):
    cli.add_command(command)
for command in (page, site, describe, ontology, shapes, context):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; whatever goes wrong, the user gets one line and no traceback."""
    sys.excepthook = _report_bug
    signal.signal(signal.SIGTERM, _end)
    try:
        sys.exit(cli.main(arguments, prog_name="kg", standalone_mode=False))
    except KgError as error:
        click.echo(f"kg: {error}", err=True)
    except click.ClickException as error:
        error.show()
    except OSError as error:  # a full disk, wherever it was met
        if os.environ.get("KG_DEBUG"):
            raise
        click.echo(f"kg: {error.filename or 'standard output'}: {why(error)}", err=True)
    except click.Abort:
        click.echo("kg: interrupted", err=True)
        sys.exit(INTERRUPTED)
    sys.exit(2)


def _end(*_: int | FrameType | None) -> None:
    """End at once, and the processes that build with it; each file is whole, and the next run takes up the rest."""
    for child in multiprocessing.active_children():
        child.terminate()
    os.write(2, b"kg: terminated\n")
    os._exit(TERMINATED)


def _report_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say that the program has a bug, in one line; with KG_DEBUG set, say where."""
    if os.environ.get("KG_DEBUG"):
        sys.__excepthook__(kind, error, trace)
    click.echo(f"kg: internal error: {kind.__name__}: {error}; KG_DEBUG=1 shows where", err=True)
    sys.exit(2)
