"""Spearman's rank correlation with an interval."""

from dataclasses import dataclass
from math import atanh, sqrt, tanh

import numpy as np
import pandas as pd

from analysis.checks import aligned

FEWEST = 10
"""Pairs below which no interval is given: the approximation is poor there."""

NORMAL_QUANTILE = 1.959963984540054
"""0.975 quantile of the normal distribution, for an interval of 95 %."""


@dataclass(frozen=True)
class RankCorrelation:
    """A rank correlation.

    Attributes:
        rho: -1 to 1.
        low, high: ends of the interval of 95 %.
        n: number of pairs.
    """

    rho: float
    low: float
    high: float
    n: int

    @property
    def is_clear(self) -> bool:
        """True if the interval does not contain 0."""
        return self.low > 0 or self.high < 0


def rank_correlation(one: "pd.Series[float]", other: "pd.Series[float]") -> RankCorrelation | None:
    """Return the rank correlation of two series with the same labels; ties have their mean rank.

    Pairs with a blank are left out. None for fewer than FEWEST pairs, or if all values of a series are equal. The
    interval is Fisher's, with the variance of Bonett and Wright, and it is approximate: the more ties, the rougher.

    Raises:
        ValueError: the labels differ.

    References:
        Spearman, C. (1904). The proof and measurement of association between two things. American Journal of
        Psychology, 15(1), 72-101. Bonett, D. G. & Wright, T. A. (2000). Sample size requirements for estimating
        Pearson, Kendall and Spearman correlations. Psychometrika, 65(1), 23-28.

    Examples:
        >>> found = rank_correlation(pd.Series(range(10)), pd.Series([1, 0, 3, 2, 5, 4, 7, 6, 9, 8]))
        >>> round(found.rho, 4), round(found.low, 3), round(found.high, 3)  # 1 - 6 × 10 / 990
        (0.9394, 0.688, 0.99)
    """
    pairs = aligned(one, other).T.dropna()
    if len(pairs) < FEWEST or (pairs.nunique() < 2).any():
        return None
    ranks = pairs.rank().to_numpy(dtype=float)
    rho = float(np.clip(np.corrcoef(ranks, rowvar=False)[0, 1], -1, 1))
    low, high = _interval(rho, len(pairs))
    return RankCorrelation(rho, low, high, len(pairs))


def _interval(rho: float, n: int) -> tuple[float, float]:
    if abs(rho) >= 1:
        return rho, rho
    half = NORMAL_QUANTILE * sqrt((1 + rho**2 / 2) / (n - 3))
    return tanh(atanh(rho) - half), tanh(atanh(rho) + half)
