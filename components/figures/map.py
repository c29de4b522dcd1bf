"""The map: all 34 province-level units as ground, the dataset's regions on it, cities as points, an inset for two SARs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.theme import DIMMED, Palette, blend

GEOMETRY = "app/static/boundaries.geojson"
"""Address of the outlines, relative to any page, so that it holds below a path prefix too."""

INSET = ("CN-HK", "CN-MO")

VIEWS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "china": ((80.0, 129.0), (17.8, 53.6)),
    "bth": ((112.6, 120.9), (35.6, 43.0)),
    "yrd": ((113.8, 124.0), (26.6, 35.6)),
    "gba": ((108.8, 118.2), (19.9, 26.0)),
}
"""Longitude and latitude ranges of the whole country and of each agglomeration. A conic map leaves the corners of
its ranges empty, so the country's range is narrower than the country and still shows all of it."""

_LABEL_AT = {"CN-SD": (117.3, 36.0), "CN-HE": (115.3, 37.9), "CN-AH": (117.0, 31.9), "CN-JS": (119.7, 33.5)}
"""Where a name stands if not at the region's label point, so that neighbours' names keep clear of each other."""

_LABEL_PLACE = {
    "CN-BJ": "top center",
    "CN-TJ": "middle right",
    "CN-HE": "bottom center",
    "CN-SH": "middle right",
    "CN-370200": "middle right",
    "CN-350100": "middle right",
    "CN-HK": "middle center",
    "CN-MO": "top center",
}


@dataclass(frozen=True)
class MapClass:
    """One class of the legend: its name, its colour, and whether it is drawn as a hatch."""

    name: str
    colour: str
    hatched: bool = False


def region_map(
    regions: pd.DataFrame,
    ground: pd.DataFrame,
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    hover: Mapping[str, str],
    palette: Palette,
    *,
    selected: str | None = None,
    view: str = "china",
    not_in_dataset: str,
) -> go.Figure:
    """Draw the map.

    Args:
        regions: the dataset's regions; columns region_id, label, longitude, latitude, iso_3166_2 (empty for a city).
        ground: units that are only ground; columns region_id, label.
        classes: the legend, in order.
        class_of: position in `classes` for each region_id.
        hover: text for each region_id.
        palette: colours of the theme in force.
        selected: region with the outline; the others are dimmed.
        view: a key of VIEWS.
        not_in_dataset: what a ground unit says of itself.
    """
    figure = go.Figure(layout=layout(palette))
    outlined = regions[regions["iso_3166_2"] != ""]
    cities = regions[regions["iso_3166_2"] == ""]
    for geo in ("geo", "geo2"):
        _ground(figure, geo, ground, palette, not_in_dataset)
        _areas(figure, geo, outlined, classes, class_of, hover, palette, selected)
    _cities(figure, cities, classes, class_of, hover, palette, selected)
    _labels(figure, regions, classes, class_of, palette)
    _outline(figure, regions, palette, selected)
    _legend(figure, classes, palette)
    _projections(figure, palette, view)
    return figure


def _ground(figure: go.Figure, geo: str, ground: pd.DataFrame, palette: Palette, note: str) -> None:
    figure.add_choropleth(
        geo=geo,
        geojson=GEOMETRY,
        featureidkey="id",
        locations=list(ground["region_id"]),
        z=[0] * len(ground),
        colorscale=[[0, palette.ground], [1, palette.ground]],
        showscale=False,
        marker={"line": {"color": palette.paper, "width": 0.6}},
        text=[f"{label}: {note}" for label in ground["label"]],
        hovertemplate="%{text}<extra></extra>",
    )


def _areas(
    figure: go.Figure,
    geo: str,
    regions: pd.DataFrame,
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    hover: Mapping[str, str],
    palette: Palette,
    selected: str | None,
) -> None:
    ids = list(regions["region_id"])
    figure.add_choropleth(
        geo=geo,
        geojson=GEOMETRY,
        featureidkey="id",
        locations=ids,
        z=[class_of[region] + (len(classes) if selected not in (None, region) else 0) for region in ids],
        zmin=-0.5,
        zmax=2 * len(classes) - 0.5,
        colorscale=_discrete(
            [item.colour for item in classes] + [blend(item.colour, palette.paper, DIMMED) for item in classes]
        ),
        showscale=False,
        marker={"line": {"color": palette.paper, "width": 0.8}},
        text=[hover[region] for region in ids],
        hovertemplate="%{text}<extra></extra>",
    )


