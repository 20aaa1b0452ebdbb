"""The README: every command of `kg` in it works, and prints what stands there; `--update-golden` writes what they print anew."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
CONSOLE = re.compile(r"```console\n(.*?)```\n", re.DOTALL)
SHELL = re.compile(r"```sh\n(.*?)```\n", re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which a reader of the README has done what its first lines say."""
    folder = tmp_path_factory.mktemp("reader")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copytree(ROOT / "seeds", folder / "my-articles")
    assert _kg(folder, "kg build seeds/ -o output/").returncode == 0
    return folder


def test_the_readme_shows_what_the_commands_print(folder: Path, request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")

    shown = CONSOLE.sub(lambda block: f"```console\n{_session(folder, block[1])}```\n", text)
    if request.config.getoption("--update-golden"):
        README.write_text(shown, "utf-8")
        return

    assert shown == text


@pytest.mark.parametrize(
    "line", [line for block in SHELL.findall(README.read_text("utf-8")) for line in block.splitlines()]
)
def test_a_command_of_the_readme_works(folder: Path, line: str) -> None:
    command = line.rpartition("&& ")[2] if line.startswith("python3 -m venv") else line
    if not command.startswith("kg "):
        pytest.skip("installs, or is for those who work on newskg")

    assert _kg(folder, command).returncode == 0


def _session(folder: Path, block: str) -> str:
    """Return a session with what each of its commands prints."""
    commands = [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_printed(_kg(folder, command))}" for command in commands)


def _printed(ran: "subprocess.CompletedProcess[str]") -> str:
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


def _kg(folder: Path, command: str) -> "subprocess.CompletedProcess[str]":
    """Run a line in a shell that knows `kg` as this checkout."""
    line = f'kg() {{ "{sys.executable}" -m kg "$@"; }}; {command}'
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
