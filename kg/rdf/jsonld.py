"""Triples -> JSON-LD that a web developer reads: one object for each article, with all that it holds inside it.

`article.claims[0].text`, `article.people[0].name`: what belongs to one article stands under the name of its class, and a
node of no article, a duration, where it is first referred to. All names are those of one published context, so that they
mean the same in every file; what does not fit it is written out in full, and every graph comes back as it was.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final, TypeVar

import pyoxigraph as ox
from rdflib import XSD

from kg.errors import InputError
from kg.rdf import context
from kg.rdf.convert import COLLECTIONS
from kg.rdf.prefixes import PREFIXES
from kg.terms import KG, NIF

Json = str | int | None | list["Json"] | dict[str, "Json"]
Subject = ox.NamedNode | ox.BlankNode
Object = Subject | ox.Literal | ox.Triple
Key = TypeVar("Key")
Part = tuple[list[ox.Triple], Mapping[str, str]]
"""The triples of one graph in their order, and all prefixes."""

TYPE: Final = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
ARTICLE, PASSAGE = ox.NamedNode(str(KG.Article)), ox.NamedNode(str(NIF.OffsetBasedString))
IN_ARTICLE, OF_ARTICLE = ox.NamedNode(str(KG.inArticle)), ox.NamedNode(str(NIF.referenceContext))
PASSAGES: Final = "passages"

_KINDS: Final = {ox.NamedNode(str(kind)): key for kind, key in COLLECTIONS.items()}
_SPECIFIC: Final = frozenset(map(str, COLLECTIONS))
_COLLECTIONS: Final = (*COLLECTIONS.values(), PASSAGES)
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_SAFE_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what every JSON reader holds exactly


def document(parts: Iterable[Part], url: str | None = None) -> Iterator[bytes]:
    """Yield the pieces of one document; the context is inside it, or is that at `url`.

    A graph of one article, and nothing beside it, is one object; otherwise the articles stand in a list, and after those of
    a graph what belongs to none of them, or to several.
    """
    shared: Json = url or dict(context.load())
    nodes = (node for triples, prefixes in parts for node in _nodes(triples, prefixes))
    first, second = next(nodes, None), next(nodes, None)
    if first and second is None:
        extra = first.pop("@context", None)
        yield (_lines({"@context": [shared, extra] if extra else shared, **first}) + "\n").encode()
        return
    yield f'{{"@context": {_lines(shared)},\n"graph": ['.encode()
    for number, node in enumerate(node for node in chain((first, second), nodes) if node):
        yield f"{',' if number else ''}\n{_lines(node)}".encode()
    yield b"\n]}\n"


def _nodes(triples: list[ox.Triple], prefixes: Mapping[str, str]) -> Iterator[dict[str, Json]]:
    """Yield the articles of a graph with all that they hold, then what stands beside them.

    A context of their own says what the shared one does not: the base of their names, if it is not the usual one.
    """
    names = _Names(triples, prefixes)
    nest = _Nest(triples)
    for subject in nest.top:
        node = _written(subject, nest, names)
        yield {"@context": names.extra, **node} if names.extra else node


class _Nest:
    """Where each subject stands: at the top, in a collection of its article, or in the place of the first link to it."""

    def __init__(self, triples: list[ox.Triple]) -> None:
        self.own = _grouped(triples, _subject)
        articles = [s for s in self.own if self._has(s, TYPE, ARTICLE)]
        self.held: dict[Subject, dict[str, list[Subject]]] = {article: {} for article in articles}
        homes = {s: home for s in self.own if s not in self.held and (home := self._home(s))}
        for subject, (article, key, _) in homes.items():
            self.held[article].setdefault(key, []).append(subject)
        self.implied = {s: link for s, (_, _, link) in homes.items()}
        self.embedded: dict[Object, tuple[Object, ox.NamedNode]] = {}
        for t in triples:
            placed = t.subject in homes or t.subject in self.held
            free = t.object in self.own and t.object not in homes and t.object not in self.held
            if placed and free and _terms().get(t.predicate.value, _NONE).holds_nodes:
                self.embedded.setdefault(t.object, (t.subject, t.predicate))
        beside = self.own.keys() - homes.keys() - self.held.keys() - self.embedded.keys()
        self.top = [*articles, *(subject for subject in self.own if subject in beside)]

    def _has(self, subject: Subject, predicate: ox.NamedNode, value: Object) -> bool:
        return any(t.predicate == predicate and t.object == value for t in self.own[subject])

    def _home(self, subject: Subject) -> tuple[Subject, str, ox.NamedNode] | None:
        """Return the one article that a node belongs to, the collection there, and the link that this says."""
        for link, kinds in ((IN_ARTICLE, _KINDS), (OF_ARTICLE, {PASSAGE: PASSAGES})):
            first, *others = [t.object for t in self.own[subject] if t.predicate == link] or [subject]
            keys = [key for kind, key in kinds.items() if self._has(subject, TYPE, kind)]
            if isinstance(first, Subject) and first in self.held and not others and keys:
                return first, keys[0], link
        return None


def _written(subject: Subject, nest: _Nest, names: "_Names") -> dict[str, Json]:
    """Return a node with all that is said of it, and all that it holds."""
    node: dict[str, Json] = {"id": names.reference(subject)}
    said = (t for t in nest.own[subject] if t.predicate != nest.implied.get(subject))
    for predicate, group in _grouped(said, lambda t: t.predicate).items():
        values = [t.object for t in group]
        classes = [value.value for value in values if isinstance(value, ox.NamedNode)]
        if predicate == TYPE and len(classes) == len(values):
            classes.sort(key=lambda iri: iri not in _SPECIFIC)
            node["type"] = [names.word(iri, PREFIXES["kg"]) for iri in classes]
            continue
        term = names.term(predicate.value)
        written = [
            _written(value, nest, names)
            if isinstance(value, Subject) and nest.embedded.get(value) == (subject, predicate)
            else names.value(value, term)
            for value in values
        ]
        node[term.key] = written if term.repeats or len(written) > 1 else written[0]
    for key, members in sorted(nest.held.get(subject, {}).items(), key=lambda item: _COLLECTIONS.index(item[0])):
        node[key] = [_written(member, nest, names) for member in members]
    return node


class _Names:
    """How one graph's IRIs and literals are written under the shared context."""

    def __init__(self, triples: list[ox.Triple], prefixes: Mapping[str, str]) -> None:
        schemes = {
            iri.partition(":")[0] for t in triples for iri in _iris(t) if not iri.partition(":")[2].startswith("//")
        }
        # An IRI that only looks like a shortened one is written as it is, and that prefix not used.
        hidden = schemes & PREFIXES.keys()
        shown = {prefix: space for prefix, space in prefixes.items() if prefix not in hidden}
        moved = {prefix: space for prefix, space in shown.items() if space != PREFIXES.get(prefix)}
        self.extra: dict[str, Json] = {**moved, **dict.fromkeys(sorted(hidden))}
        self.by_namespace = {space: prefix for prefix, space in shown.items()}
        self.hidden = hidden

    def shorten(self, iri: str) -> str:
        """Return prefix:local where that is safe, else the IRI."""
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.by_namespace.get(iri[:end])
        return f"{prefix}:{iri[end:]}" if prefix and _LOCAL.fullmatch(iri[end:]) else iri

    def word(self, iri: str, vocabulary: str) -> str:
        """Return a bare name for a name of the vocabulary; its capital keeps it apart from every key."""
        local = iri.removeprefix(vocabulary)
        return local if local != iri and _LOCAL.fullmatch(local) and local[0].isupper() else self.shorten(iri)

    def reference(self, node: Object) -> str:
        """Return how a node is referred to."""
        if isinstance(node, ox.Triple):
            raise InputError("JSON-LD has no triples inside triples")
        return self.shorten(node.value) if isinstance(node, ox.NamedNode) else str(node)

    def term(self, predicate: str) -> "_Term":
        """Return how a property is written."""
        known = _terms().get(predicate)
        if known is None or known.key.partition(":")[0] in self.hidden:
            return _Term(self.shorten(predicate))
        return known

    def value(self, value: Object, term: "_Term") -> Json:
        """Return a value as its property's place in the context lets it be written."""
        if isinstance(value, ox.Literal):
            return self._literal(value, term.coercion)
        if term.coercion == context.WORD and isinstance(value, ox.NamedNode):
            return self.word(value.value, term.vocabulary)
        return self.reference(value) if term.coercion == context.IRI else {"id": self.reference(value)}

    def _literal(self, value: ox.Literal, coercion: str) -> Json:
        datatype, string = value.datatype.value, str(XSD.string)
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if datatype == (coercion or string):
            return value.value
        if datatype == string:
            return {"@value": value.value}
        if not coercion and datatype == str(XSD.integer) and _SAFE_INTEGER.fullmatch(value.value):
            return int(value.value)
        return {"@value": value.value, "@type": self.shorten(datatype)}


