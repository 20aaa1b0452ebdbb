"""All that pages are made of: the store, its index once it is there, and what the two were made from."""

from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final, Self

import pyoxigraph as ox

from kg.errors import InputError
from kg.explore.index import place
from kg.explore.index.ask import Index
from kg.explore.index.place import Source
from kg.explore.views.nodes import Nodes

#: Stores of fewer bytes are read before the server starts; others are read beside it, and pages say so.
SMALL: Final = 20_000_000


@dataclass(frozen=True)
class Opened:
    """A store that only reads, where it and its index are, what it was made of, and what of that could not be read."""

    store: ox.Store
    source: Source
    name: str
    problems: tuple[InputError, ...]
    ends: ExitStack

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.ends.close()


class Site:
    """What is shown. `index` is there when `ready`; until then a process makes it."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self._index: Index | None = None
        self._making: place.Making | None = None

    def begin(self) -> None:
        """Open the index, or begin to make it."""
        source = self.opened.source
        if place.current(source):
            self._index = Index(source.index)
        elif source.size() < SMALL:
            place.make(source)
            self._index = Index(source.index)
        else:
            self._making = place.Making(source)

    def end(self) -> None:
        """End what was begun."""
        if self._making:
            self._making.end()

    @property
    def ready(self) -> bool:
        """Whether lists can be shown."""
        if self._index is None and self._making is not None and self._making.finished:
            self._index = Index(self.opened.source.index)
            self._making.end()
            self._making = None
        return self._index is not None

    @property
    def progress(self) -> "Progress":
        """How far the index is."""
        made = self._making
        return Progress(made.share() if made else 1.0, bool(made and made.failed))

    @property
    def index(self) -> Index:
        """The index; there only when `ready`."""
        assert self._index is not None, "asked before it is ready"
        return self._index

    def nodes(self) -> Nodes:
        """Return the nodes of the store, for one page."""
        return Nodes(self.opened.store)


@dataclass(frozen=True)
class Progress:
    """How much of a store is read, from 0 to 1, and whether that failed."""

    share: float
    failed: bool
