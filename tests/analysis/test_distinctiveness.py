"""Distinctiveness: fractions by hand, and scikit-learn's idea of the same weights written out."""

from math import log, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.distinctiveness import distinctiveness
from tests.analysis.conftest import LEVELS

MATRIX = pd.DataFrame(
    [[3, 1, np.nan], [2, np.nan, 1], [1, np.nan, np.nan]], index=list("abc"), columns=list("xyz"), dtype=float
)


def test_by_hand() -> None:
    found = distinctiveness(MATRIX)
    # x is held by all three: ln(3/3) = 0. y by one: ln 3, and alone in a's row it makes all of it.
    assert found.loc["a"].fillna(-1).tolist() == [0.0, 1.0, -1.0]
    assert found.loc["c"].isna().all()


def test_a_rare_direction_can_outweigh_a_common_flagship() -> None:
    matrix = pd.DataFrame([[3.0, 1.0], [3.0, np.nan], [3.0, np.nan], [np.nan, np.nan]], columns=["common", "rare"])
    found = distinctiveness(matrix.assign(other=[np.nan, np.nan, np.nan, 1.0])).loc[0]
    common, rare = 3 * log(4 / 3), 1 * log(4 / 1)
    assert found["common"] == pytest.approx(common / sqrt(common**2 + rare**2))
    assert found["rare"] == pytest.approx(rare / sqrt(common**2 + rare**2))
    assert found["rare"] > found["common"]


@given(LEVELS, st.floats(0.1, 100))
def test_properties(matrix: pd.DataFrame, factor: float) -> None:
    found = distinctiveness(matrix)
    assert ((found >= 0) & (found <= 1 + 1e-12) | found.isna()).all(axis=None)
    squares = (found**2).sum(axis=1)
    assert ((squares - 1).abs().lt(1e-9) | found.isna().all(axis=1)).all()
    pd.testing.assert_frame_equal(distinctiveness(matrix * factor), found)
    pd.testing.assert_frame_equal(distinctiveness(matrix.assign(blank=np.nan))[list(matrix.columns)], found)
    everyone = matrix.columns[matrix.loc[matrix.notna().any(axis=1)].notna().all(axis=0)]
    assert (found[everyone].fillna(0) == 0).all(axis=None)
