"""An answer within a time limit."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

import pyoxigraph as ox

from kg.errors import KgError
from kg.store import triples as sets
from kg.store.protocol import Answer


def answer(action: Callable[[], Answer], seconds: float) -> Answer:
    """Return the whole answer of an action; raise TimeoutError if that takes longer, and whatever the action raises.

    The action runs in a thread of its own, which goes on after a time-out: nothing but the end of the program can stop it.
    """
    future: Future[tuple[bytes, bool]] = Future()

    def work() -> None:
        try:
            found = action()
            future.set_result((sets.to_bytes(found), isinstance(found, ox.QueryTriples)))
        except (KgError, SyntaxError, OSError, RuntimeError) as error:
            future.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    data, is_graph = future.result(seconds)
    return sets.from_bytes(data, is_graph=is_graph)
