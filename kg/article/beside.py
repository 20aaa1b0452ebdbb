"""Elements of a page that stand beside its article: told by their tag, by being hidden, or by what their class calls them."""

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.article.words import load

if TYPE_CHECKING:
    from lxml.etree import _Element

ASIDE = frozenset(("aside", "nav", "footer", "figure", "figcaption", "form", "button", "dialog", "menu", "amp-ad"))
_WHOLE = frozenset(("html", "body", "main", "article"))
_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_MOST = 0.5
"""An element with a larger share of the page's words holds the article, whatever it is called."""


def find(root: "_Element") -> set["_Element"]:
    """Return the elements that stand beside the article; one that is called so, but holds the headline, does not."""
    from lxml import etree

    words = headlines = 0
    opened: dict[_Element, tuple[int, int]] = {}
    sizes: dict[_Element, int] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if _may_stand_beside(element):
                opened[element] = words, headlines
            headlines += element.tag == "h1"
        elif element in opened:
            words_before, headlines_before = opened.pop(element)
            if element.tag in ASIDE or headlines == headlines_before:
                sizes[element] = words - words_before
        words += len(((element.text if event == "start" else element.tail) or "").split())
    return {element for element, size in sizes.items() if element.tag in ASIDE or size <= _MOST * words}


def _may_stand_beside(element: "_Element") -> bool:
    return element.tag in ASIDE or (element.tag not in _WHOLE and (_is_hidden(element) or _is_called_so(element)))


def _is_hidden(element: "_Element") -> bool:
    return element.get("hidden") is not None or bool(_NONE.search(element.get("style") or ""))


def _is_called_so(element: "_Element") -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    names = _CAMEL.sub("-", names).lower().replace("_", "-").replace("teaser-text", "")  # what a standfirst is called
    return bool(names.strip()) and bool(_names().search(names))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(sorted(map(re.escape, load('beside'))))})(?![a-z0-9])")
