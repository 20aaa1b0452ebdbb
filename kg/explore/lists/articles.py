"""The first page: what a store holds, and its articles, the latest first."""

from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index, Narrow
from kg.explore.lists import asked as asking
from kg.explore.lists import things
from kg.explore.lists.asked import Asked, Field, Form, Option, Paged
from kg.explore.lists.things import Counted
from kg.explore.values import Headline
from kg.explore.views.article import headline
from kg.explore.views.nodes import Nodes

SIZE: Final = 30
#: The number of the most mentioned people, organizations, countries and places that are shown.
NAMED: Final = 8


@dataclass(frozen=True)
class Listed:
    """An article, and how many claims, events, proposals and figures it gave."""

    headline: Headline
    counts: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ArticlesPage:
    """The list, and how much there is of each kind in the store."""

    form: Form
    articles: tuple[Listed, ...]
    paged: Paged
    totals: dict[str, int]
    named: tuple[tuple[Option, tuple[Counted, ...]], ...]


def page(index: Index, nodes: Nodes, asked: Asked) -> ArticlesPage:
    """Return the articles that are asked for."""
    since, until, problem = asking.days(asked)
    narrow = Narrow("article", words=asked.text("q"), since=since, until=until)
    paged = asking.paged(asked, SIZE, index.count(narrow))
    found = index.items(narrow, SIZE, paged.skip)
    counts = _counts(index, [item.id for item in found])
    form = Form((Field("q", "Words", asked.text("q"), hint='in "quotes": just so'), *asking.dates(asked)), problem)
    listed = tuple(Listed(headline(nodes, item.iri), counts.get(item.id, ())) for item in found)
    totals = dict(index.tally_kinds(""))
    named = (
        ()
        if form.values or paged.page > 1
        else tuple(
            (
                Option(kind, title, totals.get(kind, 0)),
                tuple(Counted(things.ref(item), item.articles) for item in index.items(Narrow(kind), NAMED)),
            )
            for kind, title in things.KINDS
        )
    )
    return ArticlesPage(form, listed, paged, totals, named)


def _counts(index: Index, articles: list[int]) -> dict[int, tuple[tuple[str, int], ...]]:
    """Return how many nodes of each kind some articles gave."""
    numbers = ", ".join(map(str, articles))
    rows = index.select(
        f"SELECT article, kind, count(*) FROM item WHERE article IN ({numbers})"
        " AND kind IN ('claim', 'event', 'proposal', 'figure') GROUP BY 1, 2 ORDER BY 1, 2"
    )
    found: dict[int, tuple[tuple[str, int], ...]] = {}
    for article, kind, count in rows:
        number = int(str(article))
        found[number] = (*found.get(number, ()), (str(kind), int(str(count))))
    return found
