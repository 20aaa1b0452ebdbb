"""`kg serve` as a person runs it."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import command
import pytest

pytest.importorskip("uvicorn", reason="needs pip install 'newskg[serve]'")

from tests import serving

Run = Callable[..., command.Ran]


@pytest.fixture
def graphs(tmp_path: Path) -> Path:
    return serving.folder(tmp_path)


def test_a_taken_port_is_told_in_one_line(run: Run, graphs: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("serve", graphs, "--port", port)

    told = f"kg: port {port}: is taken by another program; --port chooses another, --port 0 any that is free\n"
    assert (ran.code, ran.out, ran.err) == (2, "", told)


@pytest.mark.parametrize(
    ("paths", "reason"),
    [
        (["nowhere"], "nowhere: no such file or folder"),
        (["-"], "-: a server reads no standard input; give files or folders"),
        (
            ["http://data.example/store"],
            "http://data.example/store: is an address; a server shows graphs and stores in folders",
        ),
        (["empty"], "empty: no graphs in this folder"),
        (["broken.ttl"], "broken.ttl: "),
        ([], "output: no such folder; give graphs, or a store"),
    ],
)
def test_bad_input_is_told_in_one_line(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paths: list[str], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    Path("broken.ttl").write_text("no turtle", "utf-8")

    ran = run("serve", *paths, "--port", "0")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"kg: {reason}")
    assert ran.err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_it_says_its_address_answers_there_alone_and_ends_when_told_to(graphs: Path, sent: signal.Signals) -> None:
    arguments = [sys.executable, "-m", "kg", "serve", str(graphs), "--port", "0"]
    root = str(Path(__file__).parent.parent)
    with subprocess.Popen(
        arguments, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": root}
    ) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        address = re.fullmatch(rf"{re.escape(str(graphs))} is at (http://127\.0\.0\.1:\d+/) \(Ctrl-C ends it\)\n", line)
        assert address, line
        with urllib.request.urlopen(f"{address[1]}claims") as answer:
            assert b"We will sign it" in answer.read()
        process.send_signal(sent)
        rest = process.stderr.read()

    assert process.returncode == (0 if sent == signal.SIGINT else 143)
    assert "Traceback" not in rest


def test_the_browser_opens_only_when_it_is_asked_for(graphs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.corpus import shown
    from kg.explore.server import run as running

    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: server._begun())
    told: list[str] = []

    for browser in (False, True):
        with shown.open_([graphs]) as found:
            running.run(found, running.Choices(0, browser=browser), told.append)

    assert len(told) == 2
    assert opened == told[1:]


def test_without_its_extra_it_says_what_to_install(run: Run, graphs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.explore.server.run

    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "kg.explore.server.run")
    monkeypatch.delattr(kg.explore.server, "run")

    ran = run("serve", graphs)

    assert (ran.code, ran.err) == (2, "kg: serve: needs uvicorn; pip install 'newskg[serve]'\n")
