"""A dumbbell plot: one row each, with the value then, the value now, a line between them, and the part at the top."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.base import LABEL_SIZE, SMALL_SIZE, FigureJson, layout_json
from components.text.escaping import escape_plotly
from components.text.theme import Palette

ROW = 24
"""Height of a row in pixels."""

THEN_SIZE, NOW_SIZE, TOP_SIZE = 9, 11, 10


@dataclass(frozen=True)
class DumbbellRow:
    """One row of a dumbbell plot.

    Attributes:
        id: id that a click on a mark selects.
        label: its name.
        then: the earlier value, from 0 up.
        now: the later value.
        top_then: the part of the earlier value at the highest level.
        top_now: the part of the later value there.
        note: the text under the pointer.
    """

    id: str
    label: str
    then: int
    now: int
    top_then: int
    top_now: int
    note: str


def dumbbell(
    rows: Sequence[DumbbellRow], palette: Palette, *, axis_label: str, limit: int, names: tuple[str, str], top: str
) -> FigureJson:
    """Draw the rows from top to bottom.

    Args:
        rows: the rows in order.
        palette: colours of the theme in force.
        axis_label: what is counted.
        limit: the end of the axis, which starts at 0.
        names: of the earlier and of the later value.
        top: of the highest level.
    """
    legend = f"□ {escape_plotly(names[0])}  ■ {escape_plotly(names[1])}  │┃ {escape_plotly(top)}"
    xaxis: dict[str, Any] = {
        "range": [-0.6, limit + 0.8],
        "side": "top",
        "title": {"text": f"{legend}<br>{axis_label}", "font": {"size": SMALL_SIZE, "color": palette.quiet}},
        "tickangle": 0,
        "tickfont": {"size": SMALL_SIZE, "color": palette.quiet},
        "gridcolor": palette.line,
        "gridwidth": 0.5,
        "zeroline": False,
        "fixedrange": True,
    }
    yaxis: dict[str, Any] = {
        "range": [-len(rows) + 0.4, 0.6],
        "tickmode": "array",
        "tickvals": [-at for at in range(len(rows))],
        "ticktext": [_label(row) for row in rows],
        "tickfont": {"size": LABEL_SIZE},
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    layout = layout_json(
        palette,
        height=ROW * max(len(rows), 1) + 76,
        margin={"l": 10, "r": 10, "t": 52, "b": 6},
        xaxis=xaxis,
        yaxis=yaxis,
    )
    return FigureJson([_lines(rows, palette), *_tops(rows, palette), *_marks(rows, palette)], layout)


def _label(row: DumbbellRow) -> str:
    gain = row.now - row.then
    return f"{escape_plotly(row.label)}  {f'{gain:+d}'.replace('-', '−') if gain else '±0'}"


def _lines(rows: Sequence[DumbbellRow], palette: Palette) -> dict[str, Any]:
    x: list[int | None] = []
    y: list[int | None] = []
    for at, row in enumerate(rows):
        x += [row.then, row.now, None]
        y += [-at, -at, None]
    return {
        "type": "scatter",
        "x": x,
        "y": y,
        "mode": "lines",
        "line": {"color": palette.levels[0], "width": 2},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _tops(rows: Sequence[DumbbellRow], palette: Palette) -> list[dict[str, Any]]:
    """Bars at the parts at the highest level, those then thin and those now thick."""
    looks = (
        ([row.top_then for row in rows], palette.quiet, 1.2),
        ([row.top_now for row in rows], palette.levels[2], 3),
    )
    return [
        {
            "type": "scatter",
            "x": values,
            "y": [-at for at in range(len(rows))],
            "mode": "markers",
            "marker": {"symbol": "line-ns-open", "size": TOP_SIZE, "color": colour, "line": {"width": width}},
            "hoverinfo": "skip",
            "showlegend": False,
        }
        for values, colour, width in looks
    ]


def _marks(rows: Sequence[DumbbellRow], palette: Palette) -> list[dict[str, Any]]:
    looks = (
        ([row.then for row in rows], {"symbol": "square-open", "size": THEN_SIZE, "color": palette.quiet}),
        ([row.now for row in rows], {"symbol": "square", "size": NOW_SIZE, "color": palette.levels[2]}),
    )
    return [
        {
            "type": "scatter",
            "x": values,
            "y": [-at for at in range(len(rows))],
            "customdata": [row.id for row in rows],
            "mode": "markers",
            "marker": marker,
            "text": [row.note for row in rows],
            "hovertemplate": "%{text}<extra></extra>",
            "unselected": {"marker": {"opacity": 1}},
            "showlegend": False,
        }
        for values, marker in looks
    ]
