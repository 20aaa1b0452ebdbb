"""Pins on the part of the world that they are in, as shapes whose units are pixels of an SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians, sqrt
from typing import Final

from kg.explore.draw.atlas import Line, atlas
from kg.explore.values import Pin

WIDTH: Final = 720
HEIGHT: Final = 440
#: The least height of a map, in degrees of latitude; the coastlines are too coarse for a closer view.
NEAREST: Final = 17.0
#: What a map of the whole world shows: no poles.
SOUTH: Final = -58.0
NORTH: Final = 80.0
_LETTER: Final = 7.4
"""The width of a letter of a pin's label, which is what labels are kept apart by."""
_NAME_LETTER: Final = 6.6
_LONGEST: Final = 26
_NAMES: Final = 14
#: The radius of the largest pin.
LARGEST: Final = 22.0
#: So much of the map on either side may be out of sight in a narrow window.
SIDE: Final = 0.12 * WIDTH

Point = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class View:
    """A stretch of the world: its western and northern edge, and pixels to a degree in each direction."""

    west: float
    north: float
    across: float
    down: float

    def at(self, longitude: float, latitude: float) -> Point:
        """Return where a place is, in pixels from the upper left."""
        return (longitude - self.west) * self.across, (self.north - latitude) * self.down

    @property
    def box(self) -> Box:
        """West, south, east, north, in degrees."""
        return self.west, self.north - HEIGHT / self.down, self.west + WIDTH / self.across, self.north


@dataclass(frozen=True)
class Spot:
    """A pin on the map: its middle, its radius, and its label with where that begins (or ends, by `side`); "" where it has no room."""

    pin: Pin
    x: float
    y: float
    radius: float
    label: str = ""
    label_x: float = 0
    label_y: float = 0
    side: str = "start"


@dataclass(frozen=True)
class Label:
    """The name of a country, and its middle; at the `edge` it is cut off where a narrow window shows less of the map."""

    text: str
    x: float
    y: float
    edge: bool = False


@dataclass(frozen=True)
class Map:
    """A map to be written as SVG: paths of land and borders, names, and pins, the smallest on top."""

    land: str
    borders: str
    names: tuple[Label, ...]
    spots: tuple[Spot, ...]
    width: int = WIDTH
    height: int = HEIGHT


def draw(pins: Sequence[Pin]) -> Map:
    """Return a map of the stretch of the world that some pins are in; with none, of the whole world."""
    view = fitted(pins)
    spots, taken = _spots(pins, view)
    land, borders = _lines(view)
    return Map(
        land=land,
        borders=borders,
        names=_names(view, taken),
        spots=spots,
    )


def fitted(pins: Sequence[Pin]) -> View:
    """Return the smallest view with all pins and some room around them."""
    if not pins:
        return _world()
    west, east = min(p.longitude for p in pins), max(p.longitude for p in pins)
    south, north = min(p.latitude for p in pins), max(p.latitude for p in pins)
    squeeze = max(0.3, cos(radians((south + north) / 2)))
    tall = max(NEAREST, (north - south) * 1.5, (east - west) * 1.5 * squeeze * HEIGHT / WIDTH)
    if tall >= (NORTH - SOUTH) * 0.8:
        return _world()
    down = HEIGHT / tall
    across = down * squeeze
    top = min(NORTH + 4, max(SOUTH + tall, (south + north + tall) / 2))
    return View((west + east - WIDTH / across) / 2, top, across, down)


def _world() -> View:
    return View(-180, NORTH, WIDTH / 360, HEIGHT / (NORTH - SOUTH) * 0.94)


@lru_cache(maxsize=16)
def _lines(view: View) -> tuple[str, str]:
    """Return the paths of land and borders in a view; the whole world, which most lists have, is drawn once."""
    land = (_path(_clipped(line.points, view.box), view, closed=True) for line in _seen(atlas().land, view))
    borders = (_path(line.points, view, closed=False) for line in _seen(atlas().borders, view))
    return "".join(land), "".join(borders)


