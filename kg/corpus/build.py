"""Many articles: streamed, in one process or several, and taken up where a run before left off.

They come out in the order in which they went in, and only a few of them wait in memory, however many there are.
"""

import gc
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from dataclasses import replace
from functools import partial
from itertools import islice

from kg import pipeline
from kg.corpus import atomic, manifest
from kg.corpus.names import Names
from kg.corpus.outcome import Outcome
from kg.corpus.plan import Plan
from kg.corpus.records import Facts
from kg.corpus.repeats import Repeats
from kg.corpus.workers import WorkerDiedError, Workers
from kg.errors import InputError, KgError
from kg.language.reader import Reader
from kg.rdf import formats
from kg.rdf.check import DEPENDENCY, Problem, Report
from kg.values import Article
from kg.world import World

__all__ = ["Outcome", "Plan", "build", "build_one", "builder", "facts_of"]

PATIENCE = 10.0
"""Seconds after which an article that is still being built is named."""

_LOADING = 3  # times as long for the first article of each process, which waits for the language pipeline to be loaded


Pending = Outcome | tuple[Article, futures.Future[Outcome]]
"""What is known already, or the article that is being worked on."""


def build(
    articles: Iterable[Article | InputError],
    plan: Plan,
    jobs: int = 1,
    waiting: Callable[[Article], None] | None = None,
    patience: float = PATIENCE,
) -> Iterator[Outcome]:
    """Yield what became of each article, in their order; `jobs` is the number of processes that build them.

    What is wrong with one article fails that article. What would fail them all is raised: OutputError, ModelError, ...
    `waiting` is called with an article that takes longer than `patience`, in seconds. What is to be said of graphs whose
    articles are gone comes last.
    """
    if not plan.dry_run:
        atomic.sweep(plan.out, below=plan.stem is None)  # one file may stand in a folder that holds all the user's
    run = _Run(plan, jobs, waiting, patience)
    pending: deque[Pending] = deque()
    with Workers(partial(builder, plan), jobs) as workers:
        for article in run.named(articles):
            pending.append(run.begun(article, workers))
            if len(pending) > 2 * jobs:
                yield run.outcome(pending.popleft(), workers)
        while pending:
            yield run.outcome(pending.popleft(), workers)
    yield from run.repeats.gone(plan.records, prune=plan.prune and not plan.dry_run)
    if not plan.dry_run:
        manifest.write(plan.records)


def builder(plan: Plan) -> Callable[[Article], Outcome]:
    """Return what builds one article after the other, with a reader and a world of its own."""
    build = partial(build_one, plan, Reader.load(plan.model), World(plan.newsroom))
    gc.freeze()  # what is loaded now stays to the end, and need not be looked through for garbage with each article
    return build


def build_one(plan: Plan, reader: Reader, world: World, article: Article) -> Outcome:
    """Build one article and write its graph, its quarantine if there is any, and the record of both."""
    result = pipeline.run(article, reader, world, plan.options)
    target, quarantine = plan.target(article), plan.quarantine(article)
    contents = {target: formats.render(result.report.accepted, plan.format), quarantine: _quarantined(result.report)}
    plan.records.announce(target, contents)
    for path, data in contents.items():
        if data is None:  # what an earlier run wrote there goes when nothing breaks a shape any more
            atomic.remove(path)
        else:
            atomic.write(path, data)
    facts = facts_of(result)
    written = [path for path, data in contents.items() if data is not None]
    plan.records.save(target, plan.key(article), plan.about(article), written, facts)
    return Outcome.of(article, "built", target=target, **facts)


def facts_of(result: pipeline.Result) -> Facts:
    """Return the facts about a result: counts of nodes, counts of reasons, and the offsets of what was left out."""
    return {
        "accepted": result.report.accepted_nodes,
        "quarantined": result.report.quarantined_nodes,
        "problems": _counts(map(_reason, result.report.problems)),
        "dropped": _counts(f"{drop.stage}: {drop.reason}" for drop in result.drops),
        "joined": result.joined,
        "unused": [
            [f"{drop.stage}: {drop.reason}", drop.span.start, drop.span.end] for drop in result.drops if drop.span
        ],
    }


