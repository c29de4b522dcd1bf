"""Krugman's specialisation index: how far a region's structure is from another one's."""

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
    """Sum over the industries of the absolute difference of two shares.

    For a matrix each region is held against all *other* regions together, so that a large region is not compared with
    itself; for two rows against each other. Half of the index is the share of the region that would have to change
    industry for both structures to be the same.

    Args:
        one: a matrix regions × industries of amounts from 0 up, or a region's row.
        other: another region's row, aligned with `one`.
            A blank (NaN) is unknown: an industry that is blank on either side is left out on both sides. Of the other
            regions together an industry is blank when it is blank in all of them.

    Returns:
        0 (the same structure) to 2 (nothing in common). NaN where one side has no amount.

    Raises:
        ValueError: a negative or infinite value, a label that stands twice, two rows that do not align.
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
        pair = values_of(aligned(one, other))
        return float(_distances(pair[:1], pair[1:])[0])
    values = within_range(values_of(one))
    return pd.Series(_distances(values, _others(values)), index=one.index)


def _others(values: Floats) -> Floats:
    """For each row, the sum of all other rows; NaN where all of them are blank."""
    known = ~np.isnan(values)
    amounts = np.where(known, values, 0.0)
    # The rows above plus the rows below: taking a row from the total would lose the digits of small others.
    above, below = np.zeros_like(amounts), np.zeros_like(amounts)
    above[1:] = amounts[:-1].cumsum(axis=0)
    below[:-1] = amounts[:0:-1].cumsum(axis=0)[::-1]
    return np.where(known.sum(axis=0) - known > 0, above + below, np.nan)


def _distances(values: Floats, others: Floats) -> Floats:
    both = ~np.isnan(values) & ~np.isnan(others)
    one, other = (share_values(np.where(both, side, np.nan)) for side in (values, others))
    apart = np.abs(one - other)
    return np.asarray(np.where(np.isnan(apart).all(axis=1), np.nan, np.nansum(apart, axis=1)))
