"""The map of China: the dataset's regions on a ground of all units, cities as points, an inset for two SARs."""

from collections.abc import Collection, Mapping, Sequence

import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.figures.map_groups import draw_groups
from components.figures.map_labels import halo, ink_of, map_names
from components.figures.map_projection import SHAPE, Ranges, set_projections
from components.figures.map_regions import (
    GEOS,
    MapClass,
    MapRegion,
    areas,
    cities,
    ids_of,
    label_coordinates,
    labelled,
    text_position,
)
from components.text.theme import Palette, text_on

GEOMETRY = "app/static/boundaries.geojson"
"""Address of the outlines, relative to the page, so that it also works below a path prefix."""

HATCH = "╱╱"
"""Stands before the name of a region that is not covered, because Plotly cannot hatch an area of a map."""

REACH = 5
"""Pixels around a city's mark in which a click selects the city."""

_OPAQUE = {"marker": {"opacity": 1}}
_HIDDEN = {"marker": {"opacity": 0}}
"""Keep traces as they are when Plotly selects a clicked point: `map_selection` alone shows the selection."""


def region_map(
    regions: Sequence[MapRegion],
    ground: Mapping[str, str],
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    hover: Mapping[str, str],
    palette: Palette,
    *,
    view: str = "china",
    ranges: Ranges | None = None,
    shape: float = SHAPE["map"],
    city: str = "",
    groups: Sequence[MapRegion] = (),
) -> go.Figure:
    """Draw the map with nothing selected; `map_selection` shows a selection on it.

    Args:
        regions: the dataset's regions.
        ground: texts under the pointer of the units that are only ground, by id.
        classes: the legend, in order.
        class_of: position in `classes` for each region_id.
        hover: text for each region_id.
        palette: colours of the theme in force.
        view: a key of VIEWS, or NEAR.
        ranges: those of the view NEAR.
        shape: width over height of the figure, which a zoomed view fills.
        city: what the legend calls a point; without it points are in no legend.
        groups: groups of regions to outline, each with the point of a region below whose name its own stands.
    """
    # On a small map a wider reach would also catch clicks on the provinces around a city.
    figure = go.Figure(layout=layout(palette, hoverdistance=REACH))
    fills = {region.id: classes[class_of[region.id]].colour for region in regions}
    hatched = {region for region, at in class_of.items() if classes[at].hatched}
    names = map_names(regions, groups, view, shape, hatched, ranges)
    named = {GEOS[0]: names.regions, GEOS[1]: labelled(regions, GEOS[1])}
    parts = GEOS if names.inset else GEOS[:1]
    for geo in parts:
        _ground(figure, geo, ground, palette)
        _areas(
            figure,
            geo,
            ids_of(areas(regions)),
            fills,
            hover,
            palette,
            keyed=ids_of(named[geo]),
        )
        _frames(figure, geo, ids_of(areas(regions)), palette)
    _cities(figure, cities(regions), fills, hover, palette)
    draw_groups(figure, names.groups, names.fitting, palette)
    for geo in parts:
        _labels(figure, geo, named[geo], names.fitting, hatched, fills, palette)
    _rings(figure, cities(regions), palette)
    map_legend(figure, classes, palette)
    if city and cities(regions):
        _entry(
            figure, city, {"symbol": "circle-open", "size": LABEL_SIZE, "color": palette.ink, "line": {"width": 1.4}}
        )
    set_projections(figure, palette, view, shape, ranges)
    return figure


def _ground(figure: go.Figure, geo: str, ground: Mapping[str, str], palette: Palette) -> None:
    figure.add_choropleth(
        geo=geo,
        geojson=GEOMETRY,
        featureidkey="id",
        locations=list(ground),
        z=[0] * len(ground),
        colorscale=[[0, palette.ground], [1, palette.ground]],
        showscale=False,
        marker={"line": {"color": palette.paper, "width": 0.6}},
        text=list(ground.values()),
        hovertemplate="%{text}<extra></extra>",
        unselected=_OPAQUE,
    )


def _areas(
    figure: go.Figure,
    geo: str,
    ids: Sequence[str],
    fills: Mapping[str, str],
    hover: Mapping[str, str],
    palette: Palette,
    *,
    keyed: Sequence[str],
) -> None:
    """Draw the areas; the keyboard stops at those of `keyed` on this part of the map."""
    colours = sorted(set(fills.values()))
    figure.add_choropleth(
        geo=geo,
        geojson=GEOMETRY,
        featureidkey="id",
        locations=list(ids),
        customdata=[region if region in keyed else None for region in ids],
        z=[colours.index(fills[region]) for region in ids],
        zmin=-0.5,
        zmax=len(colours) - 0.5,
        colorscale=discrete(colours),
        showscale=False,
        marker={"line": {"color": palette.quiet, "width": 1}},
        text=[hover[region] for region in ids],
        hovertemplate="%{text}<extra></extra>",
        unselected=_OPAQUE,
    )


