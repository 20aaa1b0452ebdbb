"""The whole flow of one article, on one screen."""

from dataclasses import dataclass, field

from rdflib import Graph

from kg.find import entities, extractors, mentions, relate
from kg.language import reader
from kg.rdf import build, check
from kg.rdf.check import Report
from kg.values import Article, Drop, Findings
from kg.world import lookup
from kg.world.gazetteer.newsroom import Newsroom


@dataclass(frozen=True)
class Options:
    """What a user may choose about the graph; the defaults are what the README shows.

    `newsroom` has the rows of the user's own gazetteers, and the policy on contested territory: `Newsroom.read(["our.tsv"])`.
    """

    base: str = build.BASE
    align: bool = False
    with_text: bool = True
    model: str | None = None
    newsroom: Newsroom = field(default_factory=Newsroom)


@dataclass(frozen=True)
class Result:
    """What became of one article: what conforms, what does not and why, and what was dropped on the way."""

    article: Article
    report: Report
    drops: tuple[Drop, ...]

    @property
    def graph(self) -> Graph:
        """The graph that conforms to the shapes."""
        return self.report.accepted


def find(article: Article, model: str | None = None) -> Findings:
    """Read an article: what things it names, and what it says of them."""
    with reader.memory(model):
        document = reader.parse(article, model)
        things = entities.resolve(document, mentions.find(document))
        return relate.relate(document, things, extractors.statements(document, things))


def run(article: Article, options: Options | None = None) -> Result:
    """Turn one article into a checked graph; the same text gives the same graph."""
    options = options or Options()
    with lookup.using(options.newsroom):
        findings = find(article, options.model)
    built = build.build(article, findings, base=options.base, align=options.align, with_text=options.with_text)
    return Result(article, check.check(built), findings.drops)
