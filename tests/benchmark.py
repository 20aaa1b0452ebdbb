"""What a build costs beside the bare language pipeline: `python tests/benchmark.py ARTICLES.jsonl.gz [-n 300]`.

Both run over the same articles in turns, a few at a time, so that whatever else the machine does hits both alike. Times
are of the processor. Memory is the peak of a process; that of the build must not grow with the number of articles.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from kg import pipeline
from kg.article import read_all, read_text
from kg.language.reader import Reader
from kg.rdf import formats
from kg.values import Article
from kg.world import World

CHUNK = 10
WORLD = World()
WARM_UP = "Ada Ruiz said on Monday that the talks in the city of Toledo would go on for another week."


@dataclass(frozen=True)
class Chunk:
    """The words of some articles, and the seconds that each step took over them."""

    words: int
    bare: float
    build: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path, help="JSON Lines, gzipped or not, or a folder")
    parser.add_argument("-n", type=int, default=300, help="how many articles (default: 300)")
    arguments = parser.parse_args()
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        bare = other.submit(peak_of_bare, arguments.articles, arguments.n).result()
    print(f"peak memory  bare pipeline            {bare:7.0f} MB")
    report(list(measured(read(arguments.articles, arguments.n), arguments.n)))


def read(path: Path, number: int) -> Iterator[Article]:
    """Yield the first articles of a file."""
    return islice((article for article in read_all([path]) if isinstance(article, Article)), number)


def peak_of_bare(path: Path, number: int) -> float:
    """Return the peak memory, in MB, of a process that only parses."""
    bare(read(path, number))
    return peak()


def measured(articles: Iterator[Article], number: int) -> Iterator[Chunk]:
    """Yield the cost of each chunk, and print the peak memory after a third of the articles and at the end."""
    bare([read_text(WARM_UP)])
    build([read_text(WARM_UP)])
    done, third = 0, number // 3
    while chunk := list(islice(articles, CHUNK)):
        words = sum(len(article.text.split()) for article in chunk)
        # Who goes first changes from chunk to chunk.
        steps: list[Callable[[Iterable[Article]], None]] = [bare, build] if done // CHUNK % 2 else [build, bare]
        cost = {step.__name__: seconds(step, chunk) for step in steps}
        yield Chunk(words, **cost)
        done += len(chunk)
        if done - len(chunk) < third <= done:
            print(f"peak memory  after {done:>5} articles    {peak():7.0f} MB")
    print(f"peak memory  after {done:>5} articles    {peak():7.0f} MB")


@cache
def reader() -> Reader:
    """Return the shipped pipeline, loaded once in this process."""
    return Reader.load()


def bare(articles: Iterable[Article]) -> None:
    """Run the language pipeline alone."""
    nlp = reader().nlp
    for article in articles:
        nlp(article.text)


def build(articles: Iterable[Article]) -> None:
    """Build the graphs, and render them as they would be written."""
    for article in articles:
        formats.render(pipeline.run(article, reader(), WORLD).graph, "turtle")


def seconds(step: Callable[[Iterable[Article]], None], chunk: list[Article]) -> float:
    """Return the processor time of a step."""
    start = time.process_time()
    step(chunk)
    return time.process_time() - start


def peak() -> float:
    """Return the peak memory of this process in MB; the system counts in KB, macOS in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def report(chunks: list[Chunk]) -> None:
    """Print the speed of both, and their ratio."""
    words = sum(chunk.words for chunk in chunks)
    for name, total in (("bare pipeline", sum(c.bare for c in chunks)), ("whole build", sum(c.build for c in chunks))):
        print(f"{name:13}  {total:8.1f} s   {words / total:8.0f} words/s")
    ratios = sorted(chunk.build / chunk.bare for chunk in chunks)
    print(f"ratio          median {statistics.median(ratios):.2f}, from {ratios[0]:.2f} to {ratios[-1]:.2f}")


if __name__ == "__main__":
    main()
