"""Herfindahl and Theil: hand-worked values, bounds, and scipy's entropy as an oracle."""

from math import log

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy

from analysis.herfindahl import herfindahl
from analysis.shares import shares
from analysis.theil import theil
from tests.analysis.conftest import AMOUNTS

ROW = pd.Series([1.0, 1.0, 2.0, np.nan], index=list("wxyz"))


def test_by_hand() -> None:
    assert herfindahl(ROW) == 1 / 16 + 1 / 16 + 4 / 16
    assert herfindahl(ROW, normalised=True) == pytest.approx((3 / 8 - 1 / 3) / (1 - 1 / 3))
    assert theil(ROW) == pytest.approx(2 * (1 / 4) * log(3 / 4) + (1 / 2) * log(3 / 2))
    assert theil(ROW, normalised=True) == pytest.approx(theil(ROW) / log(3))


def test_a_known_zero_counts_as_an_industry_and_a_blank_does_not() -> None:
    with_zero = ROW.fillna(0.0)
    assert herfindahl(with_zero) == herfindahl(ROW)
    assert herfindahl(with_zero, normalised=True) == pytest.approx((3 / 8 - 1 / 4) / (1 - 1 / 4))
    assert theil(with_zero) == pytest.approx(theil(ROW) + log(4 / 3))


def test_bounds_are_reached() -> None:
    even, one = pd.Series([5.0] * 4), pd.Series([5.0, 0.0, 0.0, 0.0])
    assert (herfindahl(even), herfindahl(one)) == (1 / 4, 1)
    assert (herfindahl(even, normalised=True), herfindahl(one, normalised=True)) == (0, 1)
    assert (theil(even), theil(one)) == (0, pytest.approx(log(4)))
    assert theil(one, normalised=True) == pytest.approx(1)


@pytest.mark.parametrize("measure", [herfindahl, theil])
def test_rows_without_an_amount_are_blank(measure: object) -> None:
    found = measure(pd.DataFrame([[np.nan, np.nan], [0.0, 0.0], [1.0, np.nan]]))  # type: ignore[operator]
    assert found.isna().tolist() == [True, True, False]
    assert np.isnan(measure(pd.Series([1.0, np.nan]), normalised=True))  # type: ignore[operator]
    with pytest.raises(ValueError, match="negative"):
        measure(pd.DataFrame([[-1.0]]))  # type: ignore[operator]


@given(AMOUNTS, st.floats(1e-3, 1e3))
def test_properties(matrix: pd.DataFrame, factor: float) -> None:
    for measure, limit in ((herfindahl, 1.0), (theil, np.inf)):
        found = measure(matrix)
        assert (found.isna() | ((found >= 0) & (found <= limit + 1e-12))).all()
        pd.testing.assert_series_equal(measure(matrix * factor), found)
        pd.testing.assert_series_equal(measure(matrix.assign(blank=np.nan)), found)
        pd.testing.assert_series_equal(measure(matrix.iloc[:, ::-1]), found)
        normalised = measure(matrix, normalised=True)
        assert (normalised.isna() | ((normalised >= 0) & (normalised <= 1 + 1e-9))).all()


@given(AMOUNTS)
def test_theil_is_the_largest_entropy_less_the_entropy(matrix: pd.DataFrame) -> None:
    found = theil(matrix)
    for label, row in matrix.iterrows():
        known = row.dropna()
        if known.sum() > 0:
            assert found[label] == pytest.approx(log(len(known)) - entropy(known), abs=1e-9)


@given(AMOUNTS)
def test_shares_add_up_to_one(matrix: pd.DataFrame) -> None:
    total = shares(matrix).sum(axis=1, min_count=1)
    assert ((total - 1).abs() < 1e-9).eq(matrix.sum(axis=1) > 0).all()