def _frames(figure: go.Figure, geo: str, ids: Sequence[str], palette: Palette) -> None:
    """Draw a hidden outline around each area, above all areas; `map_selection` shows that of the selected region."""
    clear = "rgba(0,0,0,0)"
    figure.add_choropleth(
        geo=geo,
        geojson=GEOMETRY,
        featureidkey="id",
        locations=list(ids),
        z=[0] * len(ids),
        colorscale=[[0, clear], [1, clear]],
        showscale=False,
        marker={"line": {"color": palette.outline, "width": 2}, "opacity": 0},
        hoverinfo="skip",
        selected=_HIDDEN,
        unselected=_HIDDEN,
    )


def _cities(
    figure: go.Figure,
    regions: Sequence[MapRegion],
    fills: Mapping[str, str],
    hover: Mapping[str, str],
    palette: Palette,
) -> None:
    ids = ids_of(regions)
    figure.add_scattergeo(
        geo="geo",
        lon=[region.longitude for region in regions],
        lat=[region.latitude for region in regions],
        customdata=ids,
        mode="markers",
        marker={
            "symbol": "circle",
            "size": 13,
            "color": [fills[region] for region in ids],
            # The edge stands out from the fill, so that a city is seen on a province of the same colour.
            "line": {"color": [text_on(fills[region], palette) for region in ids], "width": 1.4},
        },
        text=[hover[region] for region in ids],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        unselected=_OPAQUE,
    )


def _labels(
    figure: go.Figure,
    geo: str,
    regions: Sequence[MapRegion],
    fitting: Collection[str],
    hatched: set[str],
    fills: Mapping[str, str],
    palette: Palette,
) -> None:
    # A name that does not fit is clear: `map_selection` shows it when its region is selected.
    inks = [ink_of(region, fills[region.id], palette) for region in regions]
    shown = [region.id in fitting for region in regions]
    figure.add_scattergeo(
        geo=geo,
        lon=[label_coordinates(region)[0] for region in regions],
        lat=[label_coordinates(region)[1] for region in regions],
        mode="text",
        text=[_label(region, region.id in hatched) for region in regions],
        textposition=[text_position(region) for region in regions],
        textfont={
            "size": SMALL_SIZE,
            "color": [ink if fits else f"{ink}00" for ink, fits in zip(inks, shown, strict=True)],
            "shadow": [halo(ink, palette) if fits else "none" for ink, fits in zip(inks, shown, strict=True)],
        },
        hoverinfo="skip",
        showlegend=False,
    )


def _label(region: MapRegion, hatched: bool) -> str:
    # Spaces keep a city's name off its point.
    return ("\u2002\u2009" if region.is_city else "") + (f"{HATCH} " if hatched else "") + region.label


def _rings(figure: go.Figure, regions: Sequence[MapRegion], palette: Palette) -> None:
    """Draw a hidden ring around each city; `map_selection` shows that of the selected one."""
    figure.add_scattergeo(
        geo="geo",
        lon=[region.longitude for region in regions],
        lat=[region.latitude for region in regions],
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 20,
            "color": palette.outline,
            "line": {"width": 2.4},
            "opacity": 0,
        },
        hoverinfo="skip",
        showlegend=False,
        selected=_HIDDEN,
        unselected=_HIDDEN,
    )


def map_legend(figure: go.Figure, classes: Sequence[MapClass], palette: Palette) -> None:
    """Add a legend of the classes: one empty trace each, because an area has no entry of its own."""
    for item in classes:
        _entry(figure, item.name, _legend_mark(item, palette))


def _entry(figure: go.Figure, name: str, mark: Mapping[str, object]) -> None:
    figure.add_scattergeo(
        geo="geo",
        lon=[None],
        lat=[None],
        mode="markers",
        marker=mark,
        name=name,
        hoverinfo="skip",
        showlegend=True,
    )


def _legend_mark(item: MapClass, palette: Palette) -> dict[str, object]:
    if item.outlined:
        return {"symbol": "square-open", "size": LABEL_SIZE, "color": item.colour, "line": {"width": 2}}
    return {
        "symbol": "line-ne-open" if item.hatched else "square",
        "size": LABEL_SIZE,
        "color": palette.quiet if item.hatched else item.colour,
        "line": {"color": palette.quiet, "width": 0 if item.without_outline else 1.5 if item.hatched else 1},
    }


def discrete(colours: Sequence[str]) -> list[list[object]]:
    """A colour scale of equal steps, for values 0, 1, 2 and so on between -0.5 and the number of colours less 0.5."""
    n = len(colours)
    return [[edge / n, colour] for i, colour in enumerate(colours) for edge in (i, i + 1)]
