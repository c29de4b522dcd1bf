"""Show the selected region on the map: outline and name it, and dim all others if lightness has no meaning."""

from collections.abc import Iterator, Mapping, Sequence

from components.figures.map_labels import MapNames, halo, ink_of
from components.figures.map_regions import GEOS, MapClass, MapRegion, areas, cities, ids_of, is_on_fill, labelled
from components.figures.selection_style import SelectionStyle
from components.text.theme import Palette, dimmed, text_on

FILLS, FRAMES = 2, 3
"""Positions of two area traces, counted from 1 as in CSS: `map.py` draws ground, areas and frames in this order."""

POINTS = 1
"""Position of the cities among the marker traces. Names of groups, names of regions and rings follow; Plotly does not
draw an empty trace."""


def map_selection(
    regions: Sequence[MapRegion],
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    names: MapNames,
    palette: Palette,
    *,
    selected: str | None,
    dim: bool,
    ground: bool = True,
) -> list[SelectionStyle]:
    """The rules that show a selection on a map.

    Args:
        regions: the regions of the map.
        classes: its legend.
        class_of: position in `classes` for each region_id.
        names: the names on it.
        palette: its colours.
        selected: id of the region to outline; None for no selection.
        dim: dim the colours of all other regions.
        ground: the map has units that are only ground.
    """
    if selected is None:
        return []
    styles = list(_outline(regions, names, selected, FRAMES if ground else FRAMES - 1))
    styles += _named(regions, names, selected, classes[class_of[selected]].colour, palette)
    if dim:
        others = [region for region in regions if region.id != selected]
        fills = {region.id: dimmed(classes[class_of[region.id]].colour, palette) for region in others}
        styles += _dimmed(regions, fills, FILLS if ground else FILLS - 1, palette)
        styles += _names(regions, names, fills, palette)
    return styles


def _outline(regions: Sequence[MapRegion], names: MapNames, selected: str, trace: int) -> Iterator[SelectionStyle]:
    visible = {"opacity": "1"}
    if selected in ids_of(areas(regions)):
        position = ids_of(areas(regions)).index(selected) + 1
        yield SelectionStyle([_area(geo, trace, position) for geo in GEOS], visible)
    elif selected in ids_of(cities(regions)):
        rings = POINTS + bool(names.groups) + bool(names.regions) + 1
        yield SelectionStyle([_point(rings, ids_of(cities(regions)).index(selected) + 1)], visible)


def _dimmed(
    regions: Sequence[MapRegion], fills: Mapping[str, str], trace: int, palette: Palette
) -> Iterator[SelectionStyle]:
    for fill in dict.fromkeys(fills.values()):
        where = [
            _area(geo, trace, position)
            for position, region in enumerate(areas(regions), 1)
            if fills.get(region.id) == fill
            for geo in GEOS
        ]
        points = [
            _point(POINTS, position)
            for position, region in enumerate(cities(regions), 1)
            if fills.get(region.id) == fill
        ]
        yield SelectionStyle([*where, *points], {"fill": fill})
        if points:
            yield SelectionStyle(points, {"stroke": text_on(fill, palette)})


def _named(
    regions: Sequence[MapRegion], names: MapNames, selected: str, fill: str, palette: Palette
) -> Iterator[SelectionStyle]:
    """The name of the selected region in bold; if it does not fit, the names that it overlaps are hidden.

    `assets/figure_labels.js` puts a bold name before all others, however narrow the map.
    """
    places = _places(regions, names)
    beside_the_ring = {"translate": "4px 0"} if selected in ids_of(cities(regions)) else {}
    yield SelectionStyle([places[selected]], {"font-weight": "700"} | beside_the_ring)
    if selected not in names.fitting:
        region = next(region for region in names.regions if region.id == selected)
        shadow = halo(ink_of(region, fill, palette), palette)
        yield SelectionStyle([places[selected]], {"fill-opacity": "1", "text-shadow": shadow})
        yield SelectionStyle([places[key] for key in names.in_the_way(selected)], {"visibility": "hidden"})


def _names(
    regions: Sequence[MapRegion], names: MapNames, fills: Mapping[str, str], palette: Palette
) -> Iterator[SelectionStyle]:
    """Names on dimmed colours, in the ink that is legible on these."""
    where: dict[str, list[str]] = {}
    places = _places(regions, names)
    for region in regions:
        if region.id in fills and region.id in names.fitting and is_on_fill(region):
            where.setdefault(text_on(fills[region.id], palette), []).append(places[region.id])
    for ink, selectors in where.items():
        yield SelectionStyle(selectors, {"fill": ink, "text-shadow": halo(ink, palette)})


def _places(regions: Sequence[MapRegion], names: MapNames) -> dict[str, str]:
    """The selector of each name, by the id of its region or group."""
    first = POINTS + bool(cities(regions))
    traces = [(GEOS[0], first, names.groups), (GEOS[0], first + bool(names.groups), names.regions)]
    if names.inset:
        traces.append((GEOS[1], 1, labelled(regions, GEOS[1])))
    return {
        region.id: f".{geo} .scatterlayer>:nth-child({at})>:nth-child({position}) text"
        for geo, at, named in traces
        for position, region in enumerate(named, 1)
    }


def _area(geo: str, trace: int, position: int) -> str:
    return f".{geo} .choroplethlayer>:nth-child({trace})>:nth-child({position})"


def _point(trace: int, position: int) -> str:
    return f".geo .scatterlayer>:nth-child({trace})>:nth-child({position})"
