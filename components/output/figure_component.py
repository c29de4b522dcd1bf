"""The Streamlit component that draws a figure in the browser and reports which mark the reader clicked.

`figure_component/` is its package, `assets/figure.js` the script that draws. The figure goes to the browser as Plotly's
JSON, written once for each figure.
"""

from collections.abc import Callable
from functools import cache

import plotly.graph_objects as go
import streamlit as st
from focus_atlas_figure import COMPONENT, SCRIPT
from streamlit.components.v2.types import ComponentRenderer

from components.figures.base import CachedFigure

ASSETS_URL = "app/static/"
"""Where Plotly fetches a world topology for every map. `static/world_110m.json` is an empty one: without it a map stays
blank, and by default Plotly would ask a public host."""

CONFIG = {
    "topojsonURL": ASSETS_URL,
    "displayModeBar": False,
    "displaylogo": False,
    "scrollZoom": False,
    "doubleClick": False,
}


def draw_figure(
    figure: go.Figure, *, key: str, alternative: str, fill: bool = False, on_pick: Callable[[], None] | None = None
) -> None:
    """Draw a figure.

    Args:
        figure: what to draw.
        key: the figure's key. What was clicked is in the session state under it, see `selection/chart_events.py`.
        alternative: one sentence for readers who cannot see the figure.
        fill: True to fill the box around it, False for the figure's own height.
        on_pick: called when the reader clicks a mark; None if the figure answers no click.
    """
    data = {
        "drawn_by": "focusAtlasFigure",
        "key": key,
        "figure": _json(figure),
        "config": CONFIG,
        "alternative": alternative,
        "fill": fill,
        "answers": on_pick is not None,
    }
    component()(key=key, data=data, height="stretch" if fill else "content", on_picked_change=on_pick)


@cache
def component() -> ComponentRenderer:
    """The component; Streamlit knows the packages with components only while it runs."""
    return st.components.v2.component(COMPONENT, js=SCRIPT, isolate_styles=False)


def _json(figure: go.Figure) -> str:
    text: str = figure.as_json if isinstance(figure, CachedFigure) else figure.to_json()
    return text
