"""Graphs and decisions -> the merged graph: what an article says points at the one node of each thing.

The articles come one at a time, so a corpus need not fit into memory; what several of them name is written once, at the end.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import PROV, RDF, RDFS, SDO, SKOS, URIRef

from kg.corpus.merge.decide import Identity
from kg.corpus.merge.facts import KINDS, Facts, Iri, Thing
from kg.rdf import formats
from kg.rdf.convert import natural
from kg.rdf.labels import one_line
from kg.terms import KG

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Pair = tuple[ox.NamedNode, Term]

#: Why a node that stands for several is in the graph, besides the rules that made those.
RULE: Final = ox.Literal("identity/merge")


def _node(iri: str | URIRef) -> ox.NamedNode:
    return ox.NamedNode(str(iri))


_TYPE, _LABEL, _NAME, _ALSO = _node(RDF.type), _node(RDFS.label), _node(SDO.name), _node(SKOS.altLabel)
_RULE, _STANDS_FOR, _LINKED = _node(KG.rule), _node(PROV.alternateOf), _node(KG.linkEvidence)
#: Links that say nothing of a thing and itself.
_IRREFLEXIVE = frozenset((_node(KG.affiliation), _node(KG.inCountry)))
_NAMES = frozenset((_LABEL, _NAME, _ALSO))
_KINDS = list(KINDS.values())
_FIRST = {_TYPE: "0", _LABEL: "1"}


def sections(files: Iterable[Path], facts: Facts, identity: Identity) -> Iterator[list[ox.Triple]]:
    """Yield the triples of each file, and last those of the things that several articles or nodes are about."""
    members: dict[Iri, list[Thing]] = defaultdict(list)
    for iri, canonical in identity.canonical.items():
        members[canonical].append(facts.things[iri])
    shared = {
        thing.iri: _node(canonical)
        for canonical, things in members.items()
        for thing in things
        if len(things) > 1 or len(thing.articles) > 1
    }
    said: dict[ox.NamedNode, set[Pair]] = defaultdict(set)
    for file in files:
        yield list(_own(formats.parse(file), shared, said))
    order = sorted(said, key=lambda node: (_KINDS.index(facts.things[node.value].kind), natural(node.value)))
    yield [triple for node in order for triple in _told(node, said[node], members[node.value])]


def _own(
    triples: Iterable[ox.Triple], shared: Mapping[Iri, ox.NamedNode], said: Mapping[ox.NamedNode, set[Pair]]
) -> Iterator[ox.Triple]:
    """Yield what is an article's own, its links rewritten; keep in `said` what it says of shared things, names aside."""
    for triple in triples:
        subject, value = (_one(term, shared) for term in (triple.subject, triple.object))
        if not isinstance(subject, ox.NamedNode) or subject.value not in shared:
            yield ox.Triple(triple.subject, triple.predicate, value)
        elif triple.predicate not in _NAMES and not (value == subject and triple.predicate in _IRREFLEXIVE):
            said[subject].add((triple.predicate, value))


def _one(term: Term, shared: Mapping[Iri, ox.NamedNode]) -> Term:
    return shared.get(term.value, term) if isinstance(term, ox.NamedNode) else term


def _told(node: ox.NamedNode, said: Iterable[Pair], members: list[Thing]) -> Iterator[ox.Triple]:
    """Yield what is said of a thing, under one name, with the nodes that it stands for."""
    thing = reduce(or_, members)
    pairs = {(predicate, value) for predicate, value in said if predicate != _LINKED}
    if why := sorted(value.value for p, value in said if p == _LINKED and isinstance(value, ox.Literal)):
        pairs.add((_LINKED, ox.Literal("; ".join(why))))  # one text, whatever each article found
    pairs |= {(_LABEL, ox.Literal(one_line(thing.name))), (_NAME, ox.Literal(thing.name))}
    pairs |= {(_ALSO, ox.Literal(name)) for name in thing.names if name != thing.name}
    if len(members) > 1:
        pairs |= {(_STANDS_FOR, _node(member.iri)) for member in members if member.iri != node.value}
        pairs.add((_RULE, RULE))
    yield from (ox.Triple(node, *pair) for pair in sorted(pairs, key=_order))


def _order(pair: Pair) -> tuple[str, str, str]:
    predicate, value = pair
    return _FIRST.get(predicate, predicate.value), natural(str(value)), str(value)


def render(parts: Iterable[list[ox.Triple]], article: Iri, format: str) -> bytes:
    """Return triples that come in parts, in a format of `formats.FORMATS`; names that begin as that of the article does are shortened."""
    write = formats.FORMATS[format].write
    base = article[: max(article.rfind("/"), article.rfind("#")) + 1]
    prefixes = {**formats.PREFIXES, "d": base}
    if any(namespace != base and namespace.startswith(base) for namespace in prefixes.values()):
        del prefixes["d"]  # it would also abbreviate what belongs to the other
    if format == "json-ld":
        return write([triple for part in parts for triple in part], prefixes)
    head = write([], prefixes)
    body = b"".join(write(part, prefixes).removeprefix(head) for part in parts)
    used = (line for line in head.splitlines(keepends=True) if re.search(rb"[\s^]" + line.split()[1], body))
    return b"".join(used) + body
