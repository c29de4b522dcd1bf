"""Emphasis: how often a region speaks of an industry, compared with all regions, from the passages of its report."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.checks import values_of
from analysis.matrix_access import row_of

PRIOR = 2.0
"""Passages added to what a cell has and to what is expected: the counts themselves are good to about two."""


@dataclass(frozen=True)
class EmphasisTerms:
    """What the emphasis of a region is made of; the series cover all industries.

    Attributes:
        passages: of the region.
        of_all: passages of all regions.
        total: passages of the region on all industries.
        grand: passages of all regions on all industries.
        expected: `total` times the industry's share in all passages.
        values: (passages + prior) / (expected + prior).
    """

    passages: "pd.Series[float]"
    of_all: "pd.Series[float]"
    total: float
    grand: float
    expected: "pd.Series[float]"
    values: "pd.Series[float]"


def emphasis_terms(passages: pd.DataFrame, region: str, prior: float = PRIOR) -> EmphasisTerms:
    """Return the terms of a region that has a report; arguments as of `emphasis`, which gives the same values.

    Examples:
        >>> counts = pd.DataFrame({"ic": [6.0, 2.0], "ev": [2.0, 6.0]}, index=["SH", "BJ"])
        >>> terms = emphasis_terms(counts, "SH")
        >>> terms.total, terms.grand, terms.expected.to_dict()
        (8.0, 16.0, {'ic': 4.0, 'ev': 4.0})
    """
    of_region, of_all = row_of(passages, region), passages.sum()
    total, grand = float(of_region.sum()), float(of_all.sum())
    expected = total * of_all / grand
    return EmphasisTerms(of_region, of_all, total, grand, expected, (of_region + prior) / (expected + prior))


def emphasis(passages: pd.DataFrame, prior: float = PRIOR) -> pd.DataFrame:
    """Return the location quotient of passages, shrunk towards 1 where few passages are expected.

    Expected are the region's passages times the industry's share in the passages of all regions. The quotient is
    (passages + prior) / (expected + prior): without a prior it is the location quotient; with one, a cell of which
    little is expected stays near 1 whatever single passage it has.

    Args:
        passages: regions × industries, counts from 0 up; NaN in regions without a report.
        prior: passages added above and below, from 0 up.

    Returns:
        The same labels, from 0 up; above 1 the region speaks of the industry more than its share. NaN in regions
        without a report, and without a prior where nothing is expected.

    Raises:
        ValueError: a negative or infinite count, a duplicate label.

    References:
        Isard, W. (1960). Methods of Regional Analysis. MIT Press (the location quotient). Clayton, D., & Kaldor, J.
        (1987). Empirical Bayes estimates of age-standardized relative risks. Biometrics, 43(3), 671-681 (shrinkage of
        a ratio of observed to expected counts).

    Examples:
        >>> counts = pd.DataFrame({"ic": [6.0, 2.0], "ev": [2.0, 6.0]}, index=["SH", "BJ"])
        >>> emphasis(counts).loc["SH"].to_dict()  # expected 4 each: (6 + 2) / (4 + 2), (2 + 2) / (4 + 2)
        {'ic': 1.3333333333333333, 'ev': 0.6666666666666666}
    """
    counts = values_of(passages)
    total = np.nansum(counts)
    known = ~np.isnan(counts)
    shares = np.nansum(counts, axis=0) / total if total else np.zeros(counts.shape[1])
    expected = np.nansum(counts, axis=1)[:, None] * shares[None, :]
    with np.errstate(invalid="ignore", divide="ignore"):
        quotients = (counts + prior) / (expected + prior)
    return pd.DataFrame(
        np.where(known & np.isfinite(quotients), quotients, np.nan), index=passages.index, columns=passages.columns
    )
