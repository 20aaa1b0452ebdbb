"""Triples -> compacted JSON-LD that people can read: short keys, plain values, one context inside the file.

The context is made from the triples: a property whose values all are IRIs, or all have one datatype, says so there, and
its values stay plain. What does not fit is written out in full, so that every graph comes back as it was.
"""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Final

import pyoxigraph as ox

Json = str | int | list["Json"] | dict[str, "Json"]
Subject = ox.NamedNode | ox.BlankNode
Object = Subject | ox.Literal | ox.Triple

RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
ALIASES: Final[Mapping[str, Json]] = {"id": "@id", "type": "@type", "graph": "@graph"}
IRI: Final = "@id"
PLAIN: Final = ""
"""The coercion of a property whose values are written as they are: strings, whole numbers and mixtures."""

_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TERM = re.compile(r"[a-z][A-Za-z0-9]*")
_SAFE_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what every JSON reader holds exactly


def compact(triples: Iterable[ox.Triple], prefixes: Mapping[str, str], vocabulary: str) -> bytes:
    """Return a JSON-LD document in the order of the triples, which must be grouped by subject and predicate.

    Classes of `vocabulary`, a namespace, are written as bare names.
    """
    rows = list(triples)
    names = _Names(rows, prefixes, vocabulary)
    nodes = [names.node(list(group)) for _, group in groupby(rows, key=lambda t: str(t.subject))]
    body = ",\n".join(_lines(node) for node in nodes)
    return f'{{"@context": {_lines(names.context())},\n"graph": [\n{body}\n]}}\n'.encode()


class _Names:
    """The context of one document: prefixes, keys and coercions."""

    def __init__(self, triples: list[ox.Triple], prefixes: Mapping[str, str], vocabulary: str) -> None:
        self.prefixes = prefixes
        self.vocabulary = vocabulary
        self.by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self.coercions = _coercions(triples)
        self.keys = self._keys(self.coercions)

    def context(self) -> dict[str, Json]:
        """Return the content of "@context"."""
        terms: dict[str, Json] = {"@vocab": self.vocabulary, **ALIASES, **self.prefixes}
        for iri, key in sorted(self.keys.items(), key=lambda item: item[1]):
            coercion, name = self.coercions[iri], self.shorten(iri)
            terms[key] = name if coercion == PLAIN else {"@id": name, "@type": self.shorten(coercion)}
        return terms

    def node(self, triples: list[ox.Triple]) -> dict[str, Json]:
        """Return one node with all that is said of it."""
        node: dict[str, Json] = {"id": self._reference(triples[0].subject)}
        for predicate, group in groupby(triples, key=lambda t: t.predicate.value):
            values = [t.object for t in group]
            classes: list[Json] = [self._class(value.value) for value in values if isinstance(value, ox.NamedNode)]
            if predicate == RDF_TYPE and len(classes) == len(values):
                node["type"] = _one_or_list(classes)
            else:
                key = self.keys.get(predicate, predicate)
                coercion = self.coercions[predicate] if predicate in self.keys else PLAIN
                node[key] = _one_or_list([self._value(value, coercion) for value in values])
        return node

    def shorten(self, iri: str) -> str:
        """Return prefix:local where that is safe, else the IRI."""
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.by_namespace.get(iri[:end])
        return f"{prefix}:{iri[end:]}" if prefix and _LOCAL.fullmatch(iri[end:]) else iri

    def _keys(self, predicates: Iterable[str]) -> dict[str, str]:
        """Give each property its local name as key; where two share one, the vocabulary's own has it."""
        taken = {*ALIASES, *self.prefixes}
        keys: dict[str, str] = {}
        for iri in sorted(predicates, key=lambda iri: (not iri.startswith(self.vocabulary), iri)):
            local = re.split("[/#]", iri)[-1]
            if _TERM.fullmatch(local) and local not in taken:
                taken.add(local)
                keys[iri] = local
        return keys

    def _class(self, iri: str) -> str:
        """Return a bare name for a class of the vocabulary; its capital keeps it apart from every key."""
        local = iri.removeprefix(self.vocabulary)
        return local if local != iri and _LOCAL.fullmatch(local) and local[0].isupper() else self.shorten(iri)

    def _reference(self, node: Subject | ox.Triple) -> str:
        return self.shorten(node.value) if isinstance(node, ox.NamedNode) else str(node)

    def _value(self, value: Object, coercion: str) -> Json:
        if not isinstance(value, ox.Literal):
            return self._reference(value) if coercion == IRI else {"id": self._reference(value)}
        datatype = value.datatype.value
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if coercion == datatype or datatype == XSD + "string":
            return value.value
        if datatype == XSD + "integer" and _SAFE_INTEGER.fullmatch(value.value):
            return int(value.value)
        return {"@value": value.value, "@type": self.shorten(datatype)}


def _coercions(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Say of each property what its values are: IRIs, one datatype, or neither."""
    kinds: dict[str, set[str]] = {}
    for triple in triples:
        kinds.setdefault(triple.predicate.value, set()).add(_kind(triple.object))
    kinds.pop(RDF_TYPE, None)
    return {predicate: found.pop() if len(found) == 1 else PLAIN for predicate, found in kinds.items()}


def _kind(value: Object) -> str:
    if not isinstance(value, ox.Literal):
        return IRI
    datatype = value.datatype.value
    return PLAIN if value.language or datatype in (XSD + "string", XSD + "integer") else datatype


def _one_or_list(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def _lines(value: Mapping[str, Json]) -> str:
    """Return an object with one member a line, so that a difference between two files is one too."""
    members = ",\n".join(
        f"  {json.dumps(key)}: {json.dumps(member, ensure_ascii=False)}" for key, member in value.items()
    )
    return f"{{\n{members}\n}}"
