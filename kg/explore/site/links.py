"""The addresses of a folder of pages, relative to the page that they stand on."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from kg.explore.links import article_of, passage_anchor
from kg.explore.values import Passage, Ref

#: The pages by the names that templates have for them.
PAGES: Final = {
    "articles": "index.html",
    "things": "names.html",
    "claims": "said.html",
    "events": "happened.html",
    "proposals": "offered.html",
    "figures": "figures.html",
}
STATIC: Final = "static"
#: A name of a file may be so long everywhere.
_LONGEST: Final = 120


@dataclass(frozen=True)
class SiteLinks:
    """The links of a page; `up` leads from it to the root of the folder ("" or "../"), `things` are the keys with a page of their own."""

    things: frozenset[str]
    up: str = ""
    inline: bool = False

    def to(self, ref: Ref) -> str:
        """Return the address of a node: its own page, else its place on the page of its article, else nothing."""
        if ref.key in self.things:
            return self.up + thing_file(ref.key)
        article = article_of(ref.key)
        if not article:
            return ""
        return self.up + article_file(article) + (f"#{ref.key}" if ref.key != article else "")

    def passage(self, passage: Passage) -> str:
        """Return the address of words in the page of their article."""
        return f"{self.up}{article_file(passage.article.key)}#{passage_anchor(passage)}"

    def page(self, name: str, /) -> str:
        """Return the address of a page; empty for one that needs a server."""
        return self.up + PAGES[name] if name in PAGES else ""

    def asset(self, name: str) -> str:
        """Return the address of a file of `static`."""
        return f"{self.up}{STATIC}/{name}"


def article_file(key: str) -> str:
    """Return the file of an article's page."""
    return f"articles/{_short(key)}.html"


def thing_file(key: str) -> str:
    """Return the file of a thing's page."""
    return f"names/{_short(key)}.html"


def _short(key: str) -> str:
    """Return a key that every file system takes as a name."""
    return key if len(key) <= _LONGEST else f"{key[:_LONGEST]}-{sha256(key.encode()).hexdigest()[:12]}"


def numbered(name: str, number: int) -> str:
    """Return the file of a page of a long list, the first being 1.

    >>> numbered("claims", 1), numbered("claims", 3)
    ('said.html', 'said-3.html')
    """
    file = PAGES[name]
    return file if number == 1 else f"{file.removesuffix('.html')}-{number}.html"
