"""`kg build`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.app.cli.arguments import FORMAT, paths_argument
from kg.app.cli.stores import Summary, opened, store_options

if TYPE_CHECKING:
    from kg.corpus.build import Outcome, Plan


@click.command()
@paths_argument("PATHS...")
@click.option("-o", "--output", "out", required=True, type=click.Path(path_type=Path), help="Folder for the graphs.")
@click.option("--format", "format", default="turtle", show_default=True, type=FORMAT, help="Format of the graphs.")
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(min=1), help="Processes that build.")
@click.option("--force", is_flag=True, help="Build also what is up to date.")
@click.option("--date", help="Day of publication, over what the article says: 2024-02-07.")
@click.option("--url", help="Address of the article; names it in the graph. For one article.")
@click.option("--base", help="Begin all IRIs with this.", metavar="IRI")
@click.option("--align", is_flag=True, help="Write also the classes of schema.org, PROV, NIF and others.")
@click.option("--no-text", is_flag=True, help="Leave the text of the articles out.")
@click.option(
    "--gazetteer",
    "gazetteers",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE.tsv",
    help="People, organizations and places of your own; may be given several times.",
)
@click.option(
    "--territories",
    type=click.Path(path_type=Path),
    metavar="FILE.tsv",
    help="Your policy on contested territory, for ours.",
)
@click.option("--language-model", "model", help="A spaCy pipeline to use for ours.", metavar="NAME_OR_PATH")
@store_options(default=None)
@click.option("--by-id", is_flag=True, help="In the store, an article replaces others with the same identifier.")
def build(paths: tuple[Path, ...], out: Path, jobs: int, **chosen: Any) -> int:
    """Read articles and write a checked graph of each.

    PATHS are files (.txt, .html, .json, .jsonl, .jsonl.gz), folders, or - for standard input. Each article becomes
    OUT/STEM.ttl. What breaks a shape goes to OUT/quarantine/ with the reason. An article whose graph is up to date is
    skipped. With --store, each graph goes into a triple store as well, as by kg load.

    A gazetteer names its columns in its first line, parted by tabs: name and class (Person, Organization, Place or
    Country), and as wanted aliases (parted by |), wikidata, country (ISO 3166 code), office, from and to. A policy has
    name, class (Country or Place), country (code, text or none), claimants and covers (parted by |).

    \b
    Examples:
      kg build seeds/ -o output/
      kg build news.jsonl.gz -o graphs/ --jobs 4
      kg build news/ -o graphs/ --gazetteer our-people.tsv --territories our-policy.tsv
      kg build talks.html -o graphs/ --format json-ld --date 2024-02-07
      kg build news/ -o graphs/ --store http://localhost:7878/store
      curl https://news.example/talks | kg build - -o graphs/ --url https://news.example/talks
    """  # noqa: D301 - click wants the character \b itself
    from kg import article
    from kg.corpus import build as corpus

    if chosen["url"] and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--url is the address of one article; give one file")
    overrides = article.Overrides(date=chosen["date"], url=chosen["url"])
    stdin = sys.stdin.buffer.read() if article.STDIN in paths else b""
    articles = article.read_all(paths, overrides, stdin)
    outcomes = _watched(corpus.build(articles, _plan(out, chosen), jobs))
    return _stored(outcomes, chosen) if chosen["store"] else _report(outcomes)


def _plan(out: Path, chosen: dict[str, Any]) -> "Plan":
    from kg import pipeline
    from kg.corpus import build as corpus
    from kg.world.gazetteer.newsroom import Newsroom

    newsroom = Newsroom.read(chosen["gazetteers"], chosen["territories"])
    options = pipeline.Options(align=chosen["align"], with_text=not chosen["no_text"])
    if chosen["base"]:
        options = replace(options, base=chosen["base"])
    return corpus.Plan(out, chosen["format"], options, chosen["force"], chosen["model"], newsroom)


def _stored(outcomes: "Iterable[Outcome]", chosen: dict[str, Any]) -> int:
    """Put each graph into the store as soon as its file is written; print both summaries, and return the exit code."""
    summary = Summary()
    with opened(chosen) as store:
        code = _report(summary.through(outcomes, store, by_id=chosen["by_id"]))
    click.echo(summary.line(), err=True)
    return max(code, summary.code())


def _watched(outcomes: "Iterable[Outcome]") -> "Iterator[Outcome]":
    """Pass outcomes on, with a progress bar when a person watches, and a line for each failure at once."""
    from tqdm import tqdm

    for outcome in tqdm(outcomes, unit=" articles", disable=None, leave=False):
        if outcome.status == "failed":
            tqdm.write(f"kg: {outcome.reason}", file=sys.stderr)
        yield outcome


def _report(outcomes: "Iterable[Outcome]") -> int:
    """Print the summary; return the exit code."""
    total: Counter[str] = Counter()
    problems: Counter[str] = Counter()
    dropped: Counter[str] = Counter()
    for outcome in outcomes:
        total.update({outcome.status: 1, "accepted": outcome.accepted, "quarantined": outcome.quarantined})
        problems.update(outcome.problems)
        dropped.update(outcome.dropped)
    click.echo(f"articles: {total['built']} built, {total['skipped']} skipped, {total['failed']} failed", err=True)
    nodes = f"{total['accepted']} accepted, {total['quarantined']} quarantined, {dropped.total()} dropped"
    click.echo(f"nodes: {nodes}", err=True)
    for verb, reasons in (("quarantined", problems), ("dropped", dropped)):
        for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
            click.echo(f"  {verb} {count}: {reason}", err=True)
    return 2 if total["failed"] else int(total["quarantined"] > 0)
