"""A function run over many items, here or in other processes; one that kills its process takes nothing else with it."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

Item = TypeVar("Item")
Value = TypeVar("Value")


class WorkerDiedError(RuntimeError):
    """A worker process ended without an answer: killed, out of memory, or crashed in native code."""


class Workers(Generic[Item, Value]):
    """`number` workers for one function; one worker is a thread of this process.

    `make` makes the function, once in each worker; it must be picklable. Processes are spawned, not forked: they begin with a clean
    state on every system, threads and locks included.
    """

    def __init__(self, make: Callable[[], Callable[[Item], Value]], number: int) -> None:
        self._make = make
        self._number = number
        self._all = _executor(make, number)
        self._alone: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        for executor in (self._all, self._alone):
            if executor:
                executor.shutdown(cancel_futures=True)

    def start(self, item: Item) -> Future[Value]:
        """Hand an item to the next free worker."""
        try:
            return self._all.submit(_work, item)
        except BrokenExecutor:
            self._all = _executor(self._make, self._number)
            return self._all.submit(_work, item)

    def finish(self, item: Item, future: Future[Value]) -> Value | BaseException:
        """Wait for an item, and return its value, or what the function raised, or WorkerDiedError.

        A process that dies breaks all that its pool had in hand, guilty or not; each of these gets a second try, alone.
        """
        error = future.exception()
        if not isinstance(error, BrokenExecutor):
            return error or future.result()
        self._alone = self._alone or _spawned(self._make, 1)
        again = self._alone.submit(_work, item)
        error = again.exception()
        if not isinstance(error, BrokenExecutor):
            return error or again.result()
        self._alone = None
        return WorkerDiedError("the process that worked on it died; is there enough memory?")


def _executor(make: Callable[[], Callable[[Any], Any]], number: int) -> Executor:
    if number == 1:
        return ThreadPoolExecutor(1, initializer=_begin, initargs=(make,))
    return _spawned(make, number)


def _spawned(make: Callable[[], Callable[[Any], Any]], number: int) -> Executor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(number, context, _begin_process, (make,))


#: What this thread does with an item: a worker lives in a thread of its own, here or in another process.
_worker = threading.local()


def _begin(make: Callable[[], Callable[[Any], Any]]) -> None:
    """Note how the function of this worker is made; it is made for the first item, so that what goes wrong then reaches the caller."""
    _worker.make = make
    _worker.function = None


def _begin_process(make: Callable[[], Callable[[Any], Any]]) -> None:
    """Begin, leave Ctrl-C to the main process, which stops the others in order, and end when that process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _begin(make)


def _end_with_parent() -> None:
    """Wait for the end of the main process, however it comes; nobody is left then to whom an answer could go."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _work(item: Any) -> Any:
    """Do this worker's work on one item."""
    if _worker.function is None:
        _worker.function = _worker.make()
    return _worker.function(item)
