"""The graphs or the store that a user wants to look at -> a store in a folder, which other processes can read as well."""

import io
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from kg.corpus import folders
from kg.errors import InputError
from kg.explore.index import place, unused
from kg.explore.server.site import Opened
from kg.store import is_one, kept
from kg.store.embedded import EmbeddedStore

#: What is shown where nobody names anything: the store, else the graphs, of a build with the usual folder.
USUAL: Final = (Path("output/store"), Path("output"))


def open_(paths: Sequence[Path]) -> Opened:
    """Open a store in a folder, or graphs in files and folders.

    A folder of graphs is read once and kept. Raise InputError for what is missing, StoreError for a store that can't be read.
    """
    given = list(paths) or [path for path in USUAL if is_one(path) or path.is_dir()][:1]
    if folders.STDIN in given:
        raise InputError("-: a server reads no standard input; give files or folders")
    addresses = [path for path in given if ":/" in str(path)]
    if addresses:
        address = str(addresses[0]).replace(":/", "://", 1)
        raise InputError(f"{address}: is an address; a server shows graphs and stores in folders")
    if not given:
        raise InputError(f"{USUAL[1]}: no such folder; give graphs, or a store")
    ends = ExitStack()
    spare = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="kg-explore-")))
    stores = [path for path in given if is_one(path)]
    if stores and len(given) > 1:
        raise InputError(f"{stores[0]}: is a store; give one store, or graphs")
    if stores:
        source = place.source(stores[0], spare, _build_of(stores[0].parent))
        return Opened(_shown(stores[0]), source, str(stores[0]), (), ends)
    found = folders.asked(given, io.BytesIO())
    if found.problems and not len(found.store):
        raise found.problems[0]
    if found.place is None:
        found = _kept(found.store, found.problems, spare / "store")
    folder = _build_of(given[0]) if len(given) == 1 else None
    source = place.source(found.place or spare, spare, folder)
    return Opened(found.store, source, ", ".join(map(str, given)), found.problems, ends)


def _build_of(folder: Path) -> Path | None:
    """Return a folder that a build has written to, as its records show."""
    return folder if (folder / unused.RECORDS).is_dir() else None


def _shown(path: Path) -> ox.Store:
    EmbeddedStore(path, read_only=True).close()  # which says in words what is wrong with a store
    return ox.Store.read_only(str(path))


def _kept(store: ox.Store, problems: Iterable[InputError], path: Path) -> kept.Graphs:
    """Return graphs that are in memory alone in a folder, which lasts as long as the server."""
    made = ox.Store(str(path))
    made.bulk_extend(store)
    made.flush()
    del made
    return kept.Graphs(ox.Store.read_only(str(path)), tuple(problems), path)
