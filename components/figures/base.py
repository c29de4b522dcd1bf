"""What all figures share: background, fonts, margins, and how clicks behave."""

import json
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go
from plotly.io.json import to_json_plotly

from components.text.theme import FONT, Palette

LABEL_SIZE = 12
SMALL_SIZE = 11
TOUCH = 44
"""Height in pixels of a row that a finger can hit."""


@dataclass(frozen=True)
class FigureJson:
    """A figure as Plotly's JSON has it.

    Figures with thousands of marks are built like this, because plotly.py checks every value of every list, which takes
    twenty times as long as writing the values. The tests have it check them.
    """

    data: list[dict[str, Any]]
    layout: dict[str, Any]


def layout(palette: Palette, **more: Any) -> go.Layout:
    """The layout that every figure starts from: transparent background, no zoom by dragging."""
    return go.Layout(layout_json(palette, **more), template=None)


def layout_json(palette: Palette, **more: Any) -> dict[str, Any]:
    """The same layout as in Plotly's JSON."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": LABEL_SIZE, "color": palette.ink},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "dragmode": False,
        "clickmode": "none",
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": palette.paper,
            "bordercolor": palette.line,
            "font": {"family": FONT, "size": LABEL_SIZE, "color": palette.ink},
            "align": "left",
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "y": 0,
            "xanchor": "left",
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
            "bgcolor": "rgba(0,0,0,0)",
            "font": {"size": LABEL_SIZE},
        },
        **more,
    }


class CachedFigure(go.Figure):  # type: ignore[misc] # plotly ships no types
    """A finished figure that is sent many times, kept as the text that is sent: its traces cannot be changed any more.

    Attributes:
        as_json: the figure as Plotly's JSON.
    """

    def __init__(self, figure: go.Figure | FigureJson) -> None:
        if isinstance(figure, FigureJson):
            text: str = to_json_plotly({"data": figure.data, "layout": figure.layout})
        else:
            text = figure.to_json()
        layout = json.loads(text)["layout"]
        super().__init__(layout={key: layout.get(key) for key in ("width", "height", "margin")})
        self._text = text

    @property
    def as_json(self) -> str:
        """The figure as Plotly's JSON."""
        text: str = self._text
        return text

    def to_dict(self) -> dict[str, Any]:
        """Data and layout as plain lists and dictionaries."""
        finished: dict[str, Any] = json.loads(self._text)
        return finished
