"""The dot plot of the profiles."""

import re

from components.figures.dot_plot import DotRow, dot_plot
from components.text.theme import DARK
from tests.components.figures.validated import validated


def test_marks_stand_at_their_counts_and_carry_their_id() -> None:
    rows = [DotRow("ic", "Integrated circuits", 5, 3, "five"), DotRow("ai", "Artificial intelligence", 9, 1, "nine")]
    figure = validated(dot_plot(rows, DARK, axis_label="regions", limit=14))
    marks = figure.data[0]
    assert list(marks.x) == [5, 9]
    assert list(marks.customdata) == ["ic", "ai"]
    assert list(figure.layout.yaxis.ticktext) == ["Integrated circuits", "Artificial intelligence"]
    assert marks.marker.size[0] > marks.marker.size[1]
    low, high = figure.layout.xaxis.range
    assert low < 0 < 14 < high


def test_no_rows_give_an_empty_figure() -> None:
    assert list(validated(dot_plot([], DARK, axis_label="regions", limit=14)).data[0].x or ()) == []


def test_what_the_shades_mean_stands_above_the_axis() -> None:
    rows = [DotRow("ic", "Integrated circuits", 5, 3, "five"), DotRow("ai", "Artificial intelligence", 9, 1, "nine")]
    figure = validated(dot_plot(rows, DARK, axis_label="regions", limit=14, level_name=lambda level: f"{level} <step>"))
    shades, axis = figure.layout.xaxis.title.text.split("<br>")
    assert axis == "regions"
    assert re.findall("color:(#[0-9A-F]{6})", shades) == [DARK.levels[2], DARK.levels[0]]
    assert re.sub("</?span[^>]*>", "", shades) == "■ 3 &lt;step&gt;  ■ 1 &lt;step&gt;"
    without = validated(dot_plot(rows, DARK, axis_label="regions", limit=14))
    assert without.layout.xaxis.title.text == "regions"
    assert figure.layout.height - figure.layout.margin.t == without.layout.height - without.layout.margin.t
