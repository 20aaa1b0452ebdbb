"""What the tests of triple stores share: small graphs without a trained model, and real stores that end with the test."""

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import stand_in
from rdflib import Graph, Literal, URIRef

from kg.article import Overrides, read_text
from kg.rdf import build, formats

NAMES = ("Ada Ruiz", "Ben Okafor", "Cleo Marsh", "Dov Landau", "Eva Brandt")
VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{other}
DirsAllowed = .
NumberOfBuffers = 2000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = 10000
"""


def article(number: int, day: str = "Monday") -> str:
    """Return the text of a small article of our own."""
    who, other = NAMES[number % 5], NAMES[(number + 2) % 5]
    return f"Talks, part {number}\n\n{who} said the talks with {other} would go on till {day} – “in part {number}”.\n"


def graph(number: int, day: str = "Monday", url: str | None = None, identifier: str | None = None) -> Graph:
    """Return the graph of that article."""
    read = read_text(article(number, day), Overrides(url=url), stem=f"n{number}")
    made = build.build(read, stand_in.find(read, None, None))
    if identifier:
        node = made.value(predicate=URIRef(RDF_TYPE), object=URIRef(ARTICLE))
        made.add((node, URIRef("https://schema.org/identifier"), Literal(identifier)))  # type: ignore[arg-type]
    return made


RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
ARTICLE = "https://w3id.org/newskg/ontology#Article"


def write(folder: Path, *numbers: int, day: str = "Monday") -> Path:
    """Write the graphs of articles, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        data = formats.render(graph(number, day, url=f"https://news.example/talks/{number}"), "turtle")
        (folder / f"n{number:02}.ttl").write_bytes(data)
    return folder


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run an Oxigraph server, and give its address; skip the test where there is none."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("no Oxigraph server: pip install oxigraph")
    port = free_port()
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with _running(command, folder.parent, f"http://127.0.0.1:{port}/query?query=ASK%7B%7D"):
        yield f"http://127.0.0.1:{port}/store"


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Run a Virtuoso server, whose user dba has the password dba, and give its address; skip the test where there is none."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("no Virtuoso: apt-get install virtuoso-opensource-7")
    folder.mkdir(parents=True)
    port = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(port=port, other=free_port()))
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    with _running(command, folder, f"http://127.0.0.1:{port}/sparql?query=ASK%7B%3Fs+%3Fp+%3Fo%7D"):
        yield f"http://127.0.0.1:{port}"


@contextlib.contextmanager
def _running(command: list[str], folder: Path, ready: str) -> Iterator[None]:
    """Run a server until the test is done with it; it is there when it answers at `ready`."""
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(200):
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(ready, timeout=5).is_success:
                    break
            assert server.poll() is None, (folder / "server.log").read_text()
            time.sleep(0.1)
        else:
            raise AssertionError(f"{command[0]} does not answer")
        yield
    finally:
        server.kill()
        server.wait()
