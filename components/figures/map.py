"""The map: 34 province-level units as ground, the dataset's regions on it, cities as points, an inset for two SARs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians

import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.text.formatting import labelled as with_label
from components.text.theme import Palette, text_on

GEOMETRY = "app/static/boundaries.geojson"
"""Address of the outlines, relative to any page, so that it holds below a path prefix too."""

HATCH = "╱╱"
"""Stands before the name of a region that is not covered: an area cannot be hatched on this kind of map."""

INSET = ("CN-HK", "CN-MO")
GEOS = ("geo", "geo2")
"""The map and the inset."""

REACH = 5
"""Pixels from a city's mark within which a click is the city's."""

_AS_EVER = {"marker": {"opacity": 1}}
_UNSEEN = {"marker": {"opacity": 0}}
"""A click also selects in Plotly's own way; what is selected shows only by marks."""

VIEWS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "china": ((80.0, 129.0), (17.8, 53.6)),
    "bth": ((112.6, 120.9), (35.6, 43.0)),
    "yrd": ((113.8, 124.0), (26.6, 35.6)),
    "gba": ((108.8, 118.2), (19.9, 26.0)),
}
"""Longitude and latitude ranges of the whole country and of each agglomeration. A conic map leaves the corners of
its ranges empty, so the country's range is narrower than the country and still shows all of it."""

INSET_AT = {"china": {"x": [0, 0.28], "y": [0.02, 0.26]}, "gba": {"x": [0.72, 1], "y": [0.02, 0.26]}}
"""Where the inset stands, in shares of the figure; views without it are those that it would hide a part of."""

SHAPE = {"both": 1.15, "map": 1.45}
"""About how many times as wide as high the map's place is, beside the tiles and alone: a zoomed view fills it."""

_LABEL_AT = {
    "CN-BJ": (116.1, 40.5),
    "CN-TJ": (117.3, 39.1),
    "CN-SD": (117.3, 36.0),
    "CN-HE": (115.3, 37.9),
    "CN-AH": (117.0, 31.9),
    "CN-JS": (119.7, 33.5),
    "CN-SH": (122.0, 31.2),
}
"""Where a name stands if not at the region's label point, so that neighbours' names keep clear of each other."""

_ON_IT = "middle center"
_LABEL_PLACE = {
    "CN-TJ": "middle right",
    "CN-SH": "middle right",
    "CN-370200": "middle right",
    "CN-350100": "middle right",
    "CN-MO": "bottom center",
}


@dataclass(frozen=True)
class MapClass:
    """One class of the legend: its name, its colour, and whether it is drawn as a hatch."""

    name: str
    colour: str
    hatched: bool = False


@dataclass(frozen=True)
class MapRegion:
    """A region to draw: its id, the name beside it, where that stands, and whether it is a point."""

    id: str
    label: str
    longitude: float
    latitude: float
    is_city: bool


def region_map(
    regions: Sequence[MapRegion],
    ground: Mapping[str, str],
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    hover: Mapping[str, str],
    palette: Palette,
    *,
    view: str = "china",
    shape: float = SHAPE["map"],
    not_in_dataset: str,
) -> go.Figure:
    """Draw the map with nothing selected; `map_marks` shows a selection on it.

    Args:
        regions: the dataset's regions.
        ground: names of the units that are only ground, by id.
        classes: the legend, in order.
        class_of: position in `classes` for each region_id.
        hover: text for each region_id.
        palette: colours of the theme in force.
        view: a key of VIEWS.
        shape: how many times as wide as high the place is that a zoomed view fills.
        not_in_dataset: what a ground unit says of itself.
    """
    # A city takes a click that is near it; on a small map a wider reach would take those of the provinces around.
    figure = go.Figure(layout=layout(palette, hoverdistance=REACH))
    fills = {place.id: classes[class_of[place.id]].colour for place in regions}
    parts = GEOS if view in INSET_AT else GEOS[:1]
    for geo in parts:
        _ground(figure, geo, ground, palette, not_in_dataset)
        _areas(figure, geo, ids_of(areas(regions)), fills, hover, palette, keyed=ids_of(labelled(regions, geo)))
        _frames(figure, geo, ids_of(areas(regions)), palette)
    _cities(figure, cities(regions), fills, hover, palette)
    for geo in parts:
        _labels(figure, geo, regions, {r for r in class_of if classes[class_of[r]].hatched}, fills, palette)
    _rings(figure, cities(regions), palette)
    _legend(figure, classes, palette)
    _projections(figure, palette, view, shape)
    return figure


