"""The share of equal levels."""

import numpy as np

from analysis.agreement.counts import Counts, ratio


def share_equal(levels: Counts) -> Counts:
    """Return the share of cells to which both coders give the same level.

    Args:
        levels: … × levels × levels: numbers of cells by the level of the first and of the second coder.

    Returns:
        0 to 1, one number for each table; NaN for a table without cells.

    Examples:
        >>> float(share_equal(np.array([[3.0, 1.0], [0.0, 4.0]])))
        0.875
    """
    return ratio(np.trace(levels, axis1=-2, axis2=-1), levels.sum(axis=(-2, -1)))
