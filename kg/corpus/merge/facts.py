"""Graph -> the facts that identity is decided by: who is named in which article, and what the article says of them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import RDF, RDFS, SDO, SKOS

from kg.corpus.merge import names
from kg.errors import InputError
from kg.rdf import formats
from kg.terms import KG

Iri = str
Properties = dict[str, list[str]]

#: The classes of things that have names; a country is also written as a place, so it comes first.
KINDS: Final = {
    str(KG.Country): "Country",
    str(KG.Person): "Person",
    str(KG.Organization): "Organization",
    str(KG.Place): "Place",
}
_TYPE, _NAME, _ALSO, _MATCH = (str(p) for p in (RDF.type, SDO.name, SKOS.altLabel, SKOS.exactMatch))
_LABEL, _DATE, _ARTICLE = str(RDFS.label), str(SDO.datePublished), str(KG.Article)
_IN, _ROLE, _OF, _CODE = (str(p) for p in (KG.inArticle, KG.hasRole, KG.roleIn, KG.isoCode))
_LAND, _AFFILIATION = str(KG.inCountry), str(KG.affiliation)
_PROBABLE, _CANDIDATE = str(KG.linkProbability), str(KG.linkCandidate)
_NEEDED = frozenset(
    (_TYPE, _NAME, _ALSO, _MATCH, _LABEL, _DATE, _IN, _ROLE, _OF, _CODE, _LAND, _AFFILIATION, _PROBABLE, _CANDIDATE)
)
#: A node that is linked to a page of Wikipedia alone, by its local name; and how a candidate is written: "Q5 (0.45) Ada Ruiz: ...".
_PAGE = re.compile(r"[/#](wp-[a-z0-9-]+)$")
_TOLD = re.compile(r"(Q\d+) \(([01](?:\.\d+)?)\) ")


@dataclass(frozen=True, slots=True)
class Office:
    """What an article calls a person, and the country or organization that the office is in."""

    title: str
    of: Iri | None


@dataclass(frozen=True, slots=True)
class Thing:
    """What is known of a node, or of several that are one: `|` joins them.

    `called` counts the articles that use a name as the full one, and `name` is the best of them; `names` are all its names
    and `keys` what they are found by. `ties` are the countries and organizations it belongs to or lies in, `articles` those
    that name it. `wikidata` has QIDs, of a country without one its ISO code, of what only Wikipedia knows the name of its node;
    `probability` is that of the link that is least so, `candidates` are QIDs that it is not linked to, with theirs.
    """

    iri: Iri
    kinds: frozenset[str]
    called: dict[str, int]
    names: frozenset[str]
    keys: frozenset[str]
    wikidata: frozenset[str]
    offices: frozenset[Office]
    ties: frozenset[Iri]
    articles: frozenset[Iri]
    name: str
    probability: float = 1.0
    candidates: frozenset[tuple[str, float]] = frozenset()

    @property
    def kind(self) -> str:
        """The one class to decide by, where a node has several."""
        return next(kind for kind in KINDS.values() if kind in self.kinds)

    def __or__(self, other: "Thing") -> "Thing":
        called = {name: self.called.get(name, 0) + other.called.get(name, 0) for name in self.called | other.called}
        return replace(
            self,
            kinds=self.kinds | other.kinds,
            called=called,
            name=names.best(self.kind, called),
            names=self.names | other.names,
            keys=self.keys | other.keys,
            wikidata=self.wikidata | other.wikidata,
            offices=self.offices | other.offices,
            ties=self.ties | other.ties,
            articles=self.articles | other.articles,
            probability=min(self.probability, other.probability),
            candidates=self.candidates | other.candidates,
        )


@dataclass(frozen=True, slots=True)
class Facts:
    """What the graphs say of identity: the things by IRI, and of each article its day (ISO 8601, "" if unknown)."""

    things: dict[Iri, Thing]
    days: dict[Iri, str]


def read(path: Path) -> Facts:
    """Return the facts of one file; raise InputError if it is not RDF or has no article."""
    nodes = _nodes(formats.parse(path))
    days = {iri: _day(node[_DATE]) for iri, node in nodes.items() if _ARTICLE in node[_TYPE]}
    if not days:
        raise InputError(f"{path}: has no article in it; kg merge reads what kg build writes")
    return Facts({thing.iri: thing for thing in _things(nodes)}, days)


def _day(dates: list[str]) -> str:
    """Return the first day of dates and date-times that are one."""
    return min((date[:10] for date in dates if re.match(r"\d{4}-\d\d-\d\d", date)), default="")


def join(all_facts: Iterable[Facts]) -> Facts:
    """Return the facts of several files as one, whatever their order."""
    things: dict[Iri, Thing] = {}
    days: dict[Iri, str] = {}
    for facts in all_facts:
        days.update(facts.days)
        for iri, thing in facts.things.items():
            things[iri] = things[iri] | thing if iri in things else thing
    return Facts(dict(sorted(things.items())), days)


def _nodes(triples: Iterable[ox.Triple]) -> dict[Iri, Properties]:
    nodes: dict[Iri, Properties] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        subject, value = triple.subject, triple.object
        if (predicate := triple.predicate.value) in _NEEDED and isinstance(subject, ox.NamedNode):
            nodes[subject.value][predicate].append(str(value) if isinstance(value, ox.Triple) else value.value)
    return nodes


def _things(nodes: dict[Iri, Properties]) -> Iterator[Thing]:
    for iri, node in list(nodes.items()):
        kinds = frozenset(KINDS[kind] for kind in node[_TYPE] if kind in KINDS)
        if kinds and node[_NAME]:
            yield _thing(iri, kinds, node, nodes)


def _thing(iri: Iri, kinds: frozenset[str], node: Properties, nodes: dict[Iri, Properties]) -> Thing:
    kind = next(kind for kind in KINDS.values() if kind in kinds)
    called = dict.fromkeys(node[_NAME], 1)
    name = names.best(kind, called)
    return Thing(
        iri=iri,
        kinds=kinds,
        called=called,
        names=frozenset((*node[_NAME], *node[_ALSO])),
        keys=names.keys(kind, (name, *node[_ALSO])),
        wikidata=frozenset(match.rpartition("/")[2] for match in node[_MATCH])
        or frozenset(node[_CODE] or _PAGE.findall(iri)),
        offices=frozenset(_office(nodes[role]) for role in node[_ROLE] if nodes[role][_LABEL]),
        ties=frozenset((*node[_LAND], *node[_AFFILIATION])),
        articles=frozenset(node[_IN]),
        name=name,
        probability=min(map(_number, node[_PROBABLE]), default=1.0),
        candidates=frozenset((told[1], _number(told[2])) for text in node[_CANDIDATE] if (told := _TOLD.match(text))),
    )


def _number(text: str) -> float:
    """Return a probability; None if it is not a number."""
    return float(text) if re.fullmatch(r"[01](\.\d+)?", text) else 1.0


def _office(role: Properties) -> Office:
    return Office(min(role[_LABEL]).casefold(), min(role[_OF], default=None))