def areas(regions: Sequence[MapRegion]) -> list[MapRegion]:
    """Regions that are drawn as areas, in the order of their outlines."""
    return [place for place in regions if not place.is_city]


def cities(regions: Sequence[MapRegion]) -> list[MapRegion]:
    """Regions that are drawn as points, in the order of these."""
    return [place for place in regions if place.is_city]


def labelled(regions: Sequence[MapRegion], geo: str) -> list[MapRegion]:
    """Regions whose names stand on a part of the map, in the order of these."""
    return [place for place in regions if (place.id in INSET) == (geo == GEOS[1])]


def ids_of(places: Sequence[MapRegion]) -> list[str]:
    """The ids of places."""
    return [place.id for place in places]


def on_its_fill(place: MapRegion) -> bool:
    """Whether a region's name stands on the region, and not beside it on paper."""
    return _where(place) == _ON_IT


def _ground(figure: go.Figure, geo: str, ground: Mapping[str, str], palette: Palette, note: str) -> None:
    figure.add_choropleth(
        geo=geo,
        geojson=GEOMETRY,
        featureidkey="id",
        locations=list(ground),
        z=[0] * len(ground),
        colorscale=[[0, palette.ground], [1, palette.ground]],
        showscale=False,
        marker={"line": {"color": palette.paper, "width": 0.6}},
        text=[with_label(label, note) for label in ground.values()],
        hovertemplate="%{text}<extra></extra>",
        unselected=_AS_EVER,
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
    """Areas; those of `keyed` are the ones that the keyboard stops at on this part of the map."""
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
        colorscale=_discrete(colours),
        showscale=False,
        marker={"line": {"color": palette.quiet, "width": 1}},
        text=[hover[region] for region in ids],
        hovertemplate="%{text}<extra></extra>",
        unselected=_AS_EVER,
    )


def _frames(figure: go.Figure, geo: str, ids: Sequence[str], palette: Palette) -> None:
    """An outline around each area, above all of them, which nobody sees before it is marked."""
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
        selected=_UNSEEN,
        unselected=_UNSEEN,
    )


def _cities(
    figure: go.Figure, places: Sequence[MapRegion], fills: Mapping[str, str], hover: Mapping[str, str], palette: Palette
) -> None:
    ids = ids_of(places)
    figure.add_scattergeo(
        geo="geo",
        lon=[place.longitude for place in places],
        lat=[place.latitude for place in places],
        customdata=ids,
        mode="markers",
        marker={
            "symbol": "circle",
            "size": 13,
            "color": [fills[region] for region in ids],
            "line": {"color": palette.ink, "width": 1.4},
        },
        text=[hover[region] for region in ids],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        unselected=_AS_EVER,
    )


def _labels(
    figure: go.Figure,
    geo: str,
    regions: Sequence[MapRegion],
    hatched: set[str],
    fills: Mapping[str, str],
    palette: Palette,
) -> None:
    part = labelled(regions, geo)
    # A name beside its region stands on paper, a name on it stands on its fill.
    inks = [text_on(fills[place.id], palette) if on_its_fill(place) else palette.ink for place in part]
    figure.add_scattergeo(
        geo=geo,
        lon=[_label_at(place)[0] for place in part],
        lat=[_label_at(place)[1] for place in part],
        mode="text",
        text=[_label(place, place.id in hatched) for place in part],
        textposition=[_where(place) for place in part],
        textfont={"size": SMALL_SIZE, "color": inks, "shadow": [halo(ink, palette) for ink in inks]},
        hoverinfo="skip",
        showlegend=False,
    )


