"""The matrix as Plotly gets it: one clickable marker a cell, shapes by kind of source, blanks by their kind."""

import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures.matrix import least_height, matrix
from components.figures.matrix_overlay import matrix_overlay
from components.figures.matrix_parts import Heading, MatrixCells, mark
from components.figures.matrix_tall import tall_lines, tall_matrix
from components.text.theme import LIGHT
from tests.components.figures.validated import validated

LEGEND = {
    name: name for name in ("level_1", "level_2", "level_3", "commentary", "lists", "not_mentioned", "not_covered")
}
NONE = float("nan")


def headings(names: str, group: str = "g") -> list[Heading]:
    return [Heading(name, name.upper(), group, group, "1") for name in names]


def cells(rows: str = "ab", columns: str = "xyz") -> MatrixCells:
    empty = pd.DataFrame(NONE, index=list(rows), columns=list(columns))
    commentary, lists = empty.copy(), empty.copy()
    commentary.loc["a", "x"] = 3.0
    lists.loc["a", "x"] = 2.0
    lists.loc["b", "y"] = 1.0
    blanks = pd.DataFrame("not mentioned", index=list(rows), columns=list(columns))
    blanks.loc["b", "z"] = "not covered"
    hover = pd.DataFrame({c: [f"{r}{c}" for r in rows] for c in columns}, index=list(rows))
    return MatrixCells(commentary, lists, blanks, hover)


def named(figure: go.Figure, name: str) -> go.Scatter:
    return next(trace for trace in figure.data if trace.name == name)


def drawn(kind: str) -> go.Figure:
    rows, columns = headings("ab"), headings("xyz")
    if kind == "wide":
        return validated(matrix(rows, columns, cells(), LIGHT, legend=LEGEND, total_label="n", count_label="m"))
    return validated(tall_matrix(rows, columns, cells(), LIGHT, legend=LEGEND))


BOTH = pytest.mark.parametrize("kind", ["wide", "tall"])


@BOTH
def test_every_cell_is_one_marker_that_says_which_it_is(kind: str) -> None:
    top = drawn(kind).data[0]
    assert [tuple(cell) for cell in top.customdata] == [(r, c) for r in "ab" for c in "xyz"]
    assert list(top.text) == ["ax", "ay", "az", "bx", "by", "bz"]
    assert len(set(zip(top.x, top.y, strict=True))) == 6


@BOTH
def test_commentary_is_a_square_and_a_list_is_a_ring_in_the_same_cell(kind: str) -> None:
    figure = drawn(kind)
    square, ring = named(figure, "level_3, commentary"), named(figure, "level_2, lists")
    assert (square.marker.symbol, ring.marker.symbol) == ("square", "circle-open")
    assert (square.x[0], square.y[0]) == (ring.x[0], ring.y[0]) == (figure.data[0].x[0], figure.data[0].y[0])


@BOTH
def test_the_legend_names_only_what_occurs(kind: str) -> None:
    shown = {trace.name for trace in drawn(kind).data if trace.showlegend is not False}
    assert shown == {"level_3, commentary", "level_2, lists", "level_1, lists", "not_mentioned", "not_covered"}


def test_a_matrix_of_many_rows_may_shrink_and_its_marks_still_fit() -> None:
    names = "abcdefghijklmnopqrstuvwxy"
    figure = validated(
        matrix(headings(names), headings("xyz"), cells(names), LIGHT, legend=LEGEND, total_label="n", count_label="m")
    )
    least = least_height(len(names), figure.layout.height)
    assert least < figure.layout.height
    plot = least - figure.layout.margin.t - figure.layout.margin.b
    bottom, top = figure.layout.yaxis.range
    assert max(trace.marker.size for trace in figure.data if trace.name == "not_mentioned") < plot / (top - bottom)
    assert least_height(20, 700) == 700


def test_a_stronger_level_is_larger() -> None:
    sizes = [mark("commentary", level, LIGHT)["size"] for level in (1, 2, 3)]
    widths = [mark("lists", level, LIGHT)["line"]["width"] for level in (1, 2, 3)]
    assert sizes == sorted(set(sizes))
    assert widths == sorted(set(widths))


@BOTH
def test_not_covered_has_a_stroke_and_not_mentioned_has_none(kind: str) -> None:
    figure = drawn(kind)
    stroke = named(figure, "not_covered")
    assert list(zip(stroke.x, stroke.y, strict=True)) == [(figure.data[0].x[5], figure.data[0].y[5])]


@BOTH
def test_only_the_cells_take_the_pointer(kind: str) -> None:
    assert [trace.hoverinfo for trace in drawn(kind).data[1:]] == ["skip"] * (len(drawn(kind).data) - 1)


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Materials, energy and environment", ["Materials,", "energy", "and", "environment"]),
        (
            "材料、能源与环境",
            ["材料、", "能源", "与环境"],
        ),
    ],
)
def test_names_of_groups_break_where_their_language_breaks(label: str, lines: list[str]) -> None:
    industry = Heading("i", "i", "g", label, "0")
    none = pd.DataFrame(NONE, index=["r"], columns=["i"])
    text = pd.DataFrame("", index=["r"], columns=["i"])
    cells = MatrixCells(none, none, text, text)
    drawing = matrix(
        [Heading("r", "r", "h", "", "0")], [industry], cells, LIGHT, legend=LEGEND, total_label="n", count_label="m"
    )
    figure = validated(drawing)
    assert "<br>".join(lines) in [note.text for note in figure.layout.annotations]


def test_forty_by_forty_keeps_cells_apart() -> None:
    rows, columns = [f"r{i}" for i in range(40)], [f"c{i}" for i in range(40)]
    empty = pd.DataFrame(NONE, index=rows, columns=columns)
    text = pd.DataFrame("", index=rows, columns=columns)
    drawing = matrix(
        [Heading(r, r, "g", "", "0") for r in rows],
        [Heading(c, c, "g", "", "0") for c in columns],
        MatrixCells(empty, empty, text, text),
        LIGHT,
        legend=LEGEND,
        total_label="n",
        count_label="m",
    )
    figure = validated(drawing)
    height = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    bottom, top = figure.layout.yaxis.range
    assert height / (top - bottom) >= figure.data[0].marker.size


def test_what_lies_over_the_upright_matrix_is_named_as_the_figure_names_it() -> None:
    rows, columns = headings("ab"), [*headings("xyz"), *headings("w", group="h")]
    drawing = tall_matrix(rows, columns, cells(columns="xyzw"), LIGHT, legend=LEGEND)
    over = matrix_overlay(tall_lines(rows, columns), drawing.data)
    named = re.findall(r'<span style="top:(\d+)px">(.+?)</span>', over)
    assert [text for _top, text in named] == ["<b>g</b>", "X", "Y", "Z", "<b>h</b>", "W"]
    assert [text for _top, text in named] == list(drawing.layout["yaxis"]["ticktext"])
    tops = [int(top) for top, _text in named]
    assert tops == sorted(tops)
    marks = [trace for trace in drawing.data if trace.get("showlegend", True)]
    assert len(re.findall("<i>", over)) == len(marks)
    assert all(trace["name"] in over for trace in marks)


def test_long_groups_name_the_regions_again() -> None:
    lines = tall_lines(headings("ab"), headings("abcdefghijklmnopqrstu"))
    heads = [at for at, line in enumerate(lines) if line.industry is None]
    assert heads == [0, 11, 22]  # 21 rows: after ten, and after twenty
    assert [lines[at].label for at in heads] == ["g", "", ""]
