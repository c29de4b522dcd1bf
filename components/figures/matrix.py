"""The focus matrix as a figure: filled squares for the commentary, rings for the lists, every blank by its kind.

A heatmap trace sends no clicks in Streamlit, so each cell is a marker of its own.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from math import radians, sin
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.focus import by_cell
from components.figures.base import LABEL_SIZE, SMALL_SIZE, TOUCH, layout
from components.text import clauses
from components.theme import Palette

SQUARE = {1: 5, 2: 7, 3: 9}
RING = 13
RING_WIDTH = {1: 1.2, 2: 1.7, 3: 2.4}
CELL = 12
FEWEST = 6
"""Columns that there is room for, however few there are: marks far apart are no table."""

LETTER = 6.4
"""About how wide a small letter is, in pixels."""

HATCHED = ("not covered", "no value")
CROSSED = "not applicable"
NOWHERE: list[float] = [float("nan")]
GAP = 0.75
"""Space between groups of columns, in cells."""

TURN = 58
"""Degrees by which the names above the columns are turned."""


@dataclass(frozen=True)
class Heading:
    """One row or column of the matrix.

    Attributes:
        id: region or industry id.
        label: its short name.
        group: id of its group; consecutive headings of one group stand together.
        group_label: the group's name, or the empty string where the order breaks groups up.
        total: the number beside or below it, or what stands for a blank.
        colour: of its agglomeration, for regions that have one.
    """

    id: str
    label: str
    group: str
    group_label: str
    total: str
    colour: str | None = None


@dataclass(frozen=True)
class Cells:
    """What the cells hold; frames are regions × industries and are read by the headings' ids."""

    commentary: pd.DataFrame
    lists: pd.DataFrame
    blanks: pd.DataFrame
    hover: pd.DataFrame


def matrix(
    regions: Sequence[Heading],
    industries: Sequence[Heading],
    cells: Cells,
    palette: Palette,
    *,
    legend: dict[str, str],
    total_label: str,
    count_label: str,
) -> go.Figure:
    """Regions as rows, industries as columns, with nothing selected: for wide screens.

    `legend` names level_1, level_2, level_3, commentary, lists, not_mentioned and not_covered, and not_applicable where
    there are such cells; a kind of source without a name is not drawn. `total_label` stands above the numbers of the
    rows, `count_label` beside those of the columns.
    """
    xs, width = _positions(industries)
    ys = {heading.id: -float(i) for i, heading in enumerate(regions)}
    at = {(r.id, c.id): (xs[c.id], ys[r.id]) for r in regions for c in industries}
    depth = 22 * len(regions) if len(regions) > 20 else 29 * len(regions)
    top = int(6 * max(_letters(heading.label) for heading in industries) * sin(radians(TURN))) + 18
    left = int(6.5 * max(_letters(heading.label) for heading in regions)) + 8
    figure = go.Figure(
        layout=layout(
            palette,
            height=depth + top + 114,
            margin={"l": left, "r": 70, "t": top, "b": 48},
            xaxis=_axis(xs, industries, palette, [-1.4, width + 0.9], side="top", tickangle=-TURN),
            yaxis=_axis(ys, regions, palette, [-len(regions) - 2.0, 0.8]),
            # Four in a line: first all marks of the two strongest levels, then those of the weakest and the blanks.
            legend=_legend_place(-0.015) | {"entrywidth": 0.25, "entrywidthmode": "fraction"},
        )
    )
    _draw_cells(figure, at, cells, palette, legend)
    _region_marks(figure, regions, [(-1.0, ys[r.id]) for r in regions], palette)
    _texts(figure, [(width + 0.1, ys[r.id], r.total) for r in regions], palette)
    _texts(figure, [(xs[c.id], -len(regions), c.total) for c in industries], palette)
    _texts(figure, [(width + 0.1, 0.72, total_label)], palette, quiet=True)
    figure.add_annotation(
        x=-0.6,
        y=-len(regions),
        xanchor="right",
        text=count_label,
        showarrow=False,
        font={"size": SMALL_SIZE, "color": palette.quiet},
    )
    _brackets(figure, industries, xs, -len(regions) - 0.55, palette)
    columns = [_frame(xs[heading.id], xs[heading.id], -len(regions) + 1, 0, palette) for heading in industries]
    rows = [_frame(0, max(xs.values()), ys[heading.id], ys[heading.id], palette) for heading in regions]
    _frames(figure, rows, columns)
    return figure


