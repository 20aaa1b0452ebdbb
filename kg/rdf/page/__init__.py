"""The ontology as two pages that people read: `ontology/index.html` and `ontology/types.html`, made from the Turtle.

`python -m kg.rdf.page` makes them anew after a change in `ontology/` or `shapes/`; with a graph of the seed article behind it,
also the examples. Each term has an anchor of its own name, so that its IRI can lead to it. Nothing is fetched, no script runs.
"""

from kg.rdf.page.render import pages
from kg.rdf.page.source import Source, read

__all__ = ["Source", "pages", "read"]
