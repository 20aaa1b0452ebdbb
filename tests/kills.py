"""Kill a load or a build many times, run it again each time, and print what came out: `python tests/kills.py load|build`.

A process of its own forks the ones that are killed: it has imported everything, and opened no store itself. A process says
when it comes to a step, drawn with a fixed seed from all that an undisturbed run takes, and is killed in the midst of it.
"""

import contextlib
import hashlib
import json
import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import stand_in
import stores

import kg.app.cli
from kg import store as kg_store
from kg.article import read_text
from kg.corpus import build
from kg.errors import StoreError
from kg.store import source
from kg.store.embedded import EmbeddedStore

TIMES = 20
ARTICLES = {"load": 20, "build": 6}
#: Memory that looks like a disk, where there is one: a killed process loses nothing that it had written.
MEMORY = Path("/dev/shm")

Contents = dict[str, str]


def command(what: str, folder: Path, out: Path) -> list[str]:
    """Return the command that is killed."""
    if what == "load":
        return ["load", str(folder / "graphs"), "--store", str(out / "store")]
    return ["build", str(folder / "news"), "-o", str(out / "graphs"), "--store", str(out / "store")]


@contextlib.contextmanager
def counted(at: int, told: int) -> Iterator[None]:
    """Say, through a pipe, that step number `at` begins; and, at the end, how many there were."""
    steps = 0

    def step(function: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*arguments: Any, **named: Any) -> Any:
            nonlocal steps
            steps += 1
            if steps == at:
                os.write(told, b"now\n")
            return function(*arguments, **named)

        return stepped

    with (
        mock.patch.object(EmbeddedStore, "_told", step(EmbeddedStore._told)),
        mock.patch.object(source, "read", step(source.read)),
        mock.patch("os.fsync", step(os.fsync)),
        mock.patch.object(Path, "replace", step(Path.replace)),
    ):
        try:
            yield
        finally:
            os.write(told, f"{steps}\n".encode())


def run(arguments: list[str], at: int, told: int) -> None:
    """Run `kg`, with the stand-in for the trained model."""
    sys.stderr = sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123 - until the process ends
    with (
        mock.patch("kg.corpus.build.builder", stand_in.builder),
        mock.patch("kg.language.reader.fingerprint", stand_in.fingerprint),
        counted(at, told),
    ):
        kg.app.cli.main(arguments)


def forked(action: Callable[[int], object]) -> tuple[int, int]:
    """Run an action in a process of its own; return its number, and the end of a pipe that it writes to."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        action(writing)
    except SystemExit as ended:
        os._exit(int(ended.code or 0))
    finally:
        os._exit(3)


def ended(child: int, pipe: int) -> tuple[int, str]:
    """Wait for a process; return its exit code and what it wrote."""
    with os.fdopen(pipe) as told:
        text = told.read()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), text


def contents(out: Path) -> Contents:
    """Return a hash of each file (the store's own and what a killed write left aside) and of each graph in the store."""
    found = {}
    for file in sorted((out / "graphs").rglob("*")):
        if file.is_file() and file.suffix != ".part":
            found[str(file.relative_to(out))] = hashlib.sha256(file.read_bytes()).hexdigest()
    # A process killed while it made the store leaves none.
    with contextlib.suppress(StoreError), kg_store.open(out / "store", read_only=True) as store:
        for name in store.graphs():
            lines = sorted(map(str, store.triples(name)))
            found[name] = f"{len(lines)} {hashlib.sha256(repr(lines).encode()).hexdigest()}"
    return found


def seen(out: Path) -> Contents:
    """Return the contents, looked at by a process that ends before the next is made."""
    _, text = ended(*forked(lambda told: os.write(told, json.dumps(contents(out)).encode())))
    found: Contents = json.loads(text)
    return found


def prepared(what: str, folder: Path) -> None:
    """Write what is loaded or built; import and parse once what each process would otherwise begin with."""
    if what == "load":
        stores.write(folder / "graphs", *range(ARTICLES[what]))
    else:
        (folder / "news").mkdir(parents=True)
        for number in range(ARTICLES[what]):
            (folder / f"news/n{number}.txt").write_text(stores.article(number), "utf-8")
    stand_in.builder(build.Plan(folder / "warm"))(read_text(stores.article(0)))


def killed(what: str, folder: Path, out: Path, at: int) -> dict[str, object]:
    """Kill a run at a step, and run it again; return what was there after each."""
    child, pipe = forked(lambda told: run(command(what, folder, out), at, told))
    os.read(pipe, 4)
    os.kill(child, signal.SIGKILL)
    code, _ = ended(child, pipe)
    after = seen(out)
    again, _ = ended(*forked(lambda told: run(command(what, folder, out), 0, told)))
    return {"killed": code == -signal.SIGKILL, "after": after, "code": again, "again": seen(out)}


def main(what: str) -> None:
    """Print, as JSON, the contents without a kill, and what became of each run that was killed."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as temporary:
        folder = Path(temporary)
        prepared(what, folder)
        code, steps = ended(*forked(lambda told: run(command(what, folder, folder / "whole"), 0, told)))
        drawn = random.Random(f"kill a {what}").sample(range(1, int(steps) + 1), TIMES)
        kills = [killed(what, folder, folder / f"killed{at}", at) for at in drawn]
        print(json.dumps({"code": code, "whole": seen(folder / "whole"), "kills": kills}))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
