"""A few regions beside each other: industries as rows, regions as columns, grouped by who shares what."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from components.figures.base import LABEL_SIZE, SMALL_SIZE, layout
from components.figures.matrix import wrapped
from components.figures.matrix_parts import CELL, CROSSED, HATCHED, crossed, mark
from components.text.theme import Palette

ROW = 19
HEAD = 1.75
"""Height of a group's heading, in rows."""

NARROW, LETTER = 4, 0.33
"""Letters that a column of a phone has room for, and the room of each further one in columns."""

TOTAL = 9
"""Letters in a line of the heading above the bars."""


@dataclass(frozen=True)
class Column:
    """One of the compared regions."""

    id: str
    label: str
    colour: str


@dataclass(frozen=True)
class Line:
    """One industry.

    Attributes:
        commentary, lists: level from each kind of source for each column, None for a blank.
        blanks: kind of blank for each column, the empty string where a level stands.
        hover: text for each column.
        count: how many of all regions name it.
    """

    id: str
    label: str
    commentary: tuple[int | None, ...]
    lists: tuple[int | None, ...]
    blanks: tuple[str, ...]
    hover: tuple[str, ...]
    count: int
    selected: bool = False


@dataclass(frozen=True)
class Block:
    """Industries that are shared in the same way, under one heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Average:
    """A column of numbers behind the regions: its heading, and text and hover of each industry by id."""

    label: str
    texts: Mapping[str, str]
    hover: Mapping[str, str]


def comparison_figure(
    columns: Sequence[Column],
    blocks: Sequence[Block],
    palette: Palette,
    *,
    total: int,
    total_label: str,
    average: Average | None = None,
) -> go.Figure:
    """Draw the blocks from top to bottom; at the right, how many of all `total` regions name each industry."""
    places: list[tuple[Line, float]] = []
    heads: list[tuple[str, float]] = []
    y = 0.0
    for block in blocks:
        y -= HEAD
        heads.append((block.heading, y + 0.95))
        for line in block.lines:
            places.append((line, y))
            y -= 1
    labels = [column.label for column in columns] + ([average.label] if average else [])
    # A number longer than a mark is wide has room on both sides.
    longest = max(map(len, average.texts.values()), default=0) if average else 0
    room = max(0.0, (longest - NARROW) * LETTER)
    bar_at, bar_width = len(labels) + 0.1 + room, 1.6
    figure = go.Figure(
        layout=layout(
            palette,
            height=int(ROW * -y) + 64,
            margin={
                "l": max([_width(text) for text, _at in heads], default=0) + 14,
                "r": 8,
                "t": 34,
                "b": 4,
            },
            xaxis={
                "range": [-0.6, bar_at + bar_width + 0.25],
                "side": "top",
                "tickmode": "array",
                "tickvals": [*range(len(columns)), *([len(columns) + room / 2] if average else [])],
                "ticktext": labels,
                "tickfont": {"size": LABEL_SIZE, "color": palette.ink},
                "autotickangles": [0, -58],  # Turned only where they have no room beside each other.
                "automargin": True,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
            yaxis={
                "range": [y + 0.2, 0.2],
                "tickmode": "array",
                "tickvals": [at for _line, at in places],
                "ticktext": [f"<b>{line.label}</b>" if line.selected else line.label for line, _at in places],
                "tickfont": {"size": LABEL_SIZE, "color": palette.ink},
                "automargin": True,
                "showgrid": False,
                "zeroline": False,
                "fixedrange": True,
            },
        )
    )
    _cells(figure, columns, places, palette)
    if average:
        _numbers(figure, average, places, len(columns) + room / 2, palette)
    _counts(figure, places, bar_at, bar_width, total, palette)
    rules = [
        {
            "type": "line",
            "x0": -0.6,
            "x1": bar_at + bar_width,
            "y0": at - 0.5,
            "y1": at - 0.5,
            "line": {"color": palette.line, "width": 1},
        }
        for _text, at in heads
    ]
    # Set at once: each one that is added on its own copies all before it.
    figure.layout.shapes = [*_bars(places, bar_at, bar_width, total, palette), *rules]
    figure.layout.annotations = [
        _head(bar_at, wrapped(total_label, TOTAL), palette),
        *(_heading(text, at, palette) for text, at in heads),
    ]
    return figure


def _width(text: str) -> int:
    """About how wide a heading is, in pixels: automatic margins look at the labels of rows only."""
    return sum(13 if unicodedata.east_asian_width(sign) in "WF" else 7 for sign in text)


def _cells(
    figure: go.Figure, columns: Sequence[Column], places: Sequence[tuple[Line, float]], palette: Palette
) -> None:
    spots = [(line, at, x) for line, at in places for x in range(len(columns))]
    # One trace takes hover and clicks; what is drawn above it is silent.
    figure.add_scatter(
        x=[x for _line, _at, x in spots],
        y=[at for _line, at, _x in spots],
        customdata=[[columns[x].id, line.id] for line, _at, x in spots],
        text=[line.hover[x] for line, _at, x in spots],
        hovertemplate="%{text}<extra></extra>",
        mode="markers",
        marker={"symbol": "square", "size": CELL + 3, "color": palette.empty},
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )
    _silent(
        figure,
        [(x, at) for line, at, x in spots if line.blanks[x] in HATCHED],
        {"symbol": "line-ne-open", "size": CELL - 3, "color": palette.quiet, "line": {"width": 1}},
    )
    _silent(figure, [(x, at) for line, at, x in spots if line.blanks[x] == CROSSED], crossed(palette))
    for level in (1, 2, 3):
        for kind in ("commentary", "lists"):
            here = [(x, at) for line, at, x in spots if getattr(line, kind)[x] == level]
            _silent(figure, here, mark(kind, level, palette))


def _silent(figure: go.Figure, places: Sequence[tuple[float, float]], marker: dict[str, object]) -> None:
    figure.add_scatter(
        x=[x for x, _y in places],
        y=[y for _x, y in places],
        mode="markers",
        marker=marker,
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )


def _bars(
    places: Sequence[tuple[Line, float]], left: float, width: float, total: int, palette: Palette
) -> list[dict[str, object]]:
    return [
        {
            "type": "rect",
            "x0": left,
            "x1": left + width * line.count / total,
            "y0": at - 0.2,
            "y1": at + 0.2,
            "fillcolor": palette.line,
            "line": {"width": 0},
            "layer": "below",
        }
        for line, at in places
        if line.count
    ]


def _numbers(
    figure: go.Figure, average: Average, places: Sequence[tuple[Line, float]], x: float, palette: Palette
) -> None:
    figure.add_scatter(
        x=[x] * len(places),
        y=[at for _line, at in places],
        mode="text",
        text=[average.texts[line.id] for line, _at in places],
        hovertext=[average.hover[line.id] for line, _at in places],
        hovertemplate="%{hovertext}<extra></extra>",
        textfont={"size": LABEL_SIZE, "color": palette.ink},
        showlegend=False,
        cliponaxis=False,
    )


def _counts(
    figure: go.Figure,
    places: Sequence[tuple[Line, float]],
    left: float,
    width: float,
    total: int,
    palette: Palette,
) -> None:
    figure.add_scatter(
        x=[left + width * line.count / total for line, _at in places],
        y=[at for _line, at in places],
        mode="text",
        text=[f" {line.count}" for line, _at in places],
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


def _heading(text: str, at: float, palette: Palette) -> dict[str, object]:
    return {
        "x": 0,
        "xref": "paper",
        "xanchor": "right",
        "y": at,
        "yanchor": "middle",
        "text": f"<b>{text}</b>",
        "showarrow": False,
        "font": {"size": LABEL_SIZE, "color": palette.quiet},
    }
