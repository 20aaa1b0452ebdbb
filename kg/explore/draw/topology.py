"""`world.json` out of TopoJSON: `python -m kg.explore.draw.topology countries-110m.json`, which npm's `world-atlas` has.

That package is Natural Earth at 1:110 million, which is in the public domain. What is kept: coasts, borders on land, and for each
country its name, the middle of its largest part, and how large that is.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from kg.explore.draw.atlas import FILE, SCALE

Point = tuple[int, int]
_HALF: Final = 180 * SCALE


def made(topology: dict[str, Any]) -> dict[str, Any]:
    """Return coasts and borders as lines of whole numbers, `SCALE` to a degree: the first point, then the steps from each to the next."""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    countries = topology["objects"]["countries"]["geometries"]
    users = Counter(abs(index + 0.5) for country in countries for ring in _rings(country) for index in ring)
    return {
        "land": [
            _steps(part) for land in _lands(topology) for ring in _rings(land) for part in _flat(_joined(ring, arcs))
        ],
        "borders": [
            _steps(part) for at, count in sorted(users.items()) if count > 1 for part in _flat(arcs[int(at - 0.5)])
        ],
        "names": sorted(_name(country, arcs) for country in countries),
    }


def _lands(topology: dict[str, Any]) -> list[dict[str, Any]]:
    land = topology["objects"]["land"]
    return list(land.get("geometries", [land]))


def _arc(arc: Sequence[Sequence[int]], transform: dict[str, list[float]]) -> list[Point]:
    """Return the points of an arc, which TopoJSON holds as steps on a grid."""
    x = y = 0
    points: list[Point] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        degrees = [
            at * scale + move
            for at, scale, move in zip((x, y), transform["scale"], transform["translate"], strict=True)
        ]
        point = (round(degrees[0] * SCALE), round(degrees[1] * SCALE))
        if not points or points[-1] != point:
            points.append(point)
    return points


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Yield the rings of a shape as numbers of arcs; `~n` is the arc n backwards."""
    parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    yield from (ring for part in parts for ring in part)


def _joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def _flat(points: list[Point]) -> list[list[Point]]:
    """Return a line as a flat map needs it: what crosses the 180th meridian goes on beyond it, and comes again on the other side.

    A ring around a pole is closed along the edge of the map.
    """
    line = _unwrapped(points)
    (first, _), (last, _) = line[0], line[-1]
    if abs(last - first) >= _HALF and points[0] == points[-1]:
        pole = -90 * SCALE if line[0][1] < 0 else 90 * SCALE
        line += [(last, pole), (first, pole), line[0]]
    wests, easts = min(x for x, _ in line), max(x for x, _ in line)
    shifts = [0, *([-2 * _HALF] if easts > _HALF else []), *([2 * _HALF] if wests < -_HALF else [])]
    return [[(x + shift, y) for x, y in line] for shift in shifts]


def _unwrapped(points: list[Point]) -> list[Point]:
    line, shift = points[:1], 0
    for (before, _), (x, y) in pairwise(points):
        shift -= 2 * _HALF * ((x - before > _HALF) - (before - x > _HALF))
        line.append((x + shift, y))
    return line


def _steps(points: list[Point]) -> list[int]:
    moves = [step for (x, y), (to_x, to_y) in pairwise(points) for step in (to_x - x, to_y - y)]
    return [*points[0], *moves]


def _name(country: dict[str, Any], arcs: list[list[Point]]) -> list[str | int]:
    """Return a country's name, the middle of its largest ring, and that ring's area in hundredths of square degrees."""
    area, x, y = max(_middle(_unwrapped(_joined(ring, arcs))) for ring in _rings(country))
    return [country["properties"]["name"], (x + _HALF) % (2 * _HALF) - _HALF, y, round(area * 100)]


def _middle(ring: list[Point]) -> tuple[float, int, int]:
    """Return the area of a ring in square degrees, and its centroid."""
    double = cx = cy = 0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        double, cx, cy = double + cross, cx + (x0 + x1) * cross, cy + (y0 + y1) * cross
    if not double:
        return 0.0, *ring[0]
    return abs(double) / 2 / SCALE**2, round(cx / (3 * double)), round(cy / (3 * double))


if __name__ == "__main__":
    found = made(json.loads(Path(sys.argv[1]).read_text("utf-8")))
    FILE.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")
