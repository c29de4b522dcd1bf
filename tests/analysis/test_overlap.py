"""Cosine and complementarity: hand-worked values, properties, and scipy as an oracle."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist

from analysis.complementarity import complementarity
from analysis.cosine import cosine
from analysis.jaccard import jaccard
from analysis.ruzicka import ruzicka
from tests.analysis.conftest import AMOUNTS, LEVELS

BLANK = np.nan
BY_HAND = pd.DataFrame(
    [[3, BLANK, 2, 1], [1, 2, 2, BLANK], [BLANK] * 4], index=["a", "b", "none"], columns=list("wxyz"), dtype=float
)


def test_cosine_by_hand() -> None:
    assert cosine(BY_HAND).loc["a", "b"] == pytest.approx((3 * 1 + 2 * 2) / (14**0.5 * 9**0.5))
    assert cosine(BY_HAND.loc["a"], BY_HAND.loc["b"]) == pytest.approx(7 / 126**0.5)


def test_complementarity_by_hand() -> None:
    # Only a: z with 1. Only b: x with 2. Either: max of w 3, x 2, y 2, z 1.
    assert complementarity(BY_HAND).loc["a", "b"] == 2 * min(1, 2) / (3 + 2 + 2 + 1)
    assert complementarity(BY_HAND.loc["a"], BY_HAND.loc["b"]) == 1 / 4


def test_complementarity_is_zero_if_one_region_contains_the_other() -> None:
    whole = pd.Series([3.0, 2.0, 1.0])
    assert complementarity(whole, pd.Series([3.0, BLANK, BLANK])) == 0
    assert complementarity(pd.Series([2.0, BLANK]), pd.Series([BLANK, 2.0])) == 1
    assert complementarity(whole, whole) == 0


@pytest.mark.parametrize("measure", [cosine, complementarity, ruzicka, jaccard])
def test_a_region_without_entries_is_blank_against_everything(measure: object) -> None:
    result = measure(BY_HAND)  # type: ignore[operator]
    assert result.loc["none"].isna().all()
    assert result["none"].isna().all()
    assert result.loc[["a", "b"], ["a", "b"]].notna().all(axis=None)


@pytest.mark.parametrize("measure", [cosine, complementarity, ruzicka, jaccard])
def test_invalid_input_raises(measure: object) -> None:
    call = measure  # type: ignore[assignment]
    with pytest.raises(ValueError, match="row “a”, column “x” is negative"):
        call(BY_HAND.assign(x=[-1.0, 0.0, 0.0]))
    with pytest.raises(ValueError, match="column “y” is infinite"):
        call(BY_HAND.assign(y=[0.0, np.inf, 0.0]))
    with pytest.raises(ValueError, match="4 and 3 labels"):
        call(BY_HAND.loc["a"], BY_HAND.loc["b"].iloc[:3])
    with pytest.raises(ValueError, match="appears twice"):
        call(pd.concat([BY_HAND, BY_HAND]))
    with pytest.raises(TypeError, match="two series"):
        call(BY_HAND.loc["a"])


@pytest.mark.parametrize("measure", [cosine, complementarity])
@given(matrix=st.one_of(LEVELS, AMOUNTS), seed=st.integers(0, 99))
def test_properties(measure: object, matrix: pd.DataFrame, seed: int) -> None:
    result = measure(matrix)  # type: ignore[operator]
    pd.testing.assert_frame_equal(result, result.T)
    assert ((result >= 0) & (result <= 1) | result.isna()).all(axis=None)
    pd.testing.assert_frame_equal(measure(matrix.assign(blank=np.nan)), result)  # type: ignore[operator]
    shuffled = matrix.sample(frac=1, random_state=seed).sample(frac=1, axis=1, random_state=seed)
    again = measure(shuffled).loc[matrix.index, matrix.index]  # type: ignore[operator]
    pd.testing.assert_frame_equal(again, result)
    assert (result.isna().all(axis=1) == ~(matrix > 0).any(axis=1)).all()


@given(arrays(float, (5, 6), elements=st.floats(0.01, 1000)), st.floats(1e-6, 1e6))
def test_cosine_equals_scipy_and_ignores_the_length_of_a_row(values: np.ndarray, factor: float) -> None:
    matrix = pd.DataFrame(values)
    np.testing.assert_allclose(cosine(matrix), 1 - cdist(values, values, "cosine"), atol=1e-9)
    scaled = matrix.mul([factor, 1, 1, 1, 1], axis=0)
    pd.testing.assert_frame_equal(cosine(scaled), cosine(matrix), atol=1e-9)


@given(LEVELS)
def test_complementarity_is_at_most_what_is_not_in_common(matrix: pd.DataFrame) -> None:
    # c is the weight that both hold: 2 min(a, b) <= a + b = whole - c, and c is at least the sum of the minima.
    gap = (1 - ruzicka(matrix)) - complementarity(matrix)
    assert (gap.isna() | (gap >= -1e-12)).all(axis=None)


def test_very_large_and_very_small_values_stay_finite() -> None:
    matrix = pd.DataFrame([[1e300, 2e300], [1e-300, 2e-300]])
    assert cosine(matrix).to_numpy() == pytest.approx(np.ones((2, 2)))
    assert complementarity(pd.DataFrame([[1e308, np.nan, 1e308], [np.nan, 1.5e308, 1e308]])).loc[0, 1] == (
        pytest.approx(2 * 1 / (1 + 1.5 + 1))
    )


@given(AMOUNTS, st.floats(1e-3, 1e3))
def test_complementarity_equals_its_definition_and_ignores_the_unit(matrix: pd.DataFrame, factor: float) -> None:
    found = complementarity(matrix)
    pd.testing.assert_frame_equal(complementarity(matrix * factor), found, atol=1e-9)
    held = matrix.fillna(0.0)
    for one, other in ((0, 1), (1, 0)):
        a, b = held.loc[one], held.loc[other]
        if a.any() and b.any():
            sides = a[b == 0].sum(), b[a == 0].sum()
            expected = 2 * min(sides) / np.maximum(a, b).sum()
            assert found.loc[one, other] == pytest.approx(expected, abs=1e-9)
