"""A dot plot, one row each: counts of who names what, or the amounts of a user's data."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.text import drawn
from components.theme import Palette

ROW = 24
"""Height of a row, in pixels."""


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        id: what a click on the mark selects.
        label: its name.
        count: where its mark stands; None draws no mark.
        level: how dark and large the mark is, 1 to 3; 0 for an open one.
        note: the text under the pointer.
    """

    id: str
    label: str
    count: float | None
    level: int
    note: str


def strip(rows: Sequence[Row], palette: Palette, *, axis_label: str, limit: float, whole: bool = True) -> go.Figure:
    """Draw the rows from top to bottom; the axis runs from 0 to `limit`, the most a count can be.

    What is counted is `whole`; amounts are not, and their axis has as many steps as it likes.
    """
    ys = [-i for i in range(len(rows))]
    open_marks = [row.level == 0 for row in rows]
    colours = [palette.quiet if row.level == 0 else palette.levels[row.level - 1] for row in rows]
    figure = go.Figure(
        layout=layout(
            palette,
            height=ROW * max(len(rows), 1) + 60,
            margin={"l": 10, "r": 10, "t": 34, "b": 6},
            xaxis={
                "range": [-0.4, limit + 0.6] if whole else [-0.03 * limit, 1.05 * limit],
                "dtick": (1 if limit <= 10 else 2 if limit <= 20 else None) if whole else None,
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
            "symbol": ["square-open" if is_open else "square" for is_open in open_marks],
            "opacity": 1,
            "size": [7 + 2 * row.level for row in rows],
            "color": colours,
        },
        text=[row.note for row in rows],
        hovertemplate="%{text}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )
    return figure
