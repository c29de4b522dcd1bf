"""Promise and result: a case worked by hand, pandas on the CSV files as oracle, and SciPy for the rank correlation."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import spearmanr

from analysis.promise import Across, Field, holdings, promise
from analysis.rank_correlation import FEWEST, rank_correlation
from data.load import HERE

TABLES = HERE / "tables"
CARS = pd.Series({"a": 40.0, "b": 30.0, "c": 20.0, "d": 10.0, "e": np.nan})
GDP = pd.Series({"a": 25.0, "b": 50.0, "c": 10.0, "d": 15.0, "e": 100.0})
"""Shares by hand: 0.4, 0.3, 0.2, 0.1 of cars; 0.25, 0.5, 0.1, 0.15 of GDP; e is unknown and in no total."""


def test_shares_and_quotients_by_hand() -> None:
    held = holdings(CARS, GDP)
    assert [(held[key].share, held[key].base_share) for key in held] == [
        (0.4, 0.25),
        (0.3, 0.5),
        (0.2, 0.1),
        (0.1, 0.15),
    ]
    assert held["a"].quotient == pytest.approx(1.6)
    assert held["d"].quotient == pytest.approx(2 / 3)
    assert "e" not in held


def test_the_four_fields_and_what_the_naming_regions_hold_by_hand() -> None:
    found = promise(
        {"a": 3, "b": 1, "c": 0, "d": 0, "e": 2},
        holdings(CARS, GDP),
        {"d": "transport", "a": "transport"},
        {"c": ["electric cars"]},
    )
    fields = {field: [standing.region for standing in found.in_field(field)] for field in Field}
    assert fields == {
        Field.NAMED_STRONG: ["a"],
        Field.NAMED_WEAK: ["b"],
        Field.UNNAMED_STRONG: ["c"],
        Field.UNNAMED_WEAK: ["d"],
    }
    assert [standing.heading for standing in found.standings] == ["", "", "", "transport"]
    assert [standing.narrower for standing in found.standings] == [(), (), ("electric cars",), ()]
    assert found.share_of_named == pytest.approx(0.7)  # 0.4 + 0.3
    assert found.base_share_of_named == pytest.approx(0.75)  # 0.25 + 0.5
    assert found.largest_unnamed is not None
    assert found.largest_unnamed.region == "c"
    assert found.correlation(Across.QUOTIENT) is None  # four regions are too few


def test_a_region_with_exactly_its_share_is_strong_and_a_zero_is_weak() -> None:
    held = holdings(pd.Series({"a": 0.1 + 0.2, "b": 0.7, "c": 0.0}), pd.Series({"a": 0.3, "b": 0.6, "c": 0.1}))
    assert [held[key].is_strong for key in "abc"] == [True, True, False]


def test_nothing_anywhere_gives_no_shares_and_wrong_values_are_named() -> None:
    assert holdings(pd.Series({"a": 0.0}), pd.Series({"a": 1.0})) == {}
    assert holdings(pd.Series({"a": np.nan}), pd.Series({"a": 1.0})) == {}
    with pytest.raises(ValueError, match="negative"):
        holdings(pd.Series({"a": -1.0}), pd.Series({"a": 1.0}))
    with pytest.raises(ValueError, match="base of 0"):
        holdings(pd.Series({"a": 1.0}), pd.Series({"a": 0.0}))


@given(st.lists(st.tuples(st.floats(0, 1e6), st.floats(1e-3, 1e6)), min_size=1, max_size=12), st.floats(1e-3, 1e3))
def test_shares_add_up_and_do_not_depend_on_the_unit(values: list[tuple[float, float]], factor: float) -> None:
    table = pd.DataFrame(values, index=[f"r{i}" for i in range(len(values))], columns=["amount", "base"])
    amounts, base = table["amount"], table["base"]
    held = holdings(amounts, base)
    if not held:
        assert amounts.sum() == 0
        return
    assert sum(one.share for one in held.values()) == pytest.approx(1)
    assert sum(one.quotient * one.base_share for one in held.values()) == pytest.approx(1)
    again = holdings(amounts * factor, base)
    assert [one.share for one in again.values()] == pytest.approx([one.share for one in held.values()], abs=1e-9)


@given(
    st.lists(
        st.tuples(st.sampled_from([0.0, 1.0, 2.0, 3.0]), st.floats(0, 100).map(lambda value: round(value, 1))),
        min_size=FEWEST,
        max_size=35,
    )
)
def test_the_rank_correlation_is_scipys(pairs: list[tuple[float, float]]) -> None:
    one, other = (pd.Series(column) for column in zip(*pairs, strict=True))
    found = rank_correlation(one, other)
    if one.nunique() < 2 or other.nunique() < 2:
        assert found is None
        return
    assert found is not None
    assert found.rho == pytest.approx(float(spearmanr(one, other).statistic), abs=1e-9)
    assert found.low <= found.rho <= found.high
    assert found.n == len(pairs)


def test_the_interval_of_a_case_with_ties_by_hand() -> None:
    """Six regions at 0 with the smallest amounts, six at 1 with the largest.

    Mean ranks 3.5 and 9.5: rho² = 108² / (108 × 143) = 0.75524, rho = 0.86905. Fisher: z = ln(1.86905 / 0.13095) / 2 =
    1.32918. Bonett and Wright: variance (1 + 0.75524 / 2) / (12 - 3) = 0.15307, half of the interval 1.95996 × 0.39124
    = 0.76682. Back from z: (e^(2z) - 1) / (e^(2z) + 1) of 0.56236 is 0.5097, of 2.09599 is 0.9702.
    """
    found = rank_correlation(pd.Series([0.0] * 6 + [1.0] * 6), pd.Series(range(1, 13), dtype=float))
    assert found is not None
    assert (found.rho, found.low, found.high) == pytest.approx((0.86905, 0.5097, 0.9702), abs=5e-5)
    assert found.is_clear


def test_the_interval_covers_the_true_correlation_about_as_often_as_it_says() -> None:
    source = np.random.default_rng(20261130)
    true = 6 / np.pi * np.arcsin(0.5 / 2)  # Spearman's for a normal pair with Pearson's 0.5
    covered = 0
    for _ in range(400):
        pair = pd.DataFrame(source.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]], 31))
        found = rank_correlation(pair[0], pair[1])
        assert found is not None
        covered += found.low <= true <= found.high
    assert 0.92 <= covered / 400 <= 0.98


def test_the_correlation_is_of_what_is_read_across() -> None:
    regions = [f"r{i}" for i in range(12)]
    amounts = pd.Series(range(1, 13), index=regions, dtype=float)
    base = pd.Series([2.0**i for i in range(12)], index=regions)
    levels = dict(zip(regions, [0, 1, 2, 3] * 3, strict=True))
    found = promise(levels, holdings(amounts, base), {}, {})
    share, quotient = found.correlation(Across.SHARE), found.correlation(Across.QUOTIENT)
    assert share is not None
    assert quotient is not None
    assert share.rho == pytest.approx(float(spearmanr(list(levels.values()), amounts).statistic))
    assert quotient.rho == pytest.approx(float(spearmanr(list(levels.values()), amounts / base).statistic))
    assert share.rho > 0 > quotient.rho


@pytest.mark.parametrize(("measure", "year"), [("vehicles", 2019), ("va_finance", 2023), ("raw_coal", 2023)])
def test_the_shares_of_the_tables_are_those_of_pandas(measure: str, year: int) -> None:
    rows = pd.read_csv(TABLES / "outcomes.csv")
    table = rows[rows["year"] == year].pivot(index="region_id", columns="measure_id", values="value")
    known = table[[measure, "gdp"]].dropna()
    expected = (known[measure] / known[measure].sum()) / (known["gdp"] / known["gdp"].sum())
    found = pd.Series({region: held.quotient for region, held in holdings(table[measure], table["gdp"]).items()})
    pd.testing.assert_series_equal(found, expected, check_names=False)
