"""The command line, run in this process."""

import io
import signal
import socket
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from kg.app.cli import main


class Ran(NamedTuple):
    """What a command gave: its exit code, and what it printed."""

    code: int
    out: str
    err: str


def runner(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Return a function that runs `kg`, with `stdin` as its input; whatever opens a connection fails."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # main() sets its own
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(socket.socket, "connect", _refuse)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        return Ran(int(ended.value.code or 0), *capsys.readouterr())

    return run


def _refuse(*_: object) -> None:
    raise AssertionError("a connection was opened")
