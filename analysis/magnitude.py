"""Orders of magnitude of ratios whose two sides are known only approximately."""

from fractions import Fraction
from math import isfinite


def order_of_magnitude(numerator: float, denominator: float) -> int:
    """Return the power of ten of a ratio: k where 10^k ≤ numerator / denominator < 10^(k+1).

    If both sides are lower bounds ("more than"), the quotient has no bound: a larger numerator raises it, a larger
    denominator lowers it. The power of ten then describes the two stated numbers; it is not an estimate. It is
    truncated, not rounded: 57 is "tens" (1). The comparison is exact: 1000 / 1 gives 3 and 999 / 1 gives 2.

    Args:
        numerator: a finite number above 0.
        denominator: a finite number above 0.

    Returns:
        The power of ten: 0 for 1 to below 10, 1 for tens, 2 for hundreds; negative for a ratio below 1.

    Raises:
        ValueError: a side is not finite or not above 0.

    Examples:
        >>> order_of_magnitude(17000, 120)
        2
        >>> order_of_magnitude(17000, 15)
        3
        >>> order_of_magnitude(17000, 300)
        1
        >>> order_of_magnitude(1, 20)
        -2
    """
    if not all(isfinite(side) and side > 0 for side in (numerator, denominator)):
        raise ValueError(f"A ratio needs two finite numbers above 0, not {numerator} and {denominator}.")
    ratio = Fraction(numerator) / Fraction(denominator)
    power = len(str(ratio.numerator)) - len(str(ratio.denominator))  # right, or one too many
    return power if ratio >= Fraction(10) ** power else power - 1
