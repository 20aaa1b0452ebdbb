"""What a person sees while articles are built: a bar, a line for what goes wrong, and the summary."""

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.corpus.build import Outcome
    from kg.corpus.summary import Summary
    from kg.values import Article

#: Lines after which warnings and failures are only counted; a dump of ten thousand bad records would bury the rest.
MOST = 20


class Terminal:
    """Standard error, with no more lines than somebody reads; `quiet` leaves out all but failures, `verbose` nothing."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self._quiet = quiet
        self._verbose = verbose
        self._lines = 0

    def watch(self, outcomes: "Iterable[Outcome]") -> "Iterator[Outcome]":
        """Pass outcomes on, with a progress bar when a person watches, and what is to be told of each at once."""
        from tqdm import tqdm

        from kg.corpus.summary import notes

        for outcome in tqdm(outcomes, unit=" articles", disable=True if self._quiet else None, leave=False):
            for line in notes(outcome, self._verbose):
                if not self._quiet or outcome.status in ("failed", "kept"):
                    self._tell(line)
            if outcome.trace and os.environ.get("KG_DEBUG"):
                tqdm.write(outcome.trace, file=sys.stderr)
            yield outcome

    def waiting(self, article: "Article") -> None:
        """Name an article that takes long."""
        from tqdm import tqdm

        if not self._quiet:
            tqdm.write(f"kg: {article.source}: {len(article.text):,} characters, still being built", file=sys.stderr)

    def end(self, summary: "Summary") -> None:
        """Print the summary."""
        if self._lines > MOST and not self._verbose:
            click.echo(
                f"kg: and {self._lines - MOST} more such lines; --errors FILE.csv has them all, --verbose prints them",
                err=True,
            )
        for line in () if self._quiet else summary.lines(self._verbose):
            click.echo(line, err=True)

    def _tell(self, line: str) -> None:
        from tqdm import tqdm

        from kg.rdf.labels import visible

        self._lines += 1
        if self._verbose or self._lines <= MOST:
            tqdm.write(visible(line if line.startswith(" ") else f"kg: {line}"), file=sys.stderr)
