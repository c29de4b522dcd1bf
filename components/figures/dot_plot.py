"""A dot plot of counts or amounts, one row each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from components.figures.base import LABEL_SIZE, SMALL_SIZE, FigureJson, layout_json
from components.text.escaping import escape_plotly
from components.text.theme import Palette

ROW, LINE = 24, 16
"""Height of a row, and of a line above the axis, in pixels."""


@dataclass(frozen=True)
class DotRow:
    """One row of a dot plot.

    Attributes:
        id: id of the region or industry that a click on the mark selects.
        label: its name.
        count: the value of the mark, from 0 up; None draws no mark.
        level: shade and size of the mark, 1 to 3; 0 for an open mark.
        note: the text under the pointer.
    """

    id: str
    label: str
    count: float | None
    level: int
    note: str


def dot_plot(
    rows: Sequence[DotRow],
    palette: Palette,
    *,
    axis_label: str,
    limit: float,
    whole: bool = True,
    level_name: Callable[[int], str] | None = None,
) -> FigureJson:
    """Draw the rows from top to bottom.

    Args:
        rows: the rows in order.
        palette: colours of the theme in force.
        axis_label: what is counted.
        limit: the end of the axis, which starts at 0.
        whole: values are whole numbers, and so are the ticks.
        level_name: names each shade of the marks in a line above the axis; without it the shades are not explained.
    """
    shades = _shades(rows, level_name, palette) if level_name else ""
    title = {
        "text": "<br>".join(filter(None, [shades, axis_label])),
        "font": {"size": SMALL_SIZE, "color": palette.quiet},
    }
    extra = LINE if shades else 0
    return FigureJson(
        [_marks(rows, palette)],
        layout_json(
            palette,
            height=ROW * max(len(rows), 1) + 60 + extra,
            margin={"l": 10, "r": 10, "t": 34 + extra, "b": 6},
            xaxis=_count_axis(limit, palette, whole=whole) | {"title": title},
            yaxis=_row_axis(rows),
        ),
    )


def _marks(rows: Sequence[DotRow], palette: Palette) -> dict[str, Any]:
    return {
        "type": "scatter",
        "x": [row.count for row in rows],
        "y": [-i for i in range(len(rows))],
        "customdata": [row.id for row in rows],
        "mode": "markers",
        "marker": {
            "symbol": ["square" if row.level else "square-open" for row in rows],
            "opacity": 1,
            "size": [7 + 2 * row.level for row in rows],
            "color": [palette.levels[row.level - 1] if row.level else palette.quiet for row in rows],
            "line": {"width": 0},  # Plotly draws a white edge around marks of several sizes by default
        },
        "text": [row.note for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
    }


def _count_axis(limit: float, palette: Palette, *, whole: bool) -> dict[str, Any]:
    """The axis above the rows, from 0 to `limit`; ticks of whole numbers stand 1 or 2 apart up to 20."""
    return {
        "range": [-0.4, limit + 0.6] if whole else [-0.03 * limit, 1.05 * limit],
        "dtick": (1 if limit <= 10 else 2 if limit <= 20 else None) if whole else None,
        "tickangle": 0,
        "side": "top",
        "tickfont": {"size": SMALL_SIZE, "color": palette.quiet},
        "gridcolor": palette.line,
        "gridwidth": 0.5,
        "zeroline": False,
        "fixedrange": True,
    }


def _row_axis(rows: Sequence[DotRow]) -> dict[str, Any]:
    return {
        "range": [-len(rows) + 0.4, 0.6],
        "tickmode": "array",
        "tickvals": [-i for i in range(len(rows))],
        "ticktext": [escape_plotly(row.label) for row in rows],
        "tickfont": {"size": LABEL_SIZE},
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _shades(rows: Sequence[DotRow], name: Callable[[int], str], palette: Palette) -> str:
    levels = sorted({row.level for row in rows if row.level}, reverse=True)
    squares = (
        f'<span style="color:{palette.levels[level - 1]}">■</span> {escape_plotly(name(level))}' for level in levels
    )
    return "  ".join(squares)
