"""Build graphs of hand-marked articles and score them: `python tests/measure.py [GOLD] [--misses] [--scorer SCORER]`.

GOLD is a folder of marks (STEM.toml, see tests/gold/README.md) and articles, by default our own; or a corpus in JSON lines (.jsonl or
.jsonl.gz; each line with "id" and "text"), which needs a scorer that knows its marks. SCORER is called as `SCORER GOLD GRAPHS`.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scoring import gold

from kg import pipeline
from kg.article import read_all, read_text
from kg.errors import InputError
from kg.language.reader import Reader
from kg.rdf import formats
from kg.values import Article
from kg.world import World

HERE = Path(__file__).parent


def build(marked: Path, graphs: Path) -> None:
    """Write the graph of each article of a gold folder or corpus; an article that cannot be read ends the run."""
    reader, world = Reader.load(), World()
    for stem, article in articles(marked):
        if isinstance(article, InputError):
            raise article
        (graphs / f"{stem}.ttl").write_bytes(formats.render(pipeline.run(article, reader, world).graph, "turtle"))


def articles(marked: Path) -> Iterator[tuple[str, Article | InputError]]:
    """Yield the articles of a gold folder or corpus, each with the name of its marks."""
    if marked.is_dir():
        for marks in gold.read_all(marked):
            yield from ((marks.stem, article) for article in read_all([marks.article]))
        return
    opener = gzip.open if marked.suffix == ".gz" else open
    with opener(marked, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            article = read_text(row["text"], source=row["id"], stem=row["id"])
            yield article.stem, article


def main() -> int:
    """Build, score, and return the scorer's exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="?", default=HERE / "gold")
    parser.add_argument("--scorer", type=Path, default=HERE / "score.py")
    parser.add_argument("--misses", action="store_true", help="list what was missed and what was spurious")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as graphs:
        try:
            build(args.gold, Path(graphs))
        except (gold.GoldError, InputError) as error:
            print(error, file=sys.stderr)  # noqa: T201 - a program
            return 2
        extra = ["--misses"] if args.misses else []
        return subprocess.run([sys.executable, args.scorer, args.gold, graphs, *extra], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