@dataclass(frozen=True)
class _Term:
    """A key of the context: what its values are (an IRI of a datatype, `@id`, `@vocab`, or nothing), and if they repeat."""

    key: str
    coercion: str = ""
    repeats: bool = False
    vocabulary: str = PREFIXES["kg"]

    @property
    def holds_nodes(self) -> bool:
        """Say whether a node may stand in the place of a link to it, its own names meaning what they mean elsewhere."""
        return self.coercion == context.IRI


_NONE: Final = _Term("")


@cache
def _terms() -> Mapping[str, _Term]:
    """Return the properties of the shared context by their IRIs."""
    terms = {}
    for key, term in context.load().items():
        entry: Mapping[str, Any] = term if isinstance(term, dict) else {"@id": str(term)}
        prefix, colon, local = entry.get("@id", "").partition(":")
        if colon and prefix in PREFIXES:
            vocabulary = entry.get("@context", {}).get("@vocab", PREFIXES["kg"])
            coercion = _expanded(entry.get("@type", ""))
            terms[PREFIXES[prefix] + local] = _Term(key, coercion, "@container" in entry, vocabulary)
    return terms


def _expanded(name: str) -> str:
    prefix, colon, local = name.partition(":")
    return PREFIXES[prefix] + local if colon else name


def _grouped(triples: Iterable[ox.Triple], key: Callable[[ox.Triple], Key]) -> dict[Key, list[ox.Triple]]:
    groups: dict[Key, list[ox.Triple]] = {}
    for triple in triples:
        groups.setdefault(key(triple), []).append(triple)
    return groups


