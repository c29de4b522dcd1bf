"""A few regions beside each other: industries as rows, regions as columns, grouped by who shares what."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from analysis.focus import Blank
from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.figures.mark_table import MarkColumn, MarkGroup, MarkRow
from components.figures.matrix import wrapped
from components.figures.matrix_parts import BROADER_DOT, CELL, CROSSED, HATCHED, SUMMED, crossed, mark, summed
from components.text.theme import Palette

ROW = 19
HEAD, FIRST_HEAD = 1.75, 1.4
"""Heights of a group's heading, in rows; the first has no group above it."""

NARROW, LETTER = 4, 0.33
"""Characters that fit into a column on a phone, and the width of each further one in columns."""

TOTAL = 9
"""Letters in a line of the heading above the bars."""


@dataclass(frozen=True)
class AverageColumn:
    """A column of numbers behind the regions: its heading, and text and hover of each industry by id."""

    label: str
    texts: Mapping[str, str]
    hover: Mapping[str, str]


def comparison_figure(
    columns: Sequence[MarkColumn],
    groups: Sequence[MarkGroup],
    palette: Palette,
    *,
    hover: Mapping[tuple[str, str], str],
    total: int,
    total_label: str,
    average: AverageColumn | None = None,
    beside: Mapping[tuple[str, str], str] | None = None,
) -> go.Figure:
    """Draw the groups from top to bottom; at the right, how many of all `total` regions name each industry.

    Args:
        columns: the compared regions.
        groups: the industries, grouped by who names them.
        palette: colours.
        hover: text of each cell by the ids of its region and its industry.
        total: number of regions that the longest bar stands for.
        total_label: heading of the bars.
        average: a column of numbers behind the regions.
        beside: short texts beside marks, by the ids of region and industry.
    """
    coordinates, heads, bottom = _stacked(groups)
    # A number that is wider than a mark gets space on both sides.
    longest = max(map(len, average.texts.values()), default=0) if average else 0
    spacing = max(0.0, (longest - NARROW) * LETTER)
    ticks = {float(x): column.label for x, column in enumerate(columns)}
    if average:
        ticks[len(columns) + spacing / 2] = average.label
    bar_x, bar_width = len(ticks) + 0.1 + spacing, 1.6
    figure = go.Figure(
        layout=layout(
            palette,
            height=int(ROW * -bottom) + 64,
            margin={"l": max([_width(text) for text, _y in heads], default=0) + 14, "r": 8, "t": 34, "b": 4},
            xaxis=_axis(ticks, [-0.6, bar_x + bar_width + 0.25], palette)
            | {"side": "top", "autotickangles": [0, -58]},  # turned only where they do not fit beside each other
            yaxis=_axis({row_y: row.label for row, row_y in coordinates}, [bottom + 0.2, 0.2], palette),
        )
    )
    _cells(figure, columns, coordinates, hover, palette)
    if beside:
        _beside(figure, columns, coordinates, beside, palette)
    if average:
        _numbers(figure, average, coordinates, len(columns) + spacing / 2, palette)
    _counts(figure, coordinates, bar_x, bar_width, total, palette)
    # Set all at once: adding shapes one by one copies those before each time.
    figure.layout.shapes = [
        *_bars(coordinates, bar_x, bar_width, total, palette),
        *_rules(heads, bar_x + bar_width, palette),
    ]
    figure.layout.annotations = [
        _head(bar_x, wrapped(total_label, TOTAL), palette),
        *(_heading(text, head_y, palette) for text, head_y in heads),
    ]
    return figure


def _stacked(
    groups: Sequence[MarkGroup],
) -> tuple[list[tuple[MarkRow, float]], list[tuple[str, float]], float]:
    """The rows and the headings with their y, from 0 down, one a row; and the y below the last row."""
    coordinates: list[tuple[MarkRow, float]] = []
    heads: list[tuple[str, float]] = []
    y = 0.0
    for group in groups:
        y -= HEAD if heads else FIRST_HEAD
        heads.append((group.heading, y + 0.95))
        for row in group.rows:
            coordinates.append((row, y))
            y -= 1
    return coordinates, heads, y


def _rules(heads: Sequence[tuple[str, float]], right: float, palette: Palette) -> list[dict[str, object]]:
    """A line below each heading."""
    line = {"color": palette.line, "width": 1}
    return [{"type": "line", "x0": -0.6, "x1": right, "y0": y - 0.5, "y1": y - 0.5, "line": line} for _text, y in heads]


def _axis(ticks: Mapping[float, str], extent: Sequence[float], palette: Palette) -> dict[str, object]:
    """An axis with nothing but names on it, each at its coordinate."""
    return {
        "range": list(extent),
        "tickmode": "array",
        "tickvals": list(ticks),
        "ticktext": list(ticks.values()),
        "tickfont": {"size": LABEL_SIZE, "color": palette.ink},
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }


