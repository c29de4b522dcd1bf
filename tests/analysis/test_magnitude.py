"""Orders of magnitude: hand-worked values and the definition as a property."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.magnitude import order_of_magnitude

SIDES = st.floats(min_value=1e-12, max_value=1e12)


@pytest.mark.parametrize(
    ("numerator", "denominator", "power"),
    [
        (17000, 120, 2),  # 141 2/3
        (17000, 15, 3),  # 1133 1/3
        (17000, 300, 1),  # 56 2/3: truncated, not rounded up to hundreds
        (10, 1, 1),
        (9.99, 1, 0),
        (1, 1, 0),
        (1, 1.01, -1),
        (1, 10, -1),
        (1, 10.1, -2),
        (10**15, 1, 15),
        (999_999_999_999_999, 1, 14),
    ],
)
def test_worked_by_hand(numerator: float, denominator: float, power: int) -> None:
    assert order_of_magnitude(numerator, denominator) == power


@given(SIDES, SIDES)
def test_the_ratio_lies_in_its_decade(numerator: float, denominator: float) -> None:
    power = order_of_magnitude(numerator, denominator)
    ratio = Fraction(numerator) / Fraction(denominator)
    assert Fraction(10) ** power <= ratio < Fraction(10) ** (power + 1)


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 1), (1, 0), (-1, 2), (float("nan"), 1), (1, float("inf"))])
def test_a_side_that_is_not_finite_and_positive_raises(numerator: float, denominator: float) -> None:
    with pytest.raises(ValueError, match="two finite numbers above 0"):
        order_of_magnitude(numerator, denominator)