def _label(place: MapRegion, hatched: bool) -> str:
    # A city's name keeps clear of its point.
    return ("\u2002\u2009" if place.is_city else "") + (f"{HATCH} " if hatched else "") + place.label


def _where(place: MapRegion) -> str:
    return _LABEL_PLACE.get(place.id, _ON_IT)


def _label_at(place: MapRegion) -> tuple[float, float]:
    return _LABEL_AT.get(place.id, (place.longitude, place.latitude))


def halo(ink: str, palette: Palette) -> str:
    """The shadow around a name that keeps it apart from lines it crosses."""
    ground = text_on(ink, palette)
    return ", ".join(f"0 0 {width}px {ground}" for width in (2, 3, 4))


def _rings(figure: go.Figure, places: Sequence[MapRegion], palette: Palette) -> None:
    """A ring around each city, which nobody sees before it is marked."""
    figure.add_scattergeo(
        geo="geo",
        lon=[place.longitude for place in places],
        lat=[place.latitude for place in places],
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
        selected=_UNSEEN,
        unselected=_UNSEEN,
    )


def _legend(figure: go.Figure, classes: Sequence[MapClass], palette: Palette) -> None:
    for item in classes:
        figure.add_scattergeo(
            geo="geo",
            lon=[None],
            lat=[None],
            mode="markers",
            marker={
                "symbol": "line-ne-open" if item.hatched else "square",
                "size": LABEL_SIZE,
                "color": palette.quiet if item.hatched else item.colour,
                "line": {"color": palette.quiet, "width": 1.5 if item.hatched else 1},
            },
            name=item.name,
            hoverinfo="skip",
            showlegend=True,
        )


def _projections(figure: go.Figure, palette: Palette, view: str, shape: float) -> None:
    longitudes, latitudes = VIEWS[view] if view == "china" else _filling(VIEWS[view], shape)
    conic = {"type": "conic equal area", "parallels": [25, 47], "rotation": {"lon": sum(longitudes) / 2}}
    plain = {"visible": False, "bgcolor": "rgba(0,0,0,0)"}
    figure.update_layout(
        # Below the map, however many lines it takes: Plotly makes room for a legend that stands outside.
        legend={"yanchor": "top", "y": -0.03},
        geo={
            **plain,
            "projection": conic,
            "lonaxis": {"range": list(longitudes)},
            "lataxis": {"range": list(latitudes)},
            "domain": {"x": [0, 1], "y": [0, 1]},
        },
    )
    if view in INSET_AT:
        figure.update_layout(
            geo2={
                **plain,
                "projection": {"type": "conic equal area", "parallels": [21, 24], "rotation": {"lon": 113.9}},
                "lonaxis": {"range": [113.25, 114.55]},
                "lataxis": {"range": [21.98, 22.68]},
                "domain": INSET_AT[view],
                "showframe": True,
                "framecolor": palette.line,
                "framewidth": 1,
                "visible": True,
                "showland": False,
                "showcoastlines": False,
                "showlakes": False,
                "showocean": False,
                "bgcolor": palette.paper,
            },
        )


def _filling(
    ranges: tuple[tuple[float, float], tuple[float, float]], shape: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Ranges that hold `ranges` and are `shape` times as wide as high, on a map that keeps areas."""
    (west, east), (south, north) = ranges
    degree = cos(radians((south + north) / 2))  # of longitude, in degrees of latitude
    wide = max((shape * (north - south) / degree - (east - west)) / 2, 0)
    high = max(((east - west) * degree / shape - (north - south)) / 2, 0)
    return (west - wide, east + wide), (south - high, north + high)


def _discrete(colours: Sequence[str]) -> list[list[object]]:
    n = len(colours)
    return [[edge / n, colour] for i, colour in enumerate(colours) for edge in (i, i + 1)]
