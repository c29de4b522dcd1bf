"""Krugman's specialisation index: how far a region's structure is from another one's."""

from typing import overload

import numpy as np
import pandas as pd

from analysis.checks import aligned, values_of
from analysis.shares import shares


@overload
def krugman(one: pd.DataFrame) -> "pd.Series[float]": ...
@overload
def krugman(one: "pd.Series[float]", other: "pd.Series[float]") -> float: ...
def krugman(
    one: "pd.DataFrame | pd.Series[float]", other: "pd.Series[float] | None" = None
) -> "pd.Series[float] | float":
    """Sum over the industries of the absolute difference of two shares.

    For a matrix each region is held against all *other* regions together; for two rows against each other. Half of the
    index is the share of the region that would have to change industry for both structures to be the same.

    Args:
        one: a matrix regions × industries of amounts from 0 up, or a region's row.
        other: another region's row, aligned with `one`.
            A blank (NaN) is unknown: an industry that is blank on either side is left out on both sides.

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
        return _distance(aligned(one, other))
    values = values_of(one)
    known = ~np.isnan(values)
    total = np.where(known.any(axis=0), np.nansum(values, axis=0), np.nan)
    rest = total - np.nan_to_num(values, nan=0.0)
    found = [_distance(pd.DataFrame([row, np.maximum(others, 0.0)])) for row, others in zip(values, rest, strict=True)]
    return pd.Series(found, index=one.index, dtype=float)


def _distance(pair: pd.DataFrame) -> float:
    known = pair.loc[:, pair.notna().all(axis=0)]
    share = shares(known).to_numpy()
    return float("nan") if np.isnan(share).all(axis=1).any() else float(np.abs(share[0] - share[1]).sum())
