"""Scaled amounts: a part of a matrix is scaled with the totals of the whole."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.location_quotient import location_quotient, specialised
from analysis.scale import LQ_STEPS, Scale, on_scale
from analysis.shares import shares
from tests.analysis.conftest import AMOUNTS

JOBS = pd.DataFrame([[30.0, 10.0, np.nan], [10.0, 50.0, 0.0]], index=["a", "b"], columns=list("xyz"))


def levels(matrix: pd.DataFrame) -> pd.DataFrame:
    return on_scale(matrix, matrix.sum(axis=1), matrix.sum(), float(matrix.sum().sum()), Scale.LQ).levels


def scaled(matrix: pd.DataFrame, scale: Scale, part: pd.DataFrame | None = None) -> pd.DataFrame:
    rows, columns = matrix.sum(axis=1), matrix.sum()
    part = matrix if part is None else part
    return on_scale(part, rows[part.index], columns[part.columns], float(columns.sum()), scale).values


def test_by_hand() -> None:
    found = on_scale(JOBS, JOBS.sum(axis=1), JOBS.sum(), 100.0, Scale.LQ)
    assert found.values.loc["a", "x"] == (30 / 40) / (40 / 100)
    assert found.levels.fillna(0).to_numpy().tolist() == [[2, 0, 0], [0, 1, 0]]
    share = on_scale(JOBS, JOBS.sum(axis=1), JOBS.sum(), 100.0, Scale.SHARE)
    assert share.values.loc["a", "x"] == 30 / 40
    raw = on_scale(JOBS, JOBS.sum(axis=1), JOBS.sum(), 100.0, Scale.RAW)
    assert raw.steps == pytest.approx((20.0, 35.0, 44.0))
    assert raw.levels.fillna(0).to_numpy().tolist() == [[1, 0, 0], [0, 3, 0]]


def test_a_step_belongs_to_the_level_above_it() -> None:
    row = pd.DataFrame([list(LQ_STEPS)], columns=list("xyz"))
    one = pd.Series([1.0, 1.0, 1.0], index=list("xyz"))
    found = on_scale(row, pd.Series([1.0]), one, 1.0, Scale.LQ)
    assert found.levels.to_numpy().tolist() == [[1.0, 2.0, 3.0]]


@given(AMOUNTS)
def test_scaled_values_are_the_location_quotient_and_the_share_of_the_whole(matrix: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(scaled(matrix, Scale.LQ), location_quotient(matrix), rtol=1e-9)
    pd.testing.assert_frame_equal(scaled(matrix, Scale.SHARE), shares(matrix), rtol=1e-9)
    part = matrix.iloc[:1, :1]
    pd.testing.assert_frame_equal(scaled(matrix, Scale.LQ, part), location_quotient(matrix).iloc[:1, :1], rtol=1e-9)
    assert scaled(matrix, Scale.RAW).equals(matrix)


WEIGHTS = arrays(float, st.integers(2, 7), elements=st.floats(1e-3, 1e3))


@given(WEIGHTS, WEIGHTS)
def test_where_all_regions_have_one_structure_every_cell_is_at_the_first_step(
    sizes: np.ndarray, structure: np.ndarray
) -> None:
    assert (levels(pd.DataFrame(np.outer(sizes, structure))) == 1).all(axis=None)


@given(AMOUNTS)
def test_the_first_step_is_reached_where_a_region_is_specialised(matrix: pd.DataFrame) -> None:
    assert levels(matrix).notna().equals(specialised(matrix))
