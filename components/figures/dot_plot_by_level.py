"""Marks in groups by level: across a share or a location quotient, down the level."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from components.figures.base import LABEL_SIZE, SMALL_SIZE, FigureJson, layout_json
from components.text.escaping import escape_plotly
from components.text.formatting import number
from components.text.theme import Palette

ROW = 20
"""Height of a row in pixels."""

MARK, BASE = 10, 13
TICKS_HEIGHT, LINE = 32, 14
"""Height of the numbers at the axis and of a line of what is read across, in pixels."""

LINE_LENGTH = 60
"""Number of characters of a line that fit on a phone, beside which the names of the rows leave less room."""

TICKS = (0, 0.25, 0.5, 1, 2, 4, 10)
"""Location quotients that have a tick."""


@dataclass(frozen=True)
class LevelMark:
    """One row.

    Attributes:
        id: id of the region or industry that a click selects.
        label: its name.
        value: share (0 to 1) or location quotient (from 0 up).
        base: the share to compare with; None for a quotient, whose base is 1.
        note: the text under the pointer.
    """

    id: str
    label: str
    value: float
    base: float | None
    note: str


@dataclass(frozen=True)
class LevelGroup:
    """Marks of one level.

    Attributes:
        name: heading of the group.
        level: shade of the marks, 1 to 3; 0 for open marks.
        marks: in order.
        dotted: True for open marks with a dot.
    """

    name: str
    level: int
    marks: Sequence[LevelMark]
    dotted: bool = False


def dot_plot_by_level(groups: Sequence[LevelGroup], palette: Palette, *, axis_label: str, quotient: bool) -> FigureJson:
    """Draw the groups from top to bottom, each under its heading.

    Location quotients stand on the symmetric scale (LQ - 1) / (LQ + 1), on which half and twice are equally far from 1
    and a quotient of 0 has a place.

    Args:
        groups: in order; groups without marks are left out.
        palette: colours of the theme in force.
        axis_label: what is read across, one line or two.
        quotient: True if values are location quotients, False if they are shares.
    """
    shown = [group for group in groups if group.marks]
    places, ticks, at = [], [], 0
    for group in shown:
        ticks.append((-at, f'<b><span style="color:{palette.quiet}">{escape_plotly(group.name)}</span></b>'))
        for mark in group.marks:
            at += 1
            places.append((-at, group, mark))
            ticks.append((-at, escape_plotly(mark.label)))
        at += 1
    values = [mark.value for group in shown for mark in group.marks]
    bases = [mark.base for group in shown for mark in group.marks if mark.base is not None]
    xaxis = _quotients(values) if quotient else _shares([*values, *bases])
    lines = [line for part in axis_label.split("<br>") for line in wrap(part, LINE_LENGTH, break_long_words=False)]
    layout = layout_json(
        palette,
        height=ROW * max(at, 1) + TICKS_HEIGHT + LINE * len(lines) + 6,
        margin={"l": 10, "r": 12, "t": TICKS_HEIGHT + LINE * len(lines), "b": 6},
        xaxis=_axis(palette) | xaxis,
        annotations=[_label(lines, palette)],
        yaxis={
            "range": [-at + 0.4, 0.6],
            "tickmode": "array",
            "tickvals": [place for place, _text in ticks],
            "ticktext": [text for _place, text in ticks],
            "tickfont": {"size": LABEL_SIZE},
            "automargin": True,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
        },
        shapes=[_one(at, palette)] if quotient else [],
    )
    parts = [_marks(places, palette, quotient=quotient)]
    return FigureJson(parts if quotient else [*_bases(places, palette), *parts], layout)


def row_ids(groups: Sequence[LevelGroup]) -> list[str]:
    """Return the ids of the rows from top to bottom; empty for a heading."""
    return [row for group in groups if group.marks for row in ("", *(mark.id for mark in group.marks))]


def position(quotient: float) -> float:
    """Return where a location quotient stands, -1 (none) to below 1; 0 is a quotient of 1."""
    return (quotient - 1) / (quotient + 1)


def _marks(places: Sequence[tuple[int, LevelGroup, LevelMark]], palette: Palette, *, quotient: bool) -> dict[str, Any]:
    symbols = ["square" if g.level else "square-open-dot" if g.dotted else "square-open" for _at, g, _mark in places]
    return {
        "type": "scatter",
        "x": [position(mark.value) if quotient else mark.value for _at, _group, mark in places],
        "y": [at for at, _group, _mark in places],
        "customdata": [mark.id for _at, _group, mark in places],
        "mode": "markers",
        "marker": {
            "symbol": symbols,
            "size": MARK,
            "opacity": 1,
            "color": [palette.levels[g.level - 1] if g.level else palette.quiet for _at, g, _mark in places],
        },
        "text": [mark.note for _at, _group, mark in places],
        "hovertemplate": "%{text}<extra></extra>",
        "unselected": {"marker": {"opacity": 1}},
        "showlegend": False,
    }


def _bases(places: Sequence[tuple[int, LevelGroup, LevelMark]], palette: Palette) -> list[dict[str, Any]]:
    """Upright strokes at the shares to compare with, each joined to its mark by a line."""
    x: list[float | None] = []
    y: list[float | None] = []
    for at, _group, mark in places:
        x += [mark.base, mark.value, None]
        y += [at, at, None]
    lines = {"mode": "lines", "x": x, "y": y, "line": {"color": palette.levels[0], "width": 2}}
    strokes = {
        "mode": "markers",
        "x": [mark.base for _at, _group, mark in places],
        "y": [at for at, _group, _mark in places],
        "marker": {"symbol": "line-ns", "size": BASE, "line": {"color": palette.ink, "width": 1.5}},
    }
    return [{"type": "scatter", "hoverinfo": "skip", "showlegend": False} | part for part in (lines, strokes)]


def _quotients(values: Sequence[float]) -> dict[str, Any]:
    right = max([position(2), *(position(value) for value in values)])
    shown = [tick for tick in TICKS if position(tick) <= right + 0.02]
    return {
        "range": [-1.05, right + 0.06],
        "tickmode": "array",
        "tickvals": [position(tick) for tick in shown],
        "ticktext": [number(tick, 0 if tick == int(tick) else 2 if tick == 0.25 else 1) for tick in shown],
    }


def _label(lines: Sequence[str], palette: Palette) -> dict[str, Any]:
    """What is read across, above the axis from the right edge: centred on the axis it would be cut on a phone."""
    return {
        "text": "<br>".join(lines),
        "font": _small(palette),
        "xref": "paper",
        "yref": "paper",
        "x": 1,
        "y": 1,
        "yshift": TICKS_HEIGHT - 8,
        "xanchor": "right",
        "yanchor": "bottom",
        "align": "right",
        "showarrow": False,
    }


def _shares(values: Sequence[float]) -> dict[str, Any]:
    right = max([0.01, *values])
    return {"range": [-0.03 * right, 1.05 * right], "tickformat": ".0%" if right > 0.05 else ".1%", "nticks": 6}


def _axis(palette: Palette) -> dict[str, Any]:
    return {
        "side": "top",
        "tickangle": 0,
        "tickfont": _small(palette),
        "gridcolor": palette.line,
        "gridwidth": 0.5,
        "zeroline": False,
        "fixedrange": True,
    }


def _one(rows: int, palette: Palette) -> dict[str, Any]:
    """The line at a quotient of 1."""
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": 0.6,
        "y1": -rows + 0.4,
        "layer": "below",
        "line": {"color": palette.quiet, "width": 1.5},
    }


def _small(palette: Palette) -> dict[str, Any]:
    return {"size": SMALL_SIZE, "color": palette.quiet}
