"""Percentile intervals by resampling, always the same for the same data."""

from collections.abc import Callable

import numpy as np

from analysis.agreement.counts import Counts

SAMPLES = 2_000
SEED = 20261130
SHARE = 0.95
"""Share of the samples that an interval covers."""


def resampled(tables: Counts) -> Counts:
    """Draw tables with replacement, as many as there are, and add them up; `SAMPLES` times by a fixed seed.

    Args:
        tables: units × levels × levels, one table for each unit that is drawn as a whole: a cell, or a text.

    Returns:
        SAMPLES × levels × levels.
    """
    units = len(tables)
    if not units:
        return np.zeros((SAMPLES, *tables.shape[1:]))
    drawn = np.random.default_rng(SEED).multinomial(units, np.full(units, 1 / units), size=SAMPLES)
    return np.tensordot(drawn.astype(float), tables, axes=1)


def percentile_interval(measure: Callable[[Counts], Counts], samples: Counts) -> tuple[float, float]:
    """Return the bounds of the middle 95 % of a measure over samples, NaN if it has no value in any of them.

    Samples in which the measure has no value are left out.

    References:
        Efron, B., & Tibshirani, R. J. (1993). An Introduction to the Bootstrap. Chapman & Hall, chapter 13.

    Examples:
        >>> from analysis.agreement.share_equal import share_equal
        >>> percentile_interval(share_equal, resampled(np.array([[[1.0, 0.0], [0.0, 0.0]]] * 5)))
        (1.0, 1.0)
    """
    values = measure(samples)
    known = values[~np.isnan(values)]
    if not known.size:
        return float("nan"), float("nan")
    low, high = np.quantile(known, [(1 - SHARE) / 2, (1 + SHARE) / 2])
    return float(low), float(high)
