"""What a node is called on pages, where articles call one thing by several names."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

import pyoxigraph as ox
from rdflib import RDFS

_LABEL: Final = ox.NamedNode(str(RDFS.label))
#: The most labels that are counted, one an article.
_MOST: Final = 200


def label(store: ox.Store, iri: str) -> str:
    """Return the label that most articles give a node, of several the longest ("European Union", not "EU"); empty where there is none.

    The default graph of the store has each label once, the graphs of its articles have each their own.
    """
    node = ox.NamedNode(iri)
    all_ = _texts(store.quads_for_pattern(node, _LABEL, None, ox.DefaultGraph()))
    counts = all_ if len(all_) < 2 else _texts(islice(store.quads_for_pattern(node, _LABEL, None, None), _MOST))
    return max(sorted(counts), key=lambda text: (counts[text], len(text)), default="")


def _texts(quads: Iterable[ox.Quad]) -> Counter[str]:
    return Counter(" ".join(quad.object.value.split()) for quad in quads if isinstance(quad.object, ox.Literal))
