"""The events of a store: when, where, who to whom, and how sure; how many in which year or month, and on a map."""

from dataclasses import dataclass
from typing import Final

from kg.explore.index.ask import Index, Narrow
from kg.explore.lists import asked as asking
from kg.explore.lists.asked import Asked, Field, Form, Paged
from kg.explore.values import Event, Pin, Ref
from kg.explore.views import dates
from kg.explore.views.events import event
from kg.explore.views.nodes import Nodes

SIZE: Final = 40
#: So many places are on the map, those with most events.
PLACES: Final = 120
#: So many bars has a chart at most before months become years.
BARS: Final = 40


@dataclass(frozen=True)
class Bar:
    """How many events begin in a year or month; `share` is of the largest, in percent, `since` and `until` ask for them."""

    label: str
    count: int
    share: float
    since: str


@dataclass(frozen=True)
class EventsPage:
    """The list, those with a date first."""

    form: Form
    dated: tuple[Event, ...]
    undated: tuple[Event, ...]
    paged: Paged
    bars: tuple[Bar, ...]
    without: int
    pins: tuple[Pin, ...]
    of: Ref | None = None


def page(index: Index, nodes: Nodes, asked: Asked) -> EventsPage:
    """Return the events that are asked for."""
    narrow, problem = narrowed(index, asked)
    paged = Paged(asked.page, SIZE, index.count(narrow))
    found = [event(nodes, item.iri) for item in index.items(narrow, SIZE, paged.skip)]
    bars = over_time(index, narrow)
    of = asking.article(asked, index)
    return EventsPage(
        form=form(index, asked, problem),
        dated=tuple(one for one in found if one.when.earliest),
        undated=tuple(one for one in found if not one.when.earliest),
        paged=paged,
        bars=bars,
        without=paged.total - sum(bar.count for bar in bars),
        pins=pins(index, nodes, narrow),
        of=nodes.ref(of.iri) if of else None,
    )


def narrowed(index: Index, asked: Asked) -> tuple[Narrow, str]:
    """Return which events are asked for, and what is wrong with that."""
    since, until, problem = asking.days(asked)
    of = asking.article(asked, index)
    return Narrow(
        "event",
        type=asked.text("type"),
        manner=asked.text("sure"),
        since=since,
        until=until,
        article=of.id if of else None,
        words=asked.text("q"),
        links=asking.links(asked, ("who", "place")),
    ), problem


def form(index: Index, asked: Asked, problem: str = "") -> Form:
    """Return the filters of events."""
    every = Narrow("event")
    return Form(
        (
            Field("who", "Who takes part", asked.text("who"), hint="a name"),
            Field("place", "Where", asked.text("place"), hint="a place or country"),
            Field("q", "Words", asked.text("q"), hint='in "quotes": just so'),
            asking.choice(asked, "type", "Type", index.tally(every, "type")),
            asking.choice(asked, "sure", "How sure", index.tally(every, "manner")),
            *asking.dates(asked),
            *([Field("article", "Article", asked.text("article"))] if asked.text("article") else []),
        ),
        problem,
    )


def over_time(index: Index, narrow: Narrow) -> tuple[Bar, ...]:
    """Return how many events begin in each month, or, where these are too many, in each year."""
    found = {month: count for month, count in index.tally(narrow, "substr(first, 1, 7)")}
    years = sorted({month[:4] for month in found})
    if len(found) > BARS or len(years) > 3:
        counts = [(year, sum(count for month, count in found.items() if month.startswith(year))) for year in years]
    else:
        counts = sorted(found.items())
    most = max((count for _, count in counts), default=1)
    return tuple(Bar(dates.shown(stamp), count, 100 * count / most, stamp) for stamp, count in counts[-BARS:])


def pins(index: Index, nodes: Nodes, narrow: Narrow) -> tuple[Pin, ...]:
    """Return the places with coordinates in which the events are, those with most first."""
    where, parameters = index.where(narrow)
    rows = index.select(
        "SELECT place.iri, place.latitude, place.longitude, count(DISTINCT link.source) FROM link"
        " JOIN item AS place ON place.id = link.target AND place.latitude IS NOT NULL AND place.longitude IS NOT NULL"
        f" WHERE link.role = 'place' AND link.source IN (SELECT id FROM item WHERE {where})"
        " GROUP BY place.id ORDER BY 4 DESC, place.id LIMIT ?",
        [*parameters, PLACES],
    )
    return tuple(
        Pin(nodes.ref(str(iri)), float(str(latitude)), float(str(longitude)), count=int(str(count)))
        for iri, latitude, longitude, count in rows
    )
