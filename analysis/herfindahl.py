"""Herfindahl-Hirschman index: how concentrated a region is on few industries."""

from typing import overload

import numpy as np
import pandas as pd

from analysis.shares import shares


@overload
def herfindahl(matrix: pd.DataFrame, *, normalised: bool = ...) -> "pd.Series[float]": ...
@overload
def herfindahl(matrix: "pd.Series[float]", *, normalised: bool = ...) -> float: ...
def herfindahl(matrix: "pd.DataFrame | pd.Series[float]", *, normalised: bool = False) -> "pd.Series[float] | float":
    """Sum of the squared shares of a region's industries.

    Args:
        matrix: regions × industries, or one region's row; values from 0 up. A blank (NaN) is not counted, neither in
            the total nor among the n industries.
        normalised: (H - 1/n) / (1 - 1/n), so that an even spread is 0 whatever the number n of known industries.

    Returns:
        A number a region: 1/n (even) to 1 (one industry only); normalised 0 to 1. NaN for a row of blanks or zeros,
        and, normalised, for a row with one known industry.

    Raises:
        ValueError: a negative or infinite value, a label that stands twice.

    References:
        Hirschman, A. O. (1964). The paternity of an index. American Economic Review, 54(5), 761-762.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [1.0], "ai": [1.0], "ev": [2.0]}, index=["SH"])
        >>> float(herfindahl(jobs)["SH"])  # 1/16 + 1/16 + 4/16
        0.375
    """
    if isinstance(matrix, pd.Series):
        return float(herfindahl(matrix.to_frame().T, normalised=normalised).iloc[0])
    share = shares(matrix)
    index = (share**2).sum(axis=1, min_count=1)
    if normalised:
        n = share.notna().sum(axis=1).astype(float)
        least = 1 / n.where(n > 1, np.nan)
        index = ((index - least) / (1 - least)).clip(lower=0.0)
    return index
