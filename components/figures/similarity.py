"""The similarity matrix of all regions in clustered order, with its tree."""

from collections.abc import Mapping, Sequence
from math import radians, sin
from typing import Any
from unicodedata import east_asian_width

import pandas as pd

from analysis.tree import Branch
from components.figures.base import SMALL_SIZE, FigureJson, layout_json
from components.text.theme import Palette, blend, text_on

CELL = 30
TREE = 3.2
"""Width of the tree, in cells."""

ANGLE = 50
"""Degrees by which the names above the columns rise."""

NARROW, WIDE = 6.2, 11.0
"""Pixels that a Latin letter and a Chinese character of a name take."""


def similarity_matrix(
    similarity: pd.DataFrame,
    names: Mapping[str, str],
    tree: Sequence[Branch],
    hover: Mapping[tuple[str, str], str],
    palette: Palette,
    *,
    marked: Sequence[str] = (),
) -> FigureJson:
    """Draw the matrix with the tree at its right.

    Args:
        similarity: regions × regions in the order to draw, 0 to 1; NaN stays empty.
        names: short name of each region.
        tree: brackets over the rows, as `analysis.tree.branches` gives them.
        hover: text for each pair.
        palette: colours of the theme in force.
        marked: regions in the comparison, whose names are bold.
    """
    ids = [str(label) for label in similarity.index]
    n = len(ids)
    labels = [f"<b>{names[key]}</b>" if key in marked else names[key] for key in ids]
    top = max(70, int(max(map(_rise, names.values()), default=0)) + 16)
    axis = {"tickmode": "array", "tickfont": {"size": SMALL_SIZE, "color": palette.ink}, "showgrid": False}
    axis |= {"zeroline": False, "fixedrange": True, "tickvals": [float(i) for i in range(n)], "ticktext": labels}
    return FigureJson(
        [_cells(similarity, ids, hover, palette), *(_branch(branch, n, palette) for branch in tree)],
        layout_json(
            palette,
            height=CELL * n + top + 14,
            margin={"l": 10, "r": 6, "t": top, "b": 8},
            xaxis={**axis, "range": [-0.6, n - 0.4 + TREE], "side": "top", "tickangle": -ANGLE},
            yaxis={**axis, "range": [n - 0.4, -0.6], "automargin": True},
        ),
    )


def _rise(name: str) -> float:
    """How high a name above a column reaches, in pixels."""
    width = sum(WIDE if east_asian_width(letter) in "WF" else NARROW for letter in name)
    return width * sin(radians(ANGLE))


def _cells(
    similarity: pd.DataFrame, ids: Sequence[str], hover: Mapping[tuple[str, str], str], palette: Palette
) -> dict[str, Any]:
    values = similarity.to_numpy(dtype=float).tolist()
    pairs = [(i, j) for i in range(len(ids)) for j in range(len(ids)) if i != j and values[i][j] == values[i][j]]
    strongest = max((values[i][j] for i, j in pairs), default=1.0) or 1.0
    fills = [blend(palette.levels[2], palette.empty, 0.92 * values[i][j] / strongest) for i, j in pairs]
    inks = {fill: text_on(fill, palette) for fill in set(fills)}
    return {
        "type": "scatter",
        "x": [j for _i, j in pairs],
        "y": [i for i, _j in pairs],
        "customdata": [[ids[i], ids[j]] for i, j in pairs],
        "text": [f"{100 * values[i][j]:.0f}" for i, j in pairs],
        "hovertext": [hover[ids[i], ids[j]] for i, j in pairs],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "mode": "markers+text",
        "textfont": {"size": SMALL_SIZE, "color": [inks[fill] for fill in fills]},
        "marker": {"symbol": "square", "size": CELL - 3, "color": fills},
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
    }


def _branch(branch: Branch, n: int, palette: Palette) -> dict[str, Any]:
    left = n - 0.35
    return {
        "type": "scatter",
        "x": [left + height * (TREE - 0.2) for height in branch.heights],
        "y": list(branch.leaves),
        "mode": "lines",
        "line": {"color": palette.quiet, "width": 1},
        "hoverinfo": "skip",
        "showlegend": False,
    }
