"""`kg build`."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.app.cli.arguments import FORMAT, STDIO, paths_argument, stdin_for
from kg.app.cli.progress import Terminal
from kg.app.cli.stores import Summary as Loads
from kg.app.cli.stores import opened, store_options

if TYPE_CHECKING:
    from kg.corpus.build import Outcome, Plan
    from kg.errors import InputError
    from kg.values import Article


@click.command()
@paths_argument("PATHS...")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder for the graphs; for a single article also a file such as talks.ttl, or - for standard output.",
)
@click.option("--format", "format", type=FORMAT, help="Format of the graphs.  [default: turtle]")
@click.option("-j", "--jobs", default=1, show_default=True, type=click.IntRange(min=1), help="Number of processes.")
@click.option("--force", is_flag=True, help="Rebuild what is up to date, and overwrite what kg did not write.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Read only the first N articles.")
@click.option("--dry-run", is_flag=True, help="Say what would be built, and write nothing.")
@click.option("--prune", is_flag=True, help="Remove graphs that kg wrote and whose articles are gone.")
@click.option(
    "--errors", type=click.Path(path_type=Path), metavar="FILE.csv", help="Also write all problems to a table."
)
@click.option("-q", "--quiet", is_flag=True, help="Print only failures.")
@click.option("-v", "--verbose", is_flag=True, help="Print each article, what was left out of its graph, and why.")
@click.option("--date", help="Day of publication (2024-02-07); overrides what the article says.")
@click.option("--url", help="URL of the article, from which its IRI is made; for a single article.")
@click.option("--base", help="Namespace of all IRIs in the graphs.", metavar="IRI")
@click.option(
    "--align",
    is_flag=True,
    help="Also write the equivalent classes and properties of schema.org, SEM, PROV and others.",
)
@click.option("--no-text", is_flag=True, help="Leave the text of the articles out of the graphs.")
@click.option(
    "--gazetteer",
    "gazetteers",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE.tsv",
    help="Your own people, organizations and places; may be given several times.",
)
@click.option(
    "--territories",
    type=click.Path(path_type=Path),
    metavar="FILE.tsv",
    help="Your policy on contested territory, in place of ours.",
)
@store_options(default=None)
@click.option("--by-id", is_flag=True, help="In the store, an article replaces any other with the same identifier.")
@click.option("--language-model", "model", help="A spaCy pipeline to use in place of ours.", metavar="NAME_OR_PATH")
def build(paths: tuple[Path, ...], out: Path, jobs: int, **chosen: Any) -> int:
    """Read articles and write a checked graph of each.

    PATHS are files, folders, or - for standard input: text (.txt), Markdown (.md), web pages (.html), e-mails (.eml), feeds
    (.rss, .atom), JSON, JSON Lines, CSV and TSV, each optionally compressed (.gz). A record or row needs a text; id, title,
    date, url, author, publisher and language are optional, under their usual names. The folder structure is kept:
    2022/01.txt becomes OUT/2022/01.ttl. The graph of a record is named after its id, or else after its file and number.
    Nodes that violate a shape go to OUT/quarantine/, with the reason.

    An article whose graph is up to date is skipped. A graph that kg did not write, or that has been changed since, is kept.
    With --store, each graph is also put into a triple store, as kg load does it.

    A gazetteer is a table of tab-separated columns named in its first line: name and class (Person, Organization, Place or
    Country) are required; aliases (separated by |), wikidata, wikipedia (a title), country (ISO 3166 code), latitude,
    longitude, office, from, to and never (ids and titles that the name does not mean, * for all) are optional. A policy has
    the columns name, class (Country or Place), country (code, text or none), claimants and covers (separated by |).

    Exit codes: 0 success; 1 something was quarantined or kept; 2 an input or the command line is invalid.

    \b
    Examples:
      kg build seeds/ -o output/
      kg build archive/ -o graphs/ --jobs 4 --errors errors.csv
      kg build articles.csv -o graphs/ --limit 20 --verbose
      kg build news/ -o graphs/ --gazetteer our-people.tsv --territories our-policy.tsv
      kg build talks.html -o talks.jsonld --date 2024-02-07
      kg build news/ -o graphs/ --store http://localhost:7878/store
      curl https://news.example/talks | kg build - -o - --url https://news.example/talks
    """  # noqa: D301 - click wants the character \b itself
    from kg import article
    from kg.corpus import build as corpus

    if chosen["url"] and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError("--url is the address of one article; give one file")
    if out == STDIO and (needs := next((name for name in ("store", "prune", "dry_run") if chosen[name]), None)):
        raise click.UsageError(
            f"--{needs.replace('_', '-')} is for graphs in a folder; -o - writes one to standard output"
        )
    plan = _plan(out, chosen)
    found = article.find(paths)
    articles = article.read_found(found, article.Overrides(date=chosen["date"], url=chosen["url"]), stdin_for(paths))
    terminal = Terminal(chosen["quiet"], chosen["verbose"])
    outcomes = _to_stdout(articles, plan) if out == STDIO else corpus.build(articles, plan, jobs, terminal.waiting)
    return _told(outcomes, found.ignored, terminal, chosen)


def _told(outcomes: "Iterator[Outcome]", ignored: Mapping[str, int], terminal: Terminal, chosen: dict[str, Any]) -> int:
    """Say what becomes of each article, put the graphs into the store if there is one, and return the exit code."""
    from kg.corpus import summary

    told, loads = summary.Summary(ignored), Loads()
    with ExitStack() as opening:
        errors = opening.enter_context(summary.Errors(chosen["errors"])) if chosen["errors"] else None
        if chosen["store"]:
            outcomes = loads.through(outcomes, opening.enter_context(opened(chosen)), by_id=chosen["by_id"])
        for outcome in terminal.watch(outcomes):
            told.add(outcome)
            if errors:
                errors.add(outcome)
    terminal.end(told)
    if not chosen["store"]:
        return told.code
    click.echo(loads.line(), err=True)
    return max(told.code, loads.code())


def _plan(out: Path, chosen: dict[str, Any]) -> "Plan":
    from kg import pipeline
    from kg.corpus import build as corpus
    from kg.corpus import single
    from kg.world.gazetteer.newsroom import Newsroom

    folder, stem, format = (
        (Path(), None, chosen["format"] or single.DEFAULT) if out == STDIO else single.target(out, chosen["format"])
    )
    options = pipeline.Options(align=chosen["align"], with_text=not chosen["no_text"])
    if chosen["base"]:
        options = replace(options, base=chosen["base"])
    return corpus.Plan(
        folder,
        format,
        options,
        chosen["force"],
        chosen["model"],
        Newsroom.read(chosen["gazetteers"], chosen["territories"]),
        stem=stem,
        limit=chosen["limit"],
        dry_run=chosen["dry_run"],
        prune=chosen["prune"],
    )


def _to_stdout(articles: "Iterator[Article | InputError]", plan: "Plan") -> "Iterator[Outcome]":
    from kg.corpus import single

    data, outcome = single.render(articles, plan)
    click.echo(data, nl=False)
    yield outcome
