"""What a build is to make, and where it goes."""

from dataclasses import dataclass, field
from pathlib import Path

from kg import pipeline
from kg.corpus.folders import QUARANTINE
from kg.corpus.records import About, Records, key
from kg.errors import OutputError
from kg.rdf import build as graph
from kg.rdf import formats
from kg.values import Article, Findings, Span
from kg.world.gazetteer.newsroom import Newsroom


@dataclass(frozen=True)
class Plan:
    """Where the graphs go, in which format, and what they are to hold.

    `force` builds what is up to date, and writes over what kg did not write. `model` is the name or path of a language
    pipeline, None for the shipped one; `newsroom` has the rows and the policy of the user: each process that builds makes
    its reader and its world of them, once. `stem` names the one graph there is to be. `limit` is the number of articles to
    read, `dry_run` builds and writes nothing, and `prune` removes the graphs of articles that are gone.
    """

    out: Path
    format: str = "turtle"
    options: pipeline.Options = field(default_factory=pipeline.Options)
    force: bool = False
    model: str | None = None
    newsroom: Newsroom = field(default_factory=Newsroom)
    stem: str | None = None
    limit: int | None = None
    dry_run: bool = False
    prune: bool = False

    def __post_init__(self) -> None:
        """Raise InputError for a base that begins no IRI, and OutputError for a folder that is a file, once for all."""
        if self.out.exists() and not self.out.is_dir():
            raise OutputError(f"{self.out}: is a file, not a folder")
        graph.build(Article("-", Span(0, 1)), Findings((), ()), base=self.options.base)

    @property
    def records(self) -> Records:
        """The records of what is in the output folder."""
        return Records(self.out)

    def target(self, article: Article) -> Path:
        """Return the file that an article's graph goes to."""
        return self.out / (article.stem + formats.FORMATS[self.format].suffix)

    def quarantine(self, article: Article) -> Path:
        """Return the file that goes to what breaks a shape."""
        return self.out / QUARANTINE / f"{article.stem}.quarantine.ttl"

    def key(self, article: Article) -> str:
        """Return a hash of all that shapes the output of an article."""
        return key(article, self.model, (self.options, self.newsroom.fingerprint, self.format))

    def about(self, article: Article) -> About:
        """Return the line of an article in the list of outputs."""
        return {
            "source": article.file,
            "place": article.source.removeprefix(article.file).lstrip(":, "),
            "identifier": article.identifier or "",
            "article": self.options.base + article.key,
            "published": article.published or "",
        }
