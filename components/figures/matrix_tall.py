"""The focus matrix for narrow screens and fingers: industries as rows, regions as columns.

Each cell is large enough for a finger. An industry's name stands above its row and not beside it, so that the marks
have the whole width. If the regions do not fit side by side, the figure scrolls sideways and the names stay: they lie
over the figure as text of the page.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from components.figures.base import SMALL_SIZE, TOUCH, FigureJson, layout_json
from components.figures.matrix_parts import (
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

FEWEST = 6
"""Minimum number of columns that the figure is laid out for, so that few columns do not stand far apart."""

LETTER = 6.4
"""Estimated width of a small letter, in pixels."""

AGAIN = 10
"""Number of rows after which the names of the regions are repeated within a group."""

ABOVE, BELOW = 6, 120
"""Upper and lower margin of the figure in pixels; the legend is in the lower one."""

START, END = 0.8, 0.6
"""Space above the middle of the first row and below the middle of the last one, in rows."""

NAME, GROUP = 0.36, 4
"""Height of a name above the middle of its row, in rows; gap between names of regions and of their group, in pixels."""


@dataclass(frozen=True)
class TallRow:
    """One row of the narrow matrix: an industry, or the names of the regions.

    Attributes:
        y: the middle of the row; for a row of names their lower end.
        label: the name of the industry; for a row of names that of the group, or empty if the group goes on.
        label_y: y of the label.
        industry: id of the industry; None for a row of names.
    """

    y: float
    label: str
    label_y: float
    industry: str | None

    @property
    def text(self) -> str:
        """The label as the figure shows it."""
        return self.label if self.industry else f"<b>{self.label}</b>"


def tall_lines(regions: Sequence[Heading], industries: Sequence[Heading]) -> list[TallRow]:
    """The rows from top to bottom: each group under the names of the regions, which are repeated in a long group."""
    names = _names(regions)
    lines: list[TallRow] = []
    y, rows, previous = 0.0, 0, None
    for heading in industries:
        if heading.group != previous or rows == AGAIN:
            label = heading.group_label if heading.group != previous else ""
            y -= (names + (50 if label else 30)) / TOUCH
            top = y + 0.5
            lines.append(TallRow(top, label, top + (names + 20 + GROUP + SMALL_SIZE / 2) / TOUCH, None))
            previous, rows = heading.group, 0
        lines.append(TallRow(y, heading.label, y + NAME, heading.id))
        y, rows = y - 1, rows + 1
    return lines


def tall_matrix(
    regions: Sequence[Heading],
    industries: Sequence[Heading],
    cells: MatrixCells,
    palette: Palette,
    *,
    legend: dict[str, str],
) -> FigureJson:
    """Draw the matrix with nothing selected; see `matrix` for the arguments."""
    lines = tall_lines(regions, industries)
    heads = [line for line in lines if line.industry is None]
    xs = [float(i) for i in range(len(regions))]
    ys = [line.y for line in lines if line.industry is not None]
    end = ys[-1] - END
    height = round(TOUCH * (START - end)) + ABOVE + BELOW
    names = [_name_above(heading.label, palette) for heading in regions]
    across, down = np.meshgrid(np.array(xs), np.array(ys))
    columns = [frame(x, x, ys[-1], ys[0], palette, "below") for x in xs]
    rows = [frame(0, len(regions) - 1, y, y, palette, "below") for y in ys]
    return FigureJson(
        [
            *cell_traces(regions, industries, (across.T, down.T), cells, palette, legend),
            *(region_marks(regions, xs, [head.y + 8 / TOUCH] * len(xs), palette) for head in heads),
        ],
        layout_json(
            palette,
            height=height,
            # Without this the legend would take width from the marks.
            margin={"l": 0, "r": 0, "t": ABOVE, "b": BELOW, "autoexpand": False},
            xaxis={"range": [-0.5, columns_of(regions) - 0.5], "visible": False, "fixedrange": True},
            # For pictures only: on the page the names lie over the figure.
            yaxis=axis(
                [line.label_y for line in labelled(lines)],
                [line.text for line in labelled(lines)],
                palette,
                [end, START],
                ticklabelposition="inside",
            ),
            hoverdistance=int(0.7 * TOUCH),
            legend=legend_place(BELOW / height - 0.003) | {"yref": "container", "xref": "container", "x": 0.01},
            shapes=[*columns, *rows],
            annotations=[
                {**name, "x": x, "y": head.y + 16 / TOUCH} for head in heads for x, name in zip(xs, names, strict=True)
            ],
        ),
    )


def columns_of(regions: Sequence[Heading]) -> int:
    """Number of columns that the figure is laid out for."""
    return max(len(regions), FEWEST)


def labelled(lines: Sequence[TallRow]) -> list[TallRow]:
    """The rows that have a label, in the order in which the axis shows the labels."""
    return [line for line in lines if line.label]


def _names(regions: Sequence[Heading]) -> float:
    return LETTER * max(letters(heading.label) for heading in regions)


def _upright(name: str) -> bool:
    """True for a Chinese name, which is written downwards; other names are turned by 90 degrees."""
    return all(unicodedata.east_asian_width(character) in "WF" for character in name)


def _name_above(name: str, palette: Palette) -> Json:
    upright = _upright(name)
    return {
        "yanchor": "bottom",
        "text": "<br>".join(name) if upright else name,
        "textangle": 0 if upright else -90,
        "showarrow": False,
        "font": {"size": SMALL_SIZE - 1, "color": palette.quiet},
    }