def tall_matrix(
    regions: Sequence[Heading],
    industries: Sequence[Heading],
    cells: Cells,
    palette: Palette,
    *,
    legend: dict[str, str],
) -> go.Figure:
    """Industries as rows, regions as columns, names repeated over each group: for narrow screens and fingers.

    The marks have the whole width, because each industry's name stands above its row and not beside it; a row is as
    high as a finger needs, and what is near a cell is the cell's.
    """
    names = LETTER * max(_letters(heading.label) for heading in regions)
    ys: dict[str, float] = {}
    heads: list[tuple[float, str]] = []
    y, previous = 0.0, None
    for heading in industries:
        if heading.group != previous:
            y -= (names + 50) / TOUCH
            heads.append((y + 0.5, heading.group_label))
            previous = heading.group
        ys[heading.id] = y
        y -= 1
    xs = {heading.id: float(i) for i, heading in enumerate(regions)}
    at = {(r.id, c.id): (xs[r.id], ys[c.id]) for r in regions for c in industries}
    above, below = 6, 190
    height = int(TOUCH * (0.4 - y)) + above + below
    figure = go.Figure(
        layout=layout(
            palette,
            height=height,
            # The legend would take width from the marks, and there is none to spare.
            margin={"l": 0, "r": 0, "t": above, "b": below, "autoexpand": False},
            xaxis={"range": [-0.5, max(len(regions), FEWEST) - 0.5], "visible": False, "fixedrange": True},
            yaxis=_axis(
                {key: place + 0.36 for key, place in ys.items()},
                industries,
                palette,
                [y + 0.4, 0.8],
                ticklabelposition="inside",
            ),
            hoverdistance=int(0.7 * TOUCH),
            legend=_legend_place(below / height - 0.003) | {"yref": "container", "xref": "container", "x": 0.01},
        )
    )
    _draw_cells(figure, at, cells, palette, legend)
    # Set at once: each annotation that is added on its own copies all before it.
    notes: list[dict[str, Any]] = []
    for top, group in heads:
        _region_marks(figure, regions, [(xs[r.id], top + 8 / TOUCH) for r in regions], palette)
        notes += [_note(xs[heading.id], top + 16 / TOUCH, heading.label, palette) for heading in regions]
        notes.append(
            {
                "x": 0,
                "xref": "paper",
                "xanchor": "left",
                "y": top + (names + 20) / TOUCH,
                "yanchor": "bottom",
                "text": f"<b>{group}</b>",
                "showarrow": False,
                "font": {"size": LABEL_SIZE, "color": palette.ink},
            }
        )
    figure.layout.annotations = notes
    top = min(0.0, max(ys.values()))
    columns = [_frame(xs[heading.id], xs[heading.id], y + 1, top, palette) for heading in regions]
    rows = [_frame(0, len(regions) - 1, ys[heading.id], ys[heading.id], palette) for heading in industries]
    _frames(figure, columns, rows)
    return figure


def _positions(headings: Sequence[Heading]) -> tuple[dict[str, float], float]:
    places: dict[str, float] = {}
    x, previous = 0.0, headings[0].group if headings else None
    for heading in headings:
        if heading.group != previous:
            x += GAP
            previous = heading.group
        places[heading.id] = x
        x += 1
    return places, x


def _axis(
    places: dict[str, float], headings: Sequence[Heading], palette: Palette, extent: list[float], **more: Any
) -> dict[str, Any]:
    return {
        "range": extent,
        "tickmode": "array",
        "tickvals": [places[heading.id] for heading in headings],
        "ticktext": [heading.label for heading in headings],
        "tickfont": {"size": SMALL_SIZE, "color": palette.ink},
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        **more,
    }


def _draw_cells(
    figure: go.Figure,
    at: dict[tuple[str, str], tuple[float, float]],
    cells: Cells,
    palette: Palette,
    legend: dict[str, str],
) -> None:
    # One trace of all cells takes hover and clicks; what is drawn above it is silent.
    blanks, hover = by_cell(cells.blanks), by_cell(cells.hover)
    hatched = [cell for cell in at if blanks[cell] in HATCHED]
    figure.add_scatter(
        x=[place[0] for place in at.values()],
        y=[place[1] for place in at.values()],
        customdata=[list(cell) for cell in at],
        text=[hover[cell] for cell in at],
        hovertemplate="%{text}<extra></extra>",
        mode="markers",
        marker={"symbol": "square", "size": CELL, "color": palette.empty},
        unselected={"marker": {"opacity": 1}},
        name=legend["not_mentioned"],
        showlegend=True,
        legendrank=2000,
    )
    _silent(
        figure,
        [at[cell] for cell in hatched],
        legend["not_covered"],
        {"symbol": "line-ne-open", "size": CELL - 3, "color": palette.quiet, "line": {"width": 1}},
        rank=2001,
    )
    if "not_applicable" in legend:
        _silent(
            figure,
            [at[cell] for cell in at if blanks[cell] == CROSSED],
            legend["not_applicable"],
            crossed(palette),
            rank=2002,
        )
    kinds = {"commentary": by_cell(cells.commentary), "lists": by_cell(cells.lists)}
    for level in (3, 2, 1):
        for kind, levels in kinds.items():
            if not legend[kind]:
                continue
            places = [at[cell] for cell in at if levels[cell] == level]
            name = legend[f"level_{level}"]
            # Where there is one kind of source only, the level says it all.
            told = clauses(name, legend[kind]) if legend["lists"] else name
            _silent(figure, places, told, mark(kind, level, palette))


def crossed(palette: Palette) -> dict[str, Any]:
    """The marker of a cell that the user's file calls not applicable."""
    return {"symbol": "x-thin-open", "size": CELL - 5, "color": palette.quiet, "line": {"width": 1}}


