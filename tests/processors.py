"""Whether a processor with fewer instructions gives the same bytes: `python tests/processors.py`, where `qemu-x86_64` is installed.

The network's products have a form of their own for almost every generation of processors. The older one here knows AVX2 alone.
"""

# ruff: noqa: T201 - printing is what it is for

import os
import shutil
import subprocess
import sys

from kg import pipeline
from kg.article import read_text
from kg.language.reader import Reader
from kg.rdf import formats
from kg.world import World

OLDER = "Haswell"
TEXT = """\
Toledo talks end without a deal

TOLEDO, March 3, 2024 — The mayor of Toledo, Ada Ruiz, said on Monday that talks with the dockers had failed. "We offered them
four percent, and they walked out," she told reporters. The union Norra, which has 4,200 members, had demanded nine percent and
plans to strike from Friday. Two people were injured when police broke up a protest near the harbour on Sunday.

Spain's minister of labour, Iker Sanz, proposed that both sides meet a mediator next week. Norra rejected the plan within the hour.
"""


def main() -> None:
    """Print what this processor makes of the text when asked to; else compare that with what the older one makes of it."""
    if sys.argv[1:] == ["--graph"]:
        sys.stdout.buffer.write(formats.render(pipeline.run(read_text(TEXT), Reader.load(), World()).graph, "turtle"))
        return
    emulator = shutil.which("qemu-x86_64")
    if emulator is None:
        sys.exit("qemu-x86_64 is not installed")
    own, older = graph([]), graph([emulator, "-cpu", OLDER])
    print(f"{len(own)} bytes here, {len(older)} bytes on {OLDER}: {'the same' if own == older else 'they differ'}")
    sys.exit(own != older)


def graph(before: list[str]) -> bytes:
    """Return the graph that a process makes, started by a command that goes before."""
    command = [*before, sys.executable, __file__, "--graph"]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    return subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    ).stdout


if __name__ == "__main__":
    main()
