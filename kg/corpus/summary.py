"""The report on a run: lines for the terminal, the exit code, and a table of problems."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.corpus.outcome import Outcome
from kg.errors import OutputError, why

_STATUSES = {
    "built": "built",
    "planned": "to be built",
    "skipped": "skipped",
    "duplicate": "repeated",
    "kept": "kept",
    "failed": "failed",
}
_ALWAYS = ("built", "skipped", "failed")


class Summary:
    """The counts of a run. `ignored` is how many files of which suffix were no articles."""

    def __init__(self, ignored: Mapping[str, int] | None = None) -> None:
        self._ignored = ignored or {}
        self._statuses: Counter[str] = Counter()
        self._nodes: Counter[str] = Counter()
        self._problems: Counter[str] = Counter()
        self._dropped: Counter[str] = Counter()
        self._joined = 0
        self._undated = 0

    def add(self, outcome: Outcome) -> None:
        """Count an outcome."""
        self._statuses[outcome.status] += 1
        self._nodes.update(accepted=outcome.accepted, quarantined=outcome.quarantined)
        self._problems.update(outcome.problems)
        self._dropped.update(outcome.dropped)
        self._joined += outcome.joined
        self._undated += not outcome.dated and outcome.status != "duplicate"

    @property
    def code(self) -> int:
        """The exit code: 2 where an input was bad, 1 where something was quarantined or kept, else 0."""
        if self._statuses["failed"]:
            return 2
        return int(self._nodes["quarantined"] > 0 or self._statuses["kept"] > 0)

    def lines(self, verbose: bool = False) -> Iterator[str]:
        """Yield the lines of the summary; `verbose` also tells what was not used, by the reason."""
        yield self._articles()
        yield f"nodes: {self._nodes['accepted']} accepted, {self._nodes['quarantined']} quarantined"
        yield from _by_reason("quarantined", self._problems)
        if verbose:
            yield from _by_reason("not used", self._dropped)
            yield f"{self._joined} repeated mentions of events joined to the first"
        yield from self._hints()

    def _articles(self) -> str:
        told = (name for name in _STATUSES if self._statuses[name] or name in _ALWAYS)
        return "articles: " + ", ".join(f"{self._statuses[name]} {_STATUSES[name]}" for name in told)

    def _hints(self) -> Iterator[str]:
        if self._undated:
            have = "1 article has" if self._undated == 1 else f"{self._undated} articles have"
            yield f"{have} no date: weekdays stay open; give a date field or --date"
        if repeated := self._statuses["duplicate"]:
            yield f"{repeated} not built again: the same text as another article"
        if ignored := sum(self._ignored.values()):
            kinds = ", ".join(f"{suffix} {count}" for suffix, count in self._ignored.items())
            yield f"{ignored} {'file' if ignored == 1 else 'files'} ignored ({kinds})"
        if gone := self._statuses["gone"]:
            yield f"{_graphs(gone)} of articles that are not there any more; --prune removes them"
        if removed := self._statuses["removed"]:
            yield f"{_graphs(removed)} removed: their articles are not there any more"


def _graphs(count: int) -> str:
    return "1 graph" if count == 1 else f"{count} graphs"


def _by_reason(verb: str, reasons: Counter[str]) -> Iterator[str]:
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        yield f"  {verb} {count}: {reason}"


def notes(outcome: Outcome, verbose: bool = False) -> Iterator[str]:
    """Yield the lines about an article while others are still being built: its problems, or with `verbose` everything."""
    if outcome.status in ("failed", "kept"):
        yield outcome.reason
    yield from (f"{outcome.source}: {warning}" for warning in outcome.warnings)
    if not verbose:
        return
    if outcome.status not in ("failed", "kept"):
        end = outcome.reason.removeprefix(f"{outcome.source}: ") or f"{_STATUSES[outcome.status]}: {outcome.target}"
        yield f"{outcome.source}: {end}"
    yield from _by_reason("quarantined", Counter(outcome.problems))
    yield from _by_reason("not used", Counter(outcome.dropped))


class Errors:
    """A CSV file of what went wrong: source, status, reason; each line is there as soon as it is known."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> Self:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w", buffering=1, encoding="utf-8", errors="backslashreplace", newline="")
        except OSError as error:
            raise self._lost(error) from error
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._write("source", "status", "reason")
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        with suppress(OSError):  # each line was written at once; what could not be was told
            self._file.close()

    def add(self, outcome: Outcome) -> None:
        """Write what went wrong with an article; raise OutputError."""
        for status, reason in _wrong(outcome):
            self._write(outcome.source, status, reason.removeprefix(f"{outcome.source}: "))

    def _write(self, *row: str) -> None:
        try:
            self._rows.writerow(row)
        except OSError as error:
            raise self._lost(error) from error

    def _lost(self, error: OSError) -> OutputError:
        return OutputError(f"{self._path}: cannot be written: {why(error)}")


def _wrong(outcome: Outcome) -> Iterator[tuple[str, str]]:
    if outcome.reason:
        yield outcome.status, outcome.reason
    yield from (("quarantined", f"{count}: {reason}") for reason, count in outcome.problems.items())
    yield from (("warning", warning) for warning in outcome.warnings)
