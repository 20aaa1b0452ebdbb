"""The page of a person, organization, country, place or anybody else that articles name."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from kg.explore.index.ask import Index, Item, Narrow
from kg.explore.lists import around
from kg.explore.lists.things import ref
from kg.explore.values import Claim, Entity, Event, Headline, Network, Proposal, Ref
from kg.explore.views.article import headline
from kg.explore.views.claims import claim
from kg.explore.views.entities import entity
from kg.explore.views.events import event
from kg.explore.views.nodes import Nodes
from kg.explore.views.proposals import proposal

#: The most of each kind that are shown; the lists have the rest.
FEW: Final = 6
ARTICLES: Final = 20
#: The most offices, and the most other things of the same name, that are shown.
OFFICES: Final = 24
NAMESAKES: Final = 8


@dataclass(frozen=True)
class Office:
    """An office that articles give somebody, whose it is, since when and until when, and in how many articles."""

    label: str
    of: tuple[Ref, ...]
    first: str
    last: str
    articles: int


@dataclass(frozen=True)
class ThingPage:
    """Somebody or something, with the first of what was said and done, and how much of each there is."""

    entity: Entity
    offices: tuple[Office, ...]
    holders: tuple[Ref, ...]
    said: tuple[Claim, ...]
    said_total: int
    about: tuple[Claim, ...]
    about_total: int
    did: tuple[Event, ...]
    did_total: int
    here: tuple[Event, ...]
    here_total: int
    offers: tuple[Proposal, ...]
    offers_total: int
    network: Network
    articles: tuple[Headline, ...]
    articles_total: int
    namesakes: tuple[Ref, ...]


def page(index: Index, nodes: Nodes, item: Item) -> ThingPage:
    """Return the page of a thing; `nodes` should read no more values of a property than a page shows."""
    key = nodes.ref(item.iri).key
    said, about = Narrow("claim", links={"speaker": key}), Narrow("claim", links={"about": key})
    did, here = Narrow("event", links={"who": key}), Narrow("event", links={"place": key})
    offers = Narrow("proposal", links={"who": key})
    once = _Once(index, nodes)
    return ThingPage(
        entity=entity(nodes, item.iri),
        offices=_offices(index, item),
        holders=_holders(index, item),
        said=once.claims(said),
        said_total=index.count(said),
        about=once.claims(about),
        about_total=index.count(about),
        did=once.events(did),
        did_total=index.count(did),
        here=once.events(here),
        here_total=index.count(here),
        offers=tuple(proposal(nodes, one.iri) for one in index.items(offers, FEW)),
        offers_total=index.count(offers),
        network=around.network(index, item),
        articles=_articles(index, nodes, item),
        articles_total=item.articles,
        namesakes=_namesakes(index, item),
    )


class _Once:
    """The first of each list, without what stands on the page already: a country acts, and is where it acts."""

    def __init__(self, index: Index, nodes: Nodes) -> None:
        self._index, self._nodes = index, nodes
        self._shown: set[str] = set()

    def claims(self, narrow: Narrow) -> tuple[Claim, ...]:
        """Return claims with what stands inside them."""
        found = (self._bare(claim(self._nodes, iri)) for iri in self._new(narrow))
        return tuple(islice(found, FEW))

    def events(self, narrow: Narrow) -> tuple[Event, ...]:
        """Return events."""
        return tuple(islice((event(self._nodes, iri) for iri in self._new(narrow)), FEW))

    def _new(self, narrow: Narrow) -> Iterator[str]:
        for item in self._index.items(narrow, 3 * FEW):
            if item.iri not in self._shown:
                self._shown.add(item.iri)
                yield item.iri

    def _bare(self, found: Claim) -> Claim:
        nested = tuple(inner for inner in found.nested if inner.ref.iri not in self._shown)
        self._shown.update(inner.ref.iri for inner in nested)
        return replace(found, nested=tuple(map(self._bare, nested)))


def _articles(index: Index, nodes: Nodes, item: Item) -> tuple[Headline, ...]:
    rows = index.select(
        "SELECT item.iri FROM link JOIN item ON item.id = link.target WHERE link.source = ? AND link.role = 'article'"
        " ORDER BY item.first IS NULL, item.first DESC, item.id LIMIT ?",
        [item.id, ARTICLES],
    )
    return tuple(headline(nodes, str(iri)) for (iri,) in rows)


def _offices(index: Index, item: Item) -> tuple[Office, ...]:
    """Return the offices of a person, each once, those that most articles give first."""
    rows = index.select(
        "SELECT min(office.label), of.iri, of.label, of.kind, min(article.first), max(article.first), count(DISTINCT office.article)"
        " FROM link AS has JOIN item AS office ON office.id = has.target"
        " LEFT JOIN item AS article ON article.id = office.article"
        " LEFT JOIN link AS at ON at.source = office.id AND at.role = 'office' LEFT JOIN item AS of ON of.id = at.target"
        " WHERE has.source = ? AND has.role = 'role' GROUP BY lower(office.label), of.id ORDER BY 7 DESC, 5, 1 LIMIT ?",
        [item.id, OFFICES],
    )
    return tuple(
        Office(
            str(label),
            (Ref(str(iri), str(name), str(kind)),) if iri else (),  # type: ignore[arg-type]  # a Kind
            str(first or ""),
            str(last or ""),
            int(str(count)),
        )
        for label, iri, name, kind, first, last, count in rows
    )


def _holders(index: Index, item: Item) -> tuple[Ref, ...]:
    """Return who holds an office in a country or organization, or belongs to it, those of most articles first."""
    rows = index.select(
        "SELECT DISTINCT who.id, who.articles, who.label FROM link AS at JOIN link AS has ON has.target = at.source"
        " AND has.role = 'role' JOIN item AS who ON who.id = has.source WHERE at.target = ? AND at.role = 'office'"
        " UNION SELECT who.id, who.articles, who.label FROM link AS of JOIN item AS who ON who.id = of.source"
        " AND who.kind IN ('person', 'organization') WHERE of.target = ? AND of.role = 'member'"
        " ORDER BY 2 DESC, 3 LIMIT ?",
        [item.id, item.id, OFFICES],
    )
    numbers = [int(str(row[0])) for row in rows]
    items = index.get(numbers)
    return tuple(ref(items[number]) for number in numbers)


def _namesakes(index: Index, item: Item) -> tuple[Ref, ...]:
    """Return other nodes of the same name and kind: perhaps the same, perhaps not."""
    rows = index.select(
        "SELECT id FROM item WHERE kind = ? AND label = ? AND id <> ? AND kind IN ('person', 'organization', 'place')"
        " ORDER BY articles DESC, id LIMIT ?",
        [item.kind, item.label, item.id, NAMESAKES],
    )
    numbers = [int(str(row[0])) for row in rows]
    items = index.get(numbers)
    return tuple(ref(items[number]) for number in numbers)
