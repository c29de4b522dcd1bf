"""A selected region on the map: its outline, and all others faded where lightness has no meaning of its own."""

from collections.abc import Iterator, Mapping, Sequence

from components.figures.map import (
    GEOS,
    MapClass,
    MapRegion,
    areas,
    cities,
    halo,
    ids_of,
    labelled,
    on_its_fill,
)
from components.figures.selection_style import SelectionStyle
from components.text.theme import Palette, dimmed, text_on

FILLS, FRAMES = 2, 3
"""Positions among a map's area traces, from 1 as CSS counts: `map.py` draws ground, areas and frames."""

POINTS = 1
"""Position of the cities among the marker traces; names and rings follow, and a trace of nothing is not drawn."""


def map_marks(
    regions: Sequence[MapRegion],
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    palette: Palette,
    *,
    selected: str | None,
    dim: bool,
    ground: bool = True,
) -> list[SelectionStyle]:
    """The rules that show a selection.

    Args:
        regions: as the map was drawn with.
        classes: likewise.
        class_of: likewise.
        palette: likewise.
        ground: whether it was drawn with any ground.
        selected: region with the outline.
        dim: let the colours of the others fade; only where lightness has no meaning of its own.
    """
    marks = [SelectionStyle([f".{geo} .scatterlayer text" for geo in GEOS], {"fill-opacity": "1"})]
    if selected is None:
        return marks
    marks += _outline(regions, selected, FRAMES if ground else FRAMES - 1)
    if dim:
        others = [place for place in regions if place.id != selected]
        fills = {place.id: dimmed(classes[class_of[place.id]].colour, palette) for place in others}
        marks += _faded(regions, fills, FILLS if ground else FILLS - 1)
        marks += _names(regions, fills, palette)
    return marks


def _outline(regions: Sequence[MapRegion], selected: str, trace: int) -> Iterator[SelectionStyle]:
    seen = {"opacity": "1"}
    if selected in ids_of(areas(regions)):
        at = ids_of(areas(regions)).index(selected) + 1
        yield SelectionStyle([_area(geo, trace, at) for geo in GEOS], seen)
    elif selected in ids_of(cities(regions)):
        rings = POINTS + 1 + bool(labelled(regions, GEOS[0]))
        yield SelectionStyle([_point(rings, ids_of(cities(regions)).index(selected) + 1)], seen)


def _faded(regions: Sequence[MapRegion], fills: Mapping[str, str], trace: int) -> Iterator[SelectionStyle]:
    for fill in dict.fromkeys(fills.values()):
        where = [
            _area(geo, trace, at)
            for at, place in enumerate(areas(regions), 1)
            if fills.get(place.id) == fill
            for geo in GEOS
        ]
        where += [_point(POINTS, at) for at, place in enumerate(cities(regions), 1) if fills.get(place.id) == fill]
        yield SelectionStyle(where, {"fill": fill})


def _names(regions: Sequence[MapRegion], fills: Mapping[str, str], palette: Palette) -> Iterator[SelectionStyle]:
    """Names on faded fills, in the ink that stands out on these."""
    where: dict[str, list[str]] = {}
    for geo in GEOS:
        position = 1 + bool(geo == GEOS[0] and cities(regions))
        for at, place in enumerate(labelled(regions, geo), 1):
            if place.id in fills and on_its_fill(place):
                selector = f".{geo} .scatterlayer>:nth-child({position})>:nth-child({at}) text"
                where.setdefault(text_on(fills[place.id], palette), []).append(selector)
    for ink, selectors in where.items():
        yield SelectionStyle(selectors, {"fill": ink, "text-shadow": halo(ink, palette)})


def _area(geo: str, trace: int, at: int) -> str:
    return f".{geo} .choroplethlayer>:nth-child({trace})>:nth-child({at})"


def _point(trace: int, at: int) -> str:
    return f".geo .scatterlayer>:nth-child({trace})>:nth-child({at})"
