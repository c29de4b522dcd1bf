"""A map of the outlines of a user's dataset, anywhere on the globe."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from components.figures.base import layout
from components.figures.map import discrete, map_legend
from components.figures.map_regions import MapClass
from components.text.theme import Palette


def user_map(
    outlines: str,
    names: Mapping[str, str],
    classes: Sequence[MapClass],
    class_of: Mapping[str, int],
    hover: Mapping[str, str],
    palette: Palette,
    *,
    selected: str | None = None,
) -> go.Figure:
    """Draw the regions in view.

    Args:
        outlines: address of a GeoJSON whose features have the regions' names as ids.
        names: the regions in view, their names by id.
        classes: the legend, in order.
        class_of: position in `classes` for each id.
        hover: text for each id.
        palette: colours of the theme in force.
        selected: id of the region with the outline.
    """
    figure = go.Figure(layout=layout(palette))
    shared = {"geojson": outlines, "featureidkey": "id", "showscale": False}
    figure.add_choropleth(
        **shared,
        locations=list(names.values()),
        customdata=list(names),
        z=[class_of[region] for region in names],
        zmin=-0.5,
        zmax=len(classes) - 0.5,
        colorscale=discrete([item.colour for item in classes]),
        marker={"line": {"color": palette.quiet, "width": 1}},
        text=[hover[region] for region in names],
        hovertemplate="%{text}<extra></extra>",
    )
    if selected is not None and selected in names:
        clear = "rgba(0,0,0,0)"
        figure.add_choropleth(
            **shared,
            locations=[names[selected]],
            z=[0],
            colorscale=[[0, clear], [1, clear]],
            marker={"line": {"color": palette.outline, "width": 2}},
            hoverinfo="skip",
        )
    map_legend(figure, classes, palette)
    figure.update_layout(
        geo={
            "visible": False,
            "bgcolor": "rgba(0,0,0,0)",
            "projection": {"type": "mercator"},
            "fitbounds": "locations",
            "domain": {"x": [0, 1], "y": [0.07, 1]},
        }
    )
    return figure
