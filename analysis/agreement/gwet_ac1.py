"""Gwet's AC1."""

import numpy as np

from analysis.agreement.counts import Counts, ratio
from analysis.agreement.share_equal import share_equal


def gwet_ac1(levels: Counts) -> Counts:
    """Return how far the share of equal levels exceeds chance, where only doubtful cells are left to chance.

    Unlike kappa it stays high where nearly all cells have one level and the coders agree on nearly all of them. It
    takes no account of how far two levels lie apart.

    Args:
        levels: … × levels × levels: numbers of cells by the level of the first and of the second coder; a level that
            neither gave counts as one of the levels there are.

    Returns:
        At most 1, one number for each table; NaN for a table without cells.

    References:
        Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement.
        British Journal of Mathematical and Statistical Psychology, 61(1), 29–48.

    Examples:
        >>> round(float(gwet_ac1(np.array([[118.0, 5.0], [2.0, 0.0]]))), 4)  # kappa is -0.0234
        0.9408
    """
    total = levels.sum(axis=(-2, -1))
    mean_share = ratio(levels.sum(axis=-1) + levels.sum(axis=-2), 2 * total[..., None])
    by_chance = (mean_share * (1 - mean_share)).sum(axis=-1) / (levels.shape[-1] - 1)
    return np.asarray((share_equal(levels) - by_chance) / (1 - by_chance))
