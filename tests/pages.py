"""The pages of `tests/pages`: for each fault one, whole, with the right text and metadata beside it.

`NAME.toml` says what `NAME.html`, `NAME.txt` or `NAME.eml` tries: `body` is the text in paragraphs, `asides` those of them that are
kept apart from the prose (sub-headlines, clock times), and `title`, `published`, `url`, `authors`, `publisher` and `language` are
the metadata; what is missing there must be missing in the article.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from kg.article import read
from kg.errors import InputError
from kg.values import Article, Span

FOLDER = Path(__file__).parent / "pages"
FIELDS = ("title", "published", "url", "authors", "publisher", "language")


@dataclass(frozen=True)
class Case:
    """One page: where it lies, and what is right."""

    path: Path
    tries: str
    body: tuple[str, ...]
    asides: tuple[str, ...]
    fields: dict[str, object]

    @property
    def prose(self) -> list[str]:
        """The paragraphs without the asides."""
        return [paragraph for paragraph in self.body if paragraph not in self.asides]


def cases() -> list[Case]:
    """Return the pages, by name."""
    return [_case(right) for right in sorted(FOLDER.glob("*.toml"))]


def _case(right: Path) -> Case:
    told = tomllib.loads(right.read_text("utf-8"))
    (path,) = (path for path in FOLDER.glob(f"{right.stem}.*") if path != right)
    fields = {name: told.get(name) for name in FIELDS} | {"authors": tuple(told.get("authors", ()))}
    return Case(path, told["tries"], tuple(told["body"].strip().split("\n\n")), tuple(told.get("asides", ())), fields)


def article(case: Case) -> Article:
    """Return the article of a page; one that is refused has neither text nor metadata."""
    (result,) = read(case.path)
    return Article(text="", body=Span(0, 0)) if isinstance(result, InputError) else result


def prose(found: Article) -> list[str]:
    """Return the paragraphs of the body without the asides, each with single spaces."""
    text = found.text
    for aside in found.asides:
        text = text[: aside.start] + " " * (aside.end - aside.start) + text[aside.end :]
    return [" ".join(line.split()) for line in text[slice(*found.body)].split("\n") if line.strip()]