def mark(kind: str, level: int, palette: Palette) -> dict[str, Any]:
    """The marker of a level: a filled square for the `commentary`, a ring for `lists`."""
    colour = palette.levels[level - 1]
    if kind == "commentary":
        return {"symbol": "square", "size": SQUARE[level], "color": colour}
    return {"symbol": "circle-open", "size": RING, "color": colour, "line": {"width": RING_WIDTH[level]}}


def _silent(
    figure: go.Figure, places: list[tuple[float, float]], name: str, marker: dict[str, Any], *, rank: int = 1000
) -> None:
    # A mark without a place is still explained in the legend.
    figure.add_scatter(
        x=[place[0] for place in places] or NOWHERE,
        y=[place[1] for place in places] or NOWHERE,
        mode="markers",
        marker=marker,
        name=name,
        legendrank=rank,
        hoverinfo="skip",
        unselected={"marker": {"opacity": 1}},
    )


def _region_marks(
    figure: go.Figure, regions: Sequence[Heading], places: list[tuple[float, float]], palette: Palette
) -> None:
    figure.add_scatter(
        x=[place[0] for place in places],
        y=[place[1] for place in places],
        mode="markers",
        marker={"symbol": "square", "size": 8, "color": [heading.colour or palette.ground for heading in regions]},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
        unselected={"marker": {"opacity": 1}},
    )


def _texts(figure: go.Figure, texts: list[tuple[float, float, str]], palette: Palette, *, quiet: bool = False) -> None:
    figure.add_scatter(
        x=[x for x, _, _ in texts],
        y=[y for _, y, _ in texts],
        text=[text for _, _, text in texts],
        mode="text",
        textfont={"size": SMALL_SIZE, "color": palette.quiet if quiet else palette.ink},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _brackets(
    figure: go.Figure, headings: Sequence[Heading], places: dict[str, float], y: float, palette: Palette
) -> None:
    groups: dict[str, list[Heading]] = {}
    for heading in headings:
        groups.setdefault(heading.group, []).append(heading)
    for members in groups.values():
        if not members[0].group_label:
            continue
        start, end = places[members[0].id] - 0.4, places[members[-1].id] + 0.4
        figure.add_shape(
            type="line", x0=start, x1=end, y0=y, y1=y, line={"color": palette.quiet, "width": 1}, layer="below"
        )
        figure.add_annotation(
            x=(start + end) / 2,
            y=y,
            yanchor="top",
            yshift=-2,
            text=wrapped(members[0].group_label, max(7, int((end - start) * 2.9))),
            showarrow=False,
            font={"size": SMALL_SIZE, "color": palette.quiet},
        )


def _upright(name: str) -> bool:
    """Chinese names stand sign below sign; others lie on their side."""
    return all(unicodedata.east_asian_width(sign) in "WF" for sign in name)


def _note(x: float, y: float, name: str, palette: Palette) -> dict[str, Any]:
    upright = _upright(name)
    return {
        "x": x,
        "y": y,
        "yanchor": "bottom",
        "text": "<br>".join(name) if upright else name,
        "textangle": 0 if upright else -90,
        "showarrow": False,
        "font": {"size": SMALL_SIZE - 1, "color": palette.quiet},
    }


def _frame(x0: float, x1: float, y0: float, y1: float, palette: Palette) -> dict[str, Any]:
    """A frame around a row or a column, which nobody sees before it is marked."""
    return {
        "type": "rect",
        "x0": x0 - 0.5,
        "x1": x1 + 0.5,
        "y0": y0 - 0.5,
        "y1": y1 + 0.5,
        "line": {"color": palette.outline, "width": 1.4},
        "layer": "above",
        "opacity": 0,
    }


def _frames(figure: go.Figure, regions: list[dict[str, Any]], industries: list[dict[str, Any]]) -> None:
    # First of all shapes, and set at once: each one that is added on its own copies all before it.
    figure.layout.shapes = [*regions, *industries, *(shape.to_plotly_json() for shape in figure.layout.shapes)]


def _legend_place(y: float) -> dict[str, Any]:
    return {
        "orientation": "h",
        "x": 0,
        "y": y,
        "xanchor": "left",
        "yanchor": "top",
        "itemclick": False,
        "itemdoubleclick": False,
        "bgcolor": "rgba(0,0,0,0)",
        "font": {"size": SMALL_SIZE},
        "itemsizing": "trace",
    }


BREAKS = re.compile("(?<= )|(?<=\N{IDEOGRAPHIC COMMA})|(?=\\u4e0e)")
"""Where a line may end: at a blank, after a Chinese enumeration comma, before the Chinese for “and”."""


def wrapped(text: str, width: int) -> str:
    """A text in lines of at most `width` letters, where it has places to break; a Chinese sign counts as two."""
    lines: list[str] = []
    for piece in BREAKS.split(text):
        if lines and _letters((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return "<br>".join(line.rstrip() for line in lines)


def _letters(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
