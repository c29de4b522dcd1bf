"""The part of the map around one region: the region itself, and the label points of its neighbours."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from components.figures.map_projection import Ranges
from components.figures.map_regions import MapRegion
from data.load import HERE

MARGIN = 0.6
"""Degrees around what is shown."""

LEAST = 3.2
"""Least height of the part in degrees of latitude."""


@dataclass(frozen=True)
class Outline:
    """The points of a unit's outline, as longitude and latitude in degrees."""

    points: frozenset[tuple[float, float]]

    def touches(self, other: "Outline") -> bool:
        """True if the two outlines share a point."""
        return not self.points.isdisjoint(other.points)


@cache
def outlines(path: Path = HERE / "boundaries" / "regions.geojson") -> Mapping[str, Outline]:
    """The built-in outlines by unit, read once a process."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {str(feature["id"]): Outline(frozenset(_points(feature["geometry"]["coordinates"]))) for feature in features}


def neighbours(unit: str) -> list[str]:
    """Return the units whose outlines touch that of a unit."""
    known = outlines()
    return [key for key, outline in known.items() if key != unit and outline.touches(known[unit])]


def around(region: MapRegion, unit: str, regions: Sequence[MapRegion]) -> Ranges:
    """Return the ranges that show a region and the label points of its neighbours.

    Args:
        region: the region in the middle.
        unit: the unit with its outline: the region itself, or the province of a city.
        regions: all regions on the map.
    """
    shown = {unit, *neighbours(unit)} if not region.is_city else {unit}
    points = [(one.longitude, one.latitude) for one in regions if one.id in shown or one is region]
    points += outlines()[unit].points
    (west, east), (south, north) = (
        (min(values) - MARGIN, max(values) + MARGIN) for values in zip(*points, strict=True)
    )
    more = max(LEAST - (north - south), 0) / 2
    return (west, east), (south - more, north + more)


def _points(coordinates: Sequence[object]) -> list[tuple[float, float]]:
    if coordinates and isinstance(coordinates[0], int | float):
        return [(float(coordinates[0]), float(str(coordinates[1])))]
    return [point for part in coordinates if isinstance(part, Sequence) for point in _points(part)]
