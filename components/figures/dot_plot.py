"""A dot plot, one row each: counts of who names what, or the amounts of a user's data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from components.figures.base import LABEL_SIZE, SMALL_SIZE, FigureJson, plain_layout
from components.text.formatting import escape_plotly
from components.text.theme import Palette

ROW, LINE = 24, 16
"""Height of a row, and of a line above the axis, in pixels."""


@dataclass(frozen=True)
class DotRow:
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


def dot_plot(
    rows: Sequence[DotRow],
    palette: Palette,
    *,
    axis_label: str,
    limit: float,
    whole: bool = True,
    level_name: Callable[[int], str] | None = None,
) -> FigureJson:
    """Draw the rows from top to bottom; the axis runs from 0 to `limit`, the most a count can be.

    What is counted is `whole`; amounts are not, and their axis has as many steps as it likes. `level_name`
    names the shades of the marks above the axis; without it they are all alike.
    """
    told = _shades(rows, level_name, palette) if level_name else ""
    ys = [-i for i in range(len(rows))]
    marks = {
        "type": "scatter",
        "x": [row.count for row in rows],
        "y": ys,
        "customdata": [row.id for row in rows],
        "mode": "markers",
        "marker": {
            "symbol": ["square" if row.level else "square-open" for row in rows],
            "opacity": 1,
            "size": [7 + 2 * row.level for row in rows],
            "color": [palette.levels[row.level - 1] if row.level else palette.quiet for row in rows],
            "line": {"width": 0},  # marks of several sizes are edged in white by default
        },
        "text": [row.note for row in rows],
        "hovertemplate": "%{text}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
    }
    xaxis = {
        "range": [-0.4, limit + 0.6] if whole else [-0.03 * limit, 1.05 * limit],
        "dtick": (1 if limit <= 10 else 2 if limit <= 20 else None) if whole else None,
        "tickangle": 0,
        "side": "top",
        "title": {
            "text": "<br>".join(filter(None, [told, axis_label])),
            "font": {"size": SMALL_SIZE, "color": palette.quiet},
        },
        "tickfont": {"size": SMALL_SIZE, "color": palette.quiet},
        "gridcolor": palette.line,
        "gridwidth": 0.5,
        "zeroline": False,
        "fixedrange": True,
    }
    yaxis = {
        "range": [-len(rows) + 0.4, 0.6],
        "tickmode": "array",
        "tickvals": ys,
        "ticktext": [escape_plotly(row.label) for row in rows],
        "tickfont": {"size": LABEL_SIZE},
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    above = LINE if told else 0
    height = ROW * max(len(rows), 1) + 60 + above
    margin = {"l": 10, "r": 10, "t": 34 + above, "b": 6}
    return FigureJson([marks], plain_layout(palette, height=height, margin=margin, xaxis=xaxis, yaxis=yaxis))


def _shades(rows: Sequence[DotRow], name: Callable[[int], str], palette: Palette) -> str:
    levels = sorted({row.level for row in rows if row.level}, reverse=True)
    squares = (
        f'<span style="color:{palette.levels[level - 1]}">■</span> {escape_plotly(name(level))}' for level in levels
    )
    return "  ".join(squares)
