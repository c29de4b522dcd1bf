"""The projections of the map: the ranges of its views, and the inset of the two special administrative regions."""

from math import cos, radians

import plotly.graph_objects as go

from components.text.theme import Palette

Ranges = tuple[tuple[float, float], tuple[float, float]]
"""A range of longitudes and a range of latitudes, in degrees."""

NEAR = "near"
"""The view of the selected region with its neighbours; its ranges depend on the region."""

VIEWS: dict[str, Ranges] = {
    "china": ((80.0, 129.0), (17.8, 53.6)),
    "east": ((106.5, 124.0), (19.0, 42.5)),
    "bth": ((112.6, 120.9), (35.6, 43.0)),
    "yrd": ((113.8, 124.0), (26.6, 35.6)),
    "gba": ((108.8, 118.2), (19.9, 26.0)),
}
"""Longitude and latitude ranges of the whole country, of its east and of each agglomeration, in degrees.

A conic projection leaves the corners of its ranges empty, so the country's range is narrower than the country and still
shows all of it."""

INSET_AT = {
    "china": {"x": [0, 0.28], "y": [0.02, 0.26]},
    "east": {"x": [0.72, 1], "y": [0.02, 0.26]},
    "gba": {"x": [0.72, 1], "y": [0.02, 0.26]},
}
"""Position of the inset in shares of the figure, by view; in the other views it would cover a part of the map."""

SHAPE = {"both": 1.15, "map": 1.45}
"""Approximate width over height of the map beside the tiles (`both`) and alone (`map`)."""


def shown_ranges(view: str, shape: float, ranges: Ranges | None = None) -> Ranges:
    """Return the ranges that a view shows: a zoomed one fills a figure of the given width over height.

    Args:
        view: a key of VIEWS, or NEAR.
        shape: width over height of the figure.
        ranges: those of the view NEAR.
    """
    if view == "china":
        return VIEWS[view]
    return _expanded(ranges or VIEWS[view], shape)


def set_projections(figure: go.Figure, palette: Palette, view: str, shape: float, ranges: Ranges | None = None) -> None:
    """Set the projection of the map and of its inset; arguments as of `shown_ranges`."""
    longitudes, latitudes = shown_ranges(view, shape, ranges)
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


def _expanded(ranges: Ranges, shape: float) -> Ranges:
    """The smallest ranges that contain `ranges` and are `shape` times as wide as high on an equal-area map."""
    (west, east), (south, north) = ranges
    degree = cos(radians((south + north) / 2))  # length of a degree of longitude, in degrees of latitude
    wide = max((shape * (north - south) / degree - (east - west)) / 2, 0)
    high = max(((east - west) * degree / shape - (north - south)) / 2, 0)
    return (west - wide, east + wide), (south - high, north + high)
