"""A process that answers queries over one store, and that can be ended: a query that runs too long can't be stopped else."""

import io
import signal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kg.explore.server import negotiate

if TYPE_CHECKING:
    from typing_extensions import Buffer

#: Memory that a process may take for answers, in bytes; more ends it, and no other program.
MEMORY: Final = 4 << 30


@dataclass(frozen=True)
class Question:
    """A query with its dataset, and what may be answered: formats by liking (an Accept header), and so many bytes."""

    text: str
    accept: str = ""
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    prefixes: Mapping[str, str] = field(default_factory=dict)
    most: int = 20_000_000


@dataclass(frozen=True)
class Answered:
    """An answer: a status of HTTP, its media type, and its bytes, which are the reason where the status is an error."""

    status: int
    kind: str
    data: bytes


class _TooMuchError(Exception):
    """An answer is larger than it may be."""


class _Bounded(io.BytesIO):
    """Bytes in memory, up to a limit."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._left = most

    def write(self, data: "Buffer") -> int:
        written = super().write(data)
        self._left -= written
        if self._left < 0:
            raise _TooMuchError
        return written


def serve(path: Path, questions: Connection) -> None:
    """Answer questions over the store in a folder until the connection ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends this process
    _bound_memory()
    store = ox.Store.read_only(str(path))
    while True:
        try:
            question = questions.recv()
        except EOFError:
            return
        questions.send(answer(store, question))


def answer(store: ox.Store, question: Question) -> Answered:
    """Return the answer to a question, or why there is none."""
    try:
        found = store.query(
            question.text,
            prefixes=dict(question.prefixes),
            default_graph=[*_nodes(question.default)] or None,
            named_graphs=_nodes(question.named) if question.default or question.named else None,
        )
        return _written(found, question)
    except (SyntaxError, ValueError) as error:
        return _refused(400, f"query: {error}")
    except _TooMuchError:
        return _refused(413, f"query: the answer has more than {question.most // 1_000_000} MB; LIMIT makes it smaller")
    except (OSError, RuntimeError, MemoryError) as error:
        return _refused(500, f"query: {error}")


def _written(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, question: Question) -> Answered:
    out = _Bounded(question.most)
    if isinstance(found, ox.QueryTriples):
        kind = negotiate.best(question.accept, list(negotiate.TRIPLES))
        if kind:
            syntax = negotiate.TRIPLES[kind]
            ox.serialize(dict.fromkeys(found), out, format=syntax, prefixes=dict(question.prefixes))
    else:
        forms = negotiate.TRUTH if isinstance(found, ox.QueryBoolean) else negotiate.ROWS
        kind = negotiate.best(question.accept, list(forms))
        if kind:
            found.serialize(out, format=forms[kind])
    if kind is None:
        return _refused(406, "query: there is no answer in a format that is asked for")
    return Answered(200, kind, out.getvalue())


def _nodes(iris: Iterable[str]) -> list[ox.NamedNode | ox.BlankNode]:
    return [ox.NamedNode(iri) for iri in iris]


def _refused(status: int, reason: str) -> Answered:
    return Answered(status, "text/plain", f"{reason}\n".encode())


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
