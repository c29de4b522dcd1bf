"""The focus matrix as a figure for wide screens: regions as rows, industries as columns."""

import re
from collections.abc import Sequence
from math import radians, sin

import numpy as np

from components.figures.base import SMALL_SIZE, FigureJson, layout_json
from components.figures.matrix_parts import (
    COMPACT,
    Heading,
    Json,
    MatrixCells,
    axis,
    cell_traces,
    frame,
    legend_place,
    letters,
    region_marks,
)
from components.text.theme import Palette

GAP = 0.75
"""Space between groups of columns, in cells."""

ROW, COMPACT_ROW, MIN_ROW = 29, 18, 11.4
"""Height of a row in pixels: usually, in a matrix of many rows, and where the screen is low."""

RIM = 1.7
"""Room for texts above and below smaller rows, as a multiple of that of usual rows."""

MANY = 20
"""Rows from which on marks and rows are smaller."""

NAME_ANGLE = 58
"""Angle of the names above the columns, in degrees."""


def matrix(
    regions: Sequence[Heading],
    industries: Sequence[Heading],
    cells: MatrixCells,
    palette: Palette,
    *,
    legend: dict[str, str],
    total_label: str,
    count_label: str,
    low: bool = False,
) -> FigureJson:
    """Draw the matrix with nothing selected: squares for the commentary, rings for the lists, blanks by their kind.

    Args:
        regions: the rows, from top to bottom.
        industries: the columns, from left to right.
        cells: levels, blanks and texts.
        palette: colours of the theme in force.
        legend: names of level_1, level_2, level_3, commentary, lists, not_mentioned and not_covered, and of
            not_applicable if there are such cells; a kind of source whose name is empty is not drawn.
        total_label: heading of the totals of the rows.
        count_label: label of the totals of the columns.
        low: True if rows of a matrix of many rows are as low as they may be, to be shown enlarged.
    """
    xs, width = _positions(industries)
    ys = [-float(i) for i in range(len(regions))]
    under = -float(len(regions))
    many = len(regions) > MANY
    row = ROW if not many else MIN_ROW if low else COMPACT_ROW
    depth = int(row * len(regions))
    rim = RIM if many else 1
    top = int(6 * max(letters(heading.label) for heading in industries) * sin(radians(NAME_ANGLE))) + 12
    left = int(6.5 * max(letters(heading.label) for heading in regions)) + 8
    data = [
        *cell_traces(regions, industries, _grid(xs, ys), cells, palette, legend, COMPACT if many else 1),
        region_marks(regions, [-1.0] * len(regions), ys, palette),
        _texts([width + 0.1] * len(regions), ys, [heading.total for heading in regions], palette.ink),
        _texts(xs, [under] * len(xs), [heading.total for heading in industries], palette.ink),
        _texts([width + 0.1], [0.72 * rim], [total_label], palette.quiet),
    ]
    # The frames must be the first shapes: `matrix_selection` finds them by their index.
    rows = [frame(0, max(xs), y, y, palette) for y in ys]
    columns = [frame(x, x, under + 1, 0, palette) for x in xs]
    lines, names = _brackets(industries, xs, under - 0.55, palette)
    return FigureJson(
        data,
        layout_json(
            palette,
            height=depth + top + 114 + int(2.8 * (rim - 1) * COMPACT_ROW),
            margin={"l": left, "r": 70, "t": top, "b": 48},
            xaxis=axis(
                xs, [one.label for one in industries], palette, [-1.4, width + 0.9], side="top", tickangle=-NAME_ANGLE
            ),
            yaxis=axis(ys, [one.label for one in regions], palette, [under - 2.0 * rim, 0.8 * rim]),
            # Four entries a line: those of the two highest levels, then those of the lowest level and the blanks.
            legend=legend_place(-0.015) | {"entrywidth": 0.25, "entrywidthmode": "fraction"},
            shapes=[*rows, *columns, *lines],
            annotations=[_count_label(count_label, under, palette), *names],
        ),
    )


def least_height(regions: int, height: int) -> int:
    """Return the least height in pixels to which a figure of so many rows and this usual height may shrink."""
    return height - int(regions * (COMPACT_ROW - MIN_ROW)) if regions > MANY else height


def _count_label(text: str, y: float, palette: Palette) -> Json:
    font = {"size": SMALL_SIZE, "color": palette.quiet}
    return {"x": -0.6, "y": y, "xanchor": "right", "text": text, "showarrow": False, "font": font}


def _grid(xs: Sequence[float], ys: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    across, down = np.meshgrid(np.array(xs), np.array(ys))
    return across, down


def _positions(headings: Sequence[Heading]) -> tuple[list[float], float]:
    positions: list[float] = []
    x, previous = 0.0, headings[0].group if headings else None
    for heading in headings:
        if heading.group != previous:
            x += GAP
            previous = heading.group
        positions.append(x)
        x += 1
    return positions, x


def _texts(xs: Sequence[float], ys: Sequence[float], texts: Sequence[str], colour: str) -> Json:
    return {
        "type": "scatter",
        "x": list(xs),
        "y": list(ys),
        "text": list(texts),
        "mode": "text",
        "textfont": {"size": SMALL_SIZE, "color": colour},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }


def _brackets(
    headings: Sequence[Heading], xs: Sequence[float], y: float, palette: Palette
) -> tuple[list[Json], list[Json]]:
    """A line below each group of columns, and its name below the line."""
    groups: dict[str, list[float]] = {}
    labels = {heading.group: heading.group_label for heading in headings}
    for heading, x in zip(headings, xs, strict=True):
        groups.setdefault(heading.group, []).append(x)
    lines, names = [], []
    for group, members in groups.items():
        if not labels[group]:
            continue
        start, end = members[0] - 0.4, members[-1] + 0.4
        line = {"color": palette.quiet, "width": 1}
        lines.append({"type": "line", "x0": start, "x1": end, "y0": y, "y1": y, "line": line, "layer": "below"})
        names.append(
            {
                "x": (start + end) / 2,
                "y": y,
                "yanchor": "top",
                "yshift": -2,
                "text": wrapped(labels[group], max(7, int((end - start) * 2.9))),
                "showarrow": False,
                "font": {"size": SMALL_SIZE, "color": palette.quiet},
            }
        )
    return lines, names


BREAKS = re.compile("(?<= )|(?<=\N{IDEOGRAPHIC COMMA})|(?=\\u4e0e)")
"""Places where a line may break: after a space, after a Chinese enumeration comma, before the Chinese for “and”."""


def wrapped(text: str, width: int) -> str:
    """Break a text into lines of at most `width` letters if it can be broken; a Chinese character counts as two."""
    lines: list[str] = []
    for piece in BREAKS.split(text):
        if lines and letters((lines[-1] + piece).rstrip()) <= width:
            lines[-1] += piece
        else:
            lines.append(piece)
    return "<br>".join(line.rstrip() for line in lines)
