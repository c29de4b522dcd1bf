"""Location quotient, Krugman, proximity, density, complexity: hand-worked values, and two libraries as oracles."""

import warnings

import numpy as np
import pandas as pd
import pytest
from ecomplexity import ecomplexity as harvard
from ecomplexity import proximity as harvard_proximity
from economic_complexity import complexity as datawheel_complexity
from economic_complexity import rca as datawheel_rca
from economic_complexity import relatedness as datawheel_relatedness
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from analysis.complexity import complexity
from analysis.krugman import krugman
from analysis.location_quotient import location_quotient, specialised, symmetric_location_quotient
from analysis.proximity import proximity
from analysis.relatedness_density import relatedness_density
from tests.analysis.conftest import AMOUNTS

JOBS = pd.DataFrame([[30.0, 10.0, np.nan], [10.0, 50.0, np.nan], [np.nan] * 3], index=list("abc"), columns=list("xyz"))
LONG = {"time": "time", "loc": "loc", "prod": "prod", "val": "val"}


def as_long(matrix: pd.DataFrame) -> pd.DataFrame:
    long = matrix.rename_axis(index="loc", columns="prod").stack().rename("val").reset_index()
    return long.assign(time=2022)


def by_harvard(matrix: pd.DataFrame) -> pd.DataFrame:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses deprecated pandas features
        return harvard(as_long(matrix), LONG)


def random_matrix(seed: int, rows: int = 30, columns: int = 25) -> pd.DataFrame:
    source = np.random.default_rng(seed)
    values = source.lognormal(3, 2, (rows, columns)) * (source.random((rows, columns)) < 0.8)
    return pd.DataFrame(values, index=[f"r{i:02}" for i in range(rows)], columns=[f"i{i:02}" for i in range(columns)])


def test_location_quotient_by_hand() -> None:
    found = location_quotient(JOBS)
    assert found.loc["a", "x"] == (30 / 40) / (40 / 100)
    assert found.loc["b", "x"] == pytest.approx((10 / 60) / (40 / 100))
    assert found["z"].isna().all()
    assert found.loc["c"].isna().all()
    assert symmetric_location_quotient(JOBS).loc["a", "x"] == pytest.approx((1.875 - 1) / (1.875 + 1))


def test_a_known_zero_is_zero_and_a_blank_is_blank() -> None:
    found = location_quotient(pd.DataFrame([[0.0, 5.0], [np.nan, 5.0], [5.0, 5.0]]))
    assert found.iloc[0, 0] == 0
    assert np.isnan(found.iloc[1, 0])
    assert symmetric_location_quotient(pd.DataFrame([[0.0, 5.0], [5.0, 5.0]])).iloc[0, 0] == -1


def test_krugman_by_hand() -> None:
    assert krugman(JOBS).iloc[:2].tolist() == pytest.approx([7 / 6, 7 / 6])  # |3/4 - 1/6| + |1/4 - 5/6|
    assert np.isnan(krugman(JOBS)["c"])
    assert krugman(JOBS.loc["a"], JOBS.loc["b"]) == pytest.approx(7 / 6)
    assert krugman(pd.Series([1.0, 0.0]), pd.Series([0.0, 7.0])) == 2
    assert krugman(pd.Series([1.0, 2.0]), pd.Series([2.0, 4.0])) == 0


def test_an_industry_blank_in_all_other_regions_is_left_out_of_krugmans_index() -> None:
    matrix = pd.DataFrame([[5.0, 5.0], [5.0, np.nan]])
    assert krugman(matrix).tolist() == [0, 0]  # x is the only industry known on both sides
    assert krugman(matrix.fillna(0.0)).tolist() == [1, 1]  # |1/2 - 1| + |1/2 - 0|


@given(AMOUNTS)
def test_krugmans_index_equals_its_definition(matrix: pd.DataFrame) -> None:
    found = krugman(matrix)
    for label, row in matrix.iterrows():
        others = matrix.drop(index=label).sum(axis=0, min_count=1)
        both = row.notna() & others.notna()
        one, rest = row[both], others[both]
        if one.sum() > 0 and rest.sum() > 0:
            expected = (one / one.sum() - rest / rest.sum()).abs().sum()
            assert found[label] == pytest.approx(expected, abs=1e-9)
            assert krugman(row, others) == pytest.approx(expected, abs=1e-9)
        else:
            assert np.isnan(found[label])
            assert np.isnan(krugman(row, others))


def test_krugmans_index_of_a_giant_keeps_the_digits_of_small_regions() -> None:
    matrix = pd.DataFrame([[1e16, 1e16], [1.0, 1.0], [2.0, 1.0]])
    # |1/2 - 3/5| + |1/2 - 2/5|: the others hold 3 and 2, which a difference from 1e16 + 3 and 1e16 + 2 would lose.
    assert krugman(matrix)[0] == pytest.approx(1 / 5)


