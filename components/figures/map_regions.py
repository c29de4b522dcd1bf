"""The regions of the map: which are areas and which are points, and where their names stand."""

from collections.abc import Sequence
from dataclasses import dataclass

INSET = ("CN-HK", "CN-MO")
GEOS = ("geo", "geo2")
"""The map and the inset."""

LABEL_COORDINATES = {
    "CN-BJ": (116.1, 40.5),
    "CN-TJ": (117.3, 39.1),
    "CN-SD": (117.3, 36.0),
    "CN-HE": (115.3, 37.9),
    "CN-AH": (117.0, 31.0),
    "CN-JS": (119.7, 33.5),
    "CN-SH": (122.0, 31.2),
    "CN-SX": (111.3, 37.3),
    "CN-SN": (108.8, 35.6),
    "CN-HA": (113.4, 33.8),
    "CN-SC": (101.9, 30.6),
    "CN-CQ": (107.9, 29.4),
    "CN-GX": (107.6, 24.2),
    "CN-GD": (114.0, 23.5),
    "CN-FJ": (116.9, 25.1),
    "CN-JX": (115.6, 27.6),
    "CN-HN": (111.2, 27.3),
    "CN-GZ": (106.4, 26.6),
}
"""Longitude and latitude of names that would overlap a neighbour's name, or the mark of a city, at the region's own
label point."""

ON_THE_REGION, BESIDE_THE_REGION = "middle center", "middle right"
TEXT_POSITIONS = {
    "CN-TJ": "middle right",
    "CN-SH": "middle right",
    "CN-MO": "bottom center",
}
"""Plotly's text position of names that stand beside their region."""


@dataclass(frozen=True)
class MapClass:
    """One class of the legend.

    Attributes:
        name: what it stands for.
        colour: of its areas, or of their outline.
        hatched: True if its regions are hatched.
        outlined: True if it is a group of regions, shown by an outline around them.
        without_outline: True if its areas have no outline: they are ground, and no regions in view.
    """

    name: str
    colour: str
    hatched: bool = False
    outlined: bool = False
    without_outline: bool = False


@dataclass(frozen=True)
class MapRegion:
    """A region to draw.

    Attributes:
        id: the region's id.
        label: the name beside it.
        longitude, latitude: of its label point, in degrees.
        is_city: True if it is drawn as a point.
    """

    id: str
    label: str
    longitude: float
    latitude: float
    is_city: bool


def areas(regions: Sequence[MapRegion]) -> list[MapRegion]:
    """The regions that are drawn as areas, in the given order."""
    return [region for region in regions if not region.is_city]


def cities(regions: Sequence[MapRegion]) -> list[MapRegion]:
    """The regions that are drawn as points, in the given order."""
    return [region for region in regions if region.is_city]


def labelled(regions: Sequence[MapRegion], geo: str, *, inset: bool = True) -> list[MapRegion]:
    """The regions whose names belong to a part of the map (see GEOS), areas before cities; all without an inset."""
    ordered = [*areas(regions), *cities(regions)]
    if not inset:
        return ordered
    return [region for region in ordered if (region.id in INSET) == (geo == GEOS[1])]


def ids_of(regions: Sequence[MapRegion]) -> list[str]:
    """The ids of regions."""
    return [region.id for region in regions]


def text_position(region: MapRegion) -> str:
    """Where a name stands in relation to its coordinates, in Plotly's words."""
    return TEXT_POSITIONS.get(region.id, BESIDE_THE_REGION if region.is_city else ON_THE_REGION)


def is_on_fill(region: MapRegion) -> bool:
    """True if a region's name stands on the region's own colour and not beside it."""
    return text_position(region) == ON_THE_REGION


def label_coordinates(region: MapRegion) -> tuple[float, float]:
    """Longitude and latitude of a region's name."""
    return LABEL_COORDINATES.get(region.id, (region.longitude, region.latitude))
