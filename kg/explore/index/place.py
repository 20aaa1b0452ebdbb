"""Where the index of a store is kept, whether it is that of the store as it is now, and how it is made: in a process of its own.

The process leaves the server free to answer, and no time of a page is spent on it.
"""

import multiprocessing
import re
import signal
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing.process import BaseProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.explore.index import build, unused

#: The files of a store that change with what it holds.
_DATA: Final = re.compile(r"(CURRENT|MANIFEST-\d+|\d+\.(sst|log))")


@dataclass(frozen=True)
class Source:
    """A store in a folder, and the folder of a build whose records tell what was not used, if there is one.

    `index` is where its index belongs.
    """

    store: Path
    index: Path
    folder: Path | None = None

    def size(self) -> int:
        """Return the size of the store, in bytes."""
        return sum(file.stat().st_size for file in self.store.iterdir() if _DATA.fullmatch(file.name))

    def state(self) -> str:
        """Return a hash that changes when the store, or what was not used, changes."""
        files = [file for file in self.store.iterdir() if _DATA.fullmatch(file.name)]
        files += [self.folder / unused.RECORDS / "manifest.csv"] if self.folder else []
        marks = sorted((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files if file.exists())
        return sha256(repr((build.VERSION, marks)).encode()).hexdigest()


def source(store: Path, spare: Path, folder: Path | None = None) -> Source:
    """Return where the index of a store is kept: beside it, or in `spare` where nothing may be written."""
    home = folder / unused.RECORDS if folder and folder / unused.RECORDS in store.parents else store.parent
    name = "explore.sqlite" if home != store.parent else f".{store.name}.explore.sqlite"
    return Source(store, (home if _writable(home) else spare) / name, folder)


def current(source: Source) -> bool:
    """Return whether the index is there, whole, and that of the store as it is now."""
    if not source.index.exists():
        return False
    try:
        base = sqlite3.connect(f"file:{source.index}?mode=ro", uri=True)
        try:
            found = dict(base.execute("SELECT name, value FROM about"))
        finally:
            base.close()
    except sqlite3.Error:
        return False
    return found.get("version") == build.VERSION and found.get("state") == source.state()


class Making:
    """The making of an index in a process: how far it is, and whether it failed."""

    def __init__(self, source: Source) -> None:
        context = multiprocessing.get_context("spawn")
        self._done: Synchronized[int] = context.Value("q", 0)
        self._all: Synchronized[int] = context.Value("q", 0)
        self._process: BaseProcess = context.Process(target=_make, args=(source, self._done, self._all), daemon=True)
        self._process.start()

    @property
    def failed(self) -> bool:
        """Whether the process ended without an index."""
        return self._process.exitcode not in (None, 0)

    @property
    def finished(self) -> bool:
        """Whether the index is made."""
        return self._process.exitcode == 0

    def share(self) -> float:
        """Return how much of the store is read, from 0 to 1."""
        return self._done.value / max(self._all.value, 1)

    def end(self) -> None:
        """End the process."""
        if self._process.is_alive():
            self._process.kill()
        self._process.join()


def make(source: Source, told: Callable[[int, int], None] = lambda _done, _all: None) -> None:
    """Make an index, here and now."""
    state = source.state()
    store = ox.Store.read_only(str(source.store))
    lost = unused.read(source.folder) if source.folder else ()
    build.build(store, source.index, {"state": state}, lost, told)


def _make(source: Source, done: "Synchronized[int]", all_: "Synchronized[int]") -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process

    def told(read: int, there: int) -> None:
        done.value, all_.value = read, there

    try:
        make(source, told)
    except (OSError, RuntimeError, sqlite3.Error) as error:
        raise SystemExit(f"kg: {source.index}: cannot be made: {error}") from None


def _writable(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
