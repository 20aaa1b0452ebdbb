"""Measure a store: `python tests/measure_store.py ARTICLES [--graphs GRAPHS] [--store FOLDER_OR_URL]`.

Articles are built (or GRAPHS taken as they are), loaded, loaded again, and asked each query that comes with kg. Prints seconds on
the clock and of the processor and the peak of memory for each step, and what the store holds before and after the second load.
An address needs what `kg load` needs: KG_STORE_USER, KG_STORE_PASSWORD.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg import store as kg_store
from kg.rdf import named

ROOT = Path(__file__).parent.parent
COUNT = "SELECT (COUNT(DISTINCT ?g) AS ?graphs) (COUNT(*) AS ?triples) { GRAPH ?g { ?s ?p ?o } }"


def run(name: str, *arguments: object) -> None:
    """Run `kg` in a process of its own, and print what it took."""
    command = [sys.executable, "-m", "kg", *map(str, arguments)]
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    lines = process.stderr.read().splitlines()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.monotonic() - began
    cost = f"{seconds:7.1f} s  {used.ru_utime + used.ru_stime:7.1f} s processor  {used.ru_maxrss / 1024:6.0f} MB"
    print(f"{name:8} {cost}  exit {os.waitstatus_to_exitcode(status)}  {lines[-1] if lines else ''}")


def held(where: str) -> str:
    """Return how many graphs and triples a store holds."""
    with opened(where) as store:
        [row] = store.query(COUNT)  # type: ignore[misc]  # the answer to SELECT is rows
        return f"{int(row['graphs'].value):,} graphs, {int(row['triples'].value):,} triples"


def opened(where: str) -> kg_store.Store:
    """Open the store to read."""
    user, password = os.environ.get("KG_STORE_USER"), os.environ.get("KG_STORE_PASSWORD")
    return kg_store.open(where, user=user, password=password, read_only=True)


def ask(where: str) -> None:
    """Ask each query that comes with kg, and print how long its answer took."""
    began = time.monotonic()
    with opened(where) as store:
        print(f"open     {time.monotonic() - began:7.3f} s")
        for question in named.named().values():
            began = time.monotonic()
            rows = len(list(store.query(question.text)))  # type: ignore[arg-type]  # the answer to SELECT is rows
            print(f"ask      {time.monotonic() - began:7.3f} s  {question.name}: {rows:,} rows")


def main() -> None:
    """Build, load, load again, ask."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="?", type=Path)
    parser.add_argument("--graphs", type=Path, help="a folder of graphs that are built already")
    parser.add_argument("--store", help="a folder or an address; a new folder if missing")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        graphs, where = args.graphs or Path(temporary, "graphs"), args.store or str(Path(temporary, "store"))
        if args.articles:
            run("build", "build", args.articles.resolve(), "-o", graphs)
        run("load", "load", graphs.resolve(), "--store", where)
        before = held(where)
        run("re-load", "load", graphs.resolve(), "--store", where)
        print(f"held     before: {before}\n         after:  {held(where)}")
        if "://" not in where:
            size = sum(file.stat().st_size for file in Path(where).rglob("*") if file.is_file())
            print(f"size     {size / 1e6:.1f} MB")
        ask(where)


if __name__ == "__main__":
    main()
