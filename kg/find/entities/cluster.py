"""A group of mentions of one thing, under construction."""

from dataclasses import dataclass

from rdflib import URIRef

from kg.values import Link, Mention


@dataclass(frozen=True)
class Cluster:
    """One thing: `name` its fullest form, `aliases` its other forms, `mentions` in text order."""

    kind: URIRef
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    country: str | None = None
    link: Link | None = None
    rivals: tuple[Link, ...] = ()
