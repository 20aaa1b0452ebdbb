"""What a build costs beside the bare language pipeline: `python tests/benchmark.py ARTICLES.jsonl.gz [-n 300]`.

Both run over the same articles in turns, a few at a time, so that whatever else the machine does hits both alike. Times
are of the processor. Memory is the peak of a process; that of the build must not grow with the number of articles.

With `--lengths`, the cost of one article by its length: articles are joined until they are long enough, and what a thousand
words of them cost is set beside what a thousand words of the second length cost, measured again before each of the others.
With `--jobs N`, the throughput of N processes beside that of one, by the clock: only a quiet machine gives a true number.
"""

# ruff: noqa: T201 - printing is what it is for

import argparse
import gc
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from threadpoolctl import threadpool_limits

from kg import pipeline
from kg.article import read_all, read_text
from kg.corpus import build as corpus
from kg.language.reader import Reader
from kg.rdf import formats
from kg.values import Article
from kg.world import World

CHUNK = 10
LENGTHS = (400, 1_000, 3_000, 10_000, 25_000, 100_000)
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
    parser.add_argument("--lengths", action="store_true", help="cost per 1,000 words by the length of an article")
    parser.add_argument("--jobs", type=int, metavar="N", help="throughput of N processes beside that of one")
    arguments = parser.parse_args()
    if arguments.lengths:
        by_length(arguments.articles)
        return
    if arguments.jobs:
        by_jobs(list(read(arguments.articles, arguments.n)), arguments.jobs)
        return
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
    gc.freeze()  # as `kg build` does
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


def by_length(path: Path) -> None:
    """Print what a thousand words cost in articles of several lengths."""
    build([read_text(WARM_UP)])
    base = joined(path, LENGTHS[1])
    print("  words   s per 1,000 words   beside 1,000 words   peak memory")
    for length in LENGTHS:
        article, rounds = joined(path, length), max(1, 10_000 // length)
        beside = statistics.median(cost(base) for _ in range(5))
        own = statistics.median(cost(article) for _ in range(rounds))
        print(f"{length:>7}   {own:17.3f}   {own / beside:18.2f}   {peak():8.0f} MB", flush=True)


def joined(path: Path, words: int) -> Article:
    """Return one article of at least so many words, put together of several."""
    texts: list[str] = []
    for article in read(path, 10**9):
        texts.append(article.text.strip())
        if sum(len(text.split()) for text in texts) >= words:
            break
    return read_text("\n\n".join(texts))


def cost(article: Article) -> float:
    """Return the processor seconds of a thousand words of an article."""
    return seconds(build, [article]) / len(article.text.split()) * 1000


def by_jobs(articles: list[Article], jobs: int) -> None:
    """Print how many times as many articles several processes build in a second, in turns; starting them is not counted."""
    rates: dict[int, list[float]] = {1: [], jobs: []}
    for _ in range(3):
        for number, own in rates.items():
            with tempfile.TemporaryDirectory() as folder:
                outcomes = corpus.build(articles, corpus.Plan(Path(folder)), number)
                begun, done = 0.0, 0
                for done, _outcome in enumerate(outcomes):  # the first ones wait for the models
                    begun = begun if done > 2 * number else time.monotonic()
                own.append((done - 2 * number) / (time.monotonic() - begun))
    one, many = (statistics.median(own) for own in rates.values())
    print(f"1 process {one:.1f} articles/s, {jobs} processes {many:.1f} articles/s: {many / one:.2f} times")


def bare(articles: Iterable[Article]) -> None:
    """Run the language pipeline alone, on one thread as the build does: threads that wait for work cost time as well."""
    nlp = reader().nlp
    with threadpool_limits(limits=1):
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
