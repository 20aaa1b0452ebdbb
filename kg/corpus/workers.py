"""A function run over many items, here or in other processes; one that kills its process takes nothing else with it."""

import multiprocessing
import signal
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from types import TracebackType
from typing import Generic, Self, TypeVar

Item = TypeVar("Item")
Value = TypeVar("Value")


class WorkerDiedError(RuntimeError):
    """A worker process ended without an answer: killed, out of memory, or crashed in native code."""


class Workers(Generic[Item, Value]):
    """`number` workers for one function, which must be picklable; one worker is a thread of this process.

    Processes are spawned, not forked: they begin with a clean state on every system, threads and locks included.
    """

    def __init__(self, function: Callable[[Item], Value], number: int) -> None:
        self._function = function
        self._number = number
        self._all = _executor(number)
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
            return self._all.submit(self._function, item)
        except BrokenExecutor:
            self._all = _executor(self._number)
            return self._all.submit(self._function, item)

    def finish(self, item: Item, future: Future[Value]) -> Value | BaseException:
        """Wait for an item, and return its value, or what the function raised, or WorkerDiedError.

        A process that dies breaks all that its pool had in hand, guilty or not; each of these gets a second try, alone.
        """
        error = future.exception()
        if not isinstance(error, BrokenExecutor):
            return error or future.result()
        self._alone = self._alone or _spawned(1)
        again = self._alone.submit(self._function, item)
        error = again.exception()
        if not isinstance(error, BrokenExecutor):
            return error or again.result()
        self._alone = None
        return WorkerDiedError("the process that worked on it died; is there enough memory?")


def _executor(number: int) -> Executor:
    return ThreadPoolExecutor(1) if number == 1 else _spawned(number)


def _spawned(number: int) -> Executor:
    return ProcessPoolExecutor(number, multiprocessing.get_context("spawn"), _ignore_interrupts)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the main process, which stops the others in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
