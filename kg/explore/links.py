"""Where pages lead: the addresses of nodes, passages, pages and files, which the server, a folder and a single file have each their own."""

from typing import Protocol

from kg.explore.values import Passage, Ref


class Links(Protocol):
    """Addresses as one page may use them; an empty one where there is nothing to lead to."""

    @property
    def inline(self) -> bool:
        """Whether style and scripts stand in the page itself."""

    def to(self, ref: Ref) -> str:
        """Return the address of a node."""

    def passage(self, passage: Passage) -> str:
        """Return the address of words in their article."""

    def page(self, name: str, /) -> str:
        """Return the address of a page: "articles", "things", "claims", "events", "figures", "proposals", "search"..."""

    def asset(self, name: str) -> str:
        """Return the address of a file of `static`."""


def article_of(key: str) -> str:
    """Return the key of the article that a node belongs to, by the name it has; empty for one that belongs to several.

    >>> article_of("a-022b1eb2fc93_event-2b8e9e13"), article_of("Q43723")
    ('a-022b1eb2fc93', '')
    """
    article, parted, _ = key.partition("_")
    return article if parted or key.startswith("a-") else ""


def passage_anchor(passage: Passage) -> str:
    """Return the anchor of words in the text of their article.

    >>> passage_anchor(Passage(Ref("https://w3id.org/newskg/id/a-1", "Talks", "article"), 129, 147, "", "Ada Ruiz", ""))
    'at-129-147'
    """
    return f"at-{passage.begin}-{passage.end}"
