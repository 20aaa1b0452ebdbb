"""What the commands share that use a triple store: the options that name it, and the lines that say what became of graphs."""

import sys
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import click

from kg.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.corpus.build import Outcome
    from kg.store import Loaded, Store

#: Where a store is that nobody names.
DEFAULT = "output/store"
#: The most articles sharing an identifier that are reported one by one; the rest are only counted.
NAMED = 5

_OPTIONS = (
    click.option("--user", envvar="KG_STORE_USER", show_envvar=True, help="User name at a remote store."),
    click.option(
        "--password",
        envvar="KG_STORE_PASSWORD",
        show_envvar=True,
        help="Password; the environment is safer, as other users of this machine can see options.",
    ),
    click.option(
        "--query-url", metavar="URL", help="Query endpoint of a remote store, if it does not follow from --store."
    ),
    click.option("--update-url", metavar="URL", help="Put graphs into the store by SPARQL Update at this endpoint."),
)


def store_options(default: str | None = DEFAULT) -> Callable[[Any], Any]:
    """Return the options that name a store, and say who asks.

    Where a store is no more than possible, there is no default, and none is taken from the environment.
    """
    where = click.option(
        "--store",
        "store",
        envvar="KG_STORE" if default else None,
        show_envvar=True,
        default=default,
        show_default=default is not None,
        metavar="FOLDER_OR_URL",
        help="Folder of an embedded store, or URL of a remote one.",
    )

    def decorate(command: Any) -> Any:
        for option in (*reversed(_OPTIONS), where):
            command = option(command)
        return command

    return decorate


def opened(chosen: dict[str, Any], *, read_only: bool = False) -> "Store":
    """Open the store that the options name."""
    from kg import store

    names = ("user", "password", "query_url", "update_url")
    return store.open(chosen["store"], **{name: chosen[name] for name in names}, read_only=read_only)


@dataclass
class Summary:
    """What became of graphs, counted; `line` says it."""

    total: Counter[str] = field(default_factory=Counter)
    shared: int = 0

    def follow(self, loads: "Iterable[Loaded]", *, by_id: bool) -> "Iterator[Loaded]":
        """Count graphs, and pass them on; print a line for each that fails, and the error that ends them all.

        A store of which nothing was reached at all is an error to raise.
        """
        from tqdm import tqdm

        try:
            for loaded in loads:
                self.total.update({loaded.status: 1, "triples": loaded.triples if loaded.status != "failed" else 0})
                if loaded.status == "failed":
                    tqdm.write(f"kg: {loaded.reason}", file=sys.stderr)
                if loaded.others:
                    self._tell(loaded, by_id=by_id)
                yield loaded
        except StoreError as error:
            if not self.total["loaded"] + self.total["unchanged"]:
                raise
            self.total["ended"] = 1
            click.echo(f"kg: {error}", err=True)

    def through(self, outcomes: "Iterable[Outcome]", store: "Store", *, by_id: bool) -> "Iterator[Outcome]":
        """Pass the outcomes of a build on, once their graphs are in the store; what fails there is counted and told."""
        from kg import store as stores

        done: deque[Outcome] = deque()

        def targets() -> "Iterator[Path]":
            for outcome in outcomes:
                done.append(outcome)
                if outcome.target and outcome.status in ("built", "skipped"):
                    yield outcome.target

        for _ in self.follow(stores.load(targets(), store, by_id=by_id), by_id=by_id):
            while done:
                yield done.popleft()
        yield from done

    def line(self) -> str:
        """Return one line of counts."""
        told = ", ".join(f"{self.total[status]} {status}" for status in ("loaded", "unchanged", "failed"))
        return f"graphs: {told}; {self.total['triples']:,} triples"

    def code(self) -> int:
        """Return the exit code: 1 when anything failed."""
        return int(self.total["failed"] + self.total["ended"] > 0)

    def _tell(self, loaded: "Loaded", *, by_id: bool) -> None:
        """Say that other articles have, or had, an article's identifier; the first few times."""
        self.shared += 1
        if self.shared <= NAMED:
            what = "replaces" if by_id else "has the same identifier (--by-id replaces) as"
            click.echo(f"{loaded.source}: {what} {', '.join(loaded.others)}", err=True)
        elif self.shared == NAMED + 1:
            click.echo("... and more articles of the same identifiers", err=True)
