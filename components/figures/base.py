"""What all figures share: ground, type, margins, and how clicks behave."""

import json
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from components.text.theme import FONT, Palette

LABEL_SIZE = 12
SMALL_SIZE = 11
TOUCH = 44
"""Height of a row that is touched, in pixels."""


@dataclass(frozen=True)
class FigureJson:
    """A figure as Plotly's JSON has it.

    What holds thousands of marks is written so: plotly.py looks at each value of each list, which takes twenty times as
    long as writing them. The tests let it look.
    """

    data: list[dict[str, Any]]
    layout: dict[str, Any]


def layout(palette: Palette, **more: Any) -> go.Layout:
    """The layout every figure starts from: transparent ground, quiet type, no zoom by dragging."""
    return go.Layout(plain_layout(palette, **more), template=None)


def plain_layout(palette: Palette, **more: Any) -> dict[str, Any]:
    """The same as Plotly's JSON has it."""
    return {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": FONT, "size": LABEL_SIZE, "color": palette.ink},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "dragmode": False,
        "clickmode": "event+select",
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
    """A finished figure that is sent again and again.

    Plotly copies a figure whenever it is turned into JSON. This one hands out what it was made from, so that only the
    writing is left to do; its traces are not to be touched any more.
    """

    def __init__(self, figure: go.Figure | FigureJson) -> None:
        if isinstance(figure, FigureJson):
            plain: dict[str, Any] = {"data": figure.data, "layout": figure.layout}
        else:
            plain = json.loads(figure.to_json())
        sizes = {key: plain["layout"].get(key) for key in ("width", "height", "margin")}
        super().__init__(layout=sizes)
        self._finished = plain

    def to_dict(self) -> dict[str, Any]:
        """Data and layout as plain lists and dictionaries."""
        finished: dict[str, Any] = self._finished
        return finished
