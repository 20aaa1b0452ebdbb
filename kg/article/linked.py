"""JSON-LD -> the articles in it, with the people and publishers that they point to by `@id` put in their place."""

import json
import re
from collections.abc import Iterator
from typing import Any, cast

Node = dict[str, Any]

_ARTICLE_TYPE = re.compile(r"(?:.*Article|.*BlogPosting|(?:.*[/#:])?Report)$")
_POINTING = ("author", "creator", "publisher", "sourceOrganization", "provider", "mainEntityOfPage", "isPartOf")
_HOLDING = ("@graph", "mainEntity")
_DEEPEST = 20
_WRAPPED = re.compile(r"^\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*$")
_EXTRA_COMMA = re.compile(r",(\s*[}\]])")


def parse(text: str) -> object:
    """Return the value of a block of JSON-LD, None where it cannot be read; comments around it and a comma too many are common."""
    plain = _WRAPPED.sub("", text)
    for attempt in (plain, _EXTRA_COMMA.sub(r"\1", plain)):
        try:
            return cast(object, json.loads(attempt, strict=False))
        except (ValueError, RecursionError):
            continue
    return None


def nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """Yield the objects of a document: its own, those of lists, those of `@graph`, and what a page is about."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from nodes(item, depth + 1)
    elif isinstance(value, dict):
        if set(value) - {"@context", "@graph", "@id"}:
            yield value
        for key in _HOLDING:
            yield from nodes(value.get(key), depth + 1)


def _every(value: object, depth: int = 0) -> Iterator[Node]:
    """Yield all objects of a document, also those that are values of others."""
    if depth <= _DEEPEST and isinstance(value, dict | list):
        if isinstance(value, dict):
            yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from _every(item, depth + 1)


def articles(value: object) -> list[Node]:
    """Return the objects of a document whose `@type` is a kind of article; what they point to is put in its place."""
    known: dict[str, Node] = {}
    for node in _every(value):
        if isinstance(node.get("@id"), str) and len(node) > len(known.get(node["@id"], ())):
            known[node["@id"]] = node  # others only point to it, or say less of it
    return [_resolved(node, known) for node in nodes(value) if is_article(node)]


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
