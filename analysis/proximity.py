"""Proximity of industries: how often regions that specialise in one specialise in the other."""

import numpy as np
import pandas as pd

from analysis.location_quotient import specialised


def proximity(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return the smaller of the two conditional probabilities that a region with LQ ≥ 1 in one has it in the other.

    Args:
        matrix: regions × industries, amounts from 0 up; NaN is a blank and counts as no specialisation.

    Returns:
        Industries × industries, symmetric, 0 to 1, ones on the diagonal. An industry in which no region specialises is
        blank against all, itself included.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

    References:
        Hidalgo, C. A., Klinger, B., Barabási, A.-L., & Hausmann, R. (2007). The product space conditions the
        development of nations. Science, 317(5837), 482-487.

    Examples:
        >>> jobs = pd.DataFrame({"ic": [9.0, 1.0, 6.0], "ai": [8.0, 1.0, 1.0], "ev": [1.0, 9.0, 5.0]})
        >>> float(proximity(jobs).loc["ic", "ai"])  # specialised: ic in 0 and 2, ai in 0; 1 in common, min(1/2, 1/1)
        0.5
    """
    held = specialised(matrix).to_numpy().astype(float)
    common = held.T @ held
    count = np.diag(common)
    with np.errstate(invalid="ignore", divide="ignore"):
        near = common / np.maximum(count[:, None], count[None, :])
    near[count == 0, :] = np.nan
    near[:, count == 0] = np.nan
    return pd.DataFrame(near, index=matrix.columns, columns=matrix.columns)
