"""An article's page, for whichever links it is made."""

from typing import Final

from kg.explore import local, render
from kg.explore.draw import worldmap
from kg.explore.links import Links
from kg.explore.pages import ArticlePage

STYLES: Final = ("article.css",)
SCRIPTS: Final = ("cytoscape/cytoscape.min.js", "graph.js", "article.js")


def page(found: ArticlePage, links: Links, **values: object) -> str:
    """Return the page of an article; what stands on it is linked within it, all else as `links` say."""
    return render.page(
        "article.html",
        local.of(found, links),
        outer=links,
        page=found,
        drawn=worldmap.draw(found.pins),
        here="articles",
        styles=STYLES,
        scripts=SCRIPTS if found.network.edges else SCRIPTS[2:],
        **values,
    )
