"""Agreement of coders: published examples, hand-worked values, other formulas for the same measure."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.agreement.bootstrap import SAMPLES, percentile_interval, resampled
from analysis.agreement.cell_overlap import f1, precision, recall
from analysis.agreement.comparison import Disagreement, agreement, agreement_by_column, disagreements
from analysis.agreement.counts import cell_tables
from analysis.agreement.gwet_ac1 import gwet_ac1
from analysis.agreement.share_equal import share_equal
from analysis.agreement.weighted_kappa import weighted_kappa

HIGH_AGREEMENT = np.array([[118.0, 5.0], [2.0, 0.0]])
"""Gwet (2008): 125 subjects, two raters who nearly always say yes."""

ABSTRACTORS = np.array([[13.0, 0.0, 0.0], [0.0, 20.0, 7.0], [0.0, 4.0, 56.0]])
"""Gwet's example of two abstractors and three kinds of pregnancy, as in the R package irrCAC."""

ANXIETY = (
    (3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4),
    (2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2),
)
"""Raters 2 and 3 of 20 subjects: the data set `anxiety` of the R package irr, which gives this kappa."""

TABLES = arrays(float, (3, 3), elements=st.integers(0, 20).map(float))
KEYS = st.tuples(st.sampled_from(["CN-BJ", "CN-TJ", "CN-SH"]), st.sampled_from(["ai", "ic", "ev", "wind"]))
CELLS = st.dictionaries(KEYS, st.integers(1, 3), max_size=12)


def test_ac1_of_published_examples() -> None:
    assert float(gwet_ac1(HIGH_AGREEMENT)) == pytest.approx(0.9408, abs=5e-5)
    assert float(weighted_kappa(HIGH_AGREEMENT)) == pytest.approx(-0.0234, abs=5e-5)
    assert float(gwet_ac1(ABSTRACTORS)) == pytest.approx(0.8493305, abs=5e-8)


def test_quadratic_kappa_of_a_published_example() -> None:
    levels = sorted({*ANXIETY[0], *ANXIETY[1]})
    table = np.zeros((len(levels), len(levels)))
    for a, b in zip(*ANXIETY, strict=True):
        table[levels.index(a), levels.index(b)] += 1
    assert float(weighted_kappa(table)) == pytest.approx(0.2520325, abs=5e-8)  # no level 5: 4 and 6 are neighbours


def test_by_hand() -> None:
    # pairs (1, 1), (2, 3), (2, 2): seen 1/3; by chance (0+4+1 + 1+1+0 + 1+1+0)/9 = 1
    table = np.zeros((3, 3))
    table[0, 0] = table[1, 2] = table[1, 1] = 1.0
    assert float(weighted_kappa(table)) == pytest.approx(1 - 1 / 3)
    assert float(share_equal(table)) == pytest.approx(2 / 3)
    # mean shares 1/3, 1/2, 1/6: by chance (2/9 + 1/4 + 5/36) / 2 = 11/36
    assert float(gwet_ac1(table)) == pytest.approx((2 / 3 - 11 / 36) / (25 / 36))


@given(TABLES)
def test_quadratic_kappa_is_the_concordance_of_two_variables(table: np.ndarray) -> None:
    rows, columns = np.nonzero(table)
    one = np.repeat(rows, table[rows, columns].astype(int))
    other = np.repeat(columns, table[rows, columns].astype(int))
    spread = one.var() + other.var() + (one.mean() - other.mean()) ** 2 if one.size else 0.0
    if spread == 0:
        assert math.isnan(weighted_kappa(table))
    else:
        expected = 1 - np.mean((one - other) ** 2) / spread
        assert float(weighted_kappa(table)) == pytest.approx(expected)


@given(TABLES)
def test_measures_of_levels_do_not_depend_on_who_comes_first(table: np.ndarray) -> None:
    for measure in (share_equal, weighted_kappa, gwet_ac1):
        assert measure(table) == pytest.approx(measure(table.T), nan_ok=True)
        assert math.isnan(measure(table)) or measure(table) <= 1 + 1e-12
        assert measure(3 * table) == pytest.approx(measure(table), nan_ok=True)


