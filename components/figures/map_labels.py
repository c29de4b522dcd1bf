"""Which names stand on the map: those that overlap no other name; the others appear under the pointer and on zoom."""

import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import cos, radians

from components.figures.map_projection import SHAPE, Ranges, shown_ranges
from components.figures.map_regions import MapRegion, is_on_fill, label_coordinates
from components.text.theme import Palette, text_on

HEIGHT = 13.0
NARROW, WIDE = 6.0, 11.0
"""Pixels that a line of a name takes: its height, and the width of a Latin letter and of a Chinese character."""

LINE = 17.0
"""Pixels from a name to one below it."""

HATCH = 20.0
"""Pixels of the hatch before the name of a region that is not covered."""

MARK = 12.0
"""Pixels between the point of a city, or of a region named beside it, and its name."""

SMALLEST = {"both": 430.0, "map": 600.0}
"""Width in pixels of the map beside the tiles and alone, on the narrowest screens that show it beside a panel."""


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels from the south-west corner of the view."""

    left: float
    right: float
    bottom: float
    top: float

    def meets(self, other: "Box") -> bool:
        """True if the two rectangles overlap."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.top <= other.bottom or other.top <= self.bottom)


def legible(
    regions: Sequence[MapRegion],
    view: str,
    shape: float,
    hatched: Collection[str] = (),
    ranges: Ranges | None = None,
) -> list[MapRegion]:
    """Return the regions whose names fit: the earlier of two that overlap.

    Args:
        regions: in the order of importance.
        view: a key of VIEWS, or NEAR.
        shape: width over height of the figure, a value of SHAPE.
        hatched: ids of the regions before whose names a hatch stands.
        ranges: those of the view NEAR.
    """
    shown, width = shown_ranges(view, shape, ranges), _smallest(shape)
    taken: list[Box] = []
    fitting = []
    for region in regions:
        box = _box(region, shown, width, HATCH if region.id in hatched else 0)
        if not any(box.meets(other) for other in taken):
            taken.append(box)
            fitting.append(region)
    return fitting


def halo(ink: str, palette: Palette) -> str:
    """A shadow around a name, so that it can be read where it crosses lines."""
    ground = text_on(ink, palette)
    return ", ".join(f"0 0 {width}px {ground}" for width in (2, 3, 4))


def line_below(view: str, shape: float, ranges: Ranges | None = None) -> float:
    """Return how many degrees of latitude a line of text takes on the narrowest map; arguments as of `legible`."""
    return LINE / _scale(shown_ranges(view, shape, ranges), _smallest(shape))


def _smallest(shape: float) -> float:
    return SMALLEST["both" if shape == SHAPE["both"] else "map"]


def _scale(ranges: Ranges, width: float) -> float:
    """Pixels in a degree of latitude."""
    (west, east), (south, north) = ranges
    return width / ((east - west) * cos(radians((south + north) / 2)))


def _box(region: MapRegion, ranges: Ranges, width: float, more: float = 0) -> Box:
    (west, _east), (south, north) = ranges
    degree = cos(radians((south + north) / 2))
    scale = _scale(ranges, width)
    longitude, latitude = label_coordinates(region)
    x, y = (longitude - west) * degree * scale, (latitude - south) * scale
    length = more + sum(WIDE if unicodedata.east_asian_width(letter) in "WF" else NARROW for letter in region.label)
    left = x - length / 2 if is_on_fill(region) else x + MARK
    return Box(left, left + length, y - HEIGHT / 2, y + HEIGHT / 2)
