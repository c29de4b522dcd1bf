"""The figures of the industrial cloud page draw what the tables say, and every "more than" stays open."""

from math import log10

import plotly.graph_objects as go
import pytest

from components.dataset.table_rows import rows_of
from components.figures.cloud import DECADES, TICKS, StatedNumber, claims, side_by_side
from components.text.theme import DARK, LIGHT, Palette
from data.load import Atlas

TICK_LABELS = [f"{tick:,}" for tick in TICKS]


@pytest.fixture(scope="module")
def counts(atlas: Atlas) -> list[StatedNumber]:
    return [
        StatedNumber(
            row["claim_id"], row["value"], row["qualifier"] == "more than", f"label of {row['claim_id']}", "said of it"
        )
        for row in rows_of(atlas, "industrial_cloud", kind="count")
    ]


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


def test_marks_stand_at_the_values_of_the_table(counts: list[StatedNumber], atlas: Atlas) -> None:
    figure = claims(counts, LIGHT, axis_label="logarithmic", tick_labels=TICK_LABELS)
    (marks,) = figure.data
    table = atlas.table("industrial_cloud").set_index("claim_id")["value"]
    drawn = dict(zip(marks.customdata, marks.x, strict=True))
    assert drawn == table[table.notna()].to_dict()
    assert drawn == {"centres": 120, "partners": 300, "enterprises": 17000, "scenarios": 5, "clusters": 15}


def test_the_axis_is_logarithmic_says_so_and_holds_every_mark(counts: list[StatedNumber]) -> None:
    axis = claims(counts, LIGHT, axis_label="logarithmic", tick_labels=TICK_LABELS).layout.xaxis
    assert axis.type == "log"
    assert axis.title.text == "logarithmic"
    assert list(axis.tickvals) == [1, 10, 100, 1000, 10000]
    assert list(axis.ticktext) == ["1", "10", "100", "1,000", "10,000"]
    assert all(axis.range[0] < log10(claim.value) < axis.range[1] for claim in counts)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_more_than_is_open_and_has_an_arrow_to_the_right(counts: list[StatedNumber], palette: Palette) -> None:
    figure = claims(counts, palette, axis_label="", tick_labels=TICK_LABELS)
    (marks,) = figure.data
    filled = {
        claim for claim, colour in zip(marks.customdata, marks.marker.color, strict=True) if colour == palette.ink
    }
    assert filled == {"scenarios"}
    found = arrows(figure)
    assert sorted(arrow.x for arrow in found) == pytest.approx(sorted(log10(c.value) for c in counts if c.open_ended))
    assert all(arrow.ax < 0 < arrow.xshift and arrow.ay == 0 for arrow in found)


def test_every_mark_has_its_label_in_its_row(counts: list[StatedNumber]) -> None:
    figure = claims(counts, LIGHT, axis_label="", tick_labels=TICK_LABELS)
    (marks,) = figure.data
    rows = {note.text: note.y for note in figure.layout.annotations if not note.showarrow}
    assert rows == {f"label of {claim}": y for claim, y in zip(marks.customdata, marks.y, strict=True)}


def test_a_label_opens_towards_the_middle(counts: list[StatedNumber]) -> None:
    figure = claims(counts, LIGHT, axis_label="", tick_labels=TICK_LABELS)
    anchors = {note.text: note.xanchor for note in figure.layout.annotations if not note.showarrow}
    assert anchors["label of scenarios"] == "left"
    assert anchors["label of centres"] == "center"
    assert anchors["label of enterprises"] == "right"
    assert max(note.x for note in figure.layout.annotations) < DECADES


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
    assert not list(claims([], LIGHT, axis_label="", tick_labels=TICK_LABELS).data[0].x)
    assert not list(side_by_side([], LIGHT, axis_label="").data[0].x)
