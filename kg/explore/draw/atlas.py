"""Coasts, borders and names of countries, of Natural Earth at 1:110 million (public domain)."""

import json
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).parent / "world.json"
#: The number of the file's units in one degree.
SCALE: Final = 100


@dataclass(frozen=True)
class Line:
    """A coast or a border: points as longitude and latitude in degrees, and the box around them (west, south, east, north)."""

    points: tuple[tuple[float, float], ...]
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class Name:
    """A country's name, where it may be written, and the area of the country's largest part in square degrees."""

    text: str
    longitude: float
    latitude: float
    area: float


@dataclass(frozen=True)
class Atlas:
    """The world as lines."""

    land: tuple[Line, ...]
    borders: tuple[Line, ...]
    names: tuple[Name, ...]


@cache
def atlas() -> Atlas:
    """Return the world, read once."""
    data: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    names = (Name(text, x / SCALE, y / SCALE, area / 100) for text, x, y, area in data["names"])
    return Atlas(tuple(map(_line, data["land"])), tuple(map(_line, data["borders"])), tuple(names))


def _line(steps: list[int]) -> Line:
    x = [at / SCALE for at in accumulate(steps[::2])]
    y = [at / SCALE for at in accumulate(steps[1::2])]
    return Line(tuple(zip(x, y, strict=True)), (min(x), min(y), max(x), max(y)))
