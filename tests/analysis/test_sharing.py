"""Shared industries: hand-worked values, and Python's sets as an oracle."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from analysis.sharing import Shared, sharing
from analysis.threshold import at_least, presence
from tests.analysis.conftest import LEVELS

MATRIX = pd.DataFrame(
    [[3, 1, np.nan, np.nan], [2, np.nan, 2, np.nan], [1, 1, np.nan, np.nan]], index=list("abc"), columns=list("wxyz")
)


def test_by_hand() -> None:
    found = {entry.industry: (entry.shared, entry.holders) for entry in sharing(MATRIX)}
    assert found == {
        "w": (Shared.ALL, ("a", "b", "c")),
        "x": (Shared.SOME, ("a", "c")),
        "y": (Shared.ONE, ("b",)),
        "z": (Shared.NONE, ()),
    }
    assert [entry.holders for entry in sharing(MATRIX, min_level=2)] == [("a", "b"), (), ("b",), ()]


def test_one_region_shares_with_nobody() -> None:
    with pytest.raises(ValueError, match="two regions at least; this matrix has 1"):
        sharing(MATRIX.iloc[:1])


@given(LEVELS)
def test_sharing_agrees_with_python_sets(matrix: pd.DataFrame) -> None:
    held = {str(r): {str(c) for c in matrix.columns if matrix.loc[r, c] >= 1} for r in matrix.index}
    found = sharing(matrix)
    assert {e.industry for e in found if e.shared is Shared.ALL} == set.intersection(*held.values())
    assert {e.industry for e in found if e.holders} == set.union(*held.values())
    for region, industries in held.items():
        others = set().union(*(other for key, other in held.items() if key != region))
        assert {e.industry for e in found if e.holders == (region,)} == industries - others


def test_a_threshold_makes_blanks_and_presence_keeps_them() -> None:
    assert at_least(MATRIX, 2).notna().sum().sum() == 3
    assert presence(MATRIX).stack().dropna().unique().tolist() == [1.0]
    assert presence(MATRIX).isna().equals(MATRIX.isna())
    assert presence(pd.DataFrame([[0.0]])).isna().all(axis=None)
    with pytest.raises(ValueError, match="give one above 0"):
        at_least(MATRIX, 0)
    with pytest.raises(ValueError, match="give one above 0"):
        sharing(MATRIX, min_level=0)


def test_invalid_values_raise_even_if_below_the_threshold() -> None:
    for wrong, word in ((-1.0, "negative"), (np.inf, "infinite")):
        matrix = MATRIX.assign(x=[1.0, wrong, 1.0])
        for call in (presence, sharing, lambda levels: at_least(levels, 2)):
            with pytest.raises(ValueError, match=f"row “b”, column “x” is {word}"):
                call(matrix)
