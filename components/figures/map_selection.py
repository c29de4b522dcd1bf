"""Show the selected region on the map: outline it, and dim all others if the lightness of colours has no meaning."""

from collections.abc import Iterator, Mapping, Sequence

from components.figures.map_labels import halo
from components.figures.map_regions import GEOS, MapClass, MapRegion, areas, cities, ids_of, is_on_fill, labelled
from components.figures.selection_style import SelectionStyle
from components.text.theme import Palette, dimmed, text_on

FILLS, FRAMES = 2, 3
"""Positions of two area traces, counted from 1 as in CSS: `map.py` draws ground, areas and frames in this order."""

POINTS = 1
"""Position of the cities among the marker traces, after the names of groups. Names and rings follow; Plotly does not
draw an empty trace."""


def map_selection(
    regions: Sequence[MapRegion],
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    palette: Palette,
    *,
    selected: str | None,
    dim: bool,
    ground: bool = True,
    groups: bool = False,
) -> list[SelectionStyle]:
    """The rules that show a selection on a map.

    Args:
        regions: the regions of the map.
        classes: its legend.
        class_of: position in `classes` for each region_id.
        palette: its colours.
        selected: id of the region to outline; None for no selection.
        dim: dim the colours of all other regions.
        ground: the map has units that are only ground.
        groups: the map names groups of regions.
    """
    if selected is None:
        return []
    points = POINTS + groups
    styles = list(_outline(regions, selected, FRAMES if ground else FRAMES - 1, points))
    if dim:
        others = [region for region in regions if region.id != selected]
        fills = {region.id: dimmed(classes[class_of[region.id]].colour, palette) for region in others}
        styles += _dimmed(regions, fills, FILLS if ground else FILLS - 1, points)
        styles += _names(regions, fills, palette, points)
    return styles


def _outline(regions: Sequence[MapRegion], selected: str, trace: int, points: int) -> Iterator[SelectionStyle]:
    visible = {"opacity": "1"}
    if selected in ids_of(areas(regions)):
        position = ids_of(areas(regions)).index(selected) + 1
        yield SelectionStyle([_area(geo, trace, position) for geo in GEOS], visible)
    elif selected in ids_of(cities(regions)):
        rings = points + 1 + bool(labelled(regions, GEOS[0]))
        yield SelectionStyle([_point(rings, ids_of(cities(regions)).index(selected) + 1)], visible)


def _dimmed(
    regions: Sequence[MapRegion], fills: Mapping[str, str], trace: int, points: int
) -> Iterator[SelectionStyle]:
    for fill in dict.fromkeys(fills.values()):
        where = [
            _area(geo, trace, position)
            for position, region in enumerate(areas(regions), 1)
            if fills.get(region.id) == fill
            for geo in GEOS
        ]
        where += [
            _point(points, position)
            for position, region in enumerate(cities(regions), 1)
            if fills.get(region.id) == fill
        ]
        yield SelectionStyle(where, {"fill": fill})


def _names(
    regions: Sequence[MapRegion], fills: Mapping[str, str], palette: Palette, points: int
) -> Iterator[SelectionStyle]:
    """Names on dimmed colours, in the ink that is legible on these."""
    where: dict[str, list[str]] = {}
    for geo in GEOS:
        trace = points + bool(cities(regions)) if geo == GEOS[0] else 1
        for position, region in enumerate(labelled(regions, geo), 1):
            if region.id in fills and is_on_fill(region):
                selector = f".{geo} .scatterlayer>:nth-child({trace})>:nth-child({position}) text"
                where.setdefault(text_on(fills[region.id], palette), []).append(selector)
    for ink, selectors in where.items():
        yield SelectionStyle(selectors, {"fill": ink, "text-shadow": halo(ink, palette)})


def _area(geo: str, trace: int, position: int) -> str:
    return f".{geo} .choroplethlayer>:nth-child({trace})>:nth-child({position})"


def _point(trace: int, position: int) -> str:
    return f".geo .scatterlayer>:nth-child({trace})>:nth-child({position})"
