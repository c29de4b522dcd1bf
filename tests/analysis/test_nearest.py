"""Neighbours in a matrix: order, ties and counts, worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from analysis.nearest import Neighbour, closest, nearest

BLANK = np.nan
LEVELS = pd.DataFrame(
    [[1, 1, BLANK, BLANK], [1, BLANK, 1, BLANK], [BLANK, BLANK, 1, 1], [BLANK, 1, 1, BLANK], [1, 1, BLANK, BLANK]],
    index=["target", "second", "disjoint", "third", "equal"],
    columns=list("wxyz"),
    dtype=float,
)


def test_neighbours_are_sorted_by_similarity_and_ties_by_matrix_order() -> None:
    assert nearest(LEVELS, "target") == [
        Neighbour("equal", 1.0, ("w", "x"), 2),
        Neighbour("second", 1 / 3, ("w",), 3),
        Neighbour("third", 1 / 3, ("x",), 3),
    ]
    assert [neighbour.label for neighbour in nearest(LEVELS.iloc[::-1], "target")] == ["equal", "third", "second"]
    assert [neighbour.label for neighbour in nearest(LEVELS, "target", limit=2)] == ["equal", "second"]


def test_the_closest_labels_have_a_similarity_above_zero_and_ties_keep_their_order() -> None:
    names = list("abcd")
    similarity = pd.DataFrame(
        [[1, 0.5, 0.9, 0.5], [0.5, 1, 0, 0], [0.9, 0, 1, BLANK], [0.5, 0, BLANK, 1]], index=names, columns=names
    )
    assert closest(similarity, "a") == ["c", "b", "d"]
    assert closest(similarity, "c") == ["a"]
    with pytest.raises(KeyError):
        closest(similarity, "e")


def test_ties_among_many_keep_their_order_and_five_neighbours_are_the_usual_limit() -> None:
    names = [f"r{number:02}" for number in range(40)]
    similarity = pd.DataFrame(np.where(np.eye(40) == 1, 1.0, 0.5), index=names, columns=names)
    assert closest(similarity, "r00") == names[1:]
    equal = pd.DataFrame(1.0, index=names, columns=["x"])
    assert [neighbour.label for neighbour in nearest(equal, "r00")] == names[1:6]
