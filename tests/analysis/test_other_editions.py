"""Rows of other editions stand below a matrix, unchanged, and no count includes them."""

from functools import partial

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.editions import Edition, EvidenceChoice, edition_focus
from analysis.focus import Focus
from analysis.other_editions import SELECTABLE, edition_beside, pair_of, region_of, rows_of, split_pair, with_pairs
from data.atlas import Atlas

REGIONS = ("CN-AH", "CN-SH", "CN-HK")
KEYS = st.lists(
    st.builds(
        lambda region, edition: pair_of(region, edition) if edition else region,
        st.sampled_from(REGIONS),
        st.sampled_from([None, *SELECTABLE]),
    ),
    max_size=5,
)


def focus_of(atlas: Atlas, choice: EvidenceChoice) -> Focus:
    tables = atlas.table("evidence"), atlas.table("sources")
    return edition_focus(*tables, list(atlas.regions), list(atlas.industries), choice, atlas.broader)


@given(keys=KEYS, edition=st.sampled_from(Edition))
def test_each_row_means_one_region_in_one_edition(keys: list[str], edition: Edition) -> None:
    in_view = edition_beside(edition, keys)
    rows = rows_of(keys, edition)
    meant = [(split_pair(row)[0], split_pair(row)[1] or in_view) for row in rows]
    assert len(set(meant)) == len(meant)
    assert {(split_pair(key)[0], split_pair(key)[1] or in_view) for key in keys} == set(meant)
    assert set(rows.values()) <= set(keys)


@pytest.mark.parametrize("edition", list(Edition))
def test_rows_are_those_of_their_editions_and_nothing_else_changes(atlas: Atlas, edition: Edition) -> None:
    read = partial(focus_of, atlas)
    keys = [pair_of("CN-AH", other) for other in SELECTABLE] + ["CN-SH"]
    focus = with_pairs(read, EvidenceChoice(edition=edition), keys)
    alone = read(EvidenceChoice(edition=edition_beside(edition, keys)))
    pd.testing.assert_frame_equal(focus.levels.loc[alone.levels.index], alone.levels)
    assert focus.covered == alone.covered
    assert all(focus.naming(key) == alone.naming(key) for key in alone.levels.columns)
    assert focus.other_editions == tuple(key for key in rows_of(keys, edition) if key != region_of(key))
    for key in focus.other_editions:
        own = read(EvidenceChoice(edition=split_pair(key)[1] or edition))
        assert focus.named_by(key) == own.named_by("CN-AH")
        assert all(focus.cell(key, column) == own.cell("CN-AH", column) for column in own.levels.columns)
        assert all(focus.blank(key, column) == own.blank("CN-AH", column) for column in own.levels.columns)


def test_without_a_region_of_another_edition_the_matrix_is_the_same_object(atlas: Atlas) -> None:
    alone = focus_of(atlas, EvidenceChoice())
    assert with_pairs(lambda _choice: alone, EvidenceChoice(), ["CN-AH", "CN-SH@2021"]) is alone
