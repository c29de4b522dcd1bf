"""Cohen's weighted kappa with quadratic weights."""

import numpy as np

from analysis.agreement.counts import Counts, ratio


def weighted_kappa(levels: Counts) -> Counts:
    """Return 1 minus the mean squared difference of two levels over the one expected by chance.

    A difference of two levels counts four times as much as one of a single level. Chance means that each coder keeps
    the own shares of levels and gives them to cells at random.

    Args:
        levels: … × levels × levels: numbers of cells by the level of the first and of the second coder.

    Returns:
        At most 1; 0 for agreement as by chance, negative below. NaN for a table without cells, and where both coders
        give one and the same level to every cell: chance alone would then agree always.

    References:
        Cohen, J. (1968). Weighted kappa: nominal scale agreement with provision for scaled disagreement or partial
        credit. Psychological Bulletin, 70(4), 213–220.

    Examples:
        >>> table = np.array([[2.0, 1.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 0.0]])
        >>> float(weighted_kappa(table))  # seen 1/4; by chance (3 × 2 + 1 × 2) / 16 = 1/2
        0.5
    """
    position = np.arange(levels.shape[-1])
    weights = (position[:, None] - position[None, :]) ** 2
    total = levels.sum(axis=(-2, -1))
    by_chance = levels.sum(axis=-1)[..., :, None] * levels.sum(axis=-2)[..., None, :]
    seen = (weights * levels).sum(axis=(-2, -1)) * total
    return np.asarray(1 - ratio(seen, (weights * by_chance).sum(axis=(-2, -1))))