def _quarantined(report: Report) -> bytes | None:
    return None if report.conforms else formats.render(report.quarantined, "turtle")


def _reason(problem: Problem) -> str:
    """Return a problem without the names of nodes, so that it can be counted."""
    return "It depends on what is in quarantine." if problem.component == DEPENDENCY else problem.message


def _counts(reasons: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(reasons).items()))


class _Run:
    """One run over articles: what it has seen, and what it does with the next one."""

    def __init__(self, plan: Plan, jobs: int, waiting: Callable[[Article], None] | None, patience: float) -> None:
        self.plan = plan
        self.repeats = Repeats()
        self._names = Names()
        self._waiting = waiting
        self._patience = patience
        self._loading = jobs

    def named(self, articles: Iterable[Article | InputError]) -> Iterator[Article | InputError]:
        """Yield the articles under the names of their outputs, as many as there are to be."""
        if self.plan.stem is not None:
            yield from self._names.claim([_only(articles, self.plan)])
            return
        yield from self._names.claim(islice(articles, self.plan.limit))
        self.repeats.complete = self.plan.limit is None

    def begun(self, article: Article | InputError, workers: Workers[Article, Outcome]) -> Pending:
        """Return what is known of an article at once, or hand it to a worker."""
        if isinstance(article, InputError):
            self.repeats.fail(str(article))
            return Outcome(str(article).partition(": ")[0], "failed", str(article))
        article, repeat = self.repeats.see(article)
        if repeat:
            return Outcome.of(article, "duplicate", repeat)
        self.repeats.keep(self.plan.target(article), article.file)
        return self._known(article) or (article, workers.start(article))

    def _known(self, article: Article) -> Outcome | None:
        """Return what came of an article in an earlier run, when a run now would give the same, or why there is to be none."""
        target, records = self.plan.target(article), self.plan.records
        if not self.plan.force:
            facts = records.recall(target, self.plan.key(article))
            if facts:
                if not self.plan.dry_run:
                    records.moved(target, self.plan.about(article))
                return Outcome.of(article, "skipped", target=target, **facts)
            if path := records.foreign(target, (target, self.plan.quarantine(article))):
                reason = f"{path}: was changed since kg wrote it, or is not by kg; --force writes over it"
                return Outcome.of(article, "kept", reason, target=target)
        return Outcome.of(article, "planned", target=target) if self.plan.dry_run else None

    def outcome(self, pending: Pending, workers: Workers[Article, Outcome]) -> Outcome:
        """Wait for what became of an article."""
        if isinstance(pending, Outcome):
            return pending
        article, future = pending
        patience = self._patience * (_LOADING if self._loading > 0 else 1)
        if self._waiting and future not in futures.wait([future], patience).done:
            self._waiting(article)
        self._loading -= 1
        result = workers.finish(article, future)
        return result if isinstance(result, Outcome) else _failed(article, result)


def _only(articles: Iterable[Article | InputError], plan: Plan) -> Article | InputError:
    """Return the one article there is; raise InputError for several, as they cannot go to one file."""
    first, *others = islice(articles, min(plan.limit or 2, 2))
    if others:
        raise InputError(
            f"{plan.stem}{formats.FORMATS[plan.format].suffix}: is one file for several articles; give a folder"
        )
    return replace(first, stem=str(plan.stem)) if isinstance(first, Article) else first


def _failed(article: Article, error: BaseException) -> Outcome:
    """Return the outcome of an article that cannot be built; raise what is not the article's fault."""
    match error:
        case InputError():
            return Outcome.of(article, "failed", str(error))
        case KgError():
            raise error
        case WorkerDiedError():
            return Outcome.of(article, "failed", f"{article.source}: {error}")
        case Exception():
            bug = f"{article.source}: internal error, please report it: {type(error).__name__}: {error}"
            return Outcome.of(article, "failed", bug, trace="".join(traceback.format_exception(error)))
        case _:
            raise error
