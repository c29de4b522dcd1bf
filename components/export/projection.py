"""The outlines of the printed map: an equal-area conic projection, and regions as SVG paths in a box."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from data.load import HERE

Point = tuple[float, float]

PARALLELS = (25.0, 47.0)
CENTRE = (105.0, 36.0)
"""Standard parallels, and longitude and latitude of the origin, in degrees; the same as on the screen's map."""

STEP = 0.45
"""Pixels: a point closer than this to the last one is left out, because print does not resolve it."""

SMALLEST = 1.0
"""Pixels: an island smaller than this in both directions is left out."""


@dataclass(frozen=True)
class Albers:
    """Albers' equal-area conic projection of the unit sphere; degrees in, x to the east and y to the north out.

    References:
        Snyder, J. P. (1987). Map projections: a working manual. USGS Professional Paper 1395, pp. 98-103 and 291.

    Examples:
        >>> x, y = Albers((29.5, 45.5), (-96, 23))(-75, 35)  # Snyder's worked example
        >>> f"{x:.7f} {y:.7f}"
        '0.2952720 0.2416774'
    """

    parallels: tuple[float, float] = PARALLELS
    centre: Point = CENTRE

    def __call__(self, longitude: float, latitude: float) -> Point:
        """Project one point."""
        first, second = map(radians, self.parallels)
        n = (sin(first) + sin(second)) / 2
        c = cos(first) ** 2 + 2 * n * sin(first)
        radius = sqrt(c - 2 * n * sin(radians(latitude))) / n
        origin = sqrt(c - 2 * n * sin(radians(self.centre[1]))) / n
        angle = n * radians(longitude - self.centre[0])
        return radius * sin(angle), origin - radius * cos(angle)


@dataclass(frozen=True)
class MapSheet:
    """Outlines of regions in a box of pixels.

    Attributes:
        paths: SVG path data of each region by id.
        height: of the box, for its width.
        scale, left, top: from the projection to the box: x = left + scale · east, y = top − scale · north.
    """

    paths: Mapping[str, str]
    height: float
    scale: float
    left: float
    top: float

    def position(self, longitude: float, latitude: float) -> Point:
        """The point of the box for a longitude and latitude in degrees."""
        east, north = Albers()(longitude, latitude)
        return self.left + self.scale * east, self.top - self.scale * north


@cache
def map_sheet(width: float, path: Path = HERE / "boundaries" / "regions.geojson") -> MapSheet:
    """The built-in outlines in a box of a given width in pixels; read and projected once a process."""
    project = Albers()
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    shapes = {
        str(feature["id"]): [[project(*point[:2]) for point in ring] for ring in _rings(feature["geometry"])]
        for feature in features
    }
    points = [point for rings in shapes.values() for ring in rings for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    scale = width / (east - west)
    left, top = -scale * west, scale * north
    paths = {
        key: path_data([(left + scale * x, top - scale * y) for x, y in ring] for ring in rings)
        for key, rings in shapes.items()
    }
    return MapSheet(paths, scale * (north - south), scale, left, top)


def path_data(rings: Iterable[Sequence[Point]], step: float = STEP, smallest: float = SMALLEST) -> str:
    """SVG path data of closed rings without details too small to see; the largest ring is always kept.

    Examples:
        >>> path_data([[(0, 0), (10, 0), (10.1, 0.1), (10, 10), (0, 0)]])
        'M0 0L10 0L10 10Z'
    """
    all_rings = [list(ring) for ring in rings]
    large = [ring for ring in all_rings if max(_extent(ring)) >= smallest]
    kept = large or sorted(all_rings, key=lambda ring: -max(_extent(ring)))[:1]
    return "".join("M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in _thinned(ring, step)) + "Z" for ring in kept)


def _thinned(ring: Sequence[Point], step: float) -> Iterator[Point]:
    last: Point | None = None
    for x, y in ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring:
        if last is None or abs(x - last[0]) >= step or abs(y - last[1]) >= step:
            last = (x, y)
            yield last


def _extent(ring: Sequence[Point]) -> Point:
    xs, ys = [x for x, _y in ring], [y for _x, y in ring]
    return max(xs) - min(xs), max(ys) - min(ys)


def _rings(geometry: Mapping[str, Any]) -> Iterator[Sequence[Sequence[float]]]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    for polygon in polygons:
        yield from polygon