def test_exactly_the_average_share_counts_as_specialised_despite_rounding() -> None:
    weights = np.array([0.1, 0.2, 0.3, 0.7, 1.1])
    assert specialised(pd.DataFrame(np.outer(weights, 1 / weights))).all(axis=None)  # one structure: every LQ is 1


COUNTS = arrays(float, st.tuples(st.integers(2, 6), st.integers(2, 6)), elements=st.integers(0, 3).map(float)).map(
    lambda values: pd.DataFrame(values, columns=list("uvwxyz")[: values.shape[1]])
)
"""Small whole numbers: full of quotients that are 1."""


@given(st.one_of(COUNTS, AMOUNTS), st.floats(1e-3, 1e3), st.integers(0, 99))
def test_proximity_and_density_depend_on_neither_order_nor_scale_nor_blank_columns(
    matrix: pd.DataFrame, factor: float, seed: int
) -> None:
    near, density = proximity(matrix), relatedness_density(matrix)
    shuffled = matrix.sample(frac=1, random_state=seed).sample(frac=1, axis=1, random_state=seed) * factor
    labels = list(matrix.columns)
    pd.testing.assert_frame_equal(proximity(shuffled).loc[labels, labels], near)
    pd.testing.assert_frame_equal(relatedness_density(shuffled).loc[matrix.index, labels], density)
    wider = matrix.assign(blank=np.nan)
    pd.testing.assert_frame_equal(proximity(wider).loc[labels, labels], near)
    pd.testing.assert_frame_equal(relatedness_density(wider)[labels], density)
    assert proximity(wider)["blank"].isna().all()
    assert relatedness_density(wider)["blank"].isna().all()
    pd.testing.assert_series_equal(krugman(shuffled)[matrix.index], krugman(matrix), atol=1e-9)
    pd.testing.assert_series_equal(krugman(wider), krugman(matrix))


def test_proximity_and_density_by_hand() -> None:
    pattern = pd.DataFrame([[1, 1, 0], [0, 1, 1], [1, 0, 0], [0, 0, 1]], columns=list("xyz")) * 100.0 + 1
    held = specialised(pattern)
    assert held.to_numpy().astype(int).tolist() == [[1, 1, 0], [0, 1, 1], [1, 0, 0], [0, 0, 1]]
    near = proximity(pattern)
    assert near.loc["x", "y"] == 1 / 2  # both in region 0; each in two regions
    assert near.loc["x", "z"] == 0
    assert near.loc["y", "z"] == 1 / 2
    # Region 3 specialises in z alone; y's neighbours are x (1/2) and z (1/2).
    assert relatedness_density(pattern).loc[3, "y"] == (1 / 2) / (1 / 2 + 1 / 2)


@given(AMOUNTS, st.floats(1e-3, 1e3))
def test_properties(matrix: pd.DataFrame, factor: float) -> None:
    quotient = location_quotient(matrix)
    assert (quotient.isna() | ((quotient >= 0) & np.isfinite(quotient))).all(axis=None)
    assert quotient.isna().to_numpy()[matrix.isna().to_numpy()].all()
    pd.testing.assert_frame_equal(location_quotient(matrix * factor), quotient)
    pd.testing.assert_frame_equal(location_quotient(matrix.assign(blank=np.nan))[list(matrix.columns)], quotient)
    pd.testing.assert_frame_equal(location_quotient(matrix.iloc[::-1, ::-1]).iloc[::-1, ::-1], quotient)
    symmetric = symmetric_location_quotient(matrix)
    assert (symmetric.isna() | ((symmetric >= -1) & (symmetric < 1))).all(axis=None)
    index = krugman(matrix)
    assert (index.isna() | ((index >= 0) & (index <= 2 + 1e-9))).all()
    near = proximity(matrix)
    pd.testing.assert_frame_equal(near, near.T)
    assert (near.isna() | ((near >= 0) & (near <= 1))).all(axis=None)
    density = relatedness_density(matrix)
    assert (density.isna() | ((density >= 0) & (density <= 1 + 1e-9))).all(axis=None)


@pytest.mark.parametrize(
    "measure",
    [location_quotient, symmetric_location_quotient, specialised, krugman, proximity, relatedness_density, complexity],
)
def test_wrong_values_are_named(measure: object) -> None:
    with pytest.raises(ValueError, match="row “a”, column “x” is negative"):
        measure(pd.DataFrame([[-1.0]], index=["a"], columns=["x"]))  # type: ignore[operator]
    with pytest.raises(ValueError, match="is infinite"):
        measure(pd.DataFrame([[np.inf]]))  # type: ignore[operator]


