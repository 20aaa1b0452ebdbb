"""Build graphs of hand-marked articles and score them: `python tests/measure.py GOLD --scorer SCORER [--misses]`.

GOLD is a folder of articles (NAME.txt) with their marks (NAME.toml), or a corpus in JSON lines (.jsonl or .jsonl.gz; each line with
"id" and "text"). SCORER is the program that compares a graph folder with such marks: it is called as `SCORER GOLD GRAPHS`.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kg import pipeline
from kg.article import read_all, read_text
from kg.errors import InputError
from kg.language.reader import Reader
from kg.rdf import formats
from kg.values import Article
from kg.world import World


def articles(gold: Path) -> Iterator[Article]:
    """Yield the articles of a gold folder or corpus; an article that cannot be read ends the run."""
    if gold.is_dir():
        found = list(read_all(sorted(gold.glob("*.txt"))))
    else:
        opener = gzip.open if gold.suffix == ".gz" else open
        with opener(gold, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        found = [read_text(row["text"], source=row["id"], stem=row["id"]) for row in rows]
    for article in found:
        if isinstance(article, InputError):
            raise article
        yield article


def main() -> int:
    """Build, score, and return the scorer's exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was spurious")
    args = parser.parse_args()
    reader, world = Reader.load(), World()
    with tempfile.TemporaryDirectory() as folder:
        for article in articles(args.gold):
            result = pipeline.run(article, reader, world)
            (Path(folder) / f"{article.stem}.ttl").write_bytes(formats.render(result.graph, "turtle"))
        extra = ["--misses"] if args.misses else []
        return subprocess.run([sys.executable, args.scorer, args.gold, folder, *extra], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
