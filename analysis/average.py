"""The mean over all regions in each industry, to compare single regions with."""

from dataclasses import dataclass

import pandas as pd


def average(values: pd.DataFrame) -> pd.DataFrame:
    """Mean of the known values of each industry.

    Args:
        values: regions × industries, levels or amounts; NaN is a blank and is left out, not counted as zero.

    Returns:
        One row per industry: `mean`, NaN if no value is known, and `n`, the number of known values.

    Examples:
        >>> levels = pd.DataFrame({"ic": [3.0, 2.0, None], "ai": [1.0, None, None]}, index=["SH", "BJ", "GD"])
        >>> average(levels).loc["ic"].to_dict()  # (3 + 2) / 2
        {'mean': 2.5, 'n': 2.0}
    """
    terms = average_terms(values)
    return pd.DataFrame({"mean": terms.means, "n": terms.counts})


@dataclass(frozen=True)
class AverageTerms:
    """What the average of each industry is made of; the series cover all industries, in order.

    Attributes:
        totals: the sum of the known values; 0 where there is none.
        counts: the number of regions whose value is known.
        means: `totals` over `counts`; NaN where the count is 0.
    """

    totals: "pd.Series[float]"
    counts: "pd.Series[int]"
    means: "pd.Series[float]"


def average_terms(values: pd.DataFrame) -> AverageTerms:
    """Return the terms of the averages; arguments as for `average`.

    Examples:
        >>> terms = average_terms(pd.DataFrame({"ic": [3.0, 2.0, None]}, index=["SH", "BJ", "GD"]))
        >>> float(terms.totals["ic"]), int(terms.counts["ic"]), float(terms.means["ic"])
        (5.0, 2, 2.5)
    """
    return AverageTerms(values.sum(axis=0), values.notna().sum(axis=0), values.mean(axis=0))
