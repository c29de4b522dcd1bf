"""The projections of the map: the ranges of its views, and the inset of the two special administrative regions."""

from math import cos, radians

import plotly.graph_objects as go

from components.text.theme import Palette

VIEWS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "china": ((80.0, 129.0), (17.8, 53.6)),
    "bth": ((112.6, 120.9), (35.6, 43.0)),
    "yrd": ((113.8, 124.0), (26.6, 35.6)),
    "gba": ((108.8, 118.2), (19.9, 26.0)),
}
"""Longitude and latitude ranges of the whole country and of each agglomeration, in degrees.

A conic projection leaves the corners of its ranges empty, so the country's range is narrower than the country and still
shows all of it."""

INSET_AT = {"china": {"x": [0, 0.28], "y": [0.02, 0.26]}, "gba": {"x": [0.72, 1], "y": [0.02, 0.26]}}
"""Position of the inset in shares of the figure, by view; in the other views it would cover a part of the map."""

SHAPE = {"both": 1.15, "map": 1.45}
"""Approximate width over height of the map beside the tiles (`both`) and alone (`map`)."""


def set_projections(figure: go.Figure, palette: Palette, view: str, shape: float) -> None:
    """Set the projection of the map and of its inset; a zoomed view fills a figure of the given width over height."""
    longitudes, latitudes = VIEWS[view] if view == "china" else _expanded(VIEWS[view], shape)
    conic = {"type": "conic equal area", "parallels": [25, 47], "rotation": {"lon": sum(longitudes) / 2}}
    plain = {"visible": False, "bgcolor": "rgba(0,0,0,0)"}
    figure.update_layout(
        # Plotly extends the margin for a legend outside the figure, however many lines it has.
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


def _expanded(
    ranges: tuple[tuple[float, float], tuple[float, float]], shape: float
) -> tuple[tuple[float, float], tuple[float, float]]:
    """The smallest ranges that contain `ranges` and are `shape` times as wide as high on an equal-area map."""
    (west, east), (south, north) = ranges
    degree = cos(radians((south + north) / 2))  # length of a degree of longitude, in degrees of latitude
    wide = max((shape * (north - south) / degree - (east - west)) / 2, 0)
    high = max(((east - west) * degree / shape - (north - south)) / 2, 0)
    return (west - wide, east + wide), (south - high, north + high)
