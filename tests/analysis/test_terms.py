"""The terms of each measure: values worked out by hand, and agreement with the measure over a whole matrix."""

from math import log, sqrt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from analysis.average import average, average_terms
from analysis.between_groups import RegionPair, mean_terms
from analysis.complementarity import complementarity, complementarity_terms
from analysis.cosine import cosine, cosine_terms
from analysis.distinctiveness import distinctiveness, distinctiveness_terms
from analysis.herfindahl import herfindahl, herfindahl_terms
from analysis.jaccard import jaccard, jaccard_terms
from analysis.krugman import krugman_terms
from analysis.location_quotient import location_quotient, quotient_terms, symmetric_location_quotient
from analysis.matrix_access import row_of
from analysis.ruzicka import ruzicka, ruzicka_terms
from analysis.theil import theil, theil_terms
from tests.analysis.conftest import AMOUNTS

BLANK = np.nan
NAMES = list("uvwxyz")
ONE = pd.Series([3.0, BLANK, 2.0, 1.0, BLANK, 0.0], index=NAMES)
OTHER = pd.Series([1.0, 2.0, 2.0, BLANK, BLANK, BLANK], index=NAMES)
NOTHING = pd.Series([BLANK, 0.0, BLANK, BLANK, BLANK, BLANK], index=NAMES)
HELD = list("uvwx")
"""Columns that either row holds: y is blank in both, z is blank or zero."""


def test_ruzicka_adds_up_the_smaller_and_the_larger_values() -> None:
    terms = ruzicka_terms(ONE, OTHER)
    assert terms.smaller.to_dict() == dict(zip(HELD, [1, 0, 2, 0], strict=True))
    assert terms.larger.to_dict() == dict(zip(HELD, [3, 2, 2, 1], strict=True))
    assert terms.value == 3 / 8


def test_jaccard_counts_the_members_of_both_and_of_either() -> None:
    terms = jaccard_terms(ONE, OTHER)
    assert (terms.both, terms.either, terms.value) == (("u", "w"), tuple(HELD), 0.5)
    firm = jaccard_terms(ONE, OTHER, threshold=2)
    assert (firm.both, firm.either, firm.value) == (("w",), ("u", "v", "w"), 1 / 3)


def test_cosine_divides_the_products_by_both_lengths() -> None:
    terms = cosine_terms(ONE, OTHER)
    assert terms.products.to_dict() == dict(zip(HELD, [3, 0, 4, 0], strict=True))
    assert terms.squares_of_one.to_dict() == dict(zip(HELD, [9, 0, 4, 1], strict=True))
    assert terms.squares_of_other.to_dict() == dict(zip(HELD, [1, 4, 4, 0], strict=True))
    assert terms.value == pytest.approx(7 / (sqrt(14) * sqrt(9)))


def test_complementarity_weighs_what_each_holds_alone() -> None:
    terms = complementarity_terms(ONE, OTHER)
    assert (terms.only_one, terms.only_other, terms.both) == (1, 2, 3 + 2)
    assert terms.value == pytest.approx(2 * 1 / (1 + 2 + 5))


def test_a_row_that_holds_nothing_has_terms_but_no_value() -> None:
    for terms in (ruzicka_terms(ONE, NOTHING), cosine_terms(ONE, NOTHING), complementarity_terms(ONE, NOTHING)):
        assert np.isnan(terms.value)
    assert np.isnan(jaccard_terms(ONE, NOTHING).value)
    assert ruzicka_terms(ONE, NOTHING).larger.sum() == 6
    assert complementarity_terms(NOTHING, NOTHING).both == 0


def test_values_near_the_range_of_floats_keep_their_value() -> None:
    one, other = pd.Series([1.5e308, 1e308]), pd.Series([1e308, 1.5e308])
    assert ruzicka_terms(one, other).value == pytest.approx(2 / 3)
    assert cosine_terms(one, other).value == pytest.approx(3 / 3.25)
    assert complementarity_terms(one, pd.Series([BLANK, 1.5e308])).value == 0


def test_distinctiveness_multiplies_by_rarity_and_divides_by_length() -> None:
    levels = pd.DataFrame([ONE, OTHER, NOTHING], index=["a", "b", "none"])
    terms = distinctiveness_terms(levels, "a")
    assert terms.regions == 2
    assert terms.holders.to_dict() == {"u": 2, "w": 2, "x": 1}
    assert terms.rarity.to_dict() == pytest.approx({"u": 0, "w": 0, "x": log(2)})
    assert terms.weighted.to_dict() == pytest.approx({"u": 0, "w": 0, "x": log(2)})
    assert terms.length == pytest.approx(log(2))
    assert terms.scores.to_dict() == {"u": 0, "w": 0, "x": 1}
    with pytest.raises(KeyError):
        distinctiveness_terms(levels, "c")


def test_concentration_terms_cover_the_known_industries() -> None:
    jobs = pd.Series([1.0, 1.0, 2.0, 0.0, BLANK], index=list("vwxyz"))
    index = herfindahl_terms(jobs)
    assert index.shares.to_dict() == {"v": 0.25, "w": 0.25, "x": 0.5, "y": 0}
    assert index.squares.tolist() == [1 / 16, 1 / 16, 1 / 4, 0]
    assert (index.n, index.index) == (4, 0.375)
    assert index.normalised == pytest.approx((0.375 - 0.25) / 0.75)
    spread = theil_terms(jobs)
    assert spread.parts.tolist() == pytest.approx([0.25 * log(1), 0.25 * log(1), 0.5 * log(2), 0])
    assert spread.index == pytest.approx(0.5 * log(2))
    assert spread.normalised == pytest.approx(0.5 * log(2) / log(4))


