"""Herfindahl-Hirschman index: how concentrated a region is on few industries."""

from dataclasses import dataclass
from typing import overload

import numpy as np
import pandas as pd

from analysis.shares import shares


@overload
def herfindahl(matrix: pd.DataFrame, *, normalised: bool = ...) -> "pd.Series[float]": ...
@overload
def herfindahl(matrix: "pd.Series[float]", *, normalised: bool = ...) -> float: ...
def herfindahl(matrix: "pd.DataFrame | pd.Series[float]", *, normalised: bool = False) -> "pd.Series[float] | float":
    """Return the sum of the squared shares of a region's industries.

    Args:
        matrix: regions × industries, or one region's row; values from 0 up. A blank (NaN) is not counted, neither in
            the total nor among the n industries.
        normalised: (H - 1/n) / (1 - 1/n), so that an even spread is 0 whatever the number n of known industries.

    Returns:
        A number a region: 1/n (even) to 1 (one industry only); normalised 0 to 1. NaN for a row of blanks or zeros,
        and, normalised, for a row with one known industry.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

    References:
        Hirschman, A. O. (1964). The paternity of an index. American Economic Review, 54(5), 761-762.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [1.0], "ai": [1.0], "ev": [2.0]}, index=["SH"])
        >>> float(herfindahl(jobs)["SH"])  # 1/16 + 1/16 + 4/16
        0.375
    """
    if isinstance(matrix, pd.Series):
        terms = herfindahl_terms(matrix)
        return terms.normalised if normalised else terms.index
    share = shares(matrix)
    index = (share**2).sum(axis=1, min_count=1)
    return _normalised(index, share.notna().sum(axis=1).astype(float)) if normalised else index


@dataclass(frozen=True)
class HerfindahlTerms:
    """What the index of one region is made of; the series cover the industries whose value is known.

    Attributes:
        shares: the share of each industry in the region's total; NaN where the total is 0.
        squares: the squares of the shares.
        n: the number of known industries.
        index: the sum of the squares, 1/n to 1; NaN where there is no amount.
        normalised: (index - 1/n) / (1 - 1/n), 0 to 1; NaN where there is no amount, or n is 1.
    """

    shares: "pd.Series[float]"
    squares: "pd.Series[float]"
    n: int
    index: float
    normalised: float


def herfindahl_terms(row: "pd.Series[float]") -> HerfindahlTerms:
    """Return the terms of the index of one region; a blank (NaN) is left out. Errors as for `herfindahl`.

    Examples:
        >>> terms = herfindahl_terms(pd.Series({"ic": 1.0, "ai": 1.0, "ev": 2.0, "5g": None}))
        >>> terms.shares.tolist(), terms.n, terms.index, round(terms.normalised, 6)  # (0.375 - 1/3) / (1 - 1/3)
        ([0.25, 0.25, 0.5], 3, 0.375, 0.0625)
    """
    known = row.dropna()
    share = pd.Series(shares(known.to_frame().T).to_numpy()[0], index=known.index)
    squares = share**2
    index = pd.Series([squares.sum(min_count=1)], dtype=float)
    normalised = _normalised(index, pd.Series([float(len(known))]))
    return HerfindahlTerms(share, squares, len(known), float(index.iloc[0]), float(normalised.iloc[0]))


def _normalised(index: "pd.Series[float]", n: "pd.Series[float]") -> "pd.Series[float]":
    """Rescale the index so that an even spread over n industries is 0; NaN if n is below 2."""
    least = 1 / n.where(n > 1, np.nan)
    return ((index - least) / (1 - least)).clip(lower=0.0)
