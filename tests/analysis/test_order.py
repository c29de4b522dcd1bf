"""Orders of rows: clustering, and the simpler ones."""

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.cluster_order import cluster_order
from analysis.matrix_order import Order, arrange
from analysis.nearest import nearest
from analysis.ruzicka import ruzicka

LEVELS = pd.DataFrame(
    {"x": [3.0, np.nan, 3.0, np.nan], "y": [2.0, np.nan, 2.0, 1.0], "z": [np.nan, np.nan, 1.0, 3.0]},
    index=["d", "b", "c", "a"],
)
NAMES = {"a": "福建", "b": "安徽", "c": "北京", "d": "重庆"}


def test_each_order_by_hand() -> None:
    assert arrange(LEVELS, Order.SOURCE, NAMES) == ["d", "b", "c", "a"]
    assert arrange(LEVELS, Order.MOST, NAMES) == ["c", "d", "a", "b"]
    assert arrange(LEVELS, Order.SELECTED, NAMES, first="a", by={"c": 3, "d": 1}) == ["a", "c", "d", "b"]
    assert arrange(LEVELS, Order.SELECTED, NAMES) == ["d", "b", "c", "a"]


def test_the_number_of_entries_comes_before_any_sum() -> None:
    jobs = pd.DataFrame({"x": [5e6, 1.0, 4.0], "y": [np.nan, 1.0, 3.0]}, index=["a", "b", "c"])
    assert arrange(jobs, Order.MOST, NAMES) == ["c", "b", "a"]


def test_chinese_names_follow_their_pinyin() -> None:
    assert [NAMES[key] for key in arrange(LEVELS.loc[["a", "c", "b"]], Order.ALPHABETICAL, NAMES)] == [
        "安徽",
        "北京",
        "福建",
    ]


def test_similar_rows_are_adjacent_and_an_empty_row_is_last() -> None:
    ordered = arrange(LEVELS, Order.SIMILARITY, NAMES)
    assert ordered[-1] == "b"
    assert abs(ordered.index("d") - ordered.index("c")) == 1


@given(arrays(float, st.tuples(st.integers(0, 7), st.integers(1, 5)), elements=st.sampled_from([np.nan, 1.0, 2.0])))
def test_an_order_is_a_permutation_of_the_rows(values: np.ndarray) -> None:
    levels = pd.DataFrame(values, index=[f"r{i}" for i in range(len(values))])
    names = {str(key): str(key) for key in levels.index}
    for order in Order:
        assert sorted(arrange(levels, order, names)) == sorted(levels.index)


def test_the_optimal_order_is_no_longer_than_any_flip_of_the_tree() -> None:
    """Four leaves in two pairs allow eight orders; the sum of neighbours' distances must be the least of them."""
    names = ["a", "b", "c", "d"]
    near = pd.DataFrame(
        [[1, 0.9, 0.1, 0.3], [0.9, 1, 0.6, 0.2], [0.1, 0.6, 1, 0.8], [0.3, 0.2, 0.8, 1]], index=names, columns=names
    )

    def length(order: tuple[str, ...]) -> float:
        return sum(1 - float(near.loc[p, q]) for p, q in pairwise(order))  # type: ignore[arg-type]

    flips = [(*one, *two) for one in (("a", "b"), ("b", "a")) for two in (("c", "d"), ("d", "c"))]
    flips += [flip[::-1] for flip in flips]
    assert length(cluster_order(near).labels) == pytest.approx(min(map(length, flips)))


def test_few_or_unknown_labels_need_no_tree() -> None:
    empty = pd.DataFrame(dtype=float)
    assert cluster_order(empty).labels == ()
    blank = pd.DataFrame(np.nan, index=["a", "b"], columns=["a", "b"])
    assert cluster_order(blank).labels == ("a", "b")
    assert cluster_order(blank).clustered == 0
    assert cluster_order(blank).linkage.shape == (0, 4)


def test_a_matrix_with_different_row_and_column_labels_raises() -> None:
    with pytest.raises(ValueError, match="4 rows and 3 columns"):
        cluster_order(LEVELS)


def test_neighbours_have_the_counts_of_shared_columns() -> None:
    first, second = nearest(LEVELS, "d")
    assert (first.label, first.shared, first.either) == ("c", ("x", "y"), 3)
    assert first.similarity == ruzicka(LEVELS).loc["d", "c"] == 5 / 6
    assert (second.label, second.shared, second.either) == ("a", ("y",), 3)
    assert second.similarity == 1 / 8
    assert nearest(LEVELS, "b") == []
