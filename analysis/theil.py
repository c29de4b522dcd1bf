"""Theil's index: how unevenly a region spreads over its industries, as information."""

from dataclasses import dataclass
from typing import overload

import numpy as np
import pandas as pd

from analysis.shares import shares


@overload
def theil(matrix: pd.DataFrame, *, normalised: bool = ...) -> "pd.Series[float]": ...
@overload
def theil(matrix: "pd.Series[float]", *, normalised: bool = ...) -> float: ...
def theil(matrix: "pd.DataFrame | pd.Series[float]", *, normalised: bool = False) -> "pd.Series[float] | float":
    """Return ln n minus the entropy of the shares: the sum of s ln(s n) over the n known industries.

    Args:
        matrix: regions × industries, or one region's row; values from 0 up. A blank (NaN) is not counted; a zero is an
            industry without a share and adds 0.
        normalised: divide by ln n, the maximum.

    Returns:
        A number per region, in nats: 0 (even) to ln n (one industry only); normalised 0 to 1. NaN for a row of blanks
        or zeros and, if normalised, for a row with one known industry.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

    References:
        Theil, H. (1967). Economics and Information Theory. North-Holland.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [1.0], "ai": [1.0], "ev": [2.0]}, index=["SH"])
        >>> round(float(theil(jobs)["SH"]), 6)  # 2 × 1/4 × ln(3/4) + 1/2 × ln(3/2)
        0.058892
    """
    if isinstance(matrix, pd.Series):
        terms = theil_terms(matrix)
        return terms.normalised if normalised else terms.index
    share = shares(matrix)
    n = share.notna().sum(axis=1).astype(float)
    index = _parts(share, n).sum(axis=1, min_count=1).clip(lower=0.0)
    return index / np.log(n.where(n > 1, np.nan)) if normalised else index


@dataclass(frozen=True)
class TheilTerms:
    """What the index of one region is made of; the series cover the industries whose value is known.

    Attributes:
        shares: s, the share of each industry in the region's total; NaN where the total is 0.
        parts: s ln(n s) of each industry, in nats; 0 for a share of 0, negative for a share below 1/n.
        n: the number of known industries.
        index: the sum of the parts, 0 to ln n; NaN where there is no amount.
        normalised: the index over ln n, 0 to 1; NaN where there is no amount, or n is 1.
    """

    shares: "pd.Series[float]"
    parts: "pd.Series[float]"
    n: int
    index: float
    normalised: float


def theil_terms(row: "pd.Series[float]") -> TheilTerms:
    """Return the terms of the index of one region; a blank (NaN) is left out. Errors as for `theil`.

    Examples:
        >>> terms = theil_terms(pd.Series({"ic": 1.0, "ev": 3.0, "5g": None}))
        >>> [round(part, 4) for part in terms.parts], terms.n  # 1/4 ln(2/4), 3/4 ln(6/4)
        ([-0.1733, 0.3041], 2)
    """
    known = row.dropna()
    share, n = shares(known.to_frame().T), len(known)
    parts = _parts(share, pd.Series([float(n)], index=share.index)).iloc[0]
    index = max(0.0, float(total)) if (total := parts.sum(min_count=1)) == total else float("nan")
    return TheilTerms(share.iloc[0], parts, n, index, index / float(np.log(n)) if n > 1 else float("nan"))


def _parts(share: pd.DataFrame, n: "pd.Series[float]") -> pd.DataFrame:
    """Return s ln(n s) for each share s; 0 for a share of 0."""
    return share * np.log(share.where(share > 0, 1.0).mul(n, axis=0).where(share > 0, 1.0))
