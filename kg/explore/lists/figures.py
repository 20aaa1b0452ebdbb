"""The figures of a store: who says how many, of whom, and when."""

from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index, Narrow
from kg.explore.lists import asked as asking
from kg.explore.lists import plot
from kg.explore.lists.asked import Asked, Field, Form, Paged
from kg.explore.lists.plot import Dated, Plot
from kg.explore.values import Event, Figure, Ref, When
from kg.explore.views.article import headline
from kg.explore.views.events import event
from kg.explore.views.figures import figure
from kg.explore.views.nodes import Nodes
from kg.terms import KG

SIZE: Final = 40


@dataclass(frozen=True)
class Row:
    """A figure, and the event that it belongs to; `told` is the day of its article, where the event has none."""

    figure: Figure
    event: Event | None
    article: Ref | None
    told: When


@dataclass(frozen=True)
class FiguresPage:
    """The list; what is on the page is drawn as well."""

    form: Form
    rows: tuple[Row, ...]
    paged: Paged
    plots: tuple[Plot, ...]
    of: Ref | None = None


def page(index: Index, nodes: Nodes, asked: Asked) -> FiguresPage:
    """Return the figures that are asked for."""
    narrow, problem = narrowed(index, asked)
    paged = asking.paged(asked, SIZE, index.count(narrow))
    rows = tuple(row for item in index.items(narrow, SIZE, paged.skip) if (row := _row(nodes, item.iri)))
    of = asking.article(asked, index)
    plots = plot.plots([Dated(row.figure, row.figure.when.earliest or row.told.edtf) for row in rows])
    return FiguresPage(form(index, asked, problem), rows, paged, plots, nodes.ref(of.iri) if of else None)


def narrowed(index: Index, asked: Asked) -> tuple[Narrow, str]:
    """Return which figures are asked for, and what is wrong with that."""
    narrow = Narrow(
        "figure",
        type=asked.text("measures"),
        manner=asked.text("bound"),
        links=asking.links(asked, ("source", "about")),
    )
    return asking.narrowed(narrow, asked, index)


def form(index: Index, asked: Asked, problem: str = "") -> Form:
    """Return the filters of figures."""
    every = Narrow("figure")
    return Form(
        (
            asking.choice(asked, "measures", "What is counted", index.tally(every, "type")),
            asking.choice(asked, "bound", "How exactly", index.tally(every, "manner")),
            asking.somebody(asked, index, "source", "Who says it", "a name"),
            asking.somebody(asked, index, "about", "Event of whom or where", "a name"),
            Field("q", "Words", asked.text("q"), hint="earthquake"),
            *asking.common(asked),
        ),
        problem,
    )


def _row(nodes: Nodes, iri: str) -> Row | None:
    found = figure(nodes, iri)
    if found is None:
        return None
    events = nodes.starts(iri, KG.figure)
    article = found.passages[0].article if found.passages else None
    told = headline(nodes, article.iri).published if article and not found.when else When()
    return Row(found, event(nodes, events[0]) if events else None, article, told)
