"""The whole flow of one article, on one screen."""

from dataclasses import dataclass

from rdflib import Graph

from kg import check, entities, extract, graph, language, mentions, relate
from kg.check import Report
from kg.model import Article, Drop, Findings


@dataclass(frozen=True)
class Options:
    """What a user may choose about the graph; the defaults are what the README shows."""

    base: str = graph.BASE
    align: bool = False
    with_text: bool = True
    model: str | None = None


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
    with language.memory(model):
        document = language.parse(article, model)
        things = entities.resolve(document, mentions.find(document))
        return relate.relate(document, things, extract.statements(document, things))


def run(article: Article, options: Options | None = None) -> Result:
    """Turn one article into a checked graph; the same text gives the same graph."""
    options = options or Options()
    findings = find(article, options.model)
    built = graph.build(article, findings, base=options.base, align=options.align, with_text=options.with_text)
    return Result(article, check.check(built), findings.drops)
