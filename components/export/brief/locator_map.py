"""The map of a brief: regions filled with a colour, and the names of some of them beside the coast."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from components.export.brief.settings import BriefSettings
from components.export.projection import MapSheet, Point, map_sheet
from components.export.text_width import ems
from components.text.theme import SHEET, blend, hue
from data.records import Region

OFFSETS = {"CN-HK": (0.45, 0.0), "CN-MO": (-0.25, -0.3)}
"""Degrees by which two dots are moved apart that would cover each other."""

CHOSEN, DOT, OTHER = 1.0, 0.5, 0.28
"""Shares of an agglomeration's hue: in regions the brief is about, in dots of others, in areas of others."""

MARGIN, LEADER, LABEL_SIZE = 2.0, 14.0, 10.0
"""Pixels around the map, between the map and the names, and of the type."""

BOLD = 1.16
"""Bold type is wider by this factor."""


@dataclass(frozen=True)
class RegionFill:
    """How a region is drawn: its colour, hatched where it has no source or value, and outlined where it is chosen."""

    colour: str
    hatched: bool = False
    outlined: bool = False


@dataclass(frozen=True)
class MapLabel:
    """A name beside the map with the points of the line that leads to its region, and where the text starts."""

    text: str
    line: str
    x: float
    y: float


@dataclass(frozen=True)
class LocatorMap:
    """The map in pixels, as the template draws it.

    Attributes:
        title, description: its name, and the text for readers who do not see it.
        width, height: of the drawing.
        areas: outline as SVG path data, and fill; None for regions outside the dataset.
        dots: position, and fill.
        labels: the names.
    """

    title: str
    description: str
    width: float
    height: float
    areas: tuple[tuple[str, RegionFill | None], ...]
    dots: tuple[tuple[Point, RegionFill], ...]
    labels: tuple[MapLabel, ...]


def locator_map(
    settings: BriefSettings,
    fills: Mapping[str, RegionFill],
    labelled: Collection[str],
    title: str,
    description: str,
    width: float = 262,
) -> LocatorMap:
    """The map of the country with the regions in `fills` and the names of those in `labelled`.

    Names stand in a column to the right of the coast, each with a line to its region, so that none covers another.
    `width` is that of the map without the names, in pixels.
    """
    regions, sheet = settings.atlas.regions, map_sheet(width)
    areas = {key: fill for key, fill in fills.items() if not is_dot(regions[key])}
    outlines = sorted(sheet.paths.items(), key=lambda entry: entry[0] in areas)
    located = [key for key in fills if has_position(regions[key])]
    dots = [(_position(sheet, regions[key]), fills[key]) for key in located if is_dot(regions[key])]
    named = [(_position(sheet, regions[key]), settings.short_region(key)) for key in located if key in labelled]
    labels = _labels(named, width, sheet.height)
    names = max((ems(label.text) for label in labels), default=0) * LABEL_SIZE * BOLD
    return LocatorMap(
        title=title,
        description=description,
        width=round(width + 2 * MARGIN + (names + LEADER if labels else 0), 1),
        height=round(sheet.height + 2 * MARGIN, 1),
        areas=tuple((path, areas.get(key)) for key, path in outlines),
        dots=tuple(dots),
        labels=labels,
    )


def hue_fills(settings: BriefSettings, chosen: Collection[str]) -> dict[str, RegionFill]:
    """All regions in the hue of their agglomeration: the chosen ones in full, the others as a tint."""
    shares = {
        key: CHOSEN if key in chosen else DOT if is_dot(unit) else OTHER for key, unit in settings.atlas.regions.items()
    }
    hues = {key: hue(settings.palette, unit.agglomeration_id) for key, unit in settings.atlas.regions.items()}
    return {key: RegionFill(blend(hues[key], SHEET, share), outlined=key in chosen) for key, share in shares.items()}


def is_dot(unit: Region) -> bool:
    """True for a region that is drawn as a dot: a city, or one too small for its outline."""
    return unit.is_city or unit.kind == "special administrative region"


def has_position(unit: Region) -> bool:
    """True if the position of a region is known; that of a user's region may not be."""
    return unit.longitude == unit.longitude and unit.latitude == unit.latitude


def spread(heights: Sequence[float], gap: float, top: float, bottom: float) -> list[float]:
    """Move ascending heights apart, by `gap` at least and as little as needed, between `top` and `bottom`.

    Examples:
        >>> spread([5, 6, 30], 10, 0, 100)
        [5, 15, 30]
        >>> spread([95, 96], 10, 0, 100)
        [90, 100]
    """
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + gap if placed else top))
    limit = bottom
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], limit)
        limit = placed[index] - gap
    return placed


def _position(sheet: MapSheet, unit: Region) -> Point:
    east, north = OFFSETS.get(unit.region_id, (0.0, 0.0))
    x, y = sheet.position(unit.longitude + east, unit.latitude + north)
    return round(x, 1), round(y, 1)


def _labels(named: Sequence[tuple[Point, str]], width: float, height: float) -> tuple[MapLabel, ...]:
    ordered = sorted(named, key=lambda entry: entry[0][1])
    heights = spread([y for (_x, y), _name in ordered], LABEL_SIZE + 2, LABEL_SIZE, height - 2)
    left = width + LEADER - 4
    return tuple(
        MapLabel(name, f"{x:.1f},{y:.1f} {max(x, left - LEADER):.1f},{at:.1f} {left - 2:.1f},{at:.1f}", left, at + 3.5)
        for ((x, y), name), at in zip(ordered, heights, strict=True)
    )
