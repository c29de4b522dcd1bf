"""Krugman's specialisation index: how far a region's structure is from another one's."""

from dataclasses import dataclass
from typing import overload

import numpy as np
import pandas as pd

from analysis.checks import Floats, aligned, values_of, within_range
from analysis.shares import share_values


@overload
def krugman(one: pd.DataFrame) -> "pd.Series[float]": ...
@overload
def krugman(one: "pd.Series[float]", other: "pd.Series[float]") -> float: ...
def krugman(
    one: "pd.DataFrame | pd.Series[float]", other: "pd.Series[float] | None" = None
) -> "pd.Series[float] | float":
    """Return the sum over the industries of the absolute differences of two shares.

    In a matrix, each region is compared with all *other* regions together, so that a large region is not compared
    with itself; two rows are compared with each other. Half of the index is the share of the region that would have to
    change industry for both structures to be the same.

    Args:
        one: a matrix regions × industries of amounts from 0 up, or a region's row.
        other: another region's row, aligned with `one`.
            A blank (NaN) is unknown: an industry that is blank on either side is left out on both sides. In the sum of
            the other regions, an industry is blank if it is blank in all of them.

    Returns:
        0 (the same structure) to 2 (nothing in common). NaN where one side has no amount.

    Raises:
        ValueError: a negative or infinite value, a duplicate label, two rows that do not align.
        TypeError: a single series.

    References:
        Krugman, P. (1991). Geography and Trade. MIT Press, appendix to chapter 2.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [30.0, 10.0], "ev": [10.0, 50.0]}, index=["SH", "BJ"])
        >>> round(float(krugman(jobs)["SH"]), 6)  # |3/4 - 1/6| + |1/4 - 5/6|
        1.166667
    """
    if isinstance(one, pd.Series):
        if other is None:
            raise TypeError("A single series has nothing to be compared with: give a matrix or two series.")
        return krugman_terms(one, other).value
    values = within_range(values_of(one))
    return pd.Series(_distances(values, _others(values)), index=one.index)


@dataclass(frozen=True)
class KrugmanTerms:
    """What the index of two rows is made of; the series cover the industries whose amount is known in both.

    Attributes:
        shares_of_one: the share of each industry in the first row's total over these industries.
        shares_of_other: the share of each industry in the second row's total over these industries.
        differences: the absolute differences of the two shares.
        value: the sum of the differences, 0 to 2; NaN where one of the rows has no amount.
    """

    shares_of_one: "pd.Series[float]"
    shares_of_other: "pd.Series[float]"
    differences: "pd.Series[float]"
    value: float


def krugman_terms(one: "pd.Series[float]", other: "pd.Series[float]") -> KrugmanTerms:
    """Return the terms of the index of two rows; arguments and errors as for `krugman`.

    Examples:
        >>> terms = krugman_terms(pd.Series({"ic": 3.0, "ev": 1.0}), pd.Series({"ic": 1.0, "ev": 1.0}))
        >>> terms.differences.tolist(), terms.value  # |3/4 - 1/2| + |1/4 - 1/2|
        ([0.25, 0.25], 0.5)
    """
    values = values_of(aligned(one, other))
    known = np.flatnonzero(~np.isnan(values).any(axis=0))
    labels = one.index[known]
    shares = share_values(values[:, known])
    differences = pd.Series(np.abs(shares[0] - shares[1]), index=labels)
    return KrugmanTerms(
        pd.Series(shares[0], index=labels),
        pd.Series(shares[1], index=labels),
        differences,
        float(differences.sum(min_count=1)),
    )


def _others(values: Floats) -> Floats:
    """Return for each row the sum of all other rows; NaN where all of them are blank."""
    known = ~np.isnan(values)
    amounts = np.where(known, values, 0.0)
    # Add the rows above and the rows below: subtracting a large row from the total would lose digits of the others.
    above, below = np.zeros_like(amounts), np.zeros_like(amounts)
    above[1:] = amounts[:-1].cumsum(axis=0)
    below[:-1] = amounts[:0:-1].cumsum(axis=0)[::-1]
    return np.where(known.sum(axis=0) - known > 0, above + below, np.nan)


def _distances(values: Floats, others: Floats) -> Floats:
    both = ~np.isnan(values) & ~np.isnan(others)
    one, other = (share_values(np.where(both, side, np.nan)) for side in (values, others))
    differences = np.abs(one - other)
    return np.asarray(np.where(np.isnan(differences).all(axis=1), np.nan, np.nansum(differences, axis=1)))
