"""Groups of regions on the map: an outline around each group, and its name."""

from collections.abc import Collection, Sequence

import plotly.graph_objects as go

from components.figures.base import SMALL_SIZE
from components.figures.map_labels import halo
from components.figures.map_regions import MapRegion, ids_of
from components.text.theme import Palette

GEOMETRY = "app/static/agglomerations.geojson"
"""Address of the outlines, relative to the page, so that it also works below a path prefix."""

CLEAR = "rgba(0,0,0,0)"


def draw_groups(figure: go.Figure, groups: Sequence[MapRegion], fitting: Collection[str], palette: Palette) -> None:
    """Draw the outlines of groups, above all areas, and the names of those that fit; nothing without groups."""
    if not groups:
        return
    figure.add_choropleth(
        geo="geo",
        geojson=GEOMETRY,
        featureidkey="id",
        locations=ids_of(groups),
        z=[0] * len(groups),
        colorscale=[[0, CLEAR], [1, CLEAR]],
        showscale=False,
        marker={"line": {"color": palette.ink, "width": 1.8}},
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )
    figure.add_scattergeo(
        geo="geo",
        lon=[group.longitude for group in groups],
        lat=[group.latitude for group in groups],
        mode="text",
        text=[f"<i>{group.label}</i>" if group.id in fitting else "" for group in groups],
        textfont={"size": SMALL_SIZE, "color": palette.ink, "shadow": halo(palette.ink, palette)},
        hoverinfo="skip",
        showlegend=False,
    )
