"""Statements under many readings: hand-worked cases and counts."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from analysis.between_groups import known_pairs, mean_of, within_and_between
from analysis.cluster_order import cluster_order
from analysis.jaccard import jaccard
from analysis.readings import COLUMNS, THRESHOLDS, Choice, Reading, judge, read, readings
from analysis.statements import (
    broader_than_usual,
    closer_within,
    more_similar,
    more_similar_than_usual,
    named_by_most,
    named_most_with,
    names_more,
    nearest_is,
    only_one,
    wider_than_usual,
)
from analysis.tree import branches

BLANK = np.nan
LEVELS = pd.DataFrame(
    [[3, 3, 1, BLANK, 1], [3, 1, BLANK, BLANK, 1], [BLANK, 3, 1, 2, BLANK]],
    index=list("abc"),
    columns=["ic", "ai", "ev", "new", "clusters"],
    dtype=float,
)
KINDS = {"industry": ["ic", "ai", "ev"], "umbrella": ["new"], "agenda": ["clusters"]}


@pytest.fixture
def under() -> list[Reading]:
    return list(readings({"both": LEVELS, "one": LEVELS.where(LEVELS == 3)}, KINDS))


def reading(under: list[Reading], **wanted: object) -> Reading:
    return next(r for r in under if all(getattr(r.choice, key) == value for key, value in wanted.items()))


def test_every_combination_appears_once(under: list[Reading]) -> None:
    assert len(under) == 2 * len(THRESHOLDS) * len(COLUMNS) * 2
    assert len({r.choice for r in under}) == len(under)


def test_a_reading_keeps_its_columns_and_its_threshold(under: list[Reading]) -> None:
    found = reading(under, sources="both", min_level=2, columns="umbrella", weighed=False)
    assert list(found.levels.columns) == ["ic", "ai", "ev", "new"]
    assert found.levels.notna().sum().to_dict() == {"ic": 2, "ai": 2, "ev": 0, "new": 1}
    assert found.similarity_of("a", "b") == 1 / 2  # {ic, ai} and {ic}
    assert found.similarity_of("a", "c") == 1 / 3  # {ic, ai} and {ai, new}


def test_a_statement_is_true_false_or_unknown(under: list[Reading]) -> None:
    plain = [r for r in under if r.choice.sources == "both" and r.choice.columns == "industry" and not r.choice.weighed]
    # Named at all: a {ic ai ev}, b {ic ai}, c {ai ev}: both overlaps 2/3. From 2 and from 3: {ic ai}, {ic}, {ai}: 1/2.
    assert [more_similar("a", "b", "c")(r) for r in plain] == [(2 / 3, 2 / 3), (1 / 2, 1 / 2), (1 / 2, 1 / 2)]
    verdict = judge(names_more("b", "c"), plain)
    assert (verdict.holding, verdict.judged) == (0, 3)
    assert judge(names_more("a", "b"), plain).holding == 3
    assert judge(names_more("a", "b"), plain, negated=True).holding == 0
    assert judge(more_similar("a", "b", "c"), plain, negated=True).holding == 3  # a tie is not more


def test_failures_are_counted_by_choice(under: list[Reading]) -> None:
    verdict = judge(names_more("a", "c"), under)
    # With the umbrella column, all levels: a {ic ai ev}, c {ai ev new}; from 2: {ic ai}, {ai new}: two ties, each by
    # two measures. With agenda as well a has clusters at 1, so only the tie from 2 is left. From 3, and where only
    # levels of 3 are read: {ic ai}, {ai}.
    assert verdict.failing("columns") == {"industry": (0, 12), "umbrella": (4, 12), "agenda": (0, 12), "all": (2, 12)}
    assert verdict.failing("min_level") == {1: (2, 16), 2: (4, 16), 3: (0, 16)}
    assert verdict.failing("sources") == {"both": (6, 24), "one": (0, 24)}
    assert (verdict.holding, verdict.judged) == (42, 48)


def test_weights_can_change_the_result_of_a_statement(under: list[Reading]) -> None:
    weighed = reading(under, sources="both", min_level=1, columns="industry", weighed=True)
    assert weighed.similarity_of("a", "b") == (3 + 1 + 0) / (3 + 3 + 1)
    assert weighed.similarity_of("a", "c") == (0 + 3 + 1) / (3 + 3 + 1)
    assert nearest_is("a", "b")(weighed) == (4 / 7, 4 / 7)
    assert more_similar_than_usual("a", "b")(weighed) == (4 / 7, pytest.approx((4 / 7 + 4 / 7 + 1 / 7) / 3))


def test_a_mean_of_pairs_needs_two_pairs(under: list[Reading]) -> None:
    similarity = pd.DataFrame([[1, 0.6, 0.2], [0.6, 1, BLANK], [0.2, BLANK, 1]], index=list("abc"), columns=list("abc"))
    assert more_similar_than_usual("a", "b")(replace(under[0], similarity=similarity)) == (0.6, pytest.approx(0.4))
    one_pair = similarity.loc[["a", "b"], ["a", "b"]]
    similar, mean = more_similar_than_usual("a", "b")(replace(under[0], similarity=one_pair))
    assert similar == 0.6
    assert np.isnan(mean)


def test_a_statement_about_a_region_without_entries_is_unknown() -> None:
    empty = LEVELS.copy()
    empty.loc["c"] = np.nan
    under = list(readings({"both": empty}, KINDS))
    for statement in (more_similar("a", "b", "c"), names_more("a", "c"), nearest_is("a", "b")):
        assert judge(statement, under).judged == 0
    assert judge(more_similar_than_usual("a", "b"), under).holding == 0


def test_groups_by_hand() -> None:
    names = list("abcd")
    near = pd.DataFrame(
        [[1, 0.6, 0.2, BLANK], [0.6, 1, 0.4, 0.1], [0.2, 0.4, 1, 0.3], [BLANK, 0.1, 0.3, 1]], index=names, columns=names
    )
    group_of = {"a": "x", "b": "x", "c": "y", "d": "y"}
    pairs = known_pairs(near, group_of)
    assert [pair.similarity for pair in pairs if pair.between("x", "x")] == [0.6]
    for one, other in (("x", "y"), ("y", "x")):
        assert mean_of(pair for pair in pairs if pair.between(one, other)) == pytest.approx((0.2 + 0.4 + 0.1) / 3)
    assert within_and_between(near, group_of) == pytest.approx(((0.6 + 0.3) / 2, (0.2 + 0.4 + 0.1) / 3))
    assert known_pairs(near, {"a": "x"}) == ()
    assert np.isnan(mean_of(()))
    with pytest.raises(ValueError, match="4 rows and 3 columns"):
        known_pairs(near[["a", "b", "c"]], group_of)
    inside = Reading(None, LEVELS, near, jaccard)  # type: ignore[arg-type] # the choice is not used
    assert closer_within(group_of)(inside) == pytest.approx((0.45, 0.7 / 3))


def test_the_trees_brackets_join_its_leaves() -> None:
    names = list("abc")
    near = pd.DataFrame([[1, 0.1, 0.9], [0.1, 1, 0.2], [0.9, 0.2, 1]], index=names, columns=names)
    ordering = cluster_order(near)
    inner, outer = sorted(branches(ordering), key=lambda branch: branch.heights[1])
    assert ordering.labels == ("b", "c", "a")
    assert sorted(inner.leaves[1:3]) == [1.0, 2.0]
    assert inner.heights[1] == pytest.approx(1 - 0.9)
    assert outer.heights[1] == pytest.approx(1 - (0.1 + 0.2) / 2)
    assert sorted({outer.leaves[0], outer.leaves[3]}) == [0.0, 1.5]
    assert branches(cluster_order(near.iloc[:1, :1])) == []


def under_levels(rows: list[list[float]]) -> Reading:
    levels = pd.DataFrame(rows, index=list("abcdefg")[: len(rows)], columns=[f"i{n}" for n in range(len(rows[0]))])
    return read(Choice("one", 1, "all", False), levels.replace(0, np.nan))


def test_broader_than_usual_compares_with_the_median_of_the_others_that_name_any() -> None:
    # The others name 1, 3, 4 and 0 industries: the median of those that name any is 3, the mean 8/3.
    rows = [[1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1], [0, 0, 0, 0]]
    assert broader_than_usual("a")(under_levels(rows)) == (2, 3)
    assert np.isnan(broader_than_usual("a")(under_levels([[1.0], [0.0]]))[1])
    assert np.isnan(broader_than_usual("e")(under_levels(rows))[0])


def test_named_by_most_compares_with_half_of_those_that_name_any() -> None:
    rows = [[1, 0], [1, 1], [0, 1], [0, 1], [0, 0]]
    assert named_by_most("i1")(under_levels(rows)) == (3, 2)
    assert named_by_most("i0")(under_levels(rows)) == (2, 2)
    assert not judge(named_by_most("i0"), [under_levels(rows)]).holding  # half is not most


def test_wider_than_usual_compares_with_the_median_of_the_other_industries() -> None:
    rows = [[1, 1, 1, 0], [1, 0, 1, 0], [0, 0, 1, 0]]
    assert wider_than_usual("i0")(under_levels(rows)) == (2, 2)  # the others: 1 and 3 regions; the last none
    assert wider_than_usual("i2")(under_levels(rows)) == (3, 1.5)


def test_only_one_counts_the_others_that_name_an_industry() -> None:
    rows = [[1, 1], [0, 1], [0, 0]]
    assert only_one("a", "i0")(under_levels(rows)) == (1, 0)
    assert only_one("a", "i1")(under_levels(rows)) == (1, 1)
    first, others = only_one("b", "i0")(under_levels(rows))
    assert np.isnan(first)
    assert others == 1
    assert all(np.isnan(number) for number in only_one("a", "none")(under_levels(rows)))


def test_named_most_with_compares_the_columns() -> None:
    rows = [[1, 1, 0], [1, 1, 1], [0, 0, 1]]
    assert named_most_with("i0", "i1")(under_levels(rows)) == (1, 1 / 3)
    assert all(np.isnan(number) for number in named_most_with("i0", "none")(under_levels(rows)))


def test_a_statement_about_an_industry_that_no_region_names_is_unknown() -> None:
    nobody = under_levels([[0.0, 0.0], [0.0, 0.0]])
    assert all(np.isnan(number) for number in (named_by_most("i0")(nobody)[1], wider_than_usual("i0")(nobody)[1]))
    assert np.isnan(named_by_most("none")(nobody)[0])
    # Of a column that the reading leaves out, only the first number is unknown.
    first, usual = wider_than_usual("none")(under_levels([[1.0, 1.0], [1.0, 0.0]]))
    assert np.isnan(first)
    assert usual == 1.5
    assert np.isnan(named_most_with("i0", "i1")(under_levels([[1.0, 1.0]]))[1])  # there is no third column


def test_two_labels_make_one_branch() -> None:
    names = ["a", "b"]
    (branch,) = branches(cluster_order(pd.DataFrame([[1, 0.75], [0.75, 1]], index=names, columns=names)))
    assert (branch.leaves, branch.heights) == ((0, 0, 1, 1), (0, 0.25, 0.25, 0))
