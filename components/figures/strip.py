"""A dot plot of counts, one row each: how many others name what this region or industry names."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.text import drawn
from components.theme import Palette


@dataclass(frozen=True)
class Row:
    """One row: a label, its count, the level that colours its mark, and the text beside it."""

    id: str
    label: str
    count: int
    level: int
    note: str


def strip(rows: Sequence[Row], palette: Palette, *, axis_label: str, limit: int) -> go.Figure:
    """Draw the rows from top to bottom; the axis runs from 0 to `limit`, the most a count can be."""
    ys = [-i for i in range(len(rows))]
    figure = go.Figure(
        layout=layout(
            palette,
            height=24 * max(len(rows), 1) + 60,
            margin={"l": 10, "r": 10, "t": 34, "b": 6},
            xaxis={
                "range": [-0.4, limit + 0.6],
                "dtick": 1 if limit <= 10 else 2 if limit <= 20 else None,
                "tickangle": 0,
                "side": "top",
                "title": {"text": axis_label, "font": {"size": SMALL_SIZE, "color": palette.quiet}},
                "tickfont": {"size": SMALL_SIZE, "color": palette.quiet},
                "gridcolor": palette.line,
                "gridwidth": 0.5,
                "zeroline": False,
                "fixedrange": True,
            },
            yaxis={
                "range": [-len(rows) + 0.4, 0.6],
                "tickmode": "array",
                "tickvals": ys,
                "ticktext": [drawn(row.label) for row in rows],
                "tickfont": {"size": LABEL_SIZE},
                "automargin": True,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
        )
    )
    figure.add_scatter(
        x=[row.count for row in rows],
        y=ys,
        customdata=[row.id for row in rows],
        mode="markers",
        marker={
            "symbol": "square",
            "opacity": 1,
            "size": [7 + 2 * row.level for row in rows],
            "color": [palette.levels[row.level - 1] for row in rows],
        },
        text=[row.note for row in rows],
        hovertemplate="%{text}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )
    return figure
