"""Microdata in the tags of a page -> a record as JSON-LD would have it; the text itself is read elsewhere."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.article import linked

if TYPE_CHECKING:
    from lxml.etree import _Element

_WANTED = frozenset(
    ("headline", "author", "creator", "publisher", "url", "mainEntityOfPage", "inLanguage", "name", "datePublished")
)
_VALUES = ("content", "href", "datetime", "src")


def record(root: "_Element") -> dict[str, Any]:
    """Return the fields of the first article that tags mark; an empty record where they mark none."""
    items = (item for item in root.iter() if isinstance(item.tag, str) and item.get("itemscope") is not None)
    article = next((item for item in items if linked.is_article(_typed(item))), None)
    return {} if article is None else _fields(article)


def _typed(item: "_Element") -> dict[str, Any]:
    return {"@type": (item.get("itemtype") or "").split()}


def _fields(item: "_Element") -> dict[str, Any]:
    """Return the properties of an item; one that stands more than once is a list."""
    found: dict[str, list[object]] = {}
    for element in _properties(item):
        for name in (element.get("itemprop") or "").split():
            if name in _WANTED:
                found.setdefault(name, []).append(_value(element))
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()} | _typed(item)


def _properties(item: "_Element") -> Iterator["_Element"]:
    """Yield the elements with a property of an item, those of items inside it aside."""
    todo = list(reversed(item))
    while todo:
        element = todo.pop()
        if element.get("itemprop"):
            yield element
        if element.get("itemscope") is None:
            todo.extend(reversed(element))


def _value(element: "_Element") -> object:
    if element.get("itemscope") is not None:
        return _fields(element)
    stated = next((element.get(name) for name in _VALUES if element.get(name)), None)
    return stated or " ".join("".join(element.itertext()).split())
