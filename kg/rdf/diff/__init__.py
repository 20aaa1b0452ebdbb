"""Two builds compared in terms of articles, entities, claims, events, proposals: what came, what went, what changed and how.

In: the tables of both. Out: a `Comparison`, which `render` shows to people and to programs.
"""

from kg.rdf.diff.compare import Change, Comparison, Difference, compare
from kg.rdf.diff.render import as_json, as_text

__all__ = ["Change", "Comparison", "Difference", "as_json", "as_text", "compare"]
