"""The figures of the industrial cloud page draw what the tables say, and every "more than" stays open."""

import plotly.graph_objects as go
import pytest

from components.dataset.table_rows import rows_of
from components.figures.cloud import StatedNumber, centres, side_by_side
from components.text.theme import DARK, LIGHT
from data.atlas import Atlas


@pytest.fixture(scope="module")
def national(atlas: Atlas) -> list[StatedNumber]:
    return [
        StatedNumber(
            str(row["row"]), row["value"], row["qualifier"] == "more than", f"label of {row['row']}", "said of it"
        )
        for row in rows_of(atlas, "digital_economy", area_id="CN")
    ]


def arrows(figure: go.Figure) -> list[go.layout.Annotation]:
    return [note for note in figure.layout.annotations if note.showarrow]


def labels(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations if not note.showarrow]


def test_every_centre_has_a_square_and_the_enlarged_one_its_order_of_magnitude() -> None:
    squares, dots = centres(120, 2, LIGHT, label="one square", part_label="hundreds").data
    assert len(set(zip(squares.x, squares.y, strict=True))) == 120
    assert len(set(zip(dots.x, dots.y, strict=True))) == 100
    assert list(squares.marker.color).count(LIGHT.ink) == 1


@pytest.mark.parametrize(("power", "drawn"), [(0, 1), (1, 10), (2, 100), (4, 100)])
def test_no_more_dots_are_drawn_than_can_be_told_apart(power: int, drawn: int) -> None:
    figure = centres(5, power, DARK, label="", part_label="")
    assert len(figure.data[1].x) == drawn


def test_squares_dots_and_labels_lie_within_the_axes() -> None:
    figure = centres(120, 2, LIGHT, label="one square", part_label="hundreds")
    (left, right), (bottom, top) = figure.layout.xaxis.range, figure.layout.yaxis.range
    for trace in figure.data:
        assert left < min(trace.x) <= max(trace.x) < right
        assert bottom < min(trace.y) <= max(trace.y) < top
    assert labels(figure) == ["one square", "hundreds"]
    assert all(bottom < note.y < min(figure.data[0].y) for note in figure.layout.annotations)


def test_bars_start_at_zero_and_keep_both_methods(national: list[StatedNumber]) -> None:
    figure = side_by_side(national, LIGHT, axis_label="trillion")
    (bars,) = figure.data
    assert list(bars.x) == [39.2, 19.0]
    assert bars.base is None
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.xaxis.range[1] > 39.2
    assert labels(figure) == ["label of 1", "label of 2"]
    assert [arrow.x for arrow in arrows(figure)] == [19.0]
    assert list(bars.marker.color) == [LIGHT.quiet, LIGHT.paper]


def test_nothing_to_draw_is_an_empty_figure() -> None:
    assert not list(side_by_side([], LIGHT, axis_label="").data[0].x)