def _width(text: str) -> int:
    """Estimate the width of a heading in pixels; automatic margins fit the labels of rows only."""
    return sum(13 if unicodedata.east_asian_width(character) in "WF" else 7 for character in text)


def _cells(
    figure: go.Figure,
    columns: Sequence[MarkColumn],
    coordinates: Sequence[tuple[MarkRow, float]],
    hover: Mapping[tuple[str, str], str],
    palette: Palette,
) -> None:
    cells = [(row, x, y) for row, y in coordinates for x in range(len(columns))]
    # One trace takes hover and clicks; the marks drawn above it take neither.
    figure.add_scatter(
        x=[x for _row, x, _y in cells],
        y=[y for _row, _x, y in cells],
        customdata=[[columns[x].id, row.id] for row, x, _y in cells],
        text=[hover[columns[x].id, row.id] for row, x, _y in cells],
        hovertemplate="%{text}<extra></extra>",
        mode="markers",
        marker={"symbol": "square", "size": CELL + 3, "color": palette.empty},
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )
    _inert(
        figure,
        [(x, y) for row, x, y in cells if row.cells[x].blank in HATCHED],
        {"symbol": "line-ne-open", "size": CELL - 3, "color": palette.quiet, "line": {"width": 1}},
    )
    _inert(figure, [(x, y) for row, x, y in cells if row.cells[x].blank == CROSSED], crossed(palette))
    _inert(figure, [(x, y) for row, x, y in cells if row.cells[x].blank == SUMMED], summed(palette))
    _inert(
        figure,
        [(x, y) for row, x, y in cells if row.cells[x].blank == Blank.BROADER],
        {"symbol": "circle", "size": BROADER_DOT, "color": palette.quiet},
    )
    for level in (1, 2, 3):
        for kind in ("commentary", "lists"):
            marked = [(x, y) for row, x, y in cells if getattr(row.cells[x], kind) == level]
            _inert(figure, marked, mark(kind, level, palette))


def _inert(figure: go.Figure, coordinates: Sequence[tuple[float, float]], marker: dict[str, object]) -> None:
    figure.add_scatter(
        x=[x for x, _y in coordinates],
        y=[y for _x, y in coordinates],
        mode="markers",
        marker=marker,
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )


def _beside(
    figure: go.Figure,
    columns: Sequence[MarkColumn],
    coordinates: Sequence[tuple[MarkRow, float]],
    texts: Mapping[tuple[str, str], str],
    palette: Palette,
) -> None:
    """Texts beside marks; three spaces keep them off the marks."""
    known = [
        (x, y, texts[column.id, row.id])
        for row, y in coordinates
        for x, column in enumerate(columns)
        if (column.id, row.id) in texts
    ]
    figure.add_scatter(
        x=[x for x, _y, _text in known],
        y=[y for _x, y, _text in known],
        mode="text",
        text=[f"\u2002\u2009{text}" for _x, _y, text in known],
        textposition="middle right",
        textfont={"size": SMALL_SIZE, "color": palette.quiet},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _bars(
    coordinates: Sequence[tuple[MarkRow, float]], left: float, width: float, total: int, palette: Palette
) -> list[dict[str, object]]:
    return [
        {
            "type": "rect",
            "x0": left,
            "x1": left + width * row.count / total,
            "y0": y - 0.2,
            "y1": y + 0.2,
            "fillcolor": palette.line,
            "line": {"width": 0},
            "layer": "below",
        }
        for row, y in coordinates
        if row.count
    ]


def _numbers(
    figure: go.Figure, average: AverageColumn, coordinates: Sequence[tuple[MarkRow, float]], x: float, palette: Palette
) -> None:
    figure.add_scatter(
        x=[x] * len(coordinates),
        y=[y for _row, y in coordinates],
        mode="text",
        text=[average.texts[row.id] for row, _y in coordinates],
        hovertext=[average.hover[row.id] for row, _y in coordinates],
        hovertemplate="%{hovertext}<extra></extra>",
        textfont={"size": LABEL_SIZE, "color": palette.ink},
        showlegend=False,
        cliponaxis=False,
    )


def _counts(
    figure: go.Figure,
    coordinates: Sequence[tuple[MarkRow, float]],
    left: float,
    width: float,
    total: int,
    palette: Palette,
) -> None:
    figure.add_scatter(
        x=[left + width * row.count / total for row, _y in coordinates],
        y=[y for _row, y in coordinates],
        mode="text",
        text=[f" {row.count}" for row, _y in coordinates],
        textposition="middle right",
        textfont={"size": SMALL_SIZE, "color": palette.quiet},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _head(x: float, text: str, palette: Palette) -> dict[str, object]:
    return {
        "x": x,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "xanchor": "left",
        "text": text,
        "align": "left",
        "showarrow": False,
        "font": {"size": SMALL_SIZE, "color": palette.quiet},
    }


def _heading(text: str, y: float, palette: Palette) -> dict[str, object]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "right",
        "y": y,
        "yanchor": "middle",
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": LABEL_SIZE, "color": palette.quiet},
    }