def _seen(lines: Iterable[Line], view: View) -> list[Line]:
    west, south, east, north = view.box
    return [
        line
        for line in lines
        if line.box[0] < east and line.box[2] > west and line.box[1] < north and line.box[3] > south
    ]


def _clipped(points: Sequence[Point], box: Box) -> list[Point]:
    """Return a ring without what is outside a box (Sutherland and Hodgman), half a degree around it kept."""
    ring = list(points)
    west, south, east, north = box[0] - 0.5, box[1] - 0.5, box[2] + 0.5, box[3] + 0.5
    for axis, edge, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: list[Point] = []
        for a, b in pairwise([*ring, *ring[:1]]):
            inside, goes_on = sign * (a[axis] - edge) >= 0, sign * (b[axis] - edge) >= 0
            if inside:
                kept.append(a)
            if inside != goes_on:
                part = (edge - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part))
        ring = kept
    return ring


def _path(points: Sequence[Point], view: View, *, closed: bool) -> str:
    """Return a line as the data of an SVG path; points that no eye can tell from the one before are left out."""
    drawn: list[Point] = []
    for point in points:
        x, y = view.at(*point)
        if not drawn or abs(x - drawn[-1][0]) + abs(y - drawn[-1][1]) >= 0.8:
            drawn.append((x, y))
    if len(drawn) < 2 + closed:
        return ""
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in drawn) + ("Z" if closed else "")


def _spots(pins: Sequence[Pin], view: View) -> tuple[tuple[Spot, ...], list[Box]]:
    """Return the pins with their labels where these have room, and the boxes that are taken."""
    ranked = sorted(pins, key=lambda pin: (-pin.count, pin.place))
    middles = [(*view.at(pin.longitude, pin.latitude), min(5 + 1.8 * sqrt(pin.count), LARGEST)) for pin in ranked]
    taken: list[Box] = [(x - r, y - r, x + r, y + r) for x, y, r in middles]
    spots = []
    for index, (pin, (x, y, radius)) in enumerate(zip(ranked, middles, strict=True)):
        spot = Spot(pin, round(x, 1), round(y, 1), round(radius, 1))
        spots.append(_labelled(spot, taken, index))
    return tuple(spots), taken


def _labelled(spot: Spot, taken: list[Box], own: int) -> Spot:
    text = spot.pin.place.label
    text = text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
    wide, gap = len(text) * _LETTER, spot.radius + 5
    for side, x, y in (
        ("start", spot.x + gap, spot.y + 5),
        ("end", spot.x - gap, spot.y + 5),
        ("middle", spot.x, spot.y - gap - 1),
        ("middle", spot.x, spot.y + gap + 11),
    ):
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[side]
        box = (left, y - 13, left + wide, y + 4)
        if _free(box, [*taken[:own], *taken[own + 1 :]]) and box[0] > SIDE and box[2] < WIDTH - SIDE:
            taken.append(box)
            return Spot(spot.pin, spot.x, spot.y, spot.radius, text, round(x, 1), round(y, 1), side)
    return spot


def _names(view: View, taken: list[Box]) -> tuple[Label, ...]:
    """Return the names of the largest countries in view that have room beside the pins."""
    found: list[Label] = []
    for name in sorted(atlas().names, key=lambda name: -name.area):
        x, y = view.at(name.longitude, name.latitude)
        wide = len(name.text) * _NAME_LETTER / 2
        box = (x - wide, y - 12, x + wide, y + 4)
        if len(found) < _NAMES and sqrt(name.area * view.across * view.down) > wide and _free(box, taken):
            taken.append(box)
            found.append(Label(name.text, round(x, 1), round(y, 1), box[0] < SIDE or box[2] > WIDTH - SIDE))
    return tuple(found)


def _free(box: Box, taken: Iterable[Box]) -> bool:
    """Return whether a box is on the map and touches none of the others."""
    left, top, right, bottom = box
    on = left > 4 and top > 4 and right < WIDTH - 4 and bottom < HEIGHT - 4
    return on and not any(left < t[2] and t[0] < right and top < t[3] and t[1] < bottom for t in taken)
