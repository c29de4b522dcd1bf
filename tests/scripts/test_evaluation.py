"""Scores of the evaluation, against values worked by hand."""

import math

import pytest

from scripts.evaluation.scores import Outcome, by_column, f1, kappa, levels_equal, measured, precision, recall

OUTCOMES = [
    Outcome("a", {"A/x": 1, "A/y": 2, "A/z": 3}, {"A/x": 1, "A/y": 3}),
    Outcome("b", {"B/x": 2}, {"B/x": 2, "B/y": 1}),
]


def test_precision_recall_and_f1_count_cells_of_all_texts_together() -> None:
    assert measured(precision, OUTCOMES).value == pytest.approx(3 / 4)
    assert measured(recall, OUTCOMES).value == pytest.approx(3 / 4)
    assert measured(f1, OUTCOMES).value == pytest.approx(6 / 8)


def test_levels_are_compared_on_common_cells() -> None:
    assert measured(levels_equal, OUTCOMES).value == pytest.approx(2 / 3)
    # pairs (1, 1), (2, 3), (2, 2): seen 1/3; by chance (0+4+1 + 1+1+0 + 1+1+0)/9 = 1
    assert measured(kappa, OUTCOMES).value == pytest.approx(1 - 1 / 3)


def test_nothing_at_all_has_no_score() -> None:
    for measure in (precision, recall, f1, levels_equal, kappa):
        assert math.isnan(measured(measure, []).value)


def test_the_interval_is_of_whole_texts_and_always_the_same() -> None:
    found = measured(recall, OUTCOMES)
    assert (found.low, found.high) == (0.5, 1.0)  # both draws of the second text, both draws of the first
    assert measured(recall, OUTCOMES) == found


def test_columns_with_most_faults_come_first() -> None:
    assert by_column(OUTCOMES, lambda key: key.split("/")[1]) == [("y", 1, 0, 1), ("z", 0, 1, 0), ("x", 2, 0, 0)]
