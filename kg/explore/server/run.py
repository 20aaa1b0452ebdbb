"""The server, run until somebody ends it."""

import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import uvicorn

from kg.errors import InputError, why
from kg.explore.server import app, guard
from kg.explore.server.site import Opened

#: This machine alone.
HOST: Final = "127.0.0.1"
#: The number of requests that are answered at once; further ones wait, or are told to try again later.
AT_ONCE: Final = 64


@dataclass(frozen=True)
class Choices:
    """What a user may choose: the port (0 is any that is free), seconds for a query, bytes for its answer, a browser."""

    port: int
    seconds: float = app.SECONDS
    most: int = app.MOST
    browser: bool = False


def run(opened: Opened, choices: Choices, told: Callable[[str], None]) -> None:
    """Serve what is opened until the program is interrupted; `told` gets the address. Raise InputError for a taken port."""
    listening = _listening(choices.port)
    port = listening.getsockname()[1]
    address = f"http://{HOST}:{port}/"
    made = app.create(opened, guard.hosts(port), seconds=choices.seconds, most=choices.most)

    def begun() -> None:
        told(address)
        if choices.browser:
            webbrowser.open(address)

    config = uvicorn.Config(
        made,
        log_level="error",
        access_log=False,
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=2,
        ws="none",
    )
    try:
        _Server(config, begun).run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # which is how it is ended
    finally:
        listening.close()


class _Server(uvicorn.Server):
    """A server that says when it can be asked."""

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._begun()


def _listening(port: int) -> socket.socket:
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((HOST, port))
        found.listen(128)
    except OSError as error:
        found.close()
        raise InputError(f"port {port}: {_why(error)}; --port chooses another, --port 0 any that is free") from error
    return found


def _why(error: OSError) -> str:
    import errno

    reasons = {errno.EADDRINUSE: "is taken by another program", errno.EACCES: "may not be used by you"}
    return reasons.get(error.errno or 0, why(error))
