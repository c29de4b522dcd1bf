"""Diversity and ubiquity, and the search over rows."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from analysis.counts import diversity, ubiquity
from analysis.search import matching

LEVELS = pd.DataFrame({"a": [3.0, None, 1.0], "b": [None, None, 2.0], "c": [2.0, None, 3.0]}, index=["x", "y", "z"])


def test_blanks_are_not_counted() -> None:
    assert diversity(LEVELS).to_dict() == {"x": 2, "y": 0, "z": 3}
    assert ubiquity(LEVELS).to_dict() == {"a": 2, "b": 1, "c": 2}


def test_a_threshold_leaves_weaker_levels_out() -> None:
    assert diversity(LEVELS, 3).to_dict() == {"x": 1, "y": 0, "z": 1}
    assert ubiquity(LEVELS, 2).to_dict() == {"a": 1, "b": 1, "c": 2}


@given(st.lists(st.lists(st.sampled_from([None, 1.0, 2.0, 3.0]), min_size=3, max_size=3), min_size=1, max_size=6))
def test_both_count_the_same_filled_cells(rows: list[list[float | None]]) -> None:
    levels = pd.DataFrame(rows, dtype=float)
    assert diversity(levels).sum() == ubiquity(levels).sum() == levels.notna().sum().sum()


def test_a_row_matches_if_it_contains_every_word_in_any_case() -> None:
    texts = pd.DataFrame({"term": ["集成电路", "Smart city"], "place": ["I / Shanghai", "list (item 9)"]})
    assert matching(texts, "SHANGHAI 集成").tolist() == [True, False]
    assert matching(texts, "(item").tolist() == [False, True]
    assert matching(texts, " ").tolist() == [True, True]
    assert matching(texts, "nowhere").tolist() == [False, False]
    assert matching(texts.iloc[:0], "x").tolist() == []


def test_matching_keeps_the_index_and_no_word_spans_two_columns() -> None:
    texts = pd.DataFrame({"term": ["ab", "Straße"], "place": ["cd", "a.c"]}, index=["r1", "r2"])
    for query in ("STRASSE", "straße", "a.c"):
        assert matching(texts, query).to_dict() == {"r1": False, "r2": True}
    assert matching(texts, "b.c").to_dict() == {"r1": False, "r2": False}
    assert matching(texts, "bc").to_dict() == {"r1": False, "r2": False}
    assert matching(texts, "cd ab").to_dict() == {"r1": True, "r2": False}
    assert matching(texts, "missing cd").to_dict() == {"r1": False, "r2": False}
    assert matching(texts, "").dtype == bool
