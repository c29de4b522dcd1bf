"""Documents on a time line: a row for each kind, a circle for each quarter of a year, as large as it has documents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.text.theme import Palette, text_on

ROW = 44
"""Height of a row in pixels."""

SMALLEST, LARGEST = 14.0, 36.0
"""Diameter of a circle for one document, and for the most, in pixels."""


@dataclass(frozen=True)
class Published:
    """The documents of one kind of one quarter: the id of the mark, its row, its place, how many, and their hover."""

    id: str
    row: int
    middle: date
    documents: int
    hover: str


def time_line(rows: Sequence[str], marks: Sequence[Published], palette: Palette, *, until: date | None) -> go.Figure:
    """Draw the time line.

    Args:
        rows: names of the kinds of documents, from top to bottom.
        marks: the circles.
        palette: colours.
        until: documents after this day are not in force: a line stands there; None for no line.
    """
    most = max((mark.documents for mark in marks), default=1)
    colour = palette.levels[1]
    figure = go.Figure(
        layout=layout(
            palette,
            height=ROW * len(rows) + 44,
            margin={"l": 8, "r": 16, "t": 14, "b": 30},
            xaxis={
                "type": "date",
                "tickfont": {"size": SMALL_SIZE, "color": palette.ink},
                "gridcolor": palette.line,
                "dtick": "M12",
                "tickformat": "%Y",
                "fixedrange": True,
            },
            yaxis={
                "range": [-len(rows) + 0.5, 0.5],
                "tickmode": "array",
                "tickvals": [-row for row in range(len(rows))],
                "ticktext": list(rows),
                "tickfont": {"size": LABEL_SIZE, "color": palette.ink},
                "automargin": True,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
        )
    )
    figure.add_scatter(
        x=[mark.middle.isoformat() for mark in marks],
        y=[-mark.row for mark in marks],
        customdata=[mark.id for mark in marks],
        mode="markers+text",
        marker={
            "size": [SMALLEST + (LARGEST - SMALLEST) * (mark.documents / most) ** 0.5 for mark in marks],
            "color": colour,
            "line": {"color": palette.paper, "width": 1},
        },
        text=[str(mark.documents) for mark in marks],
        textfont={"size": SMALL_SIZE - 1, "color": text_on(colour, palette)},
        hovertext=[mark.hover for mark in marks],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )
    if until is not None:
        line = {"color": palette.outline, "width": 1.4, "dash": "dot"}
        figure.add_shape(
            type="line", x0=until.isoformat(), x1=until.isoformat(), y0=0, y1=1, yref="paper", line=line, layer="below"
        )
    return figure
