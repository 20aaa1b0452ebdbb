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


def stands_beside(element: "_Element", words: int) -> bool:
    """Say whether an element stands beside the article of a page of so many words."""
    if element.tag in ASIDE:
        return True
    if element.tag in _WHOLE or not (_is_hidden(element) or _is_called_so(element)):
        return False
    return element.find(".//h1") is None and len("".join(element.itertext()).split()) <= _MOST * words


def _is_hidden(element: "_Element") -> bool:
    return element.get("hidden") is not None or bool(_NONE.search(element.get("style") or ""))


def _is_called_so(element: "_Element") -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:500]
    return bool(names.strip()) and bool(_names().search(_CAMEL.sub("-", names).lower().replace("_", "-")))


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{'|'.join(sorted(map(re.escape, load('beside'))))})(?![a-z0-9])")
