"""Ruzicka and Jaccard: hand-worked values, properties, and scipy as an oracle."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.spatial.distance import cdist
from scipy.spatial.distance import jaccard as scipy_jaccard

from analysis.jaccard import jaccard
from analysis.ruzicka import ruzicka
from tests.analysis.conftest import AMOUNTS

BLANK = np.nan
LEVELS = pd.DataFrame(
    [[3, BLANK, 2, 1], [1, 2, 2, BLANK], [BLANK] * 4], index=["a", "b", "none"], columns=list("wxyz"), dtype=float
)
LEVEL = st.sampled_from([np.nan, 1.0, 2.0, 3.0])
MATRICES = arrays(float, st.tuples(st.integers(2, 6), st.integers(1, 7)), elements=LEVEL).map(pd.DataFrame)


def test_ruzicka_by_hand() -> None:
    assert ruzicka(LEVELS).loc["a", "b"] == (1 + 0 + 2 + 0) / (3 + 2 + 2 + 1)
    assert ruzicka(LEVELS.loc["a"], LEVELS.loc["b"]) == 3 / 8


def test_jaccard_by_hand() -> None:
    assert jaccard(LEVELS).loc["a", "b"] == 2 / 4  # {w, y} of {w, x, y, z}
    assert jaccard(LEVELS, threshold=2).loc["a", "b"] == 1 / 3  # {y} of {w, x, y}


def test_a_region_without_entries_is_blank_against_everything() -> None:
    for measure in (ruzicka, jaccard):
        result = measure(LEVELS)
        assert result.loc["none"].isna().all()
        assert result["none"].isna().all()
        assert result.loc["a", "a"] == 1


@pytest.mark.parametrize("measure", [ruzicka, jaccard])
@given(matrix=MATRICES, seed=st.integers(0, 99))
def test_properties(measure: object, matrix: pd.DataFrame, seed: int) -> None:
    result = measure(matrix)  # type: ignore[operator]
    pd.testing.assert_frame_equal(result, result.T)
    assert ((result >= 0) & (result <= 1) | result.isna()).all(axis=None)
    wider = matrix.assign(blank=np.nan)
    pd.testing.assert_frame_equal(measure(wider), result)  # type: ignore[operator]
    shuffled = matrix.sample(frac=1, random_state=seed).sample(frac=1, axis=1, random_state=seed)
    again = measure(shuffled).loc[matrix.index, matrix.index]  # type: ignore[operator]
    pd.testing.assert_frame_equal(again, result)


@given(arrays(float, (5, 6), elements=st.floats(0.01, 1000)))
def test_ruzicka_agrees_with_scipys_bray_curtis_distance(values: np.ndarray) -> None:
    distance = cdist(values, values, "braycurtis")
    expected = (1 - distance) / (1 + distance)
    np.testing.assert_allclose(ruzicka(pd.DataFrame(values)).to_numpy(), expected, atol=1e-9)


@given(arrays(bool, (2, 8)))
def test_jaccard_agrees_with_scipy(members: np.ndarray) -> None:
    one, other = (pd.Series(np.where(row, 1.0, np.nan)) for row in members)
    if members.any(axis=1).all():
        assert jaccard(one, other) == pytest.approx(1 - scipy_jaccard(*members), abs=1e-9)
    else:
        assert np.isnan(jaccard(one, other))


@given(AMOUNTS)
def test_ruzicka_of_any_amounts_stays_within_its_bounds(matrix: pd.DataFrame) -> None:
    result = ruzicka(matrix)
    assert ((result >= 0) & (result <= 1) | result.isna()).all(axis=None)
    assert (result.isna().all(axis=1) == ~(matrix > 0).any(axis=1)).all()


def test_disjoint_rows_of_very_different_size_have_similarity_zero() -> None:
    source = np.random.default_rng(0)
    values = 10 ** source.uniform(-3, 6, (2, 30))
    values[0, :15] = values[1, 15:] = np.nan
    assert 0 <= ruzicka(pd.DataFrame(values)).loc[0, 1] < 1e-9
    huge = pd.DataFrame([[1.7e308, 1e308, np.nan], [1e308, 1.7e308, 1e308]])
    assert ruzicka(huge).loc[0, 1] == pytest.approx((1 + 1) / (1.7 + 1.7 + 1))


def test_ruzicka_does_not_depend_on_scale() -> None:
    pd.testing.assert_frame_equal(ruzicka(LEVELS * 7.5), ruzicka(LEVELS))


@pytest.mark.parametrize(("value", "word"), [(-1.0, "negative"), (np.inf, "infinite")])
def test_the_error_names_the_cell_of_an_invalid_value(value: float, word: str) -> None:
    wrong = LEVELS.copy()
    wrong.loc["b", "x"] = value
    with pytest.raises(ValueError, match=f"row “b”, column “x” is {word}"):
        ruzicka(wrong)


def test_unaligned_series_raise_with_both_sizes() -> None:
    with pytest.raises(ValueError, match="4 and 3 labels, first difference at “z”"):
        ruzicka(LEVELS.loc["a"], LEVELS.loc["b"].iloc[:3])
    with pytest.raises(ValueError, match="4 and 4 labels, first difference at “w”"):
        jaccard(LEVELS.loc["a"], LEVELS.loc["b"].iloc[::-1])


def test_duplicate_labels_and_a_threshold_of_zero_raise() -> None:
    with pytest.raises(ValueError, match="The row “a” appears twice"):
        ruzicka(LEVELS.rename(index={"b": "a"}))
    with pytest.raises(ValueError, match="threshold 0 would make every blank a member"):
        jaccard(LEVELS, threshold=0)
