"""The figures of the industrial cloud page: claimed counts on a logarithmic axis, and two national totals as bars.

A number stated as "more than" is a lower bound: an open mark with an arrow. A filled mark is an exact number.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log10
from typing import Any

import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.text.theme import Palette

TICKS = (1, 10, 100, 1_000, 10_000)
DECADES = 4.75
"""End of the logarithmic axis in powers of ten; leaves space for the arrow beside the largest mark."""

RIGHT_HALF, LEFT_THIRD = 0.66, 0.4
"""Shares of the axis from which on a label ends at its mark, or is centred on it, so that none is cut off."""

ROW, MARK, ARROW = 58, 12, 24
BAR = 66


@dataclass(frozen=True)
class StatedNumber:
    """One number as a text states it.

    Attributes:
        id: id of the claim.
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


def claims(rows: Sequence[StatedNumber], palette: Palette, *, axis_label: str, tick_labels: Sequence[str]) -> go.Figure:
    """Draw a dot plot on a logarithmic axis, one row per claim from top to bottom, each with its label at the mark.

    `tick_labels` are the texts of TICKS; `axis_label` must say that the axis is logarithmic.
    """
    ys = [-i for i in range(len(rows))]
    figure = go.Figure(
        layout=layout(
            palette,
            height=ROW * len(rows) + 52,
            margin={"l": 12, "r": 4, "t": 8, "b": 44},
            xaxis={
                "type": "log",
                "range": [0, DECADES],
                "tickmode": "array",
                "tickvals": list(TICKS),
                "ticktext": list(tick_labels),
                "tickfont": {"size": SMALL_SIZE, "color": palette.quiet},
                "title": {"text": axis_label, "font": {"size": SMALL_SIZE, "color": palette.quiet}, "standoff": 4},
                "gridcolor": palette.line,
                "gridwidth": 1,
                "zeroline": False,
                "fixedrange": True,
            },
            yaxis=_rows(len(rows), palette),
        )
    )
    figure.add_scatter(
        x=[row.value for row in rows],
        y=ys,
        customdata=[row.id for row in rows],
        mode="markers",
        marker=_mark(rows, palette),
        text=[row.hover for row in rows],
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
        cliponaxis=False,
    )
    for row, y in zip(rows, ys, strict=True):
        share = _decades(row.value) / DECADES
        anchor = "right" if share > RIGHT_HALF else "center" if share > LEFT_THIRD else "left"
        figure.add_annotation(
            x=_decades(row.value),
            y=y,
            text=row.label,
            xanchor=anchor,
            xshift={"right": MARK / 2, "center": 0, "left": -MARK / 2}[anchor],
            yanchor="bottom",
            yshift=MARK / 2 + 2,
            showarrow=False,
            borderpad=0,
            bgcolor=palette.paper,
            font={"size": LABEL_SIZE + 1, "color": palette.ink},
        )
        if row.open_ended:
            _arrow(figure, _decades(row.value), y, palette)
    return figure


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


def _mark(rows: Sequence[StatedNumber], palette: Palette) -> dict[str, Any]:
    return {
        "symbol": "circle",
        "size": MARK,
        "color": [palette.paper if row.open_ended else palette.ink for row in rows],
        "line": {"color": palette.ink, "width": 2},
        "opacity": 1,
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


def _decades(value: float) -> float:
    """The power of ten of a value, by which Plotly places annotations on a logarithmic axis."""
    return log10(value)
