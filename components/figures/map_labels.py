"""Which names are on the map: those that overlap no other name; the others appear when selected and on zoom."""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

from components.figures.map_projection import INSET_AT, SHAPE, Ranges, shown_ranges
from components.figures.map_regions import GEOS, INSET, MapRegion, ids_of, is_on_fill, label_coordinates, labelled
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


@dataclass(frozen=True)
class MapNames:
    """The names on the map, not all of which fit.

    Attributes:
        inset: True if the names of INSET stand in the inset.
        groups: groups of regions, each with the point of its name.
        regions: those with a name on the map outside the inset, in the order in which they are drawn.
        boxes: what the names of groups and regions take, by id.
        fitting: ids of those whose names are shown, in the inset too.
    """

    inset: bool
    groups: Sequence[MapRegion]
    regions: Sequence[MapRegion]
    boxes: Mapping[str, Box]
    fitting: Collection[str]

    def in_the_way(self, region: str) -> list[str]:
        """Return the shown names that the name of a region would overlap if it were shown too."""
        if region in self.fitting:
            return []
        box = self.boxes[region]
        return [key for key in self.fitting if key in self.boxes and box.meets(self.boxes[key])]


def map_names(
    regions: Sequence[MapRegion],
    groups: Sequence[MapRegion],
    view: str,
    shape: float,
    hatched: Collection[str] = (),
    ranges: Ranges | None = None,
) -> MapNames:
    """Return the names of a map and which of them are shown: the earlier of two that overlap, groups first.

    Args:
        regions: those of the map.
        groups: groups of regions, each with the point of a region below whose name its own stands.
        view: a key of VIEWS, or NEAR.
        shape: width over height of the figure, a value of SHAPE.
        hatched: ids of the regions before whose names a hatch stands.
        ranges: those of the view NEAR.
    """
    inset = view in INSET_AT
    shown, width = shown_ranges(view, shape, ranges), _smallest(shape)
    line = LINE / _scale(shown, width)
    lowered = [_below(group, line) for group in groups]
    named = labelled(regions, GEOS[0], inset=inset)
    boxes = {entry.id: _box(entry, shown, width, HATCH if entry.id in hatched else 0) for entry in (*lowered, *named)}
    fitting: list[str] = []
    for key, box in boxes.items():
        if not any(box.meets(boxes[other]) for other in fitting):
            fitting.append(key)
    if inset:
        fitting += [key for key in ids_of(regions) if key in INSET]
    return MapNames(inset, lowered, named, boxes, fitting)


def halo(ink: str, palette: Palette) -> str:
    """A shadow around a name, so that it can be read where it crosses lines."""
    ground = text_on(ink, palette)
    return ", ".join(f"0 0 {width}px {ground}" for width in (1, 1, 2, 2, 3, 4))


def ink_of(region: MapRegion, fill: str, palette: Palette) -> str:
    """The colour of a name: its ground is the colour of its region, or paper if it stands beside the region."""
    return text_on(fill, palette) if is_on_fill(region) else palette.ink


def _below(group: MapRegion, degrees: float) -> MapRegion:
    """A group whose name stands so many degrees south of the name of the region that it was placed at."""
    longitude, latitude = label_coordinates(group)
    return replace(group, longitude=longitude, latitude=latitude - degrees)


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
