"""The events of a store: when, where, who to whom, and how sure; how many in which year or month, and on a map."""

import re
from collections import Counter
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
#: The most places on the map, those with the most events.
PLACES: Final = 120
#: A chart has fewer bars than these.
BARS: Final = 48
_MONTH: Final = re.compile(r"\d{4}-\d\d")


@dataclass(frozen=True)
class Bar:
    """How many events begin in a stretch of time; `share` is of the largest, in percent, `since` and `until` ask for them."""

    label: str
    count: int
    share: float
    since: str
    until: str


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
    paged = asking.paged(asked, SIZE, index.count(narrow))
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
    narrow = Narrow(
        "event",
        type=asked.text("type"),
        manner=asked.text("sure"),
        links=asking.links(asked, ("who", "place")),
    )
    return asking.narrowed(narrow, asked, index)


def form(index: Index, asked: Asked, problem: str = "") -> Form:
    """Return the filters of events."""
    every = Narrow("event")
    return Form(
        (
            asking.somebody(asked, index, "who", "Who takes part", "a name"),
            asking.somebody(asked, index, "place", "Where", "a place or country"),
            Field("q", "Words", asked.text("q"), hint='in "quotes": just so'),
            asking.choice(asked, "type", "Type", index.tally(every, "type")),
            asking.choice(asked, "sure", "How sure", index.tally(every, "manner")),
            *asking.common(asked),
        ),
        problem,
    )


def over_time(index: Index, narrow: Narrow) -> tuple[Bar, ...]:
    """Return how many events begin in each month, year, ten or hundred years: whichever is the least that has few enough bars."""
    found = [(month, count) for month, count in index.tally(narrow, "substr(first, 1, 7)") if _MONTH.fullmatch(month)]
    if not found:
        return ()
    first, last = min(found)[0], max(found)[0]
    for size in (1, 12, 120, 1200):
        if _number(last) // size - _number(first) // size < BARS:
            break
    counts: Counter[int] = Counter()
    for month, count in found:
        counts[_number(month) // size] += count
    most = max(counts.values())
    every = range(_number(first) // size, _number(last) // size + 1)
    return tuple(_bar(at * size, size, counts[at], 100 * counts[at] / most) for at in every)


def _number(month: str) -> int:
    """Return a month, as "2024-02", as its number since the year 0."""
    return int(month[:4]) * 12 + int(month[5:]) - 1


def _bar(month: int, size: int, count: int, share: float) -> Bar:
    since, until = f"{month // 12:04}-{month % 12 + 1:02}", f"{(month + size - 1) // 12:04}"
    if size == 1:
        return Bar(dates.shown(since), count, share, since, since)
    label = since[:4] if size == 12 else f"{since[:4]}s"
    return Bar(label, count, share, since[:4], until)


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
        Pin(nodes.ref(str(iri)), float(str(latitude)), float(str(longitude)), more=int(str(count)))
        for iri, latitude, longitude, count in rows
    )