@pytest.mark.parametrize("values", [[BLANK, BLANK], [0.0, 0.0]])
def test_concentration_of_no_amount_is_unknown(values: list[float]) -> None:
    for terms in (herfindahl_terms(pd.Series(values)), theil_terms(pd.Series(values))):
        assert np.isnan(terms.index)
        assert np.isnan(terms.normalised)


def test_krugman_compares_shares_where_both_are_known() -> None:
    one, other = pd.Series([3.0, 1.0, 9.0]), pd.Series([1.0, 1.0, BLANK])
    terms = krugman_terms(one, other)
    assert (terms.shares_of_one.tolist(), terms.shares_of_other.tolist()) == ([0.75, 0.25], [0.5, 0.5])
    assert terms.differences.tolist() == [0.25, 0.25]
    assert terms.value == 0.5
    assert np.isnan(krugman_terms(one, pd.Series([0.0, 0.0, 1.0]) * np.nan).value)


def test_quotients_divide_two_shares() -> None:
    amounts = pd.Series([30.0, 10.0, BLANK, 0.0], index=["ic", "ev", "ai", "none"])
    totals = pd.Series([60.0, 40.0, 5.0, 0.0], index=["ev", "ic", "ai", "none"])
    terms = quotient_terms(amounts, 40.0, totals, 105.0)
    assert terms.amounts.to_dict() == {"ic": 30, "ev": 10}  # no quotient of a blank, nor of an industry without amount
    assert terms.industry_totals.to_dict() == {"ic": 40, "ev": 60}
    assert terms.shares_in_region.tolist() == [0.75, 0.25]
    assert terms.shares_in_all.tolist() == [40 / 105, 60 / 105]
    assert terms.quotients["ic"] == pytest.approx((30 / 40) / (40 / 105))
    assert terms.symmetric["ic"] == pytest.approx((terms.quotients["ic"] - 1) / (terms.quotients["ic"] + 1))


def test_means_are_totals_over_counts() -> None:
    pairs = [RegionPair(("a", "b"), ("g", "g"), 0.5), RegionPair(("a", "c"), ("g", "h"), 0.25)]
    terms = mean_terms(pairs)
    assert (terms.total, terms.count, terms.value) == (0.75, 2, 0.375)
    assert mean_terms([]).count == 0
    assert np.isnan(mean_terms([]).value)
    values = pd.DataFrame({"ic": [3.0, 2.0, BLANK], "ai": [BLANK] * 3})
    averages = average_terms(values)
    assert (averages.totals.tolist(), averages.counts.tolist()) == ([5, 0], [2, 0])
    assert averages.means["ic"] == 2.5
    assert np.isnan(averages.means["ai"])
    assert average(values)["mean"].equals(averages.means)
    assert average(values)["n"].equals(averages.counts)


@given(AMOUNTS)
def test_terms_give_what_the_measure_gives_over_a_whole_matrix(matrix: pd.DataFrame) -> None:
    one, other = matrix.iloc[0], matrix.iloc[1]
    for of_matrix, value in (
        (ruzicka(matrix), ruzicka_terms(one, other).value),
        (jaccard(matrix), jaccard_terms(one, other).value),
        (cosine(matrix), cosine_terms(one, other).value),
        (complementarity(matrix), complementarity_terms(one, other).value),
    ):
        np.testing.assert_allclose(value, of_matrix.iloc[0, 1], rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(herfindahl_terms(one).normalised, herfindahl(matrix, normalised=True)[0], atol=1e-9)
    np.testing.assert_allclose(theil_terms(one).normalised, theil(matrix, normalised=True)[0], atol=1e-9)
    terms = quotient_terms(one, float(one.sum()), matrix.sum(), float(matrix.to_numpy()[matrix.notna()].sum()))
    np.testing.assert_allclose(terms.quotients, row_of(location_quotient(matrix), 0).dropna(), rtol=1e-9)  # type: ignore[arg-type]
    np.testing.assert_allclose(
        terms.symmetric,
        row_of(symmetric_location_quotient(matrix), 0).dropna(),
        atol=1e-9,  # type: ignore[arg-type]
    )
    scores = distinctiveness_terms(matrix, 0)  # type: ignore[arg-type]
    np.testing.assert_allclose(scores.scores, row_of(distinctiveness(matrix), 0).dropna(), atol=1e-9)  # type: ignore[arg-type]
    length = scores.length or 1.0
    np.testing.assert_allclose(scores.weighted / length, scores.scores, atol=1e-9)


def test_theil_names_the_shares_and_the_number_of_known_industries() -> None:
    terms = theil_terms(ONE)
    assert terms.shares.to_dict() == {"u": 3 / 6, "w": 2 / 6, "x": 1 / 6, "z": 0}
    assert terms.n == 4


def test_quotients_name_the_totals_that_they_divide_by() -> None:
    terms = quotient_terms(pd.Series({"u": 2.0}), 10.0, pd.Series({"u": 5.0}), 100.0)
    assert (terms.region_total, terms.grand_total) == (10, 100)
    assert terms.quotients.to_dict() == {"u": (2 / 10) / (5 / 100)}
