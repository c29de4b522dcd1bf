"""Reduce a matrix to what counts as named: a minimum level, or presence without levels."""

import numpy as np
import pandas as pd

from analysis.checks import values_of


def at_least(levels: pd.DataFrame, min_level: float) -> pd.DataFrame:
    """Return the matrix with every value below `min_level` replaced by a blank.

    Args:
        levels: regions × industries; NaN is a blank and stays one.
        min_level: minimum value that is kept; above 0.

    Raises:
        ValueError: `min_level` is not above 0; a negative or infinite value, a duplicate label.

    Examples:
        >>> at_least(pd.DataFrame({"ic": [3.0], "ai": [1.0]}, index=["SH"]), 2).loc["SH"].to_dict()
        {'ic': 3.0, 'ai': nan}
    """
    if min_level <= 0:
        raise ValueError(f"A minimum level of {min_level:g} would keep every value: give one above 0.")
    values = values_of(levels)
    return pd.DataFrame(np.where(values >= min_level, values, np.nan), index=levels.index, columns=levels.columns)


def presence(levels: pd.DataFrame) -> pd.DataFrame:
    """Return 1 where a value is above 0 and a blank elsewhere, also for a known zero.

    Args:
        levels: regions × industries; NaN is a blank and stays one.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

    Examples:
        >>> presence(pd.DataFrame({"ic": [3.0], "ai": [None]}, index=["SH"])).loc["SH"].to_dict()
        {'ic': 1.0, 'ai': nan}
    """
    return pd.DataFrame(np.where(values_of(levels) > 0, 1.0, np.nan), index=levels.index, columns=levels.columns)
