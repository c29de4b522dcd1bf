"""The figures of the industrial cloud page: centres with the enterprises of one, and two national totals as bars.

A number stated as "more than" is a lower bound: an open bar with an arrow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.text.theme import Palette

ACROSS = 12
"""Squares in a row."""

PART = 15
"""Where the enlarged square begins, in steps between squares."""

LARGEST_PART = 100
PICTURE = 250
"""Height in pixels."""

MARK, ARROW = 12, 24
BAR = 66


@dataclass(frozen=True)
class StatedNumber:
    """One number as a text states it.

    Attributes:
        id: id of its row in the table.
        value: the number as stated.
        open_ended: the number is a lower bound ("more than").
        label: the number with its qualifier and unit.
        hover: the text under the pointer.
    """

    id: str
    value: float
    open_ended: bool
    label: str
    hover: str


def centres(count: int, power: int, palette: Palette, *, label: str, part_label: str) -> go.Figure:
    """Draw one square for each centre and, beside them, one centre enlarged with a dot for each enterprise.

    Args:
        count: number of centres.
        power: order of magnitude of enterprises per centre; 10^power dots are drawn, 100 at most.
        palette: colours of the theme.
        label: text below the squares, which says what one is.
        part_label: text below the enlarged square, which says how many its dots stand for.
    """
    rows = ceil(count / ACROSS)
    dots = min(10**power, LARGEST_PART)
    side = ceil(sqrt(dots))
    figure = go.Figure(
        layout=layout(
            palette,
            height=PICTURE,
            margin={"l": 2, "r": 2, "t": 4, "b": 4},
            xaxis={"range": [-0.7, PART + side - 0.3], "visible": False, "fixedrange": True},
            yaxis={
                "range": [-max(rows, side) - 2.4, 0.7],
                "visible": False,
                "fixedrange": True,
                "scaleanchor": "x",
                "constrain": "domain",
                "constraintoward": "top",
            },
        )
    )
    chosen = min(count, ACROSS) - 1
    colours = [palette.ink if i == chosen else palette.quiet for i in range(count)]
    _grid(figure, count, ACROSS, 0, {"symbol": "square", "size": 9, "color": colours})
    _grid(figure, dots, side, PART, {"symbol": "circle", "size": 5, "color": palette.ink})
    _enlargement(figure, chosen, side, palette)
    for x, text, below in ((-0.5, label, rows), (PART - 0.7, part_label, side)):
        figure.add_annotation(
            x=x,
            y=-below + 0.1,
            text=text,
            xanchor="left",
            yanchor="top",
            align="left",
            showarrow=False,
            font={"size": LABEL_SIZE, "color": palette.ink},
        )
    return figure


def _grid(figure: go.Figure, count: int, across: int, left: int, marker: dict[str, Any]) -> None:
    """Draw so many marks in rows of `across`, the first mark at x = `left`."""
    figure.add_scatter(
        x=[left + i % across for i in range(count)],
        y=[-(i // across) for i in range(count)],
        mode="markers",
        marker=marker,
        hoverinfo="skip",
        showlegend=False,
    )


def _enlargement(figure: go.Figure, chosen: int, side: int, palette: Palette) -> None:
    """Draw the edge of the enlarged square, and the lines that lead to it from the square `chosen`."""
    for y, end in ((0.4, 0.7), (-0.4, -side + 0.3)):
        figure.add_shape(
            type="line",
            x0=chosen + 0.5,
            y0=y,
            x1=PART - 0.7,
            y1=end,
            line={"color": palette.line, "width": 1},
        )
    figure.add_shape(
        type="rect",
        x0=PART - 0.7,
        x1=PART + side - 0.3,
        y0=0.7,
        y1=-side + 0.3,
        line={"color": palette.ink, "width": 1.5},
    )


def side_by_side(rows: Sequence[StatedNumber], palette: Palette, *, axis_label: str) -> go.Figure:
    """Draw bars from zero, one per number, each with its label above it; a lower bound has an arrow."""
    ys = [-i for i in range(len(rows))]
    top = max((row.value for row in rows), default=1)
    figure = go.Figure(
        layout=layout(
            palette,
            height=BAR * len(rows) + 46,
            margin={"l": 4, "r": 4, "t": 4, "b": 40},
            xaxis={
                "range": [0, top * 1.04],
                "tickfont": {"size": SMALL_SIZE, "color": palette.quiet},
                "title": {"text": axis_label, "font": {"size": SMALL_SIZE, "color": palette.quiet}, "standoff": 4},
                "nticks": 5,
                "showgrid": False,
                "ticks": "outside",
                "ticklen": 4,
                "tickcolor": palette.line,
                "zeroline": False,
                "fixedrange": True,
            },
            yaxis=_rows(len(rows), palette),
        )
    )
    figure.add_bar(
        x=[row.value for row in rows],
        y=ys,
        orientation="h",
        width=0.26,
        customdata=[row.id for row in rows],
        marker={
            "color": [palette.paper if row.open_ended else palette.quiet for row in rows],
            "line": {"color": palette.quiet, "width": 1.5},
        },
        text=[row.hover for row in rows],
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )
    for row, y in zip(rows, ys, strict=True):
        figure.add_annotation(
            x=0,
            y=y,
            text=row.label,
            xanchor="left",
            xshift=-2,
            yanchor="bottom",
            yshift=BAR * 0.15,
            align="left",
            showarrow=False,
            font={"size": LABEL_SIZE + 1, "color": palette.ink},
        )
        if row.open_ended:
            _arrow(figure, row.value, y, palette)
    return figure


def _rows(count: int, palette: Palette) -> dict[str, Any]:
    return {
        "range": [-count + 0.62, 0.72],
        "tickmode": "array",
        "tickvals": [-i for i in range(count)],
        "showticklabels": False,
        "showgrid": False,
        "gridcolor": palette.line,
        "zeroline": False,
        "fixedrange": True,
    }


def _arrow(figure: go.Figure, x: float, y: float, palette: Palette) -> None:
    figure.add_annotation(
        x=x,
        y=y,
        xshift=MARK / 2 + ARROW,
        ax=-ARROW + 2,
        ay=0,
        text="",
        showarrow=True,
        arrowhead=2,
        arrowsize=1.1,
        arrowwidth=1.5,
        arrowcolor=palette.ink,
    )