@given(CELLS, CELLS)
def test_overlap_counts_sets_of_cells(one: dict[tuple[str, str], int], other: dict[tuple[str, str], int]) -> None:
    counts = cell_tables(one, other).sum(axis=0)
    both = len(one.keys() & other.keys())
    expected = (
        both / len(one) if one else math.nan,
        both / len(other) if other else math.nan,
        2 * both / (len(one) + len(other)) if one or other else math.nan,
    )
    assert (precision(counts), recall(counts), f1(counts)) == pytest.approx(expected, nan_ok=True)


@given(CELLS, CELLS)
def test_disagreements_are_what_is_not_the_same(
    one: dict[tuple[str, str], int], other: dict[tuple[str, str], int]
) -> None:
    found = disagreements(one, other)
    expected = {key for key, _ in one.items() ^ other.items()}
    assert [(d.region_id, d.industry_id) for d in found] == sorted(expected)
    assert all(d.one == one.get((d.region_id, d.industry_id)) for d in found)
    assert all(d.other == other.get((d.region_id, d.industry_id)) for d in found)
    assert disagreements(one, one) == ()


def test_a_report_on_two_coders() -> None:
    one = {("BJ", "ai"): 3, ("BJ", "ic"): 2, ("SH", "ai"): 1, ("SH", "ev"): 2}
    other = {("BJ", "ai"): 3, ("BJ", "ic"): 1, ("SH", "ai"): 1}
    found = agreement(one, other)
    assert (found.one, found.other, found.both) == (4, 3, 3)
    assert (found.precision.value, found.recall.value) == (0.75, 1.0)
    assert found.f1.value == pytest.approx(6 / 7)
    assert found.equal.value == pytest.approx(2 / 3)
    assert disagreements(one, other) == (Disagreement("BJ", "ic", 2, 1), Disagreement("SH", "ev", 2, None))
    columns = agreement_by_column(one, other)
    assert list(columns) == ["ai", "ev", "ic"]
    assert columns["ai"].equal.value == columns["ai"].ac1.value == 1.0
    assert (columns["ev"].one, columns["ev"].other, columns["ev"].f1.value) == (1, 0, 0.0)
    assert math.isnan(columns["ev"].kappa.value)


def test_intervals_cover_the_value_and_are_always_the_same() -> None:
    one = {("BJ", f"c{n}"): 1 + n % 3 for n in range(40)}
    other = {("BJ", f"c{n}"): 1 + (n + (n % 5 == 0)) % 3 for n in range(4, 44)}
    found = agreement(one, other)
    for measured in (found.precision, found.recall, found.f1, found.equal, found.kappa, found.ac1):
        assert measured.low < measured.value < measured.high
    assert agreement(one, other) == found
    # The binomial of 36 equal levels of 44 cells drawn, by the normal approximation.
    share = found.f1.value
    assert found.f1.high - found.f1.low == pytest.approx(4 * math.sqrt(share * (1 - share) / 84), rel=0.5)


def test_an_interval_is_exact_where_the_bootstrap_can_be_worked_out() -> None:
    # Two cells, one equal and one not: a sample is 0, 1/2 or 1 with the chances 1/4, 1/2, 1/4.
    tables = np.array([[[1.0, 0.0], [0.0, 0.0]], [[0.0, 1.0], [0.0, 0.0]]])
    values = share_equal(resampled(tables))
    assert np.mean(values == 0) == pytest.approx(0.25, abs=4 * math.sqrt(0.25 * 0.75 / SAMPLES))
    assert np.mean(values == 0.5) == pytest.approx(0.5, abs=4 * math.sqrt(0.25 / SAMPLES))
    assert percentile_interval(share_equal, resampled(tables)) == (0.0, 1.0)


def test_nothing_to_compare_has_no_value() -> None:
    found = agreement({}, {})
    assert (found.one, found.other, found.both) == (0, 0, 0)
    assert all(math.isnan(m) for m in (found.f1.value, found.kappa.low, found.ac1.high, found.equal.value))
    assert agreement_by_column({}, {}) == {}
