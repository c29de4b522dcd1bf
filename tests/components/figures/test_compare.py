"""The figures of the compare page: what is drawn where, and what a click says."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.cluster_order import cluster_order
from analysis.tree import branches
from components.figures.compare import comparison_figure
from components.figures.mark_table import MarkCell, MarkColumn, MarkFrames, MarkGroup, MarkRow, mark_groups
from components.figures.similarity import similarity_matrix
from components.text.theme import LIGHT
from tests.components.figures.validated import validated

COLUMNS = [MarkColumn("a", "A", "#000000"), MarkColumn("b", "B", "#000000")]


def row(key: str, commentary: tuple[int | None, ...], lists: tuple[int | None, ...], count: int) -> MarkRow:
    cells = (MarkCell(c, one, "" if c or one else "not mentioned") for c, one in zip(commentary, lists, strict=True))
    return MarkRow(key, key.upper(), tuple(cells), count)


def drawn() -> go.Figure:
    groups = [
        MarkGroup("both · 1", (row("ic", (3, None), (2, 1), 5),)),
        MarkGroup("only A · 2", (row("ai", (1, None), (None, None), 1), row("ev", (None, None), (2, None), 10))),
    ]
    hover = {(region, key): f"{region} {key}" for region in "ab" for key in ("ic", "ai", "ev")}
    return comparison_figure(COLUMNS, groups, LIGHT, hover=hover, total=10, total_label="of 10")


def marks(figure: go.Figure, symbol: str, colour: str) -> list[tuple[float, float]]:
    return [
        (x, y)
        for trace in figure.data[1:]
        if trace.mode == "markers" and trace.marker.symbol == symbol and trace.marker.color == colour
        for x, y in zip(trace.x, trace.y, strict=True)
    ]


def test_each_cell_carries_region_and_industry() -> None:
    assert [tuple(cell) for cell in drawn().data[0].customdata] == [
        (region, industry) for industry in ("ic", "ai", "ev") for region in ("a", "b")
    ]


def test_each_cell_shows_its_own_text() -> None:
    ground = drawn().data[0]
    assert [text.split() for text in ground.text] == [list(cell) for cell in ground.customdata]


def test_a_table_of_marks_holds_levels_blanks_and_counts() -> None:
    nan = float("nan")
    frame = pd.DataFrame({"a": [3, nan], "b": [nan, nan]}, index=["ic", "ai"])
    blanks = pd.DataFrame({"a": ["", "not mentioned"], "b": ["", "not covered"]}, index=["ic", "ai"])
    frames = MarkFrames(frame, frame.shift(1, axis=1), blanks)
    groups = mark_groups([("some", ["ic", "ai"]), ("none", [])], ["a", "b"], frames, {"ic": 7}, str.upper)
    first = MarkRow("ic", "IC", (MarkCell(3, None), MarkCell(None, 3)), 7)
    second = MarkRow("ai", "AI", (MarkCell(blank="not mentioned"), MarkCell(blank="not covered")), 0)
    assert groups == (MarkGroup("some · 2", (first, second)),)
    assert frames.transposed().cell("b", "ai") == MarkCell(blank="not covered")


def test_rows_run_from_top_to_bottom_block_by_block() -> None:
    figure = drawn()
    assert list(figure.layout.yaxis.ticktext) == ["IC", "AI", "EV"]
    assert list(figure.layout.yaxis.tickvals) == sorted(figure.layout.yaxis.tickvals, reverse=True)


def test_squares_and_rings_stand_in_the_cells_that_name_them() -> None:
    figure = drawn()
    places = dict(zip((tuple(cell) for cell in figure.data[0].customdata), figure.data[0].y, strict=True))
    assert marks(figure, "square", LIGHT.levels[2]) == [(0, places["a", "ic"])]
    assert marks(figure, "circle-open", LIGHT.levels[0]) == [(1, places["b", "ic"])]
    assert marks(figure, "circle-open", LIGHT.levels[1]) == [(0, places["a", "ic"]), (0, places["a", "ev"])]


def test_a_broader_heading_has_a_dot_and_a_blank_has_none() -> None:
    cells = (MarkCell(blank="broader"), MarkCell(blank="not mentioned"))
    groups = [MarkGroup("some · 1", (MarkRow("ic", "IC", cells, 5),))]
    hover = dict.fromkeys((("a", "ic"), ("b", "ic")), "")
    figure = comparison_figure(COLUMNS, groups, LIGHT, hover=hover, total=10, total_label="of 10")
    assert marks(figure, "circle", LIGHT.quiet) == [(0, figure.data[0].y[0])]


def test_a_bar_is_as_long_as_the_share_of_regions() -> None:
    bars = [shape for shape in drawn().layout.shapes if shape.type == "rect"]
    widths = [bar.x1 - bar.x0 for bar in bars]
    assert np.allclose(np.array(widths) / widths[2], [5 / 10, 1 / 10, 1])


def test_a_pair_stands_twice_and_the_diagonal_and_blanks_do_not() -> None:
    names = ["a", "b", "c"]
    near = pd.DataFrame([[1, 0.5, np.nan], [0.5, 1, np.nan], [np.nan] * 3], index=names, columns=names)
    hover = {(one, other): f"{one}{other}" for one in names for other in names}
    ordering = cluster_order(near)
    figure = validated(
        similarity_matrix(near, dict.fromkeys(names, "x"), branches(ordering), hover, LIGHT, marked=("a",))
    )
    assert [tuple(pair) for pair in figure.data[0].customdata] == [("a", "b"), ("b", "a")]
    assert list(figure.data[0].text) == ["50", "50"]
    assert [trace.mode for trace in figure.data[1:]] == ["lines"]
    assert list(figure.layout.xaxis.ticktext) == ["<b>x</b>", "x", "x"]
    for name, width in (("Inner Mongolia (Reports 2026)", 29 * 6), ("安徽（截至2021年清单）", 9 * 11 + 4 * 6)):
        long = similarity_matrix(near, dict.fromkeys(names, name), branches(ordering), hover, LIGHT)
        assert validated(long).layout.margin.t >= 0.766 * width  # sine of 50 degrees
        assert validated(long).layout.height - figure.layout.height == validated(long).layout.margin.t - 70
