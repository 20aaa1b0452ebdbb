"""The whole flow of one article, on one screen."""

from dataclasses import dataclass, replace

from rdflib import Graph

from kg.article.legible import legible
from kg.explore import single
from kg.explore.views.left import left
from kg.find import entities, extractors, mentions, relate
from kg.find.mentions.unused import unreferred, unused
from kg.language.reader import Reader
from kg.rdf import build, check, provenance
from kg.rdf.check import Report
from kg.rdf.tables import AsTables
from kg.values import Article, Drop, Findings
from kg.world import World

BESIDE = "a sub-headline, a caption, a teaser or a credit, which is no prose"
"""The reason for leaving out lines of the body."""


@dataclass(frozen=True)
class Options:
    """A user's choices about the graph; with the defaults it is as the README shows."""

    base: str = build.BASE
    align: bool = False
    with_text: bool = True


@dataclass(frozen=True, repr=False)
class Result(AsTables):
    """The result of one article: what conforms to the shapes, what does not and why, and what was dropped on the way.

    `graph` has what conforms, and so have the rows in `claims`, `events`, `entities`, `figures`, `proposals`, `terms`, `roles` and
    `tables`. `joined` counts the repeated mentions of events that were joined with the first.
    """

    article: Article
    report: Report
    drops: tuple[Drop, ...]
    joined: int = 0

    @property
    def graph(self) -> Graph:
        """The graph that conforms to the shapes."""
        return self.report.accepted

    def page(self) -> str:
        """Return the article as one file of HTML to look at, without the network: `kg page` writes the same."""
        return single.of_graph(self.graph, left(self.article, self.drops, self.report.problems))

    def _repr_html_(self) -> str:
        """Show the page in a notebook."""
        return single.framed(self.page(), self.article.title or self.article.key)

    def __repr__(self) -> str:
        title = self.article.title or self.article.key
        counts = f"{self.report.accepted_nodes} nodes, {self.report.quarantined_nodes} quarantined, {len(self.drops)} dropped"
        return f"<Result {title!r}: {counts}>"


def find(article: Article, reader: Reader, world: World) -> Findings:
    """Read an article: find the things that it names, and what it says about them."""
    with reader.memory():
        reading = reader.read(legible(article))
        named = mentions.find(reading, world)
        things = entities.resolve(reading, world, named)
        found = relate.relate(reading, things, extractors.find(reading, things))
        beside = (Drop("read", BESIDE, aside) for aside in article.asides)
        unheard = (*unused(reading, named), *unreferred(things.all, found.entities))
        return replace(found, drops=(*beside, *unheard, *things.drops, *found.drops))


def run(article: Article, reader: Reader, world: World, options: Options | None = None) -> Result:
    """Turn one article into a checked graph; the same text, reader, world and options give the same graph."""
    options = options or Options()
    findings = find(article, reader, world)
    graph = build.build(article, findings, base=options.base, align=options.align, with_text=options.with_text)
    provenance.sign(graph, options.base, reader.fingerprint)
    return Result(article, check.check(graph), findings.drops, findings.joined)
