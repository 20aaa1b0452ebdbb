"""Figures as marks on plots, one for what is measured in one unit: when along, how many up, with what each bound leaves open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10
from typing import Final

from kg.explore.render import number
from kg.explore.values import Figure, Ref
from kg.explore.views import dates

WIDTH: Final = 960
HEIGHT: Final = 250
LEFT: Final = 92
RIGHT: Final = 24
TOP: Final = 24
BOTTOM: Final = 34
#: How wide the stretch is where those without a date stand.
UNDATED: Final = 90
#: How long the arrow of a bound is, in pixels, and how far "about" reaches, as a factor.
ARROW: Final = 16
ABOUT: Final = 0.1
#: The most plots that are drawn, of the most frequent measures, and the fewest marks that make a plot.
PLOTS: Final = 3
FEWEST: Final = 2
#: A number is written in these from where on it has more than six digits.
LARGE: Final = ((12, "trillion"), (9, "billion"), (6, "million"))


@dataclass(frozen=True)
class Dated:
    """A figure, and the day where it stands on the plot, as "2024-02-07"; empty for none."""

    figure: Figure
    day: str

    @property
    def at(self) -> int | None:
        """The day as a number of the calendar."""
        try:
            return date.fromisoformat(self.day).toordinal()
        except ValueError:
            return None


@dataclass(frozen=True)
class Tick:
    """A line of the grid."""

    at: float
    label: str


@dataclass(frozen=True)
class Mark:
    """A figure: its middle, the path of what its bound leaves open, and what it says in words.

    `own` is whether the article itself says so.
    """

    ref: Ref
    x: float
    y: float
    whisker: str
    own: bool
    told: str


@dataclass(frozen=True)
class Plot:
    """A plot to be written as SVG; behind `edge` stand the `undated` marks, apart from the days."""

    title: str
    marks: tuple[Mark, ...]
    rows: tuple[Tick, ...]
    columns: tuple[Tick, ...]
    undated: int
    edge: float
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT


def plots(figures: Iterable[Dated]) -> tuple[Plot, ...]:
    """Return plots of what is measured most often. Figures of nothing are left out: powers of ten have no place for them."""
    groups: dict[str, list[Dated]] = defaultdict(list)
    for found in figures:
        if found.figure.value > 0:
            unit = f", {found.figure.unit}" if found.figure.unit else ""
            groups[found.figure.measures + unit].append(found)
    ranked = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(_plot(title, group) for title, group in ranked[:PLOTS] if len(group) >= FEWEST)


def told(figure: Figure) -> str:
    """Return a figure in words: "killed: at least 12 people, according to the ministry"."""
    bound = "" if figure.bound == "exactly" else f"{figure.bound} "
    what = " ".join(filter(None, [f"{bound}{number(figure.value)}", figure.unit, figure.population]))
    who = f", according to {', '.join(ref.label for ref in figure.speakers)}" if figure.speakers else ""
    return f"{figure.measures}: {what}{who}" + (f", {figure.when.shown}" if figure.when else "")


def _plot(title: str, group: Sequence[Dated]) -> Plot:
    low, high = _decades([float(found.figure.value) for found in group])
    days = [found.at for found in group if found.at is not None]
    undated = len(group) - len(days)
    span = _Span(min(days, default=0), max(days, default=0), WIDTH - RIGHT - (UNDATED if undated and days else 0))
    beside = iter(range(undated))
    marks = []
    for found in group:
        x = span.at(found.at) if found.at is not None else _apart(next(beside), undated, span if days else None)
        marks.append(_mark(found.figure, x, (low, high)))
    rows = tuple(Tick(round(_y(10.0**power, (low, high)), 1), power_of_ten(power)) for power in range(low, high + 1))
    return Plot(title, tuple(marks), rows, span.ticks() if days else (), undated, span.end if days else LEFT)


def power_of_ten(power: int) -> str:
    """Return a power of ten as people write it.

    >>> power_of_ten(-1), power_of_ten(3), power_of_ten(8)
    ('0.1', '1,000', '100 million')
    """
    for size, name in LARGE:
        if power >= size:
            return f"{10 ** (power - size):,} {name}"
    return f"{10**power:,}"


def _mark(figure: Figure, x: float, decades: tuple[int, int]) -> Mark:
    y = _y(float(figure.value), decades)
    whisker = _whisker(figure, x, y, decades)
    return Mark(figure.ref, round(x, 1), round(y, 1), whisker, not figure.speakers, told(figure))


@dataclass(frozen=True)
class _Span:
    """Days along a line, as numbers of the calendar, and where the line ends."""

    first: int
    last: int
    end: float

    def at(self, day: int) -> float:
        """Return where a day is; the middle where there is only one."""
        if self.first == self.last:
            return (LEFT + self.end) / 2
        return LEFT + 14 + (day - self.first) / (self.last - self.first) * (self.end - LEFT - 28)

    def ticks(self) -> tuple[Tick, ...]:
        """Return up to six days with their names, as exact as the distance between them asks for."""
        step = (self.last - self.first) / 5
        cut = 4 if step > 400 else 7 if step > 40 else 10
        found: dict[str, Tick] = {}
        for place in range(6):
            day = round(self.first + step * place)
            stamp = date.fromordinal(day).isoformat()
            name = dates.shown(stamp[:cut] if step else stamp.removesuffix("-01").removesuffix("-01"))
            found.setdefault(name, Tick(round(self.at(day), 1), name))
        return tuple(found.values())


def _apart(place: int, many: int, span: _Span | None) -> float:
    """Return where a figure without a date stands: beside the dates, or spread over all the room where there are none."""
    begin, end = (span.end + 12, WIDTH - RIGHT - 6) if span else (LEFT + 20, WIDTH - RIGHT - 20)
    return begin + (end - begin) * (place + 0.5) / many


def _decades(values: Sequence[float]) -> tuple[int, int]:
    low, high = floor(log10(min(values))), ceil(log10(max(values)))
    return low, max(high, low + 1)


def _y(value: float, decades: tuple[int, int]) -> float:
    low, high = decades
    return HEIGHT - BOTTOM - (log10(value) - low) / (high - low) * (HEIGHT - TOP - BOTTOM)


def _whisker(figure: Figure, x: float, y: float, decades: tuple[int, int]) -> str:
    """Return an arrow to where a bound is open, or a bar for "about"."""
    if figure.bound in ("at least", "at most"):
        tip = y - ARROW if figure.bound == "at least" else y + ARROW
        back = 4 if tip < y else -4
        return f"M{x:.1f},{y:.1f}V{tip:.1f}M{x - 4:.1f},{tip + back:.1f}L{x:.1f},{tip:.1f}L{x + 4:.1f},{tip + back:.1f}"
    if figure.bound == "about":
        top, bottom = (_y(float(figure.value) * (1 + sign * ABOUT), decades) for sign in (1, -1))
        top, bottom = min(top, y - 9), max(bottom, y + 9)
        return f"M{x:.1f},{top:.1f}V{bottom:.1f}M{x - 3:.1f},{top:.1f}h6M{x - 3:.1f},{bottom:.1f}h6"
    return ""
