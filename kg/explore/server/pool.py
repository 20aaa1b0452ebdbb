"""Processes that answer queries, and what becomes of a query that runs too long: its process is ended, and replaced."""

import multiprocessing
import queue
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

from kg.explore.server import worker
from kg.explore.server.worker import Answered, Question

#: Seconds that a query waits until another is done.
PATIENCE: Final = 5.0
#: Seconds beyond those of the query, for the first that a process answers, which has to start.
STARTING: Final = 10.0


class _Worker:
    """One process, started when it is first asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._process: BaseProcess | None = None
        self._ends: Connection | None = None

    def ask(self, question: Question, seconds: float) -> Answered | None:
        """Return the answer; nothing when time is up. Raise EOFError when the process dies of the query."""
        ready = self._process is not None and self._process.is_alive()
        ends = self._ends if ready and self._ends else self._start()
        try:
            ends.send(question)
            if ends.poll(seconds if ready else seconds + STARTING):
                answered: Answered = ends.recv()
                return answered
        except (EOFError, OSError):
            self.end()
            raise EOFError from None
        self.end()
        return None

    def end(self) -> None:
        """End the process, whatever it does."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process = None
        if self._ends is not None:
            self._ends.close()
            self._ends = None

    def _start(self) -> Connection:
        self.end()
        context = multiprocessing.get_context("spawn")
        self._ends, theirs = context.Pipe()
        self._process = context.Process(target=worker.serve, args=(self._path, theirs), daemon=True)
        self._process.start()
        theirs.close()
        return self._ends


class Pool:
    """A number of processes that answer questions from the store in a folder."""

    def __init__(self, path: Path, size: int = 2) -> None:
        self._all = [_Worker(path) for _ in range(size)]
        self._free: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
        for one in self._all:
            self._free.put(one)

    def ask(self, question: Question, seconds: float, patience: float = PATIENCE) -> Answered:
        """Return the answer to a question; one of status 503 or 504 where there is none in time."""
        try:
            one = self._free.get(timeout=patience)
        except queue.Empty:
            return Answered(503, "text/plain", b"query: other queries are being answered; try again in a moment\n")
        try:
            found = one.ask(question, seconds)
        except EOFError:
            return Answered(500, "text/plain", b"query: took more memory than it may; LIMIT or a filter may help\n")
        finally:
            self._free.put(one)
        if found is None:
            why = f"query: no answer within {seconds:g} seconds; a filter or LIMIT may help\n"
            return Answered(504, "text/plain", why.encode())
        return found

    def close(self) -> None:
        """End all processes."""
        for one in self._all:
            one.end()
