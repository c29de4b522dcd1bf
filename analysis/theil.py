"""Theil's index: how unevenly a region spreads over its industries, as information."""

from typing import overload

import numpy as np
import pandas as pd

from analysis.shares import shares


@overload
def theil(matrix: pd.DataFrame, *, normalised: bool = ...) -> "pd.Series[float]": ...
@overload
def theil(matrix: "pd.Series[float]", *, normalised: bool = ...) -> float: ...
def theil(matrix: "pd.DataFrame | pd.Series[float]", *, normalised: bool = False) -> "pd.Series[float] | float":
    """Ln n less the entropy of the shares: sum of s ln(s n) over the n known industries.

    Args:
        matrix: regions × industries, or one region's row; values from 0 up. A blank (NaN) is not counted; a zero is an
            industry without a share and adds 0.
        normalised: divided by ln n, its largest value.

    Returns:
        A number a region, in nats: 0 (even) to ln n (one industry only); normalised 0 to 1. NaN for a row of blanks or
        zeros, and, normalised, for a row with one known industry.

    Raises:
        ValueError: a negative or infinite value, a label that stands twice.

    References:
        Theil, H. (1967). Economics and Information Theory. North-Holland.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [1.0], "ai": [1.0], "ev": [2.0]}, index=["SH"])
        >>> round(float(theil(jobs)["SH"]), 6)  # 2 × 1/4 × ln(3/4) + 1/2 × ln(3/2)
        0.058892
    """
    if isinstance(matrix, pd.Series):
        return float(theil(matrix.to_frame().T, normalised=normalised).iloc[0])
    share = shares(matrix)
    n = share.notna().sum(axis=1).astype(float)
    # s ln s goes to 0 with s.
    terms = share * np.log(share.where(share > 0, 1.0).mul(n, axis=0).where(share > 0, 1.0))
    index = terms.sum(axis=1, min_count=1).clip(lower=0.0)
    return index / np.log(n.where(n > 1, np.nan)) if normalised else index
