"""Many articles: streamed, in one process or several, and taken up where a run before left off.

They come out in the order in which they went in, and only a few of them wait in memory, however many there are.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from kg import pipeline
from kg.corpus import atomic, records
from kg.corpus.folders import QUARANTINE
from kg.corpus.workers import WorkerDiedError, Workers
from kg.errors import InputError, KgError
from kg.language.reader import Reader
from kg.rdf import build as graph
from kg.rdf import formats
from kg.rdf.check import DEPENDENCY, Problem, Report
from kg.values import Article, Findings, Span
from kg.world import World
from kg.world.gazetteer.newsroom import Newsroom


@dataclass(frozen=True)
class Plan:
    """Where the graphs go, in which format, what they are to hold, and whether what is up to date is built again.

    `model` is the name or path of a language pipeline, None for the shipped one; `newsroom` has the rows and the policy of the user.
    Each process that builds makes its reader and its world of them, once.
    """

    out: Path
    format: str = "turtle"
    options: pipeline.Options = field(default_factory=pipeline.Options)
    force: bool = False
    model: str | None = None
    newsroom: Newsroom = field(default_factory=Newsroom)

    def __post_init__(self) -> None:
        """Raise InputError for a base that begins no IRI, once and not for each article."""
        graph.build(Article("-", Span(0, 1)), Findings((), ()), base=self.options.base)

    def target(self, article: Article) -> Path:
        """Return the file that an article's graph goes to."""
        return self.out / (article.stem + formats.FORMATS[self.format].suffix)


@dataclass(frozen=True)
class Outcome:
    """What became of one article; `reason` says why it failed. The numbers count nodes, some by the reason.

    `target` is the file of the graph, of an article that did not fail.
    """

    source: str
    status: Literal["built", "skipped", "failed"]
    reason: str = ""
    accepted: int = 0
    quarantined: int = 0
    problems: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, int] = field(default_factory=dict)
    target: Path | None = field(default=None, compare=False)


Pending = Outcome | tuple[Article, Future[Outcome]]
"""What is known already, or the article that is being worked on."""


def build(articles: Iterable[Article | InputError], plan: Plan, jobs: int = 1) -> Iterator[Outcome]:
    """Yield what became of each article, in their order; `jobs` is the number of processes that build them.

    What is wrong with one article fails that article. What would fail them all is raised: OutputError, ModelError, ...
    """
    waiting: deque[Pending] = deque()
    with Workers(partial(builder, plan), jobs) as workers:
        for article in articles:
            waiting.append(_begun(article, plan, workers))
            if len(waiting) > 2 * jobs:
                yield _outcome(waiting.popleft(), workers)
        while waiting:
            yield _outcome(waiting.popleft(), workers)


def builder(plan: Plan) -> Callable[[Article], Outcome]:
    """Return what builds one article after the other, with a reader and a world of its own."""
    return partial(build_one, plan, Reader.load(plan.model), World(plan.newsroom))


def build_one(plan: Plan, reader: Reader, world: World, article: Article) -> Outcome:
    """Build one article and write its graph, its quarantine if there is any, and the record of both."""
    result = pipeline.run(article, reader, world, plan.options)
    report = result.report
    target = plan.target(article)
    atomic.write(target, formats.render(report.accepted, plan.format))
    facts: records.Facts = {
        "accepted": report.accepted_nodes,
        "quarantined": report.quarantined_nodes,
        "problems": _counts(map(_reason, report.problems)),
        "dropped": _counts(f"{drop.stage}: {drop.reason}" for drop in result.drops),
    }
    written = [target, *_write_quarantine(report, plan.out / QUARANTINE / f"{article.stem}.quarantine.ttl")]
    records.save(target, _key(article, plan), written, facts)
    return Outcome(article.source, "built", **facts, target=target)


def _key(article: Article, plan: Plan) -> str:
    """Return a hash of all that shapes the output of an article."""
    return records.key(article, plan.model, (plan.options, plan.newsroom.fingerprint, plan.format))


def _write_quarantine(report: Report, path: Path) -> list[Path]:
    """Write what broke a shape, with the reasons; what an earlier run wrote there goes when nothing does any more."""
    if report.conforms:
        atomic.remove(path)
        return []
    atomic.write(path, formats.render(report.quarantined, "turtle"))
    return [path]


def _reason(problem: Problem) -> str:
    """Return a problem without the names of nodes, so that it can be counted."""
    return "It depends on what is in quarantine." if problem.component == DEPENDENCY else problem.message


def _counts(reasons: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(reasons).items()))


def _begun(article: Article | InputError, plan: Plan, workers: Workers[Article, Outcome]) -> Pending:
    if isinstance(article, InputError):
        return Outcome(str(article).partition(": ")[0], "failed", str(article))
    return _up_to_date(article, plan) or (article, workers.start(article))


def _up_to_date(article: Article, plan: Plan) -> Outcome | None:
    """Return what came of an article in an earlier run, when a run now would give the same."""
    if plan.force:
        return None
    target = plan.target(article)
    known = records.recall(target, _key(article, plan))
    return Outcome(article.source, "skipped", **known, target=target) if known else None


def _outcome(pending: Pending, workers: Workers[Article, Outcome]) -> Outcome:
    if isinstance(pending, Outcome):
        return pending
    article, future = pending
    result = workers.finish(article, future)
    if isinstance(result, Outcome):
        return result
    return _failed(article, result)


def _failed(article: Article, error: BaseException) -> Outcome:
    """Return the outcome of an article that cannot be built; raise what is not the article's fault."""
    match error:
        case InputError():
            return Outcome(article.source, "failed", str(error))
        case KgError():
            raise error
        case WorkerDiedError():
            return Outcome(article.source, "failed", f"{article.source}: {error}")
        case Exception():
            bug = f"{article.source}: internal error, please report it: {type(error).__name__}: {error}"
            return Outcome(article.source, "failed", bug)
        case _:
            raise error
