"""The addresses of the server's pages: plain, so that they can be written down and sent."""

from typing import Final
from urllib.parse import quote, urlencode

from kg.explore.links import passage_anchor
from kg.explore.values import Passage, Ref

#: Pages by the names that templates have for them.
PAGES: Final = {
    "articles": "/",
    "things": "/things",
    "claims": "/claims",
    "events": "/events",
    "proposals": "/proposals",
    "figures": "/figures",
    "unused": "/left-out",
    "sparql": "/query",
    "search": "/search",
    "network": "/network",
}


class ServerLinks:
    """Addresses below the root of the server."""

    inline: Final = False

    def to(self, ref: Ref) -> str:
        """Return the address of a node."""
        return f"/id/{quote(ref.key)}"

    def passage(self, passage: Passage) -> str:
        """Return the address of words in the page of their article."""
        return f"{self.to(passage.article)}#{passage_anchor(passage)}"

    def page(self, name: str, /, **asked: object) -> str:
        """Return the address of a page, with what it is asked; empty for a page that there is not."""
        if name not in PAGES:
            return ""
        given = {key: str(value) for key, value in asked.items() if value not in (None, "", False)}
        return PAGES[name] + (f"?{urlencode(given)}" if given else "")

    def asset(self, name: str) -> str:
        """Return the address of a file of `static`."""
        return f"/static/{name}"


LINKS: Final = ServerLinks()
