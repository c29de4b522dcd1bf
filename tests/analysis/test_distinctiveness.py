"""Distinctiveness: hand-worked values, the definition cell by cell, and properties."""

from math import log, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.distinctiveness import distinctiveness
from tests.analysis.conftest import AMOUNTS, LEVELS

MATRIX = pd.DataFrame(
    [[3, 1, np.nan], [2, np.nan, 1], [1, np.nan, np.nan]], index=list("abc"), columns=list("xyz"), dtype=float
)


def test_by_hand() -> None:
    found = distinctiveness(MATRIX)
    # x is held by all three: ln(3/3) = 0. y by one: ln 3; it is the only rare industry of a, so it scores 1.
    assert found.loc["a"].fillna(-1).tolist() == [0.0, 1.0, -1.0]
    # c holds only what all hold: its score is 0, not blank.
    assert found.loc["c"].fillna(-1).tolist() == [0.0, -1.0, -1.0]


def test_a_rare_direction_can_outweigh_a_common_flagship() -> None:
    matrix = pd.DataFrame([[3.0, 1.0], [3.0, np.nan], [3.0, np.nan], [np.nan, np.nan]], columns=["common", "rare"])
    found = distinctiveness(matrix.assign(other=[np.nan, np.nan, np.nan, 1.0])).loc[0]
    common, rare = 3 * log(4 / 3), 1 * log(4 / 1)
    assert found["common"] == pytest.approx(common / sqrt(common**2 + rare**2))
    assert found["rare"] == pytest.approx(rare / sqrt(common**2 + rare**2))
    assert found["rare"] > found["common"]


@given(st.one_of(LEVELS, AMOUNTS))
def test_each_cell_equals_its_definition(matrix: pd.DataFrame) -> None:
    found = distinctiveness(matrix)
    regions = [label for label, row in matrix.iterrows() if any(value > 0 for value in row)]
    rarity = {key: len(regions) / sum(value > 0 for value in matrix[key]) for key in matrix if (matrix[key] > 0).any()}
    for label in matrix.index:
        weighted = {key: matrix.loc[label, key] * log(rarity[key]) for key in rarity if matrix.loc[label, key] > 0}
        length = sqrt(sum(value**2 for value in weighted.values()))
        expected = [weighted[key] / (length or 1.0) if key in weighted else np.nan for key in matrix]
        assert found.loc[label].tolist() == pytest.approx(expected, abs=1e-9, nan_ok=True)


def test_invalid_values_raise_and_extreme_values_stay_finite() -> None:
    with pytest.raises(ValueError, match="row “b”, column “y” is negative"):
        distinctiveness(MATRIX.assign(y=[1.0, -2.0, 0.0]))
    with pytest.raises(ValueError, match="row “a”, column “x” is infinite"):
        distinctiveness(MATRIX.assign(x=[np.inf, 1.0, 1.0]))
    extreme = pd.DataFrame([[1e308, np.nan, 1e308], [np.nan, 1e-200, np.nan]])
    half = sqrt(1 / 2)
    assert distinctiveness(extreme).fillna(-1).to_numpy().tolist() == [
        [pytest.approx(half), -1, pytest.approx(half)],
        [-1, 1, -1],
    ]


@given(st.one_of(LEVELS, AMOUNTS), st.floats(0.1, 100), st.integers(0, 99))
def test_properties(matrix: pd.DataFrame, factor: float, seed: int) -> None:
    found = distinctiveness(matrix)
    pd.testing.assert_frame_equal(found.isna(), ~(matrix > 0))
    assert ((found >= 0) & (found <= 1 + 1e-12) | found.isna()).all(axis=None)
    squares = (found**2).sum(axis=1)
    assert ((squares - 1).abs().lt(1e-9) | squares.eq(0)).all()
    pd.testing.assert_frame_equal(distinctiveness(matrix * factor), found)
    pd.testing.assert_frame_equal(distinctiveness(matrix.assign(blank=np.nan))[list(matrix.columns)], found)
    shuffled = matrix.sample(frac=1, random_state=seed).sample(frac=1, axis=1, random_state=seed)
    pd.testing.assert_frame_equal(distinctiveness(shuffled).loc[matrix.index, matrix.columns], found)
    everyone = matrix.columns[(matrix > 0)[(matrix > 0).any(axis=1)].all(axis=0)]
    assert (found[everyone].fillna(0) == 0).all(axis=None)