def _subject(triple: ox.Triple) -> Subject:
    """Return the subject, which RDF 1.2 no longer lets be a triple, and pyoxigraph's types still do."""
    if isinstance(triple.subject, ox.Triple):
        raise InputError("JSON-LD has no triples inside triples")
    return triple.subject


def _iris(triple: ox.Triple) -> Iterator[str]:
    """Yield the IRIs of a triple, datatypes included."""
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, ox.NamedNode):
            yield term.value
        elif isinstance(term, ox.Literal):
            yield term.datatype.value


def _lines(value: Json, depth: int = 0) -> str:
    """Return JSON with one member of a node a line, so that a difference between two files is one too."""
    step = "\n" + " " * (depth + 1)
    if isinstance(value, dict) and (("id" in value and len(value) > 1) or depth == 0 or "@vocab" in value):
        members = (f"{json.dumps(k, ensure_ascii=False)}: {_lines(v, depth + 1)}" for k, v in value.items())
        return "{" + step + ("," + step).join(members) + step[:-1] + "}"
    if isinstance(value, list) and any(isinstance(item, dict) and "id" in item and len(item) > 1 for item in value):
        return "[" + step + ("," + step).join(_lines(item, depth + 1) for item in value) + step[:-1] + "]"
    return json.dumps(value, ensure_ascii=False)
