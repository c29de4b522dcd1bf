"""Precision, recall and F1 of two sets of cells."""

import numpy as np

from analysis.agreement.counts import Counts, of_both, ratio


def precision(counts: Counts) -> Counts:
    """Return the share of the first coder's cells that the second coder has too.

    Args:
        counts: … × 4 × 4, as `counts.cell_tables` makes them; sums of such tables are tables.

    Returns:
        0 to 1, one number for each table; NaN where the first coder has no cell.

    Examples:
        >>> from analysis.agreement.counts import cell_tables
        >>> counts = cell_tables({"a": 1, "b": 2, "c": 1, "d": 3}, {"a": 1, "b": 3, "e": 1}).sum(axis=0)
        >>> float(precision(counts)), round(float(recall(counts)), 6), round(float(f1(counts)), 6)
        (0.5, 0.666667, 0.571429)
    """
    return ratio(_both(counts), counts[..., 1:, :].sum(axis=(-2, -1)))


def recall(counts: Counts) -> Counts:
    """Return the share of the second coder's cells that the first coder has too; otherwise like `precision`."""
    return ratio(_both(counts), counts[..., :, 1:].sum(axis=(-2, -1)))


def f1(counts: Counts) -> Counts:
    """Return the harmonic mean of precision and recall: twice the common cells over the cells of both; symmetric.

    NaN where neither coder has a cell.

    References:
        van Rijsbergen, C. J. (1979). Information Retrieval, 2nd ed. Butterworths, chapter 7.
    """
    whole = counts[..., 1:, :].sum(axis=(-2, -1)) + counts[..., :, 1:].sum(axis=(-2, -1))
    return ratio(2 * _both(counts), whole)


def _both(counts: Counts) -> Counts:
    return np.asarray(of_both(counts).sum(axis=(-2, -1)))
