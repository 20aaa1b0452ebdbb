"""What a user says about an article, over what was read."""

from dataclasses import dataclass, replace

from kg.article import address, dates, languages
from kg.errors import InputError
from kg.values import Article


@dataclass(frozen=True)
class Overrides:
    """Fields that win over what was read. Raises InputError for a date, an address or a language that is none."""

    date: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.date is not None and dates.parse(self.date) is None:
            raise InputError(f"date {self.date!r}: is no full date; write it as 2024-02-07")
        if self.url is not None and address.read(self.url) is None:
            raise InputError(f"url {self.url!r}: is not an address; write it as https://news.example/talks")
        if self.language is not None and languages.code(self.language) is None:
            raise InputError(f"language {self.language!r}: is not a known one; write it as en")


NONE = Overrides()


def apply(options: Overrides, article: Article) -> Article:
    """Return the article with the given fields; a field that the user states is no longer inferred."""
    given = {
        "published": dates.parse(options.date) if options.date else None,
        "url": address.read(options.url) if options.url else None,
        "title": options.title,
        "authors": (options.author,) if options.author else None,
        "publisher": options.publisher,
        "language": languages.code(options.language) if options.language else None,
    }
    stated: dict[str, object] = {field: value for field, value in given.items() if value}
    if options.title and article.headline and article.words(article.headline).split() != options.title.split():
        stated["headline"] = None  # the text's own headline is not this title
    if options.date:
        stated["warnings"] = tuple(line for line in article.warnings if not line.startswith("date "))
    inferred = tuple(field for field in article.inferred if field not in stated)
    return replace(article, inferred=inferred, **stated)  # type: ignore[arg-type]  # the keys are fields of Article