@pytest.mark.parametrize("seed", range(5))
def test_quotients_agree_with_two_libraries(seed: int) -> None:
    matrix = random_matrix(seed)
    np.testing.assert_allclose(location_quotient(matrix), datawheel_rca(matrix), rtol=1e-9)
    wide = by_harvard(matrix).pivot(index="loc", columns="prod", values="rca")
    np.testing.assert_allclose(location_quotient(matrix), wide.loc[matrix.index, matrix.columns], rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_proximity_agrees_with_harvards_library(seed: int) -> None:
    matrix = random_matrix(seed)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        long = harvard_proximity(as_long(matrix), LONG)
    wide = long.pivot(index="prod_1", columns="prod_2", values="proximity").loc[matrix.columns, matrix.columns]
    np.testing.assert_allclose(proximity(matrix), wide, atol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_density_agrees_with_datawheels_library(seed: int) -> None:
    matrix = random_matrix(seed)
    near = proximity(matrix)
    hollow = near.mask(np.eye(len(near), dtype=bool), 0.0)  # the library's proximity fails with this pandas
    expected = datawheel_relatedness(datawheel_rca(matrix), proximities=hollow)
    np.testing.assert_allclose(relatedness_density(matrix), expected, atol=1e-9)


def standardised(values: "pd.Series[float]") -> "pd.Series[float]":
    return (values - values.mean()) / values.std(ddof=0)


def compare_with_harvard(matrix: pd.DataFrame) -> None:
    found, expected = complexity(matrix), by_harvard(matrix)
    regions = expected.groupby("loc")["eci"].first().loc[matrix.index]
    industries = expected.groupby("prod")["pci"].first().loc[matrix.columns]
    np.testing.assert_allclose(found.regions, standardised(regions), atol=1e-9)
    np.testing.assert_allclose(found.industries, standardised(industries), atol=1e-9)


@pytest.mark.parametrize("seed", range(5))
def test_complexity_agrees_with_harvards_library(seed: int) -> None:
    compare_with_harvard(random_matrix(seed))


def test_complexity_of_real_exports_agrees_with_harvards_library(exports: pd.DataFrame) -> None:
    compare_with_harvard(exports)
    np.testing.assert_allclose(location_quotient(exports), datawheel_rca(exports), rtol=1e-9)


def test_the_method_of_reflections_converges_to_the_same_order(exports: pd.DataFrame) -> None:
    reflected, _products = datawheel_complexity(datawheel_rca(exports), iterations=40)
    assert complexity(exports).regions.corr(reflected, method="spearman") == pytest.approx(1, abs=0.01)


@settings(max_examples=25)
@given(st.integers(0, 10_000), st.floats(1e-3, 1e3))
def test_complexity_is_standardised_and_depends_on_neither_order_nor_scale(seed: int, factor: float) -> None:
    matrix = random_matrix(seed, 14, 13)
    try:
        found = complexity(matrix)
    except ValueError:  # a matrix of separate blocks; another test covers it
        reject()
    assert found.regions.mean() == pytest.approx(0, abs=1e-9)
    assert found.regions.std(ddof=0) == pytest.approx(1)
    again = complexity(matrix.iloc[::-1, ::-1] * factor)
    np.testing.assert_allclose(again.regions[matrix.index], found.regions, atol=1e-7)
    diversity = (location_quotient(matrix) >= 1).sum(axis=1)
    assert np.cov(found.regions, diversity)[0, 1] >= -1e-9


def test_complexity_raises_without_a_scale() -> None:
    with pytest.raises(ValueError, match="at least 10 regions and 10 industries"):
        complexity(random_matrix(0, 9, 20))
    block = random_matrix(0, 12, 12)
    two_blocks = pd.concat([block, block.rename(index="q{}".format, columns="j{}".format)]).fillna(0.0)
    with pytest.raises(ValueError, match="falls into 2 blocks"):
        complexity(two_blocks)
    with pytest.raises(ValueError, match="All regions specialise in the same"):
        complexity(pd.DataFrame(np.ones((12, 12))))


def test_complexity_raises_if_nothing_ranks_the_regions() -> None:
    ring = pd.DataFrame(np.eye(12) + np.roll(np.eye(12), 1, axis=1))
    with pytest.raises(ValueError, match="second eigenvalue has multiplicity two"):
        complexity(ring)  # rotating the ring by one region changes nothing
    chain = pd.DataFrame(np.eye(12, 13) + np.eye(12, 13, k=1))
    with pytest.raises(ValueError, match="nothing says which end of the scale"):
        complexity(chain)  # every region has two industries, and the chain reads the same from both ends


def test_rows_without_a_specialisation_are_blank(exports: pd.DataFrame) -> None:
    wider = exports.assign(nothing=np.nan)
    wider.loc["nowhere"] = 0.0
    found = complexity(wider)
    assert np.isnan(found.regions["nowhere"])
    assert np.isnan(found.industries["nothing"])
    np.testing.assert_allclose(found.regions[exports.index], complexity(exports).regions, atol=1e-9)
