"""The parts of both layouts of the focus matrix, as Plotly's JSON: headings, cells, marks, axes.

Streamlit reports no clicks on a heatmap trace, so each cell is a marker.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.focus import Blank
from components.figures.base import SMALL_SIZE
from components.text.formatting import clauses
from components.text.theme import Palette

Json = dict[str, Any]
Floats = npt.NDArray[np.float64]

SQUARE = {1: 5, 2: 7, 3: 9}
RING = 13
RING_WIDTH = {1: 1.2, 2: 1.7, 3: 2.4}
CELL = 12
COMPACT = 0.8
"""Size of the marks in a matrix of many rows."""

BROADER_DOT = 3
HATCHED = (Blank.NOT_COVERED, Blank.NO_VALUE)
CROSSED = Blank.NOT_APPLICABLE
SUMMED = Blank.TOTAL
"""Kinds of blank that have a mark of their own; all others are pale cells."""


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
class MatrixCells:
    """Levels from both kinds of sources (NaN for none), kinds of blank and hover texts: regions × industries, by id."""

    commentary: pd.DataFrame
    lists: pd.DataFrame
    blanks: pd.DataFrame
    hover: pd.DataFrame


def cell_traces(
    regions: Sequence[Heading],
    industries: Sequence[Heading],
    coordinates: tuple[Floats, Floats],
    cells: MatrixCells,
    palette: Palette,
    legend: dict[str, str],
    size: float = 1,
) -> list[Json]:
    """The marks of all cells; `coordinates` are x and y of the cells, each regions × industries; `size` scales them."""
    rows, columns = [heading.id for heading in regions], [heading.id for heading in industries]

    def arranged(frame: pd.DataFrame) -> npt.NDArray[Any]:
        indices = np.ix_(frame.index.get_indexer(pd.Index(rows)), frame.columns.get_indexer(pd.Index(columns)))
        return np.asarray(frame)[indices]

    def inert(where: npt.NDArray[np.bool_], name: str, marker: Json, rank: int = 1000) -> list[Json]:
        # What does not occur is not in the legend.
        x, y = (values[where].tolist() for values in coordinates)
        return [_marks(x, y, marker) | {"name": name, "legendrank": rank}] if x else []

    blanks = arranged(cells.blanks)
    hatch = {"symbol": "line-ne-open", "size": size * (CELL - 3), "color": palette.quiet, "line": {"width": 1}}
    x, y = (values.ravel().tolist() for values in coordinates)
    # One trace of all cells takes hover and clicks; the marks drawn above it take neither.
    ground = _marks(x, y, {"symbol": "square", "size": size * CELL, "color": palette.empty}) | {
        "customdata": [[row, column] for row in rows for column in columns],
        "text": arranged(cells.hover).ravel().tolist(),
        "hoverinfo": "all",
        "hovertemplate": "%{text}<extra></extra>",
        "name": legend["not_mentioned"],
        "showlegend": True,
        "legendrank": 2000,
    }
    traces = [ground, *inert(np.isin(blanks, HATCHED), legend["not_covered"], hatch, 2001)]
    if "broader" in legend:
        dot = {"symbol": "circle", "size": BROADER_DOT, "color": palette.quiet}
        traces.extend(inert(blanks == Blank.BROADER, legend["broader"], dot, 2001))
    if "not_applicable" in legend:
        traces.extend(inert(blanks == CROSSED, legend["not_applicable"], crossed(palette), 2002))
    if "total" in legend:
        traces.extend(inert(blanks == SUMMED, legend["total"], summed(palette), 2003))
    kinds = {"commentary": arranged(cells.commentary), "lists": arranged(cells.lists)}
    for level in (3, 2, 1):
        for kind, levels in kinds.items():
            if not legend[kind]:
                continue
            name = legend[f"level_{level}"]
            # With one kind of source, the level alone identifies the mark.
            text = clauses(name, legend[kind]) if legend["lists"] else name
            traces.extend(inert(levels == level, text, mark(kind, level, palette, size)))
    return traces


def crossed(palette: Palette) -> Json:
    """The marker of a cell that the user's file marks as not applicable."""
    return {"symbol": "x-thin-open", "size": CELL - 5, "color": palette.quiet, "line": {"width": 1}}


def summed(palette: Palette) -> Json:
    """The marker of a cell of a total of others."""
    return {"symbol": "cross-thin-open", "size": CELL - 5, "color": palette.quiet, "line": {"width": 1}}


def mark(kind: str, level: int, palette: Palette, size: float = 1) -> Json:
    """The marker of a level: a filled square for the `commentary`, a ring for `lists`; `size` scales it."""
    colour = palette.levels[level - 1]
    if kind == "commentary":
        return {"symbol": "square", "size": size * SQUARE[level], "color": colour}
    return {"symbol": "circle-open", "size": size * RING, "color": colour, "line": {"width": RING_WIDTH[level]}}


def region_marks(regions: Sequence[Heading], xs: Sequence[float], ys: Sequence[float], palette: Palette) -> Json:
    """A square in the colour of each region's agglomeration."""
    colours = [heading.colour or palette.ground for heading in regions]
    marker = {"symbol": "square", "size": 8, "color": colours}
    return _marks(xs, ys, marker) | {"showlegend": False, "cliponaxis": False}


def _marks(xs: Sequence[float | None], ys: Sequence[float | None], marker: Json) -> Json:
    return {
        "type": "scatter",
        "x": list(xs),
        "y": list(ys),
        "mode": "markers",
        "marker": marker,
        "hoverinfo": "skip",
        "unselected": {"marker": {"opacity": 1}},
    }


def axis(
    coordinates: Sequence[float], labels: Sequence[str], palette: Palette, extent: list[float], **more: Any
) -> Json:
    """An axis that shows names only."""
    return {
        "range": extent,
        "tickmode": "array",
        "tickvals": list(coordinates),
        "ticktext": list(labels),
        "tickfont": {"size": SMALL_SIZE, "color": palette.ink},
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        **more,
    }


def frame(x0: float, x1: float, y0: float, y1: float, palette: Palette, layer: str = "above") -> Json:
    """A hidden frame around a row or a column; `matrix_selection` shows it."""
    return {
        "type": "rect",
        "x0": x0 - 0.5,
        "x1": x1 + 0.5,
        "y0": y0 - 0.5,
        "y1": y1 + 0.5,
        "line": {"color": palette.outline, "width": 1.4},
        "layer": layer,
        "opacity": 0,
    }


def legend_place(y: float) -> Json:
    """A legend below the figure whose entries do not react to clicks."""
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


def letters(text: str) -> int:
    """Estimate the width of a text in Latin letters; a Chinese character counts as two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
