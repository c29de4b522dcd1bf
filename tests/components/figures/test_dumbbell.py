"""The dumbbell plot of the page on change."""

from components.figures.dumbbell import DumbbellRow, dumbbell
from components.text.theme import DARK
from tests.components.figures.validated import validated

ROWS = [
    DumbbellRow("ai", "AI <b>", 24, 33, 2, 9, "from 24 to 33"),
    DumbbellRow("5g", "5G", 30, 20, 5, 1, "from 30 to 20"),
    DumbbellRow("new", "New", 7, 7, 0, 0, "stays"),
]


def test_each_row_has_both_values_and_a_line_between_them() -> None:
    figure = validated(
        dumbbell(ROWS, DARK, axis_label="of 33 regions", limit=33, names=("2021", "2026"), top="at the top")
    )
    lines, top_then, top_now, then, now = figure.data
    assert list(lines.x) == [24, 33, None, 30, 20, None, 7, 7, None]
    assert (list(then.x), list(now.x)) == ([24, 30, 7], [33, 20, 7])
    assert list(then.customdata) == list(now.customdata) == ["ai", "5g", "new"]
    assert (list(top_then.x), list(top_now.x)) == ([2, 5, 0], [9, 1, 0])
    assert {trace.hoverinfo for trace in (lines, top_then, top_now)} == {"skip"}
    assert "at the top" in figure.layout.xaxis.title.text
    low, high = figure.layout.xaxis.range
    assert low < 0 < 33 < high


def test_labels_give_the_difference_and_are_escaped() -> None:
    figure = validated(
        dumbbell(ROWS, DARK, axis_label="of 33 regions", limit=33, names=("2021", "2026"), top="at the top")
    )
    assert list(figure.layout.yaxis.ticktext) == ["AI &lt;b&gt;  +9", "5G  −10", "New  ±0"]


def test_no_rows_give_an_empty_figure() -> None:
    figure = validated(dumbbell([], DARK, axis_label="of 0 regions", limit=0, names=("2021", "2026"), top="at the top"))
    assert [list(trace.x or ()) for trace in figure.data] == [[]] * 5
