"""JSON-LD -> the articles in it, with the people and publishers that they point to by `@id` put in their place."""

import re
from collections.abc import Iterator
from typing import Any

Node = dict[str, Any]

_ARTICLE_TYPE = re.compile(r"(?:.*Article|.*BlogPosting|(?:.*[/#:])?Report)$")
_POINTING = ("author", "creator", "publisher", "sourceOrganization", "provider", "mainEntityOfPage", "isPartOf")
_DEEPEST = 20


def nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """Yield the objects of a document: its own, those of lists, and those of `@graph`."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from nodes(item, depth + 1)
    elif isinstance(value, dict):
        if set(value) - {"@context", "@graph", "@id"}:
            yield value
        yield from nodes(value.get("@graph"), depth + 1)


def articles(value: object) -> list[Node]:
    """Return the objects of a document whose `@type` is a kind of article; what they point to is put in its place."""
    every = list(nodes(value))
    known = {node["@id"]: node for node in every if isinstance(node.get("@id"), str)}
    return [_resolved(node, known) for node in every if is_article(node)]


def is_article(node: Node) -> bool:
    """Say whether an object is an article by its `@type`."""
    return any(_ARTICLE_TYPE.match(name) for name in types(node))


def types(node: Node) -> list[str]:
    """Return the names in the `@type` of an object."""
    stated = node.get("@type")
    return [name for name in (stated if isinstance(stated, list) else [stated]) if isinstance(name, str)]


def _resolved(node: Node, known: dict[str, Node]) -> Node:
    return {**node, **{key: _followed(node[key], known) for key in _POINTING if key in node}}


def _followed(value: object, known: dict[str, Node]) -> object:
    if isinstance(value, list):
        return [_followed(item, known) for item in value]
    if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
        return known.get(str(value.get("@id")), value)
    return value
