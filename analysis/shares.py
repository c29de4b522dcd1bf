"""Shares of a region's total, which the measures of concentration and specialisation start from."""

import numpy as np
import pandas as pd

from analysis.checks import Floats, values_of, within_range


def shares(matrix: pd.DataFrame) -> pd.DataFrame:
    """Return each value as a share of its row's total of known values.

    Args:
        matrix: regions × industries, values from 0 up; NaN is a blank and stays one.

    Returns:
        The same labels; rows add up to 1. A row of blanks or zeros only is blank.

    Raises:
        ValueError: a negative or infinite value, a duplicate label.

    Examples:
        >>> shares(pd.DataFrame({"ic": [3.0], "ai": [1.0]}, index=["SH"])).loc["SH"].to_dict()
        {'ic': 0.75, 'ai': 0.25}
    """
    return pd.DataFrame(share_values(values_of(matrix)), index=matrix.index, columns=matrix.columns)


def share_values(values: Floats) -> Floats:
    """Return the shares of an array without labels; see `shares`."""
    scaled = within_range(values)
    totals = np.nansum(scaled, axis=1, keepdims=True)
    return np.asarray(scaled / np.where(totals > 0, totals, np.nan))
