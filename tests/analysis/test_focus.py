"""The focus matrix: highest level, the three blanks, dates and choices of sources."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.focus import Blank, Focus, by_cell, focus_matrix, highest
from analysis.sources_in_force import SourceChoice, in_force
from data.atlas import Atlas
from tests.conftest import focus_of

REGIONS, INDUSTRIES = ["r1", "r2", "r3"], ["i1", "i2"]
SOURCES = pd.DataFrame(
    {
        "source_id": ["essay", "list-a", "list-b", "list-c"],
        "kind": ["commentary", "list", "list", "list"],
        "date": ["2021-08-04", "2020-05-01", "2022-01-01", ""],
    }
)
EVIDENCE = pd.DataFrame(
    [
        ("r1", "i1", "essay", 1),
        ("r1", "i1", "list-a", 3),
        ("r2", "i2", "list-b", 2),
        ("r3", "i1", "list-c", 2),
    ],
    columns=["region_id", "industry_id", "source_id", "level"],
)
EVIDENCE["evidence_id"] = EVIDENCE["source_id"] + "/" + EVIDENCE["region_id"] + "/" + EVIDENCE["industry_id"]


def build(chosen: tuple[str, ...]) -> Focus:
    return focus_matrix(EVIDENCE, SOURCES, REGIONS, INDUSTRIES, chosen)


def test_a_cell_takes_the_highest_level_and_keeps_both_rows_of_evidence() -> None:
    focus = build(("essay", "list-a"))
    assert focus.levels.loc["r1", "i1"] == 3
    assert focus.commentary.loc["r1", "i1"] == 1
    assert focus.lists.loc["r1", "i1"] == 3
    assert focus.cell("r1", "i1") == ["list-a/r1/i1", "essay/r1/i1"]
    assert (focus.level("r1", "i1"), focus.level("r1", "i2")) == (3, None)
    assert (focus.named_by("r1"), focus.naming("i1")) == ({"i1": 3}, {"r1": 3})


def test_not_mentioned_differs_from_not_covered() -> None:
    focus = build(("essay", "list-a"))
    assert focus.blanks.loc["r1", "i2"] == Blank.NOT_MENTIONED
    assert focus.blanks.loc["r2", "i2"] == Blank.NOT_COVERED
    assert focus.blanks.loc["r1", "i1"] == ""
    assert focus.covered == ("r1",)
    assert (focus.blank("r1"), focus.blank("r2")) == (None, Blank.NOT_COVERED)
    assert (focus.blank("r1", "i1"), focus.blank("r1", "i2")) == (None, Blank.NOT_MENTIONED)


def test_without_any_source_every_cell_is_not_covered() -> None:
    focus = build(())
    assert focus.levels.isna().all(axis=None)
    assert (focus.blanks == Blank.NOT_COVERED).all(axis=None)


@pytest.mark.parametrize(
    ("choice", "as_of", "expected"),
    [
        (SourceChoice.DATED, date(2021, 8, 4), ("essay", "list-a")),
        (SourceChoice.DATED, date(2021, 8, 3), ("list-a",)),
        (SourceChoice.DATED, date(2022, 1, 1), ("essay", "list-a", "list-b")),
        (SourceChoice.COMMENTARY, date(2022, 1, 1), ("essay",)),
        (SourceChoice.COMMENTARY, date(2021, 8, 3), ()),
        (SourceChoice.UNDATED, date(2021, 8, 4), ("essay", "list-a", "list-c")),
    ],
)
def test_a_source_is_in_force_from_its_date_and_an_undated_one_only_by_choice(
    choice: SourceChoice, as_of: date, expected: tuple[str, ...]
) -> None:
    assert in_force(SOURCES, choice, as_of) == expected


@given(st.lists(st.sampled_from(["essay", "list-a", "list-b", "list-c"]), unique=True))
def test_more_sources_never_lower_a_level(chosen: list[str]) -> None:
    fewer, all_of_them = build(tuple(chosen)).levels, build(tuple(SOURCES["source_id"])).levels
    assert (fewer.isna() | (fewer <= all_of_them)).all(axis=None)


def test_the_order_of_the_evidence_changes_nothing(atlas: Atlas, focus: Focus) -> None:
    shuffled = atlas.table("evidence").sample(frac=1, random_state=7)
    sources, regions = atlas.table("sources"), list(atlas.regions)
    again = focus_matrix(shuffled, sources, regions, list(atlas.industries), focus.sources, atlas.broader)
    pd.testing.assert_frame_equal(again.levels, focus.levels)
    pd.testing.assert_frame_equal(again.blanks, focus.blanks)


def test_the_built_in_matrix_agrees_with_a_plain_loop_over_the_rows(atlas: Atlas) -> None:
    best: dict[tuple[str, str], int] = {}
    for row in atlas.evidence.values():
        date_of_source = atlas.sources[row.source_id].date
        is_report = atlas.sources[row.source_id].kind in ("work report", "policy address")
        if row.region_id in atlas.regions and not is_report and "" < date_of_source <= "2021-08-04":
            cell = (row.region_id, row.industry_id)
            best[cell] = max(best.get(cell, 0), row.level)
    levels = focus_of(atlas, SourceChoice.DATED, date(2021, 8, 4)).levels.stack().dropna()
    assert levels.astype(int).to_dict() == best


def test_at_the_commentarys_date_macao_and_fuzhou_have_no_other_source(focus: Focus) -> None:
    assert focus.lists.loc[["CN-MO", "CN-350100"]].isna().all(axis=None)
    assert focus.commentary.loc[["CN-MO", "CN-350100"]].notna().any(axis=1).all()


def test_evidence_ids_can_be_limited_to_a_region_and_an_industry() -> None:
    focus = build(("essay", "list-a", "list-b"))
    assert focus.evidence_ids() == ["essay/r1/i1", "list-a/r1/i1", "list-b/r2/i2"]
    assert focus.evidence_ids(region_id="r1") == ["essay/r1/i1", "list-a/r1/i1"]
    assert focus.evidence_ids(industry_id="i2") == ["list-b/r2/i2"]
    assert focus.evidence_ids("r1", "i2") == []


def test_named_by_and_naming_return_levels_in_matrix_order() -> None:
    levels = pd.DataFrame([[float("nan"), 2.0], [3.0, 1.0]], index=["r2", "r1"], columns=["i2", "i1"])
    focus = Focus(levels, levels, levels, levels.astype(str), levels.astype(str), EVIDENCE[:0], ())
    assert list(focus.named_by("r1").items()) == [("i2", 3), ("i1", 1)]
    assert focus.named_by("r2") == {"i1": 2}
    assert list(focus.naming("i1").items()) == [("r2", 2), ("r1", 1)]
    assert focus.naming("i2") == {"r1": 3}
    for lookup, missing in ((focus.named_by, "i1"), (focus.naming, "r1")):
        with pytest.raises(ValueError, match="not in list"):
            lookup(missing)


def test_by_cell_pairs_each_value_with_the_text_of_its_labels() -> None:
    matrix = pd.DataFrame([[1.0, 2.0], [3.0, 4.0]], index=[10, 20], columns=[30, 40])
    assert by_cell(matrix) == {("10", "30"): 1.0, ("10", "40"): 2.0, ("20", "30"): 3.0, ("20", "40"): 4.0}


def blanks_only(rows: list[list[str]]) -> Focus:
    names = [f"r{number}" for number in range(1, len(rows) + 1)]
    blanks = pd.DataFrame(rows, index=names, columns=INDUSTRIES)
    levels = pd.DataFrame(float("nan"), index=names, columns=INDUSTRIES).mask(blanks == "", 1.0)
    return Focus(levels, levels, levels, blanks, blanks, EVIDENCE[:0], ())


def test_the_blank_of_a_region_is_the_first_kind_in_its_row() -> None:
    focus = blanks_only(
        [
            [Blank.NOT_COVERED, Blank.NOT_COVERED],
            [Blank.NOT_APPLICABLE, Blank.NO_VALUE],
            [Blank.NOT_APPLICABLE, Blank.NOT_APPLICABLE],
            [Blank.NO_VALUE, Blank.BELOW],
            [Blank.NO_VALUE, ""],
            [Blank.NOT_MENTIONED, Blank.NOT_MENTIONED],
        ]
    )
    kinds = [focus.blank(f"r{number}") for number in range(1, 7)]
    assert kinds == [Blank.NOT_COVERED, Blank.NO_VALUE, Blank.NOT_APPLICABLE, None, None, None]
    assert focus.covered == ("r2", "r3", "r4", "r5", "r6")


def test_rows_about_other_regions_or_industries_are_ignored() -> None:
    matrix = highest(EVIDENCE, ["r1"], ["i1", "i2"])
    assert matrix.loc["r1", "i1"] == 3
    assert np.isnan(matrix.loc["r1", "i2"])
    assert np.isnan(highest(EVIDENCE, ["r1", "r2"], ["i2"]).loc["r1", "i2"])