def _cities(
    figure: go.Figure,
    cities: pd.DataFrame,
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    hover: Mapping[str, str],
    palette: Palette,
    selected: str | None,
) -> None:
    ids = list(cities["region_id"])
    figure.add_scattergeo(
        geo="geo",
        lon=list(cities["longitude"]),
        lat=list(cities["latitude"]),
        customdata=ids,
        mode="markers",
        marker={
            "symbol": "circle",
            "size": 13,
            "color": [
                classes[class_of[region]].colour
                if selected in (None, region)
                else blend(classes[class_of[region]].colour, palette.paper, DIMMED)
                for region in ids
            ],
            "line": {"color": palette.ink, "width": 1.4},
        },
        text=[hover[region] for region in ids],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        unselected={"marker": {"opacity": 1}},
    )


def _labels(
    figure: go.Figure, regions: pd.DataFrame, classes: Sequence[MapClass], class_of: Mapping[str, int], palette: Palette
) -> None:
    halo = f"0 0 2px {palette.halo}, 0 0 3px {palette.halo}, 0 0 4px {palette.halo}"
    for geo, part in (
        ("geo", regions[~regions["region_id"].isin(INSET)]),
        ("geo2", regions[regions["region_id"].isin(INSET)]),
    ):
        hatched = [classes[class_of[region]].hatched for region in part["region_id"]]
        figure.add_scattergeo(
            geo=geo,
            lon=[_label_at(row)[0] for row in part.itertuples()],
            lat=[_label_at(row)[1] for row in part.itertuples()],
            mode="text",
            text=[f"╱╱ {label}" if hatch else label for label, hatch in zip(part["label"], hatched, strict=True)],
            textposition=[_LABEL_PLACE.get(region, "middle center") for region in part["region_id"]],
            textfont={"size": SMALL_SIZE, "color": palette.ink, "shadow": halo},
            hoverinfo="skip",
            showlegend=False,
        )


def _label_at(row: Any) -> tuple[float, float]:
    return _LABEL_AT.get(row.region_id, (row.longitude, row.latitude))


def _outline(figure: go.Figure, regions: pd.DataFrame, palette: Palette, selected: str | None) -> None:
    chosen = regions[regions["region_id"] == selected]
    if chosen.empty:
        return
    if chosen["iso_3166_2"].iloc[0] == "":
        figure.add_scattergeo(
            geo="geo",
            lon=list(chosen["longitude"]),
            lat=list(chosen["latitude"]),
            mode="markers",
            marker={"symbol": "circle-open", "size": 20, "color": palette.outline, "line": {"width": 2.4}},
            hoverinfo="skip",
            showlegend=False,
        )
        return
    clear = "rgba(0,0,0,0)"
    for geo in ("geo", "geo2"):
        figure.add_choropleth(
            geo=geo,
            geojson=GEOMETRY,
            featureidkey="id",
            locations=[selected],
            z=[0],
            colorscale=[[0, clear], [1, clear]],
            showscale=False,
            marker={"line": {"color": palette.outline, "width": 2}},
            hoverinfo="skip",
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
                "line": {"color": palette.quiet, "width": 1.5 if item.hatched else 0.6},
            },
            name=item.name,
            hoverinfo="skip",
            showlegend=True,
        )


def _projections(figure: go.Figure, palette: Palette, view: str) -> None:
    longitudes, latitudes = VIEWS[view]
    conic = {"type": "conic equal area", "parallels": [25, 47], "rotation": {"lon": sum(longitudes) / 2}}
    plain = {"visible": False, "bgcolor": "rgba(0,0,0,0)"}
    figure.update_layout(
        geo={
            **plain,
            "projection": conic,
            "lonaxis": {"range": list(longitudes)},
            "lataxis": {"range": list(latitudes)},
            "domain": {"x": [0, 1], "y": [0.07, 1]},
        },
        geo2={
            **plain,
            "projection": {"type": "conic equal area", "parallels": [21, 24], "rotation": {"lon": 113.95}},
            "lonaxis": {"range": [113.35, 114.55]},
            "lataxis": {"range": [21.98, 22.68]},
            "domain": {"x": [0.0, 0.24], "y": [0.11, 0.32]},
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


def _discrete(colours: Sequence[str]) -> list[list[object]]:
    n = len(colours)
    return [[edge / n, colour] for i, colour in enumerate(colours) for edge in (i, i + 1)]

