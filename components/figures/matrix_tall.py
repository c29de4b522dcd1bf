"""The focus matrix for narrow screens and fingers: industries as rows, regions as columns.

A cell is as high and as wide as a finger needs. Each industry's name stands above its row and not beside it, so that
the marks have the whole width; where the regions have no room side by side, the figure moves sideways within itself,
and the names stay: they lie over the figure, as text of the page.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from components.figures.base import SMALL_SIZE, TOUCH, FigureJson, plain_layout
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
"""Columns that there is room for, however few there are: marks far apart are no table."""

LETTER = 6.4
"""About how wide a small letter is, in pixels."""

AGAIN = 10
"""Rows after which the regions' names are repeated within a group."""

ABOVE, BELOW = 6, 120
"""Margins of the figure, in pixels; the legend has the lower one."""

START, END = 0.8, 0.6
"""Where the figure begins above the first row's middle and ends below the last one's, in rows."""

NAME, GROUP = 0.36, 4
"""How far above a row's middle its name stands, in rows; above the regions' names their group's, in pixels."""


@dataclass(frozen=True)
class TallRow:
    """One line of the upright matrix: an industry, or the regions' names.

    Attributes:
        y: the middle of the row; of a line of names the foot of the names.
        label: the industry's name; of a line of names its group's, which is empty where a group goes on.
        label_y: where the label stands.
        industry: id; None for a line of names.
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
    """The lines from the top down: each group under the names of the regions, which a long group has again."""
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
    """The matrix with nothing selected; see `matrix` for `legend`."""
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
        plain_layout(
            palette,
            height=height,
            # The legend would take width from the marks, and there is none to spare.
            margin={"l": 0, "r": 0, "t": ABOVE, "b": BELOW, "autoexpand": False},
            xaxis={"range": [-0.5, columns_of(regions) - 0.5], "visible": False, "fixedrange": True},
            # For pictures; on the page the names lie over the figure.
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
    """Columns that the figure is laid out for."""
    return max(len(regions), FEWEST)


def labelled(lines: Sequence[TallRow]) -> list[TallRow]:
    """The lines that have a name of their own: the marks know them by their number."""
    return [line for line in lines if line.label]


def _names(regions: Sequence[Heading]) -> float:
    return LETTER * max(letters(heading.label) for heading in regions)


def _upright(name: str) -> bool:
    """Chinese names stand sign below sign; others lie on their side."""
    return all(unicodedata.east_asian_width(sign) in "WF" for sign in name)


def _name_above(name: str, palette: Palette) -> Json:
    upright = _upright(name)
    return {
        "yanchor": "bottom",
        "text": "<br>".join(name) if upright else name,
        "textangle": 0 if upright else -90,
        "showarrow": False,
        "font": {"size": SMALL_SIZE - 1, "color": palette.quiet},
    }
